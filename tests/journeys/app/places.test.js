// Places and tours: lists with pictures, the map, the category tree with its counts.
import assert from "node:assert/strict";
import { before, test } from "node:test";

import gql from "graphql-tag";

import { connect, plain } from "./connect.js";
import { CATEGORIES, PLACE, PLACES_AND_TOURS, TOUR } from "./documents.js";

const CREATE_PLACE = gql`
  mutation ($name: String!, $description: String, $categoryName: String, $addresses: [AddressInput!], $contact: ContactInput,
    $webUrls: [WebUrlInput!], $mediaContents: [MediaContentInput!], $openingHours: [OpeningHourInput!], $operatingCompany: OperatingCompanyInput,
    $priceInformations: [PriceInput!], $certificates: [CertificateInput!], $payload: JSON, $lunches: [LunchInput!]) {
    createPointOfInterest(name: $name, description: $description, categoryName: $categoryName, addresses: $addresses, contact: $contact,
      webUrls: $webUrls, mediaContents: $mediaContents, openingHours: $openingHours, operatingCompany: $operatingCompany,
      priceInformations: $priceInformations, certificates: $certificates, payload: $payload, lunches: $lunches) { id }
  }
`;
const CREATE_TOUR = gql`
  mutation ($name: String!, $lengthKm: Int!, $categoryName: String, $addresses: [AddressInput!], $mediaContents: [MediaContentInput!],
    $geometryTourData: [GeoLocationInput!], $tourStops: [TourStopInput!], $meansOfTransportation: String, $payload: JSON) {
    createTour(name: $name, lengthKm: $lengthKm, categoryName: $categoryName, addresses: $addresses, mediaContents: $mediaContents,
      geometryTourData: $geometryTourData, tourStops: $tourStops, meansOfTransportation: $meansOfTransportation, payload: $payload) { id }
  }
`;
const picture = (name) => ({ contentType: "image", captionText: name, sourceUrl: { url: `https://example.org/${name}.jpg` } });
const INN = {
  name: "Gasthof Zur Linde",
  description: "<p>Küche der Region</p>",
  categoryName: "Gasthof",
  addresses: { street: "Dorfstraße 3", zip: "14823", city: "Niemegk", geoLocation: { latitude: 52.0749, longitude: "12.6896" } },
  contact: { phone: "033843 5", email: "linde@example.org" },
  webUrls: { url: "https://example.org/linde", description: "Karte" },
  mediaContents: [picture("linde")],
  openingHours: [
    { weekday: "Montag", open: false },
    { weekday: "Dienstag", timeFrom: "11:00", timeTo: "22:00", open: true },
  ],
  operatingCompany: { name: "Linde GmbH", contact: { lastName: "Wirt" } },
  priceInformations: { name: "Mittagstisch", amount: 9.9 },
  certificates: { name: "Fläming-Küche" },
  payload: { freeStatusUrl: "https://example.org/frei.json" },
  lunches: { text: "Linsensuppe", dates: { dateStart: "2099-01-01" }, lunchOffers: [{ name: "Suppe", price: "5,50 €" }, { name: "Brot", price: "1 €" }] },
};
const MILL = { name: "Wassermühle", categoryName: "Sehenswert", mediaContents: [picture("muehle")], addresses: { city: "Raben", geoLocation: { latitude: "52.05", longitude: 12.58 } } };
const LINE = [[52.14, 12.59], [52.141, 12.6], [52.15, 12.61]].map(([latitude, longitude]) => ({ latitude, longitude }));
const WALK = {
  name: "Rund um den Burgberg",
  lengthKm: 7,
  categoryName: "Wandern",
  meansOfTransportation: "foot",
  addresses: [{ city: "Bad Belzig", kind: "start" }, { city: "Bad Belzig", kind: "end" }],
  mediaContents: [picture("burgberg")],
  geometryTourData: LINE,
  tourStops: [
    { name: "Burg", description: "Start", location: { name: "Eisenhardt", geoLocation: { latitude: "52.1385", longitude: "12.5909" } }, mediaContents: [picture("burg")] },
    { name: "Quelle", payload: { animation: "wasser" } },
  ],
  payload: { duration: "2 h" },
};
const HOME = { limit: 10, orderPoi: "RAND", orderTour: "RAND", onlyWithImage: true };

let phone, inn, mill, walk;

before(async () => {
  const importer = await connect("user");
  inn = (await importer.tell(CREATE_PLACE, INN)).createPointOfInterest.id;
  mill = (await importer.tell(CREATE_PLACE, MILL)).createPointOfInterest.id;
  await importer.tell(CREATE_PLACE, { name: "Ohne Bild", addresses: { city: "Lütte" } });
  walk = (await importer.tell(CREATE_TOUR, WALK)).createTour.id;
  phone = await connect("app");
});

test("the start page gets places and tours with pictures in one request", async () => {
  const { pointsOfInterest, tours } = await phone.ask(PLACES_AND_TOURS, HOME);
  assert.deepEqual(new Set(pointsOfInterest.map((place) => place.id)), new Set([inn, mill]));
  assert.deepEqual(tours.map((tour) => tour.id), [walk]);
});

test("a place has all its parts, each with an id of its own", async () => {
  const { pointOfInterest: place } = await phone.ask(PLACE, { id: inn });
  assert.deepEqual([place.title, place.description, place.category.name, place.hasTravelTimes], [INN.name, INN.description, "Gasthof", false]);
  assert.deepEqual(plain(place.payload), INN.payload);
  const [address] = place.addresses;
  assert.deepEqual([address.street, address.geoLocation.latitude, address.geoLocation.longitude], ["Dorfstraße 3", 52.0749, 12.6896]);
  assert.deepEqual(place.openingHours.map((hours) => [hours.weekday, hours.timeFrom, hours.timeTo, hours.open]), [
    ["Montag", "", "", false],
    ["Dienstag", "11:00", "22:00", true],
  ]);
  assert.deepEqual([place.operatingCompany.name, place.operatingCompany.contact.lastName], ["Linde GmbH", "Wirt"]);
  assert.deepEqual(place.priceInformations.map((price) => [price.title, price.amount]), [["Mittagstisch", 9.9]]);
  assert.deepEqual(place.certificates.map((certificate) => certificate.name), ["Fläming-Küche"]);
  assert.deepEqual(place.lunches.map((lunch) => [lunch.text, lunch.lunchOffers.map((offer) => offer.price)]), [["Linsensuppe", ["5,50 €", "1 €"]]]);
  assert.deepEqual(place.vouchers, []);
});

test("a tour has its line and its stops in order", async () => {
  const { tour } = await phone.ask(TOUR, { id: walk });
  assert.deepEqual([tour.lengthKm, tour.meansOfTransportation, plain(tour.payload)], [7, "foot", { duration: "2 h" }]);
  assert.deepEqual(plain(tour.geometryTourData).map(({ latitude, longitude }) => ({ latitude, longitude })), LINE);
  assert.deepEqual(tour.addresses.map((address) => address.kind), ["start", "end"]);
  const [castle, spring] = tour.tourStops;
  assert.deepEqual([castle.title, castle.location.name, castle.location.geoLocation.latitude], ["Burg", "Eisenhardt", 52.1385]);
  assert.deepEqual([spring.title, plain(spring.payload), spring.mediaContents], ["Quelle", { animation: "wasser" }, []]);
});

test("nothing is mixed up in the cache", async () => {
  assert.equal(phone.ids("Address").length, 1 + 1 + 2);
  assert.equal(phone.ids("GeoLocation").length, 1 + 1 + LINE.length + 1);
  assert.equal(phone.ids("MediaContent").length, 1 + 1 + 2);
  assert.equal(phone.ids("LunchOffer").length, 2);
  assert.equal(phone.ids("OpeningHour").length, 2);
  assert.equal(phone.ids("Contact").length, 2);
  assert.deepEqual(phone.nameless(), new Set());
  for (const id of [inn, mill]) assert.deepEqual(plain(await phone.ask(PLACE, { id })), await phone.fetch(PLACE, { id }));
  assert.deepEqual(plain(phone.recall(TOUR, { id: walk })), await phone.fetch(TOUR, { id: walk }));
  assert.deepEqual(plain(phone.recall(PLACE, { id: inn })), await phone.fetch(PLACE, { id: inn }));
});

test("categories count what is below them, everywhere and in one town", async () => {
  const counts = async (variables) => {
    const { categories } = await phone.fetch(CATEGORIES, variables);
    const found = Object.fromEntries(categories.map((one) => [one.title, [one.pointsOfInterestTreeCount, one.toursTreeCount]]));
    return ["Gasthof", "Sehenswert", "Wandern"].map((name) => found[name]);
  };
  assert.deepEqual(await counts({}), [[1, 0], [1, 0], [0, 1]]);
  assert.deepEqual(await counts({ location: "Niemegk" }), [[1, 0], [0, 0], [0, 0]]);
});
