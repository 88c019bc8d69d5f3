/** Says a sentence to screen readers, through the one live region of the page. */
export function announce(text) {
  const region = document.getElementById("announcer");
  if (!region || !text) return;
  region.textContent = "";
  setTimeout(() => (region.textContent = text.trim()), 50);
}
