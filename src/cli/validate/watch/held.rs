//! The reports of the last round, so that only what changed is checked again.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::changes::Standing;
use super::look::ListState;
use crate::across::Digest;
use crate::report::InputReport;

/// What is known of each list.
#[derive(Default)]
pub(super) struct Held(Mutex<HashMap<PathBuf, Known>>);

struct Known {
    state: ListState,
    report: InputReport,
    digest: Digest,
}

impl Held {
    /// The report of a list: the one that is known, if nothing that it rests on has changed.
    pub(super) fn report(
        &self,
        state: &ListState,
        check: impl FnOnce() -> (InputReport, Digest),
    ) -> (InputReport, Digest) {
        let known = self.lock().get(&state.path).and_then(|known| known.at(state));
        if let Some(known) = known {
            return known;
        }
        let (report, digest) = check();
        let known = Known { state: state.clone(), report: report.clone(), digest: digest.clone() };
        self.lock().insert(state.path.clone(), known);
        (report, digest)
    }

    /// Forgets the lists that are gone.
    pub(super) fn keep(&self, lists: &[ListState]) {
        let there: std::collections::HashSet<&Path> =
            lists.iter().map(|list| list.path.as_path()).collect();
        self.lock().retain(|path, _| there.contains(path.as_path()));
    }

    /// How each of these lists stands.
    pub(super) fn standings(&self, lists: &[ListState]) -> Vec<Standing> {
        let known = self.lock();
        lists.iter().filter_map(|list| known.get(&list.path)).map(Known::standing).collect()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<PathBuf, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn at(&self, state: &ListState) -> Option<(InputReport, Digest)> {
        (self.state == *state).then(|| (self.report.clone(), self.digest.clone()))
    }

    fn standing(&self) -> Standing {
        Standing::of(&self.state, &self.report)
    }
}
