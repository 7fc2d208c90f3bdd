//! A list of one role: letterhead, title, header, rows to fill in, and the place for the signature.

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::columns::ListColumn;
use super::limits::rows;
use super::{Page, choices, list_name, list_title, sends_delegation, unit_word};
use crate::closed_list::ClosedList as _;
use crate::roster::{Field, Gender, OfficialKind, Role, words};
use crate::sheet::{CellRef, Column, Row};
use crate::text;
use crate::wording::Text;

/// Rows from 0: letterhead, title, header.
const LETTERHEAD: u32 = 0;
const TITLE: u32 = 3;
const HEADER: u32 = 7;
const FIRST: u32 = 8;

/// Rows below the prepared ones that the lists to choose from still reach: people add rows.
const REACH: u32 = 300;

/// The columns of the form for this role.
fn columns(page: &Page<'_>, role: Role) -> Vec<ListColumn> {
    let is_asked = |field| match field {
        Field::Kind => role == Role::Official,
        Field::Delegation => role == Role::Official && sends_delegation(page.options),
        field => matches!(
            field,
            Field::Ordinal
                | Field::FullName
                | Field::BirthDate
                | Field::Gender
                | Field::Group
                | Field::Identity
                | Field::Post
                | Field::Workplace
                | Field::Address
                | Field::Work
                | Field::Phone
                | Field::Notes
        ),
    };
    super::columns::all().into_iter().filter(|column| is_asked(column.field)).collect()
}

pub(super) fn write(page: &Page<'_>, role: Role, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    page.set_up(sheet, &list_name(role))?;
    sheet.set_landscape();
    sheet.set_repeat_rows(HEADER, HEADER)?;
    // The names stay in sight, too.
    sheet.set_freeze_panes(FIRST, 2)?;
    let columns = columns(page, role);
    let last = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    letterhead(page, sheet, last)?;
    titles(page, role, sheet, last)?;
    let rows = rows(page.options, role);
    let end = FIRST + rows.numbered + rows.spare;
    sheet.set_row_height(TITLE, 21)?;
    sheet.set_row_height(HEADER, 50)?;
    for (at, column) in (0..).zip(&columns) {
        sheet.set_column_width(at, f64::from(column.width))?;
        sheet.set_column_format(at, &page.styles.entry(column.entry))?;
        let header = page.say(&column.header);
        sheet.write_string_with_format(HEADER, at, header, &page.styles.header())?;
        let cell = page.styles.cell(column.entry);
        for row in FIRST..end {
            let number = row - FIRST + 1;
            if column.field == Field::Ordinal && number <= rows.numbered {
                sheet.write_number_with_format(row, at, number, &cell)?;
            } else {
                sheet.write_blank(row, at, &cell)?;
            }
        }
        if let Some(choice) = choice(page, role, column.field, at)? {
            sheet.add_data_validation(FIRST, at, end + REACH, at, &choice)?;
        }
    }
    signature(page, sheet, end + 1, last)
}

/// What the cells of a column accept.
fn choice(
    page: &Page<'_>,
    role: Role,
    field: Field,
    column: u16,
) -> Result<Option<DataValidation>, XlsxError> {
    let lists = page.lists;
    Ok(match field {
        Field::BirthDate => {
            let first = CellRef::new(Column::from_index(column.into()), Row::from_index(FIRST));
            Some(choices::birth_date(page, &first.to_string())?)
        }
        Field::Gender => {
            Some(choices::one_of(page, &[Gender::Male, Gender::Female].map(words::gender))?)
        }
        Field::Group => {
            let all = if role == Role::Guest { lists.groups() } else { lists.minorities() };
            all.map(|list| choices::group(page, list)).transpose()?
        }
        Field::Identity => Some(choices::identity(page)?),
        Field::Work => lists.works().map(|list| choices::work(page, list)).transpose()?,
        Field::Kind => Some(choices::one_of(
            page,
            &OfficialKind::ALL.iter().map(|kind| words::kind(*kind)).collect::<Vec<_>>(),
        )?),
        Field::Delegation => Some(choices::mark(page)?),
        _ => None,
    })
}

/// The columns of the two halves of the page, for letterhead and signature.
fn halves(last: u16) -> ((u16, u16), (u16, u16)) {
    const LEFT: u16 = 4;
    ((0, LEFT), (last.saturating_sub(5), last))
}

fn letterhead(page: &Page<'_>, sheet: &mut Worksheet, last: u16) -> Result<(), XlsxError> {
    let unit = unit_word(page.options.level);
    let unit = Text::by(|lang| unit.get(lang).to_uppercase());
    let (left, right) = halves(last);
    for (row, bold, agency, state) in [
        (
            LETTERHEAD,
            false,
            text!(vi: "UBND {unit} ………………", en: "PEOPLE'S COMMITTEE, {unit} OF ………………", unit),
            text!(vi: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", en: "SOCIALIST REPUBLIC OF VIET NAM"),
        ),
        (
            LETTERHEAD + 1,
            true,
            text!(vi: "BAN CHỈ ĐẠO ĐẠI HỘI", en: "STEERING COMMITTEE OF THE CONGRESS"),
            text!(vi: "Độc lập - Tự do - Hạnh phúc", en: "Independence - Freedom - Happiness"),
        ),
    ] {
        let agency_style = page.styles.letterhead(bold);
        sheet.merge_range(row, left.0, row, left.1, page.say(&agency), &agency_style)?;
        // The state's name is bold in both of its lines.
        let state_style = page.styles.letterhead(true);
        sheet.merge_range(row, right.0, row, right.1, page.say(&state), &state_style)?;
    }
    Ok(())
}

fn titles(page: &Page<'_>, role: Role, sheet: &mut Worksheet, last: u16) -> Result<(), XlsxError> {
    let congress = text!(
        vi: "dự Đại hội đại biểu các dân tộc thiểu số {unit} ……………… lần thứ ……, năm ………",
        en: "to the Congress of Delegates of Ethnic Minorities, {unit} of ………………, edition ……, year ………",
        unit = unit_word(page.options.level)
    );
    let annex = text!(
        vi: "(Kèm theo Công văn số ………… ngày …… tháng …… năm ……… của ………………)",
        en: "(Annex to letter No. ………… of ……/……/……… by ………………)"
    );
    let styles = page.styles;
    for (row, line, style) in [
        (TITLE, list_title(role), styles.title()),
        (TITLE + 1, congress, styles.subtitle(false)),
        (TITLE + 2, annex, styles.subtitle(true)),
    ] {
        sheet.merge_range(row, 0, row, last, page.say(&line), &style)?;
    }
    Ok(())
}

fn signature(page: &Page<'_>, sheet: &mut Worksheet, row: u32, last: u16) -> Result<(), XlsxError> {
    let (left, right) = halves(last);
    let day = text!(
        vi: "………………, ngày …… tháng …… năm ………",
        en: "………………, ……/……/………"
    );
    let made = text!(vi: "NGƯỜI LẬP DANH SÁCH", en: "PREPARED BY");
    let head = text!(vi: "TM. BAN CHỈ ĐẠO", en: "FOR THE STEERING COMMITTEE");
    let sign = text!(vi: "(Ký, ghi rõ họ tên)", en: "(Signature and full name)");
    let styles = page.styles;
    let (bold, italic) = (styles.letterhead(true), styles.subtitle(true));
    sheet.merge_range(row, right.0, row, right.1, page.say(&day), &italic)?;
    for (row, at, line, style) in [
        (row + 1, left, &made, &bold),
        (row + 1, right, &head, &bold),
        (row + 2, left, &sign, &italic),
        (row + 2, right, &sign, &italic),
    ] {
        sheet.merge_range(row, at.0, row, at.1, page.say(line), style)?;
    }
    Ok(())
}
