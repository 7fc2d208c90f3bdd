// What the form of the page offers, as the engine tells it: `node web/choices.mjs ENGINE.wasm`. It stands in the
// page, so that no start waits for it.

import { readFile } from "node:fs/promises";

import { Door } from "./page/js/door.js";

const [, , engine] = process.argv;
const { bytes } = (await Door.open(await readFile(engine))).ask({ do: "choices" });
process.stdout.write(bytes);
