// Reads a page aloud with the voices of the device: [data-reader] holds the buttons, [data-speak] what is read.
// Long texts are cut at sentences, since some browsers fall silent after a quarter of a minute.
const LONGEST = 220;
const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, figcaption";
const root = document.documentElement;

export function setUpSpeech() {
  const panel = document.querySelector("[data-reader]");
  if (!panel || !window.speechSynthesis || !window.SpeechSynthesisUtterance) return;
  new Reader(panel).show("silent");
  panel.hidden = false;
}

class Reader {
  constructor(panel) {
    this.panel = panel;
    this.buttons = Object.fromEntries([...panel.querySelectorAll("[data-speech-do]")].map((button) => [button.dataset.speechDo, button]));
    for (const [name, button] of Object.entries(this.buttons)) button.addEventListener("click", () => this[name]());
    addEventListener("pagehide", () => speechSynthesis.cancel());
  }

  start() {
    speechSynthesis.cancel();
    this.run = Symbol("run");
    this.queue = pieces();
    this.show("speaking");
    this.buttons.pause.focus();
    this.next(this.run);
  }

  pause() {
    speechSynthesis.pause();
    this.show("paused");
    this.buttons.resume.focus();
  }

  resume() {
    speechSynthesis.resume();
    this.show("speaking");
    this.buttons.pause.focus();
  }

  stop() {
    this.run = null;
    speechSynthesis.cancel();
    this.show("silent");
    this.buttons.start.focus();
  }

  next(run) {
    if (run !== this.run) return;
    mark(this.queue[0]?.block);
    const piece = this.queue.shift();
    if (!piece) return this.show("silent");
    const said = new SpeechSynthesisUtterance(piece.text);
    said.lang = piece.lang;
    said.rate = Number(root.dataset.speech) || 1;
    said.voice = speechSynthesis.getVoices().find(({ lang }) => lang.replace("_", "-").startsWith(piece.lang.slice(0, 2))) ?? null;
    said.onend = said.onerror = () => this.next(run);
    speechSynthesis.speak(said);
  }

  show(state) {
    const shown = { silent: ["start"], speaking: ["pause", "stop"], paused: ["resume", "stop"] }[state];
    for (const [name, button] of Object.entries(this.buttons)) button.hidden = !shown.includes(name);
    this.panel.dataset.reader = state;
    if (state === "silent") mark(null);
  }
}

function mark(block) {
  for (const other of document.querySelectorAll("[data-spoken]")) delete other.dataset.spoken;
  if (block) block.dataset.spoken = "";
}

/** The blocks of text with their language, in sentences. */
function pieces() {
  const boxes = [...document.querySelectorAll("[data-speak]")];
  const blocks = boxes.flatMap((box) => (box.matches(BLOCKS) ? [box] : [...box.querySelectorAll(BLOCKS)]));
  return blocks
    .filter((block) => !block.querySelector(BLOCKS) && !block.closest("[hidden], [data-reader]"))
    .flatMap((block) => {
      const lang = block.closest("[lang]").lang;
      return sentences(block.textContent.replace(/\s+/g, " ").trim()).map((text) => ({ block, lang, text }));
    });
}

function sentences(text) {
  const parts = text.match(/[^.!?:;]+[.!?:;]*\s*/g) ?? [];
  const joined = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && last.length + part.length <= LONGEST) joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined.map((part) => part.trim()).filter(Boolean);
}
