// What is stored where. `shell` belongs to one version of this worker; the other stores outlive it:
//   basics   pages everybody has from the first visit on (/offline.json names them)
//   kept     bookmarks with their pictures, until they are released
//   pages, pictures, files   what was seen last, the oldest goes first
// Only what the server calls public is ever stored: nothing of a signed-in person, no answer to a form.
const { version, files } = self.shell;
const SHELL = `shell-${version}`;
const STORES = [SHELL, "basics", "kept", "pages", "pictures", "files"];
const MOST = { pages: 60, pictures: 150, files: 40 };
const NAMES = "/offline.json";
const FIRST = ["/", "/offline"];
const LOOSE = { ignoreVary: true };

/** The shell, and the two pages without which there is nothing to start with. */
export async function prepare() {
  const shell = await caches.open(SHELL);
  await shell.addAll(files.map((address) => new Request(address, { cache: "no-cache" })));
  await Promise.all(FIRST.map((address) => fetchInto("basics", address)));
}

/** Nothing of former versions remains. */
export async function tidy() {
  const old = (await caches.keys()).filter((name) => !STORES.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Fetches what everybody has anew, and forgets what is no longer among it. */
export async function refresh() {
  const response = await fetch(NAMES, { cache: "no-cache" });
  if (!response.ok) return;
  const { pages } = await response.json();
  const basics = await caches.open("basics");
  for (const { url } of await basics.keys()) {
    if (!pages.includes(new URL(url).pathname)) await basics.delete(url);
  }
  for (const address of pages) await fetchInto("basics", address).catch(() => {});
  await fetchPictures(await find("/"), "pictures");
}

/** A bookmark: the page and its pictures stay. */
export async function keep(address) {
  await fetchInto("kept", address);
  await fetchPictures(await find(address), "kept");
  await (await caches.open("pages")).delete(address, LOOSE);
}

/** No bookmark any more: the page, and the pictures that no other bookmark shows, go. */
export async function release(address) {
  const kept = await caches.open("kept");
  await kept.delete(address, LOOSE);
  const needed = new Set();
  for (const request of await kept.keys()) {
    for (const picture of await picturesOf(await kept.match(request))) needed.add(picture);
  }
  for (const { url } of await kept.keys()) {
    const { pathname, search } = new URL(url);
    if (pathname.startsWith("/medien/") && !needed.has(pathname + search)) await kept.delete(url);
  }
}

export const find = (request) => caches.match(request, LOOSE);

/** A page everybody has, whatever it is asked: a form that is told where the reader came from. */
export const findBasic = (request) => caches.match(request, { ...LOOSE, cacheName: "basics", ignoreSearch: true });

/** Stores a page where it is at home already, else among those seen last. Hands the response on. */
export async function storePage(request, response) {
  if (!storable(response)) return response;
  for (const name of ["kept", "basics"]) {
    if (await (await caches.open(name)).match(request, LOOSE)) return put(name, request, response);
  }
  return put("pages", request, response);
}

export const storePicture = (request, response) => (response.ok ? put("pictures", request, response) : response);
export const storeFile = (request, response) => (response.ok ? put("files", request, response) : response);

/** The same picture in another width. */
export async function pictureLike(address) {
  const wanted = withoutWidth(address);
  for (const name of ["kept", "pictures"]) {
    const cache = await caches.open(name);
    const found = (await cache.keys()).find(({ url }) => withoutWidth(url) === wanted);
    if (found) return cache.match(found);
  }
}

const withoutWidth = (address) => address.replace(/\/\d+\.webp/, "");
const storable = (response) => response.ok && !response.redirected && /\bpublic\b/.test(response.headers.get("Cache-Control"));

async function fetchInto(name, address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!storable(response)) throw new Error(`${address}: ${response.status}`);
  await put(name, address, response);
}

async function fetchPictures(page, name) {
  const cache = await caches.open(name);
  for (const address of await picturesOf(page)) {
    if (!(await find(address))) await fetch(address).then((response) => response.ok && cache.put(address, response)).catch(() => {});
  }
  await trim(cache, MOST[name]);
}

async function picturesOf(page) {
  if (!page?.headers.get("Content-Type")?.startsWith("text/html")) return [];
  const found = (await page.text()).matchAll(/<img src="(\/medien\/[^"]+)"/g);
  return [...found].map(([, address]) => address.replaceAll("&amp;", "&"));
}

async function put(name, request, response) {
  const copy = response.clone();
  const headers = new Headers(copy.headers);
  headers.set("X-Stored", new Date().toISOString());
  const cache = await caches.open(name);
  await cache.put(request, new Response(await copy.blob(), { status: copy.status, headers }));
  await trim(cache, MOST[name]);
  return response;
}

/** What was stored longest ago goes first. */
async function trim(cache, most = Infinity) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((request) => cache.delete(request)));
}
