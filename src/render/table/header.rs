//! The head of a list's report: which list, which congress, which rules, how many people.

use crate::render::for_terminal;
use crate::render::told::head;
use crate::report::{CongressFacts, InputReport, ListReport, RulesetFacts, Run};

use crate::render::paper::{BOLD, DIM, PLAIN, Paper};

pub(super) fn write(
    paper: &mut Paper,
    run: &Run,
    input: &InputReport,
    list: &ListReport,
    number: usize,
) {
    let path = for_terminal(&head::files(&input.path, &input.parts, paper.lang));
    // A mark by which the eye finds where the next list begins.
    let path = match run.inputs {
        0 | 1 => path,
        inputs => format!("[{number}/{inputs}] {path}"),
    };
    paper.paragraph("", &path, BOLD);
    congress_and_rules(paper, &list.congress, &list.ruleset);
    if !paper.quiet {
        let people = head::people(&list.tally, paper.lang);
        paper.paragraph("", &people, PLAIN);
    }
}

/// Which congress it is for, and by which rules it is judged.
pub(super) fn congress_and_rules(
    paper: &mut Paper,
    congress: &CongressFacts,
    ruleset: &RulesetFacts,
) {
    paper.paragraph("", &for_terminal(&head::congress(congress, paper.lang)), PLAIN);
    let rules = format!(
        "{}: {} – {}",
        paper.word("Bộ quy định", "Rules"),
        for_terminal(&ruleset.id),
        paper.say(&ruleset.title)
    );
    paper.paragraph("", &rules, DIM);
}
