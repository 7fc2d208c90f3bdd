//! What an option can hold: how each type of value is read, and what documentation calls it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::decode::Decoding;
use super::level::ByLevel;
use super::option::{OptionType, Options};
use super::selector::Selector;
use crate::closed_list::ClosedList;
use crate::numbers::{Fraction, Headcount};
use crate::report::Severity;
use crate::text;
use crate::toml_tree::{Table, Value, ValueKind, WrittenTable};
use crate::wording::Text;

/// What an option can hold.
pub(super) trait OptionValue: Sized {
    /// What schema and reference call it.
    const TYPE: OptionType;
    /// Whether an option of this type must be written.
    const IS_REQUIRED: bool = true;

    /// Reads a value; what is wrong with it is recorded.
    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self>;

    /// What it is where the option is left out; none where it must be written.
    fn left_out() -> Option<Self> {
        None
    }
}

/// Values that a written file reads by itself.
macro_rules! plain_values {
    ($($type:ty: $name:ident = $read:expr;)*) => {$(
        impl OptionValue for $type {
            const TYPE: OptionType = OptionType::$name;

            fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
                $read(value, &mut decoding.problems)
            }
        }
    )*};
}

plain_values! {
    bool: Bool = Value::as_bool;
    Headcount: Count = Value::as_count;
    Fraction: Fraction = Value::as_fraction;
    Date: Date = Value::as_date;
    Text: Text = Value::as_text;
    Cow<'static, str>: Words = Value::as_kept_words;
    String: Words = |value: &Value, problems| value.as_words(problems).map(str::to_owned);
    i16: Year = |value: &Value, problems| i16::try_from(value.as_count(problems)?).ok();
}

impl OptionValue for Selector {
    const TYPE: OptionType = OptionType::Selector;

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        decoding.selector(value)
    }
}

impl<T: OptionValue> OptionValue for Option<T> {
    const TYPE: OptionType = T::TYPE;
    const IS_REQUIRED: bool = false;

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        T::read(value, decoding).map(Some)
    }

    fn left_out() -> Option<Self> {
        Some(None)
    }
}

impl<T: OptionValue> OptionValue for Vec<T> {
    const TYPE: OptionType = OptionType::List(&T::TYPE);

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let items = value.as_array(&mut decoding.problems)?.iter();
        // What is wrong with any of them is recorded.
        let items: Vec<Option<T>> = items.map(|item| T::read(item, decoding)).collect();
        items.into_iter().collect()
    }
}

/// One value for all levels, or a table with one for each of some.
impl<T: OptionValue> OptionValue for ByLevel<T> {
    const TYPE: OptionType = OptionType::ByLevel(&T::TYPE);

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let ValueKind::Table(table) = &value.kind else {
            return T::read(value, decoding).map(Self::All);
        };
        let known = decoding.levels.clone();
        if known.is_empty() {
            // That there are no levels is a problem of the head, told there.
            return None;
        }
        let written = WrittenTable::new(table, known.iter().map(String::as_str));
        written.finish(&mut decoding.problems);
        let mut values = BTreeMap::new();
        for level in &known {
            if let Some(value) = written.optional(level) {
                values.insert(level.clone(), T::read(value, decoding)?);
            }
        }
        if values.is_empty() && table.entries.is_empty() {
            decoding
                .problems
                .push(value.problem(
                    text!(vi: "chưa có mức cho cấp nào", en: "no level has a limit here"),
                ));
        }
        (!values.is_empty()).then_some(Self::Each(values))
    }
}

/// The severities, the weightiest first.
fn severities() -> Vec<&'static str> {
    Severity::ids().into_iter().rev().collect()
}

impl OptionValue for Severity {
    const TYPE: OptionType = OptionType::OneOf(severities);

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let word = value.as_str(&mut decoding.problems)?;
        let severity = Self::with_id(word);
        if severity.is_none() {
            decoding.problems.push(value.unknown_word(word, &severities()));
        }
        severity
    }
}

/// A string or a list of them, read once it is known what the words stand for.
#[derive(Debug)]
pub(super) struct WordsOrList(pub(super) Value);

impl OptionValue for WordsOrList {
    const TYPE: OptionType = OptionType::WordsOrList;

    fn read(value: &Value, _decoding: &mut Decoding) -> Option<Self> {
        Some(Self(value.clone()))
    }
}

/// One of a closed list, by its id.
#[derive(Debug, Clone, Copy)]
pub(super) struct OneOf<T>(pub(super) T);

impl<T: ClosedList> OptionValue for OneOf<T> {
    const TYPE: OptionType = OptionType::OneOf(T::ids);

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        value.as_choice(&mut decoding.problems).map(Self)
    }
}

/// A table within another.
#[derive(Debug)]
pub(super) struct Nested<T>(pub(super) T);

impl<T: Options> OptionValue for Nested<T> {
    const TYPE: OptionType = OptionType::Table(T::SPECS);

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let table = value.as_table(&mut decoding.problems)?;
        read_table(table, decoding).map(Self)
    }
}

/// Tables by name, such as `[level.district]`.
#[derive(Debug)]
pub(super) struct Named<T>(pub(super) Vec<(String, T)>);

impl<T: Options> OptionValue for Named<T> {
    const TYPE: OptionType = OptionType::Named(T::SPECS);

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let tables = value.as_table(&mut decoding.problems)?.entries.iter();
        let tables = tables.filter_map(|entry| {
            let table = entry.value.as_table(&mut decoding.problems)?;
            Some((entry.key.name.to_string(), read_table(table, decoding)?))
        });
        Some(Self(tables.collect()))
    }
}

/// Reads a table of which no key but its options is known.
pub(super) fn read_table<T: Options>(table: &Table, decoding: &mut Decoding) -> Option<T> {
    let table = WrittenTable::new(table, T::SPECS.iter().map(|option| option.key));
    table.finish(&mut decoding.problems);
    T::read(&table, decoding)
}

/// A value without which the rest of its table is read all the same, so that all of a file's
/// problems are shown together.
#[derive(Debug)]
pub(super) struct Lenient<T>(pub(super) Option<T>);

impl<T: OptionValue> OptionValue for Lenient<T> {
    const TYPE: OptionType = T::TYPE;
    const IS_REQUIRED: bool = T::IS_REQUIRED;

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        Some(Self(T::read(value, decoding)))
    }

    fn left_out() -> Option<Self> {
        Some(Self(T::left_out()))
    }
}
