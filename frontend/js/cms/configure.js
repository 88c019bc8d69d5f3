// Forms of the app's configuration: what is asked follows from what is chosen, colours have a picker and say how well
// they can be read. Without script everything is simply there.
const alone = ["web", "pdf"];

export function setUpConfigure() {
  set(document);
  document.addEventListener("repeat:added", ({ detail: row }) => set(row));
  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-decides]")) decide(target);
    if (target.matches("[data-route-to]")) route(target);
  });
  document.addEventListener("input", ({ target }) => {
    const box = target.closest("[data-colour]");
    if (box) colour(box, target);
  });
}

function set(root) {
  for (const select of root.querySelectorAll("[data-decides]")) decide(select);
  for (const select of root.querySelectorAll("[data-route-to]")) route(select);
  for (const box of root.querySelectorAll("[data-colour]")) {
    box.querySelector("[data-colour-pick]").hidden = false;
    colour(box, box.querySelector("input[type=text]"));
  }
}

function decide(select) {
  const scope = select.closest("[data-body]") ?? select.form;
  for (const field of scope.querySelectorAll("[data-when]")) field.hidden = !field.dataset.when.split(" ").includes(select.value);
}

function route(select) {
  const more = select.closest("[data-route]").querySelector("[data-route-more]");
  more.hidden = !(alone.includes(select.value) || select.value.startsWith("record:"));
}

function colour(box, from) {
  const [pick, text] = box.querySelectorAll("input");
  if (from === pick) text.value = pick.value;
  const found = /^#?([0-9a-f]{6})$/i.exec(text.value.trim());
  if (found && from !== pick) pick.value = `#${found[1]}`;
  box.toggleAttribute("data-empty", !found);
  box.querySelector("[data-colour-told]").textContent = found ? readable(found[1]) : "";
}

/** As WCAG counts: the better of the contrasts to white and to black. */
function readable(hex) {
  const light = luminance(hex);
  const white = 1.05 / (light + 0.05);
  const black = (light + 0.05) / 0.05;
  return `${Math.max(white, black).toFixed(1).replace(".", ",")} : 1 auf ${white >= black ? "Weiß" : "Schwarz"}`;
}

function luminance(hex) {
  const parts = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
