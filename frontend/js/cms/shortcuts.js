/** Ctrl+S keeps, Ctrl+Enter publishes, Alt+N begins a new item, Ctrl+. shows what the keyboard can do. */
const press = (selector) => {
  const found = document.querySelector(selector);
  found?.click();
  return Boolean(found);
};

const keys = {
  "ctrl+s": () => press(".form-bar [value=draft]"),
  "ctrl+enter": () => press(".form-bar .button--main"),
  "alt+n": () => press("[data-new]"),
  "ctrl+.": () => document.getElementById("tastenkuerzel")?.showModal() ?? true,
};

export function setUpShortcuts() {
  document.addEventListener("keydown", (event) => {
    if (event.shiftKey || event.ctrlKey === event.altKey || document.querySelector("dialog[open]")) return;
    const run = keys[`${event.altKey ? "alt" : "ctrl"}+${event.key.toLowerCase()}`];
    if (run?.()) event.preventDefault();
  });
}
