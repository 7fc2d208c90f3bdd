//! The examples of a ruleset, asked of the ruleset itself.

use std::collections::BTreeSet;

use super::apply;
use super::change::{Change, ChangeKind};
use crate::closed_list::ClosedList as _;
use crate::congress::CongressProfile;
use crate::evaluate::evaluate;
use crate::fault::Fault;
use crate::numbers::Headcount;
use crate::report::{Check, Status};
use crate::roster::Role;
use crate::rules::{Example, Marked, Ruleset};
use crate::text;
use crate::toml_tree::{Place, Problem};
use crate::validate::UnderstoodList;
use crate::wording::{Lang, Text};

/// What the examples of a ruleset show to be otherwise than they say, at its place; nothing where
/// all of them hold.
pub fn test_examples(ruleset: &Ruleset) -> Vec<Problem> {
    let examples = ruleset.examples.iter();
    examples.flat_map(|example| test(&example.value, &example.place, ruleset)).collect()
}

fn test(example: &Example, place: &Place, ruleset: &Ruleset) -> Vec<Problem> {
    let known: Vec<&str> = ruleset.rules.iter().map(|rule| rule.id.as_str()).collect();
    let named = example.breaks.iter().chain(&example.keeps);
    let unknown = named.filter(|rule| !known.contains(&rule.value.as_str()));
    let mut problems: Vec<Problem> =
        unknown.map(|rule| Problem::unknown_word(&rule.place, &rule.value, &known)).collect();
    let checks = checks(example, place, ruleset, &mut problems);
    if problems.is_empty() {
        problems.extend(differences(example, place, &checks.unwrap_or_default()));
    }
    match &example.says {
        Some(says) => problems.into_iter().map(|it| it.label(Text::same(says.clone()))).collect(),
        None => problems,
    }
}

/// What the ruleset says of the people of an example; none where they cannot be made up.
fn checks(
    example: &Example,
    place: &Place,
    ruleset: &Ruleset,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Check>> {
    let levels: Vec<&str> = ruleset.levels.iter().map(|level| level.id.as_str()).collect();
    let level = match &example.level {
        Some(Marked { value, place }) if !levels.contains(&value.as_str()) => {
            problems.push(Problem::unknown_word(place, value, &levels));
            return None;
        }
        Some(level) => &level.value,
        None => levels.first().copied().unwrap_or_default(),
    };
    let counted = example.counts.iter().filter(|(_, count)| *count > 0);
    let counted = counted.map(|(role, count)| (in_role(*role, *count), place));
    let people = example.people.iter().map(|people| (people.value.clone(), &people.place));
    let (people, places): (Vec<String>, Vec<&Place>) = counted.chain(people).unzip();
    let refused = |(at, fault): (usize, Fault)| {
        Problem::refused(places.get(at).copied().unwrap_or(place), fault)
    };
    let checks = judged(&people, &example.profile, level, ruleset);
    checks.map_err(|fault| problems.push(refused(fault))).ok()
}

/// So many people of whom nothing but their role is known, as they are added.
pub(super) fn in_role(role: Role, count: Headcount) -> String {
    format!("{count}: role={}", role.id())
}

/// What a ruleset says of a list of these people alone, who are written as they are added.
///
/// # Errors
///
/// They cannot be made up: which of them, and why.
pub(super) fn judged(
    people: &[String],
    profile: &CongressProfile,
    level: &str,
    ruleset: &Ruleset,
) -> Result<Vec<Check>, (usize, Fault)> {
    let parse = |(at, written): (usize, &String)| {
        Change::parse(ChangeKind::Add, written, ruleset).map_err(|fault| (at, fault))
    };
    let changes = people.iter().enumerate().map(parse).collect::<Result<Vec<_>, _>>()?;
    let list = UnderstoodList::without_people(profile.clone(), level);
    let applied = apply(&list, &changes, ruleset, Lang::En)?;
    Ok(evaluate(ruleset, &applied.roster, profile, level).checks)
}

fn differences(example: &Example, place: &Place, checks: &[Check]) -> Vec<Problem> {
    let check_of = |rule: &Marked<String>| checks.iter().find(|check| check.rule == rule.value);
    let is = |rule: &Marked<String>, status| check_of(rule).is_some_and(|it| it.status == status);
    let mut problems = Vec::new();
    for (rules, status) in [(&example.breaks, Status::Fail), (&example.keeps, Status::Pass)] {
        for rule in rules.iter().filter(|rule| !is(rule, status)) {
            let id = &rule.value;
            let said = check_of(rule).map_or_else(
                || text!(vi: "quy định này không xét ở cấp này", en: "it says nothing at this level"),
                |check| check.message.clone(),
            );
            let asked = if status == Status::Fail {
                text!(
                    vi: "ví dụ không vi phạm `{id}`: {said}",
                    en: "the example does not break `{id}`: {said}",
                    said
                )
            } else {
                text!(
                    vi: "ví dụ chưa đạt `{id}`: {said}",
                    en: "the example is not known to keep `{id}`: {said}",
                    said
                )
            };
            problems.push(Problem::error(&rule.place, asked));
        }
    }
    // What is broken and was to be kept is told above.
    let told = example.breaks.iter().chain(&example.keeps);
    let told: BTreeSet<&str> = told.map(|rule| rule.value.as_str()).collect();
    let is_untold = |check: &&Check| check.status == Status::Fail && !told.contains(&*check.rule);
    for check in checks.iter().filter(is_untold) {
        let (id, said) = (&check.rule, &check.message);
        let message = text!(
            vi: "ví dụ vi phạm cả `{id}`: {said}",
            en: "the example breaks `{id}`, too: {said}",
            said
        );
        let help = text!(vi: "ghi mã này vào `breaks` nếu đúng là vậy", en: "name it in `breaks` if that is meant");
        problems.push(Problem::error(place, message).help(help));
    }
    problems
}
