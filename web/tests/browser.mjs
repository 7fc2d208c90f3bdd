// A real browser with the page in it, and the program beside it.
//
//     PAGE=page.html PROGRAM=delegate-quota JUDGES=folder node --test web/tests/

import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, stat, cp } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

export const ROOT = resolve(import.meta.dirname, "../..");
const { PAGE, PROGRAM, JUDGES } = process.env;
const judges = createRequire(join(resolve(JUDGES), "package.json"));
const { chromium } = judges("playwright-core");
const AXE = await readFile(judges.resolve("axe-core/axe.min.js"), "utf8");

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

let browser = null;

export async function launch() {
  for (const executablePath of CHROMIUM) {
    try {
      browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
      return browser;
    } catch (error) {
      if (executablePath === CHROMIUM.at(-1)) throw error;
    }
  }
}

export async function close() {
  await browser?.close();
}

// The page, opened from its file, once its engine answers.
export async function open(options = {}) {
  const page = await tab(options);
  await page.goto(ADDRESS);
  await page.waitForSelector("body[data-ready]");
  return page;
}

export const ADDRESS = pathToFileURL(resolve(PAGE)).href;

// A tab of its own. What it asks of the network is noted, and so is what it complains of.
export async function tab(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, acceptDownloads: true, bypassCSP: false, ...options });
  const page = await context.newPage();
  page.requests = [];
  page.complaints = [];
  page.on("request", (request) => page.requests.push(request.url()));
  page.on("console", (message) => {
    if (message.type() === "error") page.complaints.push(message.text());
  });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("dialog", (dialog) => {
    page.complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return page;
}

// What left for anywhere but the page itself and what it made.
export function strangers(page) {
  return page.requests.filter((url) => !url.startsWith("file:") && !url.startsWith("blob:") && !url.startsWith("data:"));
}

export async function idle(page) {
  await page.waitForFunction(() => document.getElementById("busy").hidden);
}

export async function give(page, paths) {
  await page.setInputFiles("#files", paths);
  await page.waitForFunction(() => !document.getElementById("busy").hidden || !document.getElementById("report").hidden);
  await idle(page);
}

export async function forget(page) {
  const clear = page.locator("#chosen > button");
  if (await clear.count()) await clear.click();
  await page.waitForFunction(() => document.getElementById("report").hidden);
}

// The bytes that a button downloads.
export async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return readFile(await file.path());
}

// What the program prints of files that lie alone in a folder.
export async function program(files, options = []) {
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  try {
    for (const file of files) await cp(file, join(folder, basename(file)), { preserveTimestamps: true });
    const lists = files.map((file) => basename(file)).filter((name) => !name.endsWith(".toml"));
    const line = ["validate", ...lists, "--format", "json", "--lang", "vi", "--today", today(), ...options];
    return await printed(line, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

// What the program prints, called in this folder.
export async function printed(line, folder) {
  const run = promisify(execFile)(resolve(PROGRAM), line, { cwd: folder, maxBuffer: 1 << 28, encoding: "buffer" });
  return (await run.catch((failed) => failed)).stdout;
}

export function today() {
  return new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);
}

const LISTS = /\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt|docx|html)$/i;

// The lists of the repository, each with the profile beside it.
export async function lists() {
  const found = [];
  for (const folder of ["examples/01_sa_thay", "examples/02_sa_thay_with_mistakes", "examples/03_song_cong", "examples/04_province", "examples/11_stats", "tests/workbooks", "tests/writers"]) {
    for (const name of (await readdir(join(ROOT, folder))).sort()) {
      const path = join(ROOT, folder, name);
      if (LISTS.test(name) && (await stat(path)).size > 0) found.push([path, ...(await beside(path))]);
    }
  }
  return found;
}

async function beside(path) {
  const profile = join(dirname(path), `${basename(path).replace(/\.[^.]*$/, "")}.congress.toml`);
  return (await stat(profile).catch(() => null)) ? [profile] : [];
}

// What keeps people from using what is shown.
export async function barriers(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}
