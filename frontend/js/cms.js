// The editors' surface.
import { setUpAids } from "./cms/aids.js";
import { setUpAutosave } from "./cms/autosave.js";
import { setUpCommand } from "./cms/command.js";
import { setUpConfigure } from "./cms/configure.js";
import { setUpDialogs } from "./cms/dialogs.js";
import { setUpDrop } from "./cms/drop.js";
import { setUpFocus } from "./cms/focus.js";
import { setUpLibrary } from "./cms/library.js";
import { setUpNotices } from "./cms/notices.js";
import { setUpPasskeys } from "./cms/passkeys.js";
import { setUpPreview } from "./cms/preview.js";
import { setUpRail } from "./cms/rail.js";
import { setUpRepeats } from "./cms/repeat.js";
import { setUpSelection } from "./cms/selection.js";
import { setUpShortcuts } from "./cms/shortcuts.js";
import { setUpTabs } from "./cms/tabs.js";
import { setUpTree } from "./cms/tree.js";
import { setUpToasts } from "./cms/toasts.js";
import { setUpUploads } from "./cms/uploads.js";
import { setUpDisplay } from "./display.js";

setUpDisplay();
setUpRail();
setUpCommand();
setUpShortcuts();
setUpTabs();
setUpDialogs();
setUpToasts();
setUpTree();
setUpSelection();
setUpRepeats();
setUpConfigure();
setUpPreview();
setUpUploads();
setUpAids();
setUpLibrary();
setUpDrop();
setUpFocus();
setUpAutosave();
setUpNotices();
setUpPasskeys();
document.querySelector("[data-summary]")?.focus();

enrich(document);
document.addEventListener("repeat:added", ({ detail: row }) => enrich(row));
if (document.querySelector("[hx-get], [hx-post]")) import("./htmx.js");
if (document.querySelector("[data-map]")) import("./map/map.js").then(({ setUpMaps }) => setUpMaps());

/** The editor is large: it comes with the first text that wants it, be it in a row added later. */
function enrich(root) {
  if (root.querySelector("[data-rich]")) import("./cms/rich.js").then(({ setUpRich }) => setUpRich(root));
}
