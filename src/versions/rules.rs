//! Each rule before and after.

use serde::Serialize;

use crate::report::{Check, Measure, Severity, Status};
use crate::wording::Text;

/// Which way a rule turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// It came out better: mended, or known to hold at last.
    Better,
    /// It came out worse: broken, or no longer known to hold.
    Worse,
    /// It came out as before, whatever the numbers; or what was broken is an open question now,
    /// which nobody should be told is an improvement.
    Same,
}

/// A rule before and after.
#[derive(Debug, Clone)]
pub struct RuleChange<'a> {
    /// The rule's id.
    pub rule: &'a str,
    pub title: &'a Text,
    /// How it came out before; none where it was not asked.
    pub before: Option<&'a Check>,
    /// How it came out after; none where it is not asked.
    pub after: Option<&'a Check>,
    /// Which way it turned.
    pub turn: Turn,
}

impl RuleChange<'_> {
    /// Whether anything is to be told: the outcome or one of its numbers differs. None of more
    /// people, or of fewer, is still none.
    pub fn is_changed(&self) -> bool {
        let (Some(before), Some(after)) = (self.before, self.after) else { return true };
        before.status != after.status
            || before.severity != after.severity
            || before.waived != after.waived
            || before.observed != after.observed
            || (before.of != after.of && before.observed != Some(Measure::Count(0)))
            || before.min != after.min
            || before.max != after.max
            || before.margin != after.margin
            || before.missing != after.missing
    }
}

/// How bad an outcome is: an open question lies between what may stay and what must be mended.
fn badness(check: &Check) -> u8 {
    match (check.status, check.severity) {
        (Status::Pass, _) => 0,
        (Status::Fail, _) if check.waived.is_some() => 1,
        (Status::Fail, Severity::Advice) => 1,
        (Status::Fail, Severity::Warning) => 2,
        (Status::NotChecked, _) => 3,
        (Status::Fail, Severity::Error) => 4,
    }
}

fn turn(before: Option<&Check>, after: Option<&Check>) -> Turn {
    // A rule that is asked on one side alone came out neither better nor worse.
    let (Some(before), Some(after)) = (before, after) else { return Turn::Same };
    match badness(after).cmp(&badness(before)) {
        std::cmp::Ordering::Less if after.status == Status::NotChecked => Turn::Same,
        std::cmp::Ordering::Less => Turn::Better,
        std::cmp::Ordering::Equal => Turn::Same,
        std::cmp::Ordering::Greater => Turn::Worse,
    }
}

/// Every rule of either side: those of the second in its order, the others behind their neighbours.
pub(super) fn side_by_side<'a>(before: &'a [Check], after: &'a [Check]) -> Vec<RuleChange<'a>> {
    let find = |checks: &'a [Check], rule: &str| checks.iter().find(|check| check.rule == rule);
    let mut rules: Vec<(Option<&Check>, Option<&Check>)> =
        after.iter().map(|check| (find(before, &check.rule), Some(check))).collect();
    for (at, check) in before.iter().enumerate() {
        if find(after, &check.rule).is_none() {
            let neighbour = at.checked_sub(1).and_then(|at| before.get(at));
            let place = rules
                .iter()
                .position(|(before, _)| {
                    before.map(|check| &check.rule) == neighbour.map(|check| &check.rule)
                })
                .map_or(0, |place| place + 1);
            rules.insert(if neighbour.is_none() { 0 } else { place }, (Some(check), None));
        }
    }
    rules
        .into_iter()
        .filter_map(|(before, after)| {
            let check = after.or(before)?;
            let turn = turn(before, after);
            Some(RuleChange { rule: &check.rule, title: &check.title, before, after, turn })
        })
        .collect()
}
