//! The sheet of the names to choose from: groups, fields of work, levels.
//!
//! It is visible, since it is worth reading: beside each group stand the names by which lists call
//! it otherwise. Hidden sheets would also be told of as drafts that were not read.

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::style::CellEntry;
use super::{Page, TemplateOptions};
use crate::text;
use crate::wording::{Lang, Text};

/// The row of the first header, from 0.
const FIRST_HEADER: u32 = 2;

const CODE: u16 = 0;
const NAME: u16 = 1;
const OTHER_NAMES: u16 = 2;

/// The width of the column of other names, and how many letters fit into it.
const OTHERS_WIDTH: u16 = 64;
const OTHERS_PER_LINE: usize = 64;

/// Lengths to choose from. Choosing spares the question which decimal mark the office's machine
/// takes: with the other one, `1,5` becomes 15 or a day in May.
const LENGTHS: [f64; 6] = [0.5, 1.0, 1.5, 2.0, 2.5, 3.0];

/// A group with the other names it goes by.
struct NamedGroup {
    code: String,
    name: String,
    others: String,
}

/// The names to choose from, one kind beneath the other.
pub(super) struct NameLists {
    sheet: String,
    /// The minorities first.
    groups: Vec<NamedGroup>,
    minorities: usize,
    works: Vec<String>,
    levels: Vec<String>,
}

impl NameLists {
    pub(super) fn new(options: &TemplateOptions<'_>) -> Self {
        let ruleset = options.ruleset;
        let (minorities, others): (Vec<_>, Vec<_>) =
            ruleset.catalogue.groups().iter().partition(|group| group.minority);
        let named = |group: &crate::catalogue::Group| NamedGroup {
            code: group.code.to_string(),
            name: group.name.to_owned(),
            others: [group.other_names.join(", "), group.local_groups.join(", ")]
                .into_iter()
                .filter(|names| !names.is_empty())
                .collect::<Vec<_>>()
                .join("; "),
        };
        let lang = options.lang;
        Self {
            sheet: name().get(lang).to_owned(),
            minorities: minorities.len(),
            groups: minorities.into_iter().chain(others).map(named).collect(),
            works: ruleset
                .fields_of_work
                .iter()
                .map(|work| capitalised(&work.title, lang))
                .collect(),
            levels: ruleset.levels.iter().map(|level| capitalised(&level.title, lang)).collect(),
        }
    }

    /// How many minorities there are.
    pub(super) fn minority_count(&self) -> usize {
        self.minorities
    }

    /// The cells of the minorities.
    pub(super) fn minorities(&self) -> Option<Formula> {
        self.range(FIRST_HEADER, self.minorities)
    }

    /// The cells of all groups.
    pub(super) fn groups(&self) -> Option<Formula> {
        self.range(FIRST_HEADER, self.groups.len())
    }

    /// The cells of the fields of work.
    pub(super) fn works(&self) -> Option<Formula> {
        self.range(self.works_header(), self.works.len())
    }

    /// The cells of the levels.
    pub(super) fn levels(&self) -> Option<Formula> {
        self.range(self.levels_header(), self.levels.len())
    }

    /// The cells of the lengths of a congress.
    pub(super) fn lengths(&self) -> Option<Formula> {
        self.range(self.lengths_header(), LENGTHS.len())
    }

    fn works_header(&self) -> u32 {
        below(FIRST_HEADER, self.groups.len())
    }

    fn levels_header(&self) -> u32 {
        below(self.works_header(), self.works.len())
    }

    fn lengths_header(&self) -> u32 {
        below(self.levels_header(), self.levels.len())
    }

    /// So many cells beneath a header; none where the list is empty.
    fn range(&self, header: u32, count: usize) -> Option<Formula> {
        let count = u32::try_from(count).ok().filter(|count| *count > 0)?;
        let column = crate::sheet::Column::from_index(NAME.into());
        // Rows count from 1 in formulas, so that the row beneath the header is two on.
        let (first, last) = (header + 2, header + 1 + count);
        let sheet = &self.sheet;
        Some(Formula::new(format!("='{sheet}'!${column}${first}:${column}${last}")))
    }
}

/// The row of the header after a list of so many names and a blank row.
fn below(header: u32, count: usize) -> u32 {
    header.saturating_add(u32::try_from(count).unwrap_or(u32::MAX)).saturating_add(2)
}

/// A name as it stands in a cell of its own.
pub(super) fn capitalised(name: &Text, lang: Lang) -> String {
    crate::wording::capitalised(name.get(lang))
}

pub(super) fn write(page: &Page<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    page.set_up(sheet, &name())?;
    for (column, width) in [(CODE, 6), (NAME, 24), (OTHER_NAMES, OTHERS_WIDTH)] {
        sheet.set_column_width(column, f64::from(width))?;
    }
    sheet.set_print_fit_to_pages(1, 2);
    let title = text!(vi: "DANH MỤC DÙNG ĐỂ CHỌN", en: "NAMES TO CHOOSE FROM");
    sheet.merge_range(0, CODE, 0, OTHER_NAMES, page.say(&title), &page.styles.title())?;
    groups(page, sheet)?;
    let lists = page.lists;
    let works = text!(vi: "Lĩnh vực", en: "Field of work");
    names(page, sheet, lists.works_header(), &works, &lists.works)?;
    let levels = text!(vi: "Cấp đại hội", en: "Level of the congress");
    names(page, sheet, lists.levels_header(), &levels, &lists.levels)?;
    let lengths = text!(vi: "Số ngày", en: "Length in days");
    let (header, mark) = (page.styles.header(), page.styles.cell(CellEntry::Mark));
    sheet.write_string_with_format(lists.lengths_header(), NAME, page.say(&lengths), &header)?;
    for (row, length) in (lists.lengths_header() + 1..).zip(LENGTHS) {
        sheet.write_number_with_format(row, NAME, length, &mark)?;
    }
    Ok(())
}

fn groups(page: &Page<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let styles = page.styles;
    for (column, header) in [
        (CODE, text!(vi: "Mã", en: "Code")),
        (NAME, text!(vi: "Dân tộc", en: "Ethnic group")),
        (OTHER_NAMES, text!(vi: "Tên gọi khác; nhóm địa phương", en: "Other names; local groups")),
    ] {
        let header = page.say(&header);
        sheet.write_string_with_format(FIRST_HEADER, column, header, &styles.header())?;
    }
    let (words, digits) = (styles.cell(CellEntry::Words), styles.cell(CellEntry::Digits));
    for (row, group) in (FIRST_HEADER + 1..).zip(&page.lists.groups) {
        sheet.write_string_with_format(row, CODE, &group.code, &digits)?;
        sheet.write_string_with_format(row, NAME, &group.name, &words)?;
        sheet.write_string_with_format(row, OTHER_NAMES, &group.others, &words)?;
        Page::fit_row(sheet, row, &group.others, OTHERS_PER_LINE)?;
    }
    Ok(())
}

/// A header with names beneath it.
fn names(
    page: &Page<'_>,
    sheet: &mut Worksheet,
    header: u32,
    title: &Text,
    names: &[String],
) -> Result<(), XlsxError> {
    if names.is_empty() {
        return Ok(());
    }
    sheet.write_string_with_format(header, NAME, page.say(title), &page.styles.header())?;
    let words = page.styles.cell(CellEntry::Words);
    for (row, name) in (header + 1..).zip(names) {
        sheet.write_string_with_format(row, NAME, name, &words)?;
    }
    Ok(())
}

fn name() -> Text {
    text!(vi: "Danh mục", en: "Names")
}
