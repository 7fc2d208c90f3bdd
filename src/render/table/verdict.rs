//! The plain sentence at the end: whether the list can be submitted.

use anstyle::{AnsiColor, Style};
use comfy_table::{Cell, ColumnConstraint};

use crate::lang::report as words;
use crate::render::for_terminal;
use crate::report::{Check, Counts, InputReport, ListReport, Report, Severity, Status, Strictness};
use crate::text;
use crate::wording::{Text, counted};

use crate::render::paper::{BOLD, Paper};

const GREEN: Style = AnsiColor::Green.on_default().bold();
const RED: Style = AnsiColor::Red.on_default().bold();
const YELLOW: Style = AnsiColor::Yellow.on_default().bold();

/// What can be said of a list as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It can be submitted.
    Ready,
    /// No error was found, but a rule that decides could not be checked.
    Open,
    /// It cannot be submitted.
    Refused,
}

impl Standing {
    fn of(list: &ListReport, strictness: Strictness) -> Self {
        if !list.counts().accepted(strictness) {
            return Self::Refused;
        }
        let decisive =
            |check: &Check| check.status == Status::NotChecked && check.severity == Severity::Error;
        if list.checks.iter().any(decisive) { Self::Open } else { Self::Ready }
    }

    fn style(self) -> Style {
        match self {
            Self::Ready => GREEN,
            Self::Open => YELLOW,
            Self::Refused => RED,
        }
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
    let standing = Standing::of(list, strictness);
    (verdict(standing, list.counts(), strictness), standing.style())
}

fn verdict(standing: Standing, counts: Counts, strictness: Strictness) -> Text {
    let problems = words::problems(counts);
    let (vi, en) = (&problems.vi, &problems.en);
    match standing {
        Standing::Refused => {
            let said = text!(
                vi: "Chưa thể trình danh sách: {vi}.",
                en: "The list cannot be submitted yet: {en}."
            );
            as_strict(said, counts, strictness)
        }
        Standing::Open => text!(
            vi: "Không có lỗi, nhưng chưa đủ căn cứ để kết luận ({vi}): hãy bổ sung thông tin rồi kiểm tra lại trước khi trình.",
            en: "No error was found, but not every rule could be checked ({en}): give what is missing and check again before submitting."
        ),
        Standing::Ready if counts == Counts::default() => text!(
            vi: "Có thể trình danh sách: mọi quy định đều đạt.",
            en: "The list can be submitted: every rule holds."
        ),
        Standing::Ready => text!(
            vi: "Có thể trình danh sách; nên xem lại: {vi}.",
            en: "The list can be submitted; worth another look: {en}."
        ),
    }
}

/// Says which options made a list fail that has no error of its own.
fn as_strict(said: Text, counts: Counts, strictness: Strictness) -> Text {
    if counts.errors > 0 {
        return said;
    }
    let mut options = Vec::new();
    if strictness.warning_is_error && counts.warnings > 0 {
        options.push("--deny-warnings");
    }
    if strictness.not_checked_is_error && counts.not_checked > 0 {
        options.push("--strict");
    }
    let options = options.join(", ");
    let Text { vi, en } = said;
    text!(vi: "{vi} (Theo {options}.)", en: "{en} (Under {options}.)")
}

/// A line a file, and one sentence for all.
pub(super) fn summary(paper: &mut Paper, report: &Report) {
    let mut table = paper.columns();
    for input in &report.inputs {
        let counts = match &input.outcome {
            Ok(list) => list.counts(),
            Err(_) => Counts::default(),
        };
        let (_, word, style) = result(input, report.strictness);
        let needs_nothing = input.outcome.is_ok() && counts == Counts::default();
        if paper.quiet && needs_nothing {
            continue;
        }
        let word = paper.paint(style, &paper.say(&word));
        let path = for_terminal(&input.path);
        let problems = paper.say(&words::problems(counts));
        table.add_row([Cell::new(word), Cell::new(path), Cell::new(problems)]);
    }
    if table.is_empty() {
        return;
    }
    if let Some(result) = table.column_mut(0) {
        result.set_constraint(ColumnConstraint::ContentWidth);
    }
    paper.heading(paper.word("Tổng hợp", "Summary"));
    paper.table(table);
    let said = paper.say(&overall(report));
    paper.blank();
    paper.paragraph("", &said, BOLD);
}

/// Where the result stands among those that [`overall`] counts, its word and its colour.
fn result(input: &InputReport, strictness: Strictness) -> (usize, Text, Style) {
    let Ok(list) = &input.outcome else {
        let word = text!(vi: "✗ Không kiểm tra được", en: "✗ could not be checked");
        return (3, word, RED);
    };
    let standing = Standing::of(list, strictness);
    let (at, word) = match standing {
        Standing::Ready => (0, text!(vi: "✓ Có thể trình", en: "✓ can be submitted")),
        Standing::Open => (1, text!(vi: "? Chưa kết luận được", en: "? not fully checked")),
        Standing::Refused => (2, text!(vi: "✗ Chưa thể trình", en: "✗ not to be submitted")),
    };
    (at, word, standing.style())
}

fn overall(report: &Report) -> Text {
    let lists = u64::try_from(report.inputs.len()).unwrap_or(u64::MAX);
    let mut tallies = [0_u64; 4];
    for input in &report.inputs {
        let (at, _, _) = result(input, report.strictness);
        tallies[at] += 1;
    }
    let words = [
        ("có thể trình", "can be submitted"),
        ("chưa kết luận được", "not fully checked"),
        ("chưa thể trình", "cannot be submitted yet"),
        ("không kiểm tra được", "could not be checked"),
    ];
    let mut vi = Vec::new();
    let mut en = Vec::new();
    for (count, (in_vi, in_en)) in tallies.into_iter().zip(words) {
        if count > 0 {
            vi.push(format!("{count} {in_vi}"));
            en.push(format!("{count} {in_en}"));
        }
    }
    let (vi, en) = (vi.join(", "), en.join(", "));
    let lists_en = counted(lists, "list", "lists");
    text!(vi: "{lists} danh sách: {vi}.", en: "{lists_en}: {en}.")
}
