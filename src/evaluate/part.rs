//! A part of a list: a file of guests or alternates alone, whose official delegates are kept
//! elsewhere.
//!
//! How many there are elsewhere is not known, so that a rule which counts them is neither kept nor
//! broken by this file.

use super::Evaluation;
use crate::roster::Role;
use crate::rules::measure::Outcome;
use crate::rules::{Rule, Ruleset};
use crate::text;
use crate::wording::{Text, all_of};

impl Evaluation {
    /// Leaves open what counts people in roles that are kept elsewhere.
    pub fn leave_open(&mut self, ruleset: &Ruleset, elsewhere: &[Role]) {
        for check in &mut self.checks {
            let rule = ruleset.rules.iter().find(|rule| rule.id == check.rule);
            let open = rule.and_then(|rule| Some((rule, outcome(rule, elsewhere)?)));
            if let Some((rule, outcome)) = open {
                *check = outcome.into_check(rule, &self.congress.level).0;
                self.findings.retain(|finding| finding.rule != rule.id);
            }
        }
    }
}

/// The outcome of a rule that counts people who are kept elsewhere; none for other rules.
fn outcome(rule: &Rule, elsewhere: &[Role]) -> Option<Outcome> {
    let missing: Vec<Role> =
        elsewhere.iter().copied().filter(|role| rule.body.counts(*role)).collect();
    if missing.is_empty() {
        return None;
    }
    let Text { vi, en } = delegates_elsewhere(&missing);
    Some(Outcome::not_checked(
        text!(
            vi: "Tệp này không có {vi}, nên chưa kiểm tra được.",
            en: "This cannot be checked: {en} are not in this file."
        ),
        text!(
            vi: "kiểm tra cùng tệp có {vi}",
            en: "check it together with the file that holds {en}"
        ),
    ))
}

/// Whom a part of a list lacks: the official delegates, where it lacks these; whether there are
/// others in the roles that it lacks besides, nobody knows.
pub(crate) fn delegates_elsewhere(roles: &[Role]) -> Text {
    let official = roles.iter().filter(|role| **role == Role::Official);
    let named: Vec<&Role> =
        if official.clone().next().is_some() { official.collect() } else { roles.iter().collect() };
    let words = |role: &&Role| match role {
        Role::Official => Text::new("đại biểu chính thức", "the official delegates"),
        Role::Guest => Text::new("khách mời", "the guests"),
        Role::Alternate => Text::new("đại biểu dự khuyết", "the alternates"),
    };
    let words: Vec<Text> = named.iter().map(words).collect();
    all_of(&words)
}
