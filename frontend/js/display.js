// Brightness and text size. Buttons carry data-theme="light|dark|" or data-text="1|2|3";
// what is chosen is kept on this device only (early.js applies it before the first paint).
const root = document.documentElement;

export function setUpDisplay() {
  for (const panel of document.querySelectorAll("[data-display]")) {
    panel.hidden = false;
    for (const button of panel.querySelectorAll("button")) {
      const [name, value] = "theme" in button.dataset ? ["theme", button.dataset.theme] : ["text", button.dataset.text];
      button.addEventListener("click", () => choose(name, value));
    }
  }
  show();
}

function choose(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  try {
    localStorage.setItem(`display.${name}`, value);
  } catch {
    // without storage the choice holds for this page
  }
  show();
}

function show() {
  for (const button of document.querySelectorAll("[data-display] button")) {
    const { theme, text } = button.dataset;
    const pressed = theme === undefined ? text === (root.dataset.text ?? "1") : theme === (root.dataset.theme ?? "");
    button.setAttribute("aria-pressed", String(pressed));
  }
}
