import { announce } from "./announce.js";

/** Shows the buttons this device can serve: the system's share sheet, and copying the link. */
export function setUpShare() {
  for (const panel of document.querySelectorAll("[data-share]")) {
    const page = { title: panel.dataset.title || document.title, url: new URL(panel.dataset.url || "", location).href };
    offer(panel.querySelector("[data-share-native]"), Boolean(navigator.share), () => share(page));
    offer(panel.querySelector("[data-share-copy]"), Boolean(navigator.clipboard), (button) => copy(page.url, button));
  }
}

/** Buttons that copy the text of a field; without the clipboard it is marked and copied by hand. */
export function setUpCopy() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    offer(button, Boolean(navigator.clipboard), () => copy(document.getElementById(button.dataset.copy).value, button));
  }
}

function offer(button, possible, action) {
  if (!button || !possible) return;
  button.hidden = false;
  button.addEventListener("click", () => action(button));
}

async function share(page) {
  try {
    await navigator.share(page);
  } catch (error) {
    if (error.name !== "AbortError") throw error; // closing the sheet is no failure
  }
}

async function copy(text, button) {
  await navigator.clipboard.writeText(text);
  const label = button.querySelector("[data-label]");
  const before = label.textContent;
  label.textContent = button.dataset.done;
  announce(button.dataset.done);
  setTimeout(() => (label.textContent = before), 2500);
}
