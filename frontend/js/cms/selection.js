import { words } from "./words.js";

/** Check boxes of a list: one selects all in view, and a bar says how many and what to do with them. */
export function setUpSelection() {
  for (const form of document.querySelectorAll("[data-selection]")) {
    const boxes = () => [...form.querySelectorAll("input[name=item]")];
    const all = form.querySelector("[data-select-all]");
    const bar = form.querySelector("[data-bulk]");
    const show = () => {
      const count = boxes().filter((box) => box.checked).length;
      if (bar) bar.hidden = count === 0;
      const label = bar?.querySelector("[data-bulk-count]");
      if (label) label.textContent = words.selected(count);
      if (!all) return;
      all.checked = count > 0 && count === boxes().length;
      all.indeterminate = count > 0 && !all.checked;
    };
    form.addEventListener("change", ({ target }) => {
      if (target === all) for (const box of boxes()) box.checked = all.checked;
      show();
    });
    show();
  }
}
