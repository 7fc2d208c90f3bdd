//! The level of a list's congress: the option, the profile, else the list's own title.

use serde::Serialize;

use crate::congress::CongressProfile;
use crate::fold;
use crate::report::InputError;
use crate::roster::{Roster, TableOf, Title};
use crate::text;

use super::{CheckSettings, known_level};
use crate::rules::{Level, Ruleset};

/// The longest name of a unit that is looked for after a word such as `thành phố`, in words.
const LONGEST_NAME: usize = 5;

pub(super) fn of_list(
    profile: &CongressProfile,
    roster: &Roster,
    settings: &CheckSettings<'_>,
) -> Result<ToldLevel, InputError> {
    let ruleset = settings.ruleset;
    if let Some(told) = without_list(settings.level.as_deref(), profile, ruleset)? {
        return Ok(told);
    }
    let told = |id: &String, by| ToldLevel { id: id.clone(), by };
    if let Some(level) = told_by_titles(&ruleset.levels, &roster.titles) {
        return Ok(told(&level.id, LevelToldBy::Title));
    }
    // A cover page speaks for the list where the titles above the tables do not.
    told_by_titles(&ruleset.levels, &roster.cover)
        .map(|level| told(&level.id, LevelToldBy::Cover))
        .ok_or_else(|| unknown(ruleset))
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
) -> Result<Option<ToldLevel>, InputError> {
    let told = |id: &str, by| Some(ToldLevel { id: id.to_owned(), by });
    if let Some(level) = option {
        known_level(ruleset, level)?;
        return Ok(told(level, LevelToldBy::Option));
    }
    if let Some(level) = &profile.level {
        known_level(ruleset, level)?;
        return Ok(told(level, LevelToldBy::Profile));
    }
    Ok(match ruleset.levels.as_slice() {
        [only] => told(&only.id, LevelToldBy::Ruleset),
        _ => None,
    })
}

/// Takes tables of a delegation for the list's own, where they name a congress of its own level: a
/// province's list may hold a table for each district's delegation.
pub(super) fn settle_delegations(roster: &mut Roster, level: &str, levels: &[Level]) {
    let congress = fold::words("đại hội");
    for (at, title) in &roster.delegation_titles {
        let words = fold::words(title);
        let Some(from) = words.find(&congress) else { continue };
        let named = first_level(levels, &words[from..]);
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

fn unknown(ruleset: &Ruleset) -> InputError {
    let levels: Vec<&str> = ruleset.levels.iter().map(|level| level.id.as_str()).collect();
    let levels = levels.join("|");
    InputError {
        message: text!(
            vi: "không rõ đại hội cấp nào: tiêu đề danh sách và hồ sơ đại hội đều không ghi",
            en: "the level of the congress is not known: neither the list's title nor a congress profile tells it"
        ),
        help: vec![text!(
            vi: "ghi rõ cấp bằng `--level {levels}`, hoặc ghi `level` trong hồ sơ đại hội",
            en: "name it with `--level {levels}`, or write `level` into the congress profile"
        )],
    }
}

/// The level that the titles tell, if all that tell one agree.
///
/// The letterhead names the agency that made the list, often of another level; so only titles that
/// speak of the congress or of the list count, and what stands behind `đại hội` before what stands
/// in front of it: `Đoàn đại biểu huyện Sa Thầy dự Đại hội … tỉnh Kon Tum` is a province's congress.
fn told_by_titles<'a>(levels: &'a [Level], titles: &[Title]) -> Option<&'a Level> {
    let congress = ["đại hội", "congress"].map(fold::words);
    let mut told: Option<&Level> = None;
    for text in passages(titles) {
        let at = congress.iter().find_map(|word| text.find(word));
        let behind = at.map_or(text.as_str(), |at| &text[at..]);
        let found = first_level(levels, behind).or_else(|| first_level(levels, &text));
        match (told, found) {
            (Some(one), Some(other)) if one.id != other.id => return None,
            (None, Some(level)) => told = Some(level),
            _ => {}
        }
    }
    told
}

/// The titles of each sheet from the first that speaks of the list or the congress on, as one text:
/// a title is often broken over several rows.
pub(super) fn passages(titles: &[Title]) -> Vec<String> {
    let begun = ["danh sách", "đại hội", "list of", "congress"].map(fold::words);
    let attached = ["kèm theo", "ban hành kèm theo"].map(fold::words);
    let mut passages: Vec<(Option<&str>, String)> = Vec::new();
    for title in titles {
        let text = fold::words(&title.text);
        let sheet = title.sheet.as_deref();
        let attached = attached.iter().any(|words| text.starts_with(words));
        let open = passages.iter_mut().find(|(name, _)| *name == sheet);
        match open {
            _ if attached => {}
            Some((_, passage)) => {
                passage.push(' ');
                passage.push_str(&text);
            }
            None if begun.iter().any(|words| text.contains(words)) => {
                passages.push((sheet, text));
            }
            None => {}
        }
    }
    passages.into_iter().map(|(_, text)| text).collect()
}

/// The level of the first unit named in a folded text.
fn first_level<'a>(levels: &'a [Level], text: &str) -> Option<&'a Level> {
    let words: Vec<&str> = text.split(' ').collect();
    (0..words.len()).find_map(|at| level_at(levels, words.get(at..)?))
}

fn level_at<'a>(levels: &'a [Level], words: &[&str]) -> Option<&'a Level> {
    // `thị xã` is not `xã`: the longest word wins, and the walk starts at its first syllable.
    let (level, length) = levels
        .iter()
        .flat_map(|level| level.title_words.iter().map(move |word| (level, word)))
        .filter_map(|(level, word)| {
            let word = fold::words(word);
            let parts: Vec<&str> = word.split(' ').collect();
            words.starts_with(&parts).then_some((level, parts.len()))
        })
        .max_by_key(|(_, length)| *length)?;
    let name = words.get(length..)?;
    let by_name = (1..=LONGEST_NAME.min(name.len())).find_map(|length| {
        let name = name.get(..length)?.join(" ");
        levels.iter().find(|level| level.names_unit(&name))
    });
    Some(by_name.unwrap_or(level))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{CellRef, Column, Row};
    use crate::wording::Text;

    fn levels() -> Vec<Level> {
        let level = |id: &str, words: &[&str], names: &[&str]| Level {
            id: id.to_owned(),
            title: Text::same(id),
            title_words: words.iter().map(|&word| word.to_owned()).collect(),
            names: names.iter().map(|&name| name.to_owned()).collect(),
        };
        vec![
            level("district", &["huyện", "thị xã", "thành phố"], &[]),
            level("province", &["tỉnh"], &["Hà Nội", "Hồ Chí Minh"]),
            level("commune", &["xã"], &[]),
        ]
    }

    fn told(titles: &[&str]) -> Option<String> {
        let titles: Vec<Title> = (1..)
            .zip(titles)
            .map(|(row, text)| Title {
                sheet: None,
                cell: CellRef::new(Column::new(1), Row::new(row)),
                text: (*text).to_owned(),
            })
            .collect();
        told_by_titles(&levels(), &titles).map(|level| level.id.clone())
    }

    #[test]
    fn the_title_tells_the_level_and_the_letterhead_does_not() {
        let titles = [
            "UBND TỈNH KON TUM",
            "DANH SÁCH ĐẠI BIỂU DỰ ĐẠI HỘI ĐẠI BIỂU",
            "CÁC DÂN TỘC THIỂU SỐ HUYỆN SA THẦY, TỈNH KON TUM",
        ];
        assert_eq!(told(&titles).as_deref(), Some("district"));
        assert_eq!(told(&titles[..2]), None);
    }

    #[test]
    fn the_congress_counts_and_not_the_unit_that_sends_delegates() {
        let title = "Danh sách đại biểu huyện Sa Thầy dự Đại hội đại biểu các DTTS tỉnh Kon Tum";
        assert_eq!(told(&[title]).as_deref(), Some("province"));
    }

    #[test]
    fn delegations_to_the_lists_own_congress_are_its_delegates() {
        use crate::roster::{Table, TableOf};
        let title = "Đoàn đại biểu huyện Lắk dự Đại hội đại biểu các DTTS tỉnh Đắk Lắk";
        let table = Table {
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
            settle_delegations(&mut roster, level, &levels());
            roster.tables[0].of
        };
        assert_eq!(settled("province"), TableOf::Congress);
        assert_eq!(settled("district"), TableOf::Delegation);
    }

    #[test]
    fn a_city_under_the_centre_is_of_province_level() {
        let city = |name: &str| told(&[&format!("Đại hội đại biểu các DTTS thành phố {name}")]);
        assert_eq!(city("Hà Nội lần thứ IV").as_deref(), Some("province"));
        assert_eq!(city("Kon Tum").as_deref(), Some("district"));
        assert_eq!(told(&["Đại hội thị xã Ayun Pa"]).as_deref(), Some("district"));
    }
}
