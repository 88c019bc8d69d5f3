// The service worker: the pages' shell, what was read last, and what was kept, without network.
// The server puts `self.shell = {version, files}` before this file, so it changes when any of the files does.
import { sendAll } from "../outbox/send.js";
import { answer } from "./answers.js";
import { keep, prepare, release, refresh, tidy } from "./stores.js";

const orders = {
  apply: () => self.skipWaiting(),
  keep: ({ address }) => keep(address),
  release: ({ address }) => release(address),
  refresh,
};

self.addEventListener("install", (event) => event.waitUntil(prepare()));
self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));
self.addEventListener("message", (event) => event.waitUntil(Promise.resolve(orders[event.data?.type]?.(event.data))));
self.addEventListener("sync", (event) => event.tag === "outbox" && event.waitUntil(sendAll()));
self.addEventListener("fetch", (event) => {
  const reply = answer(event);
  if (reply) event.respondWith(reply);
});
