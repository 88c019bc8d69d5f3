/** Writes the server's complaints beside their fields: {name: [sentence, ...]}. */
export function showErrors(form, errors) {
  clearErrors(form);
  for (const [name, texts] of Object.entries(errors ?? {})) {
    const found = form.elements.namedItem(name);
    const field = found instanceof RadioNodeList ? found[0] : found;
    const box = field?.closest(".field");
    if (!box) continue;
    const line = document.createElement("p");
    line.className = "field__error";
    line.id = `${field.id || name}_autosave_error`;
    line.dataset.autosaveError = "";
    line.textContent = texts.join(" ");
    box.append(line);
    field.setAttribute("aria-invalid", "true");
    field.dataset.describedBefore = field.getAttribute("aria-describedby") ?? "";
    field.setAttribute("aria-describedby", `${field.dataset.describedBefore} ${line.id}`.trim());
  }
}

export function clearErrors(form) {
  for (const line of form.querySelectorAll("[data-autosave-error]")) line.remove();
  for (const field of form.querySelectorAll("[data-described-before]")) {
    field.removeAttribute("aria-invalid");
    field.setAttribute("aria-describedby", field.dataset.describedBefore);
    delete field.dataset.describedBefore;
  }
}
