// Generic items: each type under its name, payloads as they were sent, a citizen's own report.
import assert from "node:assert/strict";
import { before, test } from "node:test";

import gql from "graphql-tag";

import { connect, day, plain } from "./connect.js";
import { CONSTRUCTION_SITES, GENERIC_LIST } from "./documents.js";

const CREATE = gql`
  mutation ($genericType: String, $title: String, $externalId: String, $forceCreate: Boolean, $payload: JSON, $categoryName: String,
    $contacts: [ContactInput!], $contentBlocks: [ContentBlockInput!], $addresses: [AddressInput!], $dates: [DateInput!],
    $companies: [OperatingCompanyInput!], $mediaContents: [MediaContentInput!], $priceInformations: [PriceInput!], $publicationDate: String) {
    createGenericItem(genericType: $genericType, title: $title, externalId: $externalId, forceCreate: $forceCreate, payload: $payload,
      categoryName: $categoryName, contacts: $contacts, contentBlocks: $contentBlocks, addresses: $addresses, dates: $dates,
      companies: $companies, mediaContents: $mediaContents, priceInformations: $priceInformations, publicationDate: $publicationDate) { id }
  }
`;
const SITE = {
  genericType: "ConstructionSite",
  title: "Brücker Landstraße gesperrt",
  externalId: "site-1",
  payload: { restrictions: [{ description: "Vollsperrung" }], direction: "beide" },
  dates: [{ dateStart: day(0), dateEnd: day(30) }],
  addresses: { street: "Brücker Landstraße", city: "Bad Belzig" },
};
const JOB = {
  genericType: "Job",
  title: "Erzieherin oder Erzieher",
  externalId: "job-1",
  payload: { employmentType: "Teilzeit" },
  publicationDate: "2024-05-01",
  companies: { name: "Kita Sonnenschein", address: { city: "Brück" }, contact: { email: "kita@example.org" } },
  contentBlocks: [{ title: "Aufgaben", body: "<ul><li>Betreuen</li></ul>" }],
  mediaContents: { contentType: "logo", sourceUrl: { url: "https://example.org/kita.png" } },
};
const REPORT = {
  genericType: "DefectReport",
  forceCreate: true,
  title: "Laterne dunkel",
  categoryName: "Beleuchtung",
  contacts: [{ firstName: "", lastName: "Meier", email: "meier@example.org" }],
  contentBlocks: [{ body: "Vor Haus 4" }],
  addresses: [{ geoLocation: { latitude: 52.14, longitude: 12.59 } }],
  mediaContents: [{ sourceUrl: {}, contentType: "image" }],
};

let phone, site, job;

before(async () => {
  const importer = await connect("user");
  site = (await importer.tell(CREATE, SITE)).createGenericItem.id;
  job = (await importer.tell(CREATE, JOB)).createGenericItem.id;
  phone = await connect("app");
});

test("each list shows only its type", async () => {
  const { genericItems } = await phone.ask(GENERIC_LIST, { genericType: "Job", limit: 15 });
  assert.deepEqual(genericItems.map((item) => item.id), [job]);
  const [found] = genericItems;
  assert.deepEqual([found.title, found.externalId, found.publicationDate], [JOB.title, "job-1", "2024-05-01 00:00:00 +0200"]);
  assert.deepEqual(plain(found.payload), JOB.payload);
  assert.deepEqual([found.companies[0].name, found.companies[0].address.city], ["Kita Sonnenschein", "Brück"]);
  assert.deepEqual(found.contentBlocks.map((block) => [block.title, block.body]), [["Aufgaben", JOB.contentBlocks[0].body]]);
});

test("an alias of the list is the same object in the cache", async () => {
  const { constructionSites } = await phone.ask(CONSTRUCTION_SITES);
  assert.deepEqual(constructionSites.map((item) => [item.id, item.title]), [[site, SITE.title]]);
  assert.deepEqual(plain(constructionSites[0].payload), SITE.payload);
  assert.deepEqual(constructionSites[0].dates.map((date) => [date.dateStart, date.dateEnd]), [[day(0), day(30)]]);
  assert.deepEqual(new Set(phone.ids("GenericItem")), new Set([site, job]));
  assert.deepEqual(phone.nameless(), new Set());
  assert.deepEqual(plain(phone.recall(CONSTRUCTION_SITES)), await phone.fetch(CONSTRUCTION_SITES));
  const variables = { genericType: "Job", limit: 15 };
  assert.deepEqual(plain(phone.recall(GENERIC_LIST, variables)), await phone.fetch(GENERIC_LIST, variables));
});

test("the app itself hands a report in, with the half-filled picture it sends without a photo", async () => {
  const first = (await phone.tell(CREATE, REPORT)).createGenericItem.id;
  const second = (await phone.tell(CREATE, REPORT)).createGenericItem.id;
  assert.notEqual(first, second, "two people may report the same");
  const { genericItems } = await phone.ask(GENERIC_LIST, { ids: [first] });
  const [report] = genericItems;
  assert.deepEqual([report.genericType, report.title, report.externalId], ["DefectReport", "Laterne dunkel", null]);
  assert.deepEqual(report.contentBlocks.map((block) => [block.title, block.body]), [[null, "Vor Haus 4"]]);
  assert.deepEqual([report.addresses[0].geoLocation.latitude, report.addresses[0].geoLocation.longitude], [52.14, 12.59]);
  assert.deepEqual(report.mediaContents, []);
});
