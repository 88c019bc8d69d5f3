/** <button data-locate> asks where the device is and sends its form again with ?nahe=; a refusal is said in words. */
import { announce } from "./announce.js";

const EXACT = 3; // decimals: a hundred metres, nearer is nobody's business

export function setUpLocate() {
  if (!navigator.geolocation) return;
  for (const button of document.querySelectorAll("[data-locate]")) {
    button.hidden = false;
    button.addEventListener("click", () => locate(button));
  }
}

function locate(button) {
  button.disabled = true;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => send(button.form, [coords.latitude, coords.longitude]),
    () => refuse(button),
    { maximumAge: 60_000, timeout: 15_000 },
  );
}

function send(form, spot) {
  const address = new URL(form.action);
  address.search = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value && name !== "nahe" && name !== "umkreis"));
  address.searchParams.set("nahe", spot.map((part) => part.toFixed(EXACT)).join(","));
  location.assign(address);
}

function refuse(button) {
  button.disabled = false;
  const note = document.createElement("p");
  note.className = "field__error";
  note.textContent = button.dataset.denied;
  button.parentElement.querySelector(".field__error")?.remove();
  button.after(note);
  announce(note.textContent);
}
