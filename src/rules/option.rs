//! What a rule can say: the options of its kind, each declared once.
//!
//! [`options!`] declares a table of a rules file as a struct. A field is an option: its name is the
//! key, its type ([`OptionValue`]) says how the value is read and what the JSON Schema and
//! REFERENCE.md call it, and behind the type stands what the option says, in both languages:
//!
//! ```ignore
//! options! {
//!     #[derive(Debug)]
//!     struct Count needs max or min {
//!         of: Selector { vi: "Đếm những ai.", en: "Whom to count." },
//!         max: Option<ByLevel<Headcount>> { vi: "Nhiều nhất.", en: "The most.", limit: AtMost },
//!         min: Option<ByLevel<Headcount>> { vi: "Ít nhất.", en: "The least.", limit: AtLeast },
//!     }
//! }
//! ```
//!
//! An `Option` may be left out, and so may what has a `default`, which is written as in a rules file
//! and read like one. A key that is not declared has no field, so a kind that asks for it does not
//! compile; one that a rules file makes up is refused at its place.

use std::borrow::Cow;

use super::decode::Decoding;
use super::option_value::OptionValue;
use crate::text;
use crate::toml_tree::{Place, Problem, Value, ValueKind, WrittenTable};
use crate::wording::{Text, any_of};

/// The type of an option's value.
#[derive(Debug, Clone, Copy)]
pub enum OptionType {
    /// A string.
    Words,
    /// A string, or a list of them.
    WordsOrList,
    /// A text in both languages.
    Text,
    /// One of these words.
    OneOf(fn() -> Vec<&'static str>),
    /// `true` or `false`.
    Bool,
    /// A whole number that is not negative.
    Count,
    Year,
    /// An exact fraction.
    Fraction,
    /// A day.
    Date,
    /// A choice of delegates.
    Selector,
    /// One value for all levels, or one for each of some.
    ByLevel(&'static Self),
    /// A list of such values.
    List(&'static Self),
    /// A table with these options.
    Table(&'static [OptionSpec]),
    /// A table of such tables, by name.
    Named(&'static [OptionSpec]),
    /// A table with keys that are told elsewhere.
    AnyTable,
}

impl OptionType {
    /// Whether its table is one value for each level, which a ruleset that extends another
    /// overrides level by level.
    pub fn is_by_level(self) -> bool {
        matches!(self, Self::ByLevel(_))
    }

    /// The type in words, for the reference.
    pub fn words(self) -> String {
        match self {
            Self::Words => "string".to_owned(),
            Self::WordsOrList => "string or list of strings".to_owned(),
            Self::Text => "`{ vi, en }`".to_owned(),
            Self::OneOf(words) => {
                let quoted: Vec<String> =
                    words().iter().map(|word| format!("`\"{word}\"`")).collect();
                quoted.join(", ")
            }
            Self::Bool => "boolean".to_owned(),
            Self::Count | Self::Year => "whole number".to_owned(),
            Self::Fraction => "fraction".to_owned(),
            Self::Date => "date".to_owned(),
            Self::Selector => "selector".to_owned(),
            Self::AnyTable => "table".to_owned(),
            Self::ByLevel(value) => format!("{}, or one by level", value.words()),
            Self::List(Self::Words) => "list of strings".to_owned(),
            Self::List(Self::List(value)) => format!("list of lists of {}", value.words()),
            Self::List(value) => format!("list of {}", value.words()),
            Self::Table(options) | Self::Named(options) => {
                let keys: Vec<&str> = options.iter().map(|option| option.key).collect();
                format!("`{{ {} }}`", keys.join(", "))
            }
        }
    }
}

/// How the value of an option limits what its rule measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// No more than this.
    AtMost,
    /// No less than this.
    AtLeast,
    /// More than this.
    MoreThan,
    /// Less than this.
    LessThan,
    /// No more days than this.
    MostDays,
    /// On a day before this one.
    Before,
    /// On this day or a later one.
    From,
}

/// One option of a rule.
#[derive(Debug)]
pub struct OptionSpec {
    pub key: &'static str,
    /// The type of its value.
    pub value: OptionType,
    /// Whether it must be written.
    pub required: bool,
    /// What holds where it is left out, as it would be written.
    pub default: Option<&'static str>,
    /// How it limits, if it does.
    pub limit: Option<Limit>,
    /// What it says; none where its key does.
    pub doc: Option<Text>,
}

impl OptionSpec {
    pub(super) const fn of<T: OptionValue>(key: &'static str, doc: Option<Text>) -> Self {
        Self { key, value: T::TYPE, required: T::IS_REQUIRED, default: None, limit: None, doc }
    }

    pub(super) const fn default(mut self, default: &'static str) -> Self {
        self.required = false;
        self.default = Some(default);
        self
    }

    pub(super) const fn limit(mut self, limit: Limit) -> Self {
        self.limit = Some(limit);
        self
    }
}

/// A table of a rules file, as [`options!`] declares it.
pub(super) trait Options: Sized {
    /// The options, in the order of the reference.
    const SPECS: &'static [OptionSpec];

    /// Takes the values out of a table; what is wrong with them is recorded.
    fn read(table: &WrittenTable<'_>, decoding: &mut Decoding) -> Option<Self>;
}

/// Takes the value of one option out of a table.
pub(super) fn read_option<T: OptionValue>(
    options: &[OptionSpec],
    key: &str,
    table: &WrittenTable<'_>,
    decoding: &mut Decoding,
) -> Option<T> {
    if let Some(value) = table.optional(key) {
        return T::read(value, decoding);
    }
    let declared = options.iter().find(|option| option.key == key);
    if let Some(default) = declared.and_then(|option| option.default) {
        return T::read(&value_of(default), decoding);
    }
    if T::IS_REQUIRED {
        table.required(key, &mut decoding.problems);
    }
    T::left_out()
}

/// The value that a default is.
fn value_of(default: &'static str) -> Value {
    let word = default.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let kind = match (default, word) {
        ("[]", _) => ValueKind::Array(Cow::Borrowed(&[])),
        (_, Some(word)) => ValueKind::String(Cow::Borrowed(word)),
        _ => match default.parse() {
            Ok(number) => ValueKind::Integer(Some(number)),
            Err(_) => ValueKind::Boolean(default == "true"),
        },
    };
    Value { place: Place::default(), kind }
}

/// Records that one of some options is needed, unless one is there.
pub(super) fn one_is_needed(keys: &[&str], table: &WrittenTable<'_>, decoding: &mut Decoding) {
    if keys.iter().any(|key| table.optional(key).is_some()) || table.misspells_any(keys) {
        return;
    }
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let keys = any_of(&keys);
    decoding.problems.push(Problem::error(
        &table.table().place,
        text!(
            vi: "quy định không có giới hạn: thiếu {keys}",
            en: "the rule has no limit: missing {keys}",
            keys
        ),
    ));
}

/// Declares the options of a table as the fields of a struct; see the [module](self).
macro_rules! options {
    (@doc) => { None };
    (@doc $vi:literal $en:literal) => { Some($crate::wording::Text::fixed($vi, $en)) };
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident $(needs $($needed:ident)or+)? {$(
            $(#[$field_meta:meta])*
            $field_vis:vis $field:ident: $type:ty $({
                $(vi: $vi:literal, en: $en:literal $(,)?)?
                $(default: $default:literal $(,)?)?
                $(limit: $limit:ident $(,)?)?
            })?
        ),* $(,)?}
    ) => {
        $(#[$meta])*
        $vis struct $name {$($(#[$field_meta])* $field_vis $field: $type),*}

        impl $name {
            const OPTIONS: &'static [$crate::rules::OptionSpec] = &[$(
                $crate::rules::OptionSpec::of::<$type>(
                    stringify!($field),
                    $crate::rules::option::options!(@doc $($($vi $en)?)?),
                )
                $(
                    $(.default($default))?
                    $(.limit($crate::rules::Limit::$limit))?
                )?
            ),*];
        }

        impl $crate::rules::option::Options for $name {
            const SPECS: &'static [$crate::rules::OptionSpec] = Self::OPTIONS;

            fn read(
                table: &$crate::toml_tree::WrittenTable<'_>,
                decoding: &mut $crate::rules::Decoding,
            ) -> Option<Self> {
                $(
                    // All are options of this table that may be left out.
                    let _ = |own: &Self| ($(own.$needed.is_none()),+);
                    let needed = &[$(stringify!($needed)),+];
                    $crate::rules::option::one_is_needed(needed, table, decoding);
                )?
                $(let $field = $crate::rules::option::read_option::<$type>(
                    Self::OPTIONS,
                    stringify!($field),
                    table,
                    decoding,
                );)*
                Some(Self {$($field: $field?),*})
            }
        }
    };
}

pub(super) use options;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{head::HEAD, kinds, rule::COMMON};
    use crate::toml_tree;

    fn all(options: &'static [OptionSpec]) -> Vec<&'static OptionSpec> {
        let mut all = Vec::new();
        for option in options {
            all.push(option);
            let mut value = &option.value;
            while let OptionType::List(inner) | OptionType::ByLevel(inner) = value {
                value = inner;
            }
            if let OptionType::Table(inner) | OptionType::Named(inner) = value {
                all.extend(self::all(inner));
            }
        }
        all
    }

    #[test]
    fn a_default_is_what_a_rules_file_would_write() {
        let mut options = [all(HEAD), all(COMMON)].concat();
        options.extend(kinds::ALL.iter().flat_map(|kind| all(kind.options)));
        let defaults: Vec<_> = options.iter().filter_map(|option| option.default).collect();
        assert!(defaults.len() > 10, "{defaults:?}");
        for default in defaults {
            let text = format!("default = {default}");
            let written = toml_tree::parse(&text, 0, &mut Vec::new());
            let written = &written.get("default").unwrap().value.kind;
            // Words compare alike, borrowed or not.
            assert_eq!(value_of(default).kind, *written, "{default}");
        }
    }
}
