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

for (const url of process.argv.slice(2)) {
  for (const { version, run, categories } of kinds) {
    const chrome = await launch({ chromeFlags: flags });
    try {
      const { lhr } = await run(url, { port: chrome.port, onlyCategories: categories, logLevel: "error" });
      const found = Object.entries(lhr.categories);
      const scores = Object.fromEntries(found.map(([name, { score }]) => [name, Math.round(score * 100)]));
      const failed = found.flatMap(([, { auditRefs }]) => auditRefs).filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9);
      console.log(JSON.stringify({ version, url, scores, failed: failed.map(({ id }) => `${id}: ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`) }));
    } finally {
      chrome.kill();
    }
  }
}
