// A page is fetched when a pointer rests on its link, or a finger or the keyboard touches it.
const delay = 80;
const seen = new Set();

export function setUpPrefetch() {
  if (navigator.connection?.saveData) return;
  let timer;
  document.addEventListener("pointerover", ({ target }) => {
    clearTimeout(timer);
    const link = target.closest?.("a[href]");
    if (link) timer = setTimeout(() => prefetch(link), delay);
  });
  for (const type of ["touchstart", "focusin"]) {
    document.addEventListener(type, ({ target }) => prefetch(target.closest?.("a[href]")), { passive: true });
  }
}

function prefetch(link) {
  if (!link || link.origin !== location.origin || link.download || link.target || "noPrefetch" in link.dataset) return;
  const address = link.pathname + link.search;
  if (seen.has(address) || address === location.pathname + location.search) return;
  seen.add(address);
  const hint = document.createElement("link");
  hint.rel = "prefetch";
  hint.href = address;
  document.head.append(hint);
}
