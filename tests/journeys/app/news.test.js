// News: an importer writes, the phone lists, remembers and never mixes two items up.
import assert from "node:assert/strict";
import { before, test } from "node:test";

import gql from "graphql-tag";

import { connect, plain } from "./connect.js";
import { NEWS_LIST, NEWS_SOURCES } from "./documents.js";

const CREATE = gql`
  mutation ($externalId: String, $title: String, $publishedAt: String, $categoryName: String, $sourceUrl: WebUrlInput,
    $contentBlocks: [ContentBlockInput!], $payload: JSON) {
    createNewsItem(externalId: $externalId, title: $title, publishedAt: $publishedAt, categoryName: $categoryName,
      sourceUrl: $sourceUrl, contentBlocks: $contentBlocks, payload: $payload) { id }
  }
`;
const IMAGE = { contentType: "image", captionText: "Der Marktplatz", copyright: "Stadt", sourceUrl: { url: "https://example.org/markt.jpg" } };
const FAIR = {
  externalId: "fair-1",
  title: "Wochenmarkt zieht um",
  publishedAt: "2024-11-04 10:00:00 +0100",
  categoryName: "Rathaus",
  sourceUrl: { url: "https://example.org/markt", description: "Mehr" },
  contentBlocks: [
    { title: "Wochenmarkt zieht um", intro: "Ab Mai am Wall", body: "<p>Öffnet um 8 Uhr.</p>", mediaContents: [IMAGE, { ...IMAGE, captionText: "Der Wall" }] },
    { title: "Parken", body: "<p>Am Bahnhof</p>" },
  ],
  payload: { regionalKeys: ["120690020020"], NestedKey: { a: [1, null, "x"] } },
};
const BATH = {
  externalId: "bath-1",
  title: "Freibad öffnet",
  publishedAt: "Sat, 01 Jun 2024 08:30:00 +0200",
  categoryName: "Freizeit",
  contentBlocks: { title: "Freibad öffnet", body: "<p>Täglich ab 9 Uhr</p>", mediaContents: { ...IMAGE, sourceUrl: { url: "https://example.org/bad.jpg" } } },
};

let phone, fair, bath;

before(async () => {
  const importer = await connect("user");
  fair = (await importer.tell(CREATE, FAIR)).createNewsItem.id;
  bath = (await importer.tell(CREATE, BATH)).createNewsItem.id;
  const again = (await importer.tell(CREATE, FAIR)).createNewsItem.id;
  assert.equal(again, fair, "the same external id is the same item");
  phone = await connect("app");
});

test("the list comes newest first, in the formats the app reads", async () => {
  const undeclared = { saveable: true, refetch: 1, excludeDataProviderIds: [], excludeMowasRegionalKeys: [] };
  const { newsItems } = await phone.ask(NEWS_LIST, { limit: 15, offset: 0, ...undeclared });
  assert.deepEqual(newsItems.map((item) => [item.id, item.mainTitle, item.publishedAt]), [
    [fair, "Wochenmarkt zieht um", "2024-11-04 10:00:00 +0100"],
    [bath, "Freibad öffnet", "2024-06-01 08:30:00 +0200"],
  ]);
  const [first] = newsItems;
  assert.equal(first.__typename, "NewsItem");
  assert.equal(first.settings, null);
  assert.deepEqual(first.categories.map((category) => category.name), ["Rathaus"]);
  assert.deepEqual(plain(first.dataProvider), { id: first.dataProvider.id, name: "Verwaltung Bad Belzig", notice: null, dataType: "general_importer", logo: null });
  assert.deepEqual(plain(first.payload), FAIR.payload);
});

test("every part is its own object of the normalised cache", () => {
  assert.deepEqual(new Set(phone.ids("NewsItem")), new Set([fair, bath]));
  assert.equal(phone.ids("ContentBlock").length, 3);
  assert.equal(phone.ids("MediaContent").length, 3);
  assert.equal(phone.ids("WebUrl").length, 4, "three pictures and one source");
  assert.deepEqual(phone.nameless(), new Set(), "every object of the list has an id");
  const [block] = phone.stored("NewsItem", fair).contentBlocks.map((link) => phone.stored("ContentBlock", link.id.split(":")[1]));
  assert.equal(block.title, "Wochenmarkt zieht um");
  assert.equal(block.body, "<p>Öffnet um 8 Uhr.</p>");
  const captions = block.mediaContents.map((link) => phone.stored("MediaContent", link.id.split(":")[1]).captionText);
  assert.deepEqual(captions, ["Der Marktplatz", "Der Wall"]);
});

test("what the cache remembers is what the server says", async () => {
  const variables = { limit: 15, offset: 0, excludeDataProviderIds: [], excludeMowasRegionalKeys: [] };
  const remembered = plain(phone.recall(NEWS_LIST, variables));
  assert.deepEqual(remembered, await phone.fetch(NEWS_LIST, variables));
});

test("an update reaches the cached object and keeps the ids of unchanged parts", async () => {
  const importer = await connect("user");
  const before = phone.stored("NewsItem", fair).contentBlocks.map((link) => link.id);
  const changed = { ...FAIR, title: "Wochenmarkt zieht doch nicht um" };
  assert.equal((await importer.tell(CREATE, changed)).createNewsItem.id, fair);
  const { newsItems } = await phone.ask(NEWS_LIST, { ids: fair });
  assert.equal(newsItems[0].mainTitle, changed.title);
  assert.deepEqual(phone.stored("NewsItem", fair).contentBlocks.map((link) => link.id), before);
  assert.equal(phone.stored("NewsItem", fair).title, changed.title);
});

test("switched off sources and warnings of other regions are left out", async () => {
  const { newsItemsDataProviders } = await phone.ask(NEWS_SOURCES);
  assert.deepEqual(newsItemsDataProviders.map((source) => source.name), ["Verwaltung Bad Belzig"]);
  const off = await phone.ask(NEWS_LIST, { excludeDataProviderIds: newsItemsDataProviders.map((source) => source.id) });
  assert.deepEqual(off.newsItems, []);
  const elsewhere = await phone.ask(NEWS_LIST, { excludeMowasRegionalKeys: ["120690020020"] });
  assert.deepEqual(elsewhere.newsItems.map((item) => item.id), [bath]);
});
