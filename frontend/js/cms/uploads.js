// [data-upload="URL" data-row-name="name"] with a file input: the picture goes up at once, and the answer
// {fields: {url, asset, ...}, thumbnail} is written into the row's fields; 422 {error} is said.
import { words } from "./words.js";

export function setUpUploads() {
  document.addEventListener("change", ({ target }) => {
    if (target.type !== "file" || !target.files.length) return;
    const box = target.closest("[data-upload]");
    if (box) upload(box, target);
  });
}

async function upload(box, input) {
  const say = (text) => (box.querySelector("[data-upload-state]").textContent = text);
  say(words.uploading);
  try {
    const answer = await send(box.dataset.upload, input);
    if (answer.error) return say(answer.error);
    input.value = "";
    write(box, answer);
    say(words.uploaded);
  } catch {
    say(words.uploadFailed); // the file stays chosen and goes along with the form
  }
}

async function send(url, input) {
  const body = new FormData();
  body.set("file", input.files[0]);
  body.set("csrfmiddlewaretoken", input.form.elements.namedItem("csrfmiddlewaretoken").value);
  const answer = await fetch(url, { method: "POST", body, headers: { "X-Autosave": "1" } });
  if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
  return answer.json();
}

/** A picture of the document has fields of its own, one inside JSON only an address. */
function inputName({ dataset }, name) {
  if (dataset.urlName) return name === "url" ? dataset.urlName : "";
  return `${dataset.rowName}-${name === "url" ? "source_url-url" : name}`;
}

export function write(box, { fields, thumbnail }) {
  const form = box.closest("form");
  for (const [name, text] of Object.entries(fields)) {
    const field = form.elements.namedItem(inputName(box, name));
    if (field) field.value = text;
  }
  const picture = box.querySelector("img");
  picture.src = thumbnail;
  picture.hidden = false;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
