import { words } from "./words.js";

let region;

export function setUpToasts() {
  region = document.querySelector("[data-toasts]");
  region?.addEventListener("click", ({ target }) => target.closest("[data-dismiss]")?.closest(".toast").remove());
}

/** A short message that stays until it is closed; kind: good, warn or bad. */
export function toast(text, kind = "good") {
  if (!region) return;
  const box = document.createElement("div");
  box.className = `toast toast--${kind}`;
  const line = document.createElement("p");
  line.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button button--icon button--small";
  close.dataset.dismiss = "";
  close.setAttribute("aria-label", words.dismiss);
  close.textContent = "×";
  box.append(line, close);
  region.append(box);
}
