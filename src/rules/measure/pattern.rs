//! Where people must stand in an order, asked of one person after the other.

/// Where those who are looked for must stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// Among the first so many at least so many, for each pair, by the first numbers.
    First(Vec<(u32, u32)>),
    /// Among each so many in turn at least so many.
    Every { of: u32, min: u32, last: LastOnes },
    /// Among any so many neighbours at least so many.
    Any { of: u32, min: u32 },
    /// Never two neighbours alike.
    Alternate,
}

/// What is asked of those who are left over at the end of a list that is cut into equal parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LastOnes {
    /// Nothing.
    Skip,
    /// That they are as near to what is asked of a full part as may be.
    Nearest,
}

/// Some neighbours who break a pattern, by their places from 1, with how many there should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Breach {
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) min: u32,
}

/// As much of a way in which the people so far can stand as the rest depends on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    /// How many people there are in the part that is being looked at.
    seen: u32,
    /// How many of them are looked for.
    found: u32,
    /// The last ones, the latest in the lowest bit: whether each is looked for.
    latest: u32,
}

impl Pattern {
    /// The longest run of neighbours that [`Pattern::Any`] can look at.
    pub(crate) const LONGEST_RUN: u32 = 16;

    /// What comes of somebody more; none where that breaks the pattern.
    pub(super) fn next(&self, each: bool, state: State, is_one: bool) -> Option<State> {
        let is_kept =
            |seen: u32, found: u32, min: u32| found >= min && (!each || seen - found >= min);
        let State { seen, found, latest } = state;
        let (seen, found) = (seen + 1, found + u32::from(is_one));
        Some(match self {
            Self::First(steps) => {
                let end = steps.last().map_or(0, |(first, _)| *first);
                if seen > end {
                    return Some(state);
                }
                let step = steps.iter().find(|(first, _)| *first == seen);
                if step.is_some_and(|(_, min)| !is_kept(seen, found, *min)) {
                    return None;
                }
                State { seen, found, latest }
            }
            Self::Every { of, min, .. } if seen == *of => {
                if !is_kept(seen, found, *min) {
                    return None;
                }
                State::default()
            }
            Self::Every { .. } => State { seen, found, latest },
            Self::Any { of, min } => {
                let run = (latest << 1 | u32::from(is_one)) & ones(*of);
                if seen >= *of && !is_kept(*of, run.count_ones(), *min) {
                    return None;
                }
                State { seen: seen.min(*of), found: 0, latest: run & ones(*of - 1) }
            }
            Self::Alternate => {
                if seen > 1 && (latest == 1) == is_one {
                    return None;
                }
                State { seen: 1, found: 0, latest: u32::from(is_one) }
            }
        })
    }

    /// Whether a list may end so.
    pub(super) fn may_end(&self, each: bool, state: State) -> bool {
        let State { seen, found, .. } = state;
        match self {
            // A list that is shorter has to hold as many all the same.
            Self::First(steps) => steps
                .iter()
                .filter(|(first, _)| *first > seen)
                .all(|(_, min)| found >= *min && (!each || seen - found >= *min)),
            Self::Every { of, min, last: LastOnes::Nearest } => {
                let min = nearest(each, seen, *min, *of);
                found >= min && (!each || seen - found >= min)
            }
            Self::Every { .. } | Self::Any { .. } | Self::Alternate => true,
        }
    }

    /// The runs of places that it looks at, in a list of so many people.
    pub(super) fn runs(&self, each: bool, people: u32) -> Vec<Breach> {
        let run = |first, last, min| Breach { first, last, min };
        match self {
            Self::First(steps) => {
                steps.iter().map(|(first, min)| run(1, (*first).min(people), *min)).collect()
            }
            Self::Every { of, min, last } => {
                let full = people / of;
                let mut runs: Vec<Breach> =
                    (0..full).map(|at| run(at * of + 1, (at + 1) * of, *min)).collect();
                let left = people % of;
                if left > 0 && *last == LastOnes::Nearest {
                    runs.push(run(full * of + 1, people, nearest(each, left, *min, *of)));
                }
                runs
            }
            Self::Any { of, min } => {
                (of - 1..people).map(|end| run(end + 2 - of, end + 1, *min)).collect()
            }
            Self::Alternate => (1..people).map(|first| run(first, first + 1, 1)).collect(),
        }
    }
}

/// So many ones.
fn ones(many: u32) -> u32 {
    (1 << many) - 1
}

/// How many of those left over come nearest to so many of a full part: half of them where each side
/// must stand there, and else their share of it, half a person down.
fn nearest(each: bool, left: u32, min: u32, of: u32) -> u32 {
    if each { left / 2 } else { (2 * left * min + of - 1) / (2 * of) }
}
