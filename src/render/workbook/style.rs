//! How the cells of results look: Times New Roman, as official papers are set; colours only repeat
//! what words say.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::render::document::{Meaning, Tone};

/// The default height of a row and width of a column that belong to the font, in pixels.
pub(super) const ROW_HEIGHT: u32 = 21;
pub(super) const COLUMN_WIDTH: u32 = 72;

/// The height of a line of text, in points.
pub(super) const LINE: u32 = 16;

const HEADER: Color = Color::RGB(0x00DD_EBF7);
const BORDER: Color = Color::RGB(0x00A6_A6A6);
const DIM: Color = Color::RGB(0x0059_5959);
const GOOD: Color = Color::RGB(0x0000_6100);
const OPEN: Color = Color::RGB(0x007F_4F00);
const BAD: Color = Color::RGB(0x009C_0006);

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum NumberLook {
    Whole,
    /// A share with so many decimals, at most two.
    Percent(usize),
    /// A number with two decimals or more.
    Decimal,
    /// A whole number whose sign only tells on which side its bar stands.
    Unsigned,
}

/// The formats of a workbook of results.
pub(super) struct Styles {
    plain: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_font_name("Times New Roman").set_font_size(12);
        Self { plain: plain.set_align(FormatAlign::Top) }
    }

    /// The default of every cell.
    pub(super) fn plain(&self) -> &Format {
        &self.plain
    }

    /// The title of a sheet.
    pub(super) fn title(&self) -> Format {
        self.plain.clone().set_bold().set_font_size(16)
    }

    /// What names a part: the larger, the further up.
    pub(super) fn heading(&self, is_section: bool) -> Format {
        let size = if is_section { 14 } else { 12 };
        self.plain.clone().set_bold().set_font_size(size).set_align(FormatAlign::Bottom)
    }

    /// The sentence on top of everything.
    pub(super) fn verdict(&self, tone: Tone) -> Format {
        self.text(tone.strong()).set_font_size(14)
    }

    /// Sentences over several columns.
    pub(super) fn text(&self, tone: Tone) -> Format {
        toned(self.plain.clone().set_text_wrap(), tone)
    }

    /// The label of a fact.
    pub(super) fn label(&self) -> Format {
        self.plain.clone().set_font_color(DIM)
    }

    /// The heading of a column.
    pub(super) fn header(&self) -> Format {
        let header = self.plain.clone().set_bold().set_text_wrap().set_background_color(HEADER);
        bordered(header.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter))
    }

    /// A text in a table.
    pub(super) fn cell(&self, tone: Tone) -> Format {
        bordered(self.text(tone))
    }

    /// A number in a table.
    pub(super) fn number(&self, look: NumberLook, tone: Tone) -> Format {
        let format = match look {
            NumberLook::Whole => "#,##0",
            NumberLook::Percent(0) => "0%",
            NumberLook::Percent(1) => "0.0%",
            NumberLook::Percent(_) => "0.00%",
            NumberLook::Decimal => "0.00####",
            NumberLook::Unsigned => "#,##0;#,##0",
        };
        self.cell(tone).set_num_format(format).set_align(FormatAlign::Right)
    }

    /// What leads to another place.
    pub(super) fn link(&self) -> Format {
        bordered(self.plain.clone().set_hyperlink().set_font_name("Times New Roman"))
            .set_font_size(12)
            .set_align(FormatAlign::Top)
    }
}

fn toned(format: Format, tone: Tone) -> Format {
    let format = if tone.is_strong { format.set_bold() } else { format };
    match tone.meaning {
        Meaning::Neutral => format,
        Meaning::Dim | Meaning::Waived => format.set_font_color(DIM),
        Meaning::Good => format.set_font_color(GOOD),
        Meaning::Open => format.set_font_color(OPEN),
        Meaning::Bad => format.set_font_color(BAD),
    }
}

fn bordered(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_border_color(BORDER)
}
