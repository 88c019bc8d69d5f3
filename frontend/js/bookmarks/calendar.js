// One calendar of many: each page that has a calendar file links to it; their entries go into one file.
const COMPONENT = /^BEGIN:(VEVENT|VTIMEZONE)\r?\n[^]*?^END:\1\r?\n/gm;
const FILE = /href="([^"]+\.ics)"/;

/** `text`: an iCalendar file, `count`: how many of the pages gave something to it. */
export async function calendarOf(urls) {
  const files = (await Promise.all(urls.map(fileOf))).filter(Boolean);
  const parts = new Set(files.flatMap((file) => file.match(COMPONENT) ?? []));
  const zones = [...parts].filter((part) => part.startsWith("BEGIN:VTIMEZONE"));
  const zone = new Map(zones.map((part) => [part.match(/^TZID:(.*?)\r?$/m)?.[1], part]));
  const events = [...parts].filter((part) => part.startsWith("BEGIN:VEVENT"));
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Smart Village//Merkliste//DE", ""].join("\r\n");
  return { text: `${lines}${[...zone.values(), ...events].join("")}END:VCALENDAR\r\n`, count: files.length };
}

async function fileOf(url) {
  try {
    const page = await fetch(url);
    const address = page.ok && (await page.text()).match(FILE)?.[1];
    if (!address) return null;
    const file = await fetch(new URL(address, page.url));
    return file.ok ? await file.text() : null;
  } catch {
    return null;
  }
}
