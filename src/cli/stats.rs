//! `stats`: the figures of the credentials report.

mod lists;

use std::path::PathBuf;

use super::exit_code::ExitStatus;
use super::options::{CheckingOptions, OutputOptions, day, one_of};
use super::output;
use super::screen::Screen;
use super::session::in_language_of;
use super::validate::{ListsRead, read_lists};
use crate::closed_list::closed_list;
use crate::fault::Fault;
use crate::render::{StatsReport, WholeFormat};
use crate::rules::AgeBands;
use crate::runs::RulesInForce;
use crate::statistics::{AgeConvention, Asked, CrossBy, Statistics};
use crate::text;
use crate::validate::level_asked;
use crate::wording::Text;
use anyhow::Context as _;
use lists::ListsCounted;

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
    let everything = Asked::everything_of(&options.of, ruleset, in_force.settings())
        .map_err(|fault| fault.at("`--of`"))?;
    let asked = Asked {
        convention: options.age,
        bands: options.bands(&ruleset.ages.bands)?,
        by: options.by.map_or(everything.by, |by| vec![by]),
        names: options.names == NamesShown::Extremes,
        ..everything
    };
    let level = options.checking.governing.level.as_ref();
    let level = level.map(|level| level_asked(ruleset, level)).transpose()?;
    let counted = ListsCounted::of(read, level, ruleset, screen)?;
    if counted.lists.is_empty() {
        return Ok(ExitStatus::NotChecked);
    }
    let as_of = options.as_of.as_deref().map(|written| day("--as-of", written)).transpose()?;
    let asked = Asked { as_of: as_of.or_else(|| counted.first_day()), ..asked };
    let mut statistics = Statistics::of(&counted.lists, &asked);
    statistics.notes.extend(counted.notes(read));
    let report = StatsReport {
        ruleset: ruleset.facts(),
        paths: &counted.paths,
        unit: match &counted.lists[..] {
            [only] => only.profile.name.as_deref(),
            _ => None,
        },
        statistics: &statistics,
    };
    output::deliver_whole(&files, screen.page(true), screen, &report)?;
    let strictness = options.checking.strictness(in_force.settings());
    Ok(match (counted.unreadable.is_empty(), statistics.is_certain()) {
        (false, _) => ExitStatus::NotChecked,
        (true, false) if strictness.not_checked_is_error => ExitStatus::Violations,
        (true, _) => ExitStatus::Accepted,
    })
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
