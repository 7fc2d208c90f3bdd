// The page is the same engine: its reports are the program's, byte for byte, and nothing leaves it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";

import { ROOT, close, download, forget, give, launch, lists, open, printed, program, strangers, today } from "./browser.mjs";

before(launch);
after(close);

test("the JSON of two hundred lists is the program's, byte for byte", async () => {
  const all = await lists();
  assert.ok(all.length >= 200, `${all.length} lists`);
  const page = await open();
  const others = [];
  for (const files of all) {
    const expected = program(files);
    await give(page, files);
    const [ours, theirs] = [await download(page, "JSON"), await expected];
    if (!ours.equals(theirs)) others.push(`${basename(files[0])}: ${difference(ours, theirs)}`);
    await forget(page);
  }
  assert.deepEqual(others, []);
  assert.deepEqual(strangers(page), []);
  assert.deepEqual(page.complaints, []);
});

test("official delegates and guests in two files are one list", async () => {
  const page = await open();
  const files = ["official", "guests"].map((name) => join(ROOT, "web/tests/lists", `${name}.csv`));
  await give(page, files);
  assert.equal(await page.locator("#overview").isVisible(), false);
  assert.match(await page.locator("#list-title").textContent(), /guests\.csv/);
  assert.ok((await download(page, "JSON")).equals(await program(files)));
});

test("a folder gives the overview that the program gives of it", async () => {
  const page = await open();
  await page.setInputFiles("#folder", join(ROOT, "examples/08_province_folder"));
  await page.waitForSelector("#overview table");
  const rows = await page.locator("#overview tbody tr").count();
  assert.ok(rows > 3, `${rows} units`);
  const line = ["validate", "08_province_folder", "--format", "json", "--lang", "vi", "--today", today()];
  const theirs = await printed(line, join(ROOT, "examples"));
  assert.ok((await download(page, "JSON")).equals(theirs));
  await page.locator("#overview tbody button").first().click();
  await page.waitForSelector("#panel-verdict .verdict");
  assert.deepEqual(page.complaints, []);
});

test("a list that is dropped onto the page is checked", async () => {
  const page = await open();
  const path = join(ROOT, "examples/01_sa_thay/delegates.xlsx");
  const dropped = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], "delegates.xlsx", { lastModified: 0 }));
    return transfer;
  }, (await readFile(path)).toString("base64"));
  await page.dispatchEvent("#drop", "drop", { dataTransfer: dropped });
  await page.waitForSelector("#panel-verdict .verdict");
  assert.match(await page.locator("#list-title").textContent(), /delegates\.xlsx/);
  assert.deepEqual(page.complaints, []);
});

// Where two reports part, as a line of each.
function difference(ours, theirs) {
  const [one, other] = [ours.toString().split("\n"), theirs.toString().split("\n")];
  const at = one.findIndex((line, at) => line !== other[at]);
  return `line ${at + 1}: ${one[at]?.trim()} — ${other[at]?.trim()}`;
}
