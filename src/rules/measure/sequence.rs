//! People in the order of the list, and whether some of them stand where they should.
//!
//! Whether a place is somebody's can be unknown: a role is not told, a row may be no person. So the
//! list is walked with all ways in which the people so far can stand, each as the little that the
//! rest depends on; what can be kept and what can be broken is exact.

use std::collections::BTreeSet;

use super::pattern::{Breach, Pattern, State};
use super::worlds::Unknown;
use super::{Case, Listed, World};
use crate::report::{Location, Status};
use crate::rules::{Mentioned, Selector};

/// What is known of a place in the order.
#[derive(Debug, Clone, Copy)]
struct Seat {
    /// Whether the person may not be among those whose order counts.
    may_be_absent: bool,
    /// Whether the person may be one of those looked for, and whether another.
    may_be: bool,
    may_be_other: bool,
}

/// The people whose order counts, in the order of the list.
#[derive(Debug)]
pub(crate) struct Sequence<'a> {
    seats: Vec<Seat>,
    /// Who stands at each.
    people: Vec<Listed<'a>>,
    /// Whether the others must stand where those who are looked for must.
    each: bool,
}

impl<'a> Sequence<'a> {
    /// The people whom `among` chooses, in the order of the list.
    pub(crate) fn of(case: &Case<'a>, among: &Selector, looked_for: &Selector, each: bool) -> Self {
        let mentioned = Selector::mentioned_by([among, looked_for]);
        let mut listed: Vec<Listed<'a>> = case.listed().collect();
        listed.sort_by_key(|who| case.position(&case.location(who.person, None)));
        let (mut seats, mut people) = (Vec::new(), Vec::new());
        for who in listed {
            let catalogue = case.ruleset.catalogue;
            let stands = |world: &World| {
                among.chooses(world, catalogue).then(|| looked_for.chooses(world, catalogue))
            };
            let ways: Vec<Option<bool>> =
                case.ways(who, &mentioned).map(|world| world.and_then(stands)).collect();
            let can = |way| ways.contains(&way);
            let (may_be, may_be_other) = (can(Some(true)), can(Some(false)));
            if may_be || may_be_other {
                seats.push(Seat { may_be_absent: can(None), may_be, may_be_other });
                people.push(who);
            }
        }
        Self { seats, people, each }
    }

    /// How many there are; none where that is not certain.
    pub(crate) fn len(&self) -> Option<u32> {
        let is_certain = self.seats.iter().all(|seat| !seat.may_be_absent);
        is_certain.then(|| u32::try_from(self.seats.len()).unwrap_or(u32::MAX))
    }

    /// Whether the pattern is kept, whichever way the unknown values turn out.
    pub(crate) fn judge(&self, pattern: &Pattern) -> Status {
        let mut kept = BTreeSet::from([State::default()]);
        let mut can_break = false;
        for seat in &self.seats {
            let mut next = if seat.may_be_absent { kept.clone() } else { BTreeSet::new() };
            for state in &kept {
                for (can, is_one) in [(seat.may_be, true), (seat.may_be_other, false)] {
                    match pattern.next(self.each, *state, is_one) {
                        Some(state) if can => _ = next.insert(state),
                        None if can => can_break = true,
                        _ => {}
                    }
                }
            }
            kept = next;
        }
        let (ends, breaks): (Vec<State>, Vec<State>) =
            kept.into_iter().partition(|state| pattern.may_end(self.each, *state));
        match (ends.is_empty(), can_break || !breaks.is_empty()) {
            (true, _) => Status::Fail,
            (false, true) => Status::NotChecked,
            (false, false) => Status::Pass,
        }
    }

    /// The runs of places that break the pattern whatever turns out, as far as the places of people
    /// are certain.
    pub(crate) fn breaches(&self, pattern: &Pattern) -> Vec<Breach> {
        let certain = self.seats.iter().take_while(|seat| !seat.may_be_absent).count();
        let is_whole = certain == self.seats.len();
        let people = u32::try_from(self.seats.len()).unwrap_or(u32::MAX);
        let runs = pattern.runs(self.each, people).into_iter();
        runs.filter(|run| {
            let last = run.last as usize;
            let Some(seats) = self.seats.get(run.first as usize - 1..last) else { return false };
            let can = |may: fn(&Seat) -> bool| seats.iter().filter(|seat| may(seat)).count();
            let (ones, others) = (can(|seat| seat.may_be), can(|seat| seat.may_be_other));
            let min = run.min as usize;
            // Those left over are known only where all are.
            let is_known = last <= certain && (is_whole || !self.is_last(pattern, last));
            let both = self.each || matches!(pattern, Pattern::Alternate);
            is_known && (ones < min || (both && others < min))
        })
        .collect()
    }

    /// Whether somebody more would change the run that ends here.
    fn is_last(&self, pattern: &Pattern, last: usize) -> bool {
        last == self.seats.len() && !matches!(pattern, Pattern::Any { .. } | Pattern::Alternate)
    }

    /// Who stands at a place, from 1.
    pub(crate) fn at(&self, place: u32) -> Option<Listed<'a>> {
        self.people.get(place.checked_sub(1)? as usize).copied()
    }

    /// How many of a run are looked for, where that is certain.
    pub(crate) fn found(&self, run: Breach) -> Option<usize> {
        let seats = self.seats.get(run.first as usize - 1..run.last as usize)?;
        let is_certain = seats.iter().all(|seat| seat.may_be != seat.may_be_other);
        is_certain.then(|| seats.iter().filter(|seat| seat.may_be).count())
    }

    /// The places of the values on which the order depends.
    pub(crate) fn open(&self, case: &Case<'_>, mentioned: &Mentioned) -> Vec<Location> {
        let mut places = Vec::new();
        for (seat, who) in self.seats.iter().zip(&self.people) {
            if !seat.may_be_absent && seat.may_be != seat.may_be_other {
                continue;
            }
            if who.is_in_doubt {
                places.push(case.place_in_doubt(who.person));
                continue;
            }
            let cells = Unknown::of(case, who.person, mentioned);
            places.extend(cells.cells(who.person).map(|cell| case.location(who.person, cell)));
        }
        places.sort();
        places.dedup();
        places
    }
}

#[cfg(test)]
mod tests {
    use super::super::pattern::LastOnes;
    use super::*;

    /// Each way in which a list of unknown places can turn out, looked at by itself.
    fn by_trying_all(seats: &[(bool, bool, bool)], each: bool, pattern: &Pattern) -> Status {
        let mut lists: Vec<Vec<bool>> = vec![Vec::new()];
        for (absent, one, other) in seats {
            let mut next = Vec::new();
            for list in &lists {
                if *absent {
                    next.push(list.clone());
                }
                for (can, is_one) in [(*one, true), (*other, false)] {
                    if can {
                        next.push([list.as_slice(), &[is_one]].concat());
                    }
                }
            }
            lists = next;
        }
        let kept = lists.iter().filter(|list| keeps(list, each, pattern)).count();
        match kept {
            0 => Status::Fail,
            all if all == lists.len() => Status::Pass,
            _ => Status::NotChecked,
        }
    }

    /// What the pattern says of a known list, as its own words have it.
    fn keeps(list: &[bool], each: bool, pattern: &Pattern) -> bool {
        let kept = |part: &[bool], min: u32| {
            let ones = part.iter().filter(|is_one| **is_one).count();
            ones >= min as usize && (!each || part.len() - ones >= min as usize)
        };
        match pattern {
            Pattern::First(steps) => steps
                .iter()
                .all(|(first, min)| kept(&list[..(*first as usize).min(list.len())], *min)),
            Pattern::Every { of, min, last } => list.chunks(*of as usize).all(|part| {
                let left = u32::try_from(part.len()).unwrap();
                match last {
                    _ if left == *of => kept(part, *min),
                    LastOnes::Skip => true,
                    LastOnes::Nearest if each => kept(part, left / 2),
                    LastOnes::Nearest => {
                        let distance = |n: u32| (2 * n * of).abs_diff(2 * left * min);
                        let nearest = (0..=left).min_by_key(|n| (distance(*n), *n)).unwrap();
                        kept(part, nearest)
                    }
                }
            }),
            Pattern::Any { of, min } => list.windows(*of as usize).all(|part| kept(part, *min)),
            Pattern::Alternate => list.windows(2).all(|pair| pair[0] != pair[1]),
        }
    }

    fn patterns() -> Vec<Pattern> {
        use LastOnes::{Nearest, Skip};
        vec![
            Pattern::First(vec![(2, 1)]),
            Pattern::First(vec![(2, 1), (4, 2), (5, 2)]),
            Pattern::Every { of: 3, min: 1, last: Skip },
            Pattern::Every { of: 3, min: 1, last: Nearest },
            Pattern::Every { of: 5, min: 2, last: Nearest },
            Pattern::Any { of: 3, min: 1 },
            Pattern::Any { of: 4, min: 2 },
            Pattern::Alternate,
        ]
    }

    #[test]
    fn the_walk_says_what_trying_all_ways_says() {
        let kinds = [
            (false, true, false),
            (false, false, true),
            (false, true, true),
            (true, true, false),
            (true, false, true),
            (true, true, true),
        ];
        // Every list of up to four places, and of six some.
        let mut lists: Vec<Vec<(bool, bool, bool)>> = vec![Vec::new()];
        let mut shorter = lists.clone();
        for _ in 0..4 {
            shorter = shorter
                .iter()
                .flat_map(|list| kinds.iter().map(|kind| [list.as_slice(), &[*kind]].concat()))
                .collect();
            lists.extend(shorter.iter().cloned());
        }
        let mut seed = 7_usize;
        for _ in 0..2_000 {
            let mut next = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
                seed >> 33
            };
            let many = 5 + next() % 4;
            lists.push((0..many).map(|_| kinds[next() % kinds.len()]).collect());
        }
        for pattern in patterns() {
            for each in [false, true] {
                for list in &lists {
                    let seats = list.iter().map(|(may_be_absent, may_be, may_be_other)| Seat {
                        may_be_absent: *may_be_absent,
                        may_be: *may_be,
                        may_be_other: *may_be_other,
                    });
                    let sequence = Sequence { seats: seats.collect(), people: Vec::new(), each };
                    let expected = by_trying_all(list, each, &pattern);
                    assert_eq!(sequence.judge(&pattern), expected, "{pattern:?} {each} {list:?}");
                    if expected == Status::Pass {
                        assert_eq!(sequence.breaches(&pattern), [], "{pattern:?} {each} {list:?}");
                    }
                }
            }
        }
    }
}
