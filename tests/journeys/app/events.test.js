// Events: a series and a single date; rows as the list wants them, details as the cache keeps them.
import assert from "node:assert/strict";
import { before, test } from "node:test";

import gql from "graphql-tag";

import { connect, day, plain } from "./connect.js";
import { EVENT, EVENT_BOOKMARKS, EVENT_PLACES, EVENT_ROWS } from "./documents.js";

const CREATE = gql`
  mutation ($title: String, $externalId: String, $description: String, $dates: [DateInput!], $recurring: String, $recurringType: String,
    $recurringInterval: String, $recurringWeekdays: [String!], $addresses: [AddressInput!], $contacts: [ContactInput!], $urls: [WebUrlInput!],
    $mediaContents: [MediaContentInput!], $organizer: OperatingCompanyInput, $priceInformations: [PriceInput!], $categoryName: String) {
    createEventRecord(title: $title, externalId: $externalId, description: $description, dates: $dates, recurring: $recurring,
      recurringType: $recurringType, recurringInterval: $recurringInterval, recurringWeekdays: $recurringWeekdays, addresses: $addresses,
      contacts: $contacts, urls: $urls, mediaContents: $mediaContents, organizer: $organizer, priceInformations: $priceInformations,
      categoryName: $categoryName) { id }
  }
`;
const HALL = { addition: "Bürgerhaus", street: "Am Markt 1", zip: "14806", city: "Bad Belzig", geoLocation: { latitude: "52.1422", longitude: 12.5944 } };
const YOGA = {
  title: "Yoga am Abend",
  externalId: "yoga",
  dates: [{ dateStart: day(1), dateEnd: day(22), timeStart: "18:00", timeEnd: "19:30" }],
  recurring: "1",
  recurringType: "0",
  recurringInterval: "7",
  addresses: [HALL],
  categoryName: "Sport",
};
const CONCERT = {
  title: "Konzert im Burghof",
  externalId: "concert",
  description: "<p>Mit dem <b>Blasorchester</b></p>",
  dates: [{ dateStart: day(2), dateEnd: day(2), timeStart: "19:00", timeEnd: "22:00" }, { dateStart: day(9), dateEnd: day(9), timeStart: "17:00" }],
  addresses: [{ addition: "Burg Eisenhardt", city: "Bad Belzig" }, { city: "Wiesenburg/Mark", kind: "end" }],
  contacts: [{ firstName: "Ines", lastName: "Baum", email: "ines@example.org", webUrls: { url: "https://example.org/ines" } }],
  urls: { url: "https://example.org/konzert", description: "Karten" },
  mediaContents: [{ contentType: "image", captionText: "Burghof", sourceUrl: { url: "https://example.org/burg.jpg" } }],
  organizer: { name: "Kulturverein", address: { city: "Brück" }, contact: { phone: "033841 1" } },
  priceInformations: [{ name: "Erwachsene", amount: 12.5 }, { name: "Kinder", amount: 6 }],
  categoryName: "Musik",
};

let phone, yoga, concert;

before(async () => {
  const importer = await connect("user");
  yoga = (await importer.tell(CREATE, YOGA)).createEventRecord.id;
  concert = (await importer.tell(CREATE, CONCERT)).createEventRecord.id;
  phone = await connect("app");
});

test("the list has a row for every date, by day and time", async () => {
  const { eventRecords } = await phone.fetch(EVENT_ROWS, { limit: 15, offset: 0, order: "listDate_ASC", radiusSearch: {} });
  assert.deepEqual(eventRecords.map((row) => [row.id, row.listDate, row.date.dateFrom, row.date.timeFrom, row.date.timeTo]), [
    [yoga, day(1), day(1), "18:00", "19:30"],
    [concert, day(2), day(2), "19:00", "22:00"],
    [yoga, day(8), day(8), "18:00", "19:30"],
    [concert, day(9), day(9), "17:00", ""],
    [yoga, day(15), day(15), "18:00", "19:30"],
    [yoga, day(22), day(22), "18:00", "19:30"],
  ]);
  const dates = eventRecords.map((row) => row.date.id);
  assert.equal(new Set(dates).size, dates.length, "every row's date is its own");
});

test("pages, days, categories and places cut the rows", async () => {
  const titles = async (variables) => {
    const { eventRecords } = await phone.fetch(EVENT_ROWS, { order: "listDate_ASC", ...variables });
    return eventRecords.map((row) => `${row.listDate} ${row.title}`);
  };
  const yogaOn = (offset) => `${day(offset)} Yoga am Abend`;
  assert.deepEqual(await titles({ limit: 2, offset: 4 }), [yogaOn(15), yogaOn(22)]);
  assert.deepEqual(await titles({ dateRange: [day(3), day(8)] }), [yogaOn(8)]);
  assert.deepEqual(await titles({ dateRange: [day(1), day(1)] }), [yogaOn(1)]);
  assert.deepEqual(await titles({ locations: ["Wiesenburg/Mark"] }), [`${day(2)} Konzert im Burghof`, `${day(9)} Konzert im Burghof`]);
  assert.deepEqual(await titles({ locations: [], categoryIds: [], limit: 1 }), [yogaOn(1)]);
});

test("a detail is kept in the cache part by part", async () => {
  const { eventRecord } = await phone.ask(EVENT, { id: concert });
  assert.equal(eventRecord.title, CONCERT.title);
  assert.equal(eventRecord.description, CONCERT.description);
  assert.equal(eventRecord.recurring, false);
  assert.deepEqual(eventRecord.dates.map((date) => [date.dateFrom, date.timeFrom, date.timeTo, date.weekday]), [
    [day(2), "19:00", "22:00", null],
    [day(9), "17:00", "", null],
  ]);
  assert.deepEqual(eventRecord.addresses.map((one) => [one.addition, one.city, one.kind, one.geoLocation]), [
    ["Burg Eisenhardt", "Bad Belzig", "default", null],
    [null, "Wiesenburg/Mark", "end", null],
  ]);
  const [adults, children] = eventRecord.priceInformations;
  assert.deepEqual([adults.title, adults.amount, children.title, children.amount], ["Erwachsene", 12.5, "Kinder", 6]);
  const { operatingCompany, contacts, webUrls, category } = eventRecord;
  assert.deepEqual([operatingCompany.name, operatingCompany.address.city, operatingCompany.contact.phone], ["Kulturverein", "Brück", "033841 1"]);
  assert.deepEqual([contacts[0].lastName, contacts[0].webUrls[0].url], ["Baum", "https://example.org/ines"]);
  assert.deepEqual([webUrls[0].description, category.name], ["Karten", "Musik"]);
});

test("a series gives its span first, then its dates", async () => {
  const { eventRecord } = await phone.ask(EVENT, { id: yoga });
  assert.equal(eventRecord.recurring, true);
  assert.deepEqual(eventRecord.dates.map((date) => [date.dateFrom, date.dateTo]), [
    [day(1), day(22)],
    ...[1, 8, 15, 22].map((offset) => [day(offset), day(offset)]),
  ]);
  const [address] = eventRecord.addresses;
  assert.deepEqual([address.geoLocation.latitude, address.geoLocation.longitude], [52.1422, 12.5944]);
});

test("both events stand side by side in one cache", async () => {
  const variables = { ids: [concert, yoga], onlyUniqEvents: true };
  await phone.ask(EVENT_BOOKMARKS, variables);
  assert.equal(phone.ids("EventRecord").length, 2);
  assert.equal(phone.ids("Date").length, 2 + 5);
  assert.equal(phone.ids("Address").length, 1 + 3);
  assert.equal(phone.ids("Contact").length, 2);
  assert.equal(phone.ids("Price").length, 2);
  assert.deepEqual(phone.nameless(), new Set());
  assert.deepEqual(plain(phone.recall(EVENT_BOOKMARKS, variables)), await phone.fetch(EVENT_BOOKMARKS, variables));
  for (const id of [concert, yoga]) {
    assert.deepEqual(plain(phone.recall(EVENT, { id })), await phone.fetch(EVENT, { id }));
  }
});

test("the places of coming events, by a query without a name", async () => {
  const { eventRecordsAddresses } = await phone.ask(EVENT_PLACES);
  assert.deepEqual(new Set(eventRecordsAddresses.map((found) => found.city)), new Set(["Bad Belzig", "Wiesenburg/Mark"]));
});
