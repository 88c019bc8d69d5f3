// <form data-autosave="URL" data-version="7" [data-newest]>: sends the whole form a moment after the last change.
// Answer (JSON): 200 {version, saved_at, newer}, saved_at null when nothing differs from what is stored; 422 {errors: {field: [text]}}; 409 changed elsewhere; 401/403 signed out.
import { announce } from "../announce.js";
import { Draft } from "./draft.js";
import { clearErrors, showErrors } from "./errors.js";
import { askToSignIn } from "./relogin.js";
import { restoreRows } from "./repeat.js";
import { words } from "./words.js";

const pause = 1200;
const retry = 15000;

export function setUpAutosave() {
  for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form).start();
}

class Autosave {
  #timer;
  #changes = 0;
  #saved = 0;
  #busy = false;
  #leaving = false;

  constructor(form) {
    this.form = form;
    this.draft = new Draft(form);
    this.state = document.querySelector(`[data-autosave-state="${form.id}"]`) ?? document.querySelector("[data-autosave-state]");
  }

  start() {
    this.form.addEventListener("input", () => this.#changed());
    this.form.addEventListener("change", () => this.#changed());
    this.form.addEventListener("submit", () => (this.#leaving = true));
    window.addEventListener("beforeunload", (event) => this.#pending && !this.#leaving && event.preventDefault());
    window.addEventListener("online", () => this.#pending && this.#save());
    document.addEventListener("visibilitychange", () => document.hidden && this.#pending && this.#save());
    this.#offerDraft();
  }

  get #pending() {
    return this.#changes > this.#saved;
  }

  #changed(delay = pause) {
    this.#changes += 1;
    this.draft.keep();
    this.#say("unsaved", words.unsaved);
    this.#later(delay);
  }

  #later(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), delay);
  }

  async #save() {
    if (this.#busy) return;
    this.#busy = true;
    const sent = this.#changes;
    this.#say("saving", words.saving);
    try {
      await this.#handle(await this.#send(), sent);
    } catch {
      this.#say("offline", words.offline);
      this.#later(retry);
    } finally {
      this.#busy = false;
    }
  }

  #send() {
    clearTimeout(this.#timer);
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    body.set("version", this.form.dataset.version ?? "");
    const headers = { Accept: "application/json", "X-Autosave": "1" };
    return fetch(this.form.dataset.autosave, { method: "POST", body, headers, redirect: "error" });
  }

  async #handle(answer, sent) {
    const refusals = { 401: words.signedOut, 403: words.signedOut, 409: words.conflict };
    if (answer.status === 401) askToSignIn(() => this.#save());
    if (answer.status in refusals) return this.#say("blocked", refusals[answer.status]);
    if (answer.status === 422) {
      showErrors(this.form, (await answer.json()).errors);
      return this.#say("rejected", words.rejected);
    }
    if (!answer.ok) throw new Error(String(answer.status));
    this.#done(await answer.json(), sent);
  }

  #done({ version, saved_at: at, newer }, sent) {
    clearErrors(this.form);
    this.#saved = sent;
    if (version !== undefined) this.#setVersion(version);
    document.dispatchEvent(new CustomEvent("autosave:saved", { detail: { form: this.form, version } }));
    if (this.#pending) {
      this.draft.keep();
      this.#later(pause);
    } else {
      this.draft.drop();
      if (newer) return this.#say("blocked", words.newer);
      this.#say("saved", at === null ? words.unchanged : words.saved(at ? new Date(at) : new Date()));
    }
  }

  #setVersion(version) {
    this.form.dataset.version = version;
    const field = this.form.elements.namedItem("version");
    if (field) field.value = version;
  }

  #offerDraft() {
    if ("newest" in this.form.dataset) return this.draft.drop(); // the server has just been sent what is shown
    const kept = this.draft.find();
    if (!kept) return;
    restoreRows(this.form, kept.pairs);
    this.draft.restore(kept);
    announce(words.restored);
    this.#changed(0);
  }

  #say(state, text) {
    const line = this.state?.querySelector("[data-text]");
    if (!line || line.textContent === text) return;
    this.state.dataset.state = state;
    line.textContent = text;
  }
}
