//! A check of files that the caller holds, as `validate` checks those of a disk.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::congress::CongressProfile;
use crate::fault::Fault;
use crate::files::{Files as _, GivenFiles};
use crate::read::{Limits, ReadOptions};
use crate::render::{self, Format, RenderOptions};
use crate::report::{Closing, InputReport, Run, Strictness};
use crate::rules::Privacy;
use crate::runs::{
    Checker, Governing, Joining, Parts, Planned, RulesInForce, RunPeople, RunPlan, RunSoFar,
    SettingsGroup, find_given, in_order, join,
};
use crate::settings::Settings;
use crate::validate::{self, CheckSettings, FilesKept};

/// How files are checked: what the options of `validate` say there.
///
/// Every field has a default: the rules of the settings file among the files, else `vn-2024`; the
/// facts that profiles tell; personal numbers masked.
#[derive(Debug, Clone)]
pub struct FilesOptions {
    /// The ruleset: the id of a built-in one, or the path of one of the files.
    pub rules: Option<String>,
    /// The level, by its id or title.
    pub level: Option<String>,
    /// Facts of the congress, which win over every profile.
    pub facts: CongressProfile,
    /// Which files are one list.
    pub joining: Joining,
    /// What counts as an error; what a settings file asks for counts besides.
    pub strictness: Strictness,
    /// Whether personal numbers are shown.
    pub privacy: Privacy,
    /// How many cells of a file are read at most.
    pub most_cells: u64,
    /// The day of the check, on which waivers must still hold.
    pub today: Date,
}

impl FilesOptions {
    /// The defaults, on this day.
    pub fn new(today: Date) -> Self {
        Self {
            rules: None,
            level: None,
            facts: CongressProfile::default(),
            joining: Joining::OfOneUnit,
            strictness: Strictness::default(),
            privacy: Privacy::Masked,
            most_cells: Limits::default().cells,
            today,
        }
    }

    /// How files are read.
    pub(crate) fn reading(&self) -> ReadOptions {
        let limits = Limits { cells: self.most_cells, ..Limits::default() };
        ReadOptions { limits, ..ReadOptions::default() }
    }
}

/// What is in force for files: the settings and rulesets, read once.
pub struct FilesPlan<'a> {
    files: &'a GivenFiles,
    options: &'a FilesOptions,
    plan: RunPlan,
    /// Whether one file was asked for, and no folder.
    is_one_file: bool,
    kept: Option<&'a FilesKept>,
}

impl<'a> FilesPlan<'a> {
    /// Finds the lists of these paths, each a file or a folder of the files, with what is in force for
    /// them.
    ///
    /// # Errors
    ///
    /// Settings or rules that cannot be used.
    pub fn new(
        files: &'a GivenFiles,
        paths: &[PathBuf],
        options: &'a FilesOptions,
    ) -> Result<Self, Fault> {
        let rules = options.rules.as_deref();
        let governing = Governing { files, rules, congress: None, config: None, isolated: false };
        let find = |path: &Path, excludes: &_| find_given(path, files, excludes);
        let plan = RunPlan::new(paths, &governing, &[], find)?;
        let is_one_file = matches!(paths, [only] if !files.is_folder(only));
        Ok(Self { files, options, plan, is_one_file, kept: None })
    }

    /// The same, which does not read again what is kept from an earlier check, and keeps what it reads.
    ///
    /// What is kept is good for files that did not change, under the same `rules` and `most_cells`.
    #[must_use]
    pub fn keeping(self, kept: &'a FilesKept) -> Self {
        Self { kept: Some(kept), ..self }
    }

    /// What the lists of each group are checked with.
    ///
    /// # Errors
    ///
    /// The level that is asked for is none of the ruleset's.
    pub fn settings(&self) -> Result<Vec<CheckSettings<'_>>, Fault> {
        self.plan.groups.iter().map(|group| self.settings_of(&group.rules)).collect()
    }

    fn settings_of<'s>(&'s self, rules: &'s RulesInForce) -> Result<CheckSettings<'s>, Fault> {
        let ruleset = rules.ruleset();
        let level = self.options.level.as_ref();
        let level = level.map(|level| validate::level_asked(ruleset, level)).transpose()?;
        Ok(CheckSettings {
            level: level.map(|level| level.id.clone()),
            facts: self.options.facts.clone(),
            reading: self.options.reading(),
            privacy: self.options.privacy,
            settings: rules.settings(),
            today: self.options.today,
            files: self.files,
            kept: self.kept,
            ..CheckSettings::new(ruleset)
        })
    }

    /// The group whose settings are in force for a file.
    pub(super) fn group_of(&self, path: &Path) -> usize {
        let is_of = |planned: &&Planned| planned.files().any(|file| file == path);
        self.plan.inputs.iter().find(is_of).map_or(0, |planned| planned.group)
    }

    /// What counts as an error.
    pub(super) fn strictness(&self) -> Strictness {
        let own = self.options.strictness;
        let settings = self.first_settings();
        let asks = |flag: fn(&Settings) -> Option<bool>| settings.and_then(flag).unwrap_or(false);
        Strictness {
            not_checked_is_error: own.not_checked_is_error || asks(|it| it.strict),
            warning_is_error: own.warning_is_error || asks(|it| it.deny_warnings),
        }
    }

    /// The settings file of the first group.
    fn first_settings(&self) -> Option<&Settings> {
        self.plan.groups.first().and_then(|group| group.rules.settings())
    }

    /// Checks every list.
    ///
    /// # Errors
    ///
    /// As [`settings`](Self::settings); a list that cannot be read is a part of the report.
    pub fn check(&self) -> Result<FilesReport, Fault> {
        let settings = self.settings()?;
        let parts = Parts::default();
        let look = |file: &Path, group: usize| parts.look(file, &settings[group]);
        let jobs = NonZeroUsize::MIN;
        let inputs = join(self.plan.inputs.clone(), self.options.joining, jobs, look);
        let is_only = inputs.len() == 1;
        let alone = (self.is_one_file && is_only).then_some(self.options.joining);
        let checker = Checker { settings: &settings, parts, alone, is_only, stdin: || Ok(vec![]) };
        let run = self.run(inputs.len());
        let mut people = RunPeople::default();
        let mut so_far = RunSoFar::new(&settings, &mut people);
        for aside in &self.plan.aside {
            so_far.pass_over(aside.file.clone(), aside.group);
        }
        let mut reports: Vec<InputReport> = Vec::new();
        let work = |planned: &Planned| checker.check(planned);
        in_order(&inputs, jobs, work, |planned, checked| {
            if let Some(file) = checked.report.passed_over {
                so_far.pass_over(file, planned.group);
                return;
            }
            so_far.add(&checked, planned.group, run.strictness);
            reports.push(checked.report);
        });
        let covers_all = self.plan.groups.iter().map(|group| group.covers_all);
        Ok(FilesReport { closing: so_far.finish(covers_all), run, inputs: reports })
    }

    fn run(&self, inputs: usize) -> Run {
        let facts = |group: &SettingsGroup| group.rules.ruleset().facts().into();
        Run {
            rulesets: self.plan.groups.iter().map(facts).collect(),
            strictness: self.strictness(),
            inputs,
        }
    }
}

/// What came out of a check of files.
#[derive(Debug)]
pub struct FilesReport {
    /// What was known beforehand.
    pub run: Run,
    /// Each list, in the order of the paths.
    pub inputs: Vec<InputReport>,
    /// What is said of all of them together.
    pub closing: Closing,
}

impl FilesReport {
    /// The report in a format, byte for byte as `validate` writes it.
    pub fn render(&self, format: Format, options: &RenderOptions) -> Vec<u8> {
        render::render_run(&self.run, &self.inputs, &self.closing, format, options)
    }
}
