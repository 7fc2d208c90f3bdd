// What the list does not say: rules, level, and facts of the congress. Remembered on this machine, and
// only if that is asked for.

import { byId, el, put, show } from "./dom.js";
import { lang, t } from "./texts.js";

const MEMORY = "delegate-quota";
const DAYS = /^\d{1,3}([.,]\d{1,3})?$/;

export const EMPTY = {
  rules: "",
  level: "",
  population: "",
  date: "",
  days: "",
  pilot: false,
  official: "",
  alternates: "",
  groups: [],
  strict: false,
  deny_warnings: false,
  joining: "",
};

export class Form {
  constructor(place, choices, changed) {
    this.place = place;
    this.choices = choices;
    this.changed = changed;
    this.own = null;
    this.facts = { ...EMPTY, ...remembered() };
    this.remembers = remembered() !== null;
  }

  draw() {
    show(
      this.place,
      el("p", { class: "hint" }, t("form_why")),
      el("div", { class: "fields" },
        this.field(t("rules"), this.rules()),
        this.field(t("level"), this.levels()),
        this.text("population", t("population"), "numeric"),
        this.text("date", t("date"), "text"),
        this.text("days", t("days"), "decimal"),
        this.text("official", t("delegation"), "numeric"),
        this.text("alternates", t("alternates"), "numeric"),
        this.field(t("joining"), this.joining()),
      ),
      this.groups(),
      el("div", { class: "ticks" },
        this.tick("pilot", t("pilot")),
        this.tick("strict", t("strict")),
        this.tick("deny_warnings", t("deny_warnings")),
        this.remember(),
      ),
      el("div", { class: "buttons" },
        el("button", { type: "button", onclick: () => byId("own-rules").click() }, t("own_rules")),
        el("button", { type: "button", onclick: () => this.reset() }, t("reset")),
      ),
      el("p", { id: "form-told", role: "status", class: "hint" }),
    );
  }

  field(label, control) {
    return el("div", { class: "field" }, el("label", { for: control.id }, label), control);
  }

  // What stands beneath a text: how it is written, or what is wrong with it.
  hint(key) {
    const written = this.facts[key];
    const { wrong, usual } = {
      date: { wrong: isoDay(written) === null && t("bad_date"), usual: t("date_hint") },
      days: { wrong: !DAYS.test(written) && t("bad_number"), usual: t("days_hint") },
    }[key] ?? { wrong: wholeNumber(written) === null && t("bad_number"), usual: "" };
    return { isWrong: written !== "" && Boolean(wrong), said: (written !== "" && wrong) || usual };
  }

  text(key, label, inputmode) {
    const id = `fact-${key}`;
    const hint = el("span", { id: `${id}-hint`, class: "hint" });
    const tell = () => {
      const { isWrong, said } = this.hint(key);
      show(hint, said);
      hint.classList.toggle("wrong", isWrong);
      input.setAttribute("aria-invalid", String(isWrong));
    };
    // The form is not drawn anew: whoever goes on to the next field must find it there.
    const change = (event) => {
      this.facts = { ...this.facts, [key]: event.target.value.trim() };
      this.keep();
      tell();
      this.changed();
    };
    const input = el("input", { id, type: "text", inputmode, autocomplete: "off", value: this.facts[key], "aria-describedby": hint.id, onchange: change });
    tell();
    return el("div", { class: "field" }, el("label", { for: id }, label), input, hint);
  }

  choice(key, options) {
    const select = el("select", { id: `fact-${key}`, onchange: (event) => this.set(key, event.target.value) });
    for (const [value, title] of options) {
      put(select, el("option", { value, selected: value === this.facts[key] }, title));
    }
    return select;
  }

  rules() {
    const { rulesets } = this.choices;
    const title = (ruleset) => `${ruleset.id} — ${lang() === "en" ? ruleset.title_en : ruleset.title_vi}`;
    const options = [["", t("rules_auto", { id: rulesets[0].id })]];
    options.push(...rulesets.map((ruleset) => [ruleset.id, title(ruleset)]));
    if (this.own) options.push([this.own, t("own_rules_named", { name: this.own })]);
    return this.choice("rules", options);
  }

  levels() {
    const ruleset = this.choices.rulesets.find(({ id }) => id === this.facts.rules) ?? this.choices.rulesets[0];
    const options = ruleset.levels.map((level) => [level.id, lang() === "en" ? level.en : level.vi]);
    return this.choice("level", [["", t("level_auto")], ...options]);
  }

  joining() {
    return this.choice("joining", [
      ["", t("joining_auto")],
      ["together", t("joining_together")],
      ["apart", t("joining_apart")],
    ]);
  }

  tick(key, label) {
    const id = `fact-${key}`;
    const change = (event) => this.set(key, event.target.checked);
    return el("div", { class: "tick" },
      el("input", { id, type: "checkbox", checked: this.facts[key], onchange: change }),
      el("label", { for: id }, label),
    );
  }

  groups() {
    const { groups } = this.facts;
    const toggle = (code) => (event) => {
      const others = groups.filter((other) => other !== code);
      this.set("groups", event.target.checked ? [...others, code].sort() : others);
    };
    const chosen = groups.length ? t("groups_chosen", { n: groups.length }) : t("groups_none");
    const details = el("details", { class: "groups", open: this.groupsOpen },
      el("summary", {}, `${t("groups")}: ${chosen}`),
      el("div", { class: "group-list" }, this.choices.groups.map(({ code, name }) => {
        const id = `group-${code}`;
        return el("div", { class: "tick" },
          el("input", { id, type: "checkbox", checked: groups.includes(code), onchange: toggle(code) }),
          el("label", { for: id }, name),
        );
      })),
    );
    details.addEventListener("toggle", () => { this.groupsOpen = details.open; });
    return details;
  }

  remember() {
    const change = (event) => {
      this.remembers = event.target.checked;
      if (!this.keep()) {
        this.remembers = false;
        event.target.checked = false;
        byId("form-told").textContent = t("remember_failed");
      }
    };
    return el("div", { class: "tick" },
      el("input", { id: "remember", type: "checkbox", checked: this.remembers, onchange: change }),
      el("label", { for: "remember" }, t("remember")),
    );
  }

  set(key, value) {
    this.facts = { ...this.facts, [key]: value };
    this.keep();
    const focused = document.activeElement?.id;
    this.draw();
    if (focused) byId(focused)?.focus();
    this.changed();
  }

  reset() {
    this.facts = { ...EMPTY };
    this.keep();
    this.draw();
    this.changed();
  }

  keep() {
    try {
      if (this.remembers) localStorage.setItem(MEMORY, JSON.stringify(this.facts));
      else localStorage.removeItem(MEMORY);
      return true;
    } catch {
      return false;
    }
  }

  // What the engine is asked with.
  ask() {
    const { facts } = this;
    return {
      rules: facts.rules || null,
      level: facts.level || null,
      profile: profile(facts),
      joining: facts.joining || null,
      strict: facts.strict,
      deny_warnings: facts.deny_warnings,
    };
  }
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(MEMORY));
  } catch {
    return null;
  }
}

// 65.000 and 65 000 are whole numbers; null where it is none.
export function wholeNumber(written) {
  const digits = written.replace(/[\s.,](?=\d{3}(\D|$))/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

// 16/5/2024 and 2024-05-16 as 2024-05-16; null where it is no day.
export function isoDay(written) {
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written);
  const [year, month, date] = vietnamese
    ? [vietnamese[3], vietnamese[2], vietnamese[1]]
    : (/^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written) ?? []).slice(1);
  if (!year) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}

// The facts as a congress profile: what is empty or not understood is not said.
export function profile(facts) {
  const lines = [];
  const population = wholeNumber(facts.population);
  if (population !== null) lines.push(`minority_population = ${population}`);
  if (facts.groups.length) lines.push(`groups = [${facts.groups.map((code) => `"${code}"`).join(", ")}]`);
  const date = isoDay(facts.date);
  const days = DAYS.test(facts.days) ? facts.days.replace(",", ".") : null;
  if (date || days || facts.pilot) {
    lines.push("[held]");
    if (date) lines.push(`date = ${date}`);
    if (days) lines.push(`days = ${days}`);
    if (facts.pilot) lines.push("pilot = true");
  }
  const official = wholeNumber(facts.official);
  const alternates = wholeNumber(facts.alternates);
  if (official !== null) {
    lines.push("[delegation]", `official = ${official}`);
    if (alternates !== null) lines.push(`alternates = ${alternates}`);
  }
  return lines.length ? `${lines.join("\n")}\n` : null;
}
