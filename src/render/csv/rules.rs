//! `rules`: a line for each ruleset that there is, each rule of one, each remark on a file.

use super::{CsvCell, CsvTable};
use crate::render::rules_checked::{RulesChecked, RulesFile};
use crate::render::rules_remarks::{alone, gave_up, level_of, rules_of, severity};
use crate::render::rules_tested::RulesTested;
use crate::render::rules_text::limits;
use crate::report::words;
use crate::rules::{RuleExplained, RulesetExplained};
use crate::wording::{Text, joined};

pub(super) static COLUMNS_OF_LISTED: [Text; 5] = [
    Text::fixed("Mã bộ quy định", "ruleset"),
    Text::fixed("Hiệu lực từ", "in_force_from"),
    Text::fixed("Hiệu lực đến", "in_force_until"),
    Text::fixed("Kế thừa", "extends"),
    Text::fixed("Tên", "title"),
];

pub(in crate::render) fn listed(rulesets: &[RulesetExplained]) -> CsvTable {
    let mut table = CsvTable::new(&COLUMNS_OF_LISTED);
    for ruleset in rulesets {
        let days = ruleset.in_force.as_ref();
        table.line([
            ruleset.id.as_str().into(),
            days.map(|days| days.from.to_string()).into(),
            days.and_then(|days| days.until).map(|day| day.to_string()).into(),
            ruleset.extends.as_deref().into(),
            (&ruleset.title).into(),
        ]);
    }
    table
}

pub(super) static COLUMNS_OF_EXPLAINED: [Text; 10] = [
    Text::fixed("Mã quy định", "rule"),
    Text::fixed("Tên", "title"),
    Text::fixed("Loại", "kind"),
    Text::fixed("Nội dung", "summary"),
    Text::fixed("Mức", "limit"),
    Text::fixed("Khi vi phạm", "severity"),
    Text::fixed("Căn cứ", "source"),
    Text::fixed("Trích dẫn", "quote"),
    Text::fixed("Cách hiểu", "reading"),
    Text::fixed("Cần làm", "help"),
];

pub(in crate::render) fn explained(ruleset: &RulesetExplained) -> CsvTable {
    let mut table = CsvTable::new(&COLUMNS_OF_EXPLAINED);
    for rule in &ruleset.rules {
        table.line(rule_line(ruleset, rule));
    }
    table
}

fn rule_line(ruleset: &RulesetExplained, rule: &RuleExplained) -> [CsvCell; 10] {
    let clauses: Vec<&str> = rule.citations.iter().map(|cited| cited.clause.as_str()).collect();
    let quotes = rule.citations.iter().filter_map(|cited| cited.quote.as_deref());
    let quotes: Vec<&str> = quotes.collect();
    [
        rule.id.as_str().into(),
        (&rule.title).into(),
        rule.kind.into(),
        (&rule.kind_summary).into(),
        limits(ruleset, rule).into(),
        words::severity(rule.severity).into(),
        clauses.join("; ").into(),
        quotes.join("; ").into(),
        rule.reading.as_ref().into(),
        rule.help.as_ref().map(Text::capitalised).into(),
    ]
}

pub(super) static COLUMNS_OF_CHECKED: [Text; 7] = [
    Text::fixed("Tệp quy định", "rules_file"),
    Text::fixed("Mã bộ quy định", "ruleset"),
    Text::fixed("Kết quả", "result"),
    Text::fixed("Cấp", "level"),
    Text::fixed("Mức độ", "severity"),
    Text::fixed("Nhận xét", "remark"),
    Text::fixed("Các quy định liên quan", "rules"),
];

pub(in crate::render) fn checked(checked: &RulesChecked<'_>) -> CsvTable {
    let mut table = CsvTable::new(&COLUMNS_OF_CHECKED);
    for file in &checked.files {
        lines_of_file(&mut table, file);
    }
    table
}

/// A line for the file itself, and one for each remark on it.
fn lines_of_file(table: &mut CsvTable, file: &RulesFile<'_>) {
    let id = file.ruleset().map(|ruleset| ruleset.id.as_str());
    let line = |level: Option<Text>, weight: Option<Text>, remark: Text, rules: Text| {
        let path = file.path.as_str();
        let cells = [path.into(), id.into(), file.result().into(), level.into(), weight.into()];
        let [path, id, result, level, weight] = cells;
        [path, id, result, level, weight, remark.into(), rules.into()]
    };
    let why = file.error().map(|error| error.message.capitalised()).unwrap_or_default();
    table.line(line(None, None, why, Text::default()));
    for (level, audited) in file.audited() {
        for remark in &audited.remarks {
            let rules: Vec<Text> = rules_of(remark)
                .iter()
                .map(|(rule, says)| crate::text!("{id}: {says}", id = &rule.id, says))
                .collect();
            table.line(line(
                Some(level_of(level)),
                Some(words::severity(severity(remark))),
                alone(remark),
                joined(&rules, "; "),
            ));
        }
        if audited.gave_up {
            table.line(line(Some(level_of(level)), None, gave_up(), Text::default()));
        }
    }
}

pub(super) static COLUMNS_OF_TESTED: [Text; 4] = [
    Text::fixed("Tệp quy định", "rules_file"),
    Text::fixed("Số ví dụ", "examples"),
    Text::fixed("Kết quả", "result"),
    Text::fixed("Lỗi", "error"),
];

pub(in crate::render) fn tested(tested: &RulesTested) -> CsvTable {
    let mut table = CsvTable::new(&COLUMNS_OF_TESTED);
    for file in &tested.files {
        let why = file.error.as_ref();
        let why = why.map(|it| it.problems.as_ref().map_or(&it.message, |it| &it.plain).clone());
        table.line([
            file.path.as_str().into(),
            file.examples.map(|examples| examples.to_string()).into(),
            file.result().into(),
            why.into(),
        ]);
    }
    table
}
