// The citizens' web app. Every page reads and works without this file; it only adds comfort.
import { setUpDisplay } from "./display.js";
import { setUpLocate } from "./locate.js";
import { setUpPrefetch } from "./prefetch.js";
import { setUpShare } from "./share.js";
import { setUpSuggestions } from "./suggest.js";
import { setUpToggles } from "./toggle.js";

setUpDisplay();
setUpShare();
setUpToggles();
setUpLocate();
setUpPrefetch();
setUpSuggestions();

if (document.querySelector("[hx-get], [hx-post]")) import("./htmx.js");
if (document.querySelector("[data-map]")) import("./map/map.js").then(({ setUpMaps }) => setUpMaps());
