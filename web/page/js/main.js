// The page: which files there are, what is asked of them, and which part of the answer is shown.

import { byId, el, put, save, settled, show, tabs } from "./dom.js";
import { Crashed, Engine, Refused } from "./engine.js";
import { LARGEST, chosen, dropped, toCheck } from "./files.js";
import { Form } from "./form.js";
import { List, Strips } from "./list.js";
import { moduleOfPage } from "./module.js";
import { overview } from "./overview.js";
import { Quota } from "./quota.js";
import { statistics } from "./statistics.js";
import { lang, number, setLanguage, t } from "./texts.js";
import { KINDS, badge, refusal, standing, verdict } from "./verdict.js";
import { WhatIf } from "./what_if.js";

// What a tab can hold, when a person asks for more than lists have.
const MOST_CELLS = 3_000_000;

// So often a list of the engine's own is checked before the first one of a person.
const ROUNDS = 6;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

class Page {
  constructor(engine) {
    this.engine = engine;
    this.files = new Map();
    this.report = null;
    this.selected = 0;
    this.mostCells = null;
    this.checkSoon = settled(() => this.check(), 150);
  }

  // All is drawn, and takes files, while the engine is still being opened.
  async open() {
    this.choices = JSON.parse(byId("choices").textContent);
    this.form = new Form(byId("form"), this.choices, () => {
      this.checkSoon();
      this.quota.refresh();
    });
    this.whatIf = new WhatIf(this.engine, this.choices, () => this.list.drawRows());
    this.list = new List(byId("panel-list"), this.engine, this.whatIf);
    this.strips = new Strips(this.engine);
    this.quota = new Quota(byId("quota"), this.engine, () => this.askOfQuota(), () => this.levelOfQuota());
    this.listen();
    this.draw();
    await this.engine.ready;
    document.body.dataset.readyAt = String(Math.round(performance.now()));
    document.body.dataset.ready = "yes";
  }

  listen() {
    const drop = byId("drop");
    const take = (files) => this.take(files);
    byId("files").addEventListener("change", (event) => {
      take(chosen(event.target.files));
      event.target.value = "";
    });
    byId("folder").addEventListener("change", (event) => {
      take(chosen(event.target.files));
      event.target.value = "";
    });
    byId("own-rules").addEventListener("change", (event) => {
      this.ownRules([...event.target.files]);
      event.target.value = "";
    });
    byId("choose-files").addEventListener("click", () => byId("files").click());
    byId("choose-folder").addEventListener("click", () => byId("folder").click());
    for (const kind of ["dragover", "dragenter"]) {
      document.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.add("over");
      });
    }
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) drop.classList.remove("over");
    });
    document.addEventListener("drop", async (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      take(await dropped(event.dataTransfer));
    });
    byId("language").addEventListener("click", () => {
      setLanguage(lang() === "vi" ? "en" : "vi");
      this.draw();
      this.check();
    });
    byId("stop").addEventListener("click", () => this.engine.stop());
    this.toView = tabs(byId("views"), (id) => {
      if (id === "view-numbers") this.quota.refresh();
    });
    this.toTab = tabs(byId("tabs"), (id) => this.opened(id));
  }

  // What every request says: the files, the form, the day and the language.
  ask() {
    return { paths: toCheck(this.files.keys()), ...this.form.ask(), most_cells: this.mostCells, today: today(), lang: lang() };
  }

  async take(found) {
    if (found.length === 0) return;
    this.busy(t("working"));
    for (const { path, file } of found) this.files.set(path, file);
    this.drawFiles();
    for (const { path, file } of found) {
      try {
        await this.engine.add(path, file, LARGEST);
      } catch {
        // The check says which file cannot be read.
      }
    }
    this.toView("view-lists");
    await this.check();
    // On a phone the verdict stands beneath what was chosen.
    const place = this.report ? byId("report") : byId("refused");
    if (place.getBoundingClientRect().top > innerHeight / 2) place.scrollIntoView({ block: "start" });
  }

  // A list that is larger than lists are is read if that is asked for, until all files are removed.
  async readAll() {
    this.mostCells = MOST_CELLS;
    await this.check();
  }

  // Of several files the rules are the one that no other names: what it extends and its catalogue of
  // groups are named by it.
  async ownRules(files) {
    for (const file of files) await this.engine.add(file.name, file, LARGEST);
    const texts = await Promise.all(files.map((file) => file.text()));
    const isNamed = (name) => files.some((file, at) => file.name !== name && texts[at].includes(name));
    const names = files.map(({ name }) => name).filter((name) => name.toLowerCase().endsWith(".toml"));
    const rules = names.find((name) => !isNamed(name)) ?? names[0];
    if (!rules) return;
    this.form.own = rules;
    this.form.set("rules", rules);
  }

  async remove(path) {
    this.files.delete(path);
    const kept = [...this.files];
    await this.engine.clear();
    for (const [path, file] of kept) await this.engine.add(path, file, LARGEST);
    await this.check();
  }

  async clear() {
    this.files.clear();
    this.mostCells = null;
    await this.engine.clear();
    this.report = null;
    this.draw();
  }

  async check() {
    this.drawFiles();
    const ask = this.ask();
    if (ask.paths.length === 0) {
      this.report = null;
      this.drawReport();
      return;
    }
    const turn = (this.turn = (this.turn ?? 0) + 1);
    this.busy(t("working"));
    try {
      const report = await this.engine.json({ do: "check", ask });
      if (turn !== this.turn) return;
      this.asked = ask;
      this.report = report;
      this.refused = null;
    } catch (error) {
      if (turn !== this.turn) return;
      this.report = null;
      if (error instanceof Crashed && ask.paths.length > 1) {
        await this.oneByOne(ask);
      } else {
        this.refused = error instanceof Refused ? error.refusal : { message: t("crashed"), help: [] };
      }
    }
    this.busy(null);
    this.drawReport();
  }

  // Where one of several files brings the engine down, the others are checked without it.
  async oneByOne(ask) {
    const good = [];
    const bad = [];
    for (const path of ask.paths) {
      try {
        await this.engine.json({ do: "check", ask: { ...ask, paths: [path] } });
        good.push(path);
      } catch {
        bad.push(path);
      }
    }
    this.refused = { message: `${bad.join(", ")}: ${t("crashed")}`, help: [] };
    if (good.length === 0) return;
    this.asked = { ...ask, paths: good };
    this.report = await this.engine.json({ do: "check", ask: this.asked });
  }

  busy(text) {
    byId("busy").hidden = text === null;
    byId("busy-text").textContent = text ?? "";
  }

  draw() {
    document.title = t("title");
    for (const element of document.querySelectorAll("[data-text]")) {
      element.textContent = t(element.dataset.text);
    }
    byId("language").lang = lang() === "vi" ? "en" : "vi";
    byId("version").textContent = this.choices.version;
    this.form.draw();
    this.quota.rows = null;
    this.quota.refresh();
    this.drawFiles();
    this.drawReport();
  }

  drawFiles() {
    const place = byId("chosen");
    if (this.files.size === 0) {
      show(place);
      return;
    }
    const shown = [...this.files.keys()].slice(0, 200);
    show(
      place,
      el("h2", { class: "small" }, `${t("files")} (${number(this.files.size)})`),
      el("ul", { class: "chips" }, shown.map((path) => el("li", {}, path, " ",
        el("button", { type: "button", class: "link", "aria-label": t("remove_file", { name: path }), onclick: () => this.remove(path) }, "✕"))),
      this.files.size > shown.length ? el("li", {}, "…") : null),
      el("button", { type: "button", onclick: () => this.clear() }, t("clear")),
    );
  }

  drawReport() {
    const { report } = this;
    show(byId("refused"), this.refused ? refusal(t("cannot_check"), this.refused) : null);
    byId("report").hidden = !report;
    const several = report && (report.inputs.length !== 1 || report.passed_over.length > 0);
    byId("overview").hidden = !several;
    if (!report) return;
    if (several) overview(byId("overview"), report, (at) => this.select(at, true));
    const known = report.inputs.findIndex(({ path }) => path === this.path);
    byId("list").hidden = report.inputs.length === 0;
    if (report.inputs.length > 0) this.select(Math.max(0, known), false);
  }

  select(at, focus) {
    const input = this.report.inputs[at];
    this.selected = at;
    this.path = input.path;
    this.input = input;
    this.drawn = new Set();
    const unit = this.report.units.find(({ lists }) => lists.includes(input.path));
    show(byId("list-title"), input.unit ?? input.congress?.name ?? input.path, " ",
      unit ? badge(KINDS[unit.standing] ?? "note", standing(unit.standing)) : null,
      el("span", { class: "where" }, (input.parts?.map(({ path }) => path) ?? [input.path]).join(", ")));
    this.strips.open(this.asked, input);
    verdict(byId("panel-verdict"), input, unit, {
      goTo: (place) => this.goTo(place),
      rowOf: (finding, strip) => this.strips.want(finding, strip),
      readAll: () => this.readAll(),
    });
    const isRead = input.error === null;
    for (const id of ["tab-statistics", "tab-what-if"]) byId(id).hidden = !isRead;
    this.whatIf.open(byId("what-if"), byId("what-if-told"), this.asked, input);
    this.drawDownloads(isRead);
    const current = byId("tabs").querySelector('[aria-selected="true"]');
    this.toTab(isRead || current.id === "tab-list" ? current.id : "tab-verdict");
    if (focus) byId("list-title").focus();
  }

  // What a tab shows is fetched when it is opened for the first time.
  async opened(id) {
    byId("what-if-told").hidden = id === "tab-what-if";
    if (!this.input || this.drawn.has(id)) return;
    this.drawn.add(id);
    const { input, asked: ask } = this;
    try {
      if (id === "tab-list") await this.list.open(ask, input);
      if (id === "tab-statistics" && input.error === null) await this.showStatistics(ask, input);
    } catch (error) {
      const why = error instanceof Refused ? error.refusal : { message: t("crashed"), help: [] };
      show(byId(id.replace("tab", "panel")), refusal(t("cannot_check"), why));
    }
  }

  async showStatistics(ask, input) {
    const paths = input.parts?.map(({ path }) => path) ?? [input.path];
    const told = await this.engine.json({ do: "statistics", ask, paths: paths.length ? paths : [input.path], format: "json" });
    const print = () => this.hand({ do: "statistics", ask, paths: paths.length ? paths : [input.path], format: "html" }, `${t("stats_name")}.html`, "text/html");
    statistics(byId("panel-statistics"), told, print);
  }

  async goTo(place) {
    this.drawn.add("tab-list");
    this.toTab("tab-list");
    if (this.list.input !== this.input) await this.list.open(this.asked, this.input);
    await this.list.goTo(place);
  }

  drawDownloads(isRead) {
    const { asked: ask, selected: input } = this;
    const button = (key, work) => el("button", { type: "button", onclick: work }, t(key));
    const stem = this.path.split("/").at(-1).replace(/\.[^.]*$/, "");
    show(
      byId("downloads"),
      isRead && !this.input.parts?.length ? button("download_marked", () => this.hand({ do: "marked", ask, input }, `${stem}-${t("marked_name")}.xlsx`, XLSX)) : null,
      button("download_results", () => this.hand({ do: "report", ask, format: "xlsx" }, `${t("file_name")}.xlsx`, XLSX)),
      button("download_page", () => this.hand({ do: "report", ask, format: "html" }, `${t("file_name")}.html`, "text/html")),
      button("download_json", () => this.hand({ do: "report", ask, format: "json" }, `${t("file_name")}.json`, "application/json")),
      button("print", () => window.print()),
    );
  }

  async hand(request, name, type) {
    const told = byId("downloaded");
    try {
      save(name, await this.engine.ask(request), type);
      show(told, t("saved", { name }));
    } catch (error) {
      show(told, error instanceof Refused ? error.refusal.message : t("crashed"));
    }
  }

  // The numbers have a level of their own, else that of the form: no list is judged by it.
  askOfQuota() {
    return { ...this.ask(), level: this.quotaLevel || this.form.facts.level || null };
  }

  levelOfQuota() {
    const [ruleset] = this.choices.rulesets.filter(({ id }) => id === this.form.facts.rules).concat(this.choices.rulesets);
    const level = this.askOfQuota().level ?? "";
    const change = async (event) => {
      this.quotaLevel = event.target.value;
      await this.quota.refresh();
      byId("quota-level")?.focus();
    };
    return el("div", { class: "field" },
      el("label", { for: "quota-level" }, t("level")),
      put(el("select", { id: "quota-level", onchange: change }),
        el("option", { value: "", selected: level === "" }, "—"),
        ruleset.levels.map(({ id, vi, en }) => el("option", { value: id, selected: level === id }, lang() === "en" ? en : vi))));
  }
}

// The day in Viet Nam, which is one everywhere there.
function today() {
  return new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);
}

async function begin() {
  setLanguage("vi");
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = t(element.dataset.text);
  }
  try {
    const engine = new Engine(moduleOfPage);
    const page = new Page(engine);
    await page.open();
    // Files that came meanwhile are being checked already.
    if (page.files.size === 0) page.busy(null);
    warm(page);
  } catch (error) {
    byId("busy-text").textContent = t("broken_start");
    byId("busy-text").title = String(error);
  }
}

// While the person looks for a file. What the browser has seen run several times it translates better.
async function warm(page) {
  try {
    for (let round = 0; round < ROUNDS && page.files.size === 0; round++) {
      await page.engine.ask({ do: "warm", ask: { ...page.ask(), paths: [] } });
    }
  } catch {
    // The next request finds an engine that was opened anew.
  }
}

begin();
