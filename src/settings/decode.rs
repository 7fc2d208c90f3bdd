//! Reads a settings file: every key may be left out, an unknown one is refused, and all problems
//! are told at once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::units::Unit;
use super::units_file::UnitsFile;
use super::waiver::Waiver;
use super::{Settings, overlay};
use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::files::Files;
use crate::report::Severity;
use crate::roster::Role;
use crate::rules::{self, Ruleset};
use crate::text;
use crate::toml_tree::{self, Problem, Table, Value, ValueKind, WrittenTable};
use crate::wording::{Lang, did_you_mean};

const KEYS: [&str; 10] = [
    "rules",
    "lang",
    "exclude",
    "strict",
    "deny_warnings",
    "severity",
    "required",
    "units",
    "unit",
    "waiver",
];

/// The weights that a settings file can give to a rule.
const WEIGHTS: [(&str, Option<Severity>); 4] = [
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("advice", Some(Severity::Advice)),
    ("off", None),
];

/// Reads a settings file, with the ruleset that it names or the one that the user asks for.
///
/// # Errors
///
/// The file or its ruleset cannot be read, or is not valid; then all of its problems are told.
pub fn load(file: &Path, files: &dyn Files, asked_rules: Option<&str>) -> Result<Settings, Fault> {
    let what = text!(vi: "tệp thiết lập", en: "settings file");
    let read = |text: &str| SettingsReading::new(file, text).read(files, asked_rules);
    toml_tree::file::load(file, files, &what, read)?.map_err(|fault| fault.about(file.display()))
}

struct SettingsReading<'a> {
    file: &'a Path,
    text: &'a str,
    document: Table,
    problems: Vec<Problem>,
}

impl<'a> SettingsReading<'a> {
    fn new(file: &'a Path, text: &'a str) -> Self {
        let mut problems = Vec::new();
        let document = toml_tree::parse(text, 0, &mut problems);
        Self { file, text, document, problems }
    }

    fn read(
        mut self,
        files: &dyn Files,
        asked: Option<&str>,
    ) -> Result<Result<Settings, Fault>, Vec<Problem>> {
        let document = std::mem::take(&mut self.document);
        let table = WrittenTable::new(&document, KEYS);
        table.finish(&mut self.problems);
        let problems = &mut self.problems;
        let named =
            table.optional("rules").and_then(|value| value.as_words(problems).map(str::to_owned));
        let root = self.file.parent().filter(|parent| !parent.as_os_str().is_empty());
        let root = root.unwrap_or(Path::new(".")).to_owned();
        let in_force = asked.map_or_else(
            || named.as_deref().map_or_else(default_rules, |named| seen_from(&root, named)),
            str::to_owned,
        );
        let base = match rules::load_from(files, &in_force) {
            Ok(base) => base,
            Err(_) if !self.problems.is_empty() => return Err(self.sorted()),
            Err(error) => return Ok(Err(error)),
        };
        let severity = self.severities(&table, &base);
        let required = self.required(&table);
        let mut units = self.units(&table, &base);
        let units_file = table
            .optional("units")
            .and_then(|value| UnitsFile::read(value, &root, &base, &mut self.problems));
        if let Some(file) = &units_file {
            file.add_to(&mut units, &base, files, &mut self.problems);
        }
        let waivers = self.waivers(&table, &base, &units);
        let settings = Settings {
            file: self.file.to_owned(),
            lang: self.lang(&table),
            exclude: self.words_list(&table, "exclude"),
            strict: self.flag(&table, "strict"),
            deny_warnings: self.flag(&table, "deny_warnings"),
            units_file,
            rules: named,
            severity,
            required,
            units,
            waivers,
            lines: lines(&document, self.text),
            root,
            ruleset: base,
        };
        if self.problems.is_empty() {
            Ok(overlaid(settings, &in_force, files))
        } else {
            Err(self.sorted())
        }
    }

    fn sorted(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.place.span.start);
        self.problems
    }

    fn words_list(&mut self, table: &WrittenTable<'_>, key: &str) -> Vec<String> {
        let value = table.optional(key);
        value.and_then(|value| value.as_words_list(&mut self.problems)).unwrap_or_default()
    }

    fn flag(&mut self, table: &WrittenTable<'_>, key: &str) -> Option<bool> {
        table.optional(key)?.as_bool(&mut self.problems)
    }

    fn lang(&mut self, table: &WrittenTable<'_>) -> Option<Lang> {
        let langs = [("vi", Lang::Vi), ("en", Lang::En)];
        table.optional("lang")?.as_one_of(&langs, &mut self.problems)
    }

    fn severities(
        &mut self,
        table: &WrittenTable<'_>,
        base: &Ruleset,
    ) -> BTreeMap<String, Option<Severity>> {
        let mut severities = BTreeMap::new();
        let Some(written) = table.optional("severity") else { return severities };
        let Some(written) = written.as_table(&mut self.problems) else { return severities };
        let known = known_rules(base);
        for entry in written.entries.iter() {
            let id = &entry.key.name;
            if !known.contains(&&**id) {
                self.problems.push(unknown_rule(&entry.key.place, id, &known));
            }
            if let Some(weight) = entry.value.as_one_of(&WEIGHTS, &mut self.problems) {
                severities.insert(id.to_string(), weight);
            }
        }
        severities
    }

    fn required(&mut self, table: &WrittenTable<'_>) -> BTreeMap<String, Vec<String>> {
        let mut required = BTreeMap::new();
        let Some(written) = table.optional("required") else { return required };
        let Some(written) = written.as_table(&mut self.problems) else { return required };
        WrittenTable::new(written, Role::ids()).finish(&mut self.problems);
        let known: Vec<&str> = rules::required_fields().collect();
        for entry in written.entries.iter() {
            let Some(items) = entry.value.as_array(&mut self.problems) else { continue };
            let fields = required.entry(entry.key.name.to_string()).or_insert_with(Vec::new);
            for item in items {
                let Some(field) = item.as_words(&mut self.problems) else { continue };
                if known.contains(&field) {
                    fields.push(field.to_owned());
                } else {
                    self.problems.push(item.unknown_word(field, &known));
                }
            }
        }
        required
    }

    fn tables<'t>(&mut self, table: &WrittenTable<'t>, key: &str) -> Vec<&'t Table> {
        let items = table.optional(key).and_then(|value| value.as_array(&mut self.problems));
        let items: &[Value] = items.unwrap_or_default();
        items.iter().filter_map(|item| item.as_table(&mut self.problems)).collect()
    }

    fn units(&mut self, table: &WrittenTable<'_>, base: &Ruleset) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        for written in self.tables(table, "unit") {
            let unit = Unit::read(written, base.catalogue, &base.levels, &mut self.problems);
            let Some(unit) = unit else { continue };
            if let Some(twin) = units.iter().find(|other| same_unit(other, &unit)) {
                let name = &twin.name;
                self.problems.push(Problem::error(
                    &written.place,
                    text!(
                        vi: "đơn vị `{name}` đã ghi ở trên",
                        en: "the unit `{name}` stands above already"
                    ),
                ));
            } else {
                units.push(unit);
            }
        }
        units
    }

    fn waivers(&mut self, table: &WrittenTable<'_>, base: &Ruleset, units: &[Unit]) -> Vec<Waiver> {
        let known = known_rules(base);
        let mut waivers = Vec::new();
        for (index, written) in self.tables(table, "waiver").into_iter().enumerate() {
            let Some(waiver) = Waiver::read(written, index, self.text, &mut self.problems) else {
                continue;
            };
            if !known.contains(&waiver.rule.as_str()) {
                let place = written.get("rule").map_or(&written.place, |rule| &rule.value.place);
                self.problems.push(unknown_rule(place, &waiver.rule, &known));
            }
            if let (Some(entry), Some(unit)) = (written.get("unit"), &waiver.unit) {
                let names: Vec<&str> = units.iter().map(|unit| unit.name.as_str()).collect();
                let is_known = names.iter().any(|name| super::same_unit(name, unit));
                if !is_known && !units.is_empty() {
                    self.problems.push(entry.value.unknown_word(unit, &names));
                }
            }
            waivers.push(waiver);
        }
        waivers
    }
}

/// The line of each key, those of `[severity]` and `[required]` behind the name of their table.
fn lines(document: &Table, text: &str) -> BTreeMap<String, u32> {
    let mut lines = BTreeMap::new();
    for entry in document.entries.iter() {
        let key = &entry.key.name;
        lines.insert(key.to_string(), super::line_of(text, &entry.key.place));
        if let (ValueKind::Table(table), "severity" | "required") = (&entry.value.kind, &**key) {
            for entry in table.entries.iter() {
                let key = format!("{key}.{}", entry.key.name);
                lines.insert(key, super::line_of(text, &entry.key.place));
            }
        }
    }
    lines
}

fn default_rules() -> String {
    rules::builtin()[0].id.to_owned()
}

/// A ruleset as the settings name it: an id, or a path seen from their folder.
fn seen_from(root: &Path, named: &str) -> String {
    if rules::builtin().iter().any(|shipped| shipped.id == named) {
        return named.to_owned();
    }
    root.join(named).display().to_string()
}

fn same_unit(one: &Unit, other: &Unit) -> bool {
    super::same_unit(&one.name, &other.name) && one.profile.level == other.profile.level
}

/// The rules of the ruleset, and those about several lists.
fn known_rules(base: &Ruleset) -> Vec<&str> {
    let own = base.rules.iter().map(|rule| rule.id.as_str());
    own.chain(crate::rules::BETWEEN_LISTS.iter().map(|rule| rule.id)).collect()
}

fn unknown_rule(place: &toml_tree::Place, id: &str, known: &[&str]) -> Problem {
    Problem::error(place, text!(vi: "không có quy định `{id}`", en: "unknown rule `{id}`"))
        .maybe_help(did_you_mean(id, known.iter().copied()))
}

/// The settings with their severities and required fields in the ruleset.
fn overlaid(mut settings: Settings, named: &str, files: &dyn Files) -> Result<Settings, Fault> {
    let own: BTreeSet<&str> = settings.ruleset.rules.iter().map(|rule| rule.id.as_str()).collect();
    let touches = settings.severity.keys().any(|id| own.contains(id.as_str()));
    if touches || !settings.required.is_empty() {
        let is_shipped = rules::builtin().iter().any(|shipped| shipped.id == named);
        let named = if is_shipped {
            named.to_owned()
        } else {
            // What extends it stands in another folder.
            let path = PathBuf::from(named);
            files.rooted(&path).unwrap_or(path).display().to_string()
        };
        settings.ruleset = overlay::ruleset(
            &settings.ruleset,
            &named,
            &settings.file,
            &settings.severity,
            &settings.required,
            files,
        )?;
    }
    Ok(settings)
}
