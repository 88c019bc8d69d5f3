// A heart at each card, and at the page of an entry: [data-heart] in the page, or one from <template id="heart">.
import { announce } from "../announce.js";
import { add, has, remove } from "./store.js";

const text = (box, selector) => box?.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "";

export function setUpHearts() {
  if (!document.getElementById("heart") || !storage()) return;
  hang(document);
  show();
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.nodeType === 1);
    if (added.some((node) => node.matches(".card__link, :has(.card__link)"))) {
      hang(document);
      show();
    }
  }).observe(document.body, { childList: true, subtree: true });
  document.addEventListener("click", ({ target }) => toggle(target.closest("[data-heart]")));
  for (const type of ["bookmarks", "storage"]) addEventListener(type, show, { capture: true });
}

function storage() {
  try {
    localStorage.getItem("bookmarks");
    return true;
  } catch {
    return false;
  }
}

function hang(root) {
  const heart = document.getElementById("heart").content;
  for (const link of root.querySelectorAll(".card__link")) {
    const box = link.closest(".card, .row, .lead");
    if (!box || box.querySelector("[data-heart]") || link.origin !== location.origin) continue;
    box.append(heart.cloneNode(true));
    const button = box.querySelector("[data-heart]");
    button.dataset.heart = link.pathname;
    button.querySelector("[data-title]").textContent = link.textContent;
  }
  for (const button of root.querySelectorAll(".button[data-heart='']")) {
    button.dataset.heart = location.pathname;
    button.hidden = false;
  }
}

function show() {
  for (const button of document.querySelectorAll("[data-heart]")) {
    button.setAttribute("aria-pressed", String(has(button.dataset.heart)));
  }
}

function toggle(button) {
  if (!button) return;
  const url = button.dataset.heart;
  const kept = has(url);
  if (kept) remove(url);
  else add({ url, ...describe(button) });
  announce(document.getElementById("heart").dataset[kept ? "gone" : "kept"]);
}

/** What the card, or the page, says of the entry. */
function describe(button) {
  const card = button.closest(".card, .row, .lead");
  const box = card ?? document.querySelector("main");
  return {
    title: text(box, card ? ".card__link" : "h1"),
    overline: text(box, ".overline"),
    meta: card ? text(box, ".meta") : "",
    picture: box.querySelector(".picture img")?.getAttribute("src") ?? "",
  };
}
