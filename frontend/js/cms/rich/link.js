// Asks for the address of a link in a small dialog; an empty address takes the link away.
import { schema } from "./schema.js";

const type = schema.marks.link;

export function editLink(state, dispatch, view) {
  const { from, to } = range(state);
  if (from === to) return false;
  ask(current(state)).then((href) => {
    view.focus();
    if (href === null) return;
    const cleared = view.state.tr.removeMark(from, to, type);
    view.dispatch(href ? cleared.addMark(from, to, type.create({ href: complete(href) })) : cleared);
  });
  return true;
}

/** What is selected, else the whole link the cursor is in. */
function range({ selection: { from, to, empty, $from } }) {
  if (!empty) return { from, to };
  const parent = $from.parent;
  let start = $from.start();
  for (let index = 0; index < parent.childCount; index += 1) {
    const end = start + parent.child(index).nodeSize;
    if (start <= from && from <= end && type.isInSet(parent.child(index).marks)) return { from: start, to: end };
    start = end;
  }
  return { from, to };
}

const current = (state) => {
  const { from, to } = range(state);
  let href = "";
  state.doc.nodesBetween(from, to, (node) => {
    href ||= type.isInSet(node.marks)?.attrs.href ?? "";
  });
  return href;
};

const complete = (href) => {
  if (/^[a-z]+:|^[/#]/i.test(href)) return href;
  return href.includes("@") ? `mailto:${href}` : `https://${href}`;
};

function ask(href) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.innerHTML = `<form method="dialog" class="stack"><div class="field"><label class="field__label" for="link-adresse">Adresse des Links</label>
    <input id="link-adresse" inputmode="url" autocomplete="off" placeholder="www.beispiel.de"></div>
    <div class="buttons"><button class="button button--main" value="ok">Übernehmen</button><button class="button" value="none">Link entfernen</button><button class="button button--quiet" value="cancel">Abbrechen</button></div></form>`;
  dialog.querySelector("input").value = href;
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const text = dialog.querySelector("input").value.trim();
      dialog.remove();
      resolve({ ok: text, none: "" }[dialog.returnValue] ?? null);
    });
  });
}
