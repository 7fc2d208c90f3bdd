//! `quota`: which numbers of delegates are still allowed, given some of them.

use std::path::PathBuf;

use super::exit_code::ExitStatus;
use super::failure::Failure;
use super::options::{ReportOptions, groups};
use super::output::{self, NewFile};
use super::screen::Screen;
use crate::calculate::Unsettled;
use crate::calculate::bounds::{self, Question, Unanswered};
use crate::check;
use crate::congress::CongressProfile;
use crate::render::{self, QuotaReport};
use crate::report::Severity;
use crate::roster::{Gender, Role};
use crate::rules::{self, Fact, Quantity, Ruleset, Selector, selector_from_words};
use crate::text;
use crate::wording::did_you_mean;

#[derive(Debug, clap::Args)]
pub(super) struct QuotaOptions {
    /// Number of official delegates
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = people)]
    official: Option<u64>,
    /// Number of guests
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = people)]
    guests: Option<u64>,
    /// Number of women among the official delegates
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = people)]
    women: Option<u64>,
    /// Number of official delegates and guests together
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = people)]
    total: Option<u64>,
    /// Minority population of the unit; wins over the profile
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = people)]
    population: Option<u64>,
    /// Number of any others, such as `role=official,group=Tày=12`, or by their name in the JSON;
    /// can be given several times
    #[arg(long = "count", value_name = "WHO=N")]
    counts: Vec<String>,
    /// Resident minority groups, separated by commas; win over the profile
    #[arg(long, value_name = "NAMES")]
    groups: Option<String>,
    /// Ruleset: the id of a built-in one, or the path of a TOML file
    #[arg(long, value_name = "ID|PATH", default_value = "vn-2024")]
    rules: String,
    /// Level of the congress, such as `district` or `province`
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
    /// Congress profile (TOML)
    #[arg(long, value_name = "FILE")]
    congress: Option<PathBuf>,
    /// Count a warning as an error
    #[arg(long)]
    deny_warnings: bool,
    #[command(flatten)]
    report: ReportOptions,
}

/// A number of people, refused in words rather than in those of the number's type.
fn people(written: &str) -> Result<u64, &'static str> {
    written.trim().parse().map_err(|_| "expected a whole number, 0 or more")
}

pub(super) fn run(options: &QuotaOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let ruleset = rules::load(&options.rules).map_err(|error| Failure::of_rules(&error))?;
    let profile = profile(options, &ruleset)?;
    let level = level(options, &profile, &ruleset)?;
    let file = new_file(options)?;
    let binding = if options.deny_warnings { Severity::Warning } else { Severity::Error };
    let mut question = Question {
        ruleset: &ruleset,
        level: &level,
        profile: &profile,
        given: Vec::new(),
        binding,
    };
    question.given = given(options, &question)?;
    let answer = bounds::allowed(&question).map_err(|error| unanswered(&error))?;
    let status = match answer.conflict {
        Some(_) => ExitStatus::Violations,
        None => ExitStatus::Accepted,
    };
    let level = ruleset.level(&level).ok_or_else(|| level_unknown(&ruleset))?;
    let report = QuotaReport { ruleset: ruleset.facts(), level, answer };
    output::deliver(&options.report, file.as_ref(), screen, |page| {
        render::quota(&report, options.report.format, page)
    })?;
    Ok(status)
}

fn new_file(options: &QuotaOptions) -> Result<Option<NewFile<'_>>, Failure> {
    let Some(path) = &options.report.output else {
        return Ok(None);
    };
    let mut originals = vec![PathBuf::from(&options.rules)];
    originals.extend(options.congress.clone());
    NewFile::new(path, options.report.force, &originals).map(Some)
}

fn profile(options: &QuotaOptions, ruleset: &Ruleset) -> Result<CongressProfile, Failure> {
    let catalogue = ruleset.catalogue;
    let mut profile = match &options.congress {
        Some(file) => check::load_profile(file, catalogue)?,
        None => CongressProfile::default(),
    };
    if let Some(names) = &options.groups {
        profile.groups = Some(groups(names, catalogue)?);
    }
    Ok(profile)
}

fn level(
    options: &QuotaOptions,
    profile: &CongressProfile,
    ruleset: &Ruleset,
) -> Result<String, Failure> {
    let told = check::level_without_list(options.level.as_deref(), profile, ruleset)?;
    told.map(|level| level.id).ok_or_else(|| level_unknown(ruleset))
}

fn level_unknown(ruleset: &Ruleset) -> Failure {
    let ids: Vec<&str> = ruleset.levels.iter().map(|level| level.id.as_str()).collect();
    let ids = ids.join("|");
    Failure::new(text!(
        vi: "không rõ đại hội cấp nào",
        en: "the level of the congress is not known"
    ))
    .help(text!(
        vi: "ghi rõ cấp bằng `--level {ids}`",
        en: "name it with `--level {ids}`"
    ))
}

/// The numbers given, by whatever option.
fn given(options: &QuotaOptions, question: &Question<'_>) -> Result<Vec<(Quantity, u64)>, Failure> {
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

/// Reads `WHO=N`: a selector or the name of a quantity, and a number.
fn count(
    written: &str,
    known: &[(String, Quantity)],
    ruleset: &Ruleset,
) -> Result<(Quantity, u64), Failure> {
    let refused = |vi: &str, en: &str| {
        Failure::new(text!(vi: "`--count {written}`: {vi}", en: "`--count {written}`: {en}"))
    };
    let Some((who, number)) = written.rsplit_once('=') else {
        return Err(refused("thiếu `=` và số lượng", "the `=` and the number are missing")
            .help(text!(vi: "ví dụ: --count guest=40", en: "for example: --count guest=40")));
    };
    let Ok(number) = number.trim().parse::<u64>() else {
        let number = number.trim();
        return Err(refused(
            &format!("`{number}` không phải là số nguyên không âm"),
            &format!("`{number}` is not a whole number, 0 or more"),
        )
        .help(text!(
            vi: "viết bộ chọn rồi đến số, ví dụ: --count role=official,gender=female=45",
            en: "write the selector, then the number: --count role=official,gender=female=45"
        )));
    };
    if let Some((_, quantity)) = known.iter().find(|(name, _)| name == who.trim()) {
        return Ok((quantity.clone(), number));
    }
    match selector_from_words(who, ruleset) {
        Ok(selector) => Ok((Quantity::Delegates(selector), number)),
        Err(problem) => {
            let failure = refused(&problem.message.vi, &problem.message.en);
            let names = known.iter().map(|(name, _)| name.as_str());
            let help = match did_you_mean(who.trim(), names) {
                Some(near) => Some(text!(vi: "có phải `{near}`?", en: "did you mean `{near}`?")),
                None => problem.help,
            };
            Err(help.into_iter().fold(failure, Failure::help))
        }
    }
}

fn unanswered(error: &Unanswered) -> Failure {
    match error {
        Unanswered::GivenTwice(people) => {
            let (vi, en) = (&people.vi, &people.en_many);
            Failure::new(text!(
                vi: "số {vi} được cho hai lần",
                en: "the number of {en} is given twice"
            ))
            .help(text!(vi: "chỉ cho một lần", en: "give it once"))
        }
        Unanswered::Unsettled(Unsettled) => Failure::new(text!(
            vi: "không tính được chính xác: quy định quá nhiều hoặc các số quá lớn",
            en: "this cannot be calculated exactly: the rules are too many or their numbers too large"
        )),
    }
}
