//! Checks the lists of a plan on all cores, and hands each report on in the order of the plan.

use std::io::Read as _;
use std::num::NonZeroUsize;
use std::sync::Arc;

use super::super::screen::Screen;
use super::outputs::Outputs;
use super::progress::Progress;
use crate::fault::{self, Fault};
use crate::report::{Closing, Run};
use crate::runs::{
    Aside, CheckedList, Planned, RunPeople, RunSoFar, SettingsGroup, empty, in_order,
};
use crate::text;
use crate::validate::CheckSettings;

/// More of standard input than this is no list; the reader has a smaller limit of its own.
const LARGEST_INPUT: u64 = 1 << 30;

/// The lists of a run.
pub(super) struct RunLists<'a> {
    pub(super) groups: &'a [SettingsGroup],
    pub(super) inputs: &'a [Planned],
    /// The files that are no lists.
    pub(super) aside: &'a [Aside],
    /// What the lists of each group are checked with.
    pub(super) settings: &'a [CheckSettings<'a>],
}

/// A run that is ready to begin.
pub(super) struct Checking<'a> {
    pub(super) lists: &'a RunLists<'a>,
    pub(super) run: &'a Run,
    pub(super) jobs: NonZeroUsize,
}

impl Checking<'_> {
    /// Has every input checked, and writes each report as soon as those before it are written.
    ///
    /// Where `work` has nothing for an input, the run was stopped, and there is no closing.
    pub(super) fn each(
        &self,
        work: impl Fn(&Planned) -> Option<Arc<CheckedList>> + Sync,
        people: &mut RunPeople,
        outputs: &mut Outputs<'_>,
        screen: &Screen,
    ) -> anyhow::Result<Option<Closing>> {
        let run = self.run;
        let mut so_far = RunSoFar::new(self.lists.settings, people);
        for aside in self.lists.aside {
            so_far.pass_over(aside.file.clone(), aside.group);
        }
        let mut written = outputs.begin(run);
        let mut number = 0;
        let mut stopped = false;
        let mut progress = Progress::new(run.inputs, screen);
        in_order(self.lists.inputs, self.jobs, work, |planned, checked| {
            let Some(checked) = checked.filter(|_| !stopped) else {
                stopped = true;
                return;
            };
            let report = &checked.report;
            if let Some(file) = &report.passed_over {
                so_far.pass_over(file.clone(), planned.group);
                progress.step();
                return;
            }
            number += 1;
            progress.aside(|| {
                if let Err(error) = &report.outcome {
                    screen.fail(&error.clone().about(report.path.clone()));
                }
                if written.is_ok() {
                    written = outputs.input(run, report, number);
                }
            });
            so_far.add(&checked, planned.group, run.strictness);
            progress.step();
        });
        progress.finish();
        written?;
        if stopped {
            return Ok(None);
        }
        if so_far.is_empty() {
            // Of several paths the first stands for all: nothing was found in any.
            screen.fail(&empty());
        }
        let groups = self.lists.groups.iter();
        Ok(Some(so_far.finish(groups.map(|group| group.covers_all))))
    }
}

/// All that standard input holds.
pub(in crate::cli) fn stdin() -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LARGEST_INPUT).read_to_end(&mut bytes).map_err(|fault| {
        Fault::new(text!(
            vi: "không đọc được đầu vào chuẩn: {fault}",
            en: "standard input cannot be read: {fault}",
            fault = fault::system(&fault)
        ))
    })?;
    Ok(bytes)
}
