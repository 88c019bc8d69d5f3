/** <button data-once-close> takes away the [data-once] it is in, on this device for good; early.js keeps it away. */
export function setUpOnce() {
  document.addEventListener("click", ({ target }) => {
    const element = target.closest("[data-once-close]")?.closest("[data-once]");
    if (!element) return;
    try {
      localStorage.setItem(`once.${element.dataset.once}`, "closed");
    } catch {
      // storage is switched off: closed for this visit only
    }
    element.hidden = true;
    document.getElementById("inhalt")?.focus({ preventScroll: true });
  });
}
