//! The lists of a run, read and not judged: whom `stats` counts.
//!
//! They are found, joined and read as `validate` does it. A file that is named alone is read with
//! those beside it that hold the other delegates of its list.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use super::super::options::CheckingOptions;
use super::super::screen::Screen;
use super::checking::stdin;
use super::lists;
use crate::fault::Fault;
use crate::panics;
use crate::runs::{
    Input, Joining, OwnReports, Parts, Planned, RulesInForce, RunPlan, SettingsGroup, beside,
    in_order, join,
};
use crate::validate::{
    CheckSettings, ListPart, ListSource, PeopleListed, in_order_of_roles, no_list, people_of_parts,
};

/// A list that was read, or why it was not.
pub(in crate::cli) struct ListRead {
    /// Its first file, as the user gave it.
    pub(in crate::cli) path: String,
    /// All its files; none of standard input.
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Whether the settings that are in force for it are those of the first path.
    pub(in crate::cli) is_under_first: bool,
    pub(in crate::cli) outcome: Result<PeopleListed, Fault>,
}

/// Everything that was read.
pub(in crate::cli) struct ListsRead {
    groups: Vec<SettingsGroup>,
    files: Vec<PathBuf>,
    /// The lists, in the order of the paths.
    pub(in crate::cli) lists: Vec<ListRead>,
    /// The files of folders that were opened and hold no list.
    pub(in crate::cli) passed_over: Vec<String>,
}

impl ListsRead {
    /// Tells why lists could not be read, and which they are.
    pub(in crate::cli) fn tell_unreadable(&self, screen: &Screen) -> Vec<String> {
        let mut unreadable = Vec::new();
        for list in &self.lists {
            if let Err(fault) = &list.outcome {
                screen.fail(&fault.clone().about(list.path.clone()));
                unreadable.push(list.path.clone());
            }
        }
        unreadable
    }

    /// What is in force for the lists: that of the first speaks for all of them.
    pub(in crate::cli) fn in_force(&self) -> impl Iterator<Item = &RulesInForce> {
        self.groups.iter().map(|group| &group.rules)
    }

    /// The files that a report is made from, none of which may be written over.
    pub(in crate::cli) fn originals(&self, checking: &CheckingOptions) -> Vec<PathBuf> {
        let files: Vec<&Path> = self.files.iter().map(PathBuf::as_path).collect();
        checking.originals(&files, &self.in_force().collect::<Vec<_>>())
    }
}

/// Reads all lists of these paths.
///
/// # Errors
///
/// Settings, rules or options that cannot be used.
pub(in crate::cli) fn read_lists(
    paths: &[PathBuf],
    exclude: &[String],
    checking: &CheckingOptions,
) -> Result<ListsRead, Fault> {
    let reports = OwnReports::default();
    let find = |path: &Path, excludes: &_| lists::find(path, excludes, &reports);
    let RunPlan { groups, inputs, .. } =
        RunPlan::new(paths, &checking.governing.governing(), exclude, find)?;
    let settings = groups.iter().map(|group| checking.check_settings(&group.rules));
    let settings = settings.collect::<Result<Vec<CheckSettings<'_>>, Fault>>()?;
    let jobs = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let parts = Parts::default();
    let look = |file: &Path, group: usize| parts.look(file, &settings[group]);
    let inputs = join(inputs, checking.joining(), jobs, look);
    let is_alone = matches!(paths, [only] if !only.is_dir()) && inputs.len() == 1;
    let reader =
        Reader { parts: &parts, settings: &settings, joining: checking.joining(), is_alone };
    let (mut lists, mut files, mut passed_over) = (Vec::new(), Vec::new(), Vec::new());
    let work = |planned: &Planned| reader.read(planned);
    in_order(&inputs, jobs, work, |planned, outcome| match outcome {
        Some(list) => {
            files.extend(list.files.iter().cloned());
            lists.push(ListRead {
                path: planned.input.name(),
                files: list.files,
                is_under_first: planned.group == 0,
                outcome: list.outcome,
            });
        }
        None => passed_over.push(planned.input.name()),
    });
    drop(settings);
    Ok(ListsRead { groups, files, lists, passed_over })
}

struct Reader<'a> {
    parts: &'a Parts,
    settings: &'a [CheckSettings<'a>],
    joining: Joining,
    /// Whether one file is named and nothing else.
    is_alone: bool,
}

struct FilesRead {
    files: Vec<PathBuf>,
    outcome: Result<PeopleListed, Fault>,
}

impl Reader<'_> {
    /// The people of one input; none of a file of a folder that is no list.
    fn read(&self, planned: &Planned) -> Option<FilesRead> {
        let settings = &self.settings[planned.group];
        let name = planned.input.name();
        let read = panics::caught(|| match &planned.input {
            Input::Nothing(_, failure) => Err(failure.clone()),
            Input::Stdin => {
                let part = ListPart::read(&name, ListSource::Bytes(stdin()?), settings)?;
                Ok((Vec::new(), people_of_parts(vec![part], settings)))
            }
            Input::File(_) => self.files(planned, settings),
        });
        let (files, outcome) = match read.and_then(|it| it) {
            Ok((files, people)) => (files, Ok(people)),
            Err(failure) => (planned.files().map(Path::to_owned).collect(), Err(failure)),
        };
        // A file that is named is meant to be a list, and has to be one.
        let may_be_none = outcome.is_err() && planned.others.is_empty() && !planned.is_named;
        let is_no_list = |path: &Path| no_list(path, settings).is_some();
        if may_be_none && planned.files().any(is_no_list) {
            return None;
        }
        Some(FilesRead { files, outcome })
    }

    fn files(
        &self,
        planned: &Planned,
        settings: &CheckSettings<'_>,
    ) -> Result<(Vec<PathBuf>, PeopleListed), Fault> {
        let parts = planned.files().map(|path| {
            self.parts.take(path, settings).map_err(|fault| fault.about(path.display()))
        });
        let mut parts = parts.collect::<Result<Vec<ListPart>, Fault>>()?;
        if self.is_alone
            && self.joining != Joining::Apart
            && let [part] = &parts[..]
        {
            parts.extend(beside(part, settings, &[]));
        }
        let files = parts.iter().filter_map(|part| part.file.clone()).collect();
        Ok((files, people_of_parts(in_order_of_roles(parts), settings)))
    }
}
