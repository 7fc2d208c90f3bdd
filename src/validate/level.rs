//! The level of a list's congress: the option, the profile, else the list's own title.

use serde::Serialize;

use crate::congress::CongressProfile;
use crate::fault::Fault;
use crate::roster::{Roster, TableOf};
use crate::spelling;
use crate::text;

use super::{CheckSettings, title_level};
use crate::rules::{Level, Ruleset};
use crate::wording::{Lang, Text, did_you_mean, joined};

pub(super) fn of_list(
    profile: &CongressProfile,
    roster: &Roster,
    settings: &CheckSettings<'_>,
) -> Result<ToldLevel, Fault> {
    told(settings.level.as_deref(), profile, roster, settings.ruleset)
}

/// The level that the list and its profile tell, whatever the user says.
pub(super) fn own(profile: &CongressProfile, roster: &Roster, ruleset: &Ruleset) -> Option<String> {
    told(None, profile, roster, ruleset).ok().map(|told| told.id)
}

fn told(
    option: Option<&str>,
    profile: &CongressProfile,
    roster: &Roster,
    ruleset: &Ruleset,
) -> Result<ToldLevel, Fault> {
    if let Some(told) = without_list(option, profile, ruleset)? {
        return Ok(told);
    }
    // A cover page speaks for the list where the titles above the tables do not.
    let speaking = [(&roster.titles, LevelToldBy::Title), (&roster.cover, LevelToldBy::Cover)];
    let levels: Vec<&Level> = ruleset.other_levels.iter().chain(&ruleset.levels).collect();
    for (titles, by) in speaking {
        match title_level::told_by_titles(&levels, titles)[..] {
            [] => {}
            [level] if ruleset.level(&level.id).is_some() => {
                return Ok(ToldLevel { id: level.id.clone(), by });
            }
            [level] => return Err(without_rules(level, ruleset)),
            [one, other, ..] => return Err(contradictory(one, other, ruleset)),
        }
    }
    Err(unknown(ruleset))
}

/// The level where no list is needed to tell it: by the option, the profile, or a ruleset that
/// knows one alone.
///
/// # Errors
///
/// The ruleset knows no such level.
pub fn without_list(
    option: Option<&str>,
    profile: &CongressProfile,
    ruleset: &Ruleset,
) -> Result<Option<ToldLevel>, Fault> {
    let told = |id: &str, by| Some(ToldLevel { id: id.to_owned(), by });
    if let Some(level) = option {
        return Ok(told(&asked(ruleset, level)?.id, LevelToldBy::Option));
    }
    if let Some(level) = &profile.level {
        return Ok(told(&asked(ruleset, level)?.id, LevelToldBy::Profile));
    }
    Ok(match ruleset.levels.as_slice() {
        [only] => told(&only.id, LevelToldBy::Ruleset),
        _ => None,
    })
}

/// The level that somebody names by its id or its title: `district`, `cấp huyện`, `huyện`.
///
/// # Errors
///
/// The ruleset knows no such level; the levels that there are, are told.
pub fn asked<'a>(ruleset: &'a Ruleset, written: &str) -> Result<&'a Level, Fault> {
    if let Some(level) = titled(written, ruleset) {
        return Ok(level);
    }
    let known = ruleset.levels.iter().map(|known| known.id.as_str());
    let levels: Vec<Text> = ruleset.levels.iter().map(can_be_written).collect();
    let levels = joined(&levels, ", ");
    let id = &ruleset.id;
    Err(Fault::new(text!(
        vi: "bộ quy định `{id}` không có cấp `{written}`",
        en: "the ruleset `{id}` knows no level `{written}`"
    ))
    .helps(did_you_mean(written, known))
    .help(text!(vi: "các cấp: {levels}", en: "the levels are {levels}", levels)))
}

/// The level that the words of a profile mean, of a unit of this name.
pub(super) fn named<'a>(
    written: &str,
    unit: Option<&str>,
    ruleset: &'a Ruleset,
) -> Option<&'a Level> {
    let bare = bare_level(written);
    let levels = &ruleset.levels;
    let by_word = || {
        let level = levels.iter().find(|level| {
            level.title_words.written().iter().any(|word| bare_level(word) == bare)
        })?;
        // `Thành phố` is said of districts and of the cities that are provinces.
        let by_name = levels.iter().find(|level| unit.is_some_and(|name| level.names_unit(name)));
        Some(by_name.unwrap_or(level))
    };
    titled(written, ruleset).or_else(by_word)
}

/// What can be written for a level: `huyện`, `district`.
fn can_be_written(level: &Level) -> Text {
    let (id, word) = (&level.id, level.word());
    text!(vi: "`{word}`", en: "`{id}`", word)
}

fn titled<'a>(written: &str, ruleset: &'a Ruleset) -> Option<&'a Level> {
    let of = |level: &&Level, fold: fn(&str) -> String| {
        let (vi, en) = (level.title.get(Lang::Vi), level.title.get(Lang::En));
        [&*level.id, vi, en].into_iter().any(|name| fold(name) == fold(written))
    };
    let levels = || ruleset.levels.iter();
    levels().find(|level| of(level, bare_level)).or_else(|| {
        // Many type without marks at a prompt; that must leave one level.
        let mut plain = levels().filter(|level| of(level, plain_level));
        plain.next().filter(|_| plain.next().is_none())
    })
}

/// The same without marks: `cap huyen` is `huyen`.
fn plain_level(written: &str) -> String {
    let plain = spelling::unmarked(written);
    let bare = ["dai hoi", "cap"].iter().fold(plain.as_str(), |bare, before| {
        bare.strip_prefix(before).unwrap_or(bare).trim_start()
    });
    bare.strip_suffix("level").unwrap_or(bare).trim_end().to_owned()
}

/// `Đại hội cấp huyện` → `huyện`, `District level` → `district`.
fn bare_level(written: &str) -> String {
    let words = spelling::words(written);
    let mut bare = words.as_str();
    for before in ["đại hội", "cấp"].map(spelling::words) {
        bare = bare.strip_prefix(before.as_str()).unwrap_or(bare).trim_start();
    }
    bare.strip_suffix("level").unwrap_or(bare).trim_end().to_owned()
}

/// Takes tables of a delegation for the list's own, where they name a congress of its own level: a
/// province's list may hold a table for each district's delegation.
pub(super) fn settle_delegations(roster: &mut Roster, level: &str, levels: &[Level]) {
    let congress = spelling::words("đại hội");
    let levels: Vec<&Level> = levels.iter().collect();
    for (at, title) in &roster.delegation_titles {
        let words = spelling::words(title);
        let Some(from) = words.find(&congress) else { continue };
        let named = title_level::first_level(&levels, &words[from..]);
        if let (Some(named), Some(table)) = (named, roster.tables.get_mut(*at))
            && named.id == level
        {
            table.of = TableOf::Congress;
        }
    }
}

/// The level of a list's congress, and what told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldLevel {
    /// The level.
    pub id: String,
    /// What told it.
    pub by: LevelToldBy,
}

/// What told the level of a congress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelToldBy {
    /// `--level`.
    Option,
    /// The congress profile.
    Profile,
    /// The unit in the settings.
    Settings,
    /// The ruleset, which knows no other level.
    Ruleset,
    /// The titles above the tables.
    Title,
    /// A sheet without a table, such as a cover page.
    Cover,
}

/// The title names a level that lists have and the ruleset says nothing of: no other level's limits
/// are its own.
fn without_rules(level: &Level, ruleset: &Ruleset) -> Fault {
    let (ruleset_id, id) = (&ruleset.id, &level.id);
    Fault::new(text!(
        vi: "theo tiêu đề, đây là đại hội {level}; bộ quy định `{ruleset_id}` không có quy định cho cấp này",
        en: "the title tells a congress of the {level} level, for which the ruleset `{ruleset_id}` has no rules",
        level = &level.title
    ))
    .help(text!(
        vi: "dùng `--rules` với bộ quy định có `[level.{id}]`",
        en: "give `--rules` a ruleset that has `[level.{id}]`"
    ))
    .help(text!(
        vi: "nếu đại hội thuộc cấp khác, ghi rõ bằng `--level {levels}`",
        en: "if the congress is of another level, name it with `--level {levels}`",
        levels = Level::choice(&ruleset.levels)
    ))
}

fn contradictory(one: &Level, other: &Level, ruleset: &Ruleset) -> Fault {
    let (one, other) = (&one.title, &other.title);
    Fault::new(text!(
        vi: "không rõ đại hội cấp nào: tiêu đề chỗ thì ghi {one}, chỗ thì ghi {other}",
        en: "the level of the congress is not known: one title tells the {one} level, another the {other} level",
        one,
        other
    ))
    .help(name_it(ruleset))
}

/// The way on wherever the level is not certain.
fn name_it(ruleset: &Ruleset) -> Text {
    text!(
        vi: "ghi rõ cấp bằng `--level {levels}`, hoặc ghi `level` trong hồ sơ đại hội",
        en: "name it with `--level {levels}`, or write `level` into the congress profile",
        levels = Level::choice(&ruleset.levels)
    )
}

fn unknown(ruleset: &Ruleset) -> Fault {
    Fault::new(text!(
        vi: "không rõ đại hội cấp nào: tiêu đề danh sách và hồ sơ đại hội đều không ghi",
        en: "the level of the congress is not known: neither the list's title nor a congress profile tells it"
    ))
    .help(name_it(ruleset))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::{Table, Title};
    use crate::rules::load;
    use crate::sheet::{CellRef, Column, Row};

    fn titled(titles: &[&str]) -> Roster {
        let titles = (1..).zip(titles).map(|(row, text)| Title {
            file: None,
            sheet: None,
            cell: CellRef::new(Column::new(1), Row::new(row)),
            text: (*text).to_owned(),
        });
        Roster { titles: titles.collect(), ..Roster::default() }
    }

    fn told(titles: &[&str]) -> Result<String, Fault> {
        let ruleset = load("vn-2024").unwrap();
        let settings = CheckSettings::new(&ruleset);
        of_list(&CongressProfile::default(), &titled(titles), &settings).map(|told| told.id)
    }

    #[test]
    fn levels_are_told_by_title_word_or_id() {
        let ruleset = load("vn-2024").unwrap();
        for (written, name, expected) in [
            ("cấp huyện", None, Some("district")),
            ("Huyện", None, Some("district")),
            ("huyen", None, Some("district")),
            ("CAP TINH", None, Some("province")),
            ("Đại hội cấp tỉnh", None, Some("province")),
            ("District level", None, Some("district")),
            ("province", None, Some("province")),
            ("Thành phố", Some("Kon Tum"), Some("district")),
            ("Thành phố", Some("Đà Nẵng"), Some("province")),
            ("district", Some("Huế"), Some("district")),
            ("cấp xã", None, None),
            ("", None, None),
        ] {
            let told = named(written, name, &ruleset).map(|level| level.id.as_str());
            assert_eq!(told, expected, "{written}");
        }
    }

    #[test]
    fn a_level_is_asked_for_by_id_or_title_and_not_by_a_word_of_two_levels() {
        let ruleset = load("vn-2024").unwrap();
        for (written, id) in
            [("huyện", "district"), ("cấp huyện", "district"), ("Tỉnh", "province")]
        {
            assert_eq!(asked(&ruleset, written).unwrap().id, id);
        }
        for written in ["thành phố", "xã", "distrct"] {
            let refused = asked(&ruleset, written).unwrap_err();
            assert!(refused.message.vi.contains(written), "{refused:?}");
            let ways = refused.help.last().unwrap();
            assert_eq!(ways.vi, "các cấp: `huyện`, `tỉnh`");
        }
    }

    #[test]
    fn a_commune_is_never_judged_as_its_district() {
        for unit in ["xã Tân Lập", "phường Quang Trung", "thị trấn Sa Thầy", "đặc khu Cô Tô"]
        {
            let title = format!("Đại hội đại biểu các DTTS {unit}, huyện X");
            let error = told(&["DANH SÁCH ĐẠI BIỂU", &title]).unwrap_err();
            assert!(error.message.en.contains("commune level"), "{unit}: {}", error.message.en);
            assert!(error.message.vi.contains("cấp xã"), "{unit}: {}", error.message.vi);
        }
        assert_eq!(told(&["Đại hội đại biểu các DTTS quận 8"]).unwrap(), "district");
    }

    #[test]
    fn a_ruleset_that_gives_rules_to_communes_knows_them_by_the_same_words() {
        let text = r#"
            id = "xa"
            title = { vi = "Cấp xã", en = "Communes" }
            extends = "vn-2024"
            [level.commune]
            title = { vi = "cấp xã", en = "commune" }
        "#;
        let ruleset = crate::rules::parse("xa.toml", text).unwrap();
        assert!(ruleset.other_levels.is_empty());
        let titles = ["Đại hội đại biểu các DTTS xã Tân Lập, huyện X"];
        let told = |option: Option<&str>| {
            let level = option.map(str::to_owned);
            let settings = CheckSettings { level, ..CheckSettings::new(&ruleset) };
            of_list(&CongressProfile::default(), &titled(&titles), &settings).map(|told| told.id)
        };
        assert_eq!(told(None).unwrap(), "commune");
        assert_eq!(told(Some("district")).unwrap(), "district");
    }

    #[test]
    fn of_two_titles_that_contradict_each_other_neither_wins() {
        let titles = [
            "DANH SÁCH ĐẠI BIỂU",
            "Đại hội đại biểu các DTTS huyện Sa Thầy",
            "Đại hội đại biểu các DTTS tỉnh Kon Tum",
        ];
        let error = told(&titles).unwrap_err();
        assert!(error.message.en.contains("district"), "{}", error.message.en);
        assert!(error.help[0].en.contains("--level district|province"));
    }

    #[test]
    fn delegations_to_the_lists_own_congress_are_its_delegates() {
        let title = "Đoàn đại biểu huyện Lắk dự Đại hội đại biểu các DTTS tỉnh Đắk Lắk";
        let table = Table {
            file: None,
            sheet: None,
            header_rows: Vec::new(),
            first_row: Row::new(1),
            last_row: Row::new(1),
            columns: Vec::new(),
            unused_columns: Vec::new(),
            role: None,
            of: TableOf::Delegation,
            addressed_by_gender: false,
            delegates: 0,
        };
        let settled = |level| {
            let mut roster = Roster {
                tables: vec![table.clone()],
                delegation_titles: vec![(0, title.to_owned())],
                ..Roster::default()
            };
            settle_delegations(&mut roster, level, &load("vn-2024").unwrap().levels);
            roster.tables[0].of
        };
        assert_eq!(settled("province"), TableOf::Congress);
        assert_eq!(settled("district"), TableOf::Delegation);
    }
}
