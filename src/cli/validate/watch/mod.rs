//! `validate --watch`: checks again what changes, and shows the new state.
//!
//! Files are looked at from time to time, and not through the system's events: those do not arrive
//! from the network folders that offices share. A change is believed once two looks agree, so that
//! a file that is being saved is not read by halves. Where a look takes long, the next one comes
//! later. What vanishes in between is told, and no reason to stop.

mod changes;
mod ctrl_c;
mod last_round;
mod look;

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::super::clock;
use super::super::exit_code::ExitStatus;
use super::super::screen::Screen;
use super::checking::{RunLists, stdin};
use super::{Round, ValidateOptions, check_settings, round};
use crate::fault::Fault;
use crate::runs::{Checker, OwnReports, Parts, Planned, RunPeople, join};
use crate::text;
use crate::wording::{Text, counted, joined};
use changes::ListStanding;
use ctrl_c::CtrlC;
use last_round::LastRound;
use look::{ListState, Look, LookState};

/// The least time in which a file that is being saved is given to change again.
const SETTLED: Duration = Duration::from_millis(300);

/// Looking takes at most about a fifth of the time.
const REST: u32 = 4;

/// Whether and how a run goes on.
#[derive(Debug, clap::Args)]
pub(super) struct WatchOptions {
    /// Check again whenever a list, a profile or the settings change, until Ctrl-C
    /// vi: Tự kiểm tra lại mỗi khi danh sách, hồ sơ hoặc thiết lập thay đổi; Ctrl-C để dừng
    #[arg(short, long)]
    pub(super) watch: bool,
    /// With --watch: seconds between two looks at the files; more where a look takes long
    /// vi: Cùng với --watch: số giây giữa hai lần xem các tệp có thay đổi không; lâu hơn nếu mỗi
    /// lần xem mất nhiều thời gian
    #[arg(
        long,
        value_name = "SECONDS",
        default_value = "1",
        requires = "watch",
        value_parser = seconds
    )]
    interval: Duration,
}

/// Seconds such as `5` or `0.5`.
fn seconds(written: &str) -> Result<Duration, String> {
    let refused = || "expected seconds from 0.05 to 86400, such as 5 or 0.5".to_owned();
    let seconds: f64 = written.parse().map_err(|_| refused())?;
    let allowed = Duration::from_millis(50)..=Duration::from_secs(86_400);
    let taken = Duration::try_from_secs_f64(seconds).map_err(|_| refused())?;
    if allowed.contains(&taken) { Ok(taken) } else { Err(refused()) }
}

/// Checks everything, and again what changes, until Ctrl-C; the status is that of the last round.
pub(super) fn run(options: &ValidateOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    refuse(options)?;
    let stop = CtrlC::listen()?;
    let mut watch = Watch {
        options,
        screen,
        stop: &stop,
        last_round: LastRound::default(),
        people: RunPeople::default(),
        standings: None,
        status: ExitStatus::NotChecked,
    };
    // What is wrong from the start stops the run, as it does without --watch.
    let begun = Instant::now();
    let reports = OwnReports::default();
    let first = Look::take(options, &reports)?;
    let mut pause = watch.pause(begun.elapsed());
    let mut reported = first.state.clone();
    let mut seen: Option<LookState> = None;
    if watch.round(&first)? == GoOn::No {
        return Ok(watch.status);
    }
    drop(first);
    while !stop.within(pause) {
        let begun = Instant::now();
        let look = Look::take(options, &reports);
        let (state, taken) = LookState::of(&look, begun);
        pause = watch.pause(taken);
        if state == reported {
            seen = None;
        } else if seen.as_ref() != Some(&state) {
            seen = Some(state);
            pause = SETTLED.min(pause).max(taken);
        } else {
            seen = None;
            reported = state;
            if watch.show(look) == GoOn::No {
                break;
            }
        }
    }
    Ok(watch.status)
}

/// What makes no sense together with --watch.
fn refuse(options: &ValidateOptions) -> Result<(), Fault> {
    if options.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Fault::new(text!(
            vi: "`--watch` không theo dõi được đầu vào chuẩn (`-`)",
            en: "`--watch` cannot watch standard input (`-`)"
        ))
        .help(text!(
            vi: "nêu tệp hoặc thư mục cần theo dõi",
            en: "name the files or folders to watch"
        )));
    }
    let output = &options.report.output;
    if output.open {
        return Err(Fault::new(text!(
            vi: "`--open` mở báo cáo một lần, không dùng cùng `--watch`",
            en: "`--open` shows a report once, and not with `--watch`"
        ))
        .help(text!(
            vi: "ghi trang bằng `--output baocao.html --force` rồi tự mở và tải lại",
            en: "write the page with `--output report.html --force`, and reload it yourself"
        )));
    }
    if output.names_files() && !output.force {
        return Err(Fault::new(text!(
            vi: "với `--watch`, `--output` ghi lại tệp sau mỗi lần kiểm tra",
            en: "with `--watch`, `--output` writes its file anew after every change"
        ))
        .help(text!(vi: "thêm --force để cho phép", en: "add --force to allow it")));
    }
    Ok(())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GoOn {
    Yes,
    No,
}

struct Watch<'a> {
    options: &'a ValidateOptions,
    screen: &'a Screen,
    stop: &'a CtrlC,
    last_round: LastRound,
    /// The people of the lists of the last round.
    people: RunPeople,
    /// How the lists stood after the last round.
    standings: Option<Vec<ListStanding>>,
    status: ExitStatus,
}

impl Watch<'_> {
    fn pause(&self, taken: Duration) -> Duration {
        self.options.watching.interval.max(taken.saturating_mul(REST))
    }

    /// Shows what a look has found; nothing that goes wrong ends the watch.
    fn show(&mut self, look: Result<Look, Fault>) -> GoOn {
        let outcome = match look {
            Ok(look) => self.round(&look),
            Err(failure) => {
                Screen::clear();
                Err(failure.into())
            }
        };
        outcome.unwrap_or_else(|error| {
            self.status = self.screen.stop(&error);
            self.sign(&[text!(vi: "chờ sửa", en: "waiting for it to be mended")]);
            GoOn::Yes
        })
    }

    /// Checks what changed since the last round, and shows everything.
    fn round(&mut self, look: &Look) -> anyhow::Result<GoOn> {
        Screen::clear();
        let lists = look.state.lists();
        let states: HashMap<&Path, &ListState> =
            lists.iter().map(|list| (list.path.as_path(), list)).collect();
        let groups = &look.plan.groups;
        let settings = check_settings(self.options, groups)?;
        let (stop, last_round) = (self.stop.flag(), &self.last_round);
        let parts = Parts::default();
        let tell = |file: &Path, group: usize| {
            let look = || parts.look(file, &settings[group]);
            states.get(file).map_or_else(look, |state| last_round.facts(state, look))
        };
        let joining = self.options.checking.joining();
        // Threads are begun for the lists that changed, and not for those that are known.
        let changed = NonZeroUsize::new(last_round.changed(lists)).unwrap_or(NonZeroUsize::MIN);
        let jobs = self.options.jobs().min(changed);
        let inputs = join(look.plan.inputs.clone(), joining, jobs, tell);
        let alone = self.options.alone(&inputs);
        let checker =
            Checker { settings: &settings, parts, alone, is_only: inputs.len() == 1, stdin };
        let work = |planned: &Planned| {
            let is_wanted = !stop.load(Ordering::Relaxed);
            is_wanted.then(|| {
                // What is no file, such as an empty folder, is known by its path as well.
                let own = planned.input.path();
                let others = planned.others.iter().map(PathBuf::as_path);
                let files = std::iter::once(own).chain(others);
                let states: Vec<&ListState> =
                    files.filter_map(|file| states.get(file).copied()).collect();
                last_round.report(&states, || checker.check(planned))
            })
        };
        let run =
            RunLists { groups, inputs: &inputs, aside: &look.plan.aside, settings: &settings };
        let done = round(self.options, &run, (work, jobs), &mut self.people, self.screen)?;
        let Some(Round { status, reader_gone }) = done else {
            return Ok(GoOn::No);
        };
        self.status = status;
        let firsts = || inputs.iter().map(|planned| planned.input.path());
        self.last_round.keep(firsts());
        let standings = self.last_round.standings(firsts());
        let changed = self.standings.as_ref().map(|before| {
            changes::told(before, &standings)
                .unwrap_or_else(|| text!(vi: "kết quả không đổi", en: "the results are the same"))
        });
        self.standings = Some(standings);
        let files = inputs.len() as u64;
        let lists = counted(files, "list", "lists");
        let watching = text!(vi: "đang theo dõi {files} danh sách", en: "watching {lists}");
        let parts: Vec<Text> = changed.into_iter().chain([watching]).collect();
        self.sign(&parts);
        Ok(if reader_gone { GoOn::No } else { GoOn::Yes })
    }

    /// The line below the report: the time, what changed, and how to end.
    fn sign(&self, parts: &[Text]) {
        let now = Text::same(clock::time());
        let end = text!(vi: "Ctrl-C để dừng", en: "Ctrl-C ends");
        let line = joined([&now].into_iter().chain(parts).chain([&end]), " · ");
        self.screen.note(&line);
    }
}
