/** <input data-suggest="address" list="id"> gets names for what is being typed; the newest question wins. */
const WAIT = 150;

export function setUpSuggestions() {
  for (const field of document.querySelectorAll("[data-suggest]")) {
    let timer, running;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        running?.abort();
        if (field.value.trim().length < 2) return field.list.replaceChildren();
        running = new AbortController();
        const names = await ask(`${field.dataset.suggest}?q=${encodeURIComponent(field.value)}`, running.signal);
        field.list.replaceChildren(...names.map((name) => new Option(name, name)));
      }, WAIT);
    });
  }
}

/** Without network, or overtaken by the next question, there are no names; the search works all the same. */
async function ask(address, signal) {
  try {
    const answer = await fetch(address, { signal });
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}
