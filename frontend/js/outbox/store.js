// Forms that wait on this device: {key, address, title, at, fields: [[name, text or File]], problems}.
// The page and the service worker both read and write them.
const CHANNEL = "outbox";

export const waiting = () => run("readonly", (forms) => forms.getAll());

export const put = (form) => run("readwrite", (forms) => forms.put(form)).then(changed);

export const remove = (key) => run("readwrite", (forms) => forms.delete(key)).then(changed);

/** Calls back whenever something was put or removed, here or elsewhere. */
export function onChange(call) {
  new BroadcastChannel(CHANNEL).addEventListener("message", call);
}

function changed() {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("changed");
  channel.close();
}

async function run(mode, work) {
  const database = await settled(open());
  try {
    const transaction = database.transaction("forms", mode, { durability: "strict" });
    const written = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await settled(work(transaction.objectStore("forms")));
    await written;
    return result;
  } finally {
    database.close();
  }
}

function open() {
  const request = indexedDB.open("outbox", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("forms", { keyPath: "key" });
  return request;
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
