//! What the formats say of one and the same allotment.

use super::*;
use crate::calculate::allotment::{Request, SetAside, TieChoice, allot};
use crate::read::{ReadOptions, read_bytes};
use crate::render::fixtures;
use crate::units_table::{UnitsOptions, from_toml, from_workbook};
use crate::wording::Lang;

fn catalogue() -> &'static GroupCatalogue {
    GroupCatalogue::vietnam()
}

fn table(text: &str) -> UnitsTable {
    let workbook = read_bytes(text.into(), "units.csv", &ReadOptions::default()).unwrap();
    from_workbook(workbook, catalogue(), &UnitsOptions::default()).unwrap()
}

fn shown(table: &UnitsTable, request: &Request, format: AllotmentFormat, lang: Lang) -> String {
    let allotment = allot(table, request).unwrap();
    let page =
        AllotmentPage { path: "units.csv", table, catalogue: catalogue(), allotment: &allotment };
    let options = fixtures::page(lang, 80);
    String::from_utf8(super::allotment(&page, format, &options)).unwrap()
}

const UNITS: &str = "name,population,Tày,min,level\n\"=HYPERLINK(1)\",480,100,,district\n\
                     Nam Đông,300,0,4,district\nA Lưới,220,7,,\n";

fn request() -> Request {
    let set_aside = vec![SetAside { name: "Cơ quan".to_owned(), seats: 2 }];
    Request { seats: 12, set_aside, explain: true, compare: true, ..Request::default() }
}

#[test]
fn csv_and_toml_are_tables_of_units_again() {
    let table = table(UNITS);
    let csv = shown(&table, &request(), AllotmentFormat::Csv, Lang::En);
    assert_eq!(
        csv.lines().next(),
        Some("name,population,Tày,level,min,max,quota,official"),
        "{csv}"
    );
    assert!(csv.contains("\n'=HYPERLINK(1),480,100,district,,,4.800000,"), "{csv}");
    let toml = shown(&table, &request(), AllotmentFormat::Toml, Lang::Vi);
    for again in [self::table(&csv), from_toml(&toml, catalogue()).unwrap()] {
        let seats = |unit: &crate::units_table::Unit| unit.delegation.unwrap().official.unwrap();
        assert_eq!(again.units.iter().map(seats).collect::<Vec<_>>(), [4, 4, 2]);
        assert_eq!(again.units[1].min, Some(4));
        assert_eq!(again.units[2].by_group, table.units[2].by_group);
        assert_eq!(again.units[0].level.as_deref(), Some("district"));
    }
    assert!(toml.starts_with("# 12 chỉ tiêu, 10 chia theo dân số"), "{toml}");
}

#[test]
fn json_has_the_promised_keys_and_says_how_it_came_about() {
    let table = table(UNITS);
    let json = shown(&table, &request(), AllotmentFormat::Json, Lang::Vi);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["method"], &json["seats"]), (&"largest-remainder".into(), &12.into()));
    assert_eq!(json["unallotted"], 0);
    let unit = &json["units"][1];
    assert_eq!((&unit["name"], &unit["population"]), (&"Nam Đông".into(), &300.into()));
    assert_eq!((&unit["quota"], &unit["seats"]), (&3.0.into(), &4.into()));
    assert_eq!((&unit["quota_exact"], &unit["bound"]), (&"3000/1000".into(), &"lower".into()));
    assert_eq!(json["explanation"].as_array().unwrap().len(), 10);
    assert_eq!(json["comparison"].as_array().unwrap().len(), 7);
    assert_eq!(json["quota_rule"]["outside"][0]["by"], "bounds");
}

#[test]
fn a_lot_is_recorded_wherever_it_decided() {
    let table = table("name,population\nA Lưới,5\nNam Đông,5\n");
    let request = Request { seats: 1, ties: TieChoice::Lot(77), ..Request::default() };
    let json = shown(&table, &request, AllotmentFormat::Json, Lang::En);
    assert!(json.contains("\"seed\": 77") && json.contains("\"by\": \"lot\""), "{json}");
    assert!(shown(&table, &request, AllotmentFormat::Toml, Lang::En).contains("seed 77"));
    assert!(
        shown(&table, &request, AllotmentFormat::Table, Lang::Vi).contains("bốc thăm với số 77")
    );
}

#[test]
fn no_line_of_the_page_is_wider_than_it_and_none_says_anything_a_terminal_obeys() {
    let mut table = table(UNITS);
    table.units[2].name = "A \u{1b}[31mLưới".to_owned();
    for lang in [Lang::Vi, Lang::En] {
        let page = shown(&table, &request(), AllotmentFormat::Table, lang);
        assert!(!page.contains('\u{1b}'), "{page}");
        for line in page.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
        }
    }
}

#[test]
fn a_quiet_page_still_has_the_warnings() {
    let table = table("name,population\nA Lưới,5\nNam Đông,5\nTổng,11\n");
    let allotment = allot(&table, &Request { seats: 1, ..Request::default() }).unwrap();
    let page = AllotmentPage {
        path: "u.csv",
        table: &table,
        catalogue: catalogue(),
        allotment: &allotment,
    };
    let options = RenderOptions { quiet: true, ..fixtures::page(Lang::En, 80) };
    let text = super::allotment(&page, AllotmentFormat::Table, &options);
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("equal claims") && text.contains("says 11"), "{text}");
    assert!(!text.contains("quota rule holds") && !text.contains("What is to be known"), "{text}");
}

#[test]
fn decimals_are_written_as_each_language_does() {
    assert_eq!(decimal("1234.50").in_lang(Lang::Vi), "1.234,50");
    assert_eq!(signed("-0.35").in_lang(Lang::En), "−0.35");
    assert_eq!(signed("0.15").in_lang(Lang::Vi), "+0,15");
    assert_eq!(signed("0.00").in_lang(Lang::Vi), "0,00");
}
