//! Reads the keys of selectors that are statistics of the ruleset: `party = "member"`.

use super::{Decoding, SELECTOR_KEYS};
use crate::rules::LadderRule;
use crate::rules::selector::PartsTold;
use crate::text;
use crate::toml_tree::{Entry, Key, Problem, Table, Value, ValueKind, WrittenTable};
use crate::wording::did_you_mean;

impl Decoding {
    /// The parts of the statistic that a key names: one part, a list of them, or those from one part
    /// up or down.
    pub(super) fn parts_told(&mut self, Entry { key, value }: &Entry) -> Option<PartsTold> {
        let Self { problems, statistics, ladders, .. } = self;
        let Some(ladder) = ladders.iter().find(|ladder| ladder.id == key.name) else {
            // What is wrong with a statistic is told there.
            if !statistics.iter().any(|id| *id == key.name) {
                problems.push(unknown_key(key, ladders));
            }
            return None;
        };
        let places: Vec<usize> = match &value.kind {
            ValueKind::Table(table) => {
                let (first, last) = from_to(table, ladder, problems)?;
                if first > last {
                    problems.push(value.problem(text!(
                        vi: "không có mức nào: ghi `at_least`, `at_most`, hoặc cả hai từ thấp đến cao",
                        en: "no part is meant: write `at_least`, `at_most`, or both from low to high"
                    )));
                    return None;
                }
                (first..=last).collect()
            }
            ValueKind::Array(items) => {
                let places = items.iter().map(|item| place(item, ladder, problems));
                let places: Vec<Option<usize>> = places.collect();
                places.into_iter().collect::<Option<_>>()?
            }
            _ => vec![place(value, ladder, problems)?],
        };
        let parts = places.into_iter().map(|at| ladder.parts[at].id.clone()).collect();
        Some(PartsTold { statistic: ladder.id.clone(), parts })
    }
}

/// The first and the last place that `{ at_least, at_most }` means; the highest part stands first.
fn from_to(
    table: &Table,
    ladder: &LadderRule,
    problems: &mut Vec<Problem>,
) -> Option<(usize, usize)> {
    let written = WrittenTable::new(table, ["at_least", "at_most"]);
    written.finish(problems);
    let mut end = |key| match written.optional(key) {
        Some(value) => place(value, ladder, problems).map(Some),
        None => Some(None),
    };
    Some(match (end("at_most")?, end("at_least")?) {
        (None, None) => (1, 0),
        (highest, lowest) => (highest.unwrap_or(0), lowest.unwrap_or(ladder.parts.len() - 1)),
    })
}

/// The place of a part.
fn place(written: &Value, ladder: &LadderRule, problems: &mut Vec<Problem>) -> Option<usize> {
    let word = written.as_words(problems)?;
    let found = ladder.parts.iter().position(|part| part.id == word);
    if found.is_none() {
        let parts = ladder.parts.iter().map(|part| part.id.as_str());
        let expected: Vec<String> = parts.clone().map(|id| format!("`{id}`")).collect();
        let expected = expected.join(", ");
        let statistic = &ladder.id;
        let problem = written.problem(text!(
            vi: "`{statistic}` không có mức `{word}`, dùng được: {expected}",
            en: "`{statistic}` has no part `{word}`, expected {expected}"
        ));
        problems.push(problem.maybe_help(did_you_mean(word, parts)));
    }
    found
}

/// A key that is neither one of all selectors nor a statistic.
fn unknown_key(key: &Key, ladders: &[LadderRule]) -> Problem {
    let name = &key.name;
    let known = SELECTOR_KEYS.iter().copied();
    let known = known.chain(ladders.iter().map(|ladder| ladder.id.as_str()));
    let help = did_you_mean(name, known.clone()).unwrap_or_else(|| {
        let all: Vec<String> = known.map(|word| format!("`{word}`")).collect();
        let all = all.join(", ");
        text!(
            vi: "dùng được: {all}; mục thống kê khác thì cần bảng `[statistic.{name}]`",
            en: "known here: {all}; another statistic needs a table `[statistic.{name}]`"
        )
    });
    Problem::error(&key.place, text!(vi: "khóa lạ `{name}`", en: "unknown key `{name}`")).help(help)
}
