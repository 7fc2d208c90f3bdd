//! `[[each]]`: what every delegate of some kind must be.

use super::{Kind, MendedBy, NUMBERS, RuleBody, decode};
use crate::congress::CongressProfile;
use crate::numbers::Headcount;
use crate::report::{Finding, Fulfilled, Measure, Status};
use crate::roster::{Delegate, Field, Role};
use crate::rules::constraint::{LinearConstraint, Quantity};
use crate::rules::measure::{Case, Listed, Outcome, Unsettled, World};
use crate::rules::option::options;
use crate::rules::{Rule, Selector};
use crate::sheet::CellRef;
use crate::text;
use crate::wording::{Text, quoted};

pub(super) static KIND: Kind = Kind {
    id: "each",
    summary: Text::fixed(
        "Điều kiện mà từng đại biểu phải đáp ứng.",
        "What every one of some delegates must be.",
    ),
    options: Each::OPTIONS,
    placeholders: NUMBERS,
    page: include_str!("each.md"),
    decode: decode::<Each>,
};

options! {
    #[derive(Debug)]
    struct Each {
        among: Selector {
            vi: "Những ai phải đáp ứng.",
            en: "Whom it is asked of.",
            default: "\"everyone\"",
        },
        must: Selector { vi: "Điều kiện.", en: "What they must be." },
        finding: Option<Text> {
            vi: "Câu báo tại dòng vi phạm; `{written}` là nội dung ô.",
            en: "What to say at the row; `{written}` is the cell as written.",
        },
    }
}

/// What `finding` can fill in: the cell as written.
const WRITTEN: &str = "{written}";

impl Each {
    fn offenders(&self) -> Selector {
        self.among.and(&Selector::Not(Box::new(self.must.clone())))
    }

    fn finding(&self, rule: &Rule, case: &Case<'_>, delegate: &Delegate) -> Finding {
        let (cell, written) = self.looked_at(case, delegate);
        let written = if written.trim().is_empty() {
            text!(vi: "(để trống)", en: "(blank)")
        } else {
            Text::same(quoted(&written))
        };
        let message = if let Some(finding) = &self.finding {
            Text::by(|lang| finding.get(lang).replace(WRITTEN, written.get(lang)))
        } else {
            text!(
                vi: "Ghi {written}, trong khi {among} phải {must}.",
                en: "The cell says {written}, but {among} must be {must}.",
                written,
                among = self.among.noun(case.ruleset).many(),
                must = self.must.condition(case.ruleset)
            )
        };
        Finding {
            message,
            help: rule.help.clone().or_else(|| {
                Some(text!(
                    vi: "sửa ô này nếu ghi sai, nếu đúng thì đưa người này ra khỏi thành phần nói trên",
                    en: "correct the cell if it is wrong; if it is right, this person cannot stand here",
                ))
            }),
            ..Case::finding(rule, delegate, case.location(delegate, cell))
        }
    }

    /// The cell that what is asked for is read from, with its text.
    fn looked_at(&self, case: &Case<'_>, delegate: &Delegate) -> (Option<CellRef>, String) {
        let mentioned = self.must.mentioned();
        let told = || {
            let ladder = case.ladder(mentioned.parts.keys().next()?)?;
            Some(
                ladder
                    .looked_at(delegate)
                    .map_or((None, String::new()), |value| (value.cell, value.written.to_string())),
            )
        };
        if mentioned.group {
            (delegate.group.cell, delegate.group.written.to_string())
        } else if mentioned.gender {
            (delegate.gender.cell, delegate.gender.written.to_string())
        } else if mentioned.looks_at_birth() {
            (delegate.birth.cell, delegate.birth.written.to_string())
        } else if mentioned.kind {
            (delegate.kind.cell, delegate.kind.written.to_string())
        } else if !mentioned.works.is_empty() {
            (delegate.work.cell, delegate.work.written.to_string())
        } else if let Some(told) = told() {
            told
        } else if !mentioned.units.is_empty() {
            (delegate.unit.cell, delegate.unit.written.to_string())
        } else {
            (delegate.role.cell, delegate.role.written.to_string())
        }
    }
}

impl RuleBody for Each {
    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let offenders = self.offenders();
        let mentioned = offenders.mentioned();
        let is_offender = |world: &World| offenders.chooses(world, case.ruleset.catalogue);
        let is_asked = |world: &World| self.among.chooses(world, case.ruleset.catalogue);
        let mut fulfilling = 0;
        let classes = case.classes(&mentioned);
        let (mut offending, mut open) = (Vec::new(), Vec::new());
        for (who, many) in classes.each(case) {
            let ways = case.ways(who, &mentioned);
            let fulfils = |world: &World| is_asked(world) && !is_offender(world);
            let always = ways.map(|world| world.is_some_and(fulfils)).all(|fulfils| fulfils);
            fulfilling += if always { u64::from(many) } else { 0 };
            let offends: Vec<bool> = ways.map(|world| world.is_some_and(is_offender)).collect();
            let is_offending = offends.iter().all(|offends| *offends);
            offending.push(is_offending);
            open.push(!is_offending && offends.contains(&true));
        }
        let offenders: Vec<Listed<'_>> = if offending.contains(&true) {
            classes.members(case, &offending).map(|(_, who)| who).collect()
        } else {
            Vec::new()
        };
        let findings: Vec<Finding> =
            offenders.iter().map(|who| self.finding(rule, case, who.person)).collect();
        let undecided = case.deciding(&mentioned, &open);
        let offending = Headcount::try_from(findings.len()).unwrap_or(Headcount::MAX);
        let whole = case.known_count(&self.among);
        let status = match (findings.is_empty(), undecided.is_empty()) {
            (false, _) => Status::Fail,
            (true, false) => Status::NotChecked,
            (true, true) => Status::Pass,
        };
        let unsettled = case.unsettled(&undecided);
        let message = self.message(case, status, offending, whole, unsettled);
        Some(Outcome {
            observed: Some(Measure::Count(offending)),
            of: Some(whole),
            max: Some(Measure::Count(0)),
            margin: match status {
                Status::NotChecked => None,
                _ => i64::try_from(offending).ok().map(|offending| -offending),
            },
            fulfilled: Some(Fulfilled { by: fulfilling, not_by: offending, of: whole }),
            help: (status == Status::NotChecked).then(|| unsettled.settle()),
            decided_by: if status == Status::NotChecked { undecided } else { Vec::new() },
            findings,
            ..Outcome::new(status, message)
        })
    }

    fn constraints(&self, _level: &str, _profile: &CongressProfile) -> Vec<LinearConstraint> {
        vec![LinearConstraint::at_most(Quantity::Delegates(self.offenders()), 0)]
    }

    fn needed_fields(&self) -> Vec<Field> {
        self.offenders().mentioned().needed_fields()
    }

    fn counts(&self, role: Role) -> bool {
        self.among.may_choose(role)
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Offenders
    }
}

impl Each {
    fn message(
        &self,
        case: &Case<'_>,
        status: Status,
        offending: Headcount,
        whole: Headcount,
        unsettled: Unsettled,
    ) -> Text {
        let people = self.among.noun(case.ruleset).counted(whole);
        let must = self.must.condition(case.ruleset);
        match status {
            Status::Pass => text!(
                vi: "Trong {people}, tất cả đều {must}.",
                en: "Of {people}, all are {must}.",
                people,
                must
            ),
            Status::Fail => text!(
                vi: "Trong {people}, có {offending} người không phải {must}.",
                en: "Of {people}, {offending} fail to be {must}.",
                people,
                must
            ),
            Status::NotChecked => text!(
                vi: "Trong {people}, chưa rõ tất cả có {must} hay không, vì {because}.",
                en: "Of {people}, it cannot be told yet whether all are {must}, because of {because}.",
                people,
                must,
                because = unsettled.words()
            ),
        }
    }
}
