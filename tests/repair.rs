//! `repair` as a library, and its report in both languages at several widths.

use std::path::Path;

use delegate_quota::rooms::calculate::repair::{
    Outcome, Problem, Repair, RepairReport, Reserve, Weights, repair,
};
use delegate_quota::rooms::render::{self, OverviewOrder, RenderOptions, WholeFormat};
use delegate_quota::rooms::report::Severity;
use delegate_quota::rooms::roster::Roster;
use delegate_quota::rooms::rules::{self, Privacy};
use delegate_quota::rooms::settings::LocalTerms;
use delegate_quota::rooms::validate::{
    CheckSettings, ListSource, UnderstoodList, read_people, understand_list,
};
use delegate_quota::rooms::wording::Lang;

const LIST: &str = "examples/02_sa_thay_with_mistakes/delegates.xlsx";
const RESERVE: &str = "tests/cmd/reserve.csv";

fn repaired(
    settings: &CheckSettings<'_>,
    list: &UnderstoodList,
    reserve: Option<&Roster>,
) -> Repair {
    repair(&Problem {
        ruleset: settings.ruleset,
        level: &list.level,
        profile: &list.profile,
        list: &list.roster,
        reserve,
        keep: std::collections::BTreeSet::new(),
        weights: Weights::default(),
        may_move: true,
        least: Severity::Error,
        privacy: Privacy::Masked,
        terms: LocalTerms::default(),
    })
}

fn rendered(format: WholeFormat, lang: Lang, width: usize, with_reserve: bool) -> String {
    let ruleset = rules::load("vn-2024").unwrap();
    let settings = CheckSettings::new(&ruleset);
    let list = understand_list(LIST, ListSource::File(Path::new(LIST)), &settings).unwrap();
    let source = ListSource::File(Path::new(RESERVE));
    let people = read_people(RESERVE, source, &list.level, &settings).unwrap();
    let reserve = with_reserve.then_some(&people);
    let repair = repaired(&settings, &list, reserve);
    assert!(matches!(
        (&repair.outcome, with_reserve),
        (Outcome::Found(_), true) | (Outcome::Impossible(_), false)
    ));
    let report = RepairReport {
        path: LIST,
        list: &list.judge(&settings),
        reserve: reserve.map(|roster| Reserve { path: RESERVE, roster }),
        weights: Weights::default(),
        repair: &repair,
    };
    let options = RenderOptions {
        plain_letters: false,
        lang,
        width,
        colour: false,
        all: false,
        quiet: false,
        details: false,
        order: OverviewOrder::Worst,
        day: None,
    };
    String::from_utf8(render::whole(&report, format, &options)).unwrap()
}

#[test]
fn every_line_of_a_repair_fits_the_width() {
    for lang in [Lang::Vi, Lang::En] {
        for width in [60, 80, 120] {
            for with_reserve in [true, false] {
                for line in rendered(WholeFormat::Table, lang, width, with_reserve).lines() {
                    let wide = unicode_width::UnicodeWidthStr::width(line);
                    assert!(wide <= width, "{width}: {line}");
                }
            }
        }
    }
}

#[test]
fn the_json_of_a_repair_names_people_places_and_rules() {
    let text = rendered(WholeFormat::Json, Lang::En, 80, true);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["outcome"], "found");
    assert_eq!((&json["cost"], &json["proven_minimal"]), (&5.into(), &true.into()));
    let changes = json["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 5);
    // The one Kinh among the official delegates is in row 54 of the sheet.
    let kinh = changes.iter().find(|change| change["row"] == 54).unwrap();
    assert_eq!(kinh["action"], "replace");
    assert_eq!(kinh["by"]["file"], RESERVE);
    let serves = kinh["serves"].as_array().unwrap();
    assert!(serves.contains(&"official-is-minority".into()), "{serves:?}");
    let status = |side: &str| {
        let checks = json["checks"][side].as_array().unwrap();
        checks.iter().find(|check| check["rule"] == "group-coverage").unwrap()["status"].clone()
    };
    assert_eq!((status("before"), status("after")), ("fail".into(), "pass".into()));
    assert_eq!(json["remaining"]["cells"].as_array().unwrap().len(), 5);
}

#[test]
fn the_json_of_an_impossible_repair_names_the_conflict_and_what_is_lacking() {
    let text = rendered(WholeFormat::Json, Lang::En, 80, false);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["outcome"], "impossible");
    assert_eq!(json["impossible"]["conflict"], serde_json::json!(["group-coverage"]));
    // The Brâu, the Cơ Tu and the Rơ Măm have no delegate, and there is no reserve.
    assert_eq!(json["impossible"]["needed"].as_array().unwrap().len(), 3);
    // The rest can be mended nevertheless.
    assert_eq!(json["changes"].as_array().unwrap().len() as u64, json["cost"].as_u64().unwrap());
    let after = json["checks"]["after"].as_array().unwrap();
    let status = |rule: &str| &after.iter().find(|check| check["rule"] == rule).unwrap()["status"];
    assert_eq!(
        (status("official-cap"), status("group-coverage")),
        (&"pass".into(), &"fail".into())
    );
}
