// Lists of delegates, checked: files in, the reports of the command line out. Nothing is read from disk
// but the engine itself, and nothing is sent anywhere.

import { Door } from "./door.js";

/** Why something cannot be had, with the way on. */
export class Refused extends Error {
  constructor({ about, message, help, problems }) {
    super(about ? `${about}: ${message}` : message);
    this.name = "Refused";
    this.about = about;
    this.help = help;
    this.problems = problems;
  }
}

async function shipped() {
  const url = new URL("./engine.wasm", import.meta.url);
  if (url.protocol !== "file:") return (await fetch(url)).arrayBuffer();
  const { readFile } = await import("node:fs/promises");
  return readFile(url);
}

export class Checker {
  #door;
  #paths = [];

  constructor(door) {
    this.#door = door;
  }

  /** Opens the engine: the one of this package, or that of these bytes. */
  static async open(engine) {
    return new Checker(await Door.open(engine ?? (await shipped())));
  }

  #ask(request, payload) {
    const { bytes, refused } = this.#door.ask(request, payload);
    if (refused) throw new Refused(JSON.parse(new TextDecoder().decode(bytes)));
    return bytes;
  }

  /** Adds a file; profiles, settings and rules beside lists are files, too. */
  add(path, bytes, written) {
    this.#ask({ do: "add", path, written: written?.getTime() ?? null, length: null }, bytes);
    this.#paths.push(path);
  }

  /** Drops all files. */
  clear() {
    this.#ask({ do: "clear" });
    this.#paths = [];
  }

  #asked({ paths, ...options } = {}) {
    const lists = this.#paths.filter((path) => !path.toLowerCase().endsWith(".toml"));
    const today = new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);
    return { today, ...options, paths: paths ?? lists };
  }

  /** The report on the files, as `validate --format json` tells it. */
  check(options) {
    return JSON.parse(new TextDecoder().decode(this.report("json", options)));
  }

  /** The report on the files in a format: `json`, `html`, `xlsx`, `markdown`, `csv`, `sarif` … */
  report(format, options) {
    return this.#ask({ do: "report", ask: this.#asked(options), format });
  }

  /** The copy of a list with its cells to mend marked; `input` is its place in the report. */
  marked(input = 0, options) {
    return this.#ask({ do: "marked", ask: this.#asked(options), input });
  }

  /** The numbers that are still allowed, given some of them. */
  quota(given, options) {
    const request = { do: "quota", ask: this.#asked(options), given: Object.entries(given), format: "json" };
    return JSON.parse(new TextDecoder().decode(this.#ask(request)));
  }
}
