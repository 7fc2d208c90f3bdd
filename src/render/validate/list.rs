//! One list: its head, its rules, what to mend at which cell, how it was read, the verdict.

use super::{View, facts, findings, left_out, missing_facts, rules, verdict};
use crate::render::document::{BAD, DIM, Document, PLAIN, beneath, point};
use crate::render::problems;
use crate::report::{Counts, InputReport, ListReport, Run};
use crate::text;
use crate::wording::Text;

/// Nothing is told of a list that holds, where only what needs attention is shown.
pub(super) fn tell(
    document: &mut Document,
    run: &Run,
    input: &InputReport,
    number: usize,
    view: View<'_>,
) {
    let files = facts::files(&input.path, &input.parts);
    let list = match &input.outcome {
        Ok(list) => list,
        Err(error) => {
            document.title_of_list(files, number);
            document.add(point(Text::by(|lang| problems::unreadable(lang).to_owned())).toned(BAD));
            for text in std::iter::once(&error.message).chain(&error.help) {
                document.add(beneath(text.capitalised()).toned(BAD));
            }
            return;
        }
    };
    if view.is_brief && list.counts() == Counts::default() {
        return;
    }
    // On a screen, a mark by which the eye finds where the next list begins.
    let title = match run.inputs {
        inputs if inputs > 1 && !view.is_page => text!("[{number}/{inputs}] {files}", files),
        _ => files,
    };
    document.title_of_list(title, number);
    let verdict = verdict::sentence(list, run.strictness);
    if view.is_page {
        document.say(facts::congress(&list.congress));
        document.say(facts::people(&list.tally));
        document.say(verdict.clone());
    } else {
        facts::congress_and_rules(document, &list.congress, &list.ruleset);
        if !view.options.quiet {
            document.say(facts::people(&list.tally));
        }
    }
    rules::tables(document, list, view);
    if view.is_page {
        missing_facts::tell(document, &list.checks);
    } else {
        rules::reasons(document, list, view.options.all);
    }
    findings::by_sheet(document, list, &list.findings, view.options.all, view.is_page);
    if view.is_page || !view.options.quiet {
        how_it_was_read(document, list, view);
    }
    if !view.is_page {
        document.gap();
        document.say(verdict);
    }
}

/// What was not taken for the list, and how the file was read: briefly, but never in silence.
pub(super) fn how_it_was_read(document: &mut Document, list: &ListReport, view: View<'_>) {
    let sentences = left_out::sentences(list);
    if sentences.is_empty() {
        return;
    }
    document.heading(Text::fixed("Cách đọc tệp", "How the file was read"));
    let tone = if view.is_page && !view.is_office() { PLAIN } else { DIM };
    for sentence in sentences {
        document.add(point(sentence).toned(tone));
    }
}
