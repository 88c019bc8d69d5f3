import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

export const source = (path) => fileURLToPath(new URL(`frontend/${path}`, root));
export const out = (path = "") => fileURLToPath(new URL(`src/smartvillage/static/build/${path}`, root));
export const library = (path) => fileURLToPath(new URL(`node_modules/${path}`, root));
