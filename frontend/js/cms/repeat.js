// Repeating parts (addresses, dates, prices ...): a Django formset inside [data-repeat="prefix"], made of
// [data-rows] > [data-row], a <template> with __prefix__, and buttons data-add, data-remove, data-up, data-down.
import { announce } from "../announce.js";
import { words } from "./words.js";

export function setUpRepeats() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-add], [data-remove], [data-up], [data-down], [data-restore]");
    const list = button?.closest("[data-repeat]");
    if (!list) return;
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
const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
const total = (list) => list.querySelector(`[name="${list.dataset.repeat}-TOTAL_FORMS"]`);
const name = (list) => list.dataset.name || "Eintrag";

/** Adds an empty row, returns it. */
function add(list) {
  const index = Number(total(list).value);
  const template = list.querySelector(":scope > template");
  const box = document.createElement("template");
  box.innerHTML = template.innerHTML.replaceAll("__prefix__", String(index));
  const row = box.content.firstElementChild;
  list.querySelector(":scope > [data-rows]").append(row);
  total(list).value = String(index + 1);
  return row;
}

/** Rows the server knows are only marked, so that taking them out can be undone until the page is left. */
function remove(list, row) {
  const mark = field(row, "DELETE");
  if (!mark) return;
  mark.checked = true;
  row.dataset.removed = "";
  announce(words.removed(name(list)));
  row.querySelector("[data-restore]")?.focus();
}

function restore(row) {
  field(row, "DELETE").checked = false;
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

/** Writes the order into the formset, and switches off what leads nowhere. */
function number(list) {
  const order = rows(list);
  order.forEach((row, index) => {
    const position = field(row, "ORDER");
    if (position) position.value = String(index + 1);
    const label = row.querySelector("[data-number]");
    if (label) label.textContent = String(index + 1);
    disable(row.querySelector("[data-up]"), index === 0);
    disable(row.querySelector("[data-down]"), index === order.length - 1);
  });
}

// aria-disabled keeps the focus where it is, so that a keyboard user does not lose the place.
const disable = (button, off) => button?.setAttribute("aria-disabled", String(off));

const focusFirst = (row) => row.querySelector("input:not([type=hidden]), select, textarea")?.focus();

/** Before a kept copy is put back: as many rows as it had. */
export function restoreRows(form, pairs) {
  const kept = new Map(pairs);
  for (const list of form.querySelectorAll("[data-repeat]")) {
    const wanted = Number(kept.get(`${list.dataset.repeat}-TOTAL_FORMS`) ?? 0);
    while (Number(total(list).value) < wanted) add(list);
    number(list);
  }
}
