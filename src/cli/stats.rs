//! `stats`: the figures of the credentials report.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use jiff::civil::Date;

use super::exit_code::ExitStatus;
use super::options::{CheckingOptions, OutputOptions, RulesInForce, day, one_of};
use super::output;
use super::screen::Screen;
use super::session::in_language_of;
use super::validate::{ListsRead, nothing_found, read_lists};
use crate::closed_list::{ClosedList as _, closed_list};
use crate::fault::Fault;
use crate::render::{StatsReport, WholeFormat};
use crate::rules::AgeBands;
use crate::selection;
use crate::spelling;
use crate::statistics::{AgeConvention, Asked, CrossBy, ListCounted, Statistics};
use crate::text;
use crate::wording::{Text, all_of};

closed_list! {
    /// Whose names a report shows.
    #[derive(Default)]
    pub(super) enum NamesShown as "snake_case" {
        /// Those of the youngest and the oldest.
        #[default]
        Extremes,
        /// Nobody's.
        None,
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct StatsOptions {
    /// Lists to count together: spreadsheets, CSV files, folders or patterns of them, or `-` for CSV
    /// on standard input
    /// vi: Các danh sách cần thống kê chung: bảng tính, tệp CSV, thư mục hoặc mẫu tên tệp, hoặc `-`
    /// để đọc CSV từ đầu vào chuẩn
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Whom to count: `official`, `guest`, `everyone`, or a selector such as `official,group=Tày`
    /// vi: Thống kê ai: `official` (chính thức), `guest` (khách mời), `everyone` (mọi người), hoặc
    /// một điều kiện như `official,group=Tày`
    #[arg(long, value_name = "WHO", default_value = "official")]
    of: String,
    /// Day on which ages are counted, as 2024-05-16 or 16/5/2024; by default the congress's first day
    /// vi: Ngày tính tuổi, như 16/5/2024; mặc định là ngày khai mạc đại hội
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// How ages are counted: years completed, or the difference of the years
    /// vi: Cách tính tuổi: `completed` (tuổi tròn) hoặc `year` (năm tính trừ năm sinh)
    #[arg(long, value_name = "HOW", default_value = "completed", value_parser = one_of::<AgeConvention>())]
    age: AgeConvention,
    /// First ages of the bands above the lowest; by default those of the ruleset
    /// vi: Các mốc tuổi chia nhóm, như 30,40,50,60; mặc định theo bộ quy định
    #[arg(long, value_name = "AGES")]
    bands: Option<String>,
    /// Cross table to show; by default both, as far as the list tells them
    /// vi: Bảng tổng hợp cần xem: `group` (theo dân tộc) hoặc `unit` (theo đơn vị); mặc định cả hai,
    /// nếu danh sách có ghi
    #[arg(long, value_name = "WHAT", value_parser = one_of::<CrossBy>())]
    by: Option<CrossBy>,
    /// Whose names are shown: those of the youngest and the oldest, or nobody's
    /// vi: Nêu tên ai: `extremes` (người trẻ nhất, nhiều tuổi nhất) hoặc `none` (không nêu tên)
    #[arg(long, value_name = "WHOSE", default_value = "extremes", value_parser = one_of::<NamesShown>())]
    names: NamesShown,
    /// Leave out files and folders of this pattern, as in a .gitignore; can be given several times
    /// vi: Bỏ qua tệp và thư mục khớp mẫu này, viết như trong .gitignore; có thể ghi nhiều lần
    #[arg(long, value_name = "PATTERN")]
    exclude: Vec<String>,
    #[command(flatten)]
    checking: CheckingOptions,
    #[command(flatten)]
    report: OutputOptions<WholeFormat>,
}

/// Broken rules are no matter here: the status is 0 wherever the lists can be read, and 1 under
/// `--strict` where a figure is not told of everybody.
pub(super) fn run(options: &StatsOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let read = read_lists(&options.paths, &options.exclude, &options.checking)?;
    let in_force = read.in_force().next().context("each path has its settings")?;
    Ok(in_language_of(in_force, screen, |screen| count(&read, in_force, options, screen)))
}

fn count(
    read: &ListsRead,
    in_force: &RulesInForce,
    options: &StatsOptions,
    screen: &Screen,
) -> anyhow::Result<ExitStatus> {
    let ruleset = in_force.ruleset();
    let originals = read.originals(&options.checking);
    let files = options.report.destinations(&originals)?;
    let asked = Asked {
        ruleset,
        selector: selection::counted(&options.of, ruleset).map_err(|fault| fault.at("`--of`"))?,
        of: options.of.trim().to_owned(),
        as_of: None,
        convention: options.age,
        bands: options.bands(&ruleset.ages.bands)?,
        units: in_force.settings().map(|settings| &settings.units[..]).unwrap_or_default(),
        by: options.by.map_or_else(|| CrossBy::ALL.to_vec(), |by| vec![by]),
        names: options.names == NamesShown::Extremes,
    };
    let Readable { paths, lists, unreadable } = readable(read, screen);
    if lists.is_empty() {
        return Ok(ExitStatus::NotChecked);
    }
    let as_of = options.as_of.as_deref().map(|written| day("--as-of", written)).transpose()?;
    let asked = Asked { as_of: as_of.or_else(|| first_day(&lists)), ..asked };
    let mut statistics = Statistics::of(&lists, &asked);
    statistics.notes.extend(notes(read, &unreadable, &paths, &lists));
    let report = StatsReport {
        ruleset: ruleset.facts(),
        paths: &paths,
        unit: match &lists[..] {
            [only] => only.profile.name.as_deref(),
            _ => None,
        },
        statistics: &statistics,
    };
    output::deliver_whole(&files, screen.page(true), screen, &report)?;
    let strictness = options.checking.strictness(in_force.settings());
    Ok(match (unreadable.is_empty(), statistics.is_certain()) {
        (false, _) => ExitStatus::NotChecked,
        (true, false) if strictness.not_checked_is_error => ExitStatus::Violations,
        (true, _) => ExitStatus::Accepted,
    })
}

/// The lists that could be read.
struct Readable {
    paths: Vec<String>,
    lists: Vec<ListCounted>,
    unreadable: Vec<String>,
}

/// Takes the lists that could be read, and tells why the others could not.
fn readable(read: &ListsRead, screen: &Screen) -> Readable {
    let mut readable = Readable { paths: Vec::new(), lists: Vec::new(), unreadable: Vec::new() };
    for list in &read.lists {
        match &list.outcome {
            Ok(people) => {
                let name = people.unit.clone().or_else(|| people.profile.name.clone());
                let (roster, profile) = (people.roster.clone(), people.profile.clone());
                let name = name.unwrap_or_else(|| file_name(&list.path));
                readable.paths.push(list.path.clone());
                readable.lists.push(ListCounted { name, roster, profile });
            }
            Err(fault) => {
                screen.fail(&fault.clone().about(list.path.clone()));
                readable.unreadable.push(list.path.clone());
            }
        }
    }
    if read.lists.is_empty() {
        screen.fail(&nothing_found());
    }
    readable
}

/// The first day of the congress, if all lists that tell it agree.
fn first_day(lists: &[ListCounted]) -> Option<Date> {
    let mut days = lists.iter().filter_map(|list| list.profile.date);
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

fn file_name(path: &str) -> String {
    Path::new(path).file_stem().map_or(path.to_owned(), |stem| stem.to_string_lossy().into_owned())
}

/// What has to be said of the lists themselves.
fn notes(
    read: &ListsRead,
    unreadable: &[String],
    paths: &[String],
    lists: &[ListCounted],
) -> Vec<Text> {
    let mut notes = Vec::new();
    if !unreadable.is_empty() {
        let files = all_of(unreadable);
        notes.push(text!(
            vi: "Không đọc được {files}: những người trong đó chưa được tính.",
            en: "{files} could not be read: the people in it are in no figure.",
            files
        ));
    }
    if !read.passed_over.is_empty() {
        let files = all_of(&read.passed_over);
        notes.push(text!(
            vi: "Bỏ qua các tệp không có danh sách: {files}.",
            en: "Passed over, since no list is in them: {files}.",
            files
        ));
    }
    let mut told: Vec<String> = Vec::new();
    for list in lists {
        let key = spelling::key(&list.name);
        let same = |other: &&ListCounted| spelling::key(&other.name) == key;
        if told.contains(&key) || lists.iter().filter(same).count() < 2 {
            continue;
        }
        told.push(key.clone());
        let of_unit = lists.iter().zip(paths).filter(|(other, _)| same(other));
        let files = all_of(&of_unit.map(|(_, path)| path.clone()).collect::<Vec<_>>());
        let unit = &list.name;
        notes.push(text!(
            vi: "“{unit}” có nhiều danh sách ({files}); tất cả đều được tính, kể cả người có tên hai lần.",
            en: "“{unit}” has several lists ({files}); all are counted, and whoever stands on two twice.",
            files
        ));
    }
    notes
}

impl StatsOptions {
    fn bands(&self, own: &AgeBands) -> Result<AgeBands, Fault> {
        let Some(written) = &self.bands else { return Ok(own.clone()) };
        let ages = written.split(',').map(|age| age.trim().parse::<i16>());
        let refused = |why: Text| {
            Fault::new(why).at("`--bands`").help(text!(
                vi: "ghi các mốc tuổi tăng dần, như `--bands 30,40,50,60`",
                en: "write rising ages, as in `--bands 30,40,50,60`"
            ))
        };
        let ages = ages.collect::<Result<Vec<i16>, _>>().map_err(|_| {
            refused(text!(
                vi: "“{written}” không phải là các mốc tuổi",
                en: "“{written}” is no row of ages"
            ))
        })?;
        AgeBands::new(ages).map_err(refused)
    }
}
