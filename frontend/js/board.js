// A board: turns to the next screen in place, keeps every screen it has seen for times without network, and has a clock.
const PATIENCE = 10_000; // milliseconds a screen may take
const PARTS = ["laufzeile", "lage", "stelle"]; // beside the screen itself
const seen = new Map();
const build = source(document);
const one = (selector) => document.querySelector(selector);

function source(page) {
  return page.querySelector("script[type=module]")?.getAttribute("src");
}

/** The next screen from the network, else as it was seen last; a new version of the board starts anew. */
async function turn() {
  const address = one("#tafel").dataset.next;
  let late = false;
  try {
    // The worker keeps lists that are asked for so, and answers with what it has where there is no network.
    const response = await fetch(address, { headers: { "HX-Request": "true" }, cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new Error(response.status);
    late = response.headers.has("X-Stored");
    seen.set(address, await response.text());
  } catch {
    late = true;
  }
  const html = seen.get(address);
  const page = html && new DOMParser().parseFromString(html, "text/html");
  if (page && !late && source(page) !== build) return location.assign(address);
  if (page?.querySelector("#tafel")) show(page);
  one("#stand").hidden = !late;
  one("[data-stand]").textContent = one("#tafel").dataset.made;
  plan();
}

function show(page) {
  document.title = page.title;
  one("#tafel").replaceWith(page.querySelector("#tafel"));
  for (const name of PARTS) {
    const [old, fresh] = [document.getElementById(name), page.getElementById(name)];
    if (old && fresh) old.replaceWith(fresh);
    else if (old) old.remove();
    else if (fresh) one(".board__foot").prepend(fresh);
  }
}

function plan() {
  const { next, seconds } = one("#tafel").dataset;
  if (next) setTimeout(turn, seconds * 1000);
}

function tick() {
  const now = new Date();
  const say = (options) => new Intl.DateTimeFormat("de-DE", { timeZone: "Europe/Berlin", ...options }).format(now);
  one("[data-clock]").textContent = say({ hour: "2-digit", minute: "2-digit" });
  one("[data-clock]").dateTime = now.toISOString();
  one("[data-date]").textContent = new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: "Europe/Berlin", weekday: "long", day: "numeric", month: "long" }).format(now);
}

/** The worker keeps screens across a restart of the device; nobody stands here to allow a new one. */
async function keep() {
  const address = document.documentElement.dataset.worker;
  if (!address || !navigator.serviceWorker) return;
  const registration = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
  registration.waiting?.postMessage({ type: "apply" });
}

/** The screen stays on, where the device allows that. */
async function wake() {
  if (document.visibilityState === "visible") await navigator.wakeLock?.request("screen");
}

const fine = (work) => work().catch(() => {}); // a comfort: the board goes on without
setInterval(tick, 1000);
tick();
plan();
fine(keep);
fine(wake);
document.addEventListener("visibilitychange", () => fine(wake));
