//! A bar: a part of a whole beside the limit that is set to it, as a picture on a page.
//!
//! It repeats what the numbers beside it say, so that nobody needs to see it: a screen and Markdown
//! leave it out, and who has a page read aloud does not hear of it.

/// The width of the picture in units of its own.
const WIDTH: u64 = 600;
const HEIGHT: u64 = 10;

/// How wide the mark of the limit is.
const MARK: u64 = 6;

/// A part of a whole, and the limit for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bar {
    pub(crate) part: u64,
    pub(crate) limit: u64,
    /// What the whole width stands for.
    pub(crate) whole: u64,
    /// Whether the part is on the wrong side of the limit.
    pub(crate) is_broken: bool,
}

impl Bar {
    /// The picture as inline SVG.
    pub(super) fn svg(self) -> String {
        let part = self.place(self.part);
        let limit = self.place(self.limit).min(WIDTH - MARK);
        let class = if self.is_broken { "over" } else { "part" };
        format!(
            "<svg class=\"bar\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" preserveAspectRatio=\"none\" \
             aria-hidden=\"true\">\
             <rect class=\"all\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\
             <rect class=\"{class}\" width=\"{part}\" height=\"{HEIGHT}\"/>\
             <rect class=\"limit\" x=\"{limit}\" width=\"{MARK}\" height=\"{HEIGHT}\"/></svg>"
        )
    }

    /// Where a number stands on the width.
    fn place(self, number: u64) -> u64 {
        let place = u128::from(number.min(self.whole)) * u128::from(WIDTH);
        let place = place.checked_div(u128::from(self.whole)).unwrap_or_default();
        u64::try_from(place).unwrap_or(WIDTH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_the_share_and_marks_the_limit() {
        let women = Bar { part: 45, limit: 60, whole: 150, is_broken: true };
        let svg = women.svg();
        assert!(svg.contains("<rect class=\"over\" width=\"180\""), "{svg}");
        assert!(svg.contains("<rect class=\"limit\" x=\"240\""), "{svg}");
    }

    #[test]
    fn no_bar_leaves_its_picture_whatever_the_numbers() {
        let huge = Bar { part: u64::MAX, limit: u64::MAX, whole: 1, is_broken: false };
        assert!(huge.svg().contains("<rect class=\"part\" width=\"600\""));
        let none = Bar { part: 0, limit: 0, whole: 0, is_broken: false };
        assert!(none.svg().contains("<rect class=\"part\" width=\"0\""));
    }
}
