//! The files of a folder that were not checked, a line each.

use crate::render::for_terminal;
use crate::report::PassedOver;

use super::side_by_side;
use crate::render::paper::{PLAIN, Paper};

/// How many files are named before the rest is only counted.
const SHOWN: usize = 20;

pub(super) fn write(paper: &mut Paper, files: &[PassedOver]) {
    if files.is_empty() || paper.quiet {
        return;
    }
    let label = paper.word("Tệp không kiểm tra", "Files that were not checked");
    paper.heading(&format!("{label} ({})", files.len()));
    let shown = if paper.all { files.len() } else { files.len().min(SHOWN) };
    for file in &files[..shown] {
        let reason = paper.say(&file.reason);
        paper.paragraph(" · ", &for_terminal(&format!("{}: {reason}", file.path)), PLAIN);
    }
    side_by_side::rest(paper, files.len() - shown);
}
