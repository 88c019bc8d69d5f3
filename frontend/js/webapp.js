// The citizens' web app. Every page reads and works without this file; it only adds comfort.
import { setUpInstall } from "./app/install.js";
import { setUpWorker } from "./app/worker.js";
import { setUpHearts } from "./bookmarks/hearts.js";
import { setUpDisplay } from "./display.js";
import { setUpLocate } from "./locate.js";
import { setUpOnce } from "./once.js";
import { setUpPrefetch } from "./prefetch.js";
import { setUpCopy, setUpShare } from "./share.js";
import { setUpSuggestions } from "./suggest.js";
import { setUpTicks } from "./ticks.js";
import { setUpToggles } from "./toggle.js";

// What goes with script only is not there without.
for (const template of document.querySelectorAll("template[data-live]")) template.replaceWith(template.content);

setUpDisplay();
setUpShare();
setUpCopy();
setUpToggles();
setUpTicks();
setUpOnce();
setUpLocate();
setUpPrefetch();
setUpSuggestions();
setUpHearts();
setUpInstall();
setUpWorker();

const has = (selector) => document.querySelector(selector);
if (has("[hx-get], [hx-post]")) import("./htmx.js");
if (has("[data-map]")) import("./map/map.js").then(({ setUpMaps }) => setUpMaps());
if (has("[data-reader]")) import("./speech.js").then(({ setUpSpeech }) => setUpSpeech());
if (has("[data-bookmarks]")) import("./bookmarks/page.js").then(({ setUpPage }) => setUpPage());
if (has("[data-forget]")) import("./forget.js").then(({ setUpForget }) => setUpForget());
if (has("[data-stored]")) import("./app/offline.js").then(({ setUpStored }) => setUpStored());
for (const form of document.querySelectorAll("form[data-outbox]")) import("./outbox/form.js").then(({ setUpForm }) => setUpForm(form));
if (window.indexedDB && window.BroadcastChannel) import("./outbox/list.js").then(({ setUpOutbox }) => setUpOutbox()).catch(() => {});
