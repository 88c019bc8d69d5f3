/** <button data-dialog="id"> opens that <dialog>; <button data-close> inside closes it; Escape always does. */
export function setUpDialogs() {
  document.addEventListener("click", ({ target }) => {
    const opener = target.closest("[data-dialog]");
    if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
    if (target.closest("dialog [data-close]")) target.closest("dialog").close();
    if (target instanceof HTMLDialogElement) target.close(); // its backdrop
  });
}
