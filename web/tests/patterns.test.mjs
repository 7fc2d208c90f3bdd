// The page matches patterns of file names by means of its own: they mean what they mean to the program.

import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { ROOT, close, download, launch, open, printed, today } from "./browser.mjs";

const FILES = ["huyện/Lắk-1.csv", "huyện/lak-cu.csv", "huyện/b/ds[2].csv", "tỉnh/a.csv", "tỉnh/b/c/a.csv", "x/nháp/a.csv"];

const SETTINGS = `
exclude = ["*-cu.*", "x/**/a.csv"]
[[unit]]
name = "Huyện Lắk"
level = "district"
lists = ["huyện/[!m-z]?k-*.csv", "**/Lắk*"]
[[unit]]
name = "Huyện Krông Búk"
level = "district"
lists = "huyện/**/ds[[]{1,2}].csv"
[[unit]]
name = "Tỉnh Đắk Lắk"
level = "province"
lists = "tỉnh/**/a.csv"
`;

let folder;

before(async () => {
  await launch();
  folder = await mkdtemp(join(tmpdir(), "patterns-"));
  for (const name of FILES) {
    const path = join(folder, "lists", name);
    await mkdir(dirname(path), { recursive: true });
    await cp(join(ROOT, "web/tests/lists/official.csv"), path, { preserveTimestamps: true });
  }
  await writeFile(join(folder, "lists", "delegate-quota.toml"), SETTINGS);
});

after(async () => {
  await close();
  await rm(folder, { recursive: true });
});

test("lists go to the units whose patterns fit, and are left out, as the program does it", async () => {
  const page = await open();
  await page.setInputFiles("#folder", join(folder, "lists"));
  await page.waitForSelector("#overview table");
  const theirs = await printed(["validate", "lists", "--format", "json", "--lang", "vi", "--today", today()], folder);
  const units = JSON.parse(theirs).units.filter(({ lists }) => lists.length > 0).map(({ lists }) => lists.length);
  assert.deepEqual(units.sort(), [1, 1, 2]);
  assert.equal((await download(page, "JSON")).toString(), theirs.toString());
});
