// The numbers that are still allowed: a slider for each quantity, whose bounds move as others are given.

import { el, settled, show } from "./dom.js";
import { number, t } from "./texts.js";
import { refusal } from "./verdict.js";
import { Refused } from "./engine.js";

const SHOWN = ["official", "guest", "total", "official_women", "alternate", "minority_population"];
const UNBOUNDED = { minority_population: 100_000 };

export class Quota {
  // `level` makes the choice of the level.
  constructor(place, engine, ask, level) {
    this.place = place;
    this.engine = engine;
    this.ask = ask;
    this.level = level;
    this.given = new Map();
    this.later = settled(() => this.refresh(), 30);
  }

  // The titles of the rules, by which bounds are explained.
  async titlesOf(ask) {
    const key = `${ask.rules}|${ask.lang}`;
    if (this.titled !== key) {
      const { rules } = await this.engine.json({ do: "rules", ask });
      this.titles = new Map(rules.map(({ id, title }) => [id, title[ask.lang]]));
      this.titled = key;
    }
  }

  async refresh() {
    const ask = this.ask();
    if (!ask.level) {
      this.rows = null;
      show(this.place, el("p", {}, t("quota_why")), el("p", { class: "verdict doubt" }, t("quota_level")), this.level());
      return;
    }
    const turn = (this.turn = (this.turn ?? 0) + 1);
    try {
      await this.titlesOf(ask);
      const answer = await this.engine.json({ do: "quota", ask, given: [...this.given], format: "json" });
      if (turn === this.turn) this.draw(answer, ask);
    } catch (error) {
      const why = error instanceof Refused ? error.refusal : { message: t("crashed"), help: [] };
      this.rows = null;
      show(this.place, el("p", {}, t("quota_why")), refusal(t("cannot_check"), why), this.level());
    }
  }

  draw(answer, ask) {
    const { quantities, feasible } = answer;
    const ids = Object.keys(quantities).filter((id) => SHOWN.includes(id) || quantities[id].max !== null && id.startsWith("official"));
    const key = `${ids.join()}|${ask.level}|${document.documentElement.lang}`;
    if (!this.rows || this.key !== key) {
      this.key = key;
      this.rows = new Map(ids.map((id) => [id, this.row(id, quantities[id])]));
      this.told = el("p", { role: "status" });
      show(this.place,
        el("p", {}, t("quota_why")), this.level(), this.told,
        el("div", { class: "sliders" }, [...this.rows.values()].map(({ whole }) => whole)));
    }
    show(this.told, feasible ? null : el("span", { class: "verdict bad" }, `${t("infeasible")} ${answer.explanations?.map((it) => typeof it === "string" ? it : it.message ?? "").join(" ") ?? ""}`));
    for (const [id, row] of this.rows) this.update(row, id, quantities[id], quantities);
  }

  row(id, quantity) {
    const name = `quota-${id}`;
    const set = (value) => {
      if (value === null) this.given.delete(id);
      else this.given.set(id, value);
      this.later();
    };
    const read = (text) => /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
    const slider = el("input", { id: name, type: "range", min: 0, step: 1, oninput: (event) => set(Number(event.target.value)) });
    const exact = el("input", { id: `${name}-n`, type: "text", inputmode: "numeric", size: 8, "aria-label": `${quantity.title}: ${t("given")}`, oninput: (event) => set(read(event.target.value)) });
    const clear = el("button", { type: "button", class: "link", "aria-label": `${t("unset")}: ${quantity.title}`, onclick: () => set(null) }, "✕");
    const allowed = el("span", { class: "hint", id: `${name}-hint` });
    const band = el("span", { class: "band", "aria-hidden": "true" }, el("span", {}));
    slider.setAttribute("aria-describedby", `${name}-hint`);
    const whole = el("div", { class: "slider" },
      el("label", { for: name }, quantity.title), el("span", { class: "slid" }, band, slider), exact, clear, allowed);
    return { whole, slider, exact, clear, allowed, band, top: 0 };
  }

  update(row, id, { given, min, max, min_by: minBy, max_by: maxBy }) {
    const { slider, exact, clear, allowed, band } = row;
    row.top = Math.max(row.top, max ?? 0, given ?? 0, UNBOUNDED[id] ?? 0, (min ?? 0) + 10);
    slider.max = row.top;
    if (document.activeElement !== slider) slider.value = given ?? min ?? 0;
    if (document.activeElement !== exact) exact.value = given ?? "";
    clear.classList.toggle("away", given === null);
    clear.tabIndex = given === null ? -1 : 0;
    row.whole.classList.toggle("given", given !== null);
    const said = min === null && max === null ? t("allowed_none")
      : max === null ? t("allowed_from", { min: number(min) })
        : t("allowed", { min: number(min), max: number(max) });
    const rules = [...new Set([...(minBy?.rules ?? []), ...(maxBy?.rules ?? [])])];
    show(allowed, said, rules.length ? ` (${t("because", { rules: rules.map((rule) => this.titles.get(rule) ?? rule).join(", ") })})` : "");
    const [low, high] = [min ?? 0, max ?? row.top];
    band.firstChild.style.left = `${(100 * Math.min(low, row.top)) / row.top}%`;
    band.firstChild.style.width = `${(100 * Math.max(0, Math.min(high, row.top) - low)) / row.top}%`;
  }
}
