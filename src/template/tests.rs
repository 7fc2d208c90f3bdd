//! The way of the form: made, filled in as an office does, read, recognised and checked.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};

use jiff::civil::date;

use super::*;
use crate::congress::CongressProfile;
use crate::fault::Fault;
use crate::read::{ReadOptions, read_bytes};
use crate::report::{ListReport, Status};
use crate::roster::{BirthDate, Field, Gender, OfficialKind, SheetReason};
use crate::rules;
use crate::sheet::{CellValue, Row, Sheet};
use crate::validate::{CheckSettings, ListSource, check_list};

const LANGUAGES: [Lang; 2] = [Lang::Vi, Lang::En];

/// The sheets of the workbook, by the number in their file's name.
const PROFILE: usize = 2;
const OFFICIAL: usize = 3;
const GUESTS: usize = 4;
const ALTERNATES: usize = 5;

fn ruleset() -> Ruleset {
    rules::load("vn-2024").unwrap()
}

fn made(ruleset: &Ruleset, level: &str, lang: Lang) -> Vec<u8> {
    let level = ruleset.level(level).unwrap();
    workbook(&TemplateOptions { ruleset, level, lang }).unwrap()
}

fn settings(ruleset: &Ruleset) -> CheckSettings<'_> {
    CheckSettings::new(ruleset)
}

fn check(bytes: Vec<u8>, settings: &CheckSettings<'_>) -> Result<ListReport, Fault> {
    check_list("mau.xlsx", ListSource::Bytes(bytes), settings).outcome.map(|list| *list)
}

fn sheets(bytes: Vec<u8>) -> Vec<Sheet> {
    read_bytes(bytes, "mau.xlsx", &ReadOptions::default()).unwrap().sheets
}

/// The text of a part of the workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn sheet_part(sheet: usize) -> String {
    format!("xl/worksheets/sheet{sheet}.xml")
}

/// Fills in cells, keeping their formats, as a spreadsheet program does: `B4 = Sa Thầy`, and
/// `B7 = #32000` for a number; `blank` empties one.
fn filled(bytes: &[u8], entries: &[(usize, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = Vec::new();
        file.read_to_end(&mut text).unwrap();
        for (sheet, lines) in entries {
            if name == sheet_part(*sheet) {
                text = fill(String::from_utf8(text).unwrap(), lines).into_bytes();
            }
        }
        written.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        written.write_all(&text).unwrap();
    }
    written.finish().unwrap().into_inner()
}

fn fill(mut xml: String, lines: &str) -> String {
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (cell, value) = line.split_once(" = ").unwrap();
        let start = xml.find(&format!("<c r=\"{cell}\" ")).unwrap_or_else(|| panic!("{cell}"));
        let length = xml[start..].find('>').unwrap() + 1;
        let opening = &xml[start..start + length];
        let style = opening.split(" s=\"").nth(1).unwrap().split('"').next().unwrap();
        let end = if opening.ends_with("/>") {
            start + length
        } else {
            start + xml[start..].find("</c>").unwrap() + 4
        };
        let mut new = format!("<c r=\"{cell}\" s=\"{style}\"");
        match (value, value.strip_prefix('#')) {
            ("blank", _) => new.push_str("/>"),
            (_, Some(number)) => write!(new, "><v>{number}</v></c>").unwrap(),
            _ => write!(new, " t=\"inlineStr\"><is><t>{value}</t></is></c>").unwrap(),
        }
        xml.replace_range(start..end, &new);
    }
    xml
}

/// 10 May 2024, and 5 March 1980, as a spreadsheet counts days.
const PROFILE_VI: &str = "
    B4 = Sa Thầy
    B5 = Kon Tum
    B7 = #32000
    B8 = #45422
    B9 = #1.5
    B10 = Có
    B13 = #1
    B14 = #1
    A18 = Gia Rai
    B18 = #12000
    A19 = Ba-na
";
const PEOPLE_VI: &str = "
    B9 = Y Lan
    C9 = #29285
    D9 = Nữ
    E9 = Gia Rai
    F9 = 062180000001
    J9 = Nông nghiệp
    K9 = Đương nhiên
    L9 = x
    B10 = A Thút
    C10 = 1975
    D10 = Nam
    E10 = Ba Na
    K10 = Chọn cử
    M10 = 0901234567
";

fn filled_in(lang: Lang, bytes: &[u8]) -> Vec<u8> {
    let english = |text: &str| {
        [
            ("Có", "Yes"),
            ("Nữ", "Female"),
            ("Nam", "Male"),
            ("Nông nghiệp", "Agriculture"),
            ("Đương nhiên", "Ex officio"),
            ("Chọn cử", "Selected"),
        ]
        .into_iter()
        .fold(text.to_owned(), |text, (vi, en)| text.replace(vi, en))
    };
    let written = |text: &str| if lang == Lang::En { english(text) } else { text.to_owned() };
    let other = |name: &str| written(&format!("B9 = {name}\nC9 = #29285\nD9 = Nữ\nE9 = Gia Rai"));
    filled(
        bytes,
        &[
            (PROFILE, &written(PROFILE_VI)),
            (OFFICIAL, &written(PEOPLE_VI)),
            (GUESTS, &other("Nguyễn Thị Hoa")),
            (ALTERNATES, &other("Y Blang")),
        ],
    )
}

#[test]
fn a_blank_form_names_nobody_and_each_list_is_told() {
    let ruleset = ruleset();
    for lang in LANGUAGES {
        for level in ["district", "province"] {
            let refused = check(made(&ruleset, level, lang), &settings(&ruleset)).unwrap_err();
            assert_eq!(refused.message.en, "the list names nobody");
            for (&role, help) in Role::ALL.iter().zip(&refused.help) {
                let name = list_name(role);
                assert!(help.en.contains(name.get(lang)), "{help:?}");
            }
        }
    }
}

#[test]
fn a_filled_in_form_is_understood_without_any_option() {
    let ruleset = ruleset();
    for lang in LANGUAGES {
        let bytes = filled_in(lang, &made(&ruleset, "district", lang));
        let list = check(bytes, &settings(&ruleset)).unwrap();
        let people: Vec<_> = list
            .roster
            .delegates
            .iter()
            .map(|it| (it.name.written.as_str(), it.role.known().copied(), it.row))
            .collect();
        assert_eq!(
            people,
            [
                ("Y Lan", Some(Role::Official), Row::new(9)),
                ("A Thút", Some(Role::Official), Row::new(10)),
                ("Nguyễn Thị Hoa", Some(Role::Guest), Row::new(9)),
                ("Y Blang", Some(Role::Alternate), Row::new(9)),
            ]
        );
        let (lan, thut) = (&list.roster.delegates[0], &list.roster.delegates[1]);
        assert_eq!(lan.birth.known(), Some(&BirthDate::Day(date(1980, 3, 5))));
        assert_eq!(thut.birth.known(), Some(&BirthDate::Year(1975)));
        assert_eq!(lan.gender.known(), Some(&Gender::Female));
        assert_eq!(thut.gender.known(), Some(&Gender::Male));
        assert_eq!(lan.identity.written, "062180000001");
        assert_eq!(lan.kind.known(), Some(&OfficialKind::ExOfficio));
        assert_eq!(thut.kind.known(), Some(&OfficialKind::Selected));
        assert_eq!(lan.delegation.known(), Some(&true));
        assert_eq!(thut.delegation.known(), Some(&false));
        assert!(
            thut.others
                .iter()
                .any(|(field, phone)| { *field == Field::Phone && phone.written == "0901234567" })
        );
        let catalogue = ruleset.catalogue;
        let groups =
            [lan, thut].map(|it| catalogue.name(it.group.known().unwrap().group().unwrap()));
        assert_eq!(groups, ["Gia Rai", "Ba Na"]);
        assert!(list.findings.iter().all(|finding| finding.rule == "field-coverage"));
    }
}

#[test]
fn the_profile_sheet_tells_the_facts_of_the_congress() {
    let ruleset = ruleset();
    for lang in LANGUAGES {
        let bytes = filled_in(lang, &made(&ruleset, "district", lang));
        let list = check(bytes, &settings(&ruleset)).unwrap();
        assert_eq!(list.congress.name.as_deref(), Some("Sa Thầy"));
        assert_eq!(list.congress.level, "district");
        assert_eq!(list.congress.minority_population, Some(32_000));
        assert_eq!(list.congress.groups.as_ref().map(Vec::len), Some(2));
        let stated = &list.roster.profiles[0];
        assert_eq!(stated.date.known(), Some(&date(2024, 5, 10)));
        assert_eq!(stated.province.written, "Kon Tum");
        // Date, length, pilot and delegation reach the rules.
        for rule in ["deadline", "duration", "pilot-deadline", "delegation-size", "group-coverage"]
        {
            let check = list.checks.iter().find(|check| check.rule == rule).unwrap();
            assert_eq!(check.status, Status::Pass, "{rule}");
        }
        let reasons: Vec<_> = list.roster.other_sheets.iter().map(|it| it.reason.clone()).collect();
        assert_eq!(reasons, [SheetReason::NoHeader, SheetReason::Profile, SheetReason::NoHeader]);
    }
}

#[test]
fn what_the_profile_sheet_says_unclearly_is_asked_about_at_its_cell() {
    let ruleset = ruleset();
    let bytes = filled_in(Lang::Vi, &made(&ruleset, "district", Lang::Vi));
    let unclear =
        filled(&bytes, &[(PROFILE, "B7 = trên 32.000\nB8 = giữa tháng 5\nB13 = vài\nA19 = Xá")]);
    let refused = check(unclear.clone(), &settings(&ruleset)).unwrap_err();
    for place in ["B7", "trên 32.000", "B8", "giữa tháng 5", "B13", "each by itself", "A19", "Xá"]
    {
        assert!(refused.message.en.contains(place), "{}", refused.message.en);
    }
    // What an option tells need not be right in the sheet; and a profile of one's own overrules it all.
    let facts = CongressProfile {
        minority_population: Some(40_000),
        groups: Some(Vec::new()),
        ..CongressProfile::default()
    };
    let options = CheckSettings { facts, ..settings(&ruleset) };
    let refused = check(unclear.clone(), &options).unwrap_err();
    assert!(refused.message.en.contains("B8") && !refused.message.en.contains("B7"));
    let profile = CongressProfile { level: Some("district".to_owned()), ..Default::default() };
    let own = CheckSettings { congress: Some(profile), ..settings(&ruleset) };
    assert_eq!(check(unclear, &own).unwrap().congress.minority_population, None);
}

#[test]
fn the_population_is_summed_only_where_every_group_has_its_number() {
    let ruleset = ruleset();
    let bytes = filled_in(Lang::Vi, &made(&ruleset, "district", Lang::Vi));
    let xml = |number: &str| {
        filled(
            &bytes,
            &[(PROFILE, &format!("B7 = blank\nB19 = {number}\nA20 = Kinh\nB20 = #50000"))],
        )
    };
    let population =
        |bytes| check(bytes, &settings(&ruleset)).unwrap().congress.minority_population;
    assert_eq!(population(xml("#5000")), Some(17_000));
    assert_eq!(population(xml("blank")), None);
}

#[test]
fn a_group_that_stands_twice_has_one_number_of_people() {
    let ruleset = ruleset();
    let bytes = filled_in(Lang::Vi, &made(&ruleset, "district", Lang::Vi));
    let again = |number: &str| {
        let lines = format!("B7 = blank\nB19 = #5000\nA20 = Gia Rai\nB20 = {number}");
        check(filled(&bytes, &[(PROFILE, &lines)]), &settings(&ruleset))
    };
    assert_eq!(again("#12000").unwrap().congress.minority_population, Some(17_000));
    let refused = again("#13000").unwrap_err().message.en;
    assert!(refused.contains("cell B20") && refused.contains("Gia Rai"), "{refused}");
}

#[test]
fn the_profile_is_read_although_one_list_alone_is_chosen() {
    let ruleset = ruleset();
    let bytes = filled_in(Lang::Vi, &made(&ruleset, "district", Lang::Vi));
    let chosen =
        CheckSettings { sheets: vec!["ĐB chính thức".to_owned()], ..settings(&ruleset) };
    let list = check(bytes, &chosen).unwrap();
    assert_eq!(list.roster.delegates.len(), 2);
    assert_eq!(list.congress.minority_population, Some(32_000));
}

#[test]
fn rows_and_caps_follow_the_ruleset() {
    let numbered = |bytes: &[u8], sheet: usize| {
        let sheets = sheets(bytes.to_vec());
        let rows = &sheets[sheet - 1].rows;
        rows.iter().filter(|row| matches!(row.cells[0].value, CellValue::Number(_))).count()
    };
    let ruleset = ruleset();
    let district = made(&ruleset, "district", Lang::Vi);
    assert_eq!(numbered(&district, OFFICIAL), 150);
    assert_eq!(numbered(&district, GUESTS), 50);
    assert_eq!(numbered(&district, ALTERNATES), 20);
    assert_eq!(numbered(&made(&ruleset, "province", Lang::Vi), OFFICIAL), 250);
    let commune = rules::parse(
        "commune.toml",
        "id = \"commune\"\ntitle = { vi = \"Xã\", en = \"Commune\" }\nextends = \"vn-2024\"\n\
         [level.commune]\ntitle = { vi = \"=1+1\", en = \"commune\" }\ntitle_words = [\"xã\"]\n\
         [[count]]\nid = \"official-cap\"\nmax = { commune = 80 }\n",
    )
    .unwrap();
    let bytes = made(&commune, "commune", Lang::Vi);
    assert_eq!(numbered(&bytes, OFFICIAL), 80);
    // The level's title reads like a formula, and is none.
    assert_eq!(sheets(bytes)[1].rows[4].cells[1].value, CellValue::Text("=1+1".into()));
}

#[test]
fn no_sheet_is_hidden_and_no_cell_holds_a_formula() {
    let ruleset = ruleset();
    for lang in LANGUAGES {
        let bytes = made(&ruleset, "province", lang);
        assert!(!part(&bytes, "xl/workbook.xml").contains("hidden"));
        for sheet in 1..=6 {
            assert!(!part(&bytes, &sheet_part(sheet)).contains("<f>"), "sheet {sheet}");
        }
    }
}

#[test]
fn the_lists_to_choose_from_are_the_cells_that_validations_name() {
    let ruleset = ruleset();
    let bytes = made(&ruleset, "district", Lang::Vi);
    let sheets = sheets(bytes.clone());
    let names = |first: u32, last: u32| -> Vec<String> {
        (first..=last)
            .map(|row| sheets[5].row(Row::new(row)).unwrap().cell("B".parse().unwrap()).unwrap())
            .map(|cell| cell.shown().into())
            .collect()
    };
    let (official, profile) = (part(&bytes, &sheet_part(3)), part(&bytes, &sheet_part(2)));
    for (xml, range) in [
        (&official, "$B$4:$B$56"),
        (&official, "$B$60:$B$70"),
        (&profile, "$B$73:$B$74"),
        (&profile, "$B$77:$B$82"),
    ] {
        assert!(xml.contains(&format!("<formula1>'Danh mục'!{range}</formula1>")), "{range}");
    }
    let catalogue = ruleset.catalogue;
    let minorities: Vec<&str> =
        catalogue.groups().iter().filter(|group| group.minority).map(|group| group.name).collect();
    assert_eq!(names(4, 56), minorities);
    assert_eq!(names(60, 70).first().map(String::as_str), Some("Nông nghiệp"));
    assert_eq!(names(60, 70).last().map(String::as_str), Some("Quốc phòng"));
    assert_eq!(names(73, 74), ["Cấp huyện", "Cấp tỉnh"]);
    assert_eq!(names(77, 82), ["0.5", "1", "1.5", "2", "2.5", "3"]);
}

#[test]
fn lists_are_set_up_for_filling_in_and_for_printing() {
    let ruleset = ruleset();
    let bytes = made(&ruleset, "district", Lang::Vi);
    for sheet in [OFFICIAL, GUESTS, ALTERNATES] {
        let xml = part(&bytes, &sheet_part(sheet));
        for piece in [
            "topLeftCell=\"C9\"",
            "state=\"frozen\"",
            "orientation=\"landscape\"",
            "paperSize=\"9\"",
            "fitToHeight=\"0\"",
        ] {
            assert!(xml.contains(piece), "sheet {sheet}: {piece}");
        }
        assert!(!xml.contains("<autoFilter"));
    }
    assert!(part(&bytes, "xl/workbook.xml").contains("'ĐB chính thức'!$8:$8"));
}
