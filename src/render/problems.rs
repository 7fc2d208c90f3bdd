//! The problems of a list one by one, for the formats that know problems only.
//!
//! A rule with findings is told by its findings, another broken rule once, as the counts of the
//! report have it; a rule that could not be checked is a problem of its own.

use crate::fault::Fault;
use crate::report::{
    Check, Citation, Finding, FindingBetweenLists, ListReport, Location, Place, Severity, Status,
    Strictness, Waived, words,
};
use crate::wording::{Lang, Text, capitalised};

/// One problem, whether it is a row's, a rule's or one between lists.
pub(super) struct Problem<'a> {
    pub(super) rule: &'a str,
    title: Option<&'a Text>,
    pub(super) status: Status,
    pub(super) severity: Severity,
    message: &'a Text,
    help: Option<&'a Text>,
    pub(super) citation: Option<&'a Citation>,
    pub(super) location: Option<&'a Location>,
    /// The cells that decide a rule which could not be checked.
    pub(super) decided_by: &'a [Location],
    pub(super) delegate: Option<&'a str>,
    pub(super) waived: Option<&'a Waived>,
}

/// What a problem means for the run: the three steps that every tool of others knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Nothing need be done.
    Note,
    /// It should be mended.
    Warning,
    /// The run fails.
    Error,
}

/// The problems of a list: the rules about it as a whole in front, then the rows in the order of
/// the file.
pub(super) fn of_list(list: &ListReport) -> Vec<Problem<'_>> {
    let checks = list.checks.iter().filter(|check| match check.status {
        Status::Pass => false,
        Status::NotChecked => true,
        Status::Fail => list.findings_of(check).next().is_none(),
    });
    let findings = list.findings.iter().map(|finding| Problem::of_finding(finding, list));
    checks.map(Problem::of_check).chain(findings).collect()
}

impl<'a> Problem<'a> {
    fn of_check(check: &'a Check) -> Self {
        Self {
            rule: &check.rule,
            title: Some(&check.title),
            status: check.status,
            severity: check.severity,
            message: &check.message,
            help: check.help.as_ref(),
            citation: Some(&check.citation),
            location: None,
            decided_by: &check.decided_by,
            delegate: None,
            waived: check.waived.as_deref(),
        }
    }

    fn of_finding(finding: &'a Finding, list: &'a ListReport) -> Self {
        let check = list.checks.iter().find(|check| check.rule == finding.rule);
        Self {
            rule: &finding.rule,
            title: check.map(|check| &check.title),
            status: Status::Fail,
            severity: finding.severity,
            message: &finding.message,
            help: finding.help.as_ref(),
            citation: check.map(|check| &check.citation),
            location: Some(&finding.location),
            decided_by: &[],
            delegate: finding.delegate.as_deref(),
            waived: finding.waived.as_deref(),
        }
    }

    /// A problem between lists, at the place to mend first.
    pub(super) fn of_lists(finding: &'a FindingBetweenLists) -> Self {
        Self {
            rule: finding.rule,
            title: Some(&finding.title),
            status: Status::Fail,
            severity: finding.severity,
            message: &finding.message,
            help: finding.help.as_ref(),
            citation: None,
            location: finding.places.first().and_then(|place| place.location.as_ref()),
            decided_by: &[],
            delegate: None,
            waived: finding.waived.as_deref(),
        }
    }

    /// The path of its file, in the list of this path.
    pub(super) fn path<'p>(&'p self, list: &'p str) -> &'p str {
        self.location.map_or(list, |location| location.path(list))
    }

    /// The title of its rule; its id where nothing tells a title.
    pub(super) fn title(&self, lang: Lang) -> &'a str {
        self.title.map_or(self.rule, |title| title.get(lang))
    }

    /// What it means for a run of this strictness.
    pub(super) fn level(&self, strictness: Strictness) -> Level {
        match (self.status, self.severity) {
            _ if self.waived.is_some() => Level::Note,
            (Status::NotChecked, _) if strictness.not_checked_is_error => Level::Error,
            (Status::NotChecked, Severity::Error) => Level::Warning,
            (Status::NotChecked, _) | (_, Severity::Advice) => Level::Note,
            (_, Severity::Error) => Level::Error,
            (_, Severity::Warning) if strictness.warning_is_error => Level::Error,
            (_, Severity::Warning) => Level::Warning,
        }
    }

    /// What is wrong, as it stands in the report.
    pub(super) fn message(&self, lang: Lang) -> &'a str {
        self.message.get(lang)
    }

    /// What to do about it.
    pub(super) fn help(&self, lang: Lang) -> Option<&'a str> {
        self.help.map(|help| help.get(lang))
    }

    /// What is wrong as a sentence that stands for itself, with the delegate whom it is about.
    pub(super) fn sentence(&self, lang: Lang) -> String {
        match self.delegate {
            Some(delegate) => format!("{delegate}: {}", self.message(lang)),
            None => capitalised(self.message(lang)),
        }
    }

    /// The waiver as a sentence.
    pub(super) fn waiver(&self, lang: Lang) -> Option<String> {
        self.waived.map(|waived| capitalised(words::waiver(waived).get(lang)))
    }

    /// The sentence, and beneath it the waiver, or what to do.
    pub(super) fn lines(&self, lang: Lang) -> Vec<String> {
        let below = self.waiver(lang).or_else(|| self.help(lang).map(capitalised));
        std::iter::once(self.sentence(lang)).chain(below).collect()
    }
}

/// The name of the problem that a list could not be checked, beside the ids of the rules.
pub(super) const UNREADABLE: &str = "unreadable";

/// What a list is called that could not be checked.
pub(super) fn unreadable(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Danh sách không kiểm tra được",
        Lang::En => "The list could not be checked",
    }
}

/// Why a list could not be read, and beneath it the way on.
pub(super) fn error_lines(error: &Fault, lang: Lang) -> Vec<String> {
    std::iter::once(&error.message)
        .chain(&error.help)
        .map(|text| capitalised(text.get(lang)))
        .collect()
}

/// `huyen/dong-hy.xlsx, sheet “Official”, B12`, without what would be obeyed anywhere.
pub(super) fn place(place: &Place, lang: Lang) -> String {
    let Some(location) = &place.location else {
        return place.path.clone();
    };
    let at = words::place(location);
    let at = at.get(lang);
    match (&location.sheet, lang) {
        (Some(sheet), Lang::Vi) => format!("{}, trang tính “{sheet}”, {at}", place.path),
        (Some(sheet), Lang::En) => format!("{}, sheet “{sheet}”, {at}", place.path),
        (None, _) => format!("{}, {at}", place.path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixtures;

    #[test]
    fn there_are_as_many_problems_as_the_report_counts() {
        let report = fixtures::broken();
        let list = report.inputs[0].outcome.as_ref().unwrap();
        let problems = of_list(list);
        let counts = list.counts();
        let of = |level, waived| {
            let matching = problems.iter().filter(|it| {
                it.level(Strictness::default()) == level
                    && it.waived.is_some() == waived
                    && it.status == Status::Fail
            });
            matching.count() as u64
        };
        assert_eq!(of(Level::Error, false), counts.errors);
        assert_eq!(of(Level::Warning, false), counts.warnings);
        assert_eq!(of(Level::Note, true), counts.waived);
        let open = problems.iter().filter(|it| it.status == Status::NotChecked).count() as u64;
        assert_eq!(open, counts.not_checked);
    }

    #[test]
    fn strictness_makes_errors_of_warnings_and_of_what_was_not_checked() {
        let report = fixtures::broken();
        let problems = of_list(report.inputs[0].outcome.as_ref().unwrap());
        let level = |rule: &str, strictness| {
            problems.iter().find(|it| it.rule == rule).unwrap().level(strictness)
        };
        let strict = Strictness { not_checked_is_error: true, warning_is_error: true };
        assert_eq!(level("deadline", Strictness::default()), Level::Warning);
        assert_eq!(level("deadline", strict), Level::Error);
        assert_eq!(level("field-coverage", Strictness::default()), Level::Warning);
        assert_eq!(level("field-coverage", strict), Level::Error);
    }
}
