// A form goes through the outbox: kept on the device first, then sent; so it survives a missing network.
import { announce } from "../announce.js";
import { sendAll } from "./send.js";
import { put, remove } from "./store.js";

export function setUpForm(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (valid(form)) submit(form);
  });
  const about = form.elements.zu;
  if (about && !about.value) about.value = new URLSearchParams(location.search).get("zu") ?? ""; // a stored page has none
  const here = form.querySelector("[data-here]");
  if (here && navigator.geolocation) here.addEventListener("click", () => locate(here, form));
}

function valid(form) {
  const wrong = [...form.elements].find((field) => !field.checkValidity());
  if (wrong) form.reportValidity();
  return !wrong;
}

async function submit(form) {
  const button = form.querySelector(".buttons .button--main");
  button.disabled = true;
  const key = crypto.randomUUID();
  const { pathname } = new URL(form.action);
  try {
    await put({ key, address: pathname, title: form.dataset.outbox, at: Date.now(), fields: [...new FormData(form)] });
  } catch {
    return form.submit(); // nothing can be kept here: sent like any form
  }
  const outcome = (await sendAll()).get(key) ?? { state: "waiting" };
  button.disabled = false;
  if (outcome.state === "refused") {
    await remove(key);
    explain(form, outcome.problems);
  } else {
    if (outcome.state === "waiting") await later();
    answer(form, outcome);
  }
}

/** In place of the form: thanks, or that it waits. */
function answer(form, { state, thanks, text }) {
  const shown = document.getElementById(`ausgang-${state}`).content.cloneNode(true).firstElementChild;
  if (thanks) {
    shown.querySelector("[data-thanks]").textContent = thanks;
    shown.querySelector("[data-text]").textContent = text;
  }
  form.replaceWith(shown);
  shown.focus();
}

function explain(form, problems) {
  for (const old of form.querySelectorAll(".errorlist")) old.remove();
  for (const field of form.elements) field.removeAttribute("aria-invalid");
  for (const [name, problem] of Object.entries(problems)) {
    const field = form.elements[name];
    if (!field?.id) continue;
    const note = document.createElement("p");
    note.className = "errorlist field__error";
    note.id = `${field.id}_error`;
    note.textContent = problem;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", note.id);
    field.closest(".field").append(note);
  }
  form.querySelector("[aria-invalid]")?.focus();
  announce(Object.values(problems).join(" "));
}

/** The browser sends it as soon as there is network, even when no page is open, where it can do that. */
async function later() {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.sync?.register("outbox").catch(() => {});
}

function locate(button, form) {
  button.disabled = true;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      form.querySelector("[data-spot]").value = `${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`;
      say(button, button.dataset.done);
    },
    () => {
      button.disabled = false;
      say(button, button.dataset.denied);
    },
    { enableHighAccuracy: true, timeout: 15_000 },
  );
}

function say(button, text) {
  button.querySelector("[data-label]").textContent = text;
  announce(text);
}
