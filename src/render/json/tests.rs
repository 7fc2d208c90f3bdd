use serde_json::{Value, json};

use crate::render::{Format, fixtures, render};
use crate::wording::Lang;

fn rendered(lang: Lang) -> Value {
    serde_json::from_str(&render(&fixtures::report(), Format::Json, &fixtures::page(lang, 80)))
        .unwrap()
}

fn check<'a>(report: &'a Value, rule: &str) -> &'a Value {
    report["inputs"][0]["checks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|check| check["rule"] == rule)
        .unwrap()
}

#[test]
fn a_broken_share_is_told_with_every_number() {
    assert_eq!(
        *check(&rendered(Lang::En), "women-share"),
        json!({
            "rule": "women-share", "kind": "share", "status": "fail", "severity": "error",
            "observed": 44, "of": 150, "min": 45, "max": null, "margin": -1, "missing": [],
            "message": "44 of 150 official delegates are women; at least 45 (30%) are needed",
            "citation": "47/KH-UBND III.5.2", "title": "Share of women", "limit": "30%",
            "help": "let a woman take the place of 1 man",
            "quote": "tỷ lệ đại biểu nữ tham dự Đại hội từ 30% trở lên", "decided_by": [],
            "waived": null,
        })
    );
}

#[test]
fn days_are_numbers_and_dates_are_strings() {
    let report = rendered(Lang::Vi);
    assert_eq!(check(&report, "duration")["max"], json!(1.5));
    assert_eq!(check(&report, "duration")["observed"], json!(1.0));
    let deadline = check(&report, "deadline");
    assert_eq!(deadline["max"], "2024-06-29");
    assert_eq!(deadline["observed"], Value::Null);
    assert_eq!(deadline["status"], "not_checked");
    assert_eq!(
        deadline["decided_by"][0],
        json!({"sheet": "ĐB chính thức", "row": 17, "cell": "F17"})
    );
}

#[test]
fn a_finding_names_its_cell_and_the_delegate() {
    let finding = &rendered(Lang::En)["inputs"][0]["findings"][0];
    assert_eq!(finding["rule"], "official-is-minority");
    assert_eq!(finding["sheet"], "ĐB chính thức");
    assert_eq!((&finding["row"], &finding["cell"]), (&json!(16), &json!("F16")));
    assert_eq!(finding["severity"], "error");
}

#[test]
fn an_unreadable_input_has_an_error_and_nothing_else() {
    assert_eq!(
        rendered(Lang::Vi)["inputs"][2],
        json!({
            "path": "huyen/hỏng.xlsx",
            "error": {"message": "tệp bị cắt cụt", "help": ["sao chép lại tệp"]},
            "congress": null, "tables": [], "tally": null, "checks": [], "findings": [],
            "unit": null, "ruleset": null, "rows_left_out": [], "sheets_left_out": [], "notes": [],
        })
    );
}

#[test]
fn ids_and_keys_do_not_change_with_the_language() {
    fn keys(value: &Value, at: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                for (key, member) in members {
                    let path = format!("{at}/{key}");
                    keys(member, &path, found);
                    found.push(path);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| keys(item, at, found)),
            Value::String(text)
                if !at.ends_with("/message")
                    && !at.ends_with("/title")
                    && !at.ends_with("/help")
                    && !at.ends_with("/not_compared") =>
            {
                found.push(text.clone());
            }
            _ => {}
        }
    }
    let (mut vi, mut en) = (Vec::new(), Vec::new());
    keys(&rendered(Lang::Vi), "", &mut vi);
    keys(&rendered(Lang::En), "", &mut en);
    assert_eq!(vi, en);
}

#[test]
fn the_keys_stand_in_the_documented_order() {
    let text = render(&fixtures::broken(), Format::Json, &fixtures::page(Lang::En, 80));
    let order = [
        "\"schema_version\"",
        "\"tool\"",
        "\"ruleset\"",
        "\"inputs\"",
        "\"path\"",
        "\"error\"",
        "\"congress\"",
        "\"tables\"",
        "\"header_rows\"",
        "\"first_row\"",
        "\"delegates\"",
        "\"columns\"",
        "\"tally\"",
        "\"total\"",
        "\"official_group_unknown\"",
        "\"checks\"",
        "\"observed\"",
        "\"of\"",
        "\"margin\"",
        "\"missing\"",
        "\"citation\"",
        "\"findings\"",
        "\"summary\"",
    ];
    let mut from = 0;
    for key in order {
        let found = text[from..].find(key);
        from += found.unwrap_or_else(|| panic!("{key} is not after what precedes it"));
    }
}

#[test]
fn the_summary_counts_by_findings() {
    assert_eq!(
        rendered(Lang::En)["summary"],
        json!({"inputs": 3, "errors": 15, "warnings": 3, "not_checked": 1, "advice": 0, "unreadable": 1, "waived": 2})
    );
}
