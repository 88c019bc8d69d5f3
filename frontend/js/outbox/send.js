// Sends what waits. The server knows each form by its key and takes it once, however often it is sent; so nothing
// is lost and nothing doubled when an answer does not arrive.
import { put, remove, waiting } from "./store.js";

/** The outcome of each form by its key; one sender at a time, page or service worker. */
export function sendAll() {
  return navigator.locks ? navigator.locks.request("outbox", each) : each();
}

async function each() {
  const outcomes = new Map();
  for (const form of await waiting()) {
    if (!form.problems) outcomes.set(form.key, await send(form));
  }
  return outcomes;
}

/** `sent` with what the server says; `refused` with what is wrong; `waiting` when it is worth another try. */
async function send(form) {
  const said = await ask(form);
  if (!said) return { state: "waiting" };
  if (said.problems) {
    await put({ ...form, problems: said.problems });
    return { state: "refused", ...said };
  }
  await remove(form.key);
  return { state: "sent", ...said };
}

/** What the server says of the form; nothing where it could not be asked, or it was not our server that answered. */
async function ask({ address, key, fields }) {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.set("schluessel", key);
  try {
    const response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
    const said = await response.json();
    if (response.ok && said.thanks) return said;
    return response.status < 500 && said.problems ? said : null;
  } catch {
    return null;
  }
}
