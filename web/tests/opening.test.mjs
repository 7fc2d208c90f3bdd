// The first moments: the page is there before its engine is.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { ADDRESS, ROOT, close, give, launch, tab } from "./browser.mjs";

const LIST = join(ROOT, "examples/02_sa_thay_with_mistakes/delegates.xlsx");

before(launch);
after(close);

// A page whose engine is held back until `comes`.
async function opening() {
  const page = await tab();
  await page.addInitScript(() => {
    const compile = WebAssembly.compileStreaming;
    const comes = new Promise((resolve) => (globalThis.comes = resolve));
    WebAssembly.compileStreaming = (stream) => comes.then(() => compile.call(WebAssembly, stream));
  });
  await page.goto(ADDRESS);
  await page.waitForSelector("#form select", { state: "attached" });
  return page;
}

function comes(page) {
  return page.evaluate(() => globalThis.comes());
}

test("a list that is given before the engine is there is checked by it", async () => {
  const page = await opening();
  await page.setInputFiles("#files", [LIST]);
  await page.waitForSelector("#chosen li");
  assert.ok(await page.locator("#report").isHidden());
  await comes(page);
  await page.waitForSelector("#report:not([hidden])");
  assert.match(await page.locator("#panel-verdict").innerText(), /Chưa thể trình danh sách/);
  assert.deepEqual(page.complaints, []);
});

test("a stop before the engine is there opens another", async () => {
  const page = await opening();
  await page.locator("#stop").click();
  await comes(page);
  await page.waitForSelector("body[data-ready]");
  await give(page, [LIST]);
  assert.match(await page.locator("#panel-verdict").innerText(), /Chưa thể trình danh sách/);
});
