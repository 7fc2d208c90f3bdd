// Pictures of every view, to be looked at: `node web/tests/shots.mjs FOLDER`.

import { join } from "node:path";

import { ROOT, close, forget, give, idle, launch, open } from "./browser.mjs";

const [, , folder] = process.argv;
const FILES = ["delegates.xlsx", "delegates.congress.toml"].map((name) => join(ROOT, "examples/02_sa_thay_with_mistakes", name));

await launch();
for (const lang of ["vi", "en"]) {
  for (const [width, height] of [[1200, 900], [390, 844]]) {
    for (const colorScheme of width === 1200 && lang === "vi" ? ["light", "dark"] : ["light"]) {
      const page = await open({ viewport: { width, height }, colorScheme });
      const name = `${lang}-${width}${colorScheme === "dark" ? "-dark" : ""}`;
      const shot = (view, fullPage = false) => page.screenshot({ path: join(folder, `${name}-${view}.png`), fullPage });
      if (lang === "en") await page.locator("#language").click();
      await shot("0-start");
      await page.locator("#form-details > summary").click();
      await page.locator("#form details.groups > summary").click();
      await shot("1-form", true);
      await page.locator("#form-details > summary").click();
      await give(page, FILES);
      await page.waitForTimeout(500);
      await shot("2-verdict");
      await page.locator("#panel-verdict .findings").scrollIntoViewIfNeeded();
      await page.waitForTimeout(500);
      await shot("3-findings");
      await page.locator("#panel-verdict .findings button").first().click();
      await page.waitForSelector("#row-detail h3");
      await page.locator(".row input[type=checkbox]").nth(3).check();
      await page.waitForTimeout(500);
      await shot("4-list", width === 390);
      await page.locator("#tab-what-if").click();
      await page.waitForTimeout(500);
      await shot("5-what-if", true);
      await page.locator("#tab-statistics").click();
      await page.waitForSelector(".chart");
      await shot("6-statistics", true);
      await page.locator("#view-numbers").click();
      await page.locator("#quota-level").selectOption("district");
      await page.waitForSelector("#quota-official-n");
      await page.locator("#quota-official-n").fill("120");
      await page.waitForTimeout(500);
      await shot("7-numbers", true);
      await page.locator("#view-lists").click();
      await page.locator("#tab-verdict").click();
      await page.emulateMedia({ media: "print" });
      await shot("9-print", true);
      await page.emulateMedia({ media: null });
      await forget(page);
      await page.setInputFiles("#folder", join(ROOT, "examples/08_province_folder"));
      await idle(page);
      await page.waitForSelector("#overview table");
      await page.evaluate(() => scrollTo(0, 0));
      await shot("8-overview", true);
      await page.context().close();
    }
  }
}
await close();
