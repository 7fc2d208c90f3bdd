// The npm package as others use it: packed, installed into an empty folder, asked from Node.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT, program } from "./browser.mjs";

const FILES = ["delegates.xlsx", "delegates.congress.toml"];

test("the package checks a list as the program does", async () => {
  const folder = await mkdtemp(join(tmpdir(), "npm-"));
  try {
    execFileSync(join(ROOT, "web/npm/pack"), [process.env.ENGINE, folder]);
    const packed = (await import("node:fs")).readdirSync(folder).find((name) => name.endsWith(".tgz"));
    await writeFile(join(folder, "package.json"), '{"private": true, "type": "module"}');
    execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--silent", `./${packed}`], { cwd: folder });
    const list = join(ROOT, "examples/02_sa_thay_with_mistakes");
    const script = `
      import { readFileSync, writeFileSync, statSync } from "node:fs";
      import { Checker, Refused } from "delegate-quota";
      const checker = await Checker.open();
      for (const name of ${JSON.stringify(FILES)}) {
        checker.add(name, readFileSync(${JSON.stringify(list)} + "/" + name), statSync(${JSON.stringify(list)} + "/" + name).mtime);
      }
      writeFileSync("report.json", checker.report("json"));
      if (checker.check().inputs.length !== 1) throw new Error("one list is expected");
      try {
        checker.check({ rules: "vn-2042" });
        throw new Error("there is no such ruleset");
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
      }`;
    await writeFile(join(folder, "use.js"), script);
    execFileSync("node", ["use.js"], { cwd: folder });
    const theirs = await program(FILES.map((name) => join(list, name)));
    assert.ok((await readFile(join(folder, "report.json"))).equals(theirs));
  } finally {
    await rm(folder, { recursive: true });
  }
});
