//! `what-if`: a list as it would be, beside what it is.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::changes::OrderedChanges;
use super::exit_code::ExitStatus;
use super::failure::Failure;
use super::in_language_of;
use super::one_list;
use super::options::{CheckingOptions, InForce, NEW_FILES, ReportOptions};
use super::output::{self, NewFile};
use super::save;
use super::screen::Screen;
use crate::check::{UnderstoodList, understand_parts};
use crate::render;
use crate::rules::Ruleset;
use crate::text;
use crate::what_if::{self, Outcome, Played, Scenario, WhatIf, load_scenarios};
use crate::wording::{counted, did_you_mean};

#[derive(Debug, clap::Args)]
pub(super) struct WhatIfOptions {
    /// List to start from: a spreadsheet, a CSV file, or `-` for CSV on standard input; of a list of
    /// several files, all of them or their folder
    #[arg(required = true, value_name = "FILE")]
    list: Vec<PathBuf>,
    #[command(flatten)]
    changes: OrderedChanges,
    /// Scenario file (TOML): several named sets of changes, laid side by side
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Only this scenario of the file; can be given several times
    #[arg(long, value_name = "NAME", requires = "from")]
    scenario: Vec<String>,
    /// Write the hypothetical list to this new file (.xlsx or .csv)
    #[arg(long, value_name = "FILE", group = NEW_FILES)]
    save: Option<PathBuf>,
    #[command(flatten)]
    checking: CheckingOptions,
    #[command(flatten)]
    report: ReportOptions,
}

/// The status is that of the list as it would be: 0 where it could be submitted in every scenario.
pub(super) fn run(options: &WhatIfOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let in_force = options.checking.in_force(&options.list[0])?;
    let work = |screen: &_| run_under(&in_force, options, screen);
    Ok(in_language_of(&in_force, screen, work))
}

fn run_under(
    in_force: &InForce,
    options: &WhatIfOptions,
    screen: &Screen,
) -> anyhow::Result<ExitStatus> {
    let settings = options.checking.check_settings(in_force).map_err(Failure::from)?;
    let ruleset = settings.ruleset;
    let scenarios = scenarios(options, ruleset)?;
    let parts = one_list::read(&options.list, options.checking.joining(), &settings, &[])?;
    let mut originals = one_list::originals(&parts, &options.checking, in_force);
    originals.extend(options.from.clone());
    let new_file = |path| NewFile::new(path, options.report.force, &originals);
    let file = options.report.output.as_deref().map(new_file).transpose()?;
    let save = options.save.as_deref().map(new_file).transpose()?;
    if let Some(path) = &options.save {
        is_one_list(path, &scenarios)?;
        save::can_be_saved(path)?;
    }
    let path = parts.first().map(|part| part.path.clone()).unwrap_or_default();
    let about = |error| Failure::from(error).about(path.clone());
    let list = understand_parts(parts, &settings).map_err(about)?;
    if options.save.is_some() {
        keeps_every_row(&list).map_err(|failure| failure.about(path.clone()))?;
    }
    screen.warn_of_expired(&list.terms(&settings));
    let outcomes = scenarios
        .into_iter()
        .map(|scenario| what_if::play(&list, scenario, &settings, screen.lang))
        .collect::<Result<Vec<Outcome>, _>>()
        .map_err(about)?;
    let before = list.clone().judge(&settings);
    let beside: Vec<Played<'_>> =
        outcomes.iter().map(|outcome| outcome.beside(&before, ruleset.catalogue)).collect();
    let strictness = options.checking.strictness(in_force.settings());
    let played = WhatIf {
        ruleset: ruleset.facts(),
        strictness,
        path: &path,
        before: &before,
        scenarios: beside,
    };
    output::deliver(&options.report, file.as_ref(), screen, |page| {
        render::what_if(&played, options.report.format, page)
    })?;
    let worst = outcomes.iter().map(|outcome| ExitStatus::of(&outcome.report, strictness)).max();
    if let Some(file) = &save {
        let outcome = outcomes.first().context("there is a scenario")?;
        let made = save::Made { list: &list, roster: &outcome.applied.roster };
        save::save(file, &made, (&options.checking, in_force), screen)?;
    }
    Ok(worst.unwrap_or(ExitStatus::NotChecked))
}

/// One file holds one list.
fn is_one_list(path: &Path, scenarios: &[Scenario]) -> Result<(), Failure> {
    if scenarios.len() <= 1 {
        return Ok(());
    }
    let count = scenarios.len();
    Err(Failure::new(text!(
        vi: "mỗi tệp chỉ ghi được một danh sách, mà có {count} kịch bản",
        en: "a file holds one list, and there are {count} scenarios"
    ))
    .about(path.display().to_string())
    .help(text!(
        vi: "chọn một kịch bản bằng `--scenario TÊN`",
        en: "choose one with `--scenario NAME`"
    )))
}

/// A new file holds those who were counted: nobody else may be lost in it.
fn keeps_every_row(list: &UnderstoodList) -> Result<(), Failure> {
    let rows = &list.roster.rows_in_doubt;
    let Some(first) = rows.first() else { return Ok(()) };
    let (count, row) = (rows.len(), first.person.row);
    let english =
        counted(count as u64, "row may be a person and was", "rows may be people and were");
    Err(Failure::new(text!(
        vi: "có {count} dòng có thể là người nhưng chưa được tính, sẽ mất trong tệp mới (dòng đầu: {row})",
        en: "{english} not counted, and would be lost in the new file (the first is row {row})"
    ))
    .help(text!(
        vi: "làm rõ các dòng đó trước, hoặc chạy không có `--save`",
        en: "settle that first, or run this without `--save`"
    )))
}

/// The scenarios of the file, or the one of the command line.
fn scenarios(options: &WhatIfOptions, ruleset: &Ruleset) -> Result<Vec<Scenario>, Failure> {
    let Some(file) = &options.from else {
        if options.changes.is_empty() {
            return Err(Failure::new(text!(
                vi: "chưa nêu thay đổi nào",
                en: "no change is named"
            ))
            .help(text!(
                vi: "ví dụ: --add \"5: role=guest\", --remove \"2: role=official,gender=female\"",
                en: "for example: --add \"5: role=guest\", --remove \"2: role=official,gender=female\""
            ))
            .help(text!(
                vi: "hoặc --from kich-ban.toml với nhiều kịch bản",
                en: "or --from scenarios.toml with several scenarios"
            )));
        }
        return Ok(vec![options.changes.scenario(ruleset)?]);
    };
    let mut scenarios = load_scenarios(file, ruleset)?;
    let names: Vec<String> = scenarios.iter().filter_map(|one| one.name.clone()).collect();
    for wanted in &options.scenario {
        if !names.contains(wanted) {
            return Err(no_scenario(wanted, &names).about(file.display().to_string()));
        }
    }
    let is_wanted =
        |one: &Scenario| one.name.as_ref().is_some_and(|name| options.scenario.contains(name));
    if !options.scenario.is_empty() {
        scenarios.retain(is_wanted);
    }
    Ok(scenarios)
}

fn no_scenario(wanted: &str, names: &[String]) -> Failure {
    let failure = Failure::new(text!(
        vi: "không có kịch bản “{wanted}”",
        en: "there is no scenario “{wanted}”"
    ));
    if let Some(near) = did_you_mean(wanted, names.iter().map(String::as_str)) {
        return failure.help(text!(vi: "có phải “{near}”?", en: "did you mean “{near}”?"));
    }
    let names = names.join(", ");
    failure.help(text!(vi: "các kịch bản: {names}", en: "the scenarios are {names}"))
}
