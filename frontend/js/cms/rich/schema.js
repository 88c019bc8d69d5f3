// What a text may be made of; the server cleans it again.
import { Schema } from "prosemirror-model";
import { nodes as basic, marks } from "prosemirror-schema-basic";
import { bulletList, listItem, orderedList } from "prosemirror-schema-list";

const heading = {
  ...basic.heading,
  attrs: { level: { default: 3 } },
  parseDOM: [2, 3, 4].map((level) => ({ tag: `h${level}`, attrs: { level } })),
};

const link = {
  attrs: { href: {} },
  inclusive: false,
  parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href") }) }],
  toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
};

export const schema = new Schema({
  nodes: {
    doc: basic.doc,
    paragraph: basic.paragraph,
    blockquote: basic.blockquote,
    horizontal_rule: basic.horizontal_rule,
    heading,
    ordered_list: { ...orderedList, content: "list_item+", group: "block" },
    bullet_list: { ...bulletList, content: "list_item+", group: "block" },
    list_item: { ...listItem, content: "paragraph block*" },
    text: basic.text,
    image: basic.image,
    hard_break: basic.hard_break,
  },
  marks: { link, em: marks.em, strong: marks.strong },
});

const known = "p br h2 h3 h4 ul ol li strong b em i a blockquote hr img div span".split(" ");

/** Whether a text survives the editor: markup it does not know would be lost without a word. */
export const understands = (fragment) => [...fragment.querySelectorAll("*")].every(({ localName }) => known.includes(localName));
