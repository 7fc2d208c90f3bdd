//! The reports of the last round, so that only what changed is checked again.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::changes::ListStanding;
use super::look::ListState;
use crate::runs::CheckedList;
use crate::validate::PartFacts;

/// What is known of each list.
#[derive(Default)]
pub(super) struct LastRound {
    reports: Mutex<HashMap<PathBuf, KnownReport>>,
    facts: Mutex<HashMap<PathBuf, (ListState, PartFacts)>>,
}

struct KnownReport {
    /// What the report rests on, file by file.
    states: Vec<ListState>,
    checked: Arc<CheckedList>,
}

impl LastRound {
    /// The report of a list: the one that is known, if nothing that it rests on has changed.
    pub(super) fn report(
        &self,
        states: &[&ListState],
        check: impl FnOnce() -> CheckedList,
    ) -> Arc<CheckedList> {
        let Some(first) = states.first() else { return Arc::new(check()) };
        let known = lock(&self.reports).get(&first.path).and_then(|known| known.at(states));
        if let Some(known) = known {
            return known;
        }
        let CheckedList { report, digest } = check();
        // A copy lies closer together than what was put together piece by piece, for as long as the
        // watch lasts.
        let checked = Arc::new(CheckedList { report: report.clone(), digest });
        let states = states.iter().copied().cloned().collect();
        let known = KnownReport { states, checked: Arc::clone(&checked) };
        lock(&self.reports).insert(first.path.clone(), known);
        checked
    }

    /// How many of these files are not as they were, or new.
    pub(super) fn changed(&self, files: &[ListState]) -> usize {
        let reports = lock(&self.reports);
        let known = reports.values().flat_map(|known| &known.states);
        let known: HashMap<&Path, &ListState> =
            known.map(|state| (state.path.as_path(), state)).collect();
        let is_changed = |file: &&ListState| known.get(file.path.as_path()) != Some(file);
        files.iter().filter(is_changed).count()
    }

    /// What a file tells of itself: what is known of it, if nothing that it rests on has changed.
    pub(super) fn facts(&self, state: &ListState, look: impl FnOnce() -> PartFacts) -> PartFacts {
        let known = lock(&self.facts).get(&state.path).filter(|known| known.0 == *state).cloned();
        if let Some((_, facts)) = known {
            return facts;
        }
        let facts = look();
        lock(&self.facts).insert(state.path.clone(), (state.clone(), facts.clone()));
        facts
    }

    /// Forgets the lists that are gone; a list is known by its first file.
    pub(super) fn keep<'a>(&self, firsts: impl Iterator<Item = &'a Path>) {
        let there: HashSet<&Path> = firsts.collect();
        lock(&self.reports).retain(|path, _| there.contains(path.as_path()));
    }

    /// How each of these lists stands.
    pub(super) fn standings<'a>(
        &self,
        firsts: impl Iterator<Item = &'a Path>,
    ) -> Vec<ListStanding> {
        let known = lock(&self.reports);
        firsts.filter_map(|path| known.get(path)).filter_map(KnownReport::standing).collect()
    }
}

fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

impl KnownReport {
    fn at(&self, states: &[&ListState]) -> Option<Arc<CheckedList>> {
        self.states.iter().eq(states.iter().copied()).then(|| Arc::clone(&self.checked))
    }

    fn standing(&self) -> Option<ListStanding> {
        Some(ListStanding::of(self.states.first()?, &self.checked.report))
    }
}
