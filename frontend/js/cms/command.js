/** Ctrl+K (or Cmd+K) goes to the search and command field from anywhere. */
export function setUpCommand() {
  const field = document.querySelector("[data-command]");
  if (!field) return;
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
