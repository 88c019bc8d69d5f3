import { toast } from "./toasts.js";
import { words } from "./words.js";

/** Says in words that the browser or the device refused; the scripts of allauth only tell the console. */
export function setUpPasskeys() {
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    toast(words.passkeyFailed, "bad");
  });
}
