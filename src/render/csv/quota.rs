//! `quota`: a line for each quantity that a rule speaks of or that was given.

use super::{CsvCell, CsvTable};
use crate::calculate::bounds::{Allowed, Answer, Reason};
use crate::render::QuotaReport;
use crate::wording::{Text, joined};

pub(super) static COLUMNS: [Text; 8] = [
    Text::fixed("Mã", "quantity"),
    Text::fixed("Số lượng", "title"),
    Text::fixed("Đã cho", "given"),
    Text::fixed("Tối thiểu", "min"),
    Text::fixed("Tối đa", "max"),
    Text::fixed("Kết quả", "result"),
    Text::fixed("Tối thiểu do", "min_by"),
    Text::fixed("Tối đa do", "max_by"),
];

pub(in crate::render) fn allowed(report: &QuotaReport<'_>) -> CsvTable {
    let mut table = CsvTable::new(&COLUMNS);
    for quantity in &report.answer.quantities {
        table.line(line(&report.answer, quantity));
    }
    table
}

fn line(answer: &Answer<'_>, allowed: &Allowed<'_>) -> [CsvCell; 8] {
    let range = allowed.range.as_ref();
    let result = match (allowed.given, range) {
        (_, None) => Text::fixed("các số còn lại mâu thuẫn", "the others contradict each other"),
        (None, Some(_)) => Text::default(),
        (Some(given), Some(range)) if range.contains(given) => Text::fixed("được phép", "allowed"),
        (Some(_), Some(_)) => Text::fixed("không được phép", "not allowed"),
    };
    [
        allowed.name.as_str().into(),
        allowed.noun.many().into(),
        allowed.given.into(),
        range.map(|range| range.min).into(),
        range.and_then(|range| range.max).into(),
        result.into(),
        range.map(|range| by(answer, &range.min_by)).into(),
        range.map(|range| by(answer, &range.max_by)).into(),
    ]
}

/// The rules and numbers that set a limit.
fn by(answer: &Answer<'_>, reasons: &[Reason<'_>]) -> Text {
    let reasons: Vec<Text> = reasons
        .iter()
        .map(|reason| match reason {
            Reason::Rule(rule) => rule.title.clone(),
            Reason::Given(at) => answer.quantities[*at].noun.many(),
        })
        .collect();
    joined(&reasons, "; ")
}
