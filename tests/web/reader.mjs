// What a reader can do with a report, by the keyboard, on a phone, without the script, and offline.
// Arguments: the browser, the page that is read, and its edition in another language. Prints what fails.

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { reading, report } from "./browser.mjs";

const [, , executable, file, other] = process.argv;
const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

// What has the focus, as a word to compare.
const focused = (page) => page.evaluate(() => {
  const { tagName, hash, name, className, textContent } = document.activeElement;
  return [tagName, hash, name, className, textContent].filter(Boolean).join(" ").slice(0, 80);
});

// Moves the focus to an element as the Tab key would, without walking there.
const to = (page, selector) => page.locator(selector).first().focus();

// An element with quoted words behind it: its mark is in an item whose statements quote its source.
const QUOTED = "main .block:not(.source-block) .statement:has(.quote) a.cite, main .item .statement:has(.quote) a.cite";

const EXPECTED = {
  async "the Tab key comes to every link, button and field"(page) {
    const wanted = await page.evaluate(() => {
      window.missed = new Set([...document.querySelectorAll("a[href], button, select, [tabindex='0']")]
        .filter((element) => element.checkVisibility({ visibilityProperty: true })));
      document.addEventListener("focusin", ({ target }) => window.missed.delete(target));
      return window.missed.size;
    });
    assert.ok(wanted > 30);
    const presses = Array.from({ length: wanted + 20 }, () => page.keyboard.press("Tab"));
    await Promise.all(presses);
    assert.deepEqual(await page.evaluate(() => [...window.missed].map((element) => element.outerHTML)), []);
  },

  async "the first Tab offers to skip to the text"(page) {
    await page.keyboard.press("Tab");
    assert.ok(await page.locator(".skip").isVisible());
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
  },

  async "a citation opens with the quoted words, and Escape goes back to it"(page) {
    await to(page, QUOTED);
    const mark = await focused(page);
    const words = await page.evaluate(() => document.activeElement.closest(".statement").querySelector(".words").textContent);
    await page.keyboard.press("Enter");
    const card = page.locator(".card");
    assert.ok(await card.isVisible());
    assert.ok((await card.textContent()).includes(words.trim()));
    assert.ok(await page.evaluate(() => document.querySelector(".card").contains(document.activeElement)));
    const named = await page.evaluate(() => document.getElementById("page_card_title").textContent.trim());
    assert.ok(named.length > 3);
    await page.keyboard.press("Escape");
    assert.ok(!await card.isVisible());
    assert.equal(await focused(page), mark);
  },

  async "an open citation leads on to the register, and closes by its button"(page) {
    await to(page, QUOTED);
    const mark = await focused(page);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok((await focused(page)).includes("close"));
    await page.keyboard.press("Enter");
    assert.ok(!await page.locator(".card").isVisible());
    assert.equal(await focused(page), mark);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    const source = await page.evaluate(() => document.activeElement.hash);
    await page.keyboard.press("Enter");
    assert.ok(!await page.locator(".card").isVisible());
    assert.equal(await page.evaluate(() => location.hash), source);
  },

  async "a filter narrows the sequence, says how far, and is undone"(page) {
    const shown = () => page.locator(".block .event:visible, .item:visible .event").count();
    const all = await shown();
    const said = () => page.locator("[role=status]").first().textContent();
    const before = await said();
    await to(page, ".filters select[name=attribution]");
    await page.keyboard.press("ArrowDown");
    assert.ok(await shown() < all);
    assert.notEqual(await said(), before);
    await to(page, ".filters button");
    await page.keyboard.press("Enter");
    assert.equal(await shown(), all);
    assert.equal(await said(), before);
  },

  async "a link to an event that is filtered out shows it again"(page) {
    await to(page, ".filters select[name=attribution]");
    await page.keyboard.press("ArrowDown");
    const id = await page.evaluate(() => {
      const hidden = document.querySelector(".block[hidden], .item[hidden]").id;
      location.hash = hidden;
      return hidden;
    });
    assert.ok(await page.locator(`#${id}`).isVisible());
  },

  async "the contents mark the section in view"(page) {
    for (const section of ["section-sequence", "section-sources"]) {
      await page.evaluate((id) => document.getElementById(id).scrollIntoView(), section);
      await page.waitForFunction((id) => document.querySelector(`.contents a[href="#${id}"][aria-current]`), section);
      assert.equal(await page.evaluate(() => new Set([...document.querySelectorAll(".contents [aria-current]")]
        .map((link) => link.hash)).size), 1);
    }
  },

  async "the switch to another language keeps the place"(page) {
    const id = await page.evaluate(() => {
      const item = document.querySelector("#section-sequence .event").closest("[id]");
      item.scrollIntoView();
      return item.id;
    });
    const address = pathToFileURL(other).href.replace("+", "%2B");
    await page.evaluate((href) => [...document.querySelectorAll(".editions a")]
      .find((link) => link.href === href).focus({ preventScroll: true }), address);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${address}#${id}`);
    const top = await page.evaluate((name) => document.getElementById(name).getBoundingClientRect().top, id);
    assert.ok(top > -60 && top < 900, `it stands at ${top}`);
  },

  async "every item has a permanent link with a name"(page) {
    const nameless = await page.evaluate(() => [...document.querySelectorAll(".block[id], .item[id]")]
      .filter((item) => item.querySelector(".no"))
      .filter((item) => item.querySelector("a.no")?.hash !== `#${item.id}` || !item.querySelector("a.no").ariaLabel)
      .map((item) => item.id));
    assert.deepEqual(nameless, []);
  },
};

const ON_A_PHONE = {
  async "the contents open from the bar, and Escape closes them"(page) {
    const bar = page.locator(".bar-button");
    const list = page.locator(".contents .list").first();
    assert.ok(!await list.isVisible());
    await bar.focus();
    await page.keyboard.press("Enter");
    assert.ok(await list.isVisible());
    assert.equal(await bar.getAttribute("aria-expanded"), "true");
    await page.keyboard.press("Escape");
    assert.ok(!await list.isVisible());
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const section = await page.evaluate(() => document.activeElement.hash);
    await page.keyboard.press("Enter");
    assert.ok(!await list.isVisible());
    assert.equal(await page.evaluate(() => location.hash), section);
  },

  async "a citation opens at the foot, without hiding its mark"(page) {
    await page.locator(QUOTED).first().tap();
    const [card, mark] = await page.evaluate(() => [".card", ".cite[aria-expanded]"]
      .map((name) => document.querySelector(name).getBoundingClientRect().toJSON()));
    assert.ok(mark.bottom <= card.top && card.bottom <= 844 + 1, JSON.stringify({ card, mark }));
    assert.ok(card.left <= 0 && card.right >= 390, JSON.stringify(card));
  },
};

const ALONE = {
  async "without the script a citation leads to the register, and nothing is out of reach"(page) {
    assert.equal(await page.locator(".filters:visible, .bar-button:visible").count(), 0);
    assert.ok(await page.locator(".contents .list").first().isVisible());
    await to(page, QUOTED);
    await page.keyboard.press("Enter");
    const source = new URL(page.url()).hash;
    assert.ok(await page.locator(`${source}.source-block, ${source}.source-item`).isVisible());
  },
};

const NARROW = {
  async "at 320 pixels nothing has to be scrolled sideways"(page) {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320);
  },
};

const GUARDED = {
  async "the page loads nothing, and runs no script but its own"(page) {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.reload();
    assert.deepEqual(asked.filter((address) => !address.startsWith("data:")), [page.url()]);
    assert.ok(await page.evaluate(() => document.documentElement.classList.contains("js")));
    await page.evaluate(() => {
      const foreign = document.createElement("script");
      foreign.textContent = "window.foreign = true";
      document.body.append(foreign);
    });
    assert.equal(await page.evaluate(() => window.foreign), undefined);
  },
};

const VISITS = [
  [DESK, EXPECTED],
  [DESK, GUARDED],
  [PHONE, ON_A_PHONE],
  [{ ...DESK, javaScriptEnabled: false }, ALONE],
  [{ viewport: { width: 320, height: 640 } }, NARROW],
];

await report(executable, async (browser) => {
  const failed = [];
  for (const [options, wanted] of VISITS) {
    for (const [sentence, test] of Object.entries(wanted)) {
      try {
        await reading(browser, file, options, async (page) => {
          page.setDefaultTimeout(10_000);
          await test(page);
        });
      } catch (fault) {
        failed.push(`${sentence}: ${fault.message}`);
      }
    }
  }
  return failed;
});
