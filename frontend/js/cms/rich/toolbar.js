// The buttons above a text: one tab stop, arrow keys between them, pressed when they apply where the cursor is.
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { undo } from "prosemirror-history";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { editLink } from "./link.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

export function toolbar(sprite, label) {
  const bar = document.createElement("div");
  bar.className = "rich__bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", label);
  const buttons = tools.map((tool) => button(tool, sprite));
  bar.append(...buttons);
  buttons[0].tabIndex = 0;
  bar.addEventListener("keydown", (event) => walk(event, buttons));
  return { bar, connect: (view) => connect(view, buttons), show: (state) => show(state, buttons) };
}

const tools = [
  { icon: "bold", name: "Fett", run: () => toggleMark(marks.strong), on: (state) => marked(state, marks.strong) },
  { icon: "italic", name: "Kursiv", run: () => toggleMark(marks.em), on: (state) => marked(state, marks.em) },
  { icon: "heading", name: "Als Überschrift", run: (state) => setBlockType(inside(state, nodes.heading) ? nodes.paragraph : nodes.heading), on: (state) => inside(state, nodes.heading) },
  { icon: "list", name: "Aufzählung", run: (state) => list(state, nodes.bullet_list), on: (state) => inside(state, nodes.bullet_list) },
  { icon: "list-numbers", name: "Nummerierte Liste", run: (state) => list(state, nodes.ordered_list), on: (state) => inside(state, nodes.ordered_list) },
  { icon: "blockquote", name: "Zitat", run: (state) => (inside(state, nodes.blockquote) ? lift : wrapIn(nodes.blockquote)), on: (state) => inside(state, nodes.blockquote) },
  { icon: "link", name: "Link", run: () => editLink, on: (state) => marked(state, marks.link) },
  { icon: "arrow-back-up", name: "Rückgängig", run: () => undo },
];

const list = (state, type) => (inside(state, type) ? liftListItem(nodes.list_item) : wrapInList(type));

function marked({ selection: { from, $from, to, empty }, storedMarks, doc }, type) {
  return Boolean(empty ? type.isInSet(storedMarks ?? $from.marks()) : doc.rangeHasMark(from, to, type));
}

function inside({ selection: { $from } }, type) {
  return Array.from({ length: $from.depth + 1 }, (_, depth) => $from.node(depth).type).includes(type);
}

function button({ icon, name }, sprite) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--icon button--small";
  made.title = name;
  made.tabIndex = -1;
  made.setAttribute("aria-label", name);
  made.innerHTML = '<svg class="icon" width="24" height="24" aria-hidden="true"><use/></svg>';
  made.querySelector("use").setAttribute("href", `${sprite}#${icon}`);
  return made;
}

function connect(view, buttons) {
  buttons.forEach((one, index) =>
    one.addEventListener("click", () => {
      tools[index].run(view.state)(view.state, view.dispatch, view);
      if (!document.querySelector("dialog[open]")) view.focus();
    }),
  );
}

function show(state, buttons) {
  tools.forEach(({ on }, index) => on && buttons[index].setAttribute("aria-pressed", String(on(state))));
}

function walk(event, buttons) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const index = buttons.indexOf(document.activeElement);
  const next = buttons.at((index + step) % buttons.length);
  buttons[index].tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
