// Files that mean no good, or are none: a clear message, and the next file works.

import assert from "node:assert/strict";
import { mkdtemp, open as openFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";

import { ROOT, close, give, idle, launch, open, strangers } from "./browser.mjs";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "hostile-"));
  await launch();
});
after(async () => {
  await close();
  await rm(folder, { recursive: true });
});

const GOOD = join(ROOT, "examples/01_sa_thay/delegates.xlsx");

async function refused(name, bytes) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const page = await open();
  await give(page, [path]);
  const said = await page.locator("#panel-verdict .refusal").textContent();
  assert.match(said, /Không kiểm tra được/);
  await give(page, [GOOD]);
  await page.locator("#overview tbody button").last().click();
  assert.deepEqual(page.complaints, []);
  return said;
}

test("a text that is called .xlsx is told as what it is", async () => {
  assert.ok((await refused("text.xlsx", "không phải bảng tính")).length > 60);
});

test("a broken zip is told", async () => {
  await refused("broken.xlsx", Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(400, 7)]));
});

test("a bomb does not burst", async () => {
  await refused("bomb.xlsx", bomb(400));
});

test("a file of 200 MB is refused for its size, and is not read", async () => {
  const path = join(folder, "large.xlsx");
  const file = await openFile(path, "w");
  await file.truncate(200 << 20);
  await file.close();
  const page = await open();
  // A path alone: the driver would not carry so large a file.
  await page.evaluate(() => {
    const file = new File(["x"], "large.xlsx");
    Object.defineProperty(file, "size", { value: 200 << 20 });
    const given = document.getElementById("files");
    Object.defineProperty(given, "files", { value: [file], configurable: true });
    given.dispatchEvent(new Event("change"));
  });
  await page.waitForSelector("#panel-verdict .refusal");
  assert.match(await page.locator("#panel-verdict .refusal").textContent(), /200 MB/);
});

test("text from a list becomes neither markup nor script, wherever it is shown", async () => {
  const page = await open();
  await give(page, [join(ROOT, "web/tests/lists/markup.csv")]);
  for (const tab of ["tab-list", "tab-statistics", "tab-what-if", "tab-verdict"]) {
    await page.locator(`#${tab}`).click();
    await page.waitForTimeout(300);
    for (const name of ["img", "svg", "b", "a[href^='javascript']", "main script"]) {
      assert.equal(await page.locator(`main ${name.replace("main ", "")}`).count(), 0, `${name} in ${tab}`);
    }
  }
  await page.locator("#tab-list").click();
  await page.locator("[data-row='4']").click();
  assert.match(await page.locator("#row-detail").textContent(), /<script>alert\(2\)<\/script>/);
  await idle(page);
  assert.deepEqual(page.complaints, []);
  assert.deepEqual(strangers(page), []);
});

test("the page may not reach anything, whoever asks", async () => {
  const page = await open();
  const told = await page.evaluate(() => fetch("https://example.com/").then(() => "reached", () => "refused"));
  assert.equal(told, "refused");
  const image = await page.evaluate(() => new Promise((resolve) => {
    const picture = new Image();
    picture.onload = () => resolve("reached");
    picture.onerror = () => resolve("refused");
    picture.src = "http://127.0.0.1:9/x.png";
  }));
  assert.equal(image, "refused");
});

// A workbook whose sheet unpacks to so many megabytes of nothing.
function bomb(megabytes) {
  const sheet = deflateRawSync(Buffer.alloc(megabytes << 20, " "), { level: 9 });
  const name = Buffer.from("xl/worksheets/sheet1.xml");
  const size = megabytes << 20;
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(sheet.length, 18);
  head.writeUInt32LE(size, 22);
  head.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(sheet.length, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + sheet.length, 16);
  return Buffer.concat([head, name, sheet, entry, name, end]);
}
