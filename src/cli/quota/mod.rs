//! `quota`: which numbers of delegates are still allowed, given some of them.

mod count;
mod unit;

use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::options::{ReportOptions, SettingsOptions, groups, people};
use super::output;
use super::screen::Screen;
use super::session::in_language_of;
use crate::calculate::Unsettled;
use crate::calculate::bounds::{self, Question, Unanswered};
use crate::congress::CongressProfile;
use crate::fault::Fault;
use crate::files::Disk;
use crate::render::QuotaReport;
use crate::report::Severity;
use crate::roster::{Gender, Role};
use crate::rules::{Fact, Level, Quantity, Ruleset, Selector};
use crate::runs::RulesInForce;
use crate::settings::Unit;
use crate::text;
use crate::validate;
use count::count;

#[derive(Debug, clap::Args)]
pub(super) struct QuotaOptions {
    /// Number of official delegates
    /// vi: Số đại biểu chính thức
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = people)]
    official: Option<u64>,
    /// Number of guests
    /// vi: Số đại biểu khách mời
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = people)]
    guests: Option<u64>,
    /// Number of women among the official delegates
    /// vi: Số nữ trong đại biểu chính thức
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = people)]
    women: Option<u64>,
    /// Number of official delegates and guests together
    /// vi: Tổng số đại biểu chính thức và khách mời
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = people)]
    total: Option<u64>,
    /// Minority population of the unit; wins over the profile
    /// vi: Số dân là người dân tộc thiểu số của địa phương; được ưu tiên hơn hồ sơ
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = people)]
    population: Option<u64>,
    /// Number of people whom a selector chooses, such as `role=official,group=Tày=12`, or by the
    /// name that the JSON gives them; can be given several times
    /// vi: Số lượng của một thành phần khác, như "chính thức,dân tộc=Tày=12", hoặc theo tên trong
    /// JSON; có thể ghi nhiều lần
    #[arg(long = "count", value_name = "WHO=N")]
    counts: Vec<String>,
    /// Resident minority groups, separated by commas; win over the profile
    /// vi: Các dân tộc thiểu số tại địa phương, cách nhau bằng dấu phẩy; được ưu tiên hơn hồ sơ
    #[arg(long, value_name = "NAMES")]
    groups: Option<String>,
    /// Unit of the settings whose level, population and groups are taken
    /// vi: Đơn vị trong tệp thiết lập, để lấy cấp, số dân và các dân tộc của đơn vị đó
    #[arg(long, value_name = "NAME")]
    unit: Option<String>,
    /// Ruleset: the id of a built-in one, or the path of a TOML file; by default that of the
    /// settings, else vn-2024
    /// vi: Bộ quy định: mã của bộ có sẵn, hoặc đường dẫn tới tệp TOML; mặc định theo tệp thiết lập,
    /// không có thì vn-2024
    #[arg(long, value_name = "ID|PATH")]
    rules: Option<String>,
    /// Level of the congress, such as `district` or `province`
    /// vi: Cấp đại hội, như `huyện` hoặc `tỉnh`
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
    /// Congress profile (TOML)
    /// vi: Hồ sơ đại hội (TOML)
    #[arg(long, value_name = "FILE")]
    congress: Option<PathBuf>,
    #[command(flatten)]
    settings: SettingsOptions,
    /// Count a warning as an error
    /// vi: Coi cảnh báo là lỗi
    #[arg(long)]
    deny_warnings: bool,
    #[command(flatten)]
    report: ReportOptions,
}

pub(super) fn run(options: &QuotaOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    // There is no list yet; the settings are those of the folder in which it is asked.
    let in_force = options.settings.in_force(Path::new("."), options.rules.as_deref())?;
    Ok(in_language_of(&in_force, screen, |screen| run_under(&in_force, options, screen)))
}

fn run_under(
    in_force: &RulesInForce,
    options: &QuotaOptions,
    screen: &Screen,
) -> anyhow::Result<ExitStatus> {
    let ruleset = in_force.ruleset();
    let unit = options.unit.as_deref().map(|name| unit::named(name, in_force)).transpose()?;
    let profile = profile(options, unit, ruleset)?;
    let level = level(options, &profile, in_force)?;
    let originals = originals(options, in_force);
    let files = options.report.output.destinations(&originals)?;
    let deny = in_force.settings().and_then(|settings| settings.deny_warnings);
    let deny = options.deny_warnings || deny.unwrap_or_default();
    let binding = if deny { Severity::Warning } else { Severity::Error };
    let mut question =
        Question { ruleset, level: &level, profile: &profile, given: Vec::new(), binding };
    question.given = given(options, &question)?;
    let answer = bounds::allowed(&question).map_err(|error| unanswered(&error))?;
    let status = match answer.conflict {
        Some(_) => ExitStatus::Violations,
        None => ExitStatus::Accepted,
    };
    let level = ruleset.level(&level).ok_or_else(|| level_unknown(ruleset))?;
    let unit_name = profile.name.as_deref();
    let not_supported = ruleset.beyond_numbers(&level.id).collect();
    let ruleset = ruleset.facts();
    let report = QuotaReport { ruleset, level, unit: unit_name, answer, not_supported };
    if let Some(unit) = unit {
        unit::tell_waivers(unit, in_force, screen);
    }
    output::deliver_whole(&files, screen.page(options.report.all), screen, &report)?;
    Ok(status)
}

/// The files that the answer is made from, which may not be written over.
fn originals(options: &QuotaOptions, in_force: &RulesInForce) -> Vec<PathBuf> {
    let mut originals = in_force.files();
    originals.extend(options.rules.as_ref().map(PathBuf::from));
    originals.extend(options.congress.clone());
    originals
}

/// What is known of the congress: a profile's file says more than the unit of the settings.
fn profile(
    options: &QuotaOptions,
    unit: Option<&Unit>,
    ruleset: &Ruleset,
) -> Result<CongressProfile, Fault> {
    let catalogue = ruleset.catalogue;
    let mut profile = match &options.congress {
        Some(file) => validate::load_profile(file, &Disk, catalogue)?,
        None => CongressProfile::default(),
    };
    if let Some(unit) = unit {
        profile.fill_from(&unit.profile);
    }
    if let Some(names) = &options.groups {
        profile.groups = Some(groups(names, catalogue)?);
    }
    Ok(profile)
}

fn level(
    options: &QuotaOptions,
    profile: &CongressProfile,
    in_force: &RulesInForce,
) -> Result<String, Fault> {
    let ruleset = in_force.ruleset();
    let names_units = in_force.settings().is_some_and(|settings| !settings.units.is_empty());
    let level = validate::level_without_list(options.level.as_deref(), profile, ruleset)?;
    level.map(|level| level.id).ok_or_else(|| {
        let failure = level_unknown(ruleset);
        if !names_units {
            return failure;
        }
        failure.help(text!(
            vi: "hoặc nêu một đơn vị của thiết lập bằng `--unit TÊN`",
            en: "or name a unit of the settings with `--unit NAME`"
        ))
    })
}

fn level_unknown(ruleset: &Ruleset) -> Fault {
    Fault::new(text!(
        vi: "không rõ đại hội cấp nào",
        en: "the level of the congress is not known"
    ))
    .help(text!(
        vi: "ghi rõ cấp bằng `--level {levels}`",
        en: "name it with `--level {levels}`",
        levels = Level::choice(&ruleset.levels)
    ))
}

/// The numbers given, by whatever option.
fn given(options: &QuotaOptions, question: &Question<'_>) -> Result<Vec<(Quantity, u64)>, Fault> {
    let official = Selector::Role(vec![Role::Official]);
    let women = official.and(&Selector::Gender(Gender::Female));
    let total = Selector::Role(vec![Role::Official, Role::Guest]);
    let mut given: Vec<(Quantity, u64)> = [
        (options.official, Quantity::Delegates(official)),
        (options.guests, Quantity::Delegates(Selector::Role(vec![Role::Guest]))),
        (options.women, Quantity::Delegates(women)),
        (options.total, Quantity::Delegates(total)),
        (options.population, Quantity::Fact(Fact::MinorityPopulation)),
    ]
    .into_iter()
    .filter_map(|(number, quantity)| Some((quantity, number?)))
    .collect();
    if options.counts.is_empty() {
        return Ok(given);
    }
    let known = bounds::named(question).map_err(|error| unanswered(&error.into()))?;
    for written in &options.counts {
        given.push(count(written, &known, question.ruleset)?);
    }
    Ok(given)
}

fn unanswered(error: &Unanswered) -> Fault {
    match error {
        Unanswered::GivenTwice(people) => Fault::new(text!(
            vi: "số {people} được cho hai lần",
            en: "the number of {people} is given twice",
            people = people.many()
        ))
        .help(text!(vi: "chỉ cho một lần", en: "give it once")),
        Unanswered::Unsettled(Unsettled) => Fault::new(text!(
            vi: "không tính được chính xác: quy định quá nhiều hoặc các số quá lớn",
            en: "this cannot be calculated exactly: the rules are too many or their numbers too large"
        )),
    }
}
