// Both Lighthouses on each address: one line of JSON per address and version, {version, url, scores, failed}.
// Scores are percent by category; `failed` names the audits that cost something.
import { launch } from "chrome-launcher";
import current from "lighthouse";
import eleven from "lighthouse-11";

const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-component-update"];
const kinds = [
  { version: "current", run: current, categories: ["performance", "accessibility", "best-practices", "seo"] },
  { version: "11", run: eleven, categories: ["pwa"] },
];

const TRIES = 3;

for (const url of process.argv.slice(2)) {
  for (const kind of kinds) console.log(JSON.stringify(await measured(kind, url)));
}

/** A category without a score is Lighthouse's own failure on a busy machine: measured again, then said. */
async function measured(kind, url) {
  let lhr;
  for (let tried = 0; tried < TRIES; tried++) {
    lhr = await once(kind, url);
    if (Object.values(lhr.categories).every(({ score }) => score !== null)) break;
  }
  const found = Object.entries(lhr.categories);
  const scores = Object.fromEntries(found.map(([name, { score }]) => [name, score === null ? null : Math.round(score * 100)]));
  const audits = found.flatMap(([, { auditRefs }]) => auditRefs).filter(({ weight }) => weight).map(({ id }) => lhr.audits[id]);
  const failed = audits.filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "error" || (score !== null && score < 0.9));
  return { version: kind.version, url, scores, failed: failed.map(said) };
}

async function once({ run, categories }, url) {
  const chrome = await launch({ chromeFlags: flags });
  try {
    return (await run(url, { port: chrome.port, onlyCategories: categories, logLevel: "error" })).lhr;
  } finally {
    chrome.kill();
  }
}

function said({ id, title, displayValue, errorMessage }) {
  return `${id}: ${errorMessage ?? displayValue ?? title}`;
}
