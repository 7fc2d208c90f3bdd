//! The names of quantities for programs.
//!
//! A name says what the selector says, in the order role, kind, group, age, birth, work, statistic,
//! unit, gender:
//! `official`, `official_women`, `official_group_02`, `work_health`. Official delegates and guests
//! together are the `total`. Two quantities that would share a name are numbered.

use crate::closed_list::ClosedList;
use crate::roster::{Gender, Role};
use crate::rules::{BirthDays, Groups, PartsTold, Quantity, Selector};

/// The names that are taken.
#[derive(Debug, Default)]
pub(super) struct QuantityNames(Vec<String>);

impl QuantityNames {
    /// A name for this quantity that no other has.
    pub(super) fn of(&mut self, quantity: &Quantity) -> String {
        let name = match quantity {
            Quantity::Delegates(selector) => of_selector(selector),
            Quantity::Fact(fact) => fact.id().to_owned(),
        };
        let numbered = (2..).map(|number: usize| format!("{name}_{number}"));
        let free = std::iter::once(name.clone())
            .chain(numbered)
            .find(|name| !self.0.contains(name))
            .unwrap_or(name);
        self.0.push(free.clone());
        free
    }
}

fn of_selector(selector: &Selector) -> String {
    match selector {
        Selector::Role(roles) if roles[..] == [Role::Official, Role::Guest] => "total".to_owned(),
        Selector::Role(roles) => either(roles.iter().map(|role| role.id().to_owned())),
        Selector::Gender(Gender::Female) => "women".to_owned(),
        Selector::Gender(Gender::Male) => "men".to_owned(),
        Selector::Kind(kind) => kind.id().to_owned(),
        Selector::Group(Groups::Minority) => "minority".to_owned(),
        Selector::Group(Groups::Listed(codes)) => {
            format!("group_{}", either(codes.iter().map(ToString::to_string)))
        }
        Selector::Age(band) => match (band.min, band.max) {
            (Some(min), Some(max)) => format!("age_{min}_to_{max}"),
            (Some(min), None) => format!("age_{min}_or_over"),
            (None, Some(max)) => format!("age_{max}_or_under"),
            (None, None) => "any_age".to_owned(),
        },
        Selector::Born(BirthDays { from, before }) => {
            let from = from.map(|day| format!("_from_{day}")).unwrap_or_default();
            let before = before.map(|day| format!("_before_{day}")).unwrap_or_default();
            format!("born{from}{before}")
        }
        Selector::Told(PartsTold { statistic, parts }) => {
            format!("{statistic}_{}", either(parts.iter().cloned()))
        }
        Selector::Work(fields) => format!("work_{}", either(fields.iter().cloned())),
        Selector::Unit(units) => format!("unit_{}", either(units.iter().cloned())),
        Selector::Not(other) => format!("not_{}", of_selector(other)),
        Selector::Any(parts) => format!("({})", either(parts.iter().map(of_selector))),
        Selector::All(parts) if parts.is_empty() => "everyone".to_owned(),
        Selector::All(parts) => {
            let mut parts: Vec<&Selector> = parts.iter().collect();
            parts.sort_by_key(|part| rank(part));
            let names: Vec<String> = parts.into_iter().map(of_selector).collect();
            names.join("_")
        }
    }
}

fn either(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    names.join("_or_")
}

/// Where a part stands in a name.
fn rank(part: &Selector) -> u8 {
    match part {
        Selector::Role(_) => 0,
        Selector::Kind(_) => 1,
        Selector::Group(_) => 2,
        Selector::Age(_) => 3,
        Selector::Born(_) => 4,
        Selector::Work(_) => 5,
        Selector::Told(_) => 6,
        Selector::Unit(_) => 7,
        Selector::Gender(_) => 8,
        Selector::All(_) | Selector::Any(_) | Selector::Not(_) => 9,
    }
}
