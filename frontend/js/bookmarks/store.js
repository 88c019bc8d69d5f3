// Bookmarks of this device: a list of {url, title, overline, meta, picture, at}, newest first, and nothing anywhere
// else. The service worker keeps their pages and pictures for times without network.
import { tell } from "../app/worker.js";

const KEY = "bookmarks";
const TEXTS = ["url", "title", "overline", "meta", "picture"];
const LONGEST = 500;

export function all() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.map(clean).filter(Boolean) : [];
  } catch {
    return [];
  }
}

export const has = (url) => all().some((one) => one.url === url);

export function add(bookmark) {
  write([{ at: Date.now(), ...bookmark }, ...all().filter(({ url }) => url !== bookmark.url)]);
  tell({ type: "keep", address: bookmark.url });
}

export function remove(url) {
  write(all().filter((one) => one.url !== url));
  tell({ type: "release", address: url });
}

/** Takes those in that are readable and new; says how many. Whatever a file holds, only pages of this site are kept. */
export function join(found) {
  const known = new Set(all().map(({ url }) => url));
  const fresh = (Array.isArray(found) ? found : []).map(clean).filter((one) => one && !known.has(one.url));
  const unique = [...new Map(fresh.map((one) => [one.url, one])).values()];
  write([...unique, ...all()]);
  for (const { url } of unique) tell({ type: "keep", address: url });
  return unique.length;
}

function clean(one) {
  if (typeof one?.url !== "string" || typeof one.title !== "string" || !one.title.trim()) return null;
  const url = new URL(one.url, location.origin);
  if (url.origin !== location.origin || !one.url.startsWith("/") || url.pathname === "/") return null;
  const texts = TEXTS.map((name) => [name, typeof one[name] === "string" ? one[name].slice(0, LONGEST) : ""]);
  const picture = String(one.picture ?? "").startsWith("/medien/") ? one.picture : "";
  return { ...Object.fromEntries(texts), url: url.pathname, picture, at: Number(one.at) || Date.now() };
}

function write(list) {
  localStorage.setItem(KEY, JSON.stringify(list));
  document.dispatchEvent(new CustomEvent("bookmarks"));
}
