//! What changed between two rounds, in a line: `Sa Thầy: 2 lỗi → 0`.

use super::look::ListState;
use crate::report::{Counts, InputReport};
use crate::text;
use crate::wording::{Text, counted, joined};

/// So many lists are named; of more, only how many they are.
const NAMED: usize = 3;

/// How one list stands.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    state: ListState,
    name: String,
    /// Its problems; none where it cannot be read.
    counts: Option<Counts>,
}

impl Standing {
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

    fn is_of(&self, other: &Self) -> bool {
        self.state.path == other.state.path
    }
}

/// What changed, the lists in their order and then those that are gone; none where nothing did.
pub(super) fn told(before: &[Standing], now: &[Standing]) -> Option<Text> {
    let changed = now.iter().filter_map(|list| {
        let earlier = before.iter().find(|earlier| earlier.is_of(list));
        Some((&list.name, change(earlier, list)?))
    });
    let gone = before.iter().filter(|earlier| !now.iter().any(|list| list.is_of(earlier)));
    let gone = gone.map(|list| (&list.name, text!(vi: "không còn", en: "gone")));
    let all: Vec<(&String, Text)> = changed.chain(gone).collect();
    if all.is_empty() {
        return None;
    }
    let part = |(name, what): &(&String, Text)| {
        let (vi, en) = (&what.vi, &what.en);
        text!(vi: "{name}: {vi}", en: "{name}: {en}")
    };
    let named: Vec<Text> = all.iter().take(NAMED).map(part).collect();
    let told = joined(&named, "; ");
    let more = all.len().saturating_sub(NAMED) as u64;
    if more == 0 {
        return Some(told);
    }
    let others = counted(more, "other list", "other lists");
    let (vi, en) = (told.vi, told.en);
    Some(text!(vi: "{vi}; và {more} danh sách khác", en: "{en}; and {others}"))
}

/// What became of a list; none where it was not written to and stands as it did.
fn change(before: Option<&Standing>, now: &Standing) -> Option<Text> {
    let Some(before) = before else {
        return Some(match &now.counts {
            Some(counts) => {
                let Text { vi, en } = errors(counts);
                text!(vi: "mới, {vi}", en: "new, {en}")
            }
            None => text!(vi: "mới, không đọc được", en: "new, cannot be read"),
        });
    };
    match (&before.counts, &now.counts) {
        (Some(_), None) => Some(text!(vi: "không đọc được", en: "cannot be read")),
        (None, Some(counts)) => {
            let Text { vi, en } = errors(counts);
            Some(text!(vi: "đã đọc được, {vi}", en: "can be read, {en}"))
        }
        (Some(before), Some(now)) if before != now => Some(difference(before, now)),
        _ if before.state.is_same_file(&now.state) => None,
        (_, Some(counts)) => {
            let Text { vi, en } = errors(counts);
            Some(text!(vi: "vẫn {vi}", en: "still {en}"))
        }
        (_, None) => Some(text!(vi: "vẫn không đọc được", en: "still cannot be read")),
    }
}

/// The heaviest kind of problem whose number is another now.
fn difference(before: &Counts, now: &Counts) -> Text {
    if before.errors != now.errors {
        let (Text { vi, en }, now) = (errors(before), now.errors);
        return text!(vi: "{vi} → {now}", en: "{en} → {now}");
    }
    if before.warnings != now.warnings {
        let (before, now) = (before.warnings, now.warnings);
        let warnings = counted(before, "warning", "warnings");
        return text!(vi: "{before} cảnh báo → {now}", en: "{warnings} → {now}");
    }
    let (before, now) = (before.not_checked, now.not_checked);
    if before != now {
        let rules = counted(before, "rule not checked", "rules not checked");
        return text!(vi: "{before} quy định chưa kiểm tra → {now}", en: "{rules} → {now}");
    }
    text!(vi: "số lưu ý hoặc chấp thuận đã đổi", en: "advice or waivers changed")
}

fn errors(counts: &Counts) -> Text {
    let vi = counts.errors;
    let en = counted(vi, "error", "errors");
    text!(vi: "{vi} lỗi", en: "{en}")
}
