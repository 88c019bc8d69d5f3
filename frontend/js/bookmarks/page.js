// The page "Merkliste": shows the list of this device, saves it to a file, reads it from one.
import { announce } from "../announce.js";
import { calendarOf } from "./calendar.js";
import { all, join } from "./store.js";

const page = document.querySelector("[data-bookmarks]");
const say = (name, values = {}) => {
  const text = page.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  page.querySelector("[data-said]").textContent = text;
  announce(text);
};

export function setUpPage() {
  page.querySelector("[data-save]").addEventListener("click", saveList);
  page.querySelector("[data-calendar]").addEventListener("click", saveDates);
  page.querySelector("[data-read]").addEventListener("change", readFile);
  for (const type of ["bookmarks", "storage"]) addEventListener(type, show, { capture: true });
  show();
}

function show() {
  const found = all();
  page.querySelector("[data-empty]").hidden = found.length > 0;
  page.querySelector("[data-out]").hidden = !found.length;
  page.querySelector("[data-list]").replaceChildren(...found.map(row));
}

function row({ url, title, overline, meta, picture }) {
  const item = page.querySelector("template").content.cloneNode(true);
  const link = item.querySelector(".card__link");
  link.href = url;
  link.textContent = title;
  for (const [selector, text] of [[".overline", overline], [".meta", meta]]) {
    if (text) item.querySelector(selector).textContent = text;
    else item.querySelector(selector).remove();
  }
  if (picture) item.querySelector("img").src = picture;
  else item.querySelector(".picture").remove();
  return item;
}

function saveList() {
  save(JSON.stringify({ site: location.origin, bookmarks: all() }, null, 2), "application/json", "merkliste.json");
  say("saved", { count: all().length });
}

async function saveDates() {
  const { text, count } = await calendarOf(all().map(({ url }) => url));
  if (count) save(text, "text/calendar", "merkliste.ics");
  say(count ? "dates" : "nodates", { count });
}

async function readFile({ target }) {
  try {
    const found = JSON.parse(await target.files[0].text());
    say("read", { count: join(found.bookmarks) });
  } catch {
    say("unreadable");
  }
  target.value = "";
}

function save(text, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
