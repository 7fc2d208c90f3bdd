//! The pictures of a document as charts of the workbook, each beside the numbers that it shows.

use rust_xlsxwriter::{
    Chart as SheetChart, ChartAxisLabelPosition, ChartDataLabel, ChartFont, ChartFormat,
    ChartLegendPosition, ChartSolidFill, ChartType, Worksheet, XlsxError,
};

use super::held;
use super::number::{decimal, number_at};
use super::style::{NumberLook, Styles};
use crate::render::document::{Chart, ChartBar, ChartShape, PLAIN, PyramidRow};
use crate::text;
use crate::wording::{Lang, Text};

/// The columns of the numbers; the pictures stand behind them.
const TITLES: u16 = 0;
const FIRST: u16 = 1;
const SECOND: u16 = 2;
const PICTURES: u16 = 4;

/// Pixels.
const WIDTH: u32 = 640;
const BAR: u32 = 26;
const AROUND: u32 = 110;
const ROW: u32 = super::style::ROW_HEIGHT;

const AMOUNT: &str = "2F6DAE";
const LEFT: &str = "B04A7F";

/// Where the numbers of a chart stand.
struct Numbers {
    first_row: u32,
    last_row: u32,
}

/// Draws charts one beneath the other.
pub(super) fn draw(
    sheet: &mut Worksheet,
    name: &str,
    styles: &Styles,
    lang: Lang,
    charts: &[&Chart],
) -> Result<(), XlsxError> {
    for (column, width) in [(TITLES, 34), (FIRST, 12), (SECOND, 12)] {
        sheet.set_column_width(column, f64::from(width))?;
    }
    sheet.set_print_fit_to_pages(1, 1);
    let mut row = 0;
    for chart in charts {
        let title = chart.title.get(lang);
        sheet.write_string_with_format(row, TITLES, held(title), &styles.heading(true))?;
        let mut board = Board { sheet, name, styles, lang, row: row + 1 };
        let (mut picture, numbers) = board.chart(&chart.shape)?;
        picture.title().set_name(&*held(title)).set_font(ChartFont::new().set_size(13));
        let bars = numbers.last_row - numbers.first_row + 1;
        let height = bars * BAR + AROUND;
        picture.set_width(WIDTH).set_height(height);
        picture.set_alt_text(held(title));
        sheet.insert_chart(row, PICTURES, &picture)?;
        row = (numbers.last_row + 2).max(row + height / ROW + 2);
    }
    Ok(())
}

/// The sheet while the numbers of a chart are written.
struct Board<'a> {
    sheet: &'a mut Worksheet,
    name: &'a str,
    styles: &'a Styles,
    lang: Lang,
    row: u32,
}

impl Board<'_> {
    fn chart(&mut self, shape: &ChartShape) -> Result<(SheetChart, Numbers), XlsxError> {
        match shape {
            ChartShape::Bars(bars) => {
                self.heads(&[text!(vi: "Số lượng", en: "People")])?;
                let numbers = self.bars(bars, NumberLook::Whole)?;
                Ok((self.plain(&numbers), numbers))
            }
            ChartShape::Shares { bars, limit } => {
                self.heads(&[text!(vi: "Tỷ lệ", en: "Share")])?;
                let mut numbers = self.bars(bars, NumberLook::Percent(2))?;
                if let Some((at, told)) = limit {
                    self.title(told)?;
                    self.share(*at)?;
                    numbers.last_row = self.row;
                    self.row += 1;
                }
                let mut chart = self.plain(&numbers);
                chart.x_axis().set_min(0).set_max(1);
                Ok((chart, numbers))
            }
            ChartShape::Pyramid { left, right, rows } => self.pyramid([left, right], rows),
        }
    }

    fn heads(&mut self, titles: &[Text]) -> Result<(), XlsxError> {
        for (at, title) in (FIRST..).zip(titles) {
            let title = held(title.get(self.lang));
            self.sheet.write_string_with_format(self.row, at, title, &self.styles.header())?;
        }
        self.row += 1;
        Ok(())
    }

    fn title(&mut self, title: &Text) -> Result<(), XlsxError> {
        let (title, format) = (held(title.get(self.lang)), self.styles.cell(PLAIN));
        self.sheet.write_string_with_format(self.row, TITLES, title, &format)?;
        Ok(())
    }

    /// A share in hundredths of a percent.
    fn share(&mut self, share: u64) -> Result<(), XlsxError> {
        self.number(FIRST, &decimal(share, 4), NumberLook::Percent(2))
    }

    /// A title and a number on each row.
    fn bars(&mut self, bars: &[ChartBar], look: NumberLook) -> Result<Numbers, XlsxError> {
        let first_row = self.row;
        for bar in bars {
            self.title(&bar.title)?;
            match look {
                NumberLook::Percent(_) => self.share(bar.length)?,
                _ => self.number(FIRST, &bar.length.to_string(), look)?,
            }
            self.row += 1;
        }
        Ok(Numbers { first_row, last_row: self.row.saturating_sub(1).max(first_row) })
    }

    fn number(&mut self, at: u16, digits: &str, look: NumberLook) -> Result<(), XlsxError> {
        number_at(self.sheet, (self.row, at), digits, &self.styles.number(look, PLAIN))
    }

    /// A bar for each row, the first on top, with its number behind it.
    fn plain(&self, numbers: &Numbers) -> SheetChart {
        let mut chart = SheetChart::new(ChartType::Bar);
        self.series(&mut chart, numbers, FIRST, AMOUNT);
        chart.legend().set_hidden();
        chart.y_axis().set_reverse();
        chart.x_axis().set_min(0).set_major_gridlines(false).set_hidden(true);
        chart
    }

    /// Bars to both sides: those to the left are numbers less than nothing, shown without a sign.
    fn pyramid(
        &mut self,
        [left, right]: [&Text; 2],
        rows: &[PyramidRow],
    ) -> Result<(SheetChart, Numbers), XlsxError> {
        self.heads(&[left.clone(), right.clone()])?;
        let first_row = self.row;
        for row in rows {
            self.title(&row.title)?;
            let minus = if row.left > 0 { "-" } else { "" };
            self.number(FIRST, &format!("{minus}{}", row.left), NumberLook::Unsigned)?;
            self.number(SECOND, &row.right.to_string(), NumberLook::Whole)?;
            self.row += 1;
        }
        let numbers = Numbers { first_row, last_row: self.row.saturating_sub(1).max(first_row) };
        let mut chart = SheetChart::new(ChartType::BarStacked);
        self.series(&mut chart, &numbers, FIRST, LEFT);
        self.series(&mut chart, &numbers, SECOND, AMOUNT);
        chart.legend().set_position(ChartLegendPosition::Bottom);
        chart.y_axis().set_reverse().set_label_position(ChartAxisLabelPosition::Low);
        chart.x_axis().set_major_gridlines(false).set_hidden(true);
        Ok((chart, numbers))
    }

    fn series(&self, chart: &mut SheetChart, numbers: &Numbers, column: u16, colour: &str) {
        let Numbers { first_row, last_row } = *numbers;
        let head = first_row.saturating_sub(1);
        let fill = ChartSolidFill::new().set_color(colour).clone();
        let mut labels = ChartDataLabel::new();
        labels.show_value();
        chart
            .add_series()
            .set_name((self.name, head, column))
            .set_categories((self.name, first_row, TITLES, last_row, TITLES))
            .set_values((self.name, first_row, column, last_row, column))
            .set_gap(40)
            .set_overlap(if column == FIRST { 0 } else { 100 })
            .set_data_label(&labels)
            .set_format(ChartFormat::new().set_solid_fill(&fill));
    }
}
