/** The page "Ohne Netz" lists what is stored on this device: [data-stored="basics pages"] gets links by title. */
const TITLE = /<title>(.*?)<\/title>/s;

export async function setUpStored() {
  if (!window.caches) return;
  for (const list of document.querySelectorAll("[data-stored]")) {
    const links = await stored(list.dataset.stored.split(" "));
    list.replaceChildren(...links.map(entry));
    list.closest("section").hidden = !links.length;
  }
}

async function stored(names) {
  const found = new Map();
  for (const name of names) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const { pathname, search } = new URL(request.url);
      if (!response?.headers.get("Content-Type")?.startsWith("text/html") || pathname === location.pathname) continue;
      const title = new DOMParser().parseFromString((await response.text()).match(TITLE)?.[1] ?? "", "text/html").body.textContent;
      found.set(pathname + search, title.split(" · ").slice(0, -1).join(" · ").trim() || title);
    }
  }
  return [...found].reverse();
}

function entry([address, title]) {
  const item = document.createElement("li");
  const link = item.appendChild(document.createElement("a"));
  link.href = address;
  link.textContent = title;
  return item;
}
