// The figures of the credentials report, each with its picture.

import { el, show } from "./dom.js";
import { day, number, t } from "./texts.js";

export function statistics(place, told, save) {
  const { base, as_of: asOf, statistics: all, ages, tables, notes } = told;
  const missing = all.filter((statistic) => statistic.missing);
  show(
    place,
    el("p", {}, t("stats_base", { n: number(base.n) }), asOf ? t("stats_as_of", { day: day(asOf) }) : "", "."),
    el("div", { class: "buttons" }, el("button", { type: "button", onclick: save }, t("download_statistics"))),
    el("div", { class: "charts" }, shares(all), all.filter(({ parts, missing }) => parts && !missing).map(chart), ages ? agesShown(ages) : null),
    missing.length ? el("p", { class: "hint" }, t("stats_missing", { names: missing.map(({ title }) => title).join(", ") })) : null,
    tables.map(crossTable),
    notes.length ? el("ul", { class: "hint" }, notes.map((note) => el("li", {}, note))) : null,
  );
}

// What is one number each stands together.
function shares(all) {
  const single = all.filter(({ parts, missing }) => !parts && !missing);
  if (single.length === 0) return null;
  return drawn(t("stats_shares"), single.map(({ title, n, percent, of }) => bar(title, n, percent, of)));
}

function chart({ title, parts, unknown }) {
  const rows = parts.map((part) => bar(part.title, part.n, part.percent));
  if (unknown > 0) rows.push(bar(t("unknown_n"), unknown, null));
  return drawn(title, rows);
}

function drawn(title, rows) {
  return el("section", { class: "chart" }, el("h3", {}, title), el("table", { class: "bars" }, el("tbody", {}, rows)));
}

// A line of a chart: the numbers stand beside the bar, so that the picture tells nothing alone.
function bar(title, n, percent, of) {
  const share = percent === null || percent === undefined ? null : Number(percent);
  const picture = share === null ? null : el("span", { class: "bar", "aria-hidden": "true" });
  if (picture) picture.style.width = `${Math.min(100, share)}%`;
  return el("tr", {},
    el("th", { scope: "row" }, title),
    el("td", { class: "picture" }, picture),
    el("td", { class: "figure" }, of === undefined || of === null ? number(n) : `${number(n)}/${number(of)}`),
    el("td", { class: "figure" }, percent ? `${decimal(percent)}%` : ""),
  );
}

// Percents come as text, with a point.
function decimal(text) {
  return document.documentElement.lang === "vi" ? text.replace(".", ",") : text;
}

function agesShown({ mean, youngest, oldest }) {
  const person = (who) => who ? `${t("years", { n: who.age })}${who.names.length ? ` — ${who.names.join(", ")}` : ""}` : "";
  return el("section", { class: "chart" },
    el("h3", {}, t("mean_age")),
    el("dl", { class: "cells" },
      el("div", {}, el("dt", {}, t("mean_age")), el("dd", {}, mean ? decimal(mean) : "")),
      el("div", {}, el("dt", {}, t("youngest")), el("dd", {}, person(youngest))),
      el("div", {}, el("dt", {}, t("oldest")), el("dd", {}, person(oldest)))));
}

function crossTable({ by, columns, rows }) {
  const title = t(by === "group" ? "by_group" : "by_unit");
  const counts = (row, { id }) => {
    const count = row.counts[id];
    return el("td", { class: "figure" }, count ? `${number(count.n)}${count.percent ? ` (${decimal(count.percent)}%)` : ""}` : "");
  };
  return el("section", {},
    el("h3", {}, title),
    el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": title },
      el("table", {},
        el("thead", {}, el("tr", {},
          el("th", { scope: "col" }, title), el("th", { scope: "col", class: "figure" }, t("total")),
          columns.map((column) => el("th", { scope: "col", class: "figure" }, column.title)))),
        el("tbody", {}, rows.map((row) => el("tr", {},
          el("th", { scope: "row" }, row.title), el("td", { class: "figure" }, number(row.n)),
          columns.map((column) => counts(row, column))))))));
}
