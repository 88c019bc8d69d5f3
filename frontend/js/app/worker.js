// The page's side of the service worker: starts it, offers new versions, says of when a page is.
import { announce } from "../announce.js";

const root = document.documentElement;
const REFRESH_HOURS = 6;

export function setUpWorker() {
  if (!navigator.serviceWorker) return;
  if (!root.dataset.worker) return retire();
  showStand();
  const start = () => setTimeout(register, 0);
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}

/** Tells the worker something, once there is one. */
export async function tell(message) {
  if (!navigator.serviceWorker || !root.dataset.worker) return;
  (await navigator.serviceWorker.ready).active.postMessage(message);
}

async function register() {
  try {
    const registration = await navigator.serviceWorker.register(root.dataset.worker, { updateViaCache: "none" });
    watch(registration);
    await refresh();
  } catch {
    // no network, or switched off in the browser: the pages work without
  }
}

function watch(registration) {
  let asked = false;
  const offer = (worker) => {
    const bar = document.getElementById("bar-update");
    bar.hidden = false;
    bar.querySelector("[data-apply]").onclick = () => {
      asked = true;
      worker.postMessage({ type: "apply" });
    };
    bar.querySelector("[data-later]").onclick = () => (bar.hidden = true);
  };
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
    });
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => asked && location.reload());
}

/** What everybody has is fetched anew now and then, unless the reader saves data. */
async function refresh() {
  const last = Number(localStorage.getItem("refreshed"));
  if (navigator.connection?.saveData || Date.now() - last < REFRESH_HOURS * 3_600_000) return;
  await tell({ type: "refresh" });
  localStorage.setItem("refreshed", Date.now());
}

/** The page comes from the store: the worker has written when it was put there. */
function showStand() {
  const stand = new Date(root.dataset.stand);
  if (Number.isNaN(stand.getTime())) return;
  const bar = document.getElementById("bar-stand");
  bar.querySelector("[data-time]").textContent = new Intl.DateTimeFormat(root.lang, { dateStyle: "long", timeStyle: "short" }).format(stand);
  bar.hidden = false;
  announce(bar.textContent);
}

async function retire() {
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}
