// The editors' surface.
import { setUpAutosave } from "./cms/autosave.js";
import { setUpCommand } from "./cms/command.js";
import { setUpDialogs } from "./cms/dialogs.js";
import { setUpPreview } from "./cms/preview.js";
import { setUpRepeats } from "./cms/repeat.js";
import { setUpSelection } from "./cms/selection.js";
import { setUpTabs } from "./cms/tabs.js";
import { setUpToasts } from "./cms/toasts.js";
import { setUpDisplay } from "./display.js";

setUpDisplay();
setUpCommand();
setUpTabs();
setUpDialogs();
setUpToasts();
setUpSelection();
setUpRepeats();
setUpPreview();
setUpAutosave();
document.querySelector("[data-summary]")?.focus();

if (document.querySelector("[hx-get], [hx-post]")) import("./htmx.js");
if (document.querySelector("[data-map]")) import("./map/map.js").then(({ setUpMaps }) => setUpMaps());
