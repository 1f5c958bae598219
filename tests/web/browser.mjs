// A browser without a window, and pages as a reader opens them: from a file, with nothing else at hand.

import { chromium } from "playwright-core";

const QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-quic"];

// Runs `work` with a browser, and prints what it gives back as JSON.
export async function report(executable, work) {
  const browser = await chromium.launch({ executablePath: executable, args: QUIET });
  try {
    console.log(JSON.stringify(await work(browser)));
  } finally {
    await browser.close();
  }
}

// Opens a file in a window of its own and runs `work` with it; `options` are playwright's for a context.
export async function reading(browser, file, options, work) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  try {
    const page = await context.newPage();
    await page.goto(`file://${file}`);
    return await work(page);
  } finally {
    await context.close();
  }
}
