//! `[[delegation]]`: whom a unit sends to the upper congress.

use std::sync::Arc;

use super::{Kind, MendedBy, NUMBERS, RuleBody};
use crate::congress::Allotment;
use crate::numbers::Headcount;
use crate::report::{CongressFact, Measure, Status};
use crate::roster::{Meant, Role};
use crate::rules::measure::{Bounds, Case, Listed, Outcome, Unsettled, headcount};
use crate::rules::{Rule, Selector};
use crate::text;
use crate::wording::Text;

pub(super) static KIND: Kind = Kind {
    id: "delegation",
    summary: Text::fixed(
        "Đoàn đại biểu dự đại hội cấp trên đúng số được phân bổ.",
        "The delegation to the upper congress is exactly as allotted.",
    ),
    options: &[],
    placeholders: NUMBERS,
    page: include_str!("delegation.md"),
    decode: |_, _| Some(Arc::new(Delegation)),
};

#[derive(Debug)]
struct Delegation;

/// Who goes, as far as the list tells.
#[derive(Debug, Default)]
struct Going {
    /// Official delegates; none where nothing tells who goes.
    official: Option<Bounds>,
    alternates: Bounds,
    /// Everybody who goes, alternates among them.
    total: Bounds,
    /// The places of the values that are unclear, and of the rows that may be nobody's.
    unclear: Vec<crate::report::Location>,
    /// Whether it rests on rows in doubt which people are to be counted.
    is_open: bool,
}

impl Going {
    fn of(case: &Case<'_>) -> Self {
        let in_tables: Vec<Listed<'_>> = case.delegation_tables().collect();
        let is_marked = |who: &Listed<'_>| {
            matches!(who.person.delegation.meant, Meant::Known(true) | Meant::Unclear(_))
        };
        let marked: Vec<Listed<'_>> = case.listed().filter(is_marked).collect();
        let people = if in_tables.is_empty() { marked } else { in_tables };
        let mut going = Self::default();
        let mut official = Bounds::default();
        for who in people.iter().filter(|who| !who.is_in_doubt) {
            going.add(&mut official, *who, case);
        }
        let without_doubt = going.alternates.most;
        for who in people.iter().filter(|who| who.is_in_doubt) {
            going.add(&mut official, *who, case);
        }
        if !people.is_empty() {
            going.official = Some(official);
            going.is_open = people.iter().all(|who| who.is_in_doubt);
        }
        if without_doubt == 0 {
            going.add_alternates_of_list(case);
        }
        going
    }

    /// Where no alternate goes by a table or a mark, those of the list do.
    fn add_alternates_of_list(&mut self, case: &Case<'_>) {
        let alternates = Selector::Role(vec![Role::Alternate]);
        let in_list = case.count(&alternates);
        if self.alternates.most > 0 {
            self.is_open |= in_list.most > 0;
            return;
        }
        self.alternates = in_list;
        self.total.least += in_list.least;
        self.total.most += in_list.most;
        self.unclear.extend(case.decided_by(&alternates));
    }

    fn add(&mut self, official: &mut Bounds, who: Listed<'_>, case: &Case<'_>) {
        let delegate = who.person;
        let is_clear = !matches!(delegate.delegation.meant, Meant::Unclear(_));
        let is_certain = is_clear && !who.is_in_doubt;
        if who.is_in_doubt {
            self.unclear.push(case.place_of(delegate, &delegate.name));
        } else if !is_clear {
            self.unclear.push(case.place_of(delegate, &delegate.delegation));
        }
        let certain = i128::from(is_certain);
        match delegate.role.known() {
            Some(Role::Official) => {
                official.least += certain;
                official.most += 1;
            }
            Some(Role::Alternate) => {
                self.alternates.least += certain;
                self.alternates.most += 1;
            }
            // A guest votes nowhere and stands in for nobody.
            Some(Role::Guest) => return,
            None => {
                official.most += 1;
                self.alternates.most += 1;
                if !who.is_in_doubt {
                    self.unclear.push(case.place_of(delegate, &delegate.role));
                }
            }
        }
        self.total.least += certain;
        self.total.most += 1;
    }

    fn status(&self, official: Option<Headcount>, alternates: Option<Headcount>) -> Status {
        if self.is_open {
            return Status::NotChecked;
        }
        let Some(range) = self.official else {
            // Nothing tells who goes: only the alternates of the list are known.
            let decided = alternates.is_some_and(|allotted| {
                self.alternates.least > 0 && !self.alternates.can_be(allotted)
            });
            return if decided { Status::Fail } else { Status::NotChecked };
        };
        let can = official.is_none_or(|allotted| range.can_be(allotted))
            && alternates.is_none_or(|allotted| self.alternates.can_be(allotted))
            && official
                .zip(alternates)
                .is_none_or(|(official, alternates)| self.total.can_be(official + alternates));
        let is = official.is_none_or(|allotted| range.is_exactly(allotted))
            && alternates.is_none_or(|allotted| self.alternates.is_exactly(allotted));
        match (can, is) {
            (false, _) => Status::Fail,
            (true, true) => Status::Pass,
            (true, false) => Status::NotChecked,
        }
    }
}

impl RuleBody for Delegation {
    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let going = Going::of(case);
        let allotted = case.profile.delegation.unwrap_or_default();
        if allotted == Allotment::default() {
            return Some(not_allotted(&going));
        }
        let status = going.status(allotted.official, allotted.alternates);
        let seats = allotted.official.unwrap_or_default() + allotted.alternates.unwrap_or_default();
        let is_known = going.official.is_some();
        let margin = match status {
            Status::Pass => Some(0),
            Status::Fail if is_known => difference(going.total, seats),
            _ => None,
        };
        Some(
            Outcome {
                observed: is_known.then_some(Measure::Count(headcount(going.total.least))),
                min: Some(Measure::Count(seats)),
                max: Some(Measure::Count(seats)),
                margin,
                help: help(status, is_known, case.unsettled(&going.unclear)),
                ..Outcome::new(status, message(&going, allotted, status))
            }
            .decided_by(match status {
                Status::NotChecked => going.unclear,
                _ => Vec::new(),
            }),
        )
    }

    fn counts(&self, role: Role) -> bool {
        role != Role::Guest
    }

    fn measures_delegation(&self) -> bool {
        true
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Elsewhere
    }
}

/// How many too many or too few, as a negative number.
fn difference(total: Bounds, seats: Headcount) -> Option<i64> {
    let seats = i128::from(seats);
    let too_many = total.least - seats;
    let by = if too_many > 0 { too_many } else { (seats - total.most).max(0) };
    i64::try_from(by).ok().map(|by| -by)
}

fn help(status: Status, is_known: bool, unsettled: Unsettled) -> Option<Text> {
    match status {
        Status::Pass => None,
        Status::Fail => Some(text!(
            vi: "chọn cử đúng số đại biểu chính thức và dự khuyết được phân bổ",
            en: "choose exactly as many official delegates and alternates as are allotted",
        )),
        Status::NotChecked if is_known => Some(unsettled.settle()),
        Status::NotChecked => Some(text!(
            vi: "lập bảng riêng cho đoàn đại biểu dự đại hội cấp trên, hoặc đánh dấu trong một cột những người đi dự",
            en: "list the delegation in a table of its own, or mark in a column who goes",
        )),
    }
}

fn not_allotted(going: &Going) -> Outcome {
    let known = match going.official {
        Some(official) => text!(
            vi: "Danh sách có đoàn đại biểu dự đại hội cấp trên gồm {official} chính thức và {alternates} dự khuyết, nhưng chưa biết số được phân bổ",
            en: "The list names a delegation of {official} official delegates and {alternates} alternates, but the number allotted is not told",
            official = official.words(),
            alternates = going.alternates.words()
        ),
        None => text!(
            vi: "Chưa biết số đại biểu được phân bổ dự đại hội cấp trên",
            en: "The seats allotted at the upper congress are not told",
        ),
    };
    Outcome::waiting_for(
        CongressFact::Delegation,
        text!(
            vi: "{known}, nên chưa kiểm tra được.",
            en: "{known}, so this could not be checked.",
            known
        ),
    )
}

fn message(going: &Going, allotted: Allotment, status: Status) -> Text {
    let seats = match (allotted.official, allotted.alternates) {
        (Some(official), Some(alternates)) => text!(
            vi: "{official} chính thức và {alternates} dự khuyết",
            en: "{official} official delegates and {alternates} alternates",
        ),
        (Some(official), None) => {
            text!(vi: "{official} chính thức", en: "{official} official delegates")
        }
        (None, alternates) => {
            let alternates = alternates.unwrap_or_default();
            text!(vi: "{alternates} dự khuyết", en: "{alternates} alternates")
        }
    };
    let alternates = going.alternates.words();
    let Some(official) = going.official else {
        return text!(
            vi: "Danh sách không cho biết ai đi dự đại hội cấp trên, chỉ có {alternates} đại biểu dự khuyết; được phân bổ {seats}.",
            en: "The list does not tell who goes to the upper congress, and has {alternates} alternates; allotted are {seats}.",
            alternates,
            seats
        );
    };
    let ending = match status {
        Status::Pass => text!(vi: "đúng số được phân bổ", en: "as allotted"),
        Status::Fail => text!(
            vi: "không đúng số được phân bổ là {seats}",
            en: "but {seats} are allotted",
            seats
        ),
        Status::NotChecked => text!(
            vi: "được phân bổ {seats}: chưa kết luận được",
            en: "and {seats} are allotted: it cannot be told yet",
            seats
        ),
    };
    text!(
        vi: "Đoàn đại biểu dự đại hội cấp trên có {official} chính thức và {alternates} dự khuyết, {ending}.",
        en: "The delegation has {official} official delegates and {alternates} alternates, {ending}.",
        official = official.words(),
        alternates,
        ending
    )
}
