/** <button data-dismiss-notice> puts away the notice it stands in. */
export function setUpNotices() {
  document.addEventListener("click", ({ target }) => {
    const notice = target.closest("[data-dismiss-notice]")?.closest(".notice");
    if (!notice) return;
    notice.remove();
    document.querySelector("h1")?.focus();
  });
}
