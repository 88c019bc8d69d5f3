// Runs before the first paint, so that what a reader has decided for this device never flickers.
{
  const root = document.documentElement;
  for (const name of ["theme", "text", "contrast", "motion", "speech"]) {
    try {
      const value = localStorage.getItem(`display.${name}`);
      if (value) root.dataset[name] = value;
    } catch {
      // storage is switched off: the system's own settings hold
    }
  }
  root.classList.add("js");

  // What a reader has closed (data-once) is gone before it can be seen.
  const closed = (element) => {
    try {
      return localStorage.getItem(`once.${element.dataset.once}`) === "closed";
    } catch {
      return false;
    }
  };
  const hide = () => {
    for (const element of document.querySelectorAll("[data-once]:not([hidden])")) element.hidden = closed(element);
  };
  const watch = new MutationObserver(hide);
  watch.observe(root, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => watch.disconnect());
}
