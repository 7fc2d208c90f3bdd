//! The name of the unit that a list's own titles tell: `… HUYỆN BẮC HÀ LẦN THỨ IV`.
//!
//! It is the unit whose congress it is. Where another unit stands in front of the congress, the list
//! is one of people who are sent there (`Danh sách đại biểu xã Tân Lập dự Đại hội … huyện X`), and
//! no name is taken from it: it is not the list of the congress.

use std::sync::LazyLock;

use super::title_level::{begun_with, level_at, level_word, speaking};
use crate::roster::{Roster, Title};
use crate::rules::{Level, Ruleset};
use crate::settings::{same_unit, unit_words};
use crate::spelling;

/// The longest name of a unit, in words.
const LONGEST: usize = 5;

/// Words that go on behind a unit's name and are no part of it. Of what a name may begin with, as in
/// `Đại Từ`, the next word is told, too.
const BEHIND: [&str; 15] = [
    "lần",
    "nhiệm",
    "khóa",
    "ngày",
    "tháng",
    "dự",
    "tham",
    "do",
    "và",
    "đại hội",
    "đại biểu",
    "danh sách",
    "thứ",
    "thuộc",
    "năm",
];

/// The same, folded.
static FOLDED_BEHIND: LazyLock<[String; 15]> = LazyLock::new(|| BEHIND.map(spelling::words));

/// A year follows it where it is no name: `Năm Căn` is a district.
const YEAR: &str = "năm";

/// The unit's name; none where the titles tell none, or several.
pub(super) fn of_list(roster: &Roster, level: &str, ruleset: &Ruleset) -> Option<String> {
    let levels: Vec<&Level> = ruleset.other_levels.iter().chain(&ruleset.levels).collect();
    let speaking_of = |titles: &[Title]| {
        let told = speaking(titles).into_iter().map(|passage| told_by(&passage, level, &levels));
        told.filter(|told| *told != UnitInTitle::Nothing).collect::<Vec<UnitInTitle>>()
    };
    let mut told = speaking_of(&roster.titles);
    if told.is_empty() {
        told = speaking_of(&roster.cover);
    }
    let mut names = told.into_iter().map(|told| match told {
        UnitInTitle::Unit(name) => Some(name),
        UnitInTitle::Nothing | UnitInTitle::Sender => None,
    });
    let first = names.next()??;
    names.all(|name| name.is_some_and(|name| same_unit(&name, &first))).then_some(first)
}

/// What the titles of one sheet tell.
#[derive(Debug, Clone, PartialEq, Eq)]
enum UnitInTitle {
    /// No unit.
    Nothing,
    /// The unit whose congress it is.
    Unit(String),
    /// A unit that sends people to the congress of another.
    Sender,
}

/// A word of the titles, folded, beside what it is written as.
struct Word<'a> {
    folded: String,
    written: &'a str,
    /// Whether it is a part of the word in front: `TP.` stands for two.
    goes_on: bool,
    /// Whether a name ends with it: a comma follows, or the line ends.
    is_last: bool,
}

fn words<'a>(passage: &[&'a Title]) -> Vec<Word<'a>> {
    let mut words = Vec::new();
    for title in passage {
        let tokens: Vec<&str> = title.text.split_whitespace().collect();
        for (at, token) in tokens.iter().enumerate() {
            let written = token.trim_matches(|letter: char| !letter.is_alphanumeric());
            let spelled = unit_words(token);
            let is_short = spelled != spelling::words(token);
            let ends = at + 1 == tokens.len() || token.ends_with([',', ';', ':', ')', '.']);
            for (number, folded) in spelled.split(' ').enumerate() {
                words.push(Word {
                    folded: folded.to_owned(),
                    written,
                    goes_on: number > 0,
                    is_last: ends && !is_short,
                });
            }
        }
    }
    words.retain(|word| !word.folded.is_empty());
    words
}

fn told_by(passage: &[&Title], level: &str, levels: &[&Level]) -> UnitInTitle {
    let words = words(passage);
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let congress = spelling::words("đại hội");
    let congress = folded.windows(2).position(|pair| pair.join(" ") == congress);
    let named = |from: usize, end: usize| {
        (from..end).find_map(|at| Some((at, level_at(levels, &folded, at)?)))
    };
    let Some((at, told)) = named(congress.unwrap_or(0), words.len()) else {
        return UnitInTitle::Nothing;
    };
    if told.id != level {
        return UnitInTitle::Sender;
    }
    let Some(name) = name_at(&words, &folded, at, levels) else { return UnitInTitle::Nothing };
    let before = congress.and_then(|congress| named(0, congress));
    let sender = before.and_then(|(at, _)| name_at(&words, &folded, at, levels));
    match sender {
        Some(sender) if !same_unit(&sender, &name) => UnitInTitle::Sender,
        _ => UnitInTitle::Unit(name),
    }
}

/// The unit that is named at this word, as a table has it: `Huyện Bắc Hà`.
fn name_at(words: &[Word<'_>], folded: &[&str], at: usize, levels: &[&Level]) -> Option<String> {
    let behind = folded.get(at..)?;
    let (_, kind) = level_word(levels, behind)?;
    let written = words.get(at..at + kind)?.iter().filter(|word| !word.goes_on);
    let kinds: Vec<String> = written.map(|word| word.written.to_lowercase()).collect();
    let is_short = kinds.len() < kind;
    let mut name = kinds.join(" ");
    name = if is_short { name.to_uppercase() } else { capital(&name) };
    let before = name.len();
    for (at, word) in words.iter().enumerate().skip(at + kind).take(LONGEST) {
        // A congress has a number, and so have districts of a city: `Quận 8`.
        let is_number = word.written.starts_with(|letter: char| letter.is_ascii_digit());
        let ends = is_behind(folded.get(at..)?)
            || level_word(levels, folded.get(at..)?).is_some()
            || word.written.is_empty()
            || is_number && name.len() > before;
        if ends {
            break;
        }
        name = format!("{name} {}", as_name(word.written));
        if word.is_last {
            break;
        }
    }
    (name.len() > before).then_some(name)
}

/// Whether what follows is no part of a unit's name.
fn is_behind(words: &[&str]) -> bool {
    BEHIND.iter().zip(FOLDED_BEHIND.iter()).any(|(behind, folded)| {
        let next = || words.get(1).and_then(|next| next.chars().next());
        begun_with(words, folded).is_some()
            && (*behind != YEAR || next().is_none_or(|letter| !letter.is_alphabetic()))
    })
}

/// A word of a name, which titles write in capitals.
fn as_name(written: &str) -> String {
    let is_capitals = written.chars().all(|letter| !letter.is_lowercase());
    if is_capitals { capital(&written.to_lowercase()) } else { written.to_owned() }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;
    use crate::sheet::{CellRef, Column, Row};

    fn named(titles: &[&str], level: &str) -> Option<String> {
        let title = |(row, text): (u32, &&str)| Title {
            file: None,
            sheet: None,
            cell: CellRef::new(Column::new(1), Row::new(row)),
            text: (*text).to_owned(),
        };
        let titles = (1..).zip(titles).map(title).collect();
        let roster = Roster { titles, ..Roster::default() };
        of_list(&roster, level, &rules::load("vn-2024").unwrap())
    }

    #[test]
    fn the_title_names_the_unit_as_a_table_would() {
        let named = |title: &str| named(&[title], "district");
        let congress = "DANH SÁCH ĐẠI BIỂU DỰ ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ";
        let name = |rest: &str| named(&format!("{congress} {rest}"));
        assert_eq!(name("HUYỆN BẮC HÀ LẦN THỨ IV").as_deref(), Some("Huyện Bắc Hà"));
        assert_eq!(name("huyện Cư M'gar, tỉnh Đắk Lắk").as_deref(), Some("Huyện Cư M'gar"));
        assert_eq!(name("TP. BUÔN MA THUỘT NĂM 2024").as_deref(), Some("TP Buôn Ma Thuột"));
        assert_eq!(name("THỊ XÃ BUÔN HỒ").as_deref(), Some("Thị xã Buôn Hồ"));
        assert_eq!(name("QUẬN 8 LẦN THỨ IV").as_deref(), Some("Quận 8"));
        assert_eq!(name("HUYỆN ĐẠI TỪ NĂM 2024").as_deref(), Some("Huyện Đại Từ"));
        assert_eq!(name("HUYỆN NĂM CĂN NĂM 2024").as_deref(), Some("Huyện Năm Căn"));
        assert_eq!(name("CẤP HUYỆN"), None);
        assert_eq!(named("Danh sách khách mời huyện Bắc Hà").as_deref(), Some("Huyện Bắc Hà"));
    }

    #[test]
    fn a_title_over_several_rows_is_read_through() {
        let titles = [
            "UBND TỈNH LÀO CAI",
            "DANH SÁCH ĐẠI BIỂU KHÁCH MỜI",
            "Đại hội đại biểu các dân tộc thiểu số huyện Bắc Hà",
            "lần thứ IV, năm 2024",
        ];
        assert_eq!(named(&titles, "district").as_deref(), Some("Huyện Bắc Hà"));
    }

    #[test]
    fn a_list_of_people_who_are_sent_is_not_that_of_the_congress() {
        let sent = "Danh sách đại biểu huyện Sa Thầy dự Đại hội đại biểu các DTTS tỉnh Kon Tum";
        assert_eq!(named(&[sent], "province"), None);
        assert_eq!(named(&[sent], "district"), None);
        let own = "Danh sách đại biểu tỉnh Kon Tum dự Đại hội đại biểu các DTTS tỉnh Kon Tum";
        assert_eq!(named(&[own], "province").as_deref(), Some("Tỉnh Kon Tum"));
    }
}
