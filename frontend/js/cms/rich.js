// <textarea data-rich>: the same text with its formatting shown. The textarea stays what is sent, and is only
// written when somebody really changes the text; markup the editor does not know leaves it as it is.
import { baseKeymap, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { DOMParser, DOMSerializer } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { schema, understands } from "./rich/schema.js";
import { toolbar } from "./rich/toolbar.js";
import { words } from "./words.js";

const { nodes, marks } = schema;

export function setUpRich(root) {
  for (const area of root.querySelectorAll("textarea[data-rich]")) set(area);
}

function set(area) {
  const source = document.createElement("template");
  source.innerHTML = area.value.includes("<") ? area.value : paragraphs(area.value);
  if (!understands(source.content)) return explain(area);
  const tools = toolbar(area.dataset.sprite, "Gestaltung");
  const box = document.createElement("div");
  box.className = "rich";
  box.append(tools.bar);
  area.before(box);
  const view = new EditorView(box, {
    state: EditorState.create({ doc: DOMParser.fromSchema(schema).parse(source.content), plugins: plugins() }),
    attributes: attributes(area),
    dispatchTransaction(change) {
      view.updateState(view.state.apply(change));
      tools.show(view.state);
      if (change.docChanged) write(area, view.state.doc);
    },
  });
  tools.connect(view);
  tools.show(view.state);
  hand(area, view);
}

function plugins() {
  const keys = {
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    "Mod-b": toggleMark(marks.strong),
    "Mod-i": toggleMark(marks.em),
    Enter: splitListItem(nodes.list_item),
    "Mod-]": sinkListItem(nodes.list_item),
    "Mod-[": liftListItem(nodes.list_item),
  };
  const rules = [wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list), wrappingInputRule(/^1\.\s$/, nodes.ordered_list)];
  return [inputRules({ rules }), keymap(keys), keymap(baseKeymap), history()];
}

function attributes(area) {
  const taken = ["aria-describedby", "aria-invalid", "aria-required"].filter((name) => area.hasAttribute(name));
  return {
    class: "rich__text prose",
    role: "textbox",
    "aria-multiline": "true",
    "aria-labelledby": `${area.id}-name`,
    ...Object.fromEntries(taken.map((name) => [name, area.getAttribute(name)])),
  };
}

/** The editor takes the place of the textarea: its id, so that links to errors arrive, clicks on its label, and the
 * cursor of somebody who was quicker than this script. */
function hand(area, view) {
  const writing = document.activeElement === area;
  view.dom.id = area.id;
  area.id = `${area.id}-html`;
  area.hidden = true;
  document.getElementById(`${view.dom.id}-name`)?.addEventListener("click", () => view.focus());
  if (writing) view.focus();
}

function write(area, doc) {
  const box = document.createElement("div");
  box.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
  area.value = doc.textContent.trim() || box.querySelector("img") ? box.innerHTML : "";
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function explain(area) {
  const line = document.createElement("p");
  line.className = "field__help";
  line.textContent = words.complexText;
  area.after(line);
}

function paragraphs(text) {
  const box = document.createElement("div");
  for (const part of text.split(/\n\s*\n/)) {
    const line = document.createElement("p");
    line.textContent = part;
    box.append(line);
  }
  return box.innerHTML;
}
