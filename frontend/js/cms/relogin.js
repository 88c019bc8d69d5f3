// The session has ended: sign in again inside a dialog, then go on writing. The frame ends on a page with [data-back].
import { words } from "./words.js";

let waiting;

/** Opens the dialog; `resume` is called once the same person is signed in again. */
export function askToSignIn(resume) {
  const dialog = document.querySelector("[data-relogin]");
  if (!dialog) return;
  waiting = resume;
  if (dialog.open) return;
  const frame = dialog.querySelector("iframe");
  frame.addEventListener("load", () => look(dialog, frame));
  frame.src = frame.dataset.src;
  dialog.showModal();
}

function look(dialog, frame) {
  const back = frame.contentDocument?.querySelector("[data-back]");
  if (!back) return;
  if (back.dataset.back !== dialog.dataset.account) {
    dialog.querySelector("[data-relogin-text]").textContent = words.otherPerson;
    return;
  }
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = back.dataset.token;
  frame.removeAttribute("src");
  dialog.close();
  waiting?.();
}
