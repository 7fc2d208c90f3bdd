//! A new workbook with the cells of a list as they were read, for originals that are not copied part
//! by part: the marks and the sheet in front are the same.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatUnderline, Note, Url, Workbook as NewWorkbook, Worksheet,
    XlsxError,
};

use super::front::{FrontCell, FrontLook, WIDTHS, height};
use super::marks::Marked;
use super::{Annotation, FrontSheet};
use crate::sheet::{CellRef, CellValue, Row, Sheet, Workbook};

/// A cell holds so many letters.
const LONGEST: usize = 32_000;
/// A sheet's name has so many.
const NAME: usize = 31;
/// A note has so many.
const NOTE: usize = 30_000;

/// Makes the workbook of a list as it was read. Sheets without a name are called as told.
///
/// # Errors
///
/// There are more cells than a sheet holds.
pub fn fresh_copy(
    list: &Workbook,
    unnamed: &str,
    annotation: &Annotation,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = NewWorkbook::new();
    let names: Vec<String> = names(&list.sheets, unnamed, &annotation.front.name);
    front(book.add_worksheet(), &annotation.front, list, &names)?;
    for (sheet, name) in list.sheets.iter().zip(&names) {
        let mut marked = Marked::default();
        annotation
            .marks
            .iter()
            .filter(|mark| mark.sheet == sheet.name)
            .for_each(|it| marked.add(it));
        let written = book.add_worksheet();
        written.set_name(name)?;
        cells(written, sheet, &marked)?;
    }
    book.save_to_buffer()
}

/// The names of the sheets, as a workbook can bear them: short, without some signs, none twice.
fn names(sheets: &[Sheet], unnamed: &str, front: &str) -> Vec<String> {
    let mut taken = vec![front.to_lowercase()];
    let mut names = Vec::new();
    for sheet in sheets {
        let written = sheet.name.as_deref().unwrap_or(unnamed);
        let plain = written.replace(['[', ']', ':', '*', '?', '/', '\\'], " ");
        let plain = plain.trim_matches(['\'', ' ']);
        let plain = if plain.is_empty() { unnamed } else { plain };
        let cut = |behind: &str| -> String {
            let room = NAME - behind.chars().count();
            plain.chars().take(room).chain(behind.chars()).collect()
        };
        let numbered = (2..).map(|number: u32| cut(&format!(" {number}")));
        let mut all = std::iter::once(cut("")).chain(numbered);
        let name = all.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default();
        taken.push(name.to_lowercase());
        names.push(name);
    }
    names
}

fn front(
    sheet: &mut Worksheet,
    front: &FrontSheet,
    list: &Workbook,
    names: &[String],
) -> Result<(), XlsxError> {
    sheet.set_name(&front.name)?;
    sheet
        .set_screen_gridlines(false)
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    for (at, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(at, f64::from(width))?;
    }
    for (at, row) in (0_u32..).zip(&front.rows) {
        sheet.set_row_height(at, height(row))?;
        for (column, cell) in (0_u16..).zip(row) {
            let format = front_format(cell);
            if FrontCell::reaches(row) && !cell.text.is_empty() {
                sheet.merge_range(at, 0, at, 2, &cut(&cell.text, LONGEST), &format)?;
                continue;
            }
            let link = cell.link.as_ref().and_then(|(name, cell)| {
                let is_of = |sheet: &Sheet| sheet.name.as_deref() == Some(name);
                let at = list.sheets.iter().position(is_of)?;
                let name = names.get(at)?.replace('\'', "''");
                let row = Row::new(cell.row.number() + rows_above(list.sheets.get(at)?));
                let cell = CellRef::new(cell.column, row);
                Some(Url::new(format!("internal:'{name}'!{cell}")))
            });
            let text = cut(&cell.text, LONGEST);
            match link {
                Some(url) => {
                    sheet.write_url_with_format(at, column, url.set_text(text), &format)?
                }
                None => sheet.write_string_with_format(at, column, text, &format)?,
            };
        }
    }
    Ok(())
}

fn front_format(cell: &FrontCell) -> Format {
    let format = Format::new().set_font_name("Times New Roman").set_font_size(cell.look.size());
    let format = format.set_text_wrap().set_align(FormatAlign::Top);
    let format = if cell.look == FrontLook::Plain { format } else { format.set_bold() };
    let format = match cell.weight {
        Some(weight) => format.set_background_color(weight.colour()),
        None => format,
    };
    match cell.link {
        Some(_) => {
            format.set_underline(FormatUnderline::Single).set_font_color(Color::RGB(0x0005_63C1))
        }
        None => format,
    }
}

/// The paragraphs above a table of a text have no rows of their own there, and need some here.
fn rows_above(sheet: &Sheet) -> u32 {
    u32::try_from(sheet.above.len()).unwrap_or_default()
}

fn cells(written: &mut Worksheet, sheet: &Sheet, marked: &Marked) -> Result<(), XlsxError> {
    let plain = Format::new().set_font_name("Times New Roman").set_font_size(12);
    let plain = plain.set_align(FormatAlign::Top);
    let mut widths: Vec<usize> = Vec::new();
    let above = rows_above(sheet);
    let rows = sheet.rows.iter().map(|row| (row.row.number() - 1 + above, row));
    for (number, row) in (0..).zip(&sheet.above).chain(rows) {
        for cell in &row.cells {
            let at = (number, column(cell.column.number()));
            let format = match (number + 1)
                .checked_sub(above)
                .and_then(|row| marked.cells.get(&(row, cell.column.number())))
            {
                Some((weight, _)) => plain.clone().set_background_color(weight.colour()),
                None => plain.clone(),
            };
            write(written, at, &cell.value, &cell.shown(), &format)?;
            let width = cell.shown().chars().count();
            let wide = usize::from(at.1);
            if widths.len() <= wide {
                widths.resize(wide + 1, 8);
            }
            // Titles reach over the cells beside them.
            if row.cells.len() > 1 {
                widths[wide] = widths[wide].max(width + 2).min(40);
            }
        }
    }
    for (at, width) in (0_u16..).zip(&widths) {
        written.set_column_width(at, f64::from(u32::try_from(*width).unwrap_or(8)))?;
    }
    for ((row, at), (weight, note)) in &marked.cells {
        let (number, at) = (row - 1 + above, column(*at));
        let filled = plain.clone().set_background_color(weight.colour());
        let is_blank = !sheet.rows.iter().any(|it| {
            it.row.number() == row + 1
                && it.cells.iter().any(|cell| column(cell.column.number()) == at)
        });
        if is_blank {
            written.write_blank(number, at, &filled)?;
        }
        let note = Note::new(cut(note, NOTE)).set_author("delegate-quota").add_author_prefix(false);
        written.insert_note(number, at, &note.set_width(320))?;
    }
    Ok(())
}

/// Text as text and numbers as numbers; what is anything else, as it is shown.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &CellValue,
    shown: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        CellValue::Number(number) if number.is_finite() => {
            sheet.write_number_with_format(row, column, *number, format)?
        }
        CellValue::Bool(is_true) => {
            sheet.write_boolean_with_format(row, column, *is_true, format)?
        }
        _ => sheet.write_string_with_format(row, column, cut(shown, LONGEST), format)?,
    };
    Ok(())
}

fn column(number: u32) -> u16 {
    u16::try_from(number - 1).unwrap_or(u16::MAX)
}

fn cut(text: &str, most: usize) -> String {
    let text: String = text.chars().filter(|it| !matches!(it, '\u{fffe}' | '\u{ffff}')).collect();
    match text.char_indices().nth(most / 2) {
        Some(_) if text.encode_utf16().count() > most => text.chars().take(most / 2).collect(),
        _ => text,
    }
}
