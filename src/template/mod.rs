//! A blank workbook for an office to fill in, which the tool then reads without any option.
//!
//! The sheets are those of the lists that offices make: a profile of the congress, one list for each
//! role, and beside them a guide and the names to choose from. Nothing of a regulation stands here:
//! levels, caps, fields of work and groups come from the ruleset, so that a ruleset of one's own gives
//! a form of its own.
//!
//! Text is written as text: a name that begins with `=` never becomes a formula. No cell holds a
//! formula at all, since other programs drop the results of those when they save.

mod choices;
mod columns;
mod filled;
mod filled_csv;
mod filled_rows;
mod guide;
mod limits;
mod lists;
mod people;
mod profile;
mod style;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};

pub use filled::{FilledList, filled_workbook};
pub use filled_csv::filled_csv;

use crate::closed_list::ClosedList;
use crate::congress::CongressProfile;
use crate::roster::Role;
use crate::rules::{Level, Ruleset};
use crate::text;
use crate::wording::{Lang, Text};
use lists::NameLists;
use style::Styles;

/// What the workbook is for.
#[derive(Debug, Clone, Copy)]
pub struct TemplateOptions<'a> {
    /// The rules that the lists will be checked against.
    pub ruleset: &'a Ruleset,
    /// The level of the congress, one of the ruleset's.
    pub level: &'a Level,
    /// The language of the sheets.
    pub lang: Lang,
}

/// The workbook could not be put together.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be put together")]
pub struct TemplateError(#[from] XlsxError);

/// Makes the workbook: the bytes of an .xlsx file.
///
/// # Errors
///
/// A text of the ruleset is longer than a cell can hold.
///
/// # Examples
///
/// ```
/// use delegate_quota::rooms::template::{TemplateOptions, workbook};
/// use delegate_quota::rooms::{rules, wording::Lang};
///
/// let ruleset = rules::load("vn-2024")?;
/// let level = ruleset.level("district").unwrap();
/// let bytes = workbook(&TemplateOptions { ruleset: &ruleset, level, lang: Lang::Vi })?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn workbook(options: &TemplateOptions<'_>) -> Result<Vec<u8>, TemplateError> {
    let styles = Styles::new();
    let mut workbook = Workbook::new();
    workbook.set_default_format(styles.plain(), style::ROW_HEIGHT, style::COLUMN_WIDTH)?;
    workbook.set_properties(
        &DocProperties::new().set_title(file_title().get(options.lang)).set_author(""),
    );
    let lists = NameLists::new(options);
    let page = Page { options, styles: &styles, lists: &lists, profile: None };
    // The guide comes first: it is what somebody who opens the file for the first time needs.
    guide::write(&page, workbook.add_worksheet())?;
    profile::write(&page, workbook.add_worksheet())?;
    for &role in Role::ALL {
        people::write(&page, role, workbook.add_worksheet())?;
    }
    lists::write(&page, workbook.add_worksheet())?;
    Ok(workbook.save_to_buffer()?)
}

/// What every sheet is written with.
#[derive(Clone, Copy)]
struct Page<'a> {
    options: &'a TemplateOptions<'a>,
    styles: &'a Styles,
    lists: &'a NameLists,
    /// The congress, where it is known already and the form is filled in.
    profile: Option<&'a CongressProfile>,
}

impl Page<'_> {
    /// The text in the language of the workbook.
    fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.options.lang)
    }

    /// Makes a row high enough for a text of which so many characters fit on a line.
    ///
    /// Excel would do this by itself; other programs trust the heights of the file.
    fn fit_row(
        sheet: &mut Worksheet,
        row: u32,
        text: &str,
        per_line: usize,
    ) -> Result<(), XlsxError> {
        let lines = text.chars().count().div_ceil(per_line.max(1)).clamp(1, 20);
        let lines = u32::try_from(lines).unwrap_or(1);
        sheet.set_row_height_pixels(row, lines * style::ROW_HEIGHT)?;
        Ok(())
    }

    /// Names the sheet and sets it up for printing on A4.
    fn set_up(&self, sheet: &mut Worksheet, name: &Text) -> Result<(), XlsxError> {
        sheet.set_name(self.say(name))?;
        print_on_a4(sheet);
        Ok(())
    }
}

/// Sets a sheet up for printing on A4, as wide as the paper and with the numbers of its pages.
pub(crate) fn print_on_a4(sheet: &mut Worksheet) {
    const A4: u8 = 9;
    const ANY: u16 = 0;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, ANY);
    // Left, right, top, bottom, header and footer, in inches.
    sheet.set_margins(0.5, 0.4, 0.6, 0.6, 0.3, 0.3);
    sheet.set_footer("&C&\"Times New Roman,Regular\"&10&P/&N");
}

/// The unit of this level in a title, before the dots for its name: `huyện`.
fn unit_word(level: &Level) -> Text {
    let vi = level.title_words.written().first().map_or(level.title.get(Lang::Vi), |word| word);
    Text::new(vi, level.title.get(Lang::En))
}

/// Whether the ruleset has something to say of a delegation to the upper congress.
fn sends_delegation(options: &TemplateOptions<'_>) -> bool {
    options.ruleset.rules_at(&options.level.id).any(|rule| rule.body.measures_delegation())
}

fn file_title() -> Text {
    text!(
        vi: "Mẫu danh sách đại biểu dự Đại hội đại biểu các dân tộc thiểu số",
        en: "Form for the delegates to a congress of ethnic minorities"
    )
}

/// The name of a list's sheet.
fn list_name(role: Role) -> Text {
    match role {
        Role::Official => text!(vi: "ĐB chính thức", en: "Official delegates"),
        Role::Guest => text!(vi: "Khách mời", en: "Guests"),
        Role::Alternate => text!(vi: "Dự khuyết", en: "Alternates"),
    }
}

/// The title above a list.
fn list_title(role: Role) -> Text {
    match role {
        Role::Official => {
            text!(vi: "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC", en: "LIST OF OFFICIAL DELEGATES")
        }
        Role::Guest => text!(vi: "DANH SÁCH ĐẠI BIỂU KHÁCH MỜI", en: "LIST OF GUESTS"),
        Role::Alternate => {
            text!(vi: "DANH SÁCH ĐẠI BIỂU DỰ KHUYẾT", en: "LIST OF ALTERNATE DELEGATES")
        }
    }
}

fn profile_name() -> Text {
    text!(vi: "Hồ sơ đại hội", en: "Congress profile")
}
