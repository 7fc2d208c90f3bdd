// Whoever uses the page: by keyboard, by screen reader, on a phone, in the dark, on paper.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { ROOT, barriers, close, give, idle, launch, open } from "./browser.mjs";

before(launch);
after(close);

const FAULTY = join(ROOT, "examples/02_sa_thay_with_mistakes");
const FILES = ["delegates.xlsx", "delegates.congress.toml"].map((name) => join(FAULTY, name));

// Every view of the page, with its name.
async function* views(page) {
  yield "the start";
  await page.locator("#form-details > summary").click();
  await page.locator("#form details.groups > summary").click();
  yield "the form";
  await page.locator("#form-details > summary").click();
  await give(page, FILES);
  yield "the verdict";
  await page.locator("#tab-list").click();
  await page.waitForSelector(".rows .row");
  yield "the list";
  await page.locator("[data-row]").nth(14).click();
  yield "a row";
  await page.locator(".row input[type=checkbox]").first().check();
  await page.locator("#tab-statistics").click();
  await page.waitForSelector(".chart");
  yield "the statistics";
  await page.locator("#tab-what-if").click();
  await page.waitForSelector("#what-if .verdict");
  yield "what if";
  await page.locator("#view-numbers").click();
  await page.locator("#quota-level").selectOption({ index: 1 });
  await page.waitForSelector(".slider");
  yield "the numbers";
  await page.locator("#view-lists").click();
  await page.setInputFiles("#folder", join(ROOT, "examples/08_province_folder"));
  await idle(page);
  await page.waitForSelector("#overview table");
  yield "the overview";
}

for (const [name, options] of [["on a desk", {}], ["on a phone", { viewport: { width: 390, height: 844 } }], ["in the dark", { colorScheme: "dark" }]]) {
  test(`axe finds no violation in any view ${name}, and nothing is wider than the screen`, async () => {
    const page = await open(options);
    const found = [];
    for await (const view of views(page)) {
      found.push(...(await barriers(page)).map((line) => `${view}: ${line}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) found.push(`${view}: ${wide} pixels wider than the screen`);
    }
    assert.deepEqual(found, []);
    assert.deepEqual(page.complaints, []);
  });
}

test("the page is worked by keyboard alone", async () => {
  const page = await open();
  await give(page, FILES);
  await page.locator("#tab-verdict").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.id), "tab-list");
  await page.waitForSelector(".rows .row");
  const next = page.getByRole("button", { name: "Ô tiếp theo" });
  await next.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("#row-detail h3");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^Dòng \d+: /);
  await page.keyboard.press("End");
  await page.locator("#tab-list").focus();
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement.id), "tab-what-if");
});

test("English is one button away, and says all in English", async () => {
  const page = await open();
  await give(page, FILES);
  await page.locator("#language").click();
  await idle(page);
  await page.waitForFunction(() => /cannot be submitted/.test(document.querySelector("#panel-verdict .verdict")?.textContent ?? ""));
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.title(), "Check lists of delegates");
});
