//! `[[difference]]`: by how many people two numbers of delegates may differ.

use super::count::undecided;
use super::{Kind, MendedBy, NUMBERS, RuleBody, decode};
use crate::congress::CongressProfile;
use crate::numbers::Headcount;
use crate::report::{Measure, Status};
use crate::roster::{Field, Role};
use crate::rules::constraint::{LinearConstraint, Quantity, Term};
use crate::rules::level::at;
use crate::rules::measure::{Bounds, Case, LinearVerdict, Outcome};
use crate::rules::option::options;
use crate::rules::{ByLevel, Rule, Selector};
use crate::text;
use crate::wording::Text;

pub(super) static KIND: Kind = Kind {
    id: "difference",
    summary: Text::fixed(
        "Hai số người được chênh nhau nhiều nhất bao nhiêu.",
        "By how many people two numbers of delegates may differ.",
    ),
    options: Difference::OPTIONS,
    placeholders: NUMBERS,
    page: include_str!("difference.md"),
    decode: decode::<Difference>,
};

options! {
    #[derive(Debug)]
    struct Difference {
        of: Selector { vi: "Những người này.", en: "The ones." },
        from: Selector { vi: "Những người kia.", en: "The others." },
        max: ByLevel<Headcount> {
            vi: "Số người được chênh, về phía nào cũng vậy.",
            en: "How many people they may differ by, either way.",
            limit: AtMost,
        },
    }
}

impl Difference {
    fn max(&self, level: &str) -> Option<Headcount> {
        at(Some(&self.max), level).copied()
    }

    /// What the numbers differ by, where both are certain.
    fn differ_by(one: Bounds, other: Bounds) -> Option<Headcount> {
        Some(one.exactly()?.abs_diff(other.exactly()?))
    }

    fn message(
        &self,
        case: &Case<'_>,
        (one, other): (Bounds, Bounds),
        max: Headcount,
        verdict: &LinearVerdict,
    ) -> Text {
        let ones = one.counted(&self.of.noun(case.ruleset));
        let others = other.counted(&self.from.noun(case.ruleset));
        let by = match Self::differ_by(one, other) {
            Some(by) => text!(vi: ", chênh {by}", en: ", which differ by {by}"),
            None => text!(vi: "", en: ""),
        };
        let ending = match verdict.status {
            Status::NotChecked => undecided(case, verdict),
            Status::Pass | Status::Fail => text!(vi: "", en: ""),
        };
        text!(
            vi: "Có {ones} và {others}{by}; được chênh tối đa {max}{ending}.",
            en: "There are {ones} and {others}{by}; they may differ by {max} at most{ending}.",
            ones,
            others,
            by,
            ending
        )
    }

    fn help(
        &self,
        case: &Case<'_>,
        (one, other): (Bounds, Bounds),
        max: Headcount,
        verdict: &LinearVerdict,
    ) -> Option<Text> {
        match verdict.status {
            Status::Pass => None,
            Status::NotChecked => Some(case.unsettled(&verdict.decided_by).settle()),
            Status::Fail => {
                let by = Self::differ_by(one, other)?.checked_sub(max)?;
                let (few, many) = if one.least < other.least {
                    (&self.of, &self.from)
                } else {
                    (&self.from, &self.of)
                };
                let (few, many) = (few.noun(case.ruleset), many.noun(case.ruleset));
                Some(text!(
                    vi: "thêm {few}, hoặc bớt {many}",
                    en: "{few} more, or {many} fewer",
                    few = few.counted(by),
                    many = many.counted(by)
                ))
            }
        }
    }
}

impl RuleBody for Difference {
    fn applies_at(&self, level: &str) -> bool {
        self.max(level).is_some()
    }

    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let max = self.max(case.level)?;
        let verdict = case.judge(&self.constraints(case.level, case.profile));
        let bounds = (case.count(&self.of), case.count(&self.from));
        let message = self.message(case, bounds, max, &verdict);
        let help = self.help(case, bounds, max, &verdict);
        Some(Outcome {
            observed: Self::differ_by(bounds.0, bounds.1).map(Measure::Count),
            max: Some(Measure::Count(max)),
            margin: verdict.margin,
            help,
            decided_by: verdict.decided_by,
            ..Outcome::new(verdict.status, message)
        })
    }

    fn constraints(&self, level: &str, _profile: &CongressProfile) -> Vec<LinearConstraint> {
        let Some(max) = self.max(level) else { return Vec::new() };
        let side = |sign: i128| {
            let term = |coefficient: i128, people: &Selector| Term {
                coefficient,
                quantity: Quantity::Delegates(people.clone()),
            };
            let terms = vec![term(sign, &self.of), term(-sign, &self.from)];
            LinearConstraint { terms, bound: i128::from(max) }
        };
        vec![side(1), side(-1)]
    }

    fn needed_fields(&self) -> Vec<Field> {
        Selector::mentioned_by([&self.of, &self.from]).needed_fields()
    }

    fn counts(&self, role: Role) -> bool {
        self.of.may_choose(role) || self.from.may_choose(role)
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Numbers
    }
}
