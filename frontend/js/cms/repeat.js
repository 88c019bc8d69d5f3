// Repeating parts: [data-repeat="name" data-mark data-next] > [data-rows] > [data-row="number"] > fieldset[data-body],
// a <template> in whose names data-mark stands for the number, and buttons data-add, -remove, -up, -down, -restore.
// The order of the rows is the order in which their fields are sent; a disabled body is not sent at all.
import { announce } from "../announce.js";
import { words } from "./words.js";

export function setUpRepeats() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-remove], [data-up], [data-down], [data-restore]");
    const list = button?.closest("[data-repeat]");
    if (!list) return;
    event.preventDefault(); // without script the button sends the form
    if (button.getAttribute("aria-disabled") === "true") return;
    const row = button.closest("[data-row]");
    if ("add" in button.dataset) focusFirst(add(list));
    else if ("remove" in button.dataset) remove(list, row);
    else if ("restore" in button.dataset) restore(row);
    else move(list, row, "up" in button.dataset ? -1 : 1, button);
    number(list);
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });
  for (const list of document.querySelectorAll("[data-repeat]")) number(list);
}

const rows = (list) => [...list.querySelectorAll(":scope > [data-rows] > [data-row]")];
const body = (row) => row.querySelector(":scope > [data-body]");
const name = (list) => list.dataset.name || "Eintrag";

/** Adds an empty row, returns it. */
function add(list, index = Number(list.dataset.next)) {
  list.dataset.next = String(Math.max(Number(list.dataset.next), index + 1));
  const box = document.createElement("template");
  box.innerHTML = list.querySelector(":scope > template").innerHTML.replaceAll(list.dataset.mark, String(index));
  const row = box.content.firstElementChild;
  list.querySelector(":scope > [data-rows]").append(row);
  document.dispatchEvent(new CustomEvent("repeat:added", { detail: row }));
  return row;
}

/** The row stays until the page is left, so that taking it out can be undone. */
function remove(list, row) {
  body(row).disabled = true;
  row.dataset.removed = "";
  announce(words.removed(name(list)));
  row.querySelector(":scope > .repeat__gone [data-restore]")?.focus();
}

function restore(row) {
  body(row).disabled = false;
  delete row.dataset.removed;
  row.querySelector("[data-remove]")?.focus();
}

function move(list, row, step, button) {
  const order = rows(list);
  const target = order[order.indexOf(row) + step];
  if (!target) return;
  if (step < 0) target.before(row);
  else target.after(row);
  button.focus();
  announce(words.moved(name(list), rows(list).indexOf(row) + 1));
}

/** Numbers the rows, and switches off what leads nowhere. */
function number(list) {
  const order = rows(list);
  order.forEach((row, index) => {
    const bar = body(row).querySelector(":scope > .repeat__bar");
    bar.querySelector("[data-number]").textContent = String(index + 1);
    disable(bar.querySelector("[data-up]"), index === 0);
    disable(bar.querySelector("[data-down]"), index === order.length - 1);
  });
}

// aria-disabled keeps the focus where it is, so that a keyboard user does not lose the place.
const disable = (button, off) => button?.setAttribute("aria-disabled", String(off));

const focusFirst = (row) => row.querySelector("input:not([type=hidden]), select, textarea")?.focus();

/** For others who type: a new row, the n-th row that counts, rows taken out. */
export function addRow(list) {
  const row = add(list);
  number(list);
  return row;
}

export const rowAt = (list, index) => rows(list).filter((row) => !("removed" in row.dataset))[index];

export function removeRows(list, unwanted) {
  for (const row of rows(list)) if (!("removed" in row.dataset) && unwanted(row)) remove(list, row);
}

/** Before a kept copy is put back: the rows it had, in its order. */
export function restoreRows(form, pairs) {
  const done = new Set();
  for (;;) {
    const list = [...form.querySelectorAll("[data-repeat]")].find((one) => !done.has(one)); // rows bring lists along
    if (!list) return;
    done.add(list);
    const start = `${list.dataset.repeat}-`;
    const wanted = new Set(pairs.filter(([key]) => key.startsWith(start)).map(([key]) => key.slice(start.length).split("-")[0]));
    const known = new Map(rows(list).map((row) => [row.dataset.row, row]));
    for (const [index, row] of known) if (!wanted.has(index)) remove(list, row);
    for (const index of wanted) list.querySelector(":scope > [data-rows]").append(known.get(index) ?? add(list, Number(index)));
    number(list);
  }
}
