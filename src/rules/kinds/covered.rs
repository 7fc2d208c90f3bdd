//! Which of some groups, fields of work or units have delegates, and which may have.

use std::collections::BTreeSet;

use crate::catalogue::GroupCode;
use crate::numbers::Headcount;
use crate::report::Location;
use crate::rules::measure::{Case, World, fill_all};
use crate::rules::{Groups, Mentioned, Ruleset, Selector};
use crate::spelling;
use crate::wording::Text;

/// One thing that must have a delegate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CoveredItem {
    Group(GroupCode),
    Work(String),
    Unit(String),
}

impl CoveredItem {
    pub(super) fn selector(&self) -> Selector {
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

    pub(super) fn name(&self, ruleset: &Ruleset) -> Text {
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

/// What a rule asks for under a profile.
#[derive(Debug, Default)]
pub(super) struct AskedItems {
    /// What must be covered.
    pub(super) certain: Vec<CoveredItem>,
    /// The groups that must be covered if enough of their people live in the unit, which is not told.
    pub(super) perhaps: Vec<CoveredItem>,
}

impl AskedItems {
    pub(super) fn all(items: impl IntoIterator<Item = CoveredItem>) -> Self {
        Self { certain: items.into_iter().collect(), perhaps: Vec::new() }
    }
}

/// What is covered, and what may be.
pub(super) struct Covered {
    /// For each item, how many delegates cover it for certain.
    pub(super) certain: Vec<u64>,
    /// For each class of people who may cover something more, the items (by index) of each world,
    /// and how many they are.
    open: Vec<(Vec<BTreeSet<usize>>, usize)>,
    /// By class, whether it is one of these, in the order of the classes.
    is_open: Vec<bool>,
    mentioned: Mentioned,
}

impl Covered {
    /// Whether people can turn out so that all of these have as many delegates as each needs.
    pub(super) fn can_cover(&self, missing: &BTreeSet<usize>, min: Headcount) -> bool {
        let lacking = missing.iter().map(|item| {
            let certain = self.certain.get(*item).copied().unwrap_or_default();
            (*item, min.saturating_sub(certain))
        });
        let people = self.open.iter().map(|(worlds, many)| (worlds.as_slice(), *many));
        fill_all(lacking.collect(), &people.collect::<Vec<_>>())
    }

    /// The places of the values that decide whether these are covered.
    pub(super) fn deciding(&self, missing: &BTreeSet<usize>, case: &Case<'_>) -> Vec<Location> {
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

    /// What those whom `among` chooses cover.
    pub(super) fn by(among: &Selector, items: &[CoveredItem], case: &Case<'_>) -> Self {
        let selectors: Vec<Selector> = items.iter().map(CoveredItem::selector).collect();
        let mentioned = Selector::mentioned_by(selectors.iter().chain([among]));
        let mut covered = Self {
            certain: vec![0; items.len()],
            open: Vec::new(),
            is_open: Vec::new(),
            mentioned,
        };
        for (who, many) in case.classes(&covered.mentioned).each(case) {
            let worlds: BTreeSet<BTreeSet<usize>> = case
                .ways(who, &covered.mentioned)
                .map(|world| {
                    let is_of_them = |world: &&World| among.chooses(world, case.ruleset.catalogue);
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
