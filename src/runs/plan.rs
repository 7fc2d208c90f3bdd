//! What is to be checked against which settings: the lists of the paths, each with the
//! settings file that is found upwards from it.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::excludes::Excludes;
use super::found::FoundLists;
use super::in_force::{RulesInForce, find_settings, folder};
use super::planned::{Input, Planned};
use crate::fault::Fault;
use crate::file_names::{as_spelled, composed, composed_text};
use crate::files::{Files, absolute, of_machine};
use crate::report::PassedOver;
use crate::text;

/// What decides which rules are in force, as whoever asks for the run says it.
#[derive(Debug, Clone, Copy)]
pub struct Governing<'a> {
    /// Where lists, settings and rules are read from.
    pub files: &'a dyn Files,
    /// The ruleset, by its id or as a file.
    pub rules: Option<&'a str>,
    /// The congress profile.
    pub congress: Option<&'a Path>,
    /// The settings file; else the nearest one above each list.
    pub config: Option<&'a Path>,
    /// Whether no settings file is looked for.
    pub isolated: bool,
}

impl Governing<'_> {
    /// The settings file for a list or folder.
    pub fn settings_file(&self, path: &Path) -> Option<PathBuf> {
        if self.isolated {
            return None;
        }
        let above = || find_settings(folder(path, self.files), self.files);
        self.config.map(Path::to_owned).or_else(above)
    }
}

/// The lists that share their settings, and so their ruleset.
pub struct SettingsGroup {
    pub rules: RulesInForce,
    /// Whether everything in the folder of the settings is checked: only then can a list be
    /// missing.
    pub covers_all: bool,
}

/// A file of a folder that is no list, with the group that it would be in.
pub struct Aside {
    pub file: PassedOver,
    pub group: usize,
}

/// A run before it begins.
pub struct RunPlan {
    pub groups: Vec<SettingsGroup>,
    pub inputs: Vec<Planned>,
    pub aside: Vec<Aside>,
}

impl RunPlan {
    /// Finds lists and settings.
    ///
    /// # Errors
    ///
    /// Settings or rules that cannot be used: nothing is then checked, since every verdict would
    /// rest on rules that were not meant.
    pub fn new(
        paths: &[PathBuf],
        governing: &Governing<'_>,
        exclude: &[String],
        find: impl Fn(&Path, &Excludes) -> FoundLists,
    ) -> Result<Self, Fault> {
        let files = governing.files;
        let mut planning = Planning {
            governing,
            groups: Vec::new(),
            by_file: HashMap::new(),
            by_folder: HashMap::new(),
        };
        let mut inputs = Vec::new();
        let mut aside = Vec::new();
        let mut seen = HashSet::new();
        let typed = typed_excludes(exclude)?;
        for path in paths {
            let group = planning.group_of(path)?;
            let mut excludes = vec![typed.clone()];
            excludes.extend(planning.excludes(group)?);
            let FoundLists { inputs: found, passed_over, is_named } =
                find(path, &Excludes::new(excludes));
            for input in found {
                let own = match &input {
                    Input::File(file) => planning.group_of(file)?,
                    Input::Stdin | Input::Nothing(..) => group,
                };
                // A list that is named by itself is checked whatever its settings leave out.
                if own != group
                    && let Input::File(file) = &input
                    && planning.leaves_out(own, file)?
                {
                    continue;
                }
                let group = own;
                if matches!(&input, Input::File(file) if planning.is_units_file(group, file)) {
                    continue;
                }
                // A list that is named twice is checked once.
                if !matches!(&input, Input::File(file) if !seen.insert(itself(file, files))) {
                    inputs.push(Planned { input, others: Vec::new(), group, is_named });
                }
            }
            for file in passed_over {
                let path = Path::new(&file.path);
                let own = planning.group_of(path)?;
                let is_left_out = own != group && planning.leaves_out(own, path)?;
                if !is_left_out && !planning.rests_on(own, path) && seen.insert(itself(path, files))
                {
                    aside.push(Aside { file, group: own });
                }
            }
            planning.cover(path);
        }
        Ok(Self { groups: planning.groups, inputs, aside })
    }
}

/// The file behind a path, however it is named: from here or from the root, or by a link.
fn itself(path: &Path, files: &dyn Files) -> PathBuf {
    if files.is_link(path) {
        return files.identity(path);
    }
    absolute(path).unwrap_or_else(|| path.to_owned())
}

/// The lines of `--exclude`, seen from where the command runs.
fn typed_excludes(lines: &[String]) -> Result<Gitignore, Fault> {
    patterns(&of_machine().here().unwrap_or_default(), lines).map_err(|(line, fault)| {
        Fault::new(text!(
            vi: "`--exclude {line}`: không phải là mẫu tên tệp: {fault}",
            en: "`--exclude {line}`: this is no pattern of file names: {fault}"
        ))
    })
}

fn patterns(root: &Path, lines: &[String]) -> Result<Gitignore, (String, String)> {
    let mut builder = GitignoreBuilder::new(composed(root));
    for line in lines {
        builder
            .add_line(None, &composed_text(line))
            .map_err(|fault| (line.clone(), fault.to_string()))?;
    }
    builder.build().map_err(|fault| (lines.join(" "), fault.to_string()))
}

struct Planning<'a> {
    governing: &'a Governing<'a>,
    groups: Vec<SettingsGroup>,
    /// The group of each settings file, `None` for that of no settings.
    by_file: HashMap<Option<PathBuf>, usize>,
    /// The settings file of each folder, looked for once.
    by_folder: HashMap<PathBuf, Option<PathBuf>>,
}

impl Planning<'_> {
    fn group_of(&mut self, path: &Path) -> Result<usize, Fault> {
        let file = self.settings_file(path);
        if let Some(group) = self.by_file.get(&file) {
            return Ok(*group);
        }
        let rules =
            RulesInForce::load(file.as_deref(), self.governing.files, self.governing.rules)?;
        let covers_all = self.governing.config.is_some();
        self.groups.push(SettingsGroup { rules, covers_all });
        let group = self.groups.len() - 1;
        self.by_file.insert(file, group);
        Ok(group)
    }

    fn settings_file(&mut self, path: &Path) -> Option<PathBuf> {
        let find = |folder: &PathBuf| self.governing.settings_file(folder);
        let folder = folder(path, self.governing.files).to_owned();
        self.by_folder.entry(folder).or_insert_with_key(find).clone()
    }

    /// Whether the file is the table of units, which is no list.
    fn is_units_file(&self, group: usize, file: &Path) -> bool {
        let settings = self.groups.get(group).and_then(|group| group.rules.settings());
        let units = settings.and_then(|settings| settings.units_file.as_ref());
        let files = self.governing.files;
        let whole = |path: &Path| {
            let path = as_spelled(path, files);
            files.is_named(&path).then(|| files.identity(&path))
        };
        units
            .is_some_and(|units| whole(&units.path).is_some_and(|table| whole(file) == Some(table)))
    }

    /// Whether the group is judged by this file.
    fn rests_on(&self, group: usize, file: &Path) -> bool {
        let Governing { files, congress, rules, .. } = *self.governing;
        let options = [congress.map(Path::to_owned), rules.map(PathBuf::from)];
        let in_force = self.groups.get(group).map(|group| group.rules.files()).unwrap_or_default();
        let mut used = in_force.into_iter().chain(options.into_iter().flatten());
        let file = itself(file, files);
        used.any(|used| itself(&as_spelled(&used, files), files) == file)
    }

    /// Whether the settings leave a file out. A folder within may have settings of its own, which
    /// the walk did not know of.
    fn leaves_out(&self, group: usize, file: &Path) -> Result<bool, Fault> {
        Ok(Excludes::new(self.excludes(group)?.into_iter().collect()).name_file(file))
    }

    fn excludes(&self, group: usize) -> Result<Option<Gitignore>, Fault> {
        let Some(settings) = self.groups.get(group).and_then(|group| group.rules.settings()) else {
            return Ok(None);
        };
        let root = absolute(&settings.root).unwrap_or_else(|| settings.root.clone());
        patterns(&root, &settings.exclude).map(Some).map_err(|(line, fault)| {
            Fault::new(text!(
                vi: "`exclude`: `{line}` không phải là mẫu tên tệp: {fault}",
                en: "`exclude`: `{line}` is no pattern of file names: {fault}"
            ))
            .about(settings.file.display())
        })
    }

    /// Notes which settings have all of their folder checked by this path.
    fn cover(&mut self, path: &Path) {
        let files = self.governing.files;
        let Some(whole) = files.rooted(path) else { return };
        if !files.is_folder(&whole) {
            return;
        }
        let whole: PathBuf = whole.components().collect();
        for group in &mut self.groups {
            let root = group.rules.settings().and_then(|settings| files.rooted(&settings.root));
            group.covers_all |= root.is_some_and(|root| root.starts_with(&whole));
        }
    }
}
