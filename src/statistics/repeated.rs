//! People who stand on several of the lists that are counted together.
//!
//! They are counted on each, as the lists have them, and it is told how many they are: that two rows
//! are one person is likely and never certain, and which list is wrong is for people to say.

use std::collections::BTreeSet;

use super::base::Member;
use crate::numbers::Headcount;
use crate::rules::IdentityNumbers;
use crate::rules::measure::{Likeness, PersonKeys, PersonNumbers};

/// How many of these people stand on an earlier list, too.
pub(super) fn on_several_lists(members: &[Member<'_>], forms: &IdentityNumbers) -> Headcount {
    let Some(first) = members.first().map(|member| member.list) else { return 0 };
    if members.iter().all(|member| member.list == first) {
        return 0;
    }
    let keys = members.iter().map(|it| PersonKeys::of(it.person, forms));
    let keys: Vec<PersonKeys> = keys.collect();
    let numbers: Vec<PersonNumbers> = keys.iter().map(PersonNumbers::of).collect();
    let mut repeated: BTreeSet<usize> = BTreeSet::new();
    for likeness in Likeness::between_lists() {
        for group in likeness.candidates(&numbers, |at| keys[at].name.clone()) {
            for (place, at) in group.iter().enumerate() {
                let is_same = |earlier: &usize| {
                    members[*earlier].list != members[*at].list
                        && likeness.holds(&keys[*earlier], &keys[*at])
                };
                if group[..place].iter().any(is_same) {
                    repeated.insert(*at);
                }
            }
        }
    }
    repeated.len() as Headcount
}
