const PREFIX = "ticks:";

/** Lists to tick off: what is ticked stays on this device, by the page's path; the list can be printed. */
export function setUpTicks() {
  for (const list of document.querySelectorAll("[data-ticks]")) {
    const key = PREFIX + location.pathname;
    const boxes = [...list.querySelectorAll("input[type=checkbox]")];
    const name = (box) => box.closest("label").textContent.trim();
    const known = new Set(read(key));
    for (const box of boxes) box.checked = known.has(name(box));
    list.addEventListener("change", () => write(key, boxes.filter((box) => box.checked).map(name)));
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

function read(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key));
    return Array.isArray(found) ? found : [];
  } catch {
    return []; // storage is off, or holds what is not ours
  }
}

function write(key, names) {
  try {
    if (names.length) localStorage.setItem(key, JSON.stringify(names));
    else localStorage.removeItem(key);
  } catch {
    // storage is off: the ticks last as long as the page
  }
}
