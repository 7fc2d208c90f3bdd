// What answers while somebody works: the form, what-if, the numbers, the long list, the downloads.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { ROOT, close, download, give, idle, launch, open, program } from "./browser.mjs";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "live-"));
  await launch();
});
after(async () => {
  await close();
  await rm(folder, { recursive: true });
});

const at = (name) => join(ROOT, name);
const GOOD = ["delegates.xlsx", "delegates.congress.toml"].map((name) => at(`examples/01_sa_thay/${name}`));
const FAULTY = ["delegates.xlsx", "delegates.congress.toml"].map((name) => at(`examples/02_sa_thay_with_mistakes/${name}`));

test("what the form says is what the options of the program say", async () => {
  const page = await open();
  const list = at("examples/01_sa_thay/delegates.xlsx");
  await give(page, [list]);
  await page.locator("#form-details > summary").click();
  for (const [field, value] of [["population", "65.000"], ["date", "16/5/2024"], ["days", "1,5"], ["official", "22"], ["alternates", "2"]]) {
    await page.locator(`#fact-${field}`).fill(value);
    await page.locator(`#fact-${field}`).blur();
  }
  await page.waitForTimeout(400);
  await idle(page);
  const options = ["--population", "65000", "--date", "2024-05-16", "--days", "1.5", "--delegation", "22+2"];
  assert.ok((await download(page, "JSON")).equals(await program([list], options)));
});

test("the form is remembered only where that is asked for", async () => {
  const page = await open();
  const kept = () => page.evaluate(() => Object.keys(localStorage));
  await page.locator("#form-details > summary").click();
  await page.locator("#fact-population").fill("1000");
  await page.locator("#fact-population").blur();
  assert.deepEqual(await kept(), []);
  await page.locator("#remember").check();
  assert.deepEqual(await kept(), ["delegate-quota"]);
  await page.reload();
  await page.waitForSelector("body[data-ready]");
  await page.locator("#form-details > summary").click();
  assert.equal(await page.locator("#fact-population").inputValue(), "1000");
  await page.locator("#remember").uncheck();
  assert.deepEqual(await kept(), []);
});

test("rules of one's own are read from a TOML file", async () => {
  const rules = join(folder, "own.toml");
  await writeFile(rules, 'id = "own"\nextends = "vn-2024"\ntitle = { vi = "Riêng", en = "Own" }\n');
  const page = await open();
  await give(page, GOOD);
  await page.setInputFiles("#own-rules", rules);
  await page.waitForTimeout(400);
  await idle(page);
  assert.equal(JSON.parse(await download(page, "JSON")).ruleset.id, "own");
});

test("whoever is ticked out is left out, and the rules answer", async () => {
  const page = await open();
  await give(page, FAULTY);
  await page.locator("#tab-list").click();
  await page.waitForSelector(".row input[type=checkbox]");
  await page.locator(".row input[type=checkbox]").first().check();
  await page.waitForSelector("#what-if-told .verdict");
  await page.locator("#tab-what-if").click();
  await page.locator("#add-count").fill("3");
  await page.locator("#add-role").selectOption("guest");
  await page.locator("#what-if .try button").click();
  await page.waitForFunction(() => document.querySelectorAll("#what-if .changes li").length === 2);
  await page.waitForFunction(() => /Khách mời51 → 54/.test(document.querySelector("#what-if .counts")?.textContent ?? ""));
});

test("a cell that is changed is tried, and the file is not touched", async () => {
  const page = await open();
  await give(page, FAULTY);
  await page.locator("#panel-verdict .findings button").first().click();
  await page.waitForSelector("#row-detail .try");
  await page.locator("#change-field").selectOption("group");
  await page.locator("#change-value").selectOption({ label: "Gia Rai" });
  await page.getByRole("button", { name: "Thử", exact: true }).click();
  await page.locator("#tab-what-if").click();
  await page.waitForSelector("#what-if .changes li");
  await page.waitForSelector("#what-if [role=status] table");
  assert.ok((await download(page, "JSON")).equals(await program(FAULTY)));
});

test("bounds move as a slider is moved", async () => {
  const page = await open();
  await page.locator("#view-numbers").click();
  await page.locator("#quota-level").selectOption("district");
  await page.waitForSelector("#quota-official");
  await page.locator("#quota-official").evaluate((slider) => {
    slider.value = 120;
    slider.dispatchEvent(new Event("input"));
  });
  await page.waitForFunction(() => /từ 0 đến 40/.test(document.getElementById("quota-guest-hint").textContent));
  await page.locator("#quota-guest-n").fill("60");
  await page.waitForFunction(() => /không thể cùng đạt/.test(document.getElementById("quota").textContent));
});

test("the level of the numbers judges no list", async () => {
  const page = await open();
  await page.locator("#view-numbers").click();
  await page.locator("#quota-level").selectOption("district");
  await page.waitForSelector("#quota-official");
  await page.locator("#view-lists").click();
  const province = ["delegates.xlsx", "delegates.congress.toml"].map((name) => join(ROOT, "examples/04_province", name));
  await give(page, province);
  assert.ok((await download(page, "JSON")).equals(await program(province)));
});

test("a hundred thousand rows do not hold the page up", async () => {
  const lines = ["DANH SÁCH ĐẠI BIỂU CHÍNH THỨC", "ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ HUYỆN BẮC HÀ", "STT,Họ và tên,Ngày sinh,Giới tính,Dân tộc,Đơn vị"];
  for (let at = 1; at <= 100_000; at++) lines.push(`${at},Người Thứ ${at},1/${1 + (at % 12)}/${1950 + (at % 50)},${at % 2 ? "Nam" : "Nữ"},Tày,Xã ${at % 90}`);
  const path = join(folder, "long.csv");
  await writeFile(path, lines.join("\n"));
  const page = await open();
  // The page answers while the engine works.
  const beats = page.evaluate(() => new Promise((resolve) => {
    let [last, longest] = [performance.now(), 0];
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      if (document.querySelector("#panel-verdict .counts")) {
        clearInterval(beat);
        resolve(longest);
      }
    }, 20);
  }));
  await page.setInputFiles("#files", path);
  await page.waitForFunction(() => !document.getElementById("report").hidden, null, { timeout: 120_000 });
  await page.waitForSelector("#panel-verdict .refusal");
  await page.getByRole("button", { name: "Vẫn đọc hết tệp này" }).click();
  await page.waitForSelector("#panel-verdict .counts", { timeout: 120_000 });
  const longest = await beats;
  assert.ok(longest < 3000, `the page stood still for ${longest} ms`);
  await page.locator("#tab-list").click();
  await page.waitForSelector(".rows .row");
  assert.ok((await page.locator(".rows .row").count()) < 100);
  await page.locator(".sheet").evaluate((sheet) => { sheet.scrollTop = sheet.scrollHeight; });
  await page.waitForSelector("[data-row='100003']");
});

test("each download is made: the marked copy, the results, the page to print", async () => {
  const page = await open();
  await give(page, FAULTY);
  for (const name of ["Bản đánh dấu (.xlsx)", "Bảng kết quả (.xlsx)"]) {
    assert.equal((await download(page, name)).subarray(0, 2).toString(), "PK", name);
  }
  const html = (await download(page, "Báo cáo để in (.html)")).toString();
  assert.ok(html.startsWith("<!DOCTYPE html>"));
  await page.locator("#tab-statistics").click();
  assert.match((await download(page, "Thống kê để in (.html)")).toString(), /<svg|class="bar/);
});
