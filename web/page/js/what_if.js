// What would become of the list: people ticked out, a cell changed, people added. The rules answer
// after each change; the file is not touched.

import { el, settled, show } from "./dom.js";
import { number, t } from "./texts.js";
import { badge, refusal } from "./verdict.js";
import { Refused } from "./engine.js";

const COUNTED = { total: "total", official: "official", official_women: "of_them_women", guest: "guest", alternate: "alternate" };

const FIELDS = { role: ["official", "guest", "alternate"], gender: ["female", "male"] };

// A field behind its name, which stay on one line.
function named(name, field) {
  return el("span", { class: "named" }, el("label", { for: field.id }, name), field);
}

export class WhatIf {
  constructor(engine, choices, changed) {
    this.engine = engine;
    this.choices = choices;
    this.changed = changed;
    this.changes = [];
    this.later = settled(() => this.play(), 120);
  }

  open(place, told, ask, input) {
    this.place = place;
    this.told = told;
    this.ask = ask;
    this.input = input;
    this.paths = input.parts?.length ? input.parts.map(({ path }) => path) : [input.path];
    this.answer = null;
    this.changes = [];
    this.draw();
  }

  // The row as changes name it.
  static at(sheet, row) {
    return sheet === null ? String(row) : `${sheet}!${row}`;
  }

  isOut(path, sheet, row) {
    return this.find("remove", path, sheet, row) >= 0;
  }

  find(kind, path, sheet, row) {
    return this.changes.findIndex((change) => change.kind === kind && change.path === path && change.sheet === sheet && change.row === row);
  }

  toggle(path, sheet, row, name) {
    const at = this.find("remove", path, sheet, row);
    if (at >= 0) this.changes.splice(at, 1);
    else this.changes.push({ kind: "remove", path, sheet, row, name, written: WhatIf.at(sheet, row) });
    this.touched();
  }

  touched() {
    this.changed();
    this.draw();
    this.later();
  }

  // The tick beside a row of the list.
  tick(path, sheet, row, name) {
    const isOut = this.isOut(path, sheet, row.row);
    return el("input", { type: "checkbox", checked: isOut, "aria-label": `${t("take_out")}: ${WhatIf.who(name, sheet, row.row)}`, onchange: () => this.toggle(path, sheet, row.row, name) });
  }

  // What can be done with a row that is opened.
  change(path, sheet, row, name) {
    const isOut = this.isOut(path, sheet, row.row);
    const field = el("select", { id: "change-field" }, ["gender", "role", "group"].map((key) => el("option", { value: key }, t(`field_${key}`))));
    const value = el("select", { id: "change-value" });
    const offer = () => show(value, this.values(field.value).map(([id, title]) => el("option", { value: id }, title)));
    field.addEventListener("change", offer);
    offer();
    const apply = () => {
      const written = `${WhatIf.at(sheet, row.row)}: ${field.value}=${value.value}`;
      const what = `${t(`field_${field.value}`)} → ${value.selectedOptions[0].textContent}`;
      this.changes.push({ kind: "set", path, sheet, row: row.row, name, what, written });
      this.touched();
    };
    return el("fieldset", { class: "try" },
      el("legend", {}, t("change")),
      el("button", { type: "button", onclick: () => this.toggle(path, sheet, row.row, name) }, t(isOut ? "take_back" : "take_out")),
      named(t("change_field"), field),
      named(t("change_to"), value),
      el("button", { type: "button", onclick: apply }, t("apply_change")),
    );
  }

  values(field) {
    if (field === "group") return this.choices.groups.map(({ code, name }) => [code, name]);
    return FIELDS[field].map((id) => [id, t(`${field}_${id}`)]);
  }

  async play() {
    const { changes } = this;
    if (changes.length === 0) {
      this.answer = null;
      this.draw();
      return;
    }
    const request = { do: "what_if", ask: this.ask, paths: this.paths, format: "json", changes: changes.map(({ kind, written }) => [kind, written]) };
    try {
      const answer = await this.engine.json(request);
      if (changes === this.changes) this.answer = answer.scenarios[0];
      this.refused = null;
    } catch (error) {
      this.answer = null;
      this.refused = error instanceof Refused ? error.refusal : { message: t("crashed"), help: [] };
    }
    this.draw();
  }

  draw() {
    show(this.place,
      el("p", { class: "hint" }, t("what_if_why")),
      this.adding(),
      el("h3", {}, t("changes")),
      this.list(),
      this.refused && this.changes.length ? refusal(t("cannot_check"), this.refused) : null,
      this.outcome(),
    );
    show(this.told, this.changes.length && this.answer
      ? el("p", { class: `verdict ${this.answer.after.accepted ? "good" : "bad"}` }, t(this.answer.after.accepted ? "would_be_ok" : "would_be_bad"))
      : null);
  }

  list() {
    if (this.changes.length === 0) return el("p", {}, t("no_changes"));
    const lines = this.changes.map((change, at) => {
      const said = this.said(change);
      const undo = () => {
        this.changes.splice(at, 1);
        this.touched();
      };
      return el("li", {}, said, " ", el("button", { type: "button", class: "link", "aria-label": t("undo", { what: said }), onclick: undo }, "✕"));
    });
    const undoAll = () => {
      this.changes = [];
      this.touched();
    };
    return el("div", {}, el("ul", { class: "changes" }, lines), el("button", { type: "button", onclick: undoAll }, t("undo_all")));
  }

  // Somebody by name and place.
  static who(name, sheet, row) {
    if (name === null) return t("in_row", { row });
    return t(sheet === null ? "somebody_alone" : "somebody", { name, row, sheet });
  }

  said({ kind, sheet, row, name, what, count }) {
    if (kind === "add") return t("change_add", { n: number(count), what });
    const where = WhatIf.who(name, sheet, row);
    return kind === "remove" ? t("change_remove", { where }) : t("change_set", { where, what });
  }

  adding() {
    const count = el("input", { id: "add-count", type: "number", min: 1, max: 1000, value: "1" });
    const pick = (id, key, field, options) => named(t(key),
      el("select", { id, "data-field": field }, options.map(([value, title]) => el("option", { value }, title))));
    const any = [["", t("any")]];
    const box = el("fieldset", { class: "try" },
      el("legend", {}, t("add_people")),
      named(t("how_many"), count),
      pick("add-role", "field_role", "role", this.values("role")),
      pick("add-gender", "field_gender", "gender", [...any, ...this.values("gender")]),
      pick("add-group", "field_group", "group", [...any, ...this.values("group")]),
      el("button", { type: "button", onclick: () => this.add(box, count) }, t("add")),
    );
    return box;
  }

  add(box, count) {
    const chosen = [...box.querySelectorAll("select")].filter((select) => select.value);
    const n = Math.max(1, Math.min(1000, Number.parseInt(count.value, 10) || 1));
    const pairs = chosen.map((select) => `${select.dataset.field}=${select.value}`).join(",");
    const what = chosen.map((select) => select.selectedOptions[0].textContent).join(", ");
    this.changes.push({ kind: "add", count: n, what, written: `${n}: ${pairs}` });
    this.touched();
  }

  outcome() {
    if (!this.answer) return null;
    const { rules, after, tally } = this.answer;
    const titles = new Map(after.checks.map((check) => [check.rule, check]));
    const turned = rules.filter(({ turned: how }) => how !== "same");
    return el("div", { role: "status" },
      el("p", { class: `verdict ${after.accepted ? "good" : "bad"}` }, t(after.accepted ? "would_be_ok" : "would_be_bad")),
      el("dl", { class: "counts" }, tally.filter(({ quantity }) => t(COUNTED[quantity] ?? "") !== "").map(({ quantity, before, after: then }) =>
        el("div", {}, el("dt", {}, t(COUNTED[quantity])), el("dd", {}, before === then ? number(then) : `${number(before)} → ${number(then)}`)))),
      turned.length ? this.table(turned, titles) : el("p", {}, t("nothing_turns")),
      el("details", {}, el("summary", {}, t("show_all_rules")), this.table(rules, titles)),
    );
  }

  table(rules, titles) {
    const mark = (status) => status ? badge({ pass: "good", fail: "bad", not_checked: "doubt" }[status] ?? "note", t(status)) : "";
    return el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": t("checks") },
      el("table", { class: "checks turned" },
        el("thead", {}, el("tr", {}, ["rule", "before", "after", "found"].map((key) => el("th", { scope: "col" }, t(key))))),
        el("tbody", {}, rules.map(({ rule, before, after }) => el("tr", {},
          el("th", { scope: "row" }, titles.get(rule)?.title ?? rule),
          el("td", {}, mark(before)), el("td", {}, mark(after)),
          el("td", {}, titles.get(rule)?.message ?? ""))))));
  }
}
