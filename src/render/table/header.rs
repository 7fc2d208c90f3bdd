//! The head of a list's report: which list, which congress, which rules, how many people.

use crate::render::for_terminal;
use crate::render::told::head;
use crate::report::{InputReport, ListReport, Run};

use crate::render::paper::{BOLD, DIM, PLAIN, Paper};

pub(super) fn write(
    paper: &mut Paper,
    run: &Run,
    input: &InputReport,
    list: &ListReport,
    number: usize,
) {
    let path = match input.path.as_str() {
        "-" => paper.word("(đầu vào chuẩn)", "(standard input)").to_owned(),
        path => for_terminal(path),
    };
    // A mark by which the eye finds where the next list begins.
    let path = match run.inputs {
        0 | 1 => path,
        inputs => format!("[{number}/{inputs}] {path}"),
    };
    paper.paragraph("", &path, BOLD);
    paper.paragraph("", &for_terminal(&head::congress(&list.congress, paper.lang)), PLAIN);
    let rules = format!(
        "{}: {} – {}",
        paper.word("Bộ quy định", "Rules"),
        for_terminal(&list.ruleset.id),
        paper.say(&list.ruleset.title)
    );
    paper.paragraph("", &rules, DIM);
    if !paper.quiet {
        let people = head::people(&list.tally, paper.lang);
        paper.paragraph("", &people, PLAIN);
    }
}
