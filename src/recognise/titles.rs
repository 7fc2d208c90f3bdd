//! What stands above a table: letterhead and title, and what they tell of role and congress.

use super::values::{RoleWords, role_words, short_role_words};
use crate::roster::{OfficialKind, Role, TableOf, Title, ToldBy};
use crate::spelling;

/// What title and sheet name tell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TableTitle {
    /// The role of all its people, and what told it.
    pub(super) role: Option<(Role, ToldBy)>,
    /// The kind of all its official delegates, and what told it.
    pub(super) kind: Option<OfficialKind>,
    /// Whether it names several roles, so that nothing but the rows themselves can tell.
    pub(super) is_open: bool,
    /// Whether it names a delegation to the upper congress.
    pub(super) delegation: bool,
    /// Which congress its people are delegates to, as the user tells.
    pub(super) of: Option<TableOf>,
}

/// Reads the titles above a table and the name of its sheet.
///
/// A title that names one role tells it; so does the sheet's name. Where the two disagree, one of
/// them is a leftover of a copy, and neither is believed.
pub(super) fn table_title(titles: &[&Title], sheet: Option<&str>) -> TableTitle {
    let words: Vec<String> = titles.iter().map(|title| between_blanks(&title.text)).collect();
    let by_title = titles
        .iter()
        .zip(&words)
        .filter(|(_, words)| speaks_of_delegates(words) && !is_reference(words))
        .fold(RoleWords::default(), |found, (title, _)| found.and(role_words(&title.text)));
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
    let is_open = role.is_none() && (!by_title.is_empty() || !by_sheet.is_empty());
    let delegation = words.iter().any(|words| names_delegation(words))
        || sheet.is_some_and(|name| names_delegation(&between_blanks(name)));
    TableTitle { role, kind: by_title.kind().or(by_sheet.kind()), is_open, delegation, of: None }
}

/// A text without marks, in which every word stands between blanks.
fn between_blanks(text: &str) -> String {
    format!(" {} ", spelling::unmarked(text))
}

/// `(Kèm theo Tờ trình … đại biểu chính thức, khách mời)` speaks of another document.
fn is_reference(plain: &str) -> bool {
    [" kem theo ", " ban hanh kem theo ", " can cu "]
        .into_iter()
        .any(|lead| plain.starts_with(lead))
}

/// Titles speak of delegates; a letterhead or a remark does not.
pub(super) fn is_about_delegates(text: &str) -> bool {
    speaks_of_delegates(&between_blanks(text))
}

fn speaks_of_delegates(plain: &str) -> bool {
    [" dai bieu ", " danh sach ", " khach moi ", " delegate", " guest", " du khuyet ", " db "]
        .into_iter()
        .any(|word| plain.contains(word))
}

/// Whether a title is the first line of a list's.
pub(super) fn begins_list(text: &str) -> bool {
    let plain = format!("{} ", spelling::unmarked(text));
    ["danh sach ", "doan dai bieu ", "doan du ", "doan di ", "list of "]
        .into_iter()
        .any(|lead| plain.starts_with(lead))
}

/// Whether a text is the title of a list, and no heading within one: a unit's delegation heads its
/// people, too.
pub(super) fn is_list_title(text: &str) -> bool {
    let plain = spelling::unmarked(text);
    ["danh sach ", "list of "].into_iter().any(|lead| plain.starts_with(lead))
}

/// `Đoàn đại biểu huyện … dự Đại hội … tỉnh`, `Đoàn dự ĐH tỉnh`.
fn names_delegation(plain: &str) -> bool {
    let to_upper = [" du dai hoi ", " du dh ", " di du "].into_iter().any(|go| plain.contains(go))
        && [" tinh ", " cap tren ", " toan quoc "].into_iter().any(|level| plain.contains(level));
    let group = [" doan dai bieu ", " doan db ", " doan du ", " doan di ", " delegation "]
        .into_iter()
        .any(|word| plain.contains(word));
    let lower =
        [" huyen ", " thi xa ", " thanh pho "].into_iter().any(|level| plain.contains(level));
    (group && (to_upper || plain.trim().starts_with("doan")))
        || (to_upper && lower && group_order(plain))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{CellRef, Column, Row};

    fn names_delegation(title: &str) -> bool {
        super::names_delegation(&between_blanks(title))
    }

    fn titles(lines: &[&str]) -> Vec<Title> {
        lines
            .iter()
            .enumerate()
            .map(|(at, text)| Title {
                file: None,
                sheet: None,
                cell: CellRef::new(Column::new(1), Row::from_index(u32::try_from(at).unwrap())),
                text: (*text).to_owned(),
            })
            .collect()
    }

    #[test]
    fn a_delegation_is_named_by_whom_it_is_of_or_by_where_it_goes() {
        for title in [
            "Đoàn đại biểu huyện Lắk",
            "Danh sách đoàn đại biểu dự Đại hội tỉnh Đắk Lắk",
            "Danh sách đại biểu huyện Lắk dự Đại hội tỉnh Đắk Lắk",
        ] {
            assert!(names_delegation(title), "{title}");
        }
        for title in ["Danh sách đoàn đại biểu", "Danh sách đại biểu dự Đại hội huyện Lắk"]
        {
            assert!(!names_delegation(title), "{title}");
        }
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
        assert_eq!(
            role(&["DANH SÁCH ĐẠI BIỂU CHÍNH THỨC", "(Kèm theo Công văn mời khách mời)"], None),
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
