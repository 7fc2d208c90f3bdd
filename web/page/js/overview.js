// Several lists at once: a line for each unit, what was found between them, what was passed over.

import { el, show } from "./dom.js";
import { number, t } from "./texts.js";
import { KINDS, badge, standing, weight } from "./verdict.js";

export function overview(place, report, open) {
  const { units, across, passed_over: passedOver, inputs } = report;
  const at = (paths) => inputs.findIndex(({ path }) => paths.includes(path));
  const figures = ["official", "guest", "alternate", "official_women", "groups", "errors", "warnings", "not_checked"];
  const heads = ["unit", "standing", "official", "guest", "alternate", "women", "group_count", "errors", "warnings", "not_checked_n"];
  const line = (unit) => {
    const name = unit.unit ?? unit.lists[0] ?? "";
    const input = at(unit.lists);
    return el("tr", {},
      el("th", { scope: "row" }, name, el("span", { class: "where" }, unit.lists.join(", "))),
      el("td", {}, badge(KINDS[unit.standing] ?? "note", standing(unit.standing))),
      // A narrow screen has no heads above the figures: each tells its own.
      figures.map((key, at) => el("td", { class: "figure", "data-head": t(heads[at + 2]) }, number(unit[key] ?? 0))),
      el("td", {}, input < 0 ? null : el("button", { type: "button", "aria-label": t("open_list", { name }), onclick: () => open(input) }, t("open"))),
    );
  };
  show(
    place,
    el("h2", {}, t("overview")),
    el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": t("overview") },
      el("table", { class: "overview" },
        el("thead", {}, el("tr", {}, heads.map((key, at) => el("th", { scope: "col", class: at > 1 ? "figure" : null }, t(key))), el("td", {}))),
        el("tbody", {}, units.map(line)))),
    across.findings.length ? el("h3", {}, t("between")) : null,
    across.findings.length ? el("ul", { class: "findings" }, across.findings.map((finding) => el("li", {},
      badge(weight(finding.severity), t(finding.severity)), " ", finding.unit ? `${finding.unit}: ` : "", finding.message,
      finding.help ? el("span", { class: "help" }, ` → ${finding.help}`) : null))) : null,
    passedOver.length ? el("details", {},
      el("summary", {}, `${t("passed_over")} (${number(passedOver.length)})`),
      el("ul", {}, passedOver.map(({ path, reason }) => el("li", {}, `${path}: ${reason}`)))) : null,
  );
}
