// Static contents: the settings of the app by name and version, texts, and what is not there.
import assert from "node:assert/strict";
import { before, test } from "node:test";

import gql from "graphql-tag";

import { connect, plain } from "./connect.js";
import { PUBLIC_HTML, PUBLIC_JSON } from "./documents.js";

const SAVE = gql`
  mutation ($name: String!, $dataType: String!, $content: String, $version: String) {
    createOrUpdateStaticContent(name: $name, dataType: $dataType, content: $content, version: $version) { id name }
  }
`;
const OLD = { navigation: "tab", sections: { showNews: true }, widgets: ["event"] };
const NEW = { ...OLD, settings: { calendarToggle: true } };

let phone;

before(async () => {
  const editor = await connect("editor");
  const json = (name, content, version) => editor.tell(SAVE, { name, dataType: "json", content: JSON.stringify(content), version });
  await json("globalSettings", OLD);
  await json("globalSettings", NEW, "5.0.0");
  await json("wasteTypes", { paper: { label: "Papier", color: "#0000ff", selected_color: "#0000aa" } });
  await editor.tell(SAVE, { name: "impressum", dataType: "html", content: "<h1>Impressum</h1><p>Stadt Bad Belzig</p>" });
  phone = await connect("app");
});

test("an app gets the settings made for it, newer ones stay with newer apps", async () => {
  const settings = async (version) => plain((await phone.ask(PUBLIC_JSON, { name: "globalSettings", version })).publicJsonFile.content);
  assert.deepEqual(await settings("4.3.0"), OLD);
  assert.deepEqual(await settings("5.0.0"), NEW);
  assert.deepEqual(await settings("5.10.1"), NEW);
});

test("each name is its own entry of the cache, although the file has no id", async () => {
  const names = ["globalSettings", "wasteTypes", "homeCarousel"];
  for (const name of names) await phone.ask(PUBLIC_JSON, { name, version: "4.3.0" });
  const [settings, waste, carousel] = names.map((name) => plain(phone.recall(PUBLIC_JSON, { name, version: "4.3.0" }).publicJsonFile.content));
  assert.deepEqual(settings, OLD);
  assert.equal(waste.paper.label, "Papier");
  assert.deepEqual(carousel, {}, "what is not there is empty, never null");
});

test("a text comes as it was written, a missing one as an empty text", async () => {
  const text = async (name) => plain((await phone.ask(PUBLIC_HTML, { name, version: "4.3.0" })).publicHtmlFile);
  assert.deepEqual(await text("impressum"), { name: "impressum", content: "<h1>Impressum</h1><p>Stadt Bad Belzig</p>" });
  assert.deepEqual(await text("nutzungsbedingungen"), { name: "not found", content: "" });
});
