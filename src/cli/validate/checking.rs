//! Checks the lists of a plan on all cores, and hands each report on in the order of the plan.

use std::io::Read as _;
use std::num::NonZeroUsize;

use super::super::failure::Failure;
use super::super::panics;
use super::super::screen::Screen;
use super::in_order::in_order;
use super::lists::{self, Input};
use super::outputs::Outputs;
use super::passed_over;
use super::plan::{Plan, Planned};
use super::progress::Progress;
use crate::across::{Comparison, Digest};
use crate::check::{CheckSettings, ListSource, check_list, no_list};
use crate::report::{Closing, InputError, InputReport, Run};
use crate::text;

/// More of standard input than this is no list; the reader has a smaller limit of its own.
const LARGEST_INPUT: u64 = 1 << 30;

/// A run that is ready to begin.
pub(super) struct Checking<'a> {
    pub(super) plan: &'a Plan,
    /// What the lists of each group are checked with.
    pub(super) settings: &'a [CheckSettings<'a>],
    pub(super) run: &'a Run,
    pub(super) jobs: NonZeroUsize,
}

impl Checking<'_> {
    /// Has every input checked, and writes each report as soon as those before it are written.
    ///
    /// Where `work` has nothing for an input, the run was stopped, and there is no closing.
    pub(super) fn each(
        &self,
        work: impl Fn(&Planned) -> Option<(InputReport, Digest)> + Sync,
        outputs: &mut Outputs<'_>,
        screen: &Screen,
    ) -> anyhow::Result<Option<Closing>> {
        let run = self.run;
        let mut closing = Closing::default();
        let mut comparisons = self.comparisons();
        for aside in &self.plan.aside {
            comparisons[aside.group].pass_over(&aside.file);
            closing.passed_over.push(aside.file.clone());
        }
        let mut written = outputs.begin(run);
        let mut number = 0;
        let mut stopped = false;
        let mut progress = Progress::new(run.inputs, screen);
        in_order(&self.plan.inputs, self.jobs, work, |planned, checked| {
            let Some((report, digest)) = checked.filter(|_| !stopped) else {
                stopped = true;
                return;
            };
            if let Some(file) = report.passed_over {
                comparisons[planned.group].pass_over(&file);
                closing.passed_over.push(file);
                progress.step();
                return;
            }
            number += 1;
            progress.aside(|| {
                if let Err(error) = &report.outcome {
                    screen.fail(&Failure::from(error.clone()).about(report.path.clone()));
                }
                if written.is_ok() {
                    written = outputs.input(run, &report, number);
                }
            });
            closing.add(&report, run.strictness);
            comparisons[planned.group].add(&report, digest);
            progress.step();
        });
        progress.finish();
        written?;
        if stopped {
            return Ok(None);
        }
        closing.passed_over.sort_by(|one, other| one.path.cmp(&other.path));
        if closing.inputs == 0 {
            // Of several paths the first stands for all: nothing was found in any.
            screen.fail(&lists::empty());
        }
        for (comparison, group) in comparisons.into_iter().zip(&self.plan.groups) {
            let compared = comparison.finish(group.covers_all);
            closing.conclude(compared.across);
            closing.overview.units.extend(compared.units);
        }
        Ok(Some(closing))
    }

    fn comparisons(&self) -> Vec<Comparison<'_>> {
        let mut comparisons = Vec::new();
        for it in self.settings {
            comparisons.push(Comparison::new(it.settings, &it.ruleset.levels, it.today));
        }
        comparisons
    }
}

/// Checks one input, and takes out of it what is compared with others; of the people themselves
/// only what the report shows is kept.
pub(super) fn check(planned: &Planned, settings: &CheckSettings<'_>) -> (InputReport, Digest) {
    let input = &planned.input;
    let name = input.name();
    let (source, file) = match input {
        Input::Nothing(_, failure) => return (unchecked(name, failure.clone()), Digest::default()),
        Input::File(path) => (Ok(ListSource::File(path)), Some(path)),
        Input::Stdin => (stdin().map(ListSource::Bytes), None),
    };
    let checked = source.and_then(|source| {
        panics::caught(|| {
            let mut report = check_list(&name, source, settings);
            let inside = file.zip(settings.settings).and_then(|(file, it)| it.seen_from_root(file));
            let digest = if let Ok(list) = &mut report.outcome {
                let digest = Digest::of(list, inside, settings.privacy);
                list.roster.delegates.retain(|delegate| delegate.hidden);
                digest
            } else {
                // A file that is named is meant to be a list, and has to be one.
                let found = file.filter(|_| !planned.is_named);
                let what = found.and_then(|file| no_list(file, settings));
                report.passed_over = what.map(|what| passed_over::opened(name.clone(), what));
                Digest::default()
            };
            (report, digest)
        })
    });
    checked.unwrap_or_else(|failure| (unchecked(name, failure), Digest::default()))
}

fn unchecked(path: String, failure: Failure) -> InputReport {
    InputReport { path, unit: None, outcome: Err(InputError::from(failure)), passed_over: None }
}

/// All that standard input holds.
pub(in crate::cli) fn stdin() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LARGEST_INPUT).read_to_end(&mut bytes).map_err(|fault| {
        Failure::new(text!(
            vi: "không đọc được đầu vào chuẩn: {fault}",
            en: "standard input cannot be read: {fault}"
        ))
    })?;
    Ok(bytes)
}
