//! How the cells look: Times New Roman, as official papers are set.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The default height of a row and width of a column that belong to the font, in pixels.
pub(super) const ROW_HEIGHT: u32 = 21;
pub(super) const COLUMN_WIDTH: u32 = 72;

/// Days before months, as Vietnamese writes them.
const DATE: &str = "dd/mm/yyyy";
/// Text, so that leading zeros stay.
const TEXT: &str = "@";
const WHOLE: &str = "#,##0";

const HEADER_FILL: Color = Color::RGB(0x00DD_EBF7);
const INPUT_FILL: Color = Color::RGB(0x00FF_F9E5);
const LINE: Color = Color::RGB(0x0080_8080);
const REMARK: Color = Color::RGB(0x0059_5959);

/// What is written into a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellEntry {
    Words,
    /// A word or a mark, in the middle.
    Mark,
    /// A number of a row.
    Ordinal,
    Day,
    /// Digits that are no number.
    Digits,
    /// A number of people.
    Headcount,
}

/// The formats of the workbook.
pub(super) struct Styles {
    plain: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        Self { plain: Format::new().set_font_name("Times New Roman").set_font_size(12) }
    }

    /// Plain text, the default of every cell.
    pub(super) fn plain(&self) -> &Format {
        &self.plain
    }

    fn centred(&self) -> Format {
        self.plain.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter)
    }

    /// A line of the letterhead.
    pub(super) fn letterhead(&self, bold: bool) -> Format {
        if bold { self.centred().set_bold() } else { self.centred() }
    }

    /// The title of a sheet.
    pub(super) fn title(&self) -> Format {
        self.centred().set_bold().set_font_size(14)
    }

    /// The lines beneath a title.
    pub(super) fn subtitle(&self, italic: bool) -> Format {
        if italic { self.centred().set_italic() } else { self.centred().set_bold() }
    }

    /// The header of a table.
    pub(super) fn header(&self) -> Format {
        bordered(self.centred().set_bold().set_text_wrap().set_background_color(HEADER_FILL))
    }

    /// A heading within a form.
    pub(super) fn heading(&self) -> Format {
        let left = self.plain.clone().set_bold().set_align(FormatAlign::VerticalCenter);
        bordered(left.set_background_color(HEADER_FILL))
    }

    /// A cell of a list, to be filled in.
    pub(super) fn cell(&self, entry: CellEntry) -> Format {
        bordered(self.entry(entry))
    }

    /// A cell of a form, to be filled in.
    pub(super) fn input(&self, entry: CellEntry) -> Format {
        let cell = self.cell(entry).set_background_color(INPUT_FILL);
        match entry {
            // In a form every value stands at the left, beside its label.
            CellEntry::Words | CellEntry::Mark | CellEntry::Day => {
                cell.set_align(FormatAlign::Left)
            }
            _ => cell,
        }
    }

    /// The format of a whole column, for rows that are added at its end.
    pub(super) fn entry(&self, entry: CellEntry) -> Format {
        let middle = self.plain.clone().set_align(FormatAlign::VerticalCenter).set_text_wrap();
        match entry {
            CellEntry::Words => middle,
            CellEntry::Mark | CellEntry::Ordinal => middle.set_align(FormatAlign::Center),
            CellEntry::Day => middle.set_align(FormatAlign::Center).set_num_format(DATE),
            CellEntry::Digits => middle.set_align(FormatAlign::Center).set_num_format(TEXT),
            CellEntry::Headcount => middle.set_align(FormatAlign::Right).set_num_format(WHOLE),
        }
    }

    /// A label of a form.
    pub(super) fn label(&self) -> Format {
        bordered(self.entry(CellEntry::Words))
    }

    /// A remark beside an input.
    pub(super) fn remark(&self) -> Format {
        self.entry(CellEntry::Words)
            .set_italic()
            .set_font_size(11)
            .set_font_color(REMARK)
            .set_indent(1)
    }

    /// A paragraph of the guide.
    pub(super) fn paragraph(&self) -> Format {
        self.plain.clone().set_align(FormatAlign::Top).set_text_wrap()
    }

    /// The number of a paragraph.
    pub(super) fn paragraph_number(&self) -> Format {
        self.plain.clone().set_align(FormatAlign::Top).set_align(FormatAlign::Center)
    }
}

/// With thin lines around it.
fn bordered(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_border_color(LINE)
}
