//! The attributes by which rules tell people apart, the values that each can have, and how these
//! are told.

use crate::calculate::people_classes::aspect::{Aspect, AspectValue, distinct};
use crate::catalogue::GroupCatalogue;
use crate::closed_list::ClosedList;
use crate::roster::Gender;
use crate::rules::measure::World;
use crate::rules::{AgeBand, BirthDays, Groups, Mentioned, PartsTold, Ruleset, Selector};

/// Of more fields of work than this, nobody is imagined in several.
const MOST_FIELDS: usize = 4;

pub(super) struct Attribute {
    /// A value for each way in which the rules see it.
    pub(super) values: Vec<AspectValue>,
    /// The ways to tell of it, the loosest first, and the values that fit.
    pub(super) ways: Vec<(Vec<Selector>, Vec<usize>)>,
}

impl Attribute {
    fn of(values: Vec<AspectValue>, mut leaves: Vec<Selector>, catalogue: &GroupCatalogue) -> Self {
        // Whoever works in several fields is told by each, and so is the part of a statistic.
        let each: Vec<Selector> = leaves.iter().flat_map(each_by_itself).collect();
        for one in each {
            note(&mut leaves, one);
        }
        let distinct = distinct(values, &leaves.iter().collect::<Vec<_>>(), catalogue);
        let sees = |leaf: &Selector, value: &AspectValue| {
            leaf.chooses(&value.put_into(&World::default()), catalogue)
        };
        let fit = |parts: &[Selector]| -> Vec<usize> {
            let fits = |at: &usize| parts.iter().all(|part| sees(part, &distinct[*at].0));
            (0..distinct.len()).filter(fits).collect()
        };
        let mut ways = vec![Vec::new()];
        ways.extend(leaves.iter().cloned().map(|leaf| vec![leaf]));
        for (value, (_, signature)) in distinct.iter().enumerate() {
            let named = leaves.iter().zip(signature).filter(|(_, sees)| **sees);
            let others = leaves.iter().zip(signature).filter(|(_, sees)| !**sees);
            let mut parts: Vec<Selector> = named.map(|(leaf, _)| leaf.clone()).collect();
            parts.extend(others.map(|(leaf, _)| Selector::Not(Box::new(leaf.clone()))));
            // What is said by the others need not be said.
            for at in (0..parts.len()).rev() {
                let part = parts.remove(at);
                if fit(&parts) != [value] {
                    parts.insert(at, part);
                }
            }
            ways.push(merged_together(parts));
        }
        let with_fit = |parts: Vec<Selector>| {
            let fit = fit(&parts);
            (parts, fit)
        };
        let mut ways: Vec<(Vec<Selector>, Vec<usize>)> = ways.into_iter().map(with_fit).collect();
        ways.sort_by_key(|(parts, fit)| (std::cmp::Reverse(fit.len()), parts.len()));
        Self { values: distinct.into_iter().map(|(value, _)| value).collect(), ways }
    }

    /// How it is told that somebody has this value and no other.
    pub(super) fn exactly(&self, value: usize) -> Vec<Selector> {
        let exact = self.ways.iter().find(|(_, fit)| fit[..] == [value]);
        exact.map(|(parts, _)| parts.clone()).unwrap_or_default()
    }
}

/// What is said against several values of one attribute, said once.
fn merged_together(parts: Vec<Selector>) -> Vec<Selector> {
    let mut merged: Vec<Selector> = Vec::new();
    for part in parts {
        let Selector::Not(other) = &part else {
            merged.push(part);
            continue;
        };
        let earlier = merged.iter_mut().find_map(|earlier| match earlier {
            Selector::Not(earlier) => Some(earlier),
            _ => None,
        });
        match (earlier.map(|earlier| &mut **earlier), &**other) {
            (Some(Selector::Work(earlier)), Selector::Work(more))
            | (Some(Selector::Unit(earlier)), Selector::Unit(more)) => {
                earlier.extend(more.iter().cloned());
            }
            (Some(Selector::Told(earlier)), Selector::Told(more)) => {
                earlier.parts.extend(more.parts.iter().cloned());
            }
            (
                Some(Selector::Group(Groups::Listed(earlier))),
                Selector::Group(Groups::Listed(more)),
            ) => earlier.extend(more.iter().copied()),
            _ => merged.push(part),
        }
    }
    merged
}

/// A part of a selector that looks at one attribute, and what such a part is told beside.
fn add_leaf(leaf: &Selector, leaves: &mut Vec<Selector>) {
    match leaf {
        Selector::Gender(_) => {
            for &gender in Gender::ALL {
                note(leaves, Selector::Gender(gender));
            }
        }
        Selector::Group(_) => {
            note(leaves, leaf.clone());
            note(leaves, Selector::Group(Groups::Minority));
        }
        Selector::Age(band) => {
            note(leaves, leaf.clone());
            let below = band.min.map(|min| AgeBand { min: None, max: Some(min - 1) });
            let above = band.max.map(|max| AgeBand { min: Some(max + 1), max: None });
            for beside in below.into_iter().chain(above) {
                note(leaves, Selector::Age(beside));
            }
        }
        Selector::Born(days) => {
            note(leaves, leaf.clone());
            let earlier = days.from.map(|day| BirthDays { from: None, before: Some(day) });
            let later = days.before.map(|day| BirthDays { from: Some(day), before: None });
            for beside in earlier.into_iter().chain(later) {
                note(leaves, Selector::Born(beside));
            }
        }
        Selector::Work(_) | Selector::Told(_) | Selector::Unit(_) => note(leaves, leaf.clone()),
        Selector::Role(_)
        | Selector::Kind(_)
        | Selector::Not(_)
        | Selector::Any(_)
        | Selector::All(_) => {}
    }
}

/// The fields of work, or the parts of a statistic, one by one.
fn each_by_itself(leaf: &Selector) -> Vec<Selector> {
    match leaf {
        Selector::Work(fields) => {
            fields.iter().map(|field| Selector::Work(vec![field.clone()])).collect()
        }
        Selector::Told(PartsTold { statistic, parts }) => {
            let part = |part: &String| PartsTold {
                statistic: statistic.clone(),
                parts: vec![part.clone()],
            };
            parts.iter().map(part).map(Selector::Told).collect()
        }
        _ => Vec::new(),
    }
}

fn note(known: &mut Vec<Selector>, selector: Selector) {
    if !known.contains(&selector) {
        known.push(selector);
    }
}

/// The attributes that these selectors look at, and whether all values of each are drawn.
pub(super) fn looked_at(selectors: &[&Selector], ruleset: &Ruleset) -> (Vec<Attribute>, bool) {
    let mentioned = Selector::mentioned_by(selectors.iter().copied());
    let mut leaves = Vec::new();
    for leaf in selectors.iter().flat_map(|selector| selector.leaves()) {
        add_leaf(leaf, &mut leaves);
    }
    let mut attributes = Vec::new();
    let told = mentioned.parts.keys().cloned().map(Aspect::Told);
    let plain = [Aspect::Gender, Aspect::Group, Aspect::Age, Aspect::Birth, Aspect::Fields];
    for aspect in plain.into_iter().chain(told).chain([Aspect::Unit]) {
        let is_looked_at = |leaf: &Selector| Aspect::of(leaf).as_ref() == Some(&aspect);
        let own: Vec<Selector> = leaves.iter().filter(|leaf| is_looked_at(leaf)).cloned().collect();
        if own.is_empty() {
            continue;
        }
        let values = match aspect {
            Aspect::Fields => sets_of_fields(&mentioned),
            _ => aspect.values(&mentioned, ruleset),
        };
        attributes.push(Attribute::of(values, own, ruleset.catalogue));
    }
    (attributes, mentioned.works.len() <= MOST_FIELDS)
}

/// The fields in which somebody may work together; of many fields, one at the most.
fn sets_of_fields(mentioned: &Mentioned) -> Vec<AspectValue> {
    let fields: Vec<&String> = mentioned.works.iter().collect();
    let sets: Vec<u32> = if fields.len() <= MOST_FIELDS {
        (0..1 << fields.len()).collect()
    } else {
        std::iter::once(0).chain((0..fields.len()).map(|at| 1 << at)).collect()
    };
    let of = |set: u32| {
        let has = |(at, field): (usize, &&String)| (set >> at & 1 == 1).then(|| (*field).clone());
        AspectValue::Works(fields.iter().enumerate().filter_map(has).collect())
    };
    sets.into_iter().map(of).collect()
}
