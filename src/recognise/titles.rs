//! What stands above a table: letterhead and title, and what they tell of role and congress.

use super::values::{RoleWords, role_words, short_role_words};
use crate::fold;
use crate::roster::{OfficialKind, Role, Title, ToldBy};

/// What title and sheet name tell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TableTitle {
    /// The role of all its people, and what told it.
    pub(super) role: Option<(Role, ToldBy)>,
    /// The kind of all its official delegates, and what told it.
    pub(super) kind: Option<OfficialKind>,
    /// Whether it names a delegation to the upper congress.
    pub(super) delegation: bool,
}

/// Reads the titles above a table and the name of its sheet.
///
/// A title that names one role tells it; so does the sheet's name. Where the two disagree, one of
/// them is a leftover of a copy, and neither is believed.
pub(super) fn table_title(titles: &[&Title], sheet: Option<&str>) -> TableTitle {
    let by_title = titles
        .iter()
        .filter(|title| is_about_delegates(&title.text))
        .fold(RoleWords::default(), |found, title| found.and(role_words(&title.text)));
    let by_sheet = sheet.map(short_role_words).unwrap_or_default();
    let implied = |words: &RoleWords| {
        words.role().or_else(|| {
            (!words.several_roles()).then(|| words.kind().map(|_| Role::Official)).flatten()
        })
    };
    let role = match (implied(&by_title), implied(&by_sheet)) {
        (Some(title), Some(sheet)) if title != sheet => None,
        (Some(role), _) => Some((role, ToldBy::Title)),
        (None, Some(role)) if !by_title.several_roles() => Some((role, ToldBy::Sheet)),
        _ => None,
    };
    let delegation = titles.iter().any(|title| names_delegation(&title.text))
        || sheet.is_some_and(names_delegation);
    TableTitle { role, kind: by_title.kind().or(by_sheet.kind()), delegation }
}

/// Titles speak of delegates; a letterhead or a remark does not.
pub(super) fn is_about_delegates(text: &str) -> bool {
    let plain = format!(" {} ", fold::unmarked(text));
    [" dai bieu ", " danh sach ", " khach moi ", " delegate", " guest", " du khuyet ", " db "]
        .into_iter()
        .any(|word| plain.contains(word))
}

/// `Đoàn đại biểu huyện … dự Đại hội … tỉnh`, `Đoàn dự ĐH tỉnh`.
fn names_delegation(text: &str) -> bool {
    let plain = format!(" {} ", fold::unmarked(text));
    let to_upper = [" du dai hoi ", " du dh ", " di du "].into_iter().any(|go| plain.contains(go))
        && [" tinh ", " cap tren ", " toan quoc "].into_iter().any(|level| plain.contains(level));
    let group = [" doan dai bieu ", " doan db ", " doan du ", " doan di ", " delegation "]
        .into_iter()
        .any(|word| plain.contains(word));
    let lower =
        [" huyen ", " thi xa ", " thanh pho "].into_iter().any(|level| plain.contains(level));
    (group && (to_upper || plain.trim().starts_with("doan")))
        || (to_upper && lower && group_order(&plain))
}

/// Whether the lower unit is named before the congress and the upper after it: people of a
/// district at a congress of the province, and not a district `of the province`.
fn group_order(plain: &str) -> bool {
    let Some(at) = plain.find(" du dai hoi ").or_else(|| plain.find(" du dh ")) else {
        return false;
    };
    let (before, after) = plain.split_at(at);
    let first_level = [" huyen ", " thi xa ", " thanh pho ", " tinh "]
        .into_iter()
        .filter_map(|level| Some((after.find(level)?, level)))
        .min();
    let lower_before =
        [" huyen ", " thi xa ", " thanh pho "].into_iter().any(|level| before.contains(level));
    lower_before && matches!(first_level, Some((_, " tinh ")))
}

/// The words that name one level of congress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelWords<'a> {
    /// The level's id in the ruleset.
    pub level: &'a str,
    /// The words that its units are called by, such as `huyện`.
    pub words: &'a [String],
    /// Units of this level that another level's word is used for, such as `Hà Nội`, a `thành phố`.
    pub names: &'a [String],
}

/// The level of the congress that a list's titles name; none where they name none or several.
///
/// The words after `đại hội` count, up to a `kèm theo`: a letterhead names the office that wrote
/// the list, and an annex line the decision it belongs to.
pub fn level_of<'a>(titles: &[&Title], levels: &[LevelWords<'a>]) -> Option<&'a str> {
    let mut sheets: Vec<Option<&str>> = titles.iter().map(|title| title.sheet.as_deref()).collect();
    sheets.sort_unstable();
    sheets.dedup();
    let mut told: Vec<&str> = Vec::new();
    for sheet in sheets {
        let joined: Vec<&str> = titles
            .iter()
            .filter(|title| title.sheet.as_deref() == sheet)
            .map(|title| title.text.as_str())
            .collect();
        if let Some(level) = level_in(&joined.join(" "), levels)
            && !told.contains(&level)
        {
            told.push(level);
        }
    }
    match told[..] {
        [only] => Some(only),
        _ => None,
    }
}

fn level_in<'a>(text: &str, levels: &[LevelWords<'a>]) -> Option<&'a str> {
    let plain = format!(" {} ", fold::words(text));
    let congress = format!(" {} ", fold::words("đại hội"));
    let english = " congress ";
    let after = plain
        .rfind(&congress)
        .map(|at| &plain[at + congress.len() - 1..])
        .or_else(|| plain.rfind(english).map(|at| &plain[at + english.len() - 1..]))?;
    let annex = format!(" {} ", fold::words("kèm theo"));
    let after = after.find(&annex).map_or(after, |at| &after[..=at]);
    let mut found: Option<(usize, &'a str)> = None;
    for level in levels {
        for word in level.words {
            let word = format!(" {} ", fold::words(word));
            let Some(at) = after.find(&word) else {
                continue;
            };
            let unit = &after[at + word.len() - 1..];
            let named = levels
                .iter()
                .find(|other| {
                    other
                        .names
                        .iter()
                        .any(|name| unit.starts_with(&format!(" {} ", fold::words(name))))
                })
                .map_or(level.level, |other| other.level);
            if found.is_none_or(|(held, _)| at < held) {
                found = Some((at, named));
            }
        }
    }
    found.map(|(_, level)| level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{CellRef, Column, Row};

    fn titles(lines: &[&str]) -> Vec<Title> {
        lines
            .iter()
            .enumerate()
            .map(|(at, text)| Title {
                sheet: None,
                cell: CellRef::new(Column::new(1), Row::from_index(u32::try_from(at).unwrap())),
                text: (*text).to_owned(),
            })
            .collect()
    }

    fn level(lines: &[&str]) -> Option<&'static str> {
        let district = ["huyện", "thị xã", "thành phố", "district"].map(str::to_owned);
        let province = ["tỉnh", "province"].map(str::to_owned);
        let cities = ["Hà Nội", "Đà Nẵng"].map(str::to_owned);
        let levels = [
            LevelWords { level: "district", words: &district, names: &[] },
            LevelWords { level: "province", words: &province, names: &cities },
        ];
        let titles = titles(lines);
        level_of(&titles.iter().collect::<Vec<_>>(), &levels).map(|level| match level {
            "district" => "district",
            _ => "province",
        })
    }

    #[test]
    fn the_level_is_that_of_the_congress_and_not_of_the_letterhead() {
        assert_eq!(
            level(&[
                "UBND TỈNH KON TUM",
                "DANH SÁCH ĐẠI BIỂU",
                "dự Đại hội đại biểu các dân tộc thiểu số huyện Sa Thầy, tỉnh Kon Tum lần thứ IV",
            ]),
            Some("district")
        );
        assert_eq!(
            level(&[
                "UBND HUYỆN SA THẦY",
                "Đại biểu huyện Sa Thầy dự Đại hội ĐB các DTTS tỉnh Kon Tum"
            ]),
            Some("province")
        );
        assert_eq!(level(&["ĐẠI HỘI CÁC DTTS", "THÀNH PHỐ KON TUM LẦN THỨ IV"]), Some("district"));
        assert_eq!(level(&["Đại hội đại biểu các DTTS thành phố Đà Nẵng"]), Some("province"));
        assert_eq!(level(&["DANH SÁCH ĐẠI BIỂU", "(Kèm theo công văn của UBND tỉnh)"]), None);
        assert_eq!(
            level(&["Đại hội đại biểu các DTTS lần thứ IV", "(Kèm theo công văn của UBND tỉnh)"]),
            None
        );
    }

    #[test]
    fn title_and_sheet_tell_the_role_and_a_contradiction_tells_none() {
        let role = |lines: &[&str], sheet| {
            let titles = titles(lines);
            table_title(&titles.iter().collect::<Vec<_>>(), sheet).role
        };
        assert_eq!(
            role(&["DANH SÁCH ĐẠI BIỂU CHÍNH THỨC"], Some("Sheet1")),
            Some((Role::Official, ToldBy::Title))
        );
        assert_eq!(role(&["DANH SÁCH ĐẠI BIỂU"], Some("KM")), Some((Role::Guest, ToldBy::Sheet)));
        assert_eq!(role(&["DANH SÁCH ĐẠI BIỂU CHÍNH THỨC"], Some("Khách mời")), None);
        assert_eq!(role(&["Danh sách đại biểu chính thức, khách mời"], Some("Sheet1")), None);
    }

    #[test]
    fn a_delegation_goes_to_the_upper_congress() {
        assert!(names_delegation(
            "DANH SÁCH ĐOÀN ĐẠI BIỂU huyện Sa Thầy dự Đại hội đại biểu các DTTS tỉnh Kon Tum"
        ));
        assert!(names_delegation("Đoàn dự ĐH tỉnh"));
        assert!(names_delegation(
            "Đại biểu huyện Sa Thầy dự Đại hội đại biểu các DTTS tỉnh Kon Tum"
        ));
        assert!(!names_delegation("dự Đại hội đại biểu các DTTS huyện Sa Thầy, tỉnh Kon Tum"));
        assert!(!names_delegation("Đoàn thanh niên"));
    }
}
