//! `what-if`: a line for each rule of each scenario, before and after.

use super::{CsvCell, CsvTable, limit, margin, observed};
use crate::render::validate::rules;
use crate::report::Check;
use crate::versions::{RuleChange, words};
use crate::what_if::WhatIf;
use crate::wording::Text;

pub(super) static COLUMNS: [Text; 12] = [
    Text::fixed("Kịch bản", "scenario"),
    Text::fixed("Mã quy định", "rule"),
    Text::fixed("Quy định", "title"),
    Text::fixed("Giới hạn", "allowed"),
    Text::fixed("Kết quả trước", "status_before"),
    Text::fixed("Thực tế trước", "found_before"),
    Text::fixed("Chênh lệch trước", "margin_before"),
    Text::fixed("Kết quả sau", "status_after"),
    Text::fixed("Thực tế sau", "found_after"),
    Text::fixed("Chênh lệch sau", "margin_after"),
    Text::fixed("Chuyển biến", "turned"),
    Text::fixed("Nội dung", "message"),
];

pub(in crate::render) fn what_if(played: &WhatIf<'_>) -> CsvTable {
    let mut table = CsvTable::new(&COLUMNS);
    for scenario in &played.scenarios {
        let name = scenario.outcome.scenario.name.as_deref();
        for rule in &scenario.beside.rules {
            table.line(line(name, rule));
        }
    }
    table
}

fn line(scenario: Option<&str>, rule: &RuleChange<'_>) -> [CsvCell; 12] {
    let RuleChange { before, after, .. } = *rule;
    [
        scenario.into(),
        rule.rule.into(),
        rule.title.into(),
        limit(after.or(before)),
        result(before),
        observed(before),
        margin(before),
        result(after),
        observed(after),
        margin(after),
        words::turn(rule.turn).into(),
        after.map(|check| check.message.capitalised()).into(),
    ]
}

/// The word for how a rule came out.
pub(super) fn result(check: Option<&Check>) -> CsvCell {
    let result = check.map_or(Text::fixed("không xét", "not asked"), rules::result);
    Text::by(|lang| result.get(lang).to_lowercase()).into()
}
