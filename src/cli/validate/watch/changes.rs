//! What changed between two rounds, in a line: `Sa Thầy: 2 lỗi → 0`.

use std::collections::HashMap;
use std::path::Path;

use super::look::ListState;
use crate::report::{Counts, InputReport};
use crate::text;
use crate::wording::{Text, joined, number_of};

/// So many lists are named; of more, only how many they are.
const NAMED: usize = 3;

/// How one list stands.
#[derive(Debug, Clone)]
pub(super) struct ListStanding {
    state: ListState,
    name: String,
    /// Its problems; none where it cannot be read.
    counts: Option<Counts>,
}

impl ListStanding {
    pub(super) fn of(state: &ListState, report: &InputReport) -> Self {
        let list = report.outcome.as_ref().ok();
        let named = || list.and_then(|list| list.congress.name.clone());
        let file = || state.path.file_name().unwrap_or(state.path.as_os_str());
        let name = report.unit.clone().or_else(named);
        Self {
            state: state.clone(),
            name: name.unwrap_or_else(|| file().to_string_lossy().into_owned()),
            counts: list.map(|list| list.counts()),
        }
    }
}

fn by_path(lists: &[ListStanding]) -> HashMap<&Path, &ListStanding> {
    lists.iter().map(|list| (list.state.path.as_path(), list)).collect()
}

/// What changed, the lists in their order and then those that are gone; none where nothing did.
pub(super) fn told(before: &[ListStanding], now: &[ListStanding]) -> Option<Text> {
    let earlier = by_path(before);
    let changed = now.iter().filter_map(|list| {
        let earlier = earlier.get(list.state.path.as_path()).copied();
        Some((&list.name, change(earlier, list)?))
    });
    let there = by_path(now);
    let gone = before.iter().filter(|list| !there.contains_key(list.state.path.as_path()));
    let gone = gone.map(|list| (&list.name, text!(vi: "không còn", en: "gone")));
    let all: Vec<(&String, Text)> = changed.chain(gone).collect();
    if all.is_empty() {
        return None;
    }
    let part = |(name, what): &(&String, Text)| text!("{name}: {what}", what);
    let named: Vec<Text> = all.iter().take(NAMED).map(part).collect();
    let named = joined(&named, "; ");
    let more = all.len().saturating_sub(NAMED) as u64;
    if more == 0 {
        return Some(named);
    }
    let others = number_of(more, "danh sách khác", "other list", "other lists");
    Some(text!(vi: "{named}; và {others}", en: "{named}; and {others}", named, others))
}

/// What became of a list; none where it was not written to and stands as it did.
fn change(before: Option<&ListStanding>, now: &ListStanding) -> Option<Text> {
    let errors_now = now.counts.as_ref().map(|counts| errors(counts.errors));
    let Some(before) = before else {
        return Some(match errors_now {
            Some(errors) => text!(vi: "mới, {errors}", en: "new, {errors}", errors),
            None => text!(vi: "mới, không đọc được", en: "new, cannot be read"),
        });
    };
    match (&before.counts, &now.counts, errors_now) {
        (Some(_), None, _) => Some(text!(vi: "không đọc được", en: "cannot be read")),
        (None, Some(_), errors) => {
            Some(text!(vi: "đã đọc được, {errors}", en: "can be read, {errors}", errors))
        }
        (Some(before), Some(now), _) if before != now => Some(difference(before, now)),
        _ if before.state.is_same_file(&now.state) => None,
        (_, Some(_), errors) => Some(text!(vi: "vẫn {errors}", en: "still {errors}", errors)),
        (_, None, _) => Some(text!(vi: "vẫn không đọc được", en: "still cannot be read")),
    }
}

/// The heaviest kind of problem whose number is another now.
fn difference(before: &Counts, now: &Counts) -> Text {
    let warnings = number_of(before.warnings, "cảnh báo", "warning", "warnings");
    let rules = number_of(
        before.not_checked,
        "quy định chưa kiểm tra",
        "rule not checked",
        "rules not checked",
    );
    let kinds = [
        (errors(before.errors), before.errors, now.errors),
        (warnings, before.warnings, now.warnings),
        (rules, before.not_checked, now.not_checked),
    ];
    match kinds.into_iter().find(|(_, before, now)| before != now) {
        Some((before, _, now)) => text!("{before} → {now}", before),
        None => text!(vi: "số lưu ý hoặc chấp thuận đã đổi", en: "advice or waivers changed"),
    }
}

fn errors(count: u64) -> Text {
    number_of(count, "lỗi", "error", "errors")
}
