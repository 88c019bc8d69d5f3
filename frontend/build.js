// `npm run build`: sources of both surfaces -> src/smartvillage/static/build.
import { mkdir, rm } from "node:fs/promises";
import { build, context } from "esbuild";
import { writeFonts } from "./build/fonts.js";
import { writeIcons } from "./build/icons.js";
import { copyMapWorker } from "./build/map.js";
import { out, source } from "./build/paths.js";
import { writeShell } from "./build/shell.js";

const options = {
  entryPoints: ["js/early.js", "js/webapp.js", "js/cms.js", "js/graphiql.js", "js/board.js", "css/webapp.css", "css/cms.css", "css/map.css", "css/frame.css", "css/board.css", "css/graphiql.css"].map(source),
  outdir: out(),
  entryNames: "[name]",
  chunkNames: "chunks/[name]-[hash]",
  assetNames: "[name]",
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  target: ["chrome109", "firefox115", "safari16"],
  loader: { ".svg": "copy" },
  external: ["*.woff2"], // written beside the bundles by build/fonts.js
  legalComments: "linked",
  logLevel: "warning",
};
// A worker is one file: not every browser lets it import others.
const worker = { ...options, entryPoints: [source("js/worker/worker.js")], splitting: false, format: "iife", entryNames: "worker" };

await rm(out(), { recursive: true, force: true });
await mkdir(out(), { recursive: true });
await Promise.all([writeFonts(), writeIcons(), copyMapWorker(), build(worker)]);
if (process.argv.includes("--watch")) {
  await (await context(options)).watch();
} else {
  const { metafile } = await build({ ...options, metafile: true });
  await writeShell(metafile);
}
