//! `what-if`: a list as it would be, beside what it is.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::changes::OrderedChanges;
use super::exit_code::ExitStatus;
use super::one_list::OneList;
use super::options::{CheckingOptions, NEW_FILES, ReportOptions};
use super::output::{self, NewFile};
use super::save;
use super::screen::Screen;
use super::session::Session;
use crate::fault::Fault;
use crate::files::Disk;
use crate::rules::Ruleset;
use crate::text;
use crate::validate::UnderstoodList;
use crate::what_if::{self, Outcome, Played, Scenario, WhatIf, load_scenarios};
use crate::wording::{nearest, number_of};

#[derive(Debug, clap::Args)]
pub(super) struct WhatIfOptions {
    /// List to start from: a spreadsheet, a CSV file, or `-` for CSV on standard input; of a list of
    /// several files, all of them or their folder
    /// vi: Danh sách: bảng tính, tệp CSV, hoặc `-` để đọc CSV từ đầu vào chuẩn; nếu danh sách gồm
    /// nhiều tệp thì nêu tất cả, hoặc nêu thư mục
    #[arg(required = true, value_name = "FILE")]
    list: Vec<PathBuf>,
    #[command(flatten)]
    changes: OrderedChanges,
    /// Scenario file (TOML): several named sets of changes, laid side by side
    /// vi: Tệp kịch bản (TOML), mỗi kịch bản là một nhóm thay đổi, đặt cạnh nhau
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Only this scenario of the file; can be given several times
    /// vi: Chỉ xét kịch bản có tên này trong tệp kịch bản; có thể ghi nhiều lần
    #[arg(long, value_name = "NAME", requires = "from")]
    scenario: Vec<String>,
    /// Write the hypothetical list to this new file (.xlsx or .csv)
    /// vi: Ghi danh sách giả định vào tệp mới này (.xlsx hoặc .csv)
    #[arg(long, value_name = "FILE", group = NEW_FILES)]
    save: Option<PathBuf>,
    #[command(flatten)]
    checking: CheckingOptions,
    #[command(flatten)]
    report: ReportOptions,
}

/// The status is that of the list as it would be: 0 where it could be submitted in every scenario.
pub(super) fn run(options: &WhatIfOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    Session::open(&options.checking, &options.list[0], screen, |session| play(session, options))
}

fn play(session: &Session<'_>, options: &WhatIfOptions) -> anyhow::Result<ExitStatus> {
    let Session { settings, screen, strictness, .. } = session;
    let ruleset = settings.ruleset;
    let scenarios = scenarios(options, ruleset)?;
    let list = OneList::read(session, &options.list, session.checking.joining(), &[])?;
    let mut originals = list.originals(session);
    originals.extend(options.from.clone());
    let files = options.report.output.destinations(&originals)?;
    let save = NewFile::asked(options.save.as_ref(), options.report.output.force, &originals)?;
    if let Some(path) = &options.save {
        is_one_list(path, &scenarios)?;
        save::can_be_saved(path)?;
    }
    let path = list.path();
    let about = |fault: Fault| fault.about(&path);
    let list = list.understand(settings)?;
    if options.save.is_some() {
        keeps_every_row(&list).map_err(about)?;
    }
    screen.warn_of_expired(&list.terms(settings));
    let outcomes = scenarios
        .into_iter()
        .map(|scenario| what_if::play(&list, scenario, settings, screen.lang))
        .collect::<Result<Vec<Outcome>, _>>()
        .map_err(about)?;
    let before = list.clone().judge(settings);
    let beside: Vec<Played<'_>> =
        outcomes.iter().map(|outcome| outcome.beside(&before, ruleset.catalogue)).collect();
    let played = WhatIf {
        ruleset: ruleset.facts(),
        strictness: *strictness,
        path: &path,
        before: &before,
        scenarios: beside,
    };
    output::deliver_whole(&files, session.page(options.report.all), screen, &played)?;
    if let Some(file) = &save {
        let outcome = outcomes.first().context("there is a scenario")?;
        save::save(file, &list, &outcome.applied.roster, session)?;
    }
    let worst = outcomes.iter().map(|outcome| ExitStatus::of(&outcome.report, *strictness)).max();
    Ok(worst.unwrap_or(ExitStatus::NotChecked))
}

/// One file holds one list.
fn is_one_list(path: &Path, scenarios: &[Scenario]) -> Result<(), Fault> {
    if scenarios.len() <= 1 {
        return Ok(());
    }
    let count = scenarios.len();
    Err(Fault::new(text!(
        vi: "mỗi tệp chỉ ghi được một danh sách, mà có {count} kịch bản",
        en: "a file holds one list, and there are {count} scenarios"
    ))
    .about(path.display())
    .help(text!(
        vi: "chọn một kịch bản bằng `--scenario TÊN`",
        en: "choose one with `--scenario NAME`"
    )))
}

/// A new file holds those who were counted: nobody else may be lost in it.
fn keeps_every_row(list: &UnderstoodList) -> Result<(), Fault> {
    let rows = &list.roster.rows_in_doubt;
    let Some(first) = rows.first() else { return Ok(()) };
    let (count, row) = (rows.len() as u64, first.person.row);
    Err(Fault::new(text!(
        vi: "có {rows} có thể là người nhưng chưa được tính, sẽ mất trong tệp mới (dòng đầu: {row})",
        en: "{rows} not counted, and would be lost in the new file (the first is row {row})",
        rows = number_of(count, "dòng", "row may be a person and was", "rows may be people and were")
    ))
    .help(text!(
        vi: "làm rõ các dòng đó trước, hoặc chạy không có `--save`",
        en: "settle that first, or run this without `--save`"
    )))
}

/// The scenarios of the file, or the one of the command line.
fn scenarios(options: &WhatIfOptions, ruleset: &Ruleset) -> Result<Vec<Scenario>, Fault> {
    let Some(file) = &options.from else {
        if options.changes.is_empty() {
            return Err(Fault::new(text!(
                vi: "chưa nêu thay đổi nào",
                en: "no change is named"
            ))
            .help(text!(
                vi: "ví dụ: --add \"5: tư cách=khách mời\", --remove \"2: tư cách=chính thức,giới tính=nữ\"",
                en: "for example: --add \"5: role=guest\", --remove \"2: role=official,gender=female\""
            ))
            .help(text!(
                vi: "hoặc --from kich-ban.toml với nhiều kịch bản",
                en: "or --from scenarios.toml with several scenarios"
            )));
        }
        return Ok(vec![options.changes.scenario(ruleset)?]);
    };
    let mut scenarios = load_scenarios(file, &Disk, ruleset)?;
    let names: Vec<String> =
        scenarios.iter().filter_map(|scenario| scenario.name.clone()).collect();
    for wanted in &options.scenario {
        if !names.contains(wanted) {
            return Err(no_scenario(wanted, &names).about(file.display()));
        }
    }
    let is_wanted =
        |one: &Scenario| one.name.as_ref().is_some_and(|name| options.scenario.contains(name));
    if !options.scenario.is_empty() {
        scenarios.retain(is_wanted);
    }
    Ok(scenarios)
}

fn no_scenario(wanted: &str, names: &[String]) -> Fault {
    let failure = Fault::new(text!(
        vi: "không có kịch bản “{wanted}”",
        en: "there is no scenario “{wanted}”"
    ));
    if let Some(near) = nearest(wanted, names.iter().map(String::as_str)) {
        return failure.help(text!(vi: "có phải “{near}”?", en: "did you mean “{near}”?"));
    }
    let names = names.join(", ");
    failure.help(text!(vi: "các kịch bản: {names}", en: "the scenarios are {names}"))
}
