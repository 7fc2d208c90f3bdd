//! What somebody with the authority to do so accepts as it is.
//!
//! A waiver changes no verdict in silence: what it covers is shown as waived, with the reason and
//! the document, and one that has expired or covers nothing is a warning of its own.

use std::sync::Arc;

use globset::GlobSet;
use jiff::civil::Date;

use crate::report::{Check, Finding, Status, Waived};
use crate::spelling;
use crate::text;
use crate::toml_tree::{Problem, Table, WrittenTable};
use crate::wording::Text;

/// An accepted finding or rule.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The unit it is for; every unit where none is named.
    pub unit: Option<String>,
    /// The lists it is for, by pattern; all of the unit's where none is named.
    pub lists: Option<GlobSet>,
    /// The id of the rule.
    pub rule: String,
    /// The delegate whose finding is accepted; the whole rule where none is named.
    pub delegate: Option<String>,
    /// What the reports show of it.
    pub waived: Arc<Waived>,
    /// The line of the settings file on which it stands.
    pub line: u32,
}

const KEYS: [&str; 7] = ["unit", "lists", "rule", "delegate", "reason", "document", "expires"];

impl Waiver {
    /// Reads a `[[waiver]]`, the so-and-so-many-th.
    pub(super) fn read(
        table: &Table,
        index: usize,
        text: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let line = super::line_of(text, &table.place);
        let table = WrittenTable::new(table, KEYS);
        table.finish(problems);
        let words = |key: &str, problems: &mut Vec<Problem>| {
            table.optional(key)?.as_words(problems).map(str::to_owned)
        };
        let required = |key: &str, problems: &mut Vec<Problem>| {
            table.required(key, problems)?.as_words(problems).map(str::to_owned)
        };
        let unit = words("unit", problems);
        let delegate = words("delegate", problems);
        let lists =
            table.optional("lists").and_then(|value| super::units::patterns(value, problems));
        let rule = required("rule", problems);
        let reason = required("reason", problems);
        let document = required("document", problems);
        let expires = table.optional("expires").and_then(|value| value.as_date(problems));
        Some(Self {
            unit,
            lists,
            rule: rule?,
            delegate,
            waived: Arc::new(Waived { index, reason: reason?, document: document?, expires }),
            line,
        })
    }

    /// Whether it still holds on this day.
    pub fn holds_on(&self, today: Date) -> bool {
        self.waived.expires.is_none_or(|last| today <= last)
    }

    /// Whether it is for this list; the path is seen from the folder of the settings.
    pub fn is_for(&self, unit: Option<&str>, path: Option<&std::path::Path>) -> bool {
        let named = |named: &String| unit.is_some_and(|unit| super::same_unit(unit, named));
        let listed = |lists: &GlobSet| path.is_some_and(|path| lists.is_match(path));
        self.unit.as_ref().is_none_or(named) && self.lists.as_ref().is_none_or(listed)
    }

    /// Marks what it covers in a list's report.
    pub(super) fn apply(&self, checks: &mut [Check], findings: &mut [Finding]) {
        for finding in findings.iter_mut() {
            if self.covers(finding) && finding.waived.is_none() {
                finding.waived = Some(Arc::clone(&self.waived));
            }
        }
        // A check is waived with its rule, or when each of its findings is.
        for check in checks {
            if self.covers_rule(check, findings) {
                check.waived = Some(Arc::clone(&self.waived));
            }
        }
    }

    fn covers(&self, finding: &Finding) -> bool {
        finding.rule == self.rule && self.is_about(finding.delegate.as_deref())
    }

    /// Whether it is about the delegate of this name, or about everybody.
    pub(super) fn is_about(&self, delegate: Option<&str>) -> bool {
        let same =
            |name: &String| spelling::words(name) == spelling::words(delegate.unwrap_or_default());
        self.delegate.as_ref().is_none_or(same)
    }

    /// That it is not applied, for its last day has passed.
    pub fn told_expired(&self) -> Text {
        let rule = &self.rule;
        text!(
            vi: "chấp thuận `{rule}`{whom} đã hết hiệu lực từ sau ngày {day}, nên không được áp dụng",
            en: "the waiver of `{rule}`{whom} expired after {day} and was not applied",
            whom = self.for_whom(),
            day = self.waived.expires.map(crate::wording::day)
        )
    }

    /// The unit, where it is for one alone.
    pub(crate) fn for_whom(&self) -> Text {
        match &self.unit {
            Some(unit) => text!(vi: " cho {unit}", en: " for {unit}"),
            None => Text::same(""),
        }
    }

    fn covers_rule(&self, check: &Check, findings: &[Finding]) -> bool {
        if check.rule != self.rule || check.status != Status::Fail || check.waived.is_some() {
            return false;
        }
        let mut own = findings.iter().filter(|finding| finding.rule == check.rule).peekable();
        match own.peek() {
            None => self.delegate.is_none(),
            Some(_) => own.all(|finding| finding.waived.is_some()),
        }
    }
}
