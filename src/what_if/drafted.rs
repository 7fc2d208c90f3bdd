//! An example for a ruleset that is still to be written: numbers one beyond a limit of the ruleset that
//! it extends, with the rules that they break. The ruleset itself says which those are.

use super::examples::{in_role, judged};
use crate::closed_list::ClosedList as _;
use crate::congress::CongressProfile;
use crate::numbers::Headcount;
use crate::report::Status;
use crate::roster::{Gender, Role};
use crate::rules::{DraftExample, LinearConstraint, Rule, Ruleset, Selector};

/// So many people of one gender break whichever rule of the shipped rulesets asks for the other.
const MOST_OF_ONE_GENDER: Headcount = 20;

/// The first numbers that break one rule alone, else the first that break any, at this level or at the
/// first of the ruleset; none where no number breaks a rule.
pub fn example_beyond_a_limit(ruleset: &Ruleset, level: Option<&str>) -> Option<DraftExample> {
    let level = level.or(Some(ruleset.levels.first()?.id.as_str()))?;
    let mut broken = beyond_limits(ruleset, level)
        .chain(of_one_gender())
        .filter_map(|example| breaking(example, ruleset, level))
        .peekable();
    let first = broken.peek().cloned();
    broken.find(|example| example.breaks.len() == 1).or(first)
}

/// The example with the rules that it breaks; none where it breaks none.
fn breaking(example: DraftExample, ruleset: &Ruleset, level: &str) -> Option<DraftExample> {
    let counted = example.counts.iter().map(|(role, count)| in_role(*role, *count));
    let people: Vec<String> = counted.chain(example.people.iter().cloned()).collect();
    let checks = judged(&people, &CongressProfile::default(), level, ruleset).ok()?;
    let broken = checks.into_iter().filter(|check| check.status == Status::Fail);
    let breaks: Vec<String> = broken.map(|check| check.rule).collect();
    (!breaks.is_empty()).then_some(DraftExample { breaks, ..example })
}

/// For each rule on the numbers of roles, the fewest people beyond its limit.
fn beyond_limits<'r>(
    ruleset: &'r Ruleset,
    level: &'r str,
) -> impl Iterator<Item = DraftExample> + 'r {
    let constraints = |rule: &Rule| rule.body.constraints(level, &CongressProfile::default());
    let all = ruleset.rules_at(level).flat_map(constraints);
    all.filter_map(|constraint| {
        let counts = beyond(&constraint)?;
        Some(DraftExample { counts, ..DraftExample::default() })
    })
}

/// Numbers of roles that are one beyond a limit; none where it is no limit on roles alone.
fn beyond(constraint: &LinearConstraint) -> Option<Vec<(Role, Headcount)>> {
    let is_of_roles = |selector: &Selector| {
        selector.leaves().into_iter().all(|leaf| matches!(leaf, Selector::Role(_)))
    };
    if constraint.selectors().count() != constraint.terms.len()
        || !constraint.selectors().all(is_of_roles)
    {
        return None;
    }
    let coefficient = |role: Role| -> i128 {
        let counts = |selector: &Selector| selector.may_choose(role);
        let terms = constraint.terms.iter();
        terms
            .filter(|term| term.quantity.selector().is_some_and(counts))
            .map(|it| it.coefficient)
            .sum()
    };
    let roles = || Role::ALL.iter().map(|role| (*role, coefficient(*role)));
    let headcount = |number: i128| Headcount::try_from(number).ok().filter(|number| *number > 0);
    let Some((more, weight)) = roles().find(|(_, weight)| *weight > 0) else {
        // The fewer, the worse: one less than the least that is allowed.
        let (fewer, weight) = roles().find(|(_, weight)| *weight < 0)?;
        let least = (-constraint.bound).checked_add(-weight - 1)? / -weight;
        return Some(vec![(fewer, headcount(least - 1)?)]);
    };
    // Of a ratio, so many of the others that the limit is a whole number.
    let others: Vec<(Role, i128)> = roles().filter(|(_, weight)| *weight < 0).collect();
    let allowance: i128 = others.iter().map(|(_, other)| -other * weight).sum();
    let beyond = (constraint.bound + allowance).max(0) / weight + 1;
    let others = others.into_iter().map(|(role, _)| Some((role, headcount(weight)?)));
    others.chain([headcount(beyond).map(|beyond| (more, beyond))]).collect()
}

/// People of one gender alone, from a few to many.
fn of_one_gender() -> impl Iterator<Item = DraftExample> {
    let numbers = 2..=MOST_OF_ONE_GENDER;
    numbers.flat_map(|number| {
        Gender::ALL.iter().map(move |gender| DraftExample {
            people: vec![format!("{number}: role=official,gender={}", gender.id())],
            ..DraftExample::default()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::GivenFiles;
    use crate::rules::{self, builtin};
    use crate::what_if::test_examples;
    use crate::wording::Lang;

    /// A draft with the sign taken from its example.
    fn with_example(draft: &str) -> String {
        let (rules, example) = draft.split_once("# [[example]]\n").unwrap();
        format!("{rules}[[example]]\n{}", example.replace("# ", ""))
    }

    #[test]
    fn the_example_of_every_draft_is_true_as_it_stands() {
        for shipped in builtin() {
            let extended = rules::load(shipped.id).unwrap();
            let own = extended.levels.iter().map(|level| Some(level.id.as_str()));
            for level in own.chain([None]) {
                let example = example_beyond_a_limit(&extended, level);
                assert!(example.is_some(), "{} {level:?}", shipped.id);
                for lang in [Lang::Vi, Lang::En] {
                    let draft = rules::draft(&extended, shipped.id, level, example.as_ref(), lang);
                    let mut files = GivenFiles::new();
                    files.add("draft.toml", with_example(&draft), None);
                    let (ruleset, _) = rules::load_with_examples(&files, "draft.toml").unwrap();
                    assert_eq!(ruleset.examples.len(), 1, "{draft}");
                    let problems = test_examples(&ruleset);
                    assert!(problems.is_empty(), "{problems:?}\n{draft}");
                }
            }
        }
    }

    #[test]
    fn an_example_is_one_beyond_a_limit() {
        let example = |ruleset: &str, level: &str| {
            let example = example_beyond_a_limit(&rules::load(ruleset).unwrap(), Some(level));
            example.map(|example| (example.counts, example.people, example.breaks.join(" ")))
        };
        let counts = |counts: &[(Role, Headcount)], breaks: &str| {
            Some((counts.to_vec(), Vec::new(), breaks.to_owned()))
        };
        let official = counts(&[(Role::Official, 151)], "official-cap");
        assert_eq!(example("vn-2024", "district"), official);
        // A level of one's own has the limits alone that hold at every level.
        let ratio = counts(&[(Role::Official, 3), (Role::Guest, 2)], "guest-ratio");
        assert_eq!(example("vn-2024", "ward"), ratio);
        let women = vec!["2: role=official,gender=female".to_owned()];
        assert_eq!(example("fr-list", "list"), Some((Vec::new(), women, "alternate".to_owned())));
        assert_eq!(example("vn-party-2025", "ward"), None);
    }
}
