// Calendars by ical.js and node-ical, which must understand the same; maps by check-geojson (RFC 7946).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { check } from "@placemarkio/check-geojson";
import ICAL from "ical.js";
import ical from "node-ical";

const answers = JSON.parse(readFileSync(process.env.ANSWERS, "utf8"));
ICAL.design.strict = true;

for (const { path, text } of answers) test(path, () => (path.endsWith(".ics") ? calendar(text) : map(text)));

function calendar(text) {
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line), line);
  const root = new ICAL.Component(ICAL.parse(text));
  for (const zone of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const parts = root.getAllSubcomponents("vevent");
  assert.equal(parts.length, text.match(/^BEGIN:VEVENT/gm)?.length ?? 0);
  const theirs = Object.values(ical.sync.parseICS(text)).filter(({ type }) => type === "VEVENT");
  const uids = new Set(parts.map((part) => part.getFirstPropertyValue("uid")));
  assert.deepEqual(new Set(theirs.map(({ uid }) => uid)), uids);
  for (const part of parts) event(part, theirs);
  ICAL.TimezoneService.reset();
}

function event(part, theirs) {
  const one = new ICAL.Event(part);
  assert.ok(one.uid && one.summary && part.hasProperty("dtstamp"), part.toString());
  const start = one.startDate.toJSDate();
  assert.ok(!Number.isNaN(start.getTime()), part.toString());
  assert.ok(one.endDate.compare(one.startDate) >= 0, part.toString());
  if (part.hasProperty("recurrence-id")) return;
  const same = theirs.find(({ uid }) => uid === one.uid);
  if (one.startDate.isDate) assert.equal(same.datetype, "date");
  else assert.equal(same.start.getTime(), start.getTime(), part.toString());
  if (!one.isRecurring()) return;
  const dates = one.iterator();
  const first = [dates.next(), dates.next()].filter(Boolean);
  assert.ok(first.length && (first.length < 2 || first[1].compare(first[0]) > 0), part.toString());
}

function map(text) {
  const collection = check(text);
  assert.equal(collection.type, "FeatureCollection");
  for (const { geometry } of collection.features) assert.ok(geometry);
}

test("what is wrong is found", () => {
  assert.throws(() => map('{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1]}}]}'));
  assert.throws(() => calendar("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:gestern\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
});
