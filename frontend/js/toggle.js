/** <button data-toggle="id" aria-expanded> marks the element with data-open; what that shows is said by the style sheet. */
export function setUpToggles() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-toggle]");
    if (!button) return;
    const open = document.getElementById(button.dataset.toggle).toggleAttribute("data-open");
    button.setAttribute("aria-expanded", String(open));
  });
}
