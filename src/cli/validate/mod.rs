//! `validate`: checks lists and reports.

mod annotate;
mod checking;
mod listed;
mod lists;
mod outputs;
mod pattern;
mod progress;
mod walk;
mod watch;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::exit_code::ExitStatus;
use super::options::{CheckingOptions, NEW_FILES, OutputOptions};
use super::screen::Screen;
use crate::fault::Fault;
use crate::render::{Format, OverviewOrder, RenderOptions};
use crate::report::{Closing, Run, Strictness};
use crate::runs::{
    CheckedList, Checker, Joining, OwnReports, Parts, Planned, RulesInForce, RunPeople, RunPlan,
    SettingsGroup, join,
};
use crate::validate::CheckSettings;
use annotate::AnnotatedCopy;
use checking::{Checking, RunLists};
use outputs::Outputs;
use watch::WatchOptions;

pub(super) use checking::stdin;
pub(super) use listed::{ListRead, ListsRead, read_lists};
pub(super) use lists::files_in;

#[derive(Debug, clap::Args)]
pub(super) struct ValidateOptions {
    /// Lists to check: spreadsheets, CSV files, folders or patterns of them, or `-` for CSV on
    /// standard input
    /// vi: Danh sách cần kiểm tra: bảng tính, tệp CSV, thư mục hoặc mẫu tên tệp, hoặc `-` để đọc
    /// CSV từ đầu vào chuẩn
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    checking: CheckingOptions,
    /// Leave out files and folders of this pattern, as in a .gitignore; can be given several times
    /// vi: Bỏ qua tệp và thư mục khớp mẫu này, viết như trong .gitignore; có thể ghi nhiều lần
    #[arg(long, value_name = "PATTERN")]
    exclude: Vec<String>,
    #[command(flatten)]
    report: LookOptions,
    /// How many lists are checked at the same time; by default as many as there are cores
    /// vi: Số danh sách được kiểm tra cùng lúc; mặc định bằng số nhân của máy
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    watching: WatchOptions,
}

/// How the report is written.
#[derive(Debug, clap::Args)]
struct LookOptions {
    #[command(flatten)]
    output: OutputOptions<Format>,
    /// Write a copy of the list to this new .xlsx file, with the cells to mend coloured and noted,
    /// and a sheet with the verdict in front
    /// vi: Ghi một bản sao của danh sách vào tệp .xlsx mới này, tô màu và ghi chú các ô cần sửa, thêm
    /// trang kết quả ở đầu
    #[arg(long, value_name = "FILE.xlsx", group = NEW_FILES)]
    annotate: Option<PathBuf>,
    /// Show every finding, however many are alike
    /// vi: Nêu đầy đủ, dù có nhiều chỗ giống nhau
    #[arg(long)]
    all: bool,
    /// Show each of several lists in full, and not by its line of the overview alone
    /// vi: Nêu đầy đủ từng danh sách, không chỉ một dòng trong bảng tổng hợp
    #[arg(long)]
    details: bool,
    /// Order of the overview of several lists
    /// vi: Thứ tự của bảng tổng hợp: `worst` (nhiều việc phải sửa trước) hoặc `name` (theo tên)
    #[arg(long, value_name = "ORDER", default_value = "worst")]
    order: OverviewOrder,
}

pub(super) fn run(options: &ValidateOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    if options.watching.watch {
        return watch::run(options, screen);
    }
    let RunPlan { groups, inputs, aside } = options.plan(&OwnReports::default())?;
    let settings = check_settings(options, &groups)?;
    let parts = Parts::default();
    let look = |file: &Path, group: usize| parts.look(file, &settings[group]);
    let inputs = join(inputs, options.checking.joining(), options.jobs(), look);
    let (alone, is_only) = (options.alone(&inputs), inputs.len() == 1);
    let checker = Checker { settings: &settings, parts, alone, is_only, stdin };
    let work = |planned: &Planned| Some(Arc::new(checker.check(planned)));
    let lists = RunLists { groups: &groups, inputs: &inputs, aside: &aside, settings: &settings };
    let (jobs, mut people) = (options.jobs(), RunPeople::default());
    let round = round(options, &lists, (work, jobs), &mut people, screen)?;
    Ok(round.map_or(ExitStatus::NotChecked, |round| round.status))
}

/// What came out of one run over all lists.
struct Round {
    status: ExitStatus,
    /// Whether nobody reads standard output any more.
    reader_gone: bool,
}

/// Checks everything that is planned and reports it; none where `work` was stopped.
fn round(
    options: &ValidateOptions,
    lists: &RunLists<'_>,
    (work, jobs): (impl Fn(&Planned) -> Option<Arc<CheckedList>> + Sync, NonZeroUsize),
    people: &mut RunPeople,
    screen: &Screen,
) -> anyhow::Result<Option<Round>> {
    let first = lists.groups.first().and_then(|group| group.rules.settings());
    let screen = &screen.in_language_of(first.and_then(|settings| settings.lang));
    let report = &options.report;
    let page = RenderOptions {
        details: report.details,
        order: report.order,
        day: Some(options.checking.today()),
        ..screen.page(report.all)
    };
    let originals = originals(options, lists);
    let mut destinations = report.output.destinations(&originals)?;
    if options.watching.watch {
        // Whoever watches looks at the screen.
        destinations.printed = destinations.printed.or(Some(Format::Table));
    }
    let force = report.output.force;
    let copy = AnnotatedCopy::asked(report.annotate.as_ref(), force, &originals, lists)?;
    let mut outputs = Outputs::new(destinations, copy, &page, screen);
    let run = Run {
        rulesets: lists.groups.iter().map(|group| group.rules.ruleset().facts().into()).collect(),
        strictness: options.checking.strictness(first),
        inputs: lists.inputs.len(),
    };
    let checking = Checking { lists, run: &run, jobs };
    let Some(closing) = checking.each(work, people, &mut outputs, screen)? else {
        return Ok(None);
    };
    let status = status(&closing, run.strictness);
    let reader_gone = outputs.end(&run, &closing)?;
    Ok(Some(Round { status, reader_gone }))
}

impl ValidateOptions {
    fn plan(&self, reports: &OwnReports) -> Result<RunPlan, Fault> {
        let find = |path: &Path, excludes: &_| lists::find(path, excludes, reports);
        RunPlan::new(&self.paths, &self.checking.governing.governing(), &self.exclude, find)
    }

    fn jobs(&self) -> NonZeroUsize {
        let cores = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.jobs.unwrap_or_else(cores)
    }

    /// What is done about the other files of its list, where one file is named and nothing else.
    fn alone(&self, inputs: &[Planned]) -> Option<Joining> {
        let is_file = matches!(&self.paths[..], [only] if !only.is_dir());
        (is_file && inputs.len() == 1).then(|| self.checking.joining())
    }
}

/// What the lists of each group are checked with.
fn check_settings<'a>(
    options: &ValidateOptions,
    groups: &'a [SettingsGroup],
) -> Result<Vec<CheckSettings<'a>>, Fault> {
    let settings = |group: &'a SettingsGroup| options.checking.check_settings(&group.rules);
    groups.iter().map(settings).collect()
}

/// The files that the report is made from, which may not be written over.
fn originals(options: &ValidateOptions, lists: &RunLists<'_>) -> Vec<PathBuf> {
    let files: Vec<&Path> = lists.inputs.iter().flat_map(Planned::files).collect();
    let in_force: Vec<&RulesInForce> = lists.groups.iter().map(|group| &group.rules).collect();
    options.checking.originals(&files, &in_force)
}

/// What could not be checked outweighs what is broken.
fn status(closing: &Closing, strictness: Strictness) -> ExitStatus {
    if closing.unreadable > 0 || closing.overview.units.is_empty() {
        ExitStatus::NotChecked
    } else if closing.counts.accepted(strictness) {
        ExitStatus::Accepted
    } else {
        ExitStatus::Violations
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixtures;

    #[test]
    fn what_could_not_be_checked_outweighs_a_violation() {
        let of = |report: crate::report::Report| status(&report.closing(), report.run.strictness);
        assert_eq!(of(fixtures::report()), ExitStatus::NotChecked);
        assert_eq!(of(fixtures::broken()), ExitStatus::Violations);
        assert_eq!(of(fixtures::clean()), ExitStatus::Accepted);
        assert_eq!(status(&Closing::default(), Strictness::default()), ExitStatus::NotChecked);
    }
}
