// What the rules say of a list: the verdict, every rule, every place to mend beside its row.

import { el, put, show } from "./dom.js";
import { number, t } from "./texts.js";

// So many places are drawn at once.
const AT_ONCE = 100;

const STANDINGS = { ready: "ready", open: "open_questions", refused: "refused", unreadable: "unreadable", missing: "missing_list", not_expected: "not_expected" };

export function standing(id) {
  return t(STANDINGS[id] ?? id);
}

// The look of each standing.
export const KINDS = { ready: "good", open: "doubt", refused: "bad", unreadable: "bad", missing: "doubt", not_expected: "note" };

export function badge(kind, text) {
  return el("span", { class: `badge ${kind}` }, text);
}

// Draws the report on one list. `goTo` leads to a place in the list; `rowOf` gives a row's cells.
export function verdict(place, input, unit, { goTo, rowOf, readAll }) {
  if (input.error !== null) {
    show(place, refusal(t("cannot_check"), input.error, readAll));
    return;
  }
  show(
    place,
    el("p", { class: `verdict ${KINDS[unit?.standing] ?? "doubt"}`, role: "status" }, sentence(unit)),
    counts(input.tally),
    el("h3", {}, t("checks")),
    checks(input.checks),
    el("h3", {}, t("findings")),
    findings(input.findings, goTo, rowOf),
    leftOut(input, goTo),
    notes(input.notes),
  );
}

// The program's own sentence, as it closes a report.
function sentence(unit) {
  if (!unit) return "";
  const counted = ["errors", "warnings", "advice", "waived", "not_checked"].filter((key) => unit[key] > 0);
  const problems = counted.map((key) => t(unit[key] === 1 ? `n_${key}_one` : `n_${key}`, { n: number(unit[key]) })).join(", ");
  const key = unit.standing === "ready" ? (problems ? "remarks" : "ready") : unit.standing;
  return t(`verdict_${key}`, { problems });
}

// Whether a way on speaks of the command line, which is not there for whoever looks at a page.
export function isForTerminal(line) {
  return /(^|[\s`“(])--[a-z]|delegate-quota /.test(line);
}

// A way on. What the command line would be told by an option is filled in above.
function wayOn(line) {
  if (!isForTerminal(line)) return line;
  const open = () => {
    const form = document.getElementById("form-details");
    form.open = true;
    form.scrollIntoView({ block: "start" });
    form.querySelector("summary").focus();
  };
  return el("button", { type: "button", class: "link", onclick: open }, t("fill_in"));
}

// Why something cannot be had, and the way on. `readAll` reads a list that is larger than usual.
export function refusal(title, { message, help, problems, about }, readAll = null) {
  const isLong = (help ?? []).some((line) => line.includes("--max-cells"));
  const said = typeof message === "string" ? message : "";
  return el("div", { class: "refusal", role: "alert" },
    el("p", { class: "verdict bad" }, title),
    problems ? el("pre", {}, problems) : el("p", {}, about ? `${about}: ${said}` : said),
    el("ul", {}, (help ?? []).filter((line) => !isForTerminal(line)).map((line) => el("li", {}, line))),
    isLong && readAll ? el("p", {}, el("button", { type: "button", onclick: readAll }, t("read_all"))) : null,
  );
}

function counts(tally) {
  const shown = [["total", tally.total], ["official", tally.official], ["of_them_women", tally.official_women], ["guest", tally.guest], ["alternate", tally.alternate]];
  return el("dl", { class: "counts" }, shown.map(([key, n]) =>
    el("div", {}, el("dt", {}, t(key)), el("dd", {}, number(n)))));
}

const WEIGHT = { pass: 3, not_checked: 1, fail: 0 };

function checks(all) {
  const inOrder = [...all].sort((one, other) => WEIGHT[one.status] - WEIGHT[other.status]);
  const rows = inOrder.map((check) => el("tr", { class: check.status },
    el("td", {}, mark(check)),
    el("th", { scope: "row" }, check.title),
    el("td", {},
      el("p", {}, check.message),
      check.help ? el("p", { class: "help" }, "→ ", wayOn(check.help)) : null,
      check.waived ? el("p", { class: "help" }, `${t("waived")}: ${check.waived.reason ?? ""}`) : null,
    ),
    el("td", { class: "source" }, check.citation, check.quote ? el("span", { class: "quote" }, `“${check.quote}”`) : null),
  ));
  return el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": t("checks") },
    el("table", { class: "checks" },
      el("thead", {}, el("tr", {},
        ["outcome", "rule", "found", "source"].map((key) => el("th", { scope: "col" }, t(key))))),
      el("tbody", {}, rows),
    ));
}

function mark({ status, severity, waived }) {
  if (status === "pass") return badge("good", t("pass"));
  if (status === "not_checked") return badge("doubt", t("not_checked"));
  if (waived) return badge("note", t("waived"));
  return badge(severity === "error" ? "bad" : severity === "warning" ? "doubt" : "note", severity === "error" ? t("fail") : t(severity));
}

export function weight(severity) {
  return { error: "bad", warning: "doubt", advice: "note" }[severity] ?? "note";
}

function findings(all, goTo, rowOf) {
  if (all.length === 0) return el("p", {}, t("no_findings"));
  const list = el("ol", { class: "findings" });
  const more = el("p", {});
  let shown = 0;
  const draw = () => {
    const next = all.slice(shown, shown + AT_ONCE);
    shown += next.length;
    put(list, next.map((finding) => place(finding, goTo, rowOf)));
    show(more, shown < all.length
      ? el("button", { type: "button", onclick: draw }, t("show_more", { n: number(Math.min(AT_ONCE, all.length - shown)) }))
      : null);
  };
  draw();
  return el("div", {}, list, more);
}

function place(finding, goTo, rowOf) {
  const at = finding.cell ?? (finding.row ? t("about_row", { row: finding.row }) : null);
  const where = [finding.path, finding.sheet, at, finding.delegate].filter(Boolean).join(" · ");
  const to = finding.cell ? t("go_to", { cell: finding.cell }) : t("go_to_row", { row: finding.row });
  const strip = el("div", { class: "strip" });
  rowOf(finding, strip);
  return el("li", {},
    el("div", { class: "finding" },
      badge(finding.waived ? "note" : weight(finding.severity), finding.waived ? t("waived") : t(finding.severity)),
      el("span", { class: "said" }, finding.message, " ", finding.help ? el("span", { class: "help" }, `→ ${finding.help}`) : null),
      finding.row ? el("button", { type: "button", class: "link", onclick: () => goTo(finding) }, to) : null,
    ),
    where ? el("p", { class: "where" }, where) : null,
    strip,
  );
}

function leftOut(input, goTo) {
  const rows = (input.rows_left_out ?? []).filter(({ reason }) => reason !== "above_table");
  if (rows.length === 0) return null;
  const line = ({ sheet, path, first_row: row, last_row: last, reason }) => el("li", {},
    el("button", { type: "button", class: "link", onclick: () => goTo({ sheet, path, row }) }, t("go_to_row", { row: row === last ? row : `${row}–${last}` })),
    sheet ? ` (${sheet}) ` : " ", t(`reason_${reason}`));
  return el("details", {}, el("summary", {}, `${t("left_out")} (${number(rows.length)})`), el("ul", {}, rows.slice(0, 500).map(line)));
}

function notes(all) {
  if (!all?.length) return null;
  const said = (note) => typeof note === "string" ? note : note.message ?? "";
  return el("details", { open: true }, el("summary", {}, t("notes")), el("ul", {}, all.map((note) => el("li", {}, said(note)))));
}
