//! `repair`: the fewest changes after which every rule holds that people can mend.

mod keep;
mod weights;

use std::path::PathBuf;

use super::exit_code::ExitStatus;
use super::inspect::source;
use super::one_list::{self, OneList};
use super::options::{CheckingOptions, NEW_FILES, ReportOptions};
use super::output::{self, NewFile};
use super::save;
use super::screen::Screen;
use super::session::Session;
use crate::calculate::repair::{Outcome, Problem, Repair, RepairReport, Reserve, repair};
use crate::fault::Fault;
use crate::report::{ListReport, Severity, Standing, Strictness};
use crate::roster::Roster;
use crate::text;
use crate::validate::{CheckSettings, UnderstoodList, read_people};

#[derive(Debug, clap::Args)]
pub(super) struct RepairOptions {
    /// List to look at: a spreadsheet, a CSV file, or `-` for CSV on standard input; of a list of
    /// several files, all of them or their folder
    /// vi: Danh sách: bảng tính, tệp CSV, hoặc `-` để đọc CSV từ đầu vào chuẩn; nếu danh sách gồm
    /// nhiều tệp thì nêu tất cả, hoặc nêu thư mục
    #[arg(required = true, value_name = "FILE")]
    list: Vec<PathBuf>,
    /// List of people who may be added, beside the list's own alternates
    /// vi: Danh sách những người có thể bổ sung, ngoài đại biểu dự khuyết của danh sách
    #[arg(long, value_name = "FILE")]
    reserve: Option<PathBuf>,
    /// Change nothing about this person, told by name, row or `SHEET!ROW`; can be given several
    /// times. Ex-officio delegates are kept in any case
    /// vi: Giữ nguyên người này: họ tên, số dòng, hoặc `TRANG!DÒNG`; có thể ghi nhiều lần. Đại biểu
    /// đương nhiên luôn được giữ
    #[arg(long, value_name = "WHO")]
    keep: Vec<String>,
    /// What each kind of change costs, from 1 up: leave-out, replace, add, move; a kind that is not
    /// named costs 1
    /// vi: Mức tính của từng loại thay đổi, từ 1 trở lên; loại không ghi tính là 1 (leave-out: đưa
    /// ra; replace: thay người; add: bổ sung; move: chuyển giữa chính thức và khách mời)
    #[arg(long, value_name = "CHANGE=N,…")]
    weights: Vec<String>,
    /// Turn no official delegate into a guest and no guest into an official delegate
    /// vi: Không chuyển ai giữa đại biểu chính thức và khách mời
    #[arg(long)]
    no_move: bool,
    /// Write the list with the changes made to this new file (.xlsx or .csv)
    /// vi: Ghi danh sách đã có các thay đổi vào tệp mới này (.xlsx hoặc .csv)
    #[arg(long, value_name = "FILE", group = NEW_FILES)]
    save: Option<PathBuf>,
    #[command(flatten)]
    checking: CheckingOptions,
    #[command(flatten)]
    report: ReportOptions,
}

/// The status is that of the list as it stands: 0 where it could be submitted and nothing need be
/// changed, 1 where something must be, 2 where nothing could be found out.
pub(super) fn run(options: &RepairOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    Session::open(&options.checking, &options.list[0], screen, |session| mend(session, options))
}

fn mend(session: &Session<'_>, options: &RepairOptions) -> anyhow::Result<ExitStatus> {
    let Session { settings, screen, strictness, .. } = session;
    let weights = weights::weights(&options.weights)?;
    reads_input_once(options)?;
    let joining = session.checking.joining();
    let list = OneList::read(session, &options.list, joining, options.reserve.as_slice())?;
    let mut originals = list.originals(session);
    originals.extend(options.reserve.clone());
    let files = options.report.output.destinations(&originals)?;
    let save = NewFile::asked(options.save.as_ref(), options.report.output.force, &originals)?;
    options.save.as_deref().map(save::can_be_saved).transpose()?;
    let path = list.path();
    let understood = list.understand(settings)?;
    one_list::is_whole(&understood).map_err(|fault| fault.about(&path))?;
    let reserve = reserve(options, &understood, settings)?;
    let keep = keep::places(&options.keep, &understood.roster)?;
    let repair = repair(&Problem {
        ruleset: settings.ruleset,
        level: &understood.level,
        profile: &understood.profile,
        list: &understood.roster,
        reserve: reserve.as_ref().map(|(_, roster)| roster),
        keep,
        weights,
        may_move: !options.no_move,
        least: if strictness.warning_is_error { Severity::Warning } else { Severity::Error },
        privacy: settings.privacy,
        terms: understood.terms(settings),
    });
    screen.warn_of_expired(&understood.terms(settings));
    let list = understood.clone().judge(settings);
    let reserve = reserve.as_ref().map(|(path, roster)| Reserve { path, roster });
    let report = RepairReport { path: &path, list: &list, reserve, weights, repair: &repair };
    output::deliver_whole(&files, session.page(options.report.all), screen, &report)?;
    if let Some(file) = &save {
        match repair.outcome.plan() {
            Some(plan) => save::save(file, &understood, &plan.list, session)?,
            None => screen.note(&text!(
                vi: "không có thay đổi nào, nên không ghi danh sách",
                en: "there are no changes, and so no list was written"
            )),
        }
    }
    Ok(status(&list, &repair, *strictness))
}

/// Standard input can be the list or the reserve.
fn reads_input_once(options: &RepairOptions) -> Result<(), Fault> {
    let is_input = |path: &PathBuf| path.as_os_str() == "-";
    if !(options.reserve.iter().any(is_input) && options.list.iter().any(is_input)) {
        return Ok(());
    }
    Err(Fault::new(text!(
        vi: "không thể đọc cả danh sách và nguồn bổ sung từ đầu vào chuẩn",
        en: "the list and the reserve cannot both be read from standard input"
    )))
}

/// The people of `--reserve`, with the path of their file.
fn reserve(
    options: &RepairOptions,
    list: &UnderstoodList,
    settings: &CheckSettings<'_>,
) -> Result<Option<(String, Roster)>, Fault> {
    let Some(file) = &options.reserve else { return Ok(None) };
    let path = file.display().to_string();
    let roster = read_people(&path, source(file)?, &list.level, settings)
        .map_err(|fault| fault.about(&path))?;
    Ok(Some((path, roster)))
}

fn status(list: &ListReport, repair: &Repair, strictness: Strictness) -> ExitStatus {
    match repair.outcome {
        Outcome::Unsettled | Outcome::RowsInDoubt(_) => ExitStatus::NotChecked,
        Outcome::Nothing if list.standing(strictness) != Standing::Refused => ExitStatus::Accepted,
        Outcome::Nothing | Outcome::Found(_) | Outcome::Impossible(_) => ExitStatus::Violations,
    }
}
