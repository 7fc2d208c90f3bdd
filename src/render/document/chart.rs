//! Pictures of numbers: bars, and a pyramid of ages. A page of HTML draws them as SVG; elsewhere the
//! numbers of the tables speak for themselves.
//!
//! All lengths are whole numbers. What a picture shows is told in words beside it, and each bar has
//! its number written, so that nothing rests on colour.

use std::fmt::Write as _;

use crate::render::for_markup;
use crate::wording::{Lang, Text};

/// A picture.
#[derive(Debug)]
pub(crate) struct Chart {
    pub(crate) title: Text,
    pub(crate) shape: ChartShape,
}

#[derive(Debug)]
pub(crate) enum ChartShape {
    /// One bar beneath the other, each as long as its number is large.
    Bars(Vec<ChartBar>),
    /// Shares of a whole, in hundredths of a percent, beside a limit.
    Shares { bars: Vec<ChartBar>, limit: Option<(u64, Text)> },
    /// For each row one bar to the left and one to the right.
    Pyramid { left: Text, right: Text, rows: Vec<PyramidRow> },
}

#[derive(Debug)]
pub(crate) struct ChartBar {
    pub(crate) title: Text,
    pub(crate) length: u64,
    /// What it may be beyond that.
    pub(crate) perhaps: u64,
    /// The number as it is written behind the bar.
    pub(crate) told: Text,
}

#[derive(Debug)]
pub(crate) struct PyramidRow {
    pub(crate) title: Text,
    pub(crate) left: u64,
    pub(crate) right: u64,
}

/// A whole in hundredths of a percent.
const WHOLE: u64 = 10_000;

/// Narrow enough that its letters can be read on a phone.
const WIDTH: u64 = 520;
const TITLES: u64 = 150;
const BARS: u64 = 225;
const ROW: u64 = 24;
const THICK: u64 = 16;
const TOP: u64 = 8;

impl Chart {
    /// The picture as SVG within HTML, with its title above it.
    pub(super) fn svg(&self, lang: Lang) -> String {
        let title = for_markup(self.title.get(lang));
        let (rows, drawn) = match &self.shape {
            ChartShape::Bars(bars) => {
                let most = bars.iter().map(|bar| bar.length + bar.perhaps).max().unwrap_or(1);
                (bars.len() as u64, drawn_bars(bars, most, lang))
            }
            ChartShape::Shares { bars, limit } => {
                let mut drawn = drawn_bars(bars, WHOLE, lang);
                if let Some((at, told)) = limit {
                    drawn.push_str(&drawn_limit(*at, told, bars.len() as u64, lang));
                }
                (bars.len() as u64 + u64::from(limit.is_some()), drawn)
            }
            ChartShape::Pyramid { left, right, rows } => {
                (rows.len() as u64 + 1, drawn_pyramid([left, right], rows, lang))
            }
        };
        let height = 2 * TOP + rows * ROW;
        format!(
            "<figure>\n<figcaption>{title}</figcaption>\n\
             <svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}\">\n{drawn}</svg>\n</figure>\n"
        )
    }
}

fn drawn_bars(bars: &[ChartBar], most: u64, lang: Lang) -> String {
    let mut svg = String::new();
    let most = most.max(1);
    for (bar, at) in bars.iter().zip(0..) {
        let y = TOP + at * ROW;
        let length = bar.length * BARS / most;
        let perhaps = bar.perhaps * BARS / most;
        text(&mut svg, TITLES - 8, y, "end", bar.title.get(lang));
        rect(&mut svg, TITLES, y, length, "amount");
        if perhaps > 0 {
            rect(&mut svg, TITLES + length, y, perhaps, "perhaps");
        }
        text(&mut svg, TITLES + length + perhaps + 6, y, "start", bar.told.get(lang));
    }
    svg
}

fn drawn_limit(at: u64, told: &Text, rows: u64, lang: Lang) -> String {
    let mut svg = String::new();
    let x = TITLES + at.min(WHOLE) * BARS / WHOLE;
    let bottom = TOP + rows * ROW;
    let _ = writeln!(svg, "<line class=\"limit\" x1=\"{x}\" y1=\"2\" x2=\"{x}\" y2=\"{bottom}\"/>");
    text(&mut svg, x, bottom, "middle", told.get(lang));
    svg
}

fn drawn_pyramid(sides: [&Text; 2], rows: &[PyramidRow], lang: Lang) -> String {
    const MIDDLE: u64 = WIDTH / 2;
    /// Half of the room for the titles in the middle.
    const HALF: u64 = 75;
    const SIDE: u64 = 140;
    let mut svg = String::new();
    let most = rows.iter().map(|row| row.left.max(row.right)).max().unwrap_or(1).max(1);
    let [left, right] = sides;
    text(&mut svg, MIDDLE - HALF, TOP, "end", left.get(lang));
    text(&mut svg, MIDDLE + HALF, TOP, "start", right.get(lang));
    for (row, at) in rows.iter().zip(1..) {
        let y = TOP + at * ROW;
        let (to_left, to_right) = (row.left * SIDE / most, row.right * SIDE / most);
        let begin = MIDDLE - HALF - to_left;
        text(&mut svg, MIDDLE, y, "middle", row.title.get(lang));
        rect(&mut svg, begin, y, to_left, "left");
        text(&mut svg, begin - 6, y, "end", &row.left.to_string());
        rect(&mut svg, MIDDLE + HALF, y, to_right, "amount");
        text(&mut svg, MIDDLE + HALF + to_right + 6, y, "start", &row.right.to_string());
    }
    svg
}

/// Writing to a string cannot fail.
fn rect(svg: &mut String, x: u64, y: u64, width: u64, class: &str) {
    let _ = writeln!(
        svg,
        "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{THICK}\"/>"
    );
}

fn text(svg: &mut String, x: u64, y: u64, anchor: &str, text: &str) {
    let (y, text) = (y + 13, for_markup(text));
    let _ = writeln!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_number_and_a_limit_stands_at_its_share() {
        let bar = ChartBar {
            title: Text::same("<Nữ>"),
            length: 5_000,
            perhaps: 1_000,
            told: Text::same("50%"),
        };
        let limit = Some((3_000, Text::same("30%")));
        let shape = ChartShape::Shares { bars: vec![bar], limit };
        let svg = Chart { title: Text::same("t"), shape }.svg(Lang::Vi);
        assert!(svg.contains("x=\"150\" y=\"8\" width=\"112\""), "{svg}");
        assert!(svg.contains("class=\"perhaps\" x=\"262\" y=\"8\" width=\"22\""), "{svg}");
        assert!(svg.contains("x1=\"217\"") && svg.contains("&lt;Nữ&gt;"), "{svg}");
    }
}
