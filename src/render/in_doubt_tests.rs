//! A list with rows that may be people, in every format and on the page of `inspect`.

use unicode_width::UnicodeWidthStr as _;

use super::{Format, RenderOptions, WholeFormat, render, render_file, workbook};
use crate::closed_list::ClosedList;
use crate::evaluate::tests::put_in_doubt;
use crate::render::fixtures::{page, printed};
use crate::report::{InputReport, Report};
use crate::rules::{self, Ruleset};
use crate::validate::{
    CheckSettings, Inspection, ListSource, UnderstoodList, inspect_list, understand_list,
};
use crate::wording::Lang;

const LIST: &str = "\
DANH SÁCH ĐẠI BIỂU CHÍNH THỨC\n\
STT,Họ và tên,Ngày sinh,Giới tính,Dân tộc,Số CCCD,Đơn vị,Hình thức\n\
1,A Thút,12/5/1980,Nam,Ba Na,062080001234,Xã A,Chọn cử\n\
2,Y Lan,3/4/1985,Nữ,Ba Na,,Xã A,Chọn cử\n\
3,A Bơng,1/2/1979,Nam,Gia Rai,,Xã B,Chỉ định\n";

/// The rows of Y Lan and A Bơng.
const IN_DOUBT: [u32; 2] = [4, 5];

fn settings(ruleset: &Ruleset) -> CheckSettings<'_> {
    CheckSettings { level: Some("district".to_owned()), ..CheckSettings::new(ruleset) }
}

fn source() -> ListSource<'static> {
    ListSource::Bytes(LIST.as_bytes().to_vec())
}

fn report(ruleset: &Ruleset) -> Report {
    let settings = settings(ruleset);
    let mut list: UnderstoodList = understand_list("list.csv", source(), &settings).unwrap();
    put_in_doubt(&mut list.roster, &IN_DOUBT);
    let outcome = Ok(Box::new(list.judge(&settings)));
    let input = InputReport {
        path: "list.csv".to_owned(),
        parts: Vec::new(),
        unit: None,
        outcome,
        passed_over: None,
    };
    Report { inputs: vec![input], ..crate::render::fixtures::clean() }
}

fn inspected(ruleset: &Ruleset) -> Inspection {
    let mut seen = inspect_list("list.csv", source(), &settings(ruleset));
    put_in_doubt(&mut seen.roster, &IN_DOUBT);
    seen
}

/// Where a page breaks its lines is nothing to these tests.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_format_tells_the_rows() {
    let ruleset = rules::load("vn-2024").unwrap();
    let report = report(&ruleset);
    for format in Format::ALL.iter().copied() {
        let options = page(Lang::Vi, 100);
        let text = match format {
            Format::Xlsx => workbook::text_of(render_file(&report, format, &options)),
            _ => render(&report, format, &options),
        };
        let text = on_one_line(&text);
        for said in ["Y Lan", "A Bơng"] {
            assert!(text.contains(said), "{format:?}: {text}");
        }
        assert!(text.contains("có thể là"), "{format:?}: {text}");
    }
}

#[test]
fn the_rows_are_findings_and_no_notes_of_reading() {
    let ruleset = rules::load("vn-2024").unwrap();
    let text = on_one_line(&render(&report(&ruleset), Format::Table, &page(Lang::En, 120)));
    assert!(text.contains("The list has 1 person"), "{text}");
    assert!(text.contains("2 rows not counted that may be people"), "{text}");
    assert!(!text.contains("2 rows that may be people"), "{text}");
    assert!(text.contains("✗ B4"), "{text}");
}

#[test]
fn where_no_rule_tells_the_rows_the_notes_of_reading_do() {
    let text = "id = \"own\"\ntitle = { vi = \"t\", en = \"t\" }\nextends = \"vn-2024\"\n\
                [[off]]\nid = \"row-not-counted\"\nreason = { vi = \"r\", en = \"r\" }\n";
    let ruleset = rules::parse("own.toml", text).unwrap();
    let text = render(&report(&ruleset), Format::Table, &page(Lang::En, 120));
    assert!(text.contains("2 rows that may be people"), "{text}");
}

#[test]
fn inspect_lists_the_rows_before_the_columns() {
    let ruleset = rules::load("vn-2024").unwrap();
    let seen = inspected(&ruleset);
    for (lang, heading, row, columns) in [
        (Lang::Vi, "chưa được tính (2):", "? dòng 4 “Y Lan | 3/4/1985”", "Tiêu đề trong tệp"),
        (Lang::En, "were not counted (2):", "? row 4 “Y Lan | 3/4/1985”", "Header as written"),
    ] {
        for width in [80, 120] {
            let text = printed(&seen, WholeFormat::Table, &page(lang, width));
            let at = |said: &str| text.find(said).unwrap_or_else(|| panic!("{said}: {text}"));
            assert!(at(heading) < at(row) && at(row) < at(columns), "{text}");
            assert!(text.lines().all(|line| line.width() <= width), "{text}");
        }
    }
    let told =
        printed(&seen, WholeFormat::Table, &RenderOptions { all: true, ..page(Lang::En, 120) });
    assert!(told.contains("1 official delegate; 2 rows not counted that may be people."), "{told}");
    let json: serde_json::Value =
        serde_json::from_str(&printed(&seen, WholeFormat::Json, &page(Lang::En, 80))).unwrap();
    let first = &json["tables"][0]["rows_in_doubt"][0];
    assert_eq!(*first, serde_json::json!({"row": 4, "cell": "B4", "written": "Y Lan | 3/4/1985"}));
}

#[test]
fn the_tally_and_the_verdicts_for_programs_know_of_the_rows() {
    let ruleset = rules::load("vn-2024").unwrap();
    let text = render(&report(&ruleset), Format::Json, &page(Lang::En, 80));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let input = &json["inputs"][0];
    assert_eq!(input["tally"]["in_doubt"], 2);
    assert_eq!(input["tally"]["appointed"], 0);
    let check = |rule: &str| {
        let checks = input["checks"].as_array().unwrap();
        checks.iter().find(|check| check["rule"] == rule).unwrap().clone()
    };
    assert_eq!(check("women-share")["status"], "not_checked");
    let place = serde_json::json!({"sheet": null, "row": 4, "cell": "B4"});
    assert_eq!(check("women-share")["decided_by"][0], place);
    assert_eq!(check("row-not-counted")["status"], "fail");
    let findings = input["findings"].as_array().unwrap();
    assert_eq!(findings.iter().filter(|it| it["rule"] == "row-not-counted").count(), 2);
}
