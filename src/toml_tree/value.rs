//! The tree of a TOML file, with the place of each key and value.
//!
//! It is owned and knows its file, so that values of several files can be put together, as a
//! ruleset that extends another does, and a problem still points at the line that causes it. The
//! trees of the shipped rulesets are made when the tool is built, and borrowed.

use std::borrow::Cow;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Place, Problem};
use crate::text;
use crate::wording::Text;

/// A key as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: Cow<'static, str>,
    /// Where it stands.
    pub place: Place,
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: Key,
    pub value: Value,
}

/// A table as written, its keys in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Where it stands: its header, or the inline table.
    pub place: Place,
    /// Its keys and values.
    pub entries: Cow<'static, [Entry]>,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Where it stands.
    pub place: Place,
    pub kind: ValueKind,
}

/// What a value is. Numbers keep their digits: nothing is rounded on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueKind {
    String(Cow<'static, str>),
    /// An integer; none where it is beyond all use.
    Integer(Option<i64>),
    /// A number with a decimal point, as written.
    Decimal(Cow<'static, str>),
    /// `true` or `false`.
    Boolean(bool),
    /// A day.
    Date(Date),
    /// A time of day, or a day that the calendar does not have.
    OtherTime,
    Array(Cow<'static, [Value]>),
    Table(Table),
}

impl ValueKind {
    /// The type's name, as problems tell it.
    pub fn type_name(&self) -> Text {
        match self {
            Self::String(_) => text!(vi: "chuỗi chữ", en: "a string"),
            Self::Integer(_) => text!(vi: "số nguyên", en: "an integer"),
            Self::Decimal(_) => text!(vi: "số thập phân", en: "a decimal number"),
            Self::Boolean(_) => text!(vi: "giá trị đúng/sai", en: "a boolean"),
            Self::Date(_) => text!(vi: "ngày", en: "a date"),
            Self::OtherTime => text!(vi: "giờ", en: "a time"),
            Self::Array(_) => text!(vi: "danh sách", en: "an array"),
            Self::Table(_) => text!(vi: "bảng", en: "a table"),
        }
    }
}

impl Table {
    /// The entry with this key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.name == key)
    }

    /// Puts an entry in, in place of one with the same key.
    pub fn set(&mut self, entry: Entry) {
        let entries = self.entries.to_mut();
        match entries.iter_mut().find(|known| known.key.name == entry.key.name) {
            Some(known) => *known = entry,
            None => entries.push(entry),
        }
    }
}

/// Parses a file's text; `file` is its index in the sources. What can be read is returned even
/// where the syntax is broken elsewhere.
pub fn parse(text: &str, file: usize, problems: &mut Vec<Problem>) -> Table {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let place = Place { file, span: error.span().unwrap_or(0..0) };
        problems.push(Problem::error(&place, wrong_syntax(error.message())));
    }
    let span = table.span();
    table_of(file, span, table.into_inner())
}

/// What the parser has to say, in its own words in English; of Vietnamese it has none, and the mark
/// that it expects says enough.
fn wrong_syntax(reason: &str) -> Text {
    let expected = reason.split_once("expected `").and_then(|(_, rest)| rest.split_once('`'));
    let expected = expected.map(|(mark, _)| text!(vi: ", ở đây cần có `{mark}`", en: ""));
    let is_no_day = reason.contains("invalid date");
    let no_day = is_no_day.then(|| text!(vi: ", không có ngày này", en: ""));
    let is_twice = reason.contains("duplicate key");
    let twice = is_twice.then(|| text!(vi: ", khóa này đã ghi ở trên", en: ""));
    text!(
        vi: "viết sai cú pháp TOML{expected}{twice}{no_day}",
        en: "invalid TOML: {reason}",
        expected,
        twice,
        no_day
    )
}

fn table_of(file: usize, span: std::ops::Range<usize>, table: DeTable<'_>) -> Table {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry {
            key: Key {
                place: Place { file, span: key.span() },
                name: key.into_inner().into_owned().into(),
            },
            value: value_of(file, value),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key.place.span.start);
    Table { place: Place { file, span }, entries: entries.into() }
}

fn value_of(file: usize, value: Spanned<DeValue<'_>>) -> Value {
    let span = value.span();
    let kind = match value.into_inner() {
        DeValue::String(text) => ValueKind::String(text.into_owned().into()),
        DeValue::Integer(number) => {
            ValueKind::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok())
        }
        DeValue::Float(number) => ValueKind::Decimal(number.as_str().to_owned().into()),
        DeValue::Boolean(truth) => ValueKind::Boolean(truth),
        DeValue::Datetime(time) => date_of(&time).map_or(ValueKind::OtherTime, ValueKind::Date),
        DeValue::Array(items) => {
            ValueKind::Array(items.into_iter().map(|item| value_of(file, item)).collect())
        }
        DeValue::Table(table) => ValueKind::Table(table_of(file, span.clone(), table)),
    };
    Value { place: Place { file, span }, kind }
}

fn date_of(time: &toml::value::Datetime) -> Option<Date> {
    let date = time.date?;
    if time.time.is_some() || time.offset.is_some() {
        return None;
    }
    Date::new(
        i16::try_from(date.year).ok()?,
        i8::try_from(date.month).ok()?,
        i8::try_from(date.day).ok()?,
    )
    .ok()
}
