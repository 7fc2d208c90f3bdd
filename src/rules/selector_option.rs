//! A selector on one line, as an option of the command line writes it:
//! `role=official,gender=female`.
//!
//! The line is turned into the tree that a rules file gives, and read by the same reader; so it
//! knows the same keys and values and refuses the same mistakes. A word without a key continues
//! the values of the key before it (`group=Tày,Nùng`); in front it is a role.
//!
//! `what_if::words` reads lines that look alike, and is a grammar of its own: here a comma parts
//! values, as in a list of a rules file, and there it may stand in the name of a unit, so that
//! `unit=Xã A, Xã B` is two units here and one there. What is written here chooses whom a rule
//! counts, and a program writes it as often as a person; what is written there also says what a
//! single person is, each fact once, in the words of the list at hand.

use super::Ruleset;
use super::decode::{Decoding, EVERYONE};
use super::selector::Selector;
use crate::written::{Entry, Key, Place, Problem, Table, Value, ValueKind};

/// Reads a selector; the problem is the first that its words have.
///
/// # Errors
///
/// A key or value is unknown; the problem says which, and what was probably meant.
///
/// # Examples
///
/// ```
/// use delegate_quota::rules;
///
/// let ruleset = rules::load("vn-2024").unwrap();
/// let women = rules::selector_from_words("role=official,gender=female", &ruleset).unwrap();
/// assert_eq!(women.noun(&ruleset).en_many, "female official delegates");
/// assert!(rules::selector_from_words("gender=femal", &ruleset).is_err());
/// ```
pub fn selector_from_words(words: &str, ruleset: &Ruleset) -> Result<Selector, Box<Problem>> {
    let mut decoding = Decoding {
        problems: Vec::new(),
        levels: ruleset.levels.iter().map(|level| level.id.clone()).collect(),
        fields_of_work: ruleset.fields_of_work.iter().map(|field| field.id.clone()).collect(),
        catalogue: ruleset.catalogue,
    };
    let written = written(words);
    let selector = decoding.selector(&written);
    match (selector, decoding.problems.into_iter().next()) {
        (Some(selector), None) => Ok(selector),
        (_, Some(problem)) => Err(Box::new(problem)),
        (None, None) => Err(Box::new(written.unknown_word(words, &[]))),
    }
}

/// The line as a rules file would have it.
fn written(words: &str) -> Value {
    if words.trim() == EVERYONE {
        return text(EVERYONE);
    }
    let mut keys: Vec<(&str, Vec<&str>)> = Vec::new();
    for piece in words.split(',') {
        let (key, value) = match piece.split_once('=') {
            Some((key, value)) => (Some(key.trim()), value.trim()),
            None => (None, piece.trim()),
        };
        let key = key.or_else(|| keys.last().map(|(key, _)| *key)).unwrap_or("role");
        match keys.iter_mut().find(|(held, _)| *held == key) {
            Some((_, values)) => values.push(value),
            None => keys.push((key, vec![value])),
        }
    }
    let entries = keys.into_iter().map(|(key, values)| Entry {
        key: Key { name: key.to_owned(), place: Place::default() },
        value: value_of(key, &values),
    });
    valued(ValueKind::Table(Table { place: Place::default(), entries: entries.collect() }))
}

fn value_of(key: &str, values: &[&str]) -> Value {
    match (key, values) {
        ("age", [ages]) if ages.contains("..") => band(ages),
        ("group", ["minority"]) => text("minority"),
        ("group", _) | (_, [_, _, ..]) => {
            valued(ValueKind::Array(values.iter().map(|value| text(value)).collect()))
        }
        (_, values) => text(values.first().copied().unwrap_or_default()),
    }
}

/// `18..35`, `36..`, `..35`.
fn band(ages: &str) -> Value {
    let (min, max) = ages.split_once("..").unwrap_or((ages, ""));
    let limits = [("min", min.trim()), ("max", max.trim())];
    let entries = limits.into_iter().filter(|(_, years)| !years.is_empty()).map(|(name, years)| {
        let years = years
            .parse()
            .map_or_else(|_| text(years), |years: i64| valued(ValueKind::Integer(Some(years))));
        Entry { key: Key { name: name.to_owned(), place: Place::default() }, value: years }
    });
    valued(ValueKind::Table(Table { place: Place::default(), entries: entries.collect() }))
}

fn text(words: &str) -> Value {
    valued(ValueKind::String(words.to_owned()))
}

fn valued(kind: ValueKind) -> Value {
    Value { place: Place::default(), kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn a_line_reads_as_the_table_of_a_rules_file() {
        let ruleset = rules::load("vn-2024").unwrap();
        for (line, noun) in [
            ("guest", "guests"),
            ("everyone", "delegates"),
            ("role=official,guest", "official delegates and guests"),
            ("gender=female, role=official", "female official delegates"),
            ("official,group=Tày,Nùng", "official delegates of Tày or Nùng ethnicity"),
            ("age=18..35", "delegates aged 18 to 35"),
            ("age=36..,work=health", "delegates aged 36 or over in the field of health"),
            ("kind=ex_officio", "ex-officio delegates"),
            ("kind=appointed", "appointed delegates"),
        ] {
            let selector = selector_from_words(line, &ruleset).unwrap();
            assert_eq!(selector.noun(&ruleset).en_many, noun, "{line}");
        }
    }

    #[test]
    fn what_no_rules_file_may_say_is_refused_with_what_was_meant() {
        let ruleset = rules::load("vn-2024").unwrap();
        for (line, said) in [
            ("offical", "unknown value `offical`"),
            ("rol=official", "unknown key `rol`"),
            ("gender=femal", "unknown value `femal`"),
            ("group=Tầyy", "unknown group `Tầyy`"),
            ("age=old", "this is a string"),
            ("age=x..35", "this is a string"),
            ("", "unknown value ``"),
        ] {
            let problem = selector_from_words(line, &ruleset).unwrap_err();
            assert!(problem.message.en.contains(said), "{line}: {}", problem.message.en);
        }
    }
}
