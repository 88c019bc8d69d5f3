// The map's worker is a file of its own, so that the page needs neither blob: nor data: workers.
import { copyFile } from "node:fs/promises";
import { library, out } from "./paths.js";

export const copyMapWorker = () => copyFile(library("maplibre-gl/dist/maplibre-gl-worker.mjs"), out("map-worker.js"));
