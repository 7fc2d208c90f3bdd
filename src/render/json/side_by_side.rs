//! What `compare` and `what-if` share in JSON: one side, and the two beside each other.
//!
//! `checks`, `tally` and `findings` of a side have the shape that `validate` gives them.

use serde::Serialize;

use crate::catalogue::GroupCode;
use crate::closed_list::ClosedList;
use crate::report::{ListReport, Status, Strictness, Tally, TallyCount};
use crate::versions::{Comparison, Turn};
use crate::wording::Lang;

use super::list::{CheckJson, EACH_FILE, FindingJson};

/// A list as it is, was or would be.
#[derive(Serialize)]
pub(super) struct Side<'a> {
    tally: &'a Tally,
    checks: Vec<CheckJson<'a>>,
    findings: Vec<FindingJson<'a>>,
    accepted: bool,
    summary: Counts,
}

#[derive(Serialize)]
struct Counts {
    errors: u64,
    warnings: u64,
    not_checked: u64,
    advice: u64,
    waived: u64,
}

impl<'a> Side<'a> {
    pub(super) fn of(list: &'a ListReport, strictness: Strictness, lang: Lang) -> Self {
        let counts = list.counts();
        Self {
            tally: &list.tally,
            checks: list.checks.iter().map(|check| CheckJson::of(check, EACH_FILE, lang)).collect(),
            findings: list
                .findings
                .iter()
                .map(|finding| FindingJson::of(finding, EACH_FILE, lang))
                .collect(),
            accepted: counts.accepted(strictness),
            summary: Counts {
                errors: counts.errors,
                warnings: counts.warnings,
                not_checked: counts.not_checked,
                advice: counts.advice,
                waived: counts.waived,
            },
        }
    }
}

/// The two sides laid beside each other.
#[derive(Serialize)]
pub(super) struct Beside<'a> {
    rules: Vec<RuleJson<'a>>,
    tally: Vec<TallyChangeJson>,
    findings_mended: Vec<FindingJson<'a>>,
    findings_new: Vec<FindingJson<'a>>,
    findings_kept: usize,
}

#[derive(Serialize)]
struct RuleJson<'a> {
    rule: &'a str,
    before: Option<Status>,
    after: Option<Status>,
    turned: Turn,
    margin_before: Option<i64>,
    margin_after: Option<i64>,
    waived_before: bool,
    waived_after: bool,
}

#[derive(Serialize)]
struct TallyChangeJson {
    quantity: &'static str,
    group: Option<GroupCode>,
    before: u64,
    after: u64,
}

impl<'a> Beside<'a> {
    pub(super) fn of(beside: &'a Comparison<'_>, lang: Lang) -> Self {
        let findings = |some: &'a [&crate::report::Finding]| {
            some.iter().map(|finding| FindingJson::of(finding, EACH_FILE, lang)).collect()
        };
        Self {
            rules: beside
                .rules
                .iter()
                .map(|rule| RuleJson {
                    rule: rule.rule,
                    before: rule.before.map(|check| check.status),
                    after: rule.after.map(|check| check.status),
                    turned: rule.turn,
                    margin_before: rule.before.and_then(|check| check.margin),
                    margin_after: rule.after.and_then(|check| check.margin),
                    waived_before: rule.before.is_some_and(|check| check.waived.is_some()),
                    waived_after: rule.after.is_some_and(|check| check.waived.is_some()),
                })
                .collect(),
            tally: beside
                .tally
                .iter()
                .filter(|change| change.is_changed())
                .map(|change| TallyChangeJson {
                    quantity: change.count.map_or("official_by_group", TallyCount::id),
                    group: change.group,
                    before: change.before,
                    after: change.after,
                })
                .collect(),
            findings_mended: findings(&beside.findings.mended),
            findings_new: findings(&beside.findings.new),
            findings_kept: beside.findings.kept.len(),
        }
    }
}
