// <form data-tree>: rows are dragged before, after or into others; buttons do the same without a mouse.
const PLACES = ["before", "into", "after"];

export function setUpTree() {
  const form = document.querySelector("[data-tree]");
  if (!form) return;
  let held = null;
  let over = null;
  form.dataset.tree = "ready";
  const rows = form.querySelectorAll("[data-category]");
  const leave = () => {
    over?.classList.remove(...PLACES.map((place) => `tree__row--${place}`));
    over = null;
  };
  for (const row of rows) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      held = row;
      row.classList.add("tree__row--held");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.querySelector(".tree__name").textContent);
    });
    row.addEventListener("dragend", () => {
      row.classList.remove("tree__row--held");
      leave();
      held = null;
    });
    row.addEventListener("dragover", (event) => {
      if (!held || row === held) return;
      event.preventDefault();
      leave();
      over = row;
      row.classList.add(`tree__row--${place(row, event.clientY)}`);
    });
    row.addEventListener("drop", (event) => {
      if (!held || row === held) return;
      event.preventDefault();
      send(form, held.dataset.category, row.dataset.category, place(row, event.clientY));
    });
  }
}

function place(row, y) {
  const { top, height } = row.getBoundingClientRect();
  return PLACES[Math.min(2, Math.max(0, Math.floor((3 * (y - top)) / height)))];
}

function send(form, category, target, where) {
  const step = form.querySelector("[data-tree-step]");
  form.querySelector("[data-tree-target]").value = target;
  form.querySelector("[data-tree-where]").value = where;
  step.value = `drop:${category}`;
  form.requestSubmit(step);
}
