// The page as a file: small enough to be sent, and with all that it needs in it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const page = await readFile(process.env.PAGE, "utf8");

test("the page has two megabytes at most", () => {
  assert.ok(Buffer.byteLength(page) <= 2_000_000, `${Buffer.byteLength(page)} bytes`);
});

test("its own policy allows no connection, and no script but its own", () => {
  const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(page);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /connect-src|unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:/);
  assert.equal(page.match(/(?:src|href)="https?:/g), null);
});
