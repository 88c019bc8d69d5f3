// <button data-library="URL"> in an [data-upload] box opens the library in a dialog; a picture chosen there is
// written into the row's fields, just as if it had been uploaded.
import { write } from "./uploads.js";
import { words } from "./words.js";

let box;

export function setUpLibrary() {
  show(document);
  document.addEventListener("click", ({ target }) => {
    const opener = target.closest("[data-library]");
    if (opener) open(opener);
  });
  // rows that are added later
  new MutationObserver(() => show(document)).observe(document.body, { childList: true, subtree: true });
}

function show(root) {
  for (const button of root.querySelectorAll("[data-library][hidden]")) button.hidden = false;
}

async function open(opener) {
  box = opener.closest("[data-upload]");
  const dialog = document.getElementById("mediathek") ?? made(opener.dataset.library);
  dialog.showModal();
  await fill(dialog, opener.dataset.library);
}

function made(url) {
  const dialog = document.createElement("dialog");
  dialog.id = "mediathek";
  dialog.className = "dialog dialog--wide";
  dialog.setAttribute("aria-label", words.library);
  const label = Object.assign(document.createElement("label"), { className: "field__label", textContent: words.searchLibrary });
  const field = Object.assign(document.createElement("input"), { type: "search", id: "mediathek-suche" });
  label.htmlFor = field.id;
  const close = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: words.close });
  close.dataset.close = "";
  const list = Object.assign(document.createElement("div"), { className: "dialog__list" });
  dialog.append(label, field, list, close);
  document.body.append(dialog);
  let wait;
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => fill(dialog, url), 250);
  });
  dialog.addEventListener("click", ({ target }) => {
    const chosen = target.closest("[data-choose]");
    const more = target.closest("[data-more]");
    if (chosen) choose(dialog, chosen);
    if (more) fill(dialog, url, more);
  });
  return dialog;
}

async function fill(dialog, url, more) {
  const list = dialog.querySelector(".dialog__list");
  const query = new URLSearchParams({ q: dialog.querySelector("input").value, seite: more?.dataset.more ?? "1" });
  const answer = await fetch(`${url}?${query}`, { headers: { "X-Autosave": "1" } });
  if (!answer.ok) return;
  const text = await answer.text();
  if (more) more.insertAdjacentHTML("afterend", text), more.remove();
  else list.innerHTML = text;
}

function choose(dialog, { dataset }) {
  write(box, { fields: Object.fromEntries(new URLSearchParams(dataset.choose)), thumbnail: dataset.thumbnail });
  dialog.close();
  box.querySelector("[data-library]").focus();
}
