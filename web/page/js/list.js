// The list as it stands in the file: only the rows in view are drawn, so that a hundred thousand of
// them are no burden. Cells to mend are marked, and each row can be opened.

import { byId, el, put, show } from "./dom.js";
import { number, t } from "./texts.js";
import { weight } from "./verdict.js";

const ROW_HEIGHT = 30;
const BEYOND = 12;
const BLOCK = 200;
const WIDEST = 40;

// So many letters are a short text.
const SHORT = 14;
const MOST_COLUMNS = 60;
// A row with no more cells than this is a heading, or stands above the table.
const HEADING = 2;

// A, B, …, Z, AA for 1, 2, …, 26, 27.
export function columnName(at) {
  let name = "";
  for (let rest = at; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

// The tables of one file of a list.
function tablesOf(input, path) {
  return input.parts?.find((part) => part.path === path)?.tables ?? input.tables ?? [];
}

export class List {
  // `actions` draws what can be done with a row, and tells whether one is ticked out.
  constructor(place, engine, actions) {
    this.place = place;
    this.engine = engine;
    this.actions = actions;
    this.shownIdentity = false;
  }

  async open(ask, input) {
    this.ask = ask;
    this.input = input;
    this.paths = input.parts?.length ? input.parts.map(({ path }) => path) : [input.path];
    this.path = this.paths[0];
    this.sheets = [];
    this.row = null;
    await this.openFile(this.path);
  }

  async openFile(path) {
    this.path = path;
    this.sheets = await this.engine.json({ do: "sheets", path, ask: this.ask });
    const [first] = tablesOf(this.input, path);
    const at = this.sheets.findIndex(({ name }) => name === (first?.sheet ?? null));
    this.openSheet(Math.max(0, at));
  }

  openSheet(at) {
    this.at = at;
    this.blocks = new Map();
    this.marks = this.marksOf(this.sheets[at]);
    this.draw();
  }

  // The findings of the sheet by row, and by cell.
  marksOf(sheet) {
    const rows = new Map();
    for (const finding of this.input.findings ?? []) {
      const isHere = (finding.path ?? this.input.path) === this.path && (finding.sheet ?? null) === (sheet?.name ?? null);
      if (!isHere || !finding.row) continue;
      if (!rows.has(finding.row)) rows.set(finding.row, []);
      rows.get(finding.row).push(finding);
    }
    return rows;
  }

  get sheet() {
    return this.sheets[this.at];
  }

  table() {
    return tablesOf(this.input, this.path).filter(({ sheet }) => (sheet ?? null) === (this.sheet?.name ?? null));
  }

  isPerson(row) {
    return this.table().some(({ first_row: first, last_row: last }) => row >= first && row <= last);
  }

  draw() {
    if (!this.sheet) {
      show(this.place, el("p", {}, t("cannot_check")));
      return;
    }
    const { rows, name, columns, widths } = this.sheet;
    this.columns = Math.min(columns, MOST_COLUMNS);
    const tracks = widths.slice(0, this.columns).map(room);
    this.tracks = `9ch ${tracks.join(" ")}`;
    this.body = el("div", { class: "rows", role: "rowgroup" });
    this.body.style.height = `${rows * ROW_HEIGHT}px`;
    const head = el("div", { class: "row head", role: "row" },
      el("span", { role: "columnheader" }, t("row")),
      Array.from({ length: this.columns }, (_, at) => el("span", { role: "columnheader" }, columnName(at + 1))));
    head.style.gridTemplateColumns = this.tracks;
    const label = t("list_label", { sheet: name ?? this.path, n: number(rows) });
    this.scroller = el("div", { class: "sheet", role: "table", tabindex: 0, "aria-label": label, "aria-rowcount": rows + 1 },
      el("div", { role: "rowgroup", class: "heads" }, head), this.body);
    this.scroller.addEventListener("scroll", () => this.drawRows(), { passive: true });
    this.detail = el("div", { class: "detail", id: "row-detail", role: "region", "aria-live": "polite", "aria-label": t("row") }, el("p", { class: "hint" }, t("choose_row")));
    show(this.place, this.bar(), el("div", { class: "list-and-detail" }, this.scroller, this.detail));
    this.drawRows();
  }

  bar() {
    const choice = (id, label, options, chosen, change) => options.length < 2 ? null : el("span", { class: "field inline" },
      el("label", { for: id }, label),
      el("select", { id, onchange: (event) => change(Number(event.target.value)) },
        options.map((title, at) => el("option", { value: at, selected: at === chosen }, title))));
    return el("div", { class: "bar" },
      choice("list-file", t("file"), this.paths, this.paths.indexOf(this.path), (at) => this.openFile(this.paths[at])),
      choice("list-sheet", t("sheet"), this.sheets.map(({ name }) => name ?? "CSV"), this.at, (at) => this.openSheet(at)),
      el("span", { class: "hint" }, t("marks_here", { n: number([...this.marks.values()].flat().length) })),
      el("button", { type: "button", onclick: () => this.step(-1) }, t("previous_mark")),
      el("button", { type: "button", onclick: () => this.step(1) }, t("next_mark")),
      el("span", { class: "tick" },
        el("input", { id: "show-identity", type: "checkbox", checked: this.shownIdentity, onchange: (event) => this.showIdentity(event.target.checked) }),
        el("label", { for: "show-identity" }, t("show_identity"))),
    );
  }

  showIdentity(is) {
    this.shownIdentity = is;
    this.blocks = new Map();
    this.drawRows();
  }

  // The rows of a block; those that are asked for already come to whoever waits.
  block(at) {
    if (!this.blocks.has(at)) {
      const request = { do: "rows", path: this.path, sheet: this.at, from: at * BLOCK, count: BLOCK, shown: this.shownIdentity };
      this.blocks.set(at, this.engine.json(request).catch(() => []));
      // What is far away is fetched again when it comes near.
      if (this.blocks.size > 40) this.blocks.delete(this.blocks.keys().next().value);
    }
    return this.blocks.get(at);
  }

  async drawRows() {
    const height = this.scroller.clientHeight || 480;
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / ROW_HEIGHT) - BEYOND);
    const last = Math.min(this.sheet.rows, Math.ceil((this.scroller.scrollTop + height) / ROW_HEIGHT) + BEYOND);
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const rows = [];
    for (let at = Math.floor(first / BLOCK); at <= Math.floor(Math.max(first, last - 1) / BLOCK); at++) {
      const block = await this.block(at);
      rows.push(...block.map((row, inside) => [at * BLOCK + inside, row]));
    }
    if (turn !== this.turn) return;
    const focused = document.activeElement?.dataset?.row;
    const inView = rows.filter(([at]) => at >= first && at < last);
    show(this.body, inView.map(([at, row]) => this.drawRow(at, row)));
    if (focused && this.body.contains(document.activeElement) === false) {
      this.body.querySelector(`[data-row="${Number(focused)}"]`)?.focus({ preventScroll: true });
    }
  }

  drawRow(at, row) {
    const found = this.marks.get(row.row) ?? [];
    const isOut = this.actions.isOut(this.path, this.sheet.name, row.row);
    const classes = ["row", found.length ? weight(found[0].severity) : "", isOut ? "out" : "", this.row === row.row ? "chosen" : ""];
    const texts = new Map(row.cells);
    const opener = el("button", { type: "button", class: "open-row", "data-row": row.row, "aria-label": `${t("about_row", { row: row.row })}${found.length ? `: ${found.map(({ message }) => message).join(" ")}` : ""}`, onclick: () => this.choose(row) }, row.row);
    const drawn = el("div", { class: classes.filter(Boolean).join(" "), role: "row", "aria-rowindex": at + 2 },
      el("span", { role: "rowheader", class: "number" }, this.isPerson(row.row) ? this.actions.tick(this.path, this.sheet.name, row, this.nameOf(row)) : null, opener),
      Array.from({ length: this.columns }, (_, at) => this.drawCell(at + 1, row, found, texts)));
    drawn.style.top = `${at * ROW_HEIGHT}px`;
    drawn.style.gridTemplateColumns = this.tracks;
    return drawn;
  }

  // A cell. As in a spreadsheet, a heading runs over the empty cells behind it.
  drawCell(column, { row, cells }, found, texts) {
    const isHeading = cells.length <= HEADING;
    if (isHeading && !texts.has(column) && cells.some(([at]) => at < column)) return null;
    const here = found.filter(({ cell }) => cell === `${columnName(column)}${row}`);
    const next = cells.find(([at]) => at > column)?.[0] ?? this.columns + 1;
    const span = isHeading && texts.has(column) ? Math.min(next, this.columns + 1) - column : 1;
    const drawn = el("span", {
      role: "cell",
      class: here.length ? `marked ${weight(here[0].severity)}` : null,
      title: here.length ? here.map(({ message }) => message).join("\n") : null,
      "aria-colspan": span > 1 ? span : null,
    }, texts.get(column) ?? "");
    drawn.style.gridColumn = `${column + 1} / span ${span}`;
    return drawn;
  }

  choose(row) {
    this.row = row.row;
    const found = this.marks.get(row.row) ?? [];
    show(this.detail,
      el("h3", {}, t("about_row", { row: row.row })),
      el("ul", {}, found.map((finding) => el("li", {},
        el("span", { class: `badge ${weight(finding.severity)}` }, t(finding.severity)), " ",
        finding.message, finding.help ? el("span", { class: "help" }, ` → ${finding.help}`) : null))),
      el("dl", { class: "cells" }, row.cells.map(([column, text]) => el("div", {}, el("dt", {}, this.heading(column, row.row)), el("dd", {}, text)))),
      this.isPerson(row.row) ? this.actions.change(this.path, this.sheet.name, row, this.nameOf(row)) : null,
    );
    this.drawRows();
  }

  // What a column is called, as the list's own header says it.
  heading(column, row) {
    const table = this.table().find(({ first_row: first, last_row: last }) => row >= first && row <= last);
    const name = columnName(column);
    return table?.columns.find((known) => known.column === name)?.header ?? name;
  }

  // Who stands in a row, as the column of names tells it.
  nameOf({ row, cells }) {
    const table = this.table().find(({ first_row: first, last_row: last }) => row >= first && row <= last);
    const column = table?.columns.find(({ field }) => field === "full_name")?.column;
    return cells.find(([at]) => columnName(at) === column)?.[1] ?? null;
  }

  // The place of a row among those that hold something.
  placeOf(row) {
    const { numbers } = this.sheet;
    let [low, high] = [0, numbers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[middle] < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  async goTo({ path, sheet, row }) {
    const wanted = path ?? this.input.path;
    if (wanted !== this.path) await this.openFile(wanted);
    const at = this.sheets.findIndex(({ name }) => name === (sheet ?? null));
    if (at >= 0 && at !== this.at) this.openSheet(at);
    const place = this.placeOf(row);
    this.scroller.scrollTop = Math.max(0, place * ROW_HEIGHT - this.scroller.clientHeight / 3);
    const block = await this.block(Math.floor(place / BLOCK));
    const found = block[place % BLOCK];
    if (found) this.choose(found);
    await this.drawRows();
    this.body.querySelector(`[data-row="${Number(row)}"]`)?.focus({ preventScroll: true });
    byId("row-detail")?.scrollIntoView({ block: "nearest" });
  }

  step(by) {
    const rows = [...this.marks.keys()].sort((one, other) => one - other);
    if (rows.length === 0) return;
    const here = this.row ?? (by > 0 ? 0 : Infinity);
    const next = by > 0 ? rows.find((row) => row > here) ?? rows[0] : rows.findLast((row) => row < here) ?? rows.at(-1);
    this.goTo({ path: this.path, sheet: this.sheet.name, row: next });
  }
}

// The room for so many letters, with the margin of a cell. Short texts are numbers, dates and capitals, whose
// letters are wider than those of sentences.
function room(letters) {
  const wide = letters > SHORT ? 0.95 : 1.05;
  return `calc(${(Math.min(Math.max(letters, 3), WIDEST) * wide).toFixed(2)}ch + 15px)`;
}

// Fills strips with the cells of their rows, in the order in which they are asked for.
export class Strips {
  constructor(engine) {
    this.engine = engine;
    this.sheets = new Map();
  }

  open(ask, input) {
    this.ask = ask;
    this.input = input;
    this.sheets = new Map();
    this.watch?.disconnect();
    this.wanted = new WeakMap();
    this.watch = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        this.watch.unobserve(target);
        this.fill(this.wanted.get(target), target);
      }
    }, { rootMargin: "200px" });
  }

  want(finding, strip) {
    if (!finding.row) return;
    this.wanted.set(strip, finding);
    this.watch.observe(strip);
  }

  async fill(finding, strip) {
    const path = finding.path ?? this.input.path;
    try {
      if (!this.sheets.has(path)) this.sheets.set(path, this.engine.json({ do: "sheets", path, ask: this.ask }));
      const sheets = await this.sheets.get(path);
      const sheet = sheets.findIndex(({ name }) => name === (finding.sheet ?? null));
      const from = sheets[sheet]?.numbers.indexOf(finding.row) ?? -1;
      if (from < 0) return;
      const [row] = await this.engine.json({ do: "rows", path, sheet, from, count: 1, shown: false });
      put(strip, row.cells.map(([column, text]) => {
        const cell = `${columnName(column)}${row.row}`;
        return el("span", { class: cell === finding.cell ? `marked ${weight(finding.severity)}` : null }, text);
      }));
    } catch {
      // The row is a help; the finding says all without it.
    }
  }
}
