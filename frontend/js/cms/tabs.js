// [role=tablist] > [role=tab aria-controls]: arrow keys, Home and End; the panels are plain sections without script.
export function setUpTabs() {
  for (const list of document.querySelectorAll("[role=tablist]")) {
    const tabs = [...list.querySelectorAll("[role=tab]")];
    list.hidden = false;
    list.addEventListener("click", ({ target }) => {
      const tab = target.closest("[role=tab]");
      if (tab) select(tabs, tab);
    });
    list.addEventListener("keydown", (event) => {
      const next = neighbour(tabs, document.activeElement, event.key);
      if (!next) return;
      event.preventDefault();
      select(tabs, next);
      next.focus();
    });
    select(tabs, tabs.find((tab) => tab.getAttribute("aria-selected") === "true") ?? tabs[0]);
  }
}

function neighbour(tabs, current, key) {
  const index = tabs.indexOf(current);
  if (index < 0) return undefined;
  const steps = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 };
  return key in steps ? tabs.at(steps[key] % tabs.length) : undefined;
}

function select(tabs, chosen) {
  for (const tab of tabs) {
    const selected = tab === chosen;
    tab.setAttribute("aria-selected", String(selected));
    tab.tabIndex = selected ? 0 : -1;
    const panel = document.getElementById(tab.getAttribute("aria-controls"));
    if (panel) panel.hidden = !selected;
  }
}
