//! One set of reports that the tests of every format share.
//!
//! The people are invented. The findings hold what breaks a careless renderer: text in NFD, a cell
//! with escape sequences, long names, one rule broken on many rows, markup and a formula, a waiver.

mod checks;

use std::sync::Arc;

use crate::catalogue::GroupCode;
use crate::fault::Fault;
use crate::render::{OverviewOrder, RenderOptions, WholeFormat, WholeReport, whole};
use crate::report::TallyCount;
use crate::report::{
    BetweenLists, CongressFacts, FileNote, Finding, FindingBetweenLists, InputReport, ListReport,
    Location, Place, Report, RulesetFacts, Run, Severity, Status, Strictness, Tally,
};
use crate::roster::{
    Field, Roster, RowReason, RowsLeftOut, SheetReason, SheetWithoutTable, Table, TableColumn,
    TableOf, UnusedColumn,
};
use crate::sheet::{CellRef, Column, ReadNote, Row, SheetLeftOut};
use crate::text;
use crate::wording::{Lang, Text};

use checks::{
    cap, coverage, deadline, duration, groups, guests, official_is_minority, waiver, women,
};

const OFFICIAL: &str = "ĐB chính thức";

/// A page of this width without colours, every list in full.
pub(crate) fn page(lang: Lang, width: usize) -> RenderOptions {
    RenderOptions {
        lang,
        width,
        plain_letters: false,
        colour: false,
        all: false,
        quiet: false,
        details: true,
        order: OverviewOrder::Worst,
        day: Some(jiff::civil::date(2024, 5, 20)),
    }
}

/// What a command prints of a report, in a format that is text.
pub(crate) fn printed(
    report: &impl WholeReport,
    format: WholeFormat,
    options: &RenderOptions,
) -> String {
    String::from_utf8(whole(report, format, options)).unwrap()
}

/// Three lists: one with mistakes of many kinds, one that holds, one that could not be read.
pub(crate) fn report() -> Report {
    let inputs = vec![
        input("huyen/sa-thay.xlsx", Ok(Box::new(broken_list()))),
        input("huyen/ngọc-hồi.xlsx", Ok(Box::new(clean_list()))),
        input("huyen/hỏng.xlsx", Err(unreadable())),
    ];
    Report { between_lists: between_lists(), ..of(inputs) }
}

/// The list with mistakes alone.
pub(crate) fn broken() -> Report {
    of(vec![input("sa-thay.xlsx", Ok(Box::new(broken_list())))])
}

/// The list that holds alone.
pub(crate) fn clean() -> Report {
    of(vec![input("ngọc-hồi.xlsx", Ok(Box::new(clean_list())))])
}

fn of(inputs: Vec<InputReport>) -> Report {
    Report {
        run: Run {
            rulesets: vec![ruleset()],
            strictness: Strictness::default(),
            inputs: inputs.len(),
        },
        inputs,
        between_lists: BetweenLists::default(),
    }
}

fn ruleset() -> Arc<RulesetFacts> {
    let mut ruleset = crate::rules::load("vn-2024").unwrap().facts();
    ruleset.title = text!(
        vi: "Đại hội đại biểu các dân tộc thiểu số lần thứ IV, năm 2024",
        en: "Congresses of delegates of ethnic minorities, edition IV, 2024"
    );
    ruleset.sources = vec!["1302/UBDT-DTTS, 27/7/2023".to_owned()];
    Arc::new(ruleset)
}

fn input(path: &str, outcome: Result<Box<ListReport>, Fault>) -> InputReport {
    InputReport { path: path.to_owned(), parts: Vec::new(), unit: None, outcome, passed_over: None }
}

fn unreadable() -> Fault {
    Fault::new(text!(vi: "tệp bị cắt cụt", en: "the file is cut short"))
        .help(text!(vi: "sao chép lại tệp", en: "copy the file again"))
}

fn codes(codes: &[&str]) -> Vec<GroupCode> {
    codes.iter().map(|code| code.parse().unwrap()).collect()
}

fn clean_list() -> ListReport {
    ListReport {
        ruleset: ruleset(),
        congress: CongressFacts {
            name: Some("Ngọc Hồi".to_owned()),
            province: None,
            level: "district".to_owned(),
            level_title: Text::fixed("cấp huyện", "district"),
            minority_population: Some(32000),
            groups: Some(codes(&["02", "07"])),
        },
        roster: Roster::default(),
        notes: Vec::new(),
        roles_elsewhere: Vec::new(),
        tally: tally(),
        checks: vec![cap(Status::Pass, 150)],
        findings: Vec::new(),
    }
}

fn tally() -> Tally {
    let mut tally = Tally::default();
    for (count, people) in [
        (TallyCount::Total, 199),
        (TallyCount::Official, 150),
        (TallyCount::Guest, 49),
        (TallyCount::OfficialWomen, 45),
        (TallyCount::OfficialMen, 105),
    ] {
        tally.counts[count] = people;
    }
    tally
}

fn broken_list() -> ListReport {
    let mut list = clean_list();
    list.congress.name = Some("Sa Thầy".to_owned());
    list.tally.counts[TallyCount::Alternate] = 2;
    list.tally.counts[TallyCount::ExOfficio] = 12;
    list.tally.counts[TallyCount::Selected] = 138;
    list.tally.official_by_group = codes(&["02", "07"]).into_iter().zip([40, 31]).collect();
    list.roster = roster();
    let note = ReadNote::ConvertedFont {
        sheet: Some(OFFICIAL.to_owned()),
        columns: vec![Column::new(2), Column::new(6)],
        encoding: "TCVN3",
    };
    list.notes = vec![FileNote { file: None, note }];
    list.checks = vec![
        cap(Status::Pass, 150),
        women(),
        guests(),
        coverage(),
        official_is_minority(),
        duration(),
        deadline(),
        groups(),
    ];
    list.findings = findings();
    list
}

fn location(row: u32, column: Option<u32>) -> Location {
    let row = Row::new(row);
    Location {
        file: None,
        sheet: Some(OFFICIAL.to_owned()),
        row,
        cell: column.map(|column| CellRef::new(Column::new(column), row)),
    }
}

fn findings() -> Vec<Finding> {
    let mut findings: Vec<Finding> = (16..28)
        .map(|row| Finding {
            rule: "official-is-minority".to_owned(),
            severity: Severity::Error,
            message: text!(
                vi: "đại biểu chính thức là người “Kinh”",
                en: "the official delegate is “Kinh”"
            ),
            help: Some(text!(
                vi: "chỉ chọn người dân tộc thiểu số vào danh sách chính thức",
                en: "choose official delegates from the ethnic minorities"
            )),
            location: location(row, Some(6)),
            // Decomposed letters, as a Mac writes them.
            delegate: Some("Nguye\u{302}\u{303}n Va\u{306}n A".to_owned()),
            waived: None,
        })
        .collect();
    findings.push(Finding {
        rule: "bad-birth-date".to_owned(),
        severity: Severity::Warning,
        message: text!(
            vi: "ngày sinh “31/02/1980\u{1b}[31m” không có trong lịch",
            en: "the birth date “31/02/1980\u{1b}[31m” is not in the calendar"
        ),
        help: None,
        location: location(20, Some(4)),
        delegate: Some("H’Đơn Niê Kđăm Thị Bích Ngọc Phương Thảo".to_owned()),
        waived: None,
    });
    findings.push(Finding {
        rule: "missing-field".to_owned(),
        severity: Severity::Error,
        message: text!(vi: "dòng có dữ liệu nhưng không có họ tên", en: "the row has data but no name"),
        help: None,
        location: location(40, None),
        delegate: None,
        waived: None,
    });
    findings.push(Finding {
        rule: "identity-number".to_owned(),
        severity: Severity::Warning,
        message: text!(
            vi: "số “0620******34” có 11 chữ số",
            en: "the number “0620******34” has 11 digits"
        ),
        help: None,
        location: location(41, Some(7)),
        delegate: Some("=HYPERLINK(1) <b>Y Lan</b>".to_owned()),
        waived: Some(Arc::new(waiver())),
    });
    findings
}

/// The same person in both lists, and a unit that sent none.
fn between_lists() -> BetweenLists {
    let place =
        |path: &str, row| Place { path: path.to_owned(), location: Some(location(row, Some(2))) };
    BetweenLists {
        findings: vec![
            FindingBetweenLists {
                rule: "delegate-in-two-lists",
                title: text!(vi: "Ở hai danh sách", en: "In two lists"),
                severity: Severity::Error,
                unit: Some("Sa Thầy".to_owned()),
                message: text!(
                    vi: "“A Thút” có tên trong danh sách của hai đơn vị",
                    en: "“A Thút” stands in the lists of two units"
                ),
                help: Some(text!(vi: "giữ ở một danh sách", en: "keep him in one of them")),
                places: vec![place("huyen/sa-thay.xlsx", 30), place("huyen/ngọc-hồi.xlsx", 12)],
                waived: None,
            },
            FindingBetweenLists {
                rule: "list-missing",
                title: text!(vi: "Chưa gửi danh sách", en: "List is missing"),
                severity: Severity::Warning,
                unit: Some("Kon Rẫy".to_owned()),
                message: text!(
                    vi: "Kon Rẫy đủ điều kiện nhưng chưa gửi danh sách",
                    en: "Kon Rẫy qualifies and has sent no list"
                ),
                help: None,
                places: Vec::new(),
                waived: None,
            },
        ],
        not_compared: vec![text!(
            vi: "chưa đối chiếu được với danh sách của tỉnh: không có danh sách này",
            en: "not compared with the list of the province: there is none"
        )],
    }
}

fn roster() -> Roster {
    let left_out = |first, last, reason| RowsLeftOut {
        file: None,
        sheet: Some(OFFICIAL.to_owned()),
        first: Row::new(first),
        last: Row::new(last),
        reason,
        written: "UBND HUYỆN SA THẦY".to_owned(),
    };
    Roster {
        tables: vec![Table {
            file: None,
            sheet: Some(OFFICIAL.to_owned()),
            header_rows: vec![Row::new(7), Row::new(8)],
            first_row: Row::new(10),
            last_row: Row::new(171),
            columns: vec![TableColumn {
                field: Field::FullName,
                column: Column::new(2),
                header: "Họ và tên".to_owned(),
                confidence: 100,
            }],
            unused_columns: vec![UnusedColumn {
                column: Column::new(9),
                header: "Cỡ áo".to_owned(),
                looks_like: None,
            }],
            role: None,
            of: TableOf::Congress,
            addressed_by_gender: false,
            delegates: 150,
        }],
        rows_left_out: vec![
            left_out(1, 6, RowReason::AboveTable),
            left_out(9, 9, RowReason::ColumnNumbers),
            left_out(172, 180, RowReason::BelowTable),
        ],
        other_sheets: vec![SheetWithoutTable {
            file: None,
            sheet: Some("Nháp".to_owned()),
            reason: SheetReason::NotRead(SheetLeftOut::Hidden),
        }],
        ..Roster::default()
    }
}
