// One SVG sprite from the names in icons.txt, and the same names for the server (which offers them to editors).
import { readFile, writeFile } from "node:fs/promises";
import { library, out, source } from "./paths.js";

const drawing = /<svg[^>]*>(.*)<\/svg>/s;
const emptyFrame = /<path stroke="none"[^>]*>/;

export async function writeIcons() {
  const names = (await readFile(source("icons.txt"), "utf8")).split("\n").filter(Boolean);
  const symbols = await Promise.all(names.map(symbol));
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
  await writeFile(out("icons.svg"), sprite);
  await writeFile(out("icons.json"), JSON.stringify(names));
}

async function symbol(name) {
  const svg = await readFile(library(`@tabler/icons/icons/outline/${name}.svg`), "utf8");
  const lines = svg.match(drawing)[1].replace(emptyFrame, "").replace(/\s+/g, " ").replace(/> </g, "><").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${lines}</symbol>`;
}
