//! Takes keys out of a written table one by one, and records what is wrong with them.
//!
//! The reader of a file names each key that it understands; what is left at the end is unknown
//! and refused, with the nearest known key as a suggestion.

use std::borrow::Cow;
use std::str::FromStr;

use jiff::civil::Date;

use super::problem::{Place, Problem};
use super::value::{Entry, Table, Value, ValueKind};
use crate::closed_list::ClosedList;
use crate::numbers::{Fraction, people};
use crate::text;
use crate::wording::{Text, did_you_mean, nearest};

/// A table that is being read.
#[derive(Debug)]
pub struct WrittenTable<'a> {
    table: &'a Table,
    /// The keys that its reader understands, in the order in which they are documented.
    known: Vec<&'a str>,
}

impl<'a> WrittenTable<'a> {
    /// Starts to read a table of which the reader knows these keys.
    pub fn new(table: &'a Table, known: impl IntoIterator<Item = &'a str>) -> Self {
        Self { table, known: known.into_iter().collect() }
    }

    /// The table as written.
    pub fn table(&self) -> &'a Table {
        self.table
    }

    /// The value of a key that may be left out.
    pub fn optional(&self, key: &str) -> Option<&'a Value> {
        debug_assert!(self.known.contains(&key), "`{key}` is read, not declared");
        self.table.get(key).map(|entry| &entry.value)
    }

    /// Whether one of these keys stands there misspelt: then that is told, and not that it is missing.
    pub fn misspells_any(&self, keys: &[&str]) -> bool {
        let unknown = self.table.entries.iter().map(|entry| &*entry.key.name);
        let unknown = unknown.filter(|name| !self.known.contains(name));
        let mut meant = unknown.filter_map(|name| nearest(name, self.known.iter().copied()));
        meant.any(|meant| keys.contains(&meant))
    }

    /// The value of a key that must be there.
    pub fn required(&self, key: &str, problems: &mut Vec<Problem>) -> Option<&'a Value> {
        let found = self.optional(key);
        if found.is_none() && !self.misspells_any(&[key]) {
            problems.push(Problem::error(
                &self.table.place,
                text!(vi: "thiếu khóa `{key}`", en: "missing key `{key}`"),
            ));
        }
        found
    }

    /// The words of a key that may be left out.
    pub fn words(&self, key: &str, problems: &mut Vec<Problem>) -> Option<String> {
        self.optional(key)?.as_words(problems).map(str::to_owned)
    }

    /// The count of a key that may be left out.
    pub fn count(&self, key: &str, problems: &mut Vec<Problem>) -> Option<u64> {
        self.optional(key)?.as_count(problems)
    }

    /// The values of a key that may be left out.
    pub fn items(&self, key: &str, problems: &mut Vec<Problem>) -> &'a [Value] {
        self.optional(key).and_then(|value| value.as_array(problems)).unwrap_or_default()
    }

    /// Refuses the keys that the reader does not know.
    pub fn finish(&self, problems: &mut Vec<Problem>) {
        for entry in self.table.entries.iter() {
            if !self.known.contains(&&*entry.key.name) {
                problems.push(unknown_key(entry, &self.known));
            }
        }
    }
}

/// A key that its reader does not know, with the nearest one that it does, or all of them.
fn unknown_key(entry: &Entry, known: &[&str]) -> Problem {
    let name = &entry.key.name;
    Problem::error(&entry.key.place, text!(vi: "khóa lạ `{name}`", en: "unknown key `{name}`"))
        .help(offer(name, known))
}

/// `did you mean …?`, or the list of what is known.
pub(crate) fn offer(typed: &str, known: &[&str]) -> Text {
    did_you_mean(typed, known.iter().copied()).unwrap_or_else(|| {
        let all: Vec<String> = known.iter().map(|word| format!("`{word}`")).collect();
        let all = all.join(", ");
        text!(vi: "dùng được: {all}", en: "known here: {all}")
    })
}

/// Reads a whole text, file 0 of its places, of which the reader knows these keys.
///
/// # Errors
///
/// All the problems of the text, in their order.
pub(crate) fn read_text<T>(
    text: &str,
    known: impl IntoIterator<Item = &'static str>,
    read: impl FnOnce(&WrittenTable<'_>, &mut Vec<Problem>) -> T,
) -> Result<T, Vec<Problem>> {
    let mut problems = Vec::new();
    let document = super::parse(text, 0, &mut problems);
    let known: Vec<&str> = known.into_iter().collect();
    let table = WrittenTable::new(&document, known);
    table.finish(&mut problems);
    let found = read(&table, &mut problems);
    if problems.is_empty() {
        return Ok(found);
    }
    problems.sort_by_key(|problem| problem.place.span.start);
    Err(problems)
}

impl Value {
    /// A problem with this value.
    pub fn problem(&self, message: Text) -> Problem {
        Problem::error(&self.place, message)
    }

    fn wrong_type<T>(&self, expected: &Text, problems: &mut Vec<Problem>) -> Option<T> {
        let found = self.kind.type_name();
        problems.push(self.problem(text!(
            vi: "đây là {found}, phải là {expected}",
            en: "this is {found}, expected {expected}",
            found,
            expected
        )));
        None
    }

    pub fn as_str(&self, problems: &mut Vec<Problem>) -> Option<&str> {
        self.as_string(problems).map(|text| &**text)
    }

    fn as_string(&self, problems: &mut Vec<Problem>) -> Option<&Cow<'static, str>> {
        match &self.kind {
            ValueKind::String(text) => Some(text),
            _ => self.wrong_type(&text!(vi: "chuỗi chữ", en: "a string"), problems),
        }
    }

    /// A string that says something.
    pub fn as_words(&self, problems: &mut Vec<Problem>) -> Option<&str> {
        self.as_some_words(problems).map(|words| &**words)
    }

    /// The same to keep; the words of a shipped ruleset are not copied.
    pub fn as_kept_words(&self, problems: &mut Vec<Problem>) -> Option<Cow<'static, str>> {
        self.as_some_words(problems).cloned()
    }

    fn as_some_words(&self, problems: &mut Vec<Problem>) -> Option<&Cow<'static, str>> {
        let text = self.as_string(problems)?;
        if text.trim().is_empty() {
            problems.push(self.problem(text!(vi: "để trống", en: "this is empty")));
            return None;
        }
        Some(text)
    }

    /// A number of people or things.
    pub fn as_count(&self, problems: &mut Vec<Problem>) -> Option<u64> {
        match &self.kind {
            ValueKind::Integer(Some(number)) => {
                let count = u64::try_from(*number).ok();
                if count.is_none() {
                    problems.push(self.problem(text!(
                        vi: "`{number}` là số âm, phải từ 0 trở lên",
                        en: "`{number}` is negative, expected 0 or more",
                    )));
                }
                count
            }
            ValueKind::Integer(None) => {
                problems.push(self.problem(text!(vi: "số quá lớn", en: "the number is too large")));
                None
            }
            // Thousands, as offices write them: `5.000`.
            ValueKind::String(text) | ValueKind::Decimal(text)
                if text.contains('.') && people(text).is_some() =>
            {
                people(text)
            }
            _ => self.wrong_type(
                &text!(vi: "số nguyên không âm", en: "a whole number, 0 or more"),
                problems,
            ),
        }
    }

    /// `true` or `false`.
    pub fn as_bool(&self, problems: &mut Vec<Problem>) -> Option<bool> {
        match self.kind {
            ValueKind::Boolean(truth) => Some(truth),
            _ => self
                .wrong_type(&text!(vi: "`true` hoặc `false`", en: "`true` or `false`"), problems),
        }
    }

    /// A day, written `2024-06-30`.
    pub fn as_date(&self, problems: &mut Vec<Problem>) -> Option<Date> {
        if let ValueKind::Date(date) = self.kind {
            return Some(date);
        }
        let expected = text!(vi: "ngày, như `2024-06-30`, không có dấu nháy", en: "a date such as `2024-06-30`, without quotes");
        let found = self.wrong_type(&expected, problems);
        if let (Some(day), Some(problem)) = (self.day_as_offices_write_it(), problems.last_mut()) {
            problem.help = Some(text!(vi: "có phải {day}?", en: "did you mean {day}?"));
        }
        found
    }

    /// The day of a text such as `30/6/2024`.
    fn day_as_offices_write_it(&self) -> Option<Date> {
        let ValueKind::String(written) = &self.kind else { return None };
        if let Ok(day) = written.parse() {
            return Some(day);
        }
        let (day, rest) = written.split_once('/')?;
        let (month, year) = rest.split_once('/')?;
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    }

    /// An exact fraction: `"30%"`, `"1/3"`, `1.5` or `2`.
    pub fn as_fraction(&self, problems: &mut Vec<Problem>) -> Option<Fraction> {
        let written = match &self.kind {
            ValueKind::String(text) | ValueKind::Decimal(text) => text.clone(),
            ValueKind::Integer(Some(number)) => number.to_string().into(),
            _ => {
                return self.wrong_type(
                    &text!(vi: "phân số, như `\"30%\"` hoặc `\"1/3\"`", en: "a fraction such as `\"30%\"` or `\"1/3\"`"),
                    problems,
                );
            }
        };
        let read = Fraction::from_str(&written).ok();
        if read.is_none() {
            problems.push(
                self.problem(text!(vi: "`{written}` không phải phân số", en: "`{written}` is not a fraction"))
                    .help(text!(vi: "viết như `\"30%\"`, `\"1/3\"` hoặc `1.5`", en: "write it as `\"30%\"`, `\"1/3\"` or `1.5`")),
            );
        }
        read
    }

    pub fn as_array(&self, problems: &mut Vec<Problem>) -> Option<&[Value]> {
        match &self.kind {
            ValueKind::Array(items) => Some(items),
            _ => self.wrong_type(&text!(vi: "danh sách `[…]`", en: "an array `[…]`"), problems),
        }
    }

    pub fn as_table(&self, problems: &mut Vec<Problem>) -> Option<&Table> {
        match &self.kind {
            ValueKind::Table(table) => Some(table),
            _ => self.wrong_type(&text!(vi: "bảng `{{…}}`", en: "a table `{{…}}`"), problems),
        }
    }

    /// An array of strings.
    pub fn as_words_list(&self, problems: &mut Vec<Problem>) -> Option<Vec<String>> {
        let items = self.as_array(problems)?;
        items.iter().map(|item| item.as_words(problems).map(str::to_owned)).collect()
    }

    /// A text in both languages: `{ vi = "…", en = "…" }`.
    pub fn as_text(&self, problems: &mut Vec<Problem>) -> Option<Text> {
        let ValueKind::Table(table) = &self.kind else {
            return self.wrong_type(
                &text!(vi: "`{{ vi = \"…\", en = \"…\" }}`", en: "`{{ vi = \"…\", en = \"…\" }}`"),
                problems,
            );
        };
        let written = WrittenTable::new(table, ["vi", "en"]);
        let vi = written.required("vi", problems);
        let en = written.required("en", problems);
        written.finish(problems);
        let vi = vi?.as_kept_words(problems);
        let en = en?.as_kept_words(problems);
        Some(Text { vi: vi?, en: en? })
    }

    /// One of a closed list, by its id.
    pub fn as_choice<T: ClosedList>(&self, problems: &mut Vec<Problem>) -> Option<T> {
        let word = self.as_str(problems)?;
        let choice = T::with_id(word);
        if choice.is_none() {
            problems.push(self.unknown_word(word, &T::ids()));
        }
        choice
    }

    /// One of a few words.
    pub fn as_one_of<T: Copy>(
        &self,
        choices: &[(&str, T)],
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        let word = self.as_str(problems)?;
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == word) {
            return Some(*choice);
        }
        let known: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        problems.push(self.unknown_word(word, &known));
        None
    }

    /// A word that is none of those known here.
    pub fn unknown_word(&self, word: &str, known: &[&str]) -> Problem {
        Problem::unknown_word(&self.place, word, known)
    }
}

impl Problem {
    /// A word that is none of those known at this place.
    pub fn unknown_word(place: &Place, word: &str, known: &[&str]) -> Self {
        Self::error(place, text!(vi: "không có `{word}`", en: "unknown value `{word}`"))
            .help(offer(word, known))
    }
}
