//! The plain sentence at the end: whether the list can be submitted.

use anstyle::{AnsiColor, Style};

use crate::render::paper::Paper;
use crate::render::told::verdict;
use crate::report::{ListReport, Standing, Strictness};

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
    let standing = list.standing(strictness);
    let said = paper.say(&verdict::of(standing, list.counts(), strictness));
    paper.blank();
    paper.paragraph("", &said, colour(standing));
}
