// What waits on this device: a bar on every page, a list where [data-outbox-list] is; each entry can be dropped.
import { sendAll } from "./send.js";
import { onChange, put, remove, waiting } from "./store.js";

const MOMENT = 1500; // milliseconds in which a form is on its way, not waiting
const root = document.documentElement;

export async function setUpOutbox() {
  onChange(show);
  addEventListener("online", sendAll);
  await show();
  if (navigator.onLine) await sendAll();
}

async function show() {
  const all = await waiting();
  const forms = all.filter(({ at, problems }) => problems || Date.now() - at > MOMENT);
  if (forms.length < all.length) setTimeout(show, MOMENT);
  const bar = document.getElementById("bar-outbox");
  const list = document.querySelector("[data-outbox-list]");
  bar.hidden = !forms.length || Boolean(list);
  bar.querySelector("[data-count]").textContent = forms.map(({ title }) => title).join(", ");
  if (!list) return;
  list.hidden = !forms.length;
  const rows = list.querySelector("ul");
  rows.replaceChildren(...forms.map((form) => row(form, list.querySelector("template"), rows.dataset)));
}

function row(form, template, words) {
  const item = template.content.cloneNode(true);
  item.querySelector("[data-title]").textContent = form.title;
  item.querySelector("[data-time]").textContent = new Intl.DateTimeFormat(root.lang, { dateStyle: "medium", timeStyle: "short" }).format(form.at);
  const problems = form.problems && Object.values(form.problems).join(" ");
  item.querySelector("[data-state]").textContent = problems ? `${words.refused} ${problems}` : words.waiting;
  item.querySelector("[data-cancel]").addEventListener("click", () => remove(form.key));
  item.querySelector("[data-send]").addEventListener("click", async () => {
    if (problems) await put({ ...form, problems: undefined });
    await sendAll();
  });
  return item;
}
