// Lighthouse on pages from a server of this machine: accessibility and best practices, on a phone and
// at a desk. Arguments: the browser, a new folder for its profile, then the addresses. Prints what each page lacks for 100.

import { spawn } from "node:child_process";
import lighthouse from "lighthouse";

const [, , executable, folder, ...addresses] = process.argv;
// Nothing is loaded and nothing moves, so there is nothing to wait for;
// other methods of throttling wait for five quiet seconds, whatever they are told.
const SETTINGS = {
  onlyCategories: ["accessibility", "best-practices"],
  throttlingMethod: "simulate",
  disableFullPageScreenshot: true,
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 0,
  cpuQuietThresholdMs: 0,
};
const SCREENS = [
  { formFactor: "mobile", screenEmulation: { mobile: true, width: 390, height: 844, deviceScaleFactor: 2 } },
  { formFactor: "desktop", screenEmulation: { mobile: false, width: 1440, height: 900, deviceScaleFactor: 1 } },
];

// Lighthouse speaks to a browser through its debugging port, which the browser chooses and tells.
async function started() {
  const browser = spawn(executable, ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    "--remote-debugging-port=0", `--user-data-dir=${folder}`, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  const port = await new Promise((resolve, reject) => {
    let said = "";
    browser.stderr.on("data", (bytes) => {
      said += bytes;
      const told = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said);
      if (told) resolve(Number(told[1]));
    });
    browser.on("exit", () => reject(new Error(`the browser did not start: ${said}`)));
  });
  return { browser, port };
}

const { browser, port } = await started();
const found = [];
try {
  for (const address of addresses) {
    for (const screen of SCREENS) {
      const settings = { ...SETTINGS, ...screen };
      const { lhr } = await lighthouse(address, { port, logLevel: "silent" }, { extends: "lighthouse:default", settings });
      for (const { id, score, auditRefs } of Object.values(lhr.categories)) {
        const lost = auditRefs.filter(({ weight, id: audit }) => weight && lhr.audits[audit].score !== null && lhr.audits[audit].score < 1);
        const items = lost.map(({ id: audit }) => `${audit} ${JSON.stringify(lhr.audits[audit].details?.items ?? []).slice(0, 300)}`);
        if (score !== 1) found.push(`${address} ${screen.formFactor}: ${id} ${score}: ${items.join("; ")}`);
      }
    }
  }
} finally {
  await new Promise((resolve) => { browser.removeAllListeners("exit").on("exit", resolve).kill(); });
}
console.log(JSON.stringify(found));
