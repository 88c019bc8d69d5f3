// What a reader decides for this device: <button data-setting="theme" value="dark">, or a radio button likewise.
// The choice is an attribute of the root (an empty value: none) and kept here only; early.js applies it before the
// first paint.
const root = document.documentElement;
const controls = () => document.querySelectorAll("[data-setting]");

export function setUpDisplay() {
  for (const control of controls()) {
    control.addEventListener(control.type === "radio" ? "change" : "click", () => choose(control));
  }
  show();
}

function choose({ dataset: { setting }, value }) {
  if (value) root.dataset[setting] = value;
  else delete root.dataset[setting];
  try {
    localStorage.setItem(`display.${setting}`, value);
  } catch {
    // without storage the choice holds for this page
  }
  show();
}

function show() {
  for (const control of controls()) {
    const chosen = control.value === (root.dataset[control.dataset.setting] ?? "");
    if (control.type === "radio") control.checked = chosen;
    else control.setAttribute("aria-pressed", String(chosen));
  }
}
