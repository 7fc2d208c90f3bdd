// How long people wait, in one run with the program: `node web/tests/speed.mjs`. No test: clocks differ.

import { join } from "node:path";

import { ROOT, close, launch, open, program } from "./browser.mjs";

const FILES = ["delegates.xlsx", "delegates.congress.toml"].map((name) => join(ROOT, "examples/02_sa_thay_with_mistakes", name));
const ROUNDS = 9;

function middle(times) {
  return [...times].sort((one, other) => one - other)[times.length >> 1];
}

await launch();
const ready = [];
const checks = [];
for (let round = 0; round < ROUNDS; round++) {
  const page = await open();
  ready.push(await page.evaluate(() => Number(document.body.dataset.readyAt)));
  await page.evaluate(() => {
    globalThis.times = [];
    const busy = document.getElementById("busy");
    let begun = 0;
    new MutationObserver(() => {
      if (!busy.hidden) begun ||= performance.now();
      else if (begun) {
        globalThis.times.push(performance.now() - begun);
        begun = 0;
      }
    }).observe(busy, { attributes: true });
  });
  await page.setInputFiles("#files", FILES);
  await page.waitForFunction(() => globalThis.times.length > 0);
  for (let again = 0; again < 5; again++) {
    const before = await page.evaluate(() => globalThis.times.length);
    await page.locator("#fact-strict").evaluate((tick) => tick.click());
    await page.waitForFunction((count) => globalThis.times.length > count, before);
  }
  checks.push(await page.evaluate(() => globalThis.times));
  await page.context().close();
}
const native = [];
for (let round = 0; round < ROUNDS; round++) {
  const from = performance.now();
  await program(FILES);
  native.push(performance.now() - from);
}
const told = { ready: middle(ready), first: middle(checks.map(([first]) => first)), later: middle(checks.flatMap(([, ...later]) => later)), program: middle(native) };
for (const [name, time] of Object.entries(told)) console.log(`${name}: ${time.toFixed(0)} ms`);
await close();
