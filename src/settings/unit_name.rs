//! Names of units as people write them: with and without `huyện`, `TP`, `tỉnh`.
//!
//! `Thái Nguyên` is a province and a city in it, so the word in front of a name tells two units
//! apart; where none stands there, the name alone does.

use std::sync::LazyLock;

use crate::phrases;
use crate::rules::Level;
use crate::spelling;

/// Words for kinds of units that no level of congress need have, folded.
#[derive(Debug, Default)]
struct KindWords {
    all: Vec<String>,
    /// Abbreviations with what they stand for.
    short: Vec<(String, String)>,
    /// Those in front of names of several words, any of which may be the name of a unit below.
    before_many: Vec<String>,
}

/// They are data: `unit_words.txt`.
static KINDS: LazyLock<KindWords> = LazyLock::new(|| {
    let mut words = KindWords::default();
    for (key, written) in phrases::entries(include_str!("unit_words.txt")) {
        let kind = spelling::words(key.trim_start_matches('+'));
        let written = spelling::words(written);
        if written != kind {
            words.short.push((written, kind));
            continue;
        }
        if key.starts_with('+') {
            words.before_many.push(kind.clone());
        }
        words.all.push(kind);
    }
    words
});

/// How many words in front of a name are looked at.
const WORDS_BEFORE: usize = 4;

/// Words of a text, folded, with the kinds of units in full.
pub(crate) fn words(text: &str) -> String {
    let folded = spelling::words(text);
    let spelled: Vec<String> = folded
        .split(' ')
        .map(|word| {
            let short = KINDS.short.iter().find(|(short, _)| short == word);
            short.map_or_else(|| word.to_owned(), |(_, long)| long.clone())
        })
        .collect();
    spelled.join(" ")
}

/// A name in two parts: the word for the kind, if there is one, and the name itself.
fn parts(words: &str) -> (Option<&'static str>, &str) {
    let kinds = KINDS.all.iter().map(String::as_str);
    kinds
        .filter_map(|kind| Some((kind, words.strip_prefix(kind)?.strip_prefix(' ')?)))
        .max_by_key(|(kind, _)| kind.len())
        .map_or((None, words), |(kind, name)| (Some(kind), name))
}

/// The name alone, of folded words.
pub(super) fn without_kind(words: &str) -> &str {
    parts(words).1
}

/// What a unit is called without the word for its kind, folded: units of one name share it.
pub(crate) fn key(name: &str) -> String {
    without_kind(&words(name)).to_owned()
}

/// Whether two names are of one unit.
pub(crate) fn same(one: &str, other: &str) -> bool {
    UnitName::of(one).is_of_one_unit(&UnitName::of(other))
}

/// A name of a unit, ready to be compared with many.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct UnitName {
    kind: Option<&'static str>,
    name: String,
}

impl UnitName {
    pub(crate) fn of(name: &str) -> Self {
        let words = words(name);
        let (kind, name) = parts(&words);
        Self { kind, name: name.to_owned() }
    }

    /// The name alone, folded: two names of one unit share it.
    pub(crate) fn alone(&self) -> &str {
        &self.name
    }

    /// Whether both are names of one unit.
    pub(crate) fn is_of_one_unit(&self, other: &Self) -> bool {
        self.name == other.name
            && (self.kind.is_none() || other.kind.is_none() || self.kind == other.kind)
    }
}

/// The level of congress that the word for its kind tells of a unit: an office that writes `Huyện
/// Lắk` need not write the level beside it.
pub(super) fn implied_level<'a>(unit: &str, levels: &'a [Level]) -> Option<&'a str> {
    let unit = words(unit);
    let (kind, name) = parts(&unit);
    let kind = kind?;
    // Cities under the centre are as much as a province: the ruleset names them.
    if levels.iter().any(|level| level.names_unit(name)) {
        return None;
    }
    let is_of = |level: &&Level| level.title_words.folded().iter().any(|word| word == kind);
    let mut fitting = levels.iter().filter(is_of);
    let level = fitting.next()?;
    fitting.next().is_none().then_some(level.id.as_str())
}

/// A unit's name, ready to be looked for in texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sought {
    kind: Option<String>,
    name: String,
    /// The words for kinds of units, spelled as the texts are.
    kinds: Vec<String>,
    /// The words for the kinds of units of other levels, none of which may stand in front of it.
    foreign: Vec<String>,
}

impl Sought {
    /// The unit of this name and level.
    pub(crate) fn new(unit: &str, level: Option<&str>, levels: &[Level]) -> Self {
        let unit = words(unit);
        let (kind, name) = parts(&unit);
        let foreign = levels
            .iter()
            .filter(|other| level.is_some_and(|level| level != other.id))
            .flat_map(|other| other.title_words.folded().iter().cloned())
            .collect();
        let kind = kind.map(str::to_owned);
        Self { kind, name: name.to_owned(), kinds: KINDS.all.clone(), foreign }
    }

    /// The same, for texts that [`spelling::unmarked`] has taken the marks from.
    pub(super) fn unmarked(self) -> Self {
        let all = |words: Vec<String>| words.iter().map(|word| spelling::unmarked(word)).collect();
        Self {
            kind: self.kind.as_deref().map(spelling::unmarked),
            name: spelling::unmarked(&self.name),
            kinds: all(self.kinds),
            foreign: all(self.foreign),
        }
    }

    /// Where a text of [`words`] names the unit first.
    pub(crate) fn found_in(&self, text: &str) -> Option<usize> {
        if self.name.is_empty() {
            return None;
        }
        text.match_indices(self.name.as_str()).map(|(at, _)| at).find(|at| {
            let (before, behind) = (&text[..*at], &text[at + self.name.len()..]);
            let is_whole = (before.is_empty() || before.ends_with(' '))
                && (behind.is_empty() || behind.starts_with(' '));
            is_whole && self.may_follow(before.trim_end())
        })
    }

    /// Whether the words in front can stand before this unit's name. `tỉnh Đắk` cannot stand before
    /// `Lắk`, a district: the nearest word for a kind of unit tells of what the name is.
    pub(super) fn may_follow(&self, before: &str) -> bool {
        let mut near: Vec<&str> = before.rsplit(' ').take(WORDS_BEFORE).collect();
        near.reverse();
        let near = near.join(" ");
        let all = self.kinds.iter().chain(&self.foreign);
        let nearest = all
            .filter_map(|kind| {
                let at = format!(" {near} ").rfind(&format!(" {kind} "))?;
                Some((at + kind.len(), kind.len(), kind))
            })
            .max();
        let Some((end, _, kind)) = nearest else { return true };
        let is_next = end >= near.len();
        let fits = match &self.kind {
            Some(own) => own == kind,
            None => is_next || !is_before_many(kind),
        };
        fits && !self.foreign.contains(kind)
    }

    /// How much of a text the name takes up: of two units named at one place, the longer is meant.
    pub(crate) fn length(&self) -> usize {
        self.name.len()
    }
}

/// Whether it stands in front of names of several words, with its marks or without.
fn is_before_many(kind: &str) -> bool {
    let kind = spelling::unmarked(kind);
    KINDS.before_many.iter().any(|word| spelling::unmarked(word) == kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    fn named(text: &str, unit: &str, level: &str) -> bool {
        let ruleset = rules::load("vn-2024").unwrap();
        Sought::new(unit, Some(level), &ruleset.levels).found_in(&words(text)).is_some()
    }

    #[test]
    fn a_unit_is_the_same_with_and_without_its_kind() {
        assert!(same("TP. Thái Nguyên", "Thành phố Thái Nguyên"));
        assert!(same("Đồng Hỷ", "huyện Đồng Hỷ"));
        assert!(same("ĐỒNG HỶ", "Đồng Hỷ"));
        assert!(!same("Huyện Thái Nguyên", "Thành phố Thái Nguyên"));
        assert!(!same("Phú Bình", "Phú Lương"));
    }

    #[test]
    fn a_province_is_not_the_city_of_its_name() {
        assert!(named("Thành phố Thái Nguyên", "TP Thái Nguyên", "district"));
        assert!(named("1. TP Thái Nguyên", "Thái Nguyên", "district"));
        assert!(!named("Sở Y tế tỉnh Thái Nguyên", "Thái Nguyên", "district"));
        assert!(!named("Sở Y tế tỉnh Thái Nguyên", "TP Thái Nguyên", "district"));
        assert!(named("Đại hội tỉnh Thái Nguyên", "Thái Nguyên", "province"));
        assert!(!named("Đại hội thành phố Thái Nguyên", "Thái Nguyên", "province"));
    }

    #[test]
    fn a_name_within_another_name_is_no_name() {
        assert!(!named("Đoàn huyện Lắk", "Lắ", "district"));
        assert!(named("Đoàn huyện Lắk", "Lắk", "district"));
        assert!(!named("tỉnh Đắk Lắk", "Lắk", "district"));
    }

    #[test]
    fn a_district_is_not_found_in_the_name_of_its_province_though_its_level_is_not_told() {
        let found = |unit: &str, text: &str| Sought::new(unit, None, &[]).found_in(&words(text));
        for unit in ["Huyện Lắk", "Lắk"] {
            assert_eq!(found(unit, "Các sở, ban, ngành tỉnh Đắk Lắk"), None, "{unit}");
            assert!(found(unit, "Đoàn huyện Lắk, tỉnh Đắk Lắk").is_some(), "{unit}");
            assert!(found(unit, "Đoàn Lắk").is_some(), "{unit}");
        }
        assert!(found("Đắk Lắk", "tỉnh Đắk Lắk").is_some());
        assert!(found("Tỉnh Đắk Lắk", "tỉnh Đắk Lắk").is_some());
    }

    #[test]
    fn the_word_for_the_kind_tells_the_level_where_it_has_one_meaning() {
        let ruleset = rules::load("vn-2024").unwrap();
        let implied = |unit: &str| implied_level(unit, &ruleset.levels);
        assert_eq!(implied("Huyện Lắk"), Some("district"));
        assert_eq!(implied("TX. Buôn Hồ"), Some("district"));
        assert_eq!(implied("TP Thái Nguyên"), Some("district"));
        assert_eq!(implied("Tỉnh Đắk Lắk"), Some("province"));
        assert_eq!(implied("Thành phố Cần Thơ"), None);
        assert_eq!(implied("Lắk"), None);
        assert_eq!(implied("Xã Đắk Phơi"), None);
    }
}
