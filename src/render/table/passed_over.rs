//! The files of a folder that were not checked, a line each.

use crate::render::for_terminal;
use crate::report::PassedOver;
use crate::text;

use crate::render::paper::{DIM, PLAIN, Paper};

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
    let hidden = files.len() - shown;
    if hidden > 0 {
        let said = paper.say(&text!(
            vi: "… và {hidden} tệp nữa (xem hết: --all)",
            en: "… and {hidden} more files (all of them: --all)"
        ));
        paper.paragraph("   ", &said, DIM);
    }
}
