// What the service worker stores of the front end: the entries of every page, their chunks, and one word that
// changes with any of them.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { out } from "./paths.js";

const entries = ["early.js", "webapp.js", "webapp.css", "icons.svg", "open-sans.woff2", "hills.svg"];
const tooBig = /\bjs\/map\//; // fetched by the pages with a map, and stored then

export async function writeShell({ outputs }) {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [path.split("/build/")[1], output]));
  const files = new Set(entries);
  for (const name of files) {
    for (const { path, external } of byName.get(name)?.imports ?? []) {
      const chunk = path.split("/build/")[1];
      if (!external && chunk?.endsWith(".js") && !tooBig.test(byName.get(chunk)?.entryPoint ?? "")) files.add(chunk);
    }
  }
  const contents = await Promise.all([...files].map((name) => readFile(out(name))));
  const hash = contents.reduce((sum, content) => sum.update(content), createHash("sha256")).digest("hex");
  await writeFile(out("shell.json"), JSON.stringify({ version: hash.slice(0, 12), files: [...files] }));
}
