//! `[[coverage]]`: which groups, fields of work or units must have a delegate.

use std::collections::BTreeSet;
use std::sync::Arc;

use smol_str::SmolStr;

use super::covered::{AskedItems, Covered, CoveredItem};
use super::per_unit::{Per, of_each_unit};
use super::{Kind, MendedBy, NUMBERS, RuleBody};
use crate::catalogue::{GroupCatalogue, GroupCode};
use crate::closed_list::closed_list;
use crate::congress::CongressProfile;
use crate::numbers::Headcount;
use crate::report::{CongressFact, Measure, Status};
use crate::roster::{Field, Role};
use crate::rules::constraint::{LinearConstraint, Quantity};
use crate::rules::decode::Decoding;
use crate::rules::measure::{Case, Outcome, Unsettled};
use crate::rules::option::{Options as _, options};
use crate::rules::option_value::{OneOf, WordsOrList};
use crate::rules::{Rule, Ruleset, Selector};
use crate::text;
use crate::toml_tree::{Value, ValueKind};
use crate::wording::{Text, all_of};

const RESIDENT_GROUPS: &str = "resident_groups";

pub(super) static KIND: Kind = Kind {
    id: "coverage",
    summary: Text::fixed(
        "Mỗi dân tộc, lĩnh vực hoặc đơn vị phải có đại biểu.",
        "Which groups, fields of work or units must have a delegate.",
    ),
    options: CoverageOptions::OPTIONS,
    placeholders: NUMBERS,
    page: include_str!("coverage.md"),
    decode: |table, decoding| {
        let CoverageOptions { by, among, required, min, min_population, per } =
            CoverageOptions::read(table, decoding)?;
        let required = RequiredItems::read(by.0, &required.0, decoding)?;
        let catalogue = decoding.catalogue;
        let coverage = Coverage { catalogue, among, required, min, min_population };
        Some(of_each_unit(per, Arc::new(coverage)))
    },
};

options! {
    struct CoverageOptions {
        by: OneOf<CoveredBy> {
            vi: "Xét theo dân tộc, lĩnh vực hay đơn vị.",
            en: "Whether groups, fields of work or units must be covered.",
        },
        among: Selector { vi: "Tính trong những ai.", en: "Among whom.", default: "\"everyone\"" },
        required: WordsOrList {
            vi: "Những gì phải đủ: một danh sách; `\"resident_groups\"` là các dân tộc cư trú theo hồ sơ đại hội; `\"all\"` là mọi dân tộc thiểu số của danh mục hoặc mọi lĩnh vực của bộ quy định.",
            en: "What must be covered: a list; `\"resident_groups\"` for the groups of the congress profile; `\"all\"` for every minority group of the catalogue or every field of work of the ruleset.",
        },
        min: Headcount {
            vi: "Mỗi mục ít nhất bấy nhiêu đại biểu.",
            en: "How many delegates each needs.",
            default: "1",
        },
        min_population: Option<Headcount> {
            vi: "Chỉ xét dân tộc có ít nhất bấy nhiêu người theo `[population]` của hồ sơ đại hội.",
            en: "Only groups of at least so many residents count, by `[population]` of the congress profile.",
        },
        per: Option<OneOf<Per>> {
            vi: "Xét riêng từng đơn vị của danh sách.",
            en: "Whether it is asked of each unit of the list by itself.",
        },
    }
}

closed_list! {
    enum CoveredBy as "snake_case" {
        Group,
        Work,
        Unit,
    }
}

/// What must be covered, as the rule names it.
#[derive(Debug)]
enum RequiredItems {
    ResidentGroups,
    Groups(Vec<GroupCode>),
    Works(Vec<String>),
    Units(Vec<String>),
}

#[derive(Debug)]
struct Coverage {
    catalogue: &'static GroupCatalogue,
    among: Selector,
    required: RequiredItems,
    /// How many delegates each needs.
    min: Headcount,
    /// How many residents a group has at the least that is asked for.
    min_population: Option<Headcount>,
}

impl RequiredItems {
    fn read(by: CoveredBy, written: &Value, decoding: &mut Decoding) -> Option<Self> {
        Some(match by {
            CoveredBy::Group if is_only(written, RESIDENT_GROUPS) => Self::ResidentGroups,
            CoveredBy::Group if is_only(written, "all") => {
                let groups = decoding.catalogue.groups().iter().map(|group| group.code);
                Self::Groups(groups.filter(|code| decoding.catalogue.is_minority(*code)).collect())
            }
            CoveredBy::Group => Self::Groups(decoding.group_codes(written)?),
            CoveredBy::Work if is_only(written, "all") => {
                Self::Works(decoding.fields_of_work.clone())
            }
            CoveredBy::Work => Self::Works(decoding.works(written)?),
            CoveredBy::Unit => Self::Units(written.as_words_list(&mut decoding.problems)?),
        })
    }
}

/// Whether the list has a place for a value, or tells it without one.
fn has_place<W>(value: &crate::roster::Value<SmolStr, W>) -> bool {
    value.cell.is_some() || value.known().is_some()
}

/// Whether this word is written in place of a list.
fn is_only(value: &Value, word: &str) -> bool {
    matches!(&value.kind, ValueKind::String(text) if text == word)
}

impl Coverage {
    /// What must be covered; none where the profile does not tell the resident groups.
    fn items(&self, profile: &CongressProfile) -> Option<AskedItems> {
        let items = |codes: &[GroupCode]| self.groups_asked(codes, profile);
        Some(match &self.required {
            RequiredItems::ResidentGroups => items(profile.groups.as_ref()?),
            RequiredItems::Groups(codes) => items(codes),
            RequiredItems::Works(works) => {
                AskedItems::all(works.iter().cloned().map(CoveredItem::Work))
            }
            RequiredItems::Units(units) => {
                AskedItems::all(units.iter().cloned().map(CoveredItem::Unit))
            }
        })
    }

    /// Those of the groups that have enough residents, and those of which that is not known.
    fn groups_asked(&self, codes: &[GroupCode], profile: &CongressProfile) -> AskedItems {
        let mut asked = AskedItems::default();
        for code in codes {
            let item = CoveredItem::Group(*code);
            let enough = self.min_population.map_or(Some(true), |least| {
                Some(profile.residents(*code, self.catalogue)? >= least)
            });
            match enough {
                Some(true) => asked.certain.push(item),
                Some(false) => {}
                None => asked.perhaps.push(item),
            }
        }
        asked
    }

    /// Whether the list has a place for what is looked at; a list that tells no field of work is
    /// not asked for fields of work. A unit of which nobody is listed is asked like the others.
    fn is_told(&self, case: &Case<'_>) -> bool {
        let mut listed = case.roster.of_congress().chain(case.roster.in_doubt());
        match &self.required {
            RequiredItems::ResidentGroups | RequiredItems::Groups(_) => true,
            RequiredItems::Works(_) => listed.any(|person| has_place(&person.work)),
            RequiredItems::Units(_) => listed.any(|person| has_place(&person.unit)),
        }
    }

    fn noun(&self) -> Text {
        match self.required {
            RequiredItems::ResidentGroups | RequiredItems::Groups(_) => {
                text!(vi: "dân tộc", en: "groups")
            }
            RequiredItems::Works(_) => text!(vi: "lĩnh vực", en: "fields of work"),
            RequiredItems::Units(_) => text!(vi: "đơn vị", en: "units"),
        }
    }
}

impl RuleBody for Coverage {
    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let Some(asked) = self.items(case.profile) else {
            return Some(lacks_groups());
        };
        if !self.is_told(case) {
            return None;
        }
        let open = self.not_covered(&asked.perhaps, case);
        let items = asked.certain;
        let covered = Covered::by(&self.among, &items, case);
        let missing: BTreeSet<usize> =
            (0..items.len()).filter(|at| covered.certain[*at] < self.min).collect();
        if missing.is_empty() && !open.is_empty() {
            return Some(lacks_population(&open));
        }
        let status = match missing.len() {
            0 => Status::Pass,
            _ if covered.can_cover(&missing, self.min) => Status::NotChecked,
            _ => Status::Fail,
        };
        let decided_by = match status {
            Status::NotChecked => covered.deciding(&missing, case),
            Status::Pass | Status::Fail => Vec::new(),
        };
        let unsettled = case.unsettled(&decided_by);
        let names: Vec<Text> = missing
            .iter()
            .filter_map(|at| items.get(*at))
            .map(|item| item.name(case.ruleset))
            .collect();
        let count = |number: usize| Headcount::try_from(number).unwrap_or(Headcount::MAX);
        let fewest = covered.certain.iter().min().copied().unwrap_or(self.min);
        let margin = match status {
            Status::Pass => i64::try_from(fewest.saturating_sub(self.min)).ok(),
            Status::Fail => i64::try_from(missing.len()).ok().map(|missing| -missing),
            Status::NotChecked => None,
        };
        Some(
            Outcome {
                observed: Some(Measure::Count(count(items.len() - missing.len()))),
                of: Some(count(items.len())),
                min: Some(Measure::Count(count(items.len()))),
                margin,
                missing: codes(&missing, &items),
                help: self.help(status, case, unsettled),
                ..Outcome::new(status, self.message(status, case, items.len(), &names, unsettled))
            }
            .decided_by(decided_by),
        )
    }

    fn constraints(&self, _level: &str, profile: &CongressProfile) -> Vec<LinearConstraint> {
        let asked = self.items(profile).unwrap_or_default();
        asked
            .certain
            .iter()
            .map(|item| {
                let covering = self.among.and(&item.selector());
                LinearConstraint::at_least(Quantity::Delegates(covering), self.min)
            })
            .collect()
    }

    fn needed_fields(&self) -> Vec<Field> {
        let mut mentioned = self.among.mentioned();
        mentioned.group |=
            matches!(self.required, RequiredItems::ResidentGroups | RequiredItems::Groups(_));
        mentioned.needed_fields()
    }

    fn counts(&self, role: Role) -> bool {
        self.among.may_choose(role)
    }

    /// What must be covered, where it is not more than a line has room for.
    fn asks(&self, ruleset: &Ruleset) -> Option<Text> {
        const MOST_NAMED: usize = 12;
        let AskedItems { certain, perhaps } = self.items(&CongressProfile::default())?;
        if certain.is_empty() || !perhaps.is_empty() || certain.len() > MOST_NAMED {
            return None;
        }
        let names: Vec<Text> = certain.iter().map(|item| item.name(ruleset)).collect();
        let min = self.min;
        Some(text!(
            vi: "ít nhất {min} người cho mỗi mục: {names}",
            en: "at least {min} for each of {names}",
            names = all_of(&names)
        ))
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Numbers
    }
}

/// The codes of the groups among what is missing.
fn codes(missing: &BTreeSet<usize>, items: &[CoveredItem]) -> Vec<GroupCode> {
    missing
        .iter()
        .filter_map(|at| match items.get(*at) {
            Some(CoveredItem::Group(code)) => Some(*code),
            _ => None,
        })
        .collect()
}

fn lacks_groups() -> Outcome {
    let message = text!(
        vi: "Chưa biết các dân tộc thiểu số cư trú trên địa bàn, nên chưa kiểm tra được.",
        en: "The minority groups resident in the unit are not told, so this could not be checked.",
    );
    Outcome::waiting_for(CongressFact::Groups, message)
}

/// Groups that have too few delegates and may be asked for.
fn lacks_population(groups: &[Text]) -> Outcome {
    let message = text!(
        vi: "Chưa biết trên địa bàn có bao nhiêu người dân tộc {groups}, nên chưa kiểm tra được.",
        en: "How many people of the {groups} live in the unit is not told, so this could not be checked.",
        groups = all_of(groups)
    );
    Outcome::waiting_for(CongressFact::GroupPopulation, message)
}

impl Coverage {
    /// The names of those that not enough delegates cover for certain.
    fn not_covered(&self, items: &[CoveredItem], case: &Case<'_>) -> Vec<Text> {
        if items.is_empty() {
            return Vec::new();
        }
        let covered = Covered::by(&self.among, items, case);
        let lacking = items.iter().zip(covered.certain).filter(|(_, people)| *people < self.min);
        lacking.map(|(item, _)| item.name(case.ruleset)).collect()
    }

    /// Whom each needs: `đại biểu chính thức`, `2 official delegates`.
    fn needed(&self, case: &Case<'_>) -> Text {
        let people = self.among.noun(case.ruleset);
        if self.min == 1 { people.many() } else { people.counted(self.min) }
    }

    fn message(
        &self,
        status: Status,
        case: &Case<'_>,
        all: usize,
        missing: &[Text],
        unsettled: Unsettled,
    ) -> Text {
        let items = self.noun();
        let people = self.needed(case);
        let (lacking, names) = (missing.len(), all_of(missing));
        match status {
            Status::Pass => text!(
                vi: "Cả {all} {items} đều có {people}.",
                en: "Represented {among}: all of {all} {items}.",
                items,
                people,
                among = self.among_words(case)
            ),
            Status::Fail => text!(
                vi: "Còn {lacking} trong {all} {items} chưa có {people}: {names}.",
                en: "Not represented {among}: {lacking} of {all} {items} ({names}).",
                items,
                people,
                among = self.among_words(case),
                names
            ),
            Status::NotChecked => text!(
                vi: "Còn {lacking} trong {all} {items} chưa rõ có {people} hay không, tùy {because}: {names}.",
                en: "Perhaps not represented {among}: {lacking} of {all} {items} ({names}); that depends on {because}.",
                items,
                people,
                among = self.among_words(case),
                names,
                because = unsettled.words()
            ),
        }
    }

    /// `among the official delegates`, `by 2 official delegates each`.
    fn among_words(&self, case: &Case<'_>) -> Text {
        let people = self.needed(case);
        if self.min == 1 {
            text!("among the {people}", people)
        } else {
            text!("by {people} each", people)
        }
    }

    fn to_add(&self, case: &Case<'_>) -> Text {
        let people = self.among.noun(case.ruleset);
        if self.min == 1 {
            let person = people.one();
            text!(vi: "ít nhất một {person}", en: "at least one {person}", person)
        } else {
            let people = people.counted(self.min);
            text!(vi: "cho đủ {people}", en: "up to {people}", people)
        }
    }

    fn help(&self, status: Status, case: &Case<'_>, unsettled: Unsettled) -> Option<Text> {
        match status {
            Status::Pass => None,
            Status::Fail => Some(text!(
                vi: "bổ sung {people} của mỗi {items} còn thiếu",
                en: "add {people} for each that is missing",
                people = self.to_add(case),
                items = self.noun()
            )),
            Status::NotChecked => Some(unsettled.settle()),
        }
    }
}
