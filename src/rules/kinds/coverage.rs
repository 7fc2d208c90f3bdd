//! `[[coverage]]`: which groups, fields of work or units must have a delegate.

use std::collections::BTreeSet;
use std::sync::Arc;

use smol_str::SmolStr;

use super::{Kind, MendedBy, NUMBERS, RuleBody};
use crate::catalogue::GroupCode;
use crate::closed_list::closed_list;
use crate::congress::CongressProfile;
use crate::numbers::Headcount;
use crate::report::{CongressFact, Location, Measure, Status};
use crate::roster::{Field, Role};
use crate::rules::constraint::{LinearConstraint, Quantity};
use crate::rules::decode::Decoding;
use crate::rules::measure::{Case, Outcome, Unsettled, World, cover_all};
use crate::rules::option::{Options as _, options};
use crate::rules::option_value::{OneOf, WordsOrList};
use crate::rules::{Groups, Mentioned, Rule, Ruleset, Selector};
use crate::spelling;
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
        let CoverageOptions { by, among, required } = CoverageOptions::read(table, decoding)?;
        let required = RequiredItems::read(by.0, &required.0, decoding)?;
        Some(Arc::new(Coverage { among, required }))
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
            vi: "Những gì phải đủ: một danh sách; `\"resident_groups\"` là các dân tộc cư trú theo hồ sơ đại hội; `\"all\"` là mọi lĩnh vực của bộ quy định.",
            en: "What must be covered: a list; `\"resident_groups\"` for the groups of the congress profile; `\"all\"` for every field of work of the ruleset.",
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

/// One thing that must have a delegate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum CoveredItem {
    Group(GroupCode),
    Work(String),
    Unit(String),
}

#[derive(Debug)]
struct Coverage {
    among: Selector,
    required: RequiredItems,
}

impl RequiredItems {
    fn read(by: CoveredBy, written: &Value, decoding: &mut Decoding) -> Option<Self> {
        Some(match by {
            CoveredBy::Group if is_only(written, RESIDENT_GROUPS) => Self::ResidentGroups,
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
fn has_place(value: &crate::roster::Value<SmolStr>) -> bool {
    value.cell.is_some() || value.known().is_some()
}

/// Whether this word is written in place of a list.
fn is_only(value: &Value, word: &str) -> bool {
    matches!(&value.kind, ValueKind::String(text) if text == word)
}

impl Coverage {
    /// What must be covered; none where the profile does not tell.
    fn items(&self, profile: &CongressProfile) -> Option<Vec<CoveredItem>> {
        Some(match &self.required {
            RequiredItems::ResidentGroups => {
                let groups = profile.groups.as_ref()?;
                groups.iter().copied().map(CoveredItem::Group).collect()
            }
            RequiredItems::Groups(codes) => codes.iter().copied().map(CoveredItem::Group).collect(),
            RequiredItems::Works(works) => works.iter().cloned().map(CoveredItem::Work).collect(),
            RequiredItems::Units(units) => units.iter().cloned().map(CoveredItem::Unit).collect(),
        })
    }

    /// Whether the list has a place for what is looked at; a list that tells no field of work is
    /// not asked for fields of work.
    fn is_told(&self, case: &Case<'_>) -> bool {
        match &self.required {
            RequiredItems::ResidentGroups | RequiredItems::Groups(_) => true,
            RequiredItems::Works(_) => case.listed().any(|who| has_place(&who.person.work)),
            RequiredItems::Units(_) => case.listed().any(|who| has_place(&who.person.unit)),
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

impl CoveredItem {
    fn selector(&self) -> Selector {
        match self {
            Self::Group(code) => Selector::Group(Groups::Listed(vec![*code])),
            Self::Work(field) => Selector::Work(vec![field.clone()]),
            Self::Unit(unit) => Selector::Unit(vec![unit.clone()]),
        }
    }

    fn is_of(&self, world: &World) -> bool {
        match self {
            Self::Group(code) => world.group == Some(*code),
            Self::Work(field) => world.works.contains(field),
            Self::Unit(unit) => world.unit.as_deref() == Some(&spelling::key(unit)),
        }
    }

    fn name(&self, ruleset: &Ruleset) -> Text {
        match self {
            Self::Group(code) => Text::same(ruleset.catalogue.name(*code)),
            Self::Work(id) => ruleset
                .fields_of_work
                .iter()
                .find(|field| field.id == *id)
                .map_or_else(|| Text::same(id), |field| field.title.clone()),
            Self::Unit(unit) => Text::same(unit),
        }
    }
}

/// What is covered, and what may be.
struct Covered {
    /// For each item, how many delegates cover it for certain.
    certain: Vec<u64>,
    /// For each class of people who may cover something more, the items (by index) of each world,
    /// and how many they are.
    open: Vec<(Vec<BTreeSet<usize>>, usize)>,
    /// By class, whether it is one of these, in the order of the classes.
    is_open: Vec<bool>,
    mentioned: Mentioned,
}

impl Covered {
    /// Whether people can turn out so that all of these are covered.
    fn can_cover(&self, missing: &BTreeSet<usize>) -> bool {
        let people = self.open.iter().flat_map(|(worlds, many)| {
            // Each covers one of them, so that no more are needed than there are.
            std::iter::repeat_n(worlds.as_slice(), missing.len().min(*many))
        });
        cover_all(missing, &people.collect::<Vec<_>>())
    }

    /// The places of the values that decide whether these are covered.
    fn deciding(&self, missing: &BTreeSet<usize>, case: &Case<'_>) -> Vec<Location> {
        let mut open = self.open.iter();
        let decides = |is_open: &bool| {
            let of_open = if *is_open { open.next() } else { None };
            of_open.is_some_and(|(worlds, _)| {
                worlds.iter().flatten().any(|item| missing.contains(item))
            })
        };
        let decides: Vec<bool> = self.is_open.iter().map(decides).collect();
        case.deciding(&self.mentioned, &decides)
    }
}

impl Coverage {
    fn covered(&self, items: &[CoveredItem], case: &Case<'_>) -> Covered {
        let selectors: Vec<Selector> = items.iter().map(CoveredItem::selector).collect();
        let mentioned = Selector::mentioned_by(selectors.iter().chain([&self.among]));
        let mut covered = Covered {
            certain: vec![0; items.len()],
            open: Vec::new(),
            is_open: Vec::new(),
            mentioned,
        };
        for (who, many) in case.classes(&covered.mentioned).each(case) {
            let worlds: BTreeSet<BTreeSet<usize>> = case
                .ways(who, &covered.mentioned)
                .map(|world| {
                    let is_of_them =
                        |world: &&World| self.among.chooses(world, case.ruleset.catalogue);
                    let Some(world) = world.filter(is_of_them) else { return BTreeSet::new() };
                    let covers = |(_, item): &(usize, &CoveredItem)| item.is_of(world);
                    items.iter().enumerate().filter(covers).map(|(at, _)| at).collect()
                })
                .collect();
            // What every world covers, the first one covers.
            for at in worlds.first().into_iter().flatten() {
                if let Some(certain) = covered.certain.get_mut(*at) {
                    let is_certain = worlds.iter().all(|items| items.contains(at));
                    *certain += if is_certain { u64::from(many) } else { 0 };
                }
            }
            covered.is_open.push(worlds.len() > 1);
            if worlds.len() > 1 {
                covered.open.push((worlds.into_iter().collect(), many as usize));
            }
        }
        covered
    }
}

impl RuleBody for Coverage {
    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let Some(items) = self.items(case.profile) else {
            return Some(lacks_groups());
        };
        if !self.is_told(case) {
            return None;
        }
        let covered = self.covered(&items, case);
        let missing: BTreeSet<usize> =
            (0..items.len()).filter(|at| covered.certain.get(*at) == Some(&0)).collect();
        let status = match missing.len() {
            0 => Status::Pass,
            _ if covered.can_cover(&missing) => Status::NotChecked,
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
        let fewest = covered.certain.iter().min().copied().unwrap_or(1);
        let margin = match status {
            Status::Pass => i64::try_from(fewest.saturating_sub(1)).ok(),
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
        let items = self.items(profile).unwrap_or_default();
        items
            .iter()
            .map(|item| {
                let covering = self.among.and(&item.selector());
                LinearConstraint::at_least(Quantity::Delegates(covering), 1)
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
    Outcome::waiting_for(
        CongressFact::Groups,
        text!(
            vi: "Chưa biết các dân tộc thiểu số cư trú trên địa bàn, nên chưa kiểm tra được.",
            en: "The minority groups resident in the unit are not told, so this could not be checked.",
        ),
    )
}

impl Coverage {
    fn message(
        &self,
        status: Status,
        case: &Case<'_>,
        all: usize,
        missing: &[Text],
        unsettled: Unsettled,
    ) -> Text {
        let items = self.noun();
        let people = self.among.noun(case.ruleset).many();
        let (lacking, names) = (missing.len(), all_of(missing));
        match status {
            Status::Pass => text!(
                vi: "Cả {all} {items} đều có {people}.",
                en: "Represented among the {people}: all of {all} {items}.",
                items,
                people
            ),
            Status::Fail => text!(
                vi: "Còn {lacking} trong {all} {items} chưa có {people}: {names}.",
                en: "Not represented among the {people}: {lacking} of {all} {items} ({names}).",
                items,
                people,
                names
            ),
            Status::NotChecked => text!(
                vi: "Còn {lacking} trong {all} {items} chưa rõ có {people} hay không, tùy {because}: {names}.",
                en: "Perhaps not represented among the {people}: {lacking} of {all} {items} ({names}); that depends on {because}.",
                items,
                people,
                names,
                because = unsettled.words()
            ),
        }
    }

    fn help(&self, status: Status, case: &Case<'_>, unsettled: Unsettled) -> Option<Text> {
        match status {
            Status::Pass => None,
            Status::Fail => Some(text!(
                vi: "bổ sung ít nhất một {person} của mỗi {items} còn thiếu",
                en: "add at least one {person} for each that is missing",
                person = self.among.noun(case.ruleset).one(),
                items = self.noun()
            )),
            Status::NotChecked => Some(unsettled.settle()),
        }
    }
}
