//! `[[order]]`: where on the list people must stand.

use std::sync::Arc;

use super::per_unit::{Per, of_each_unit};
use super::{Kind, NUMBERS, RuleBody};
use crate::closed_list::closed_list;
use crate::numbers::Headcount;
use crate::report::{Finding, Measure, Status};
use crate::roster::{Field, Gender, Role};
use crate::rules::decode::Decoding;
use crate::rules::measure::{Breach, Case, LastOnes, Outcome, Pattern, Sequence};
use crate::rules::option::{Options as _, options};
use crate::rules::option_value::{Nested, OneOf};
use crate::rules::{Rule, Ruleset, Selector};
use crate::text;
use crate::toml_tree::{Problem, WrittenTable};
use crate::wording::{Text, joined};

pub(super) static KIND: Kind = Kind {
    id: "order",
    summary: Text::fixed(
        "Ai phải đứng ở đâu trong danh sách.",
        "Where on the list people must stand.",
    ),
    options: OrderOptions::OPTIONS,
    placeholders: NUMBERS,
    page: include_str!("order.md"),
    decode: Order::read,
};

options! {
    struct OrderOptions {
        among: Selector {
            vi: "Thứ tự của những ai.",
            en: "Whose order counts; all others are passed over.",
            default: "\"everyone\"",
        },
        of: Option<Selector> {
            vi: "Xét chỗ đứng của những ai; cần `of` hoặc `each`.",
            en: "Whose places are looked at; `of` or `each` is needed.",
        },
        each: Option<OneOf<EachOf>> {
            vi: "Xét như nhau với mỗi giới.",
            en: "The same is asked of each of these.",
        },
        first: Option<Headcount> {
            vi: "Trong bấy nhiêu người đầu danh sách.",
            en: "Among the first so many.",
        },
        steps: Option<Vec<Nested<Step>>> {
            vi: "Nhiều mức như `first`.",
            en: "Several of `first`.",
        },
        every: Option<Headcount> {
            vi: "Trong từng nhóm bấy nhiêu người, tính từ đầu.",
            en: "In each so many, from the top.",
        },
        any: Option<Headcount> {
            vi: "Trong bấy nhiêu người liền nhau bất kỳ (nhiều nhất 16).",
            en: "Among any so many neighbours, 16 at the most.",
        },
        min: Option<Headcount> { vi: "Ít nhất bấy nhiêu.", en: "At least so many." },
        last: OneOf<Last> {
            vi: "Với nhóm cuối không đủ người: `skip` là không xét, `nearest` là gần mức ấy nhất có thể.",
            en: "What is asked of those left over by `every`: nothing, or to come as near as may be.",
            default: "\"skip\"",
        },
        alternate: bool {
            vi: "Hai người liền nhau không bao giờ giống nhau.",
            en: "Whether no two neighbours may be alike.",
            default: "false",
        },
        per: Option<OneOf<Per>> {
            vi: "Xét riêng từng đơn vị của danh sách.",
            en: "Whether it is asked of each unit of the list by itself.",
        },
    }
}

options! {
    struct Step {
        first: Headcount { vi: "Trong bấy nhiêu người đầu.", en: "Among the first so many." },
        min: Headcount { vi: "Ít nhất bấy nhiêu.", en: "At least so many." },
    }
}

closed_list! {
    enum EachOf as "snake_case" {
        Gender,
    }
}

closed_list! {
    enum Last as "snake_case" {
        Skip,
        Nearest,
    }
}

#[derive(Debug)]
struct Order {
    among: Selector,
    looked_for: Selector,
    /// Whether the same is asked of the others.
    each: bool,
    pattern: Pattern,
}

/// What is wrong with the options of an order: which keys there are, or what the one says that tells
/// where people stand.
enum WrongOrder {
    Keys(Text),
    Numbers(Text),
}

impl Order {
    fn read(table: &WrittenTable<'_>, decoding: &mut Decoding) -> Option<Arc<dyn RuleBody>> {
        let options = OrderOptions::read(table, decoding)?;
        let per = options.per;
        if table.misspells_any(&[
            "of",
            "each",
            "first",
            "steps",
            "every",
            "any",
            "alternate",
            "min",
        ]) {
            return None;
        }
        // Where people stand is told by one of these, and what is wrong with that by its value.
        let mut told = ["steps", "first", "every", "any"].into_iter();
        let told = told.find_map(|key| table.optional(key)).map(|value| &value.place);
        let wrong = |wrong| {
            let (place, said) = match wrong {
                WrongOrder::Keys(said) => (None, said),
                WrongOrder::Numbers(said) => (told, said),
            };
            decoding.problems.push(Problem::error(place.unwrap_or(&table.table().place), said));
        };
        Some(of_each_unit(per, Arc::new(Self::of(options).map_err(wrong).ok()?)))
    }

    /// The order that these options ask for, or what is wrong with them.
    fn of(options: OrderOptions) -> Result<Self, WrongOrder> {
        let pattern = options.pattern()?;
        let (looked_for, each) = match (options.of, options.each) {
            (Some(of), None) => (of, false),
            (None, Some(OneOf(EachOf::Gender))) => (Selector::Gender(Gender::Female), true),
            _ => {
                return Err(WrongOrder::Keys(text!(
                    vi: "cần đúng một trong hai khóa `of` và `each`",
                    en: "one of `of` and `each` is needed, and not both"
                )));
            }
        };
        let impossible = match &pattern {
            Pattern::First(steps) => steps.iter().find(|(first, min)| min > first).copied(),
            Pattern::Every { of, min, .. } | Pattern::Any { of, min } => {
                (min > of || *of == 0).then_some((*of, *min))
            }
            Pattern::Alternate => None,
        };
        match impossible {
            Some((of, min)) => Err(WrongOrder::Numbers(text!(
                vi: "không thể có {min} trong {of} người",
                en: "there are never {min} among {of}"
            ))),
            None => Ok(Self { among: options.among, looked_for, each, pattern }),
        }
    }
}

impl OrderOptions {
    /// Where people must stand, or what is wrong with the keys that say it.
    fn pattern(&self) -> Result<Pattern, WrongOrder> {
        let told = [
            self.first.is_some(),
            self.steps.is_some(),
            self.every.is_some(),
            self.any.is_some(),
            self.alternate,
        ];
        if told.into_iter().filter(|is_told| *is_told).count() != 1 {
            return Err(WrongOrder::Keys(text!(
                vi: "cần đúng một trong các khóa `first`, `steps`, `every`, `any`, `alternate`",
                en: "exactly one of `first`, `steps`, `every`, `any` and `alternate` is needed"
            )));
        }
        if self.alternate {
            return Ok(Pattern::Alternate);
        }
        if let Some(steps) = &self.steps {
            let steps: Vec<(u32, u32)> =
                steps.iter().map(|Nested(step)| (places(step.first), places(step.min))).collect();
            if steps.is_empty() || steps.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
                return Err(WrongOrder::Numbers(text!(
                    vi: "các mức của `steps` phải xếp theo `first` tăng dần",
                    en: "the `first` of `steps` must grow from step to step"
                )));
            }
            return Ok(Pattern::First(steps));
        }
        let Some(min) = self.min.map(places) else {
            return Err(WrongOrder::Keys(text!(vi: "thiếu `min`", en: "missing `min`")));
        };
        Ok(match (self.first, self.every, self.any) {
            (Some(first), ..) => Pattern::First(vec![(places(first), min)]),
            (_, Some(every), _) => {
                let last = match self.last.0 {
                    Last::Skip => LastOnes::Skip,
                    Last::Nearest => LastOnes::Nearest,
                };
                Pattern::Every { of: places(every), min, last }
            }
            (.., any) => {
                let of = places(any.unwrap_or_default());
                if of > Pattern::LONGEST_RUN {
                    let most = Pattern::LONGEST_RUN;
                    return Err(WrongOrder::Numbers(text!(
                        vi: "`any` nhiều nhất là {most}",
                        en: "`any` is {most} at the most"
                    )));
                }
                Pattern::Any { of, min }
            }
        })
    }
}

fn places(people: Headcount) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX >> 1)
}

impl RuleBody for Order {
    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let sequence = Sequence::of(case, &self.among, &self.looked_for, self.each);
        let status = sequence.judge(&self.pattern);
        let breaches = match status {
            Status::Fail => sequence.breaches(&self.pattern),
            Status::Pass | Status::NotChecked => Vec::new(),
        };
        let findings: Vec<Finding> = breaches
            .iter()
            .filter_map(|breach| self.finding(rule, case, &sequence, *breach))
            .collect();
        let (asked, people) = (self.asked(case.ruleset), self.people(case, &sequence));
        let mentioned = Selector::mentioned_by([&self.among, &self.looked_for]);
        let open = match status {
            Status::NotChecked => sequence.open(case, &mentioned),
            Status::Pass | Status::Fail => Vec::new(),
        };
        let unsettled = case.unsettled(&open);
        let message = match status {
            Status::Pass => {
                text!(vi: "{people}: {asked}.", en: "{people}: {asked}.", people, asked)
            }
            Status::Fail => {
                let found = breaches.len();
                let ending = match found {
                    0 => text!(vi: "không xếp như vậy", en: "they do not stand so"),
                    _ => text!(vi: "{found} chỗ không đúng", en: "wrong at {found} place(s)"),
                };
                text!(vi: "{people}: {asked}; {ending}.", en: "{people}: {asked}; {ending}.", people, asked, ending)
            }
            Status::NotChecked => text!(
                vi: "{people}: {asked}; chưa kết luận được vì {because}.",
                en: "{people}: {asked}; it cannot be told yet, because of {because}.",
                people,
                asked,
                because = unsettled.words()
            ),
        };
        let help = match status {
            Status::Pass => None,
            Status::NotChecked => Some(unsettled.settle()),
            Status::Fail => Some(text!(
                vi: "xếp lại thứ tự trong danh sách",
                en: "put the people on the list into another order"
            )),
        };
        Some(Outcome {
            observed: (status == Status::Fail).then_some(Measure::Count(breaches.len() as u64)),
            help,
            decided_by: open,
            findings,
            ..Outcome::new(status, message)
        })
    }

    fn asks(&self, ruleset: &Ruleset) -> Option<Text> {
        Some(self.asked(ruleset))
    }

    fn mended_by(&self) -> super::MendedBy {
        super::MendedBy::Elsewhere
    }

    fn is_beyond_numbers(&self) -> bool {
        true
    }

    fn needed_fields(&self) -> Vec<Field> {
        Selector::mentioned_by([&self.among, &self.looked_for]).needed_fields()
    }

    fn counts(&self, role: Role) -> bool {
        self.among.may_choose(role)
    }
}

impl Order {
    /// Whose order it is: `150 official delegates`.
    fn people(&self, case: &Case<'_>, sequence: &Sequence<'_>) -> Text {
        let noun = self.among.noun(case.ruleset);
        sequence.len().map_or_else(|| noun.many(), |many| noun.counted(many.into()))
    }

    /// Whom it looks for: `ít nhất 1 nữ`, `at least 1 of each gender`.
    fn at_least(&self, ruleset: &Ruleset, min: u32) -> Text {
        if self.each {
            return text!(vi: "mỗi giới ít nhất {min} người", en: "at least {min} of each gender");
        }
        let people = self.looked_for.noun(ruleset).counted(min.into());
        text!(vi: "ít nhất {people}", en: "at least {people}", people)
    }

    fn asked(&self, ruleset: &Ruleset) -> Text {
        match &self.pattern {
            Pattern::First(steps) => {
                let step = |(first, min): &(u32, u32)| {
                    let least = self.at_least(ruleset, *min);
                    text!(
                        vi: "trong {first} người đầu phải có {least}",
                        en: "the first {first} must hold {least}",
                        least
                    )
                };
                let steps: Vec<Text> = steps.iter().map(step).collect();
                joined(&steps, "; ")
            }
            Pattern::Every { of, min, .. } => text!(
                vi: "cứ mỗi {of} người tính từ đầu phải có {least}",
                en: "each {of} from the top must hold {least}",
                least = self.at_least(ruleset, *min)
            ),
            Pattern::Any { of, min } => text!(
                vi: "trong {of} người liền nhau bất kỳ phải có {least}",
                en: "any {of} neighbours must hold {least}",
                least = self.at_least(ruleset, *min)
            ),
            Pattern::Alternate if self.each => {
                text!(vi: "nam, nữ phải xen kẽ", en: "women and men must alternate")
            }
            Pattern::Alternate => text!(
                vi: "{people} phải xen kẽ với những người khác",
                en: "{people} must alternate with the others",
                people = self.looked_for.noun(ruleset).many()
            ),
        }
    }

    /// A finding at the last person of a run that breaks the pattern.
    fn finding(
        &self,
        rule: &Rule,
        case: &Case<'_>,
        sequence: &Sequence<'_>,
        breach: Breach,
    ) -> Option<Finding> {
        let Breach { first, last, min } = breach;
        let person = sequence.at(last)?.person;
        let message = if self.pattern == Pattern::Alternate {
            text!(
                vi: "Hai người ở vị trí {first} và {last} giống nhau, phải xen kẽ.",
                en: "The people at places {first} and {last} are alike, and must alternate."
            )
        } else {
            let noun = self.looked_for.noun(case.ruleset);
            let there = match sequence.found(breach) {
                Some(found) => noun.counted(found as u64),
                None => noun.many(),
            };
            text!(
                vi: "Từ vị trí {first} đến {last} có {there}; phải có {least}.",
                en: "Places {first} to {last} hold {there}; they must hold {least}.",
                there,
                least = self.at_least(case.ruleset, min)
            )
        };
        let at = case.location(person, person.name.cell);
        Some(Finding { message, help: rule.help.clone(), ..Case::finding(rule, person, at) })
    }
}
