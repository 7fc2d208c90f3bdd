//! `[[average]]`: the mean age of some delegates.

use super::{Kind, MendedBy, NUMBERS, RuleBody, decode};
use crate::numbers::Fraction;
use crate::report::{CongressFact, Status};
use crate::roster::{Field, Role};
use crate::rules::measure::{Case, LinearVerdict, Outcome, World};
use crate::rules::min_and_max::MinAndMax;
use crate::rules::option::options;
use crate::rules::{ByLevel, Mentioned, Rule, Ruleset, Selector};
use crate::text;
use crate::wording::{Text, day, mean_beside};

pub(super) static KIND: Kind = Kind {
    id: "average",
    summary: Text::fixed("Tuổi bình quân của một số đại biểu.", "The mean age of some delegates."),
    options: Average::OPTIONS,
    placeholders: NUMBERS,
    page: include_str!("average.md"),
    decode: decode::<Average>,
};

options! {
    #[derive(Debug)]
    struct Average needs max or min {
        of: Selector {
            vi: "Tính tuổi của những ai.",
            en: "Whose ages count.",
            default: "\"everyone\"",
        },
        max: Option<ByLevel<Fraction>> {
            vi: "Tuổi bình quân cao nhất; cần `max` hoặc `min`. Tuổi tròn đến ngày đầu của đại hội.",
            en: "The highest mean; `max` or `min` is needed. Ages are the years completed on the first day.",
            limit: AtMost,
        },
        min: Option<ByLevel<Fraction>> {
            vi: "Tuổi bình quân thấp nhất.",
            en: "The lowest mean.",
            limit: AtLeast,
        },
    }
}

/// Between these lies the age of whoever tells none.
const ANY_AGE: [i16; 2] = [0, 120];

impl Average {
    fn limits(&self, level: &str) -> MinAndMax<Fraction> {
        MinAndMax::at(level, self.min.as_ref(), self.max.as_ref())
    }

    fn mentioned(&self) -> Mentioned {
        let mut mentioned = self.of.mentioned();
        mentioned.ages.extend(ANY_AGE);
        mentioned
    }

    /// Whether the mean is no more (or no less) than a limit `p/q`: the sum of `q × age − p` is at
    /// most (or at least) nothing.
    fn judge(&self, case: &Case<'_>, limit: &Fraction, sign: i128) -> LinearVerdict {
        let (p, q) = (i128::from(limit.numerator()), i128::from(limit.denominator()));
        let adds = |world: &World| {
            let counts = self.of.chooses(world, case.ruleset.catalogue);
            if counts { sign * (q * i128::from(world.age) - p) } else { 0 }
        };
        case.judge_sum(self.mentioned(), 0, adds)
    }

    /// The mean in words, where it is certain.
    fn mean(&self, case: &Case<'_>, limits: &MinAndMax<Fraction>) -> Option<Text> {
        let people = case.count(&self.of).exactly()?;
        let age = |world: &World| {
            let counts = self.of.chooses(world, case.ruleset.catalogue);
            if counts { i128::from(world.age) } else { 0 }
        };
        let sum = case.total(self.mentioned(), age).exactly()?;
        Some(mean_beside(sum, people, limits.min.iter().chain(&limits.max)))
    }

    fn limit_words(limits: &MinAndMax<Fraction>) -> Text {
        match (&limits.min, &limits.max) {
            (Some(min), Some(max)) => {
                text!(vi: "phải từ {min} đến {max}", en: "{min} to {max} is required")
            }
            (Some(min), None) => {
                text!(vi: "phải từ {min} trở lên", en: "at least {min} is required")
            }
            (None, Some(max)) => text!(vi: "không được quá {max}", en: "at most {max} is allowed"),
            (None, None) => text!(vi: "không có giới hạn", en: "there is no limit"),
        }
    }
}

impl RuleBody for Average {
    fn applies_at(&self, level: &str) -> bool {
        self.limits(level).is_some()
    }

    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let limits = self.limits(case.level);
        let people = case.count(&self.of).counted(&self.of.noun(case.ruleset));
        let limit = Self::limit_words(&limits);
        let Some(first_day) = case.first_day() else {
            let message = text!(
                vi: "Chưa tính được tuổi bình quân của {people}: chưa rõ ngày đầu của đại hội; {limit}.",
                en: "The mean age of {people} cannot be told: the first day is not known; {limit}.",
                people,
                limit
            );
            return Some(Outcome::waiting_for(CongressFact::Date, message));
        };
        let verdicts = [(&limits.max, 1), (&limits.min, -1)]
            .into_iter()
            .filter_map(|(limit, sign)| Some(self.judge(case, limit.as_ref()?, sign)));
        let (mut status, mut decided_by) = (Status::Pass, Vec::new());
        for verdict in verdicts {
            status = match (status, verdict.status) {
                (Status::Fail, _) | (_, Status::Fail) => Status::Fail,
                (Status::NotChecked, _) | (_, Status::NotChecked) => Status::NotChecked,
                (Status::Pass, Status::Pass) => Status::Pass,
            };
            decided_by.extend(verdict.decided_by);
        }
        if status != Status::NotChecked {
            decided_by.clear();
        }
        decided_by.sort();
        decided_by.dedup();
        let unsettled = case.unsettled(&decided_by);
        let mean = match (self.mean(case, &limits), status) {
            (Some(mean), _) => text!(vi: " là {mean}", en: " is {mean}", mean),
            (None, Status::NotChecked) => text!(
                vi: " chưa kết luận được vì {because}",
                en: " cannot be told yet, because of {because}",
                because = unsettled.words()
            ),
            (None, _) => text!(vi: "", en: ""),
        };
        let message = text!(
            vi: "Tuổi bình quân của {people} (tuổi tròn đến {day}){mean}; {limit}.",
            en: "The mean age of {people} (years completed on {day}){mean}; {limit}.",
            people,
            day = day(first_day),
            mean,
            limit
        );
        let limit = limits.max.as_ref().or(limits.min.as_ref()).map(ToString::to_string);
        Some(Outcome {
            limit,
            help: (status == Status::NotChecked).then(|| unsettled.settle()),
            decided_by,
            ..Outcome::new(status, message)
        })
    }

    fn is_beyond_numbers(&self) -> bool {
        true
    }

    fn needed_fields(&self) -> Vec<Field> {
        self.mentioned().needed_fields()
    }

    fn counts(&self, role: Role) -> bool {
        self.of.may_choose(role)
    }

    fn unit(&self, _ruleset: &Ruleset) -> Option<Text> {
        Some(text!(vi: "tuổi", en: "years"))
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Elsewhere
    }
}
