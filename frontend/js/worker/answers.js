// Which request is answered how. What is not named here goes to the network as if there were no worker.
import { find, findBasic, pictureLike, storeFile, storePage, storePicture } from "./stores.js";

const PATIENCE = 3000; // milliseconds until a slow network gives way to what is stored
const PRIVATE = /^\/(?:cms|oauth|graphql|graphiql|suche)(?:[/.]|$)/;
const NAMED_BY_CONTENT = /[.-](?:[0-9a-f]{12}|[0-9A-Z]{8})\.\w+$/;

/** A promise of the response, or nothing. */
export function answer(event) {
  const { request } = event;
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || PRIVATE.test(pathname)) return;
  if (request.headers.has("Range")) return;
  if (request.mode === "navigate") return page(event);
  if (request.headers.has("HX-Request")) return list(event);
  if (request.destination === "image" && pathname.startsWith("/medien/")) return picture(request);
  if (NAMED_BY_CONTENT.test(pathname) || searchParams.has("v")) return file(request);
  if (pathname.startsWith("/static/") || pathname.endsWith(".geojson")) return freshFile(request);
}

/** From the network; what is stored where there is none, where the server fails, and where it takes too long. */
async function page(event) {
  const stored = await find(event.request);
  const sent = fetch(event.request).then((response) => storePage(event.request, response));
  if (!stored) return sent.catch(async () => (await findBasic(event.request)) ?? offline());
  event.waitUntil(sent.catch(() => {}));
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  const response = await Promise.race([sent.catch(() => {}), late]);
  return response && response.status < 500 ? response : dated(stored);
}

async function list(event) {
  try {
    return storePage(event.request, await fetch(event.request));
  } catch {
    return (await find(event.request)) ?? Response.error();
  }
}

async function picture(request) {
  const stored = await find(request);
  if (stored) return stored;
  try {
    return storePicture(request, await fetch(request));
  } catch {
    return (await pictureLike(request.url)) ?? Response.error();
  }
}

async function file(request) {
  return (await find(request)) ?? storeFile(request, await fetch(request));
}

async function freshFile(request) {
  try {
    return storeFile(request, await fetch(request));
  } catch {
    return (await find(request)) ?? Response.error();
  }
}

async function offline() {
  return (await find("/offline")) ?? Response.error();
}

/** The page says itself of when it is: <html data-stand="2026-11-27T08:00:00.000Z">. */
async function dated(response) {
  const html = await response.text();
  const stand = response.headers.get("X-Stored");
  return new Response(html.replace("<html ", `<html data-stand="${stand}" `), response);
}
