// <form data-drop>: files are sent one after the other, each with its progress; without script all go with the form.
import { words } from "./words.js";

export function setUpDrop() {
  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  form.querySelector("[data-drop-send]").hidden = true;
  input.addEventListener("change", () => sendAll(form, [...input.files]));
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("drop--over");
    });
  }
  form.addEventListener("dragleave", () => form.classList.remove("drop--over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("drop--over");
    sendAll(form, [...event.dataTransfer.files]);
  });
}

async function sendAll(form, files) {
  if (!files.length) return;
  const results = [];
  for (const file of files) results.push(await send(form, file));
  if (results.every((address) => address)) location.assign(results.length === 1 ? results[0] : form.action || location.pathname);
  else form.querySelector("input[type=file]").value = "";
}

function send(form, file) {
  const line = form.querySelector("[data-drop-list]").appendChild(document.createElement("li"));
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.set("file", file);
  body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  line.textContent = words.progress(file.name, 0);
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    line.textContent = words.progress(file.name, Math.round((100 * loaded) / total));
  });
  return new Promise((done) => {
    request.addEventListener("load", () => {
      const { address, error } = request.status === 200 ? JSON.parse(request.responseText) : {};
      line.textContent = address ? words.kept(file.name) : error || words.notKept(file.name);
      done(address);
    });
    request.addEventListener("error", () => {
      line.textContent = words.notKept(file.name);
      done();
    });
    request.open("POST", form.action || location.pathname);
    request.setRequestHeader("X-Autosave", "1");
    request.send(body);
  });
}
