//! Which inputs of a run are one list.
//!
//! What files belong together shows in the files themselves, so that each is read before any is
//! judged. What was read is kept for the check, up to a bound: a run over thousands of lists reads
//! those beyond it twice and takes no more memory than one over hundreds.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::beside;
use super::in_order::in_order;
use super::planned::{Input, Planned};
use crate::fault::Fault;
use crate::panics;
use crate::sheet::ReadNote;
use crate::validate::{CheckSettings, ListPart, ListSource, PartFacts, ROWS_KEPT, belonging};

/// Which files are taken for one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// Those that are of one unit and hold different roles.
    OfOneUnit,
    /// All of them.
    Together,
    /// None.
    Apart,
}

/// The files that were read already.
#[derive(Debug, Default)]
pub struct Parts(Mutex<ReadParts>);

#[derive(Debug, Default)]
struct ReadParts {
    by_path: HashMap<PathBuf, Result<ListPart, Fault>>,
    rows: usize,
}

impl Parts {
    /// The file as it was read before, or as it is read now.
    pub fn take(&self, path: &Path, settings: &CheckSettings<'_>) -> Result<ListPart, Fault> {
        let before = self.lock().by_path.remove(path);
        before.unwrap_or_else(|| read(path, settings))
    }

    /// What a file tells of itself; none where it is no list.
    pub fn look(&self, path: &Path, settings: &CheckSettings<'_>) -> PartFacts {
        // Whatever goes wrong here goes wrong again where the list is checked, and is told there.
        let Ok(part) = panics::caught(|| read(path, settings)) else {
            return PartFacts::default();
        };
        let facts = part.as_ref().map(|part| PartFacts::of(part, settings)).unwrap_or_default();
        let rows = part.as_ref().map_or(0, |part| part.roster.delegates.len());
        let mut before = self.lock();
        if before.rows + rows <= ROWS_KEPT {
            before.rows += rows;
            before.by_path.insert(path.to_owned(), part);
        }
        facts
    }

    fn lock(&self) -> MutexGuard<'_, ReadParts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(path: &Path, settings: &CheckSettings<'_>) -> Result<ListPart, Fault> {
    ListPart::read(&path.display().to_string(), ListSource::File(path), settings)
}

/// Puts the inputs that are one list together. `look` tells what a file says of itself.
pub fn join(
    inputs: Vec<Planned>,
    joining: Joining,
    jobs: NonZeroUsize,
    look: impl Fn(&Path, usize) -> PartFacts + Sync,
) -> Vec<Planned> {
    let files = inputs.iter().filter(|planned| matches!(planned.input, Input::File(_))).count();
    match joining {
        _ if files < 2 => inputs,
        Joining::Apart => inputs,
        Joining::OfOneUnit => of_one_unit(inputs, jobs, look),
        Joining::Together => joined(inputs, |_| 0, |files| vec![(0..files.len()).collect()]),
    }
}

fn of_one_unit(
    inputs: Vec<Planned>,
    jobs: NonZeroUsize,
    look: impl Fn(&Path, usize) -> PartFacts + Sync,
) -> Vec<Planned> {
    let mut facts: HashMap<PathBuf, PartFacts> = HashMap::new();
    let work = |planned: &Planned| match &planned.input {
        Input::File(path) => Some(look(path, planned.group)),
        Input::Stdin | Input::Nothing(..) => None,
    };
    in_order(&inputs, jobs, work, |planned, found| {
        facts.extend(found.map(|found| (planned.input.path().to_owned(), found)));
    });
    let lists = |inputs: &[&Planned]| {
        let facts: Vec<PartFacts> = inputs
            .iter()
            .map(|planned| facts.get(planned.input.path()).cloned().unwrap_or_default())
            .collect();
        belonging(&facts)
    };
    joined(inputs, |planned| planned.group, lists)
}

/// The inputs with the files of each list as one, where its first file stood. Only files of one
/// group are put together.
fn joined(
    inputs: Vec<Planned>,
    group: impl Fn(&Planned) -> usize,
    lists: impl Fn(&[&Planned]) -> Vec<Vec<usize>>,
) -> Vec<Planned> {
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    for (at, planned) in inputs.iter().enumerate() {
        if !matches!(planned.input, Input::File(_)) {
            continue;
        }
        let own = group(planned);
        match groups.iter_mut().find(|(group, _)| *group == own) {
            Some((_, places)) => places.push(at),
            None => groups.push((own, vec![at])),
        }
    }
    // For each input at which a list stands, all the inputs of the list in their order.
    let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
    for (_, places) in &groups {
        let files: Vec<&Planned> = places.iter().map(|at| &inputs[*at]).collect();
        for list in lists(&files) {
            let list: Vec<usize> = list.into_iter().map(|at| places[at]).collect();
            members.extend(list.iter().min().copied().map(|first| (first, list)));
        }
    }
    let mut left: Vec<Option<Planned>> = inputs.into_iter().map(Some).collect();
    let mut whole = Vec::new();
    for at in 0..left.len() {
        let is_file = |planned: &Planned| matches!(planned.input, Input::File(_));
        let list = match members.remove(&at) {
            Some(list) => list,
            None if left[at].as_ref().is_some_and(is_file) => continue,
            None => vec![at],
        };
        let mut files = list.into_iter().filter_map(|at| left[at].take());
        let Some(first) = files.next() else { continue };
        let others = files.map(|planned| planned.input.path().to_owned()).collect();
        whole.push(Planned { others, ..first });
    }
    whole
}

/// A file that was named alone, with those beside it that hold the other delegates of its list: put
/// together with them if the user asks for it, else told.
pub(super) fn with_those_beside(
    part: ListPart,
    joining: Joining,
    settings: &CheckSettings<'_>,
) -> Vec<ListPart> {
    let mut part = part;
    let others = match joining {
        Joining::Apart => Vec::new(),
        Joining::OfOneUnit | Joining::Together => beside(&part, settings, &[]),
    };
    if joining == Joining::Together {
        return std::iter::once(part).chain(others).collect();
    }
    if !others.is_empty() {
        let files = others.into_iter().map(|other| other.path).collect();
        part.note(ReadNote::OtherFiles { files });
    }
    vec![part]
}
