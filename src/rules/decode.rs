//! Reads selectors and other words that only the ruleset explains: groups, fields of work.

mod told;

use super::selector::{AgeBand, BirthDays, Groups, Selector};
use super::{LadderRule, SourceDocument};
use crate::catalogue::{GroupCatalogue, GroupCode};
use crate::roster::Role;
use crate::text;
use crate::toml_tree::{Problem, Value, ValueKind, WrittenTable, group_codes};

/// What is known of the ruleset while its rules are read, and the problems found on the way.
#[derive(Debug)]
pub struct Decoding {
    /// The problems so far.
    pub problems: Vec<Problem>,
    /// The ids of the levels.
    pub levels: Vec<String>,
    /// The ids of the fields of work.
    pub fields_of_work: Vec<String>,
    /// The ids of the statistics that are told by texts.
    pub statistics: Vec<String>,
    /// Those of them that can be used.
    pub ladders: Vec<LadderRule>,
    /// The documents that clauses may name.
    pub sources: Vec<SourceDocument>,
    /// The catalogue of groups.
    pub catalogue: &'static GroupCatalogue,
    /// Whether the catalogue that the ruleset names could not be read: no name of a group is wrong
    /// then, as far as it can be told.
    pub lacks_catalogue: bool,
    /// Whether the examples are read, too.
    pub reads_examples: bool,
}

/// The keys of a selector written as a table; beside them, each statistic of the ruleset is one.
pub(crate) const SELECTOR_KEYS: &[&str] =
    &["role", "gender", "group", "age", "born", "work", "unit", "kind", "not", "any"];

/// What a selector calls everybody.
pub(super) const EVERYONE: &str = "everyone";

impl Decoding {
    /// What is known before anything is read, with the problems found until then.
    pub(super) fn new(problems: Vec<Problem>, reads_examples: bool) -> Self {
        Self {
            problems,
            levels: Vec::new(),
            fields_of_work: Vec::new(),
            statistics: Vec::new(),
            ladders: Vec::new(),
            sources: Vec::new(),
            catalogue: GroupCatalogue::vietnam(),
            lacks_catalogue: false,
            reads_examples,
        }
    }

    /// A selector: a role, several roles, or a table.
    pub fn selector(&mut self, value: &Value) -> Option<Selector> {
        match &value.kind {
            ValueKind::Table(_) => self.selector_table(value),
            ValueKind::String(word) if word == EVERYONE => Some(Selector::everyone()),
            _ => self.roles(value).map(Selector::Role),
        }
    }

    fn selector_table(&mut self, value: &Value) -> Option<Selector> {
        let table = value.as_table(&mut self.problems)?;
        let written = WrittenTable::new(table, SELECTOR_KEYS.iter().copied());
        let mut parts = Vec::new();
        let mut complete = true;
        for key in SELECTOR_KEYS {
            if let Some(value) = written.optional(key) {
                match self.selector_part(key, value) {
                    Some(part) => parts.push(part),
                    None => complete = false,
                }
            }
        }
        for entry in table.entries.iter().filter(|entry| !SELECTOR_KEYS.contains(&&*entry.key.name))
        {
            match self.parts_told(entry) {
                Some(part) => parts.push(Selector::Told(part)),
                None => complete = false,
            }
        }
        if parts.is_empty() && complete {
            self.problems.push(
                value
                    .problem(text!(vi: "bộ chọn để trống", en: "the selector is empty"))
                    .help(text!(vi: "muốn chọn mọi người thì viết `\"everyone\"`", en: "write `\"everyone\"` to choose everybody")),
            );
            return None;
        }
        complete.then(|| match parts.len() {
            1 => parts.remove(0),
            _ => Selector::All(parts),
        })
    }

    fn selector_part(&mut self, key: &str, value: &Value) -> Option<Selector> {
        let problems = &mut self.problems;
        Some(match key {
            "role" => Selector::Role(self.roles(value)?),
            "gender" => Selector::Gender(value.as_choice(problems)?),
            "kind" => Selector::Kind(value.as_choice(problems)?),
            "group" => Selector::Group(self.groups(value)?),
            "age" => Selector::Age(self.age_band(value)?),
            "born" => Selector::Born(self.birth_days(value)?),
            "work" => Selector::Work(self.works(value)?),
            "unit" => Selector::Unit(one_or_more(value, problems)?),
            "not" => Selector::Not(Box::new(self.selector(value)?)),
            _ => {
                let items = value.as_array(problems)?;
                Selector::Any(items.iter().map(|item| self.selector(item)).collect::<Option<_>>()?)
            }
        })
    }

    fn roles(&mut self, value: &Value) -> Option<Vec<Role>> {
        if let ValueKind::Array(items) = &value.kind {
            return items.iter().map(|item| item.as_choice(&mut self.problems)).collect();
        }
        value.as_choice(&mut self.problems).map(|role| vec![role])
    }

    fn groups(&mut self, value: &Value) -> Option<Groups> {
        if matches!(&value.kind, ValueKind::String(word) if word == "minority") {
            return Some(Groups::Minority);
        }
        self.group_codes(value).map(Groups::Listed)
    }

    /// Groups by name, alias or code: one, or a list of them.
    pub fn group_codes(&mut self, value: &Value) -> Option<Vec<GroupCode>> {
        if self.lacks_catalogue {
            return None;
        }
        let one = match &value.kind {
            ValueKind::String(_) => Some(Value {
                place: value.place.clone(),
                kind: ValueKind::Array(vec![value.clone()].into()),
            }),
            _ => None,
        };
        group_codes(one.as_ref().unwrap_or(value), self.catalogue, &mut self.problems)
    }

    fn age_band(&mut self, value: &Value) -> Option<AgeBand> {
        let table = value.as_table(&mut self.problems)?;
        let written = WrittenTable::new(table, ["min", "max"]);
        written.finish(&mut self.problems);
        let min = self.years(written.optional("min"))?;
        let max = self.years(written.optional("max"))?;
        if min.is_none() && max.is_none() {
            self.problems.push(
                value.problem(text!(vi: "thiếu `min` hoặc `max`", en: "missing `min` or `max`")),
            );
            return None;
        }
        if let (Some(least), Some(most)) = (min, max)
            && least > most
        {
            self.problems.push(value.problem(text!(
                vi: "không ai từ {least} đến {most} tuổi: `min` lớn hơn `max`",
                en: "nobody is aged {least} to {most}: `min` is more than `max`"
            )));
            return None;
        }
        Some(AgeBand { min, max })
    }

    fn birth_days(&mut self, value: &Value) -> Option<BirthDays> {
        let table = value.as_table(&mut self.problems)?;
        let written = WrittenTable::new(table, ["from", "before"]);
        let before = self.problems.len();
        written.finish(&mut self.problems);
        if self.problems.len() > before {
            return None;
        }
        let mut day = |key| match written.optional(key) {
            Some(value) => value.as_date(&mut self.problems).map(Some),
            None => Some(None),
        };
        let days = BirthDays { from: day("from")?, before: day("before")? };
        let problem = match (days.from, days.before) {
            (None, None) => {
                text!(vi: "thiếu `from` hoặc `before`", en: "missing `from` or `before`")
            }
            (Some(from), Some(before)) if from >= before => text!(
                vi: "không có ngày nào từ {from} và trước {before}",
                en: "no day is from {from} on and before {before}"
            ),
            _ => return Some(days),
        };
        self.problems.push(value.problem(problem));
        None
    }

    /// A number of years under a key that may be left out; none where it is not one.
    #[expect(clippy::option_option, reason = "left out and wrong are two things")]
    fn years(&mut self, value: Option<&Value>) -> Option<Option<i16>> {
        let Some(value) = value else {
            return Some(None);
        };
        let years = value.as_count(&mut self.problems)?;
        let Ok(years) = i16::try_from(years) else {
            self.problems.push(value.problem(text!(vi: "số tuổi quá lớn", en: "too many years")));
            return None;
        };
        Some(Some(years))
    }

    /// Fields of work by the names that the ruleset gives them.
    pub fn works(&mut self, value: &Value) -> Option<Vec<String>> {
        let known: Vec<String> = self.fields_of_work.clone();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let items = match &value.kind {
            ValueKind::Array(items) => &**items,
            _ => std::slice::from_ref(value),
        };
        items
            .iter()
            .map(|item| {
                let word = item.as_words(&mut self.problems)?;
                if known.contains(&word) {
                    return Some(word.to_owned());
                }
                self.problems.push(item.unknown_word(word, &known));
                None
            })
            .collect()
    }
}

/// A string, or a list of them.
fn one_or_more(value: &Value, problems: &mut Vec<Problem>) -> Option<Vec<String>> {
    match &value.kind {
        ValueKind::Array(_) => value.as_words_list(problems),
        _ => value.as_words(problems).map(|word| vec![word.to_owned()]),
    }
}
