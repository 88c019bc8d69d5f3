// [data-aid="URL"]: help that follows from what was last kept of the form; loaded at the start and after each save.
// Its buttons type for the editor: data-put / data-take a line (data-line) of a text, data-add-row to a list of parts
// with data-values, data-set-row of the n-th part, a week (data-grid) into rows; data-ask loads it with a question.
import { addRow, removeRows, rowAt } from "./repeat.js";

export function setUpAids() {
  const aids = [...document.querySelectorAll("[data-aid]")];
  if (!aids.length) return;
  for (const aid of aids) load(aid);
  document.addEventListener("autosave:saved", () => aids.forEach((aid) => load(aid)));
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-aid] button");
    if (button) press(button, button.closest("[data-aid]"));
  });
}

async function load(aid, asked = "") {
  const url = new URL(aid.dataset.aid, location.href);
  if (asked) url.searchParams.set("fragen", asked);
  const answer = await fetch(url, { headers: { "X-Autosave": "1" } });
  if (!answer.ok) return;
  const text = await answer.text();
  if (text === aid.dataset.shown) return;
  const open = [...aid.querySelectorAll("details")].map((one) => one.open);
  aid.innerHTML = text;
  aid.dataset.shown = asked ? "" : text;
  aid.querySelectorAll("details").forEach((one, index) => (one.open = open[index] ?? one.open));
}

function press(button, aid) {
  const { dataset } = button;
  const form = aid.closest("form");
  if ("ask" in dataset) load(aid, dataset.ask);
  if ("put" in dataset) lines(form, dataset.put, (all) => [...all, dataset.line]);
  if ("take" in dataset) lines(form, dataset.take, (all) => all.filter((line) => !same(line, dataset.line)));
  if ("addRow" in dataset) add(form, button);
  if ("setRow" in dataset) fill(rowAt(list(form, dataset.setRow), Number(dataset.row)), values(button));
  if ("asAbove" in dataset) copyAbove(button.closest("[data-day]"));
  if ("gridApply" in dataset) applyGrid(form, button.closest("[data-grid]"));
}

const list = (form, name) => form.querySelector(`[data-repeat="${name}"]`);
const values = ({ dataset }) => Object.fromEntries(new URLSearchParams(dataset.values));
const iso = (line) => line.trim().replace(/^(\d\d?)\.(\d\d?)\.(\d{4})$/, (_, day, month, year) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
const same = (one, other) => iso(one) === iso(other);

function lines(form, name, change) {
  const field = form.elements.namedItem(name);
  field.value = change(field.value.split("\n").filter((line) => line.trim())).join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function add(form, button) {
  const moved = button.parentElement.querySelector("[data-moved-to]");
  if (moved && !moved.value) return moved.focus();
  fill(addRow(list(form, button.dataset.addRow)), { ...values(button), ...(moved ? { new: moved.value } : {}) });
}

/** Writes into the fields of a row, by their names without that of the row. */
function fill(row, said) {
  const fields = [...row.querySelectorAll("[name]")];
  for (const [name, value] of Object.entries(said)) {
    const field = fields.findLast((one) => one.name.endsWith(`-${row.dataset.row}-${name}`));
    if (!field) continue;
    if (field.type === "checkbox") field.checked = value === field.value;
    else field.value = value;
    const box = field.closest("details");
    if (box) box.open = true;
  }
  row.dispatchEvent(new Event("input", { bubbles: true }));
}

function copyAbove(row) {
  const above = row.previousElementSibling.querySelectorAll("input");
  row.querySelectorAll("input").forEach((input, index) => (input.value = above[index].value));
}

/** The rows of plain weekdays anew from the grid; rows with dates stay. */
function applyGrid(form, grid) {
  const rows = list(form, grid.dataset.grid);
  removeRows(rows, (row) => !row.querySelector('[name$="-date_from"]').value);
  for (const day of grid.querySelectorAll("[data-day]")) {
    for (const span of day.querySelectorAll("[data-span]")) {
      const [from, to] = ["[data-from]", "[data-to]"].map((mark) => span.querySelector(mark).value);
      if (from || to) fill(addRow(rows), { weekday: day.dataset.day, time_from: from, time_to: to, open: "true" });
    }
  }
}
