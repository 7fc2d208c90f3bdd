//! A list written as a filled-in form: its profile, and a sheet for each role.
//!
//! `validate` reads it without any option and comes to the verdict that the list had in memory. The
//! titles say that it is hypothetical, so that nobody takes it for the office's own. Text is written
//! as text, whatever it begins with.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::columns::ListColumn;
use super::filled_rows::{columns, day_of_birth, text_of};
use super::lists::NameLists;
use super::style::{self, CellEntry, Styles};
use super::{
    Page, TemplateError, TemplateOptions, list_name, list_title, lists, profile, unit_word,
};
use crate::congress::CongressProfile;
use crate::roster::{Delegate, Field, Role, Roster, TableOf};
use crate::text;
use crate::wording::Text;

/// A list to write.
#[derive(Debug, Clone, Copy)]
pub struct FilledList<'a> {
    /// The rules, the level and the language.
    pub options: TemplateOptions<'a>,
    /// The delegates.
    pub roster: &'a Roster,
    /// The congress.
    pub profile: &'a CongressProfile,
}

/// Rows from 0.
const TITLE: u32 = 0;
const HEADER: u32 = 3;

/// Makes the workbook: the bytes of an .xlsx file.
///
/// # Errors
///
/// A text is longer than a cell can hold.
pub fn filled_workbook(list: &FilledList<'_>) -> Result<Vec<u8>, TemplateError> {
    let styles = Styles::new();
    let mut workbook = Workbook::new();
    workbook.set_default_format(styles.plain(), style::ROW_HEIGHT, style::COLUMN_WIDTH)?;
    workbook.set_properties(&DocProperties::new().set_author(""));
    let names = NameLists::new(&list.options);
    let page = Page {
        options: &list.options,
        styles: &styles,
        lists: &names,
        profile: Some(list.profile),
    };
    for part in PeopleSheet::ALL {
        let people: Vec<&Delegate> =
            list.roster.delegates.iter().filter(|person| part.holds(list.roster, person)).collect();
        if !people.is_empty() {
            people_of(&page, list, part, &people, workbook.add_worksheet())?;
        }
    }
    profile::write(&page, workbook.add_worksheet())?;
    lists::write(&page, workbook.add_worksheet())?;
    Ok(workbook.save_to_buffer()?)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PeopleSheet {
    Role(Role),
    RoleUnknown,
    Delegation,
}

impl PeopleSheet {
    const ALL: [Self; 5] = [
        Self::Role(Role::Official),
        Self::Role(Role::Guest),
        Self::Role(Role::Alternate),
        Self::RoleUnknown,
        Self::Delegation,
    ];

    fn holds(self, roster: &Roster, person: &Delegate) -> bool {
        let of_congress = roster.table_of(person) == TableOf::Congress;
        match self {
            Self::Role(role) => of_congress && person.role.known() == Some(&role),
            Self::RoleUnknown => of_congress && person.role.known().is_none(),
            Self::Delegation => !of_congress,
        }
    }

    fn name(self) -> Text {
        match self {
            Self::Role(role) => list_name(role),
            Self::RoleUnknown => text!(vi: "Chưa rõ tư cách", en: "Role unknown"),
            Self::Delegation => text!(vi: "Đoàn dự đại hội cấp trên", en: "Delegation"),
        }
    }

    fn title(self) -> Text {
        match self {
            Self::Role(role) => list_title(role),
            Self::RoleUnknown => {
                text!(vi: "DANH SÁCH NGƯỜI CHƯA RÕ TƯ CÁCH", en: "LIST OF PEOPLE OF UNKNOWN ROLE")
            }
            Self::Delegation => text!(
                vi: "DANH SÁCH ĐOÀN ĐẠI BIỂU DỰ ĐẠI HỘI CẤP TRÊN",
                en: "ĐOÀN ĐẠI BIỂU DỰ ĐẠI HỘI CẤP TRÊN (DELEGATION TO THE UPPER CONGRESS)"
            ),
        }
    }
}

fn people_of(
    page: &Page<'_>,
    list: &FilledList<'_>,
    part: PeopleSheet,
    people: &[&Delegate],
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    page.set_up(sheet, &part.name())?;
    sheet.set_landscape();
    sheet.set_repeat_rows(HEADER, HEADER)?;
    sheet.set_freeze_panes(HEADER + 1, 2)?;
    // A delegation has officials and alternates in one table.
    let columns = columns(people, part == PeopleSheet::Delegation);
    let end = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    titles(page, list, part, sheet, end)?;
    sheet.set_row_height(HEADER, 50)?;
    for (at, column) in (0..).zip(&columns) {
        sheet.set_column_width(at, f64::from(column.width))?;
        let header = page.say(&column.header);
        sheet.write_string_with_format(HEADER, at, header, &page.styles.header())?;
    }
    for (number, person) in (1..).zip(people) {
        for (at, column) in (0..).zip(&columns) {
            cell(page, sheet, (HEADER + number, at), person, column, number)?;
        }
        fit(page, sheet, HEADER + number, person, &columns)?;
    }
    Ok(())
}

/// Makes a row high enough for the longest of its texts, beside the width of its column.
fn fit(
    page: &Page<'_>,
    sheet: &mut Worksheet,
    row: u32,
    person: &Delegate,
    columns: &[ListColumn],
) -> Result<(), XlsxError> {
    // Lines break between words, and lose some of the width by it.
    let texts = columns.iter().filter(|column| column.entry == CellEntry::Words).map(|column| {
        let per_line = usize::from(column.width.saturating_sub(2).max(1));
        (text_of(person, column.field, 1, page.options.lang), per_line)
    });
    let lines = |(text, per_line): &(String, usize)| text.chars().count().div_ceil(*per_line);
    match texts.max_by_key(lines) {
        Some((text, per_line)) => Page::fit_row(sheet, row, &text, per_line),
        None => Ok(()),
    }
}

fn cell(
    page: &Page<'_>,
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    person: &Delegate,
    column: &ListColumn,
    number: u32,
) -> Result<(), XlsxError> {
    let format = page.styles.cell(column.entry);
    if column.entry == CellEntry::Ordinal {
        sheet.write_number_with_format(row, at, number, &format)?;
        return Ok(());
    }
    // Days before 1900 are beyond the calendar of a spreadsheet, and stay text.
    let day = day_of_birth(person).filter(|_| column.field == Field::BirthDate).and_then(|day| {
        let (year, month) = (u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?);
        ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
    });
    let text = text_of(person, column.field, number, page.options.lang);
    match day {
        Some(day) => sheet.write_datetime_with_format(row, at, &day, &format)?,
        None if text.is_empty() => sheet.write_blank(row, at, &format)?,
        None => sheet.write_string_with_format(row, at, &text, &format)?,
    };
    Ok(())
}

fn titles(
    page: &Page<'_>,
    list: &FilledList<'_>,
    part: PeopleSheet,
    sheet: &mut Worksheet,
    end: u16,
) -> Result<(), XlsxError> {
    let title = text!(vi: "{title} (GIẢ ĐỊNH)", en: "{title} (HYPOTHETICAL)", title = part.title());
    let name = list.profile.name.as_deref().unwrap_or("………………");
    let congress = text!(
        vi: "dự Đại hội đại biểu các dân tộc thiểu số {unit} {name}",
        en: "to the Congress of Delegates of Ethnic Minorities, {unit} of {name}",
        unit = unit_word(page.options.level)
    );
    let end = end.max(4);
    sheet.merge_range(TITLE, 0, TITLE, end, page.say(&title), &page.styles.title())?;
    if part != PeopleSheet::Delegation {
        let style = page.styles.subtitle(false);
        sheet.merge_range(TITLE + 1, 0, TITLE + 1, end, page.say(&congress), &style)?;
    }
    Ok(())
}
