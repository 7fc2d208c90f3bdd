//! The plain sentence at the end: whether the list can be submitted.

use anstyle::{AnsiColor, Style};

use crate::render::paper::Paper;
use crate::render::told::verdict;
use crate::report::{ListReport, Standing, Strictness};
use crate::wording::Text;

pub(super) const GREEN: Style = AnsiColor::Green.on_default().bold();
pub(super) const RED: Style = AnsiColor::Red.on_default().bold();
pub(super) const YELLOW: Style = AnsiColor::Yellow.on_default().bold();

/// The colour of a list's standing.
pub(super) fn colour(standing: Standing) -> Style {
    match standing {
        Standing::Ready => GREEN,
        Standing::Open => YELLOW,
        Standing::Refused => RED,
    }
}

/// One list's sentence.
pub(super) fn sentence(paper: &mut Paper, list: &ListReport, strictness: Strictness) {
    let (said, style) = told(list, strictness);
    let said = paper.say(&said);
    paper.blank();
    paper.paragraph("", &said, style);
}

/// One list's sentence and its colour.
pub(super) fn told(list: &ListReport, strictness: Strictness) -> (Text, Style) {
    let standing = list.standing(strictness);
    (verdict::of(list, strictness), colour(standing))
}
