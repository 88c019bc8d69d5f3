// Open Sans as one variable file (weight 400-700, width 75-100 = also Open Sans Condensed), cut to the
// letters of Western Europe; Sorbian, Polish, Turkish ... and italics follow in files of their own, which
// a browser fetches only when a page needs them.
import { readFile, writeFile } from "node:fs/promises";
import subset from "subset-font";
import { library, out } from "./paths.js";

const family = "@fontsource-variable/open-sans";
const axes = { wght: { min: 400, max: 700 }, wdth: { min: 75, max: 100 } };
const files = [
  { name: "open-sans.woff2", from: "latin-standard-normal", letters: "latin", axes },
  { name: "open-sans-ext.woff2", from: "latin-ext-standard-normal", letters: "latin-ext", axes },
  { name: "open-sans-italic.woff2", from: "latin-wght-italic", letters: "latin", axes: { wght: axes.wght } },
];

export async function writeFonts() {
  const ranges = JSON.parse(await readFile(library(`${family}/unicode.json`), "utf8"));
  await Promise.all(
    files.map(async ({ name, from, letters, axes: variationAxes }) => {
      const font = await readFile(library(`${family}/files/open-sans-${from}.woff2`));
      const small = await subset(font, expand(ranges[letters]), { targetFormat: "woff2", variationAxes });
      await writeFile(out(name), small);
    }),
  );
}

/** "U+0041-0043,U+0131" -> "ABCı" */
function expand(range) {
  return range
    .split(",")
    .map((part) => part.slice(2).split("-").map((hex) => Number.parseInt(hex, 16)))
    .flatMap(([first, last = first]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
    .map((code) => String.fromCodePoint(code))
    .join("");
}
