// axe-core on every page: WCAG 2.2 AA and axe's best practices, on a phone and at a desk, and the
// contrast once more in the dark. Arguments: the browser, then the pages. Prints a list of findings.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { reading, report } from "./browser.mjs";

const [, , executable, ...files] = process.argv;
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = [
  { width: 390, colorScheme: "light", runOnly: TAGS },
  { width: 1440, colorScheme: "light", runOnly: TAGS },
  { width: 1440, colorScheme: "dark", runOnly: ["color-contrast", "link-in-text-block"] },
];

async function findings(page, runOnly) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (wanted) => window.axe.run(document, { runOnly: wanted, resultTypes: ["violations"] }), runOnly);
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) =>
    `${id}: ${html.slice(0, 160)} ${failureSummary.replaceAll("\n", " ")}`));
}

await report(executable, async (browser) => {
  const found = [];
  for (const { width, colorScheme, runOnly } of LOOKS) {
    const options = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true };
    for (const file of files) {
      const said = await reading(browser, file, options, (page) => findings(page, runOnly));
      found.push(...said.map((finding) => `${basename(file)} at ${width} px, ${colorScheme}: ${finding}`));
    }
  }
  return found;
});
