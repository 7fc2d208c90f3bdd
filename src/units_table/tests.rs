//! Tables of units as offices keep them.

use super::*;
use crate::catalogue::GroupCatalogue;
use crate::fault::Fault;
use crate::read::{ReadOptions, read_bytes};
use crate::toml_tree::{Sources, render_problems};
use crate::wording::Lang;
use proptest::prelude::*;

fn read_with(text: &str, options: &UnitsOptions) -> Result<UnitsTable, Fault> {
    let workbook = read_bytes(text.into(), "units.csv", &ReadOptions::default()).unwrap();
    from_workbook(workbook, GroupCatalogue::vietnam(), options)
}

fn read(text: &str) -> Result<UnitsTable, Fault> {
    read_with(text, &UnitsOptions::default())
}

fn people(table: &UnitsTable) -> Vec<(&str, u64)> {
    table.units.iter().map(|unit| (unit.name.as_str(), unit.population)).collect()
}

#[test]
fn titles_above_and_signatures_below_are_no_units() {
    let table = read(
        "UBND TỈNH QUẢNG TRỊ,,,\nBIỂU DÂN SỐ CÁC DÂN TỘC THIỂU SỐ,,,\n,,,\n\
         STT,Huyện/thị xã,Dân số DTTS (người),Ghi chú\n(1),(2),(3),(4)\n\
         1,Hướng Hóa,45.200,\n2,Đakrông,\"36,500\",\n3,Vĩnh Linh,3 100,\n\
         ,Tổng cộng,84.800,\n,,,\n,,\"Quảng Trị, ngày 5 tháng 3 năm 2024\",\n,NGƯỜI LẬP BIỂU,,\n",
    );
    let table = table.unwrap();
    assert_eq!(people(&table), [("Hướng Hóa", 45_200), ("Đakrông", 36_500), ("Vĩnh Linh", 3100)]);
    assert!(table.totals[0].agrees(), "{:?}", table.totals);
    assert_eq!(table.totals[0].cell.to_string(), "C9");
    assert!(matches!(table.left_out[..], [LeftOut::Below { .. }]), "{:?}", table.left_out);
}

#[test]
fn a_total_that_is_wrong_is_kept_with_what_was_counted() {
    let table = read("Huyện,Dân số\nA Lưới,30\nNam Đông,12\nTổng cộng,43\n").unwrap();
    let total = &table.totals[0];
    assert_eq!((total.stated, total.counted, total.agrees()), (43, 42, false));
}

#[test]
fn sections_over_numbered_units_are_left_out_with_their_sums() {
    let table = read(
        "TT,Đơn vị,Dân số\nI,Miền núi,70\n1,A Lưới,40\n2,Nam Đông,30\n,Cộng,70\nII,Đồng bằng,5\n3,Phú Lộc,5\n,Cộng,5\n,Tổng cộng,75\n",
    )
    .unwrap();
    assert_eq!(people(&table), [("A Lưới", 40), ("Nam Đông", 30), ("Phú Lộc", 5)]);
    assert_eq!(table.left_out.len(), 2);
    assert_eq!(table.totals.iter().map(StatedTotal::agrees).collect::<Vec<_>>(), [true; 3]);
    // Where the units themselves are numbered I, II, III, they are units.
    let table = read("TT,Đơn vị,Dân số\nI,A Lưới,40\nII,Nam Đông,30\n").unwrap();
    assert_eq!(table.units.len(), 2);
}

#[test]
fn the_minority_population_wins_over_the_whole() {
    let table = read("Huyện,Dân số,Dân số DTTS\nA Lưới,50,38\n").unwrap();
    assert_eq!(people(&table), [("A Lưới", 38)]);
}

#[test]
fn groups_in_columns_are_summed_without_the_majority() {
    let table = read(
        "Huyện,Tày,Nùng,Kinh,Dân tộc khác\nĐồng Hỷ,4000,3500,60000,20\nTổng,4000,3500,60000,21\n",
    )
    .unwrap();
    assert_eq!(people(&table), [("Đồng Hỷ", 7520)]);
    assert_eq!(table.groups.len(), 3);
    assert_eq!((table.totals[0].stated, table.totals[0].agrees()), (7521, false));
    assert_eq!(table.units[0].by_group.values().sum::<u64>(), 67_500);
}

#[test]
fn a_header_over_two_rows_is_read_with_both() {
    let table =
        read("Huyện,Dân số,,Số đại biểu\n,Tổng số,DTTS,Tối thiểu\nA Lưới,50,38,2\n").unwrap();
    assert_eq!(people(&table), [("A Lưới", 38)]);
    assert_eq!(table.units[0].min, Some(2));
}

#[test]
fn every_unreadable_cell_is_named() {
    let error =
        read("name,population,min\nA,nhiều,\nB,-5,\nC,,\nD,3,1.5\nA,4,\n,7,\n").unwrap_err();
    for expected in [
        "6 cells cannot be used",
        "B2: `nhiều` is not a whole number",
        "B3: `-5` is negative",
        "B4: no population for “C”",
        "C5: `1.5` is not a whole number",
        "A6: the unit “A” stands in A2 already",
        "A7: a population without a unit's name",
    ] {
        assert!(error.message.en.contains(expected), "{expected}\n{}", error.message.en);
    }
    assert!(error.message.vi.contains("ô B3: “-5” là số âm"), "{}", error.message.vi);
}

#[test]
fn an_unknown_column_is_refused_unless_the_user_passes_over_it() {
    let text = "name,population,Diện tích\nA Lưới,5,12\n";
    let error = read(text).unwrap_err();
    assert!(error.message.en.contains("column C “Diện tích”"), "{error:?}");
    assert!(error.help[1].en.contains("--ignore-column"), "{error:?}");
    let options =
        UnitsOptions { ignore: vec!["diện tích".to_owned()], ..UnitsOptions::default() };
    assert_eq!(read_with(text, &options).unwrap().units.len(), 1);
}

#[test]
fn what_is_no_table_of_units_is_said_to_be_none() {
    assert!(read("Họ và tên,Ngày sinh\nAn,1980\n").is_err());
    let error = read("name,population\n").unwrap_err();
    assert!(error.message.en.contains("holds no unit"), "{error:?}");
    let error = read("name,population,min,max\nA Lưới,5,3,2\n").unwrap_err();
    assert!(error.message.en.contains("at least 3 is more than at most 2"), "{error:?}");
}

#[test]
fn a_unit_whose_population_was_forgotten_is_no_footnote() {
    let error = read("STT,Huyện,Dân số\n1,A Lưới,40\n2,Nam Đông,\n").unwrap_err();
    assert!(error.message.en.contains("C3: no population for “Nam Đông”"), "{error:?}");
    let error = read("Huyện,Dân số\nA Lưới,40\nNam Đông,\n").unwrap_err();
    assert!(error.message.en.contains("B3: no population for “Nam Đông”"), "{error:?}");
    let table = read("Huyện,Dân số\nA Lưới,40\nTổng,40\nNguồn: Cục Thống kê,\n").unwrap();
    assert_eq!(table.units.len(), 1);
}

proptest! {
    #[test]
    fn among_whatever_rows_every_unit_is_read_or_the_table_refused(
        kinds in proptest::collection::vec(0..9_usize, 0..9),
    ) {
        let mut text = "STT,Huyện,Dân số DTTS,Tối thiểu\n".to_owned();
        let mut expected = Vec::new();
        for (at, kind) in kinds.into_iter().enumerate() {
            let line = match kind {
                0 => ",Tổng cộng,1.234,\n".to_owned(),
                1 => "I,Miền núi,70,\n".to_owned(),
                2 => ",NGƯỜI LẬP BIỂU,,\n".to_owned(),
                3 => ",,\"Huế, ngày 3 tháng 4 năm 2024\",\n".to_owned(),
                4 => ",,,\n".to_owned(),
                5 => "(1),(2),(3),(4)\n".to_owned(),
                _ => {
                    expected.push(format!("Huyện số {at}"));
                    format!("{},Huyện số {at},1.234,\n", expected.len())
                }
            };
            text.push_str(&line);
        }
        if let Ok(table) = read(&text) {
            let names: Vec<String> = table.units.iter().map(|unit| unit.name.clone()).collect();
            let sections_alone = names.iter().all(|name| name == "Miền núi");
            prop_assert!(names == expected || (expected.is_empty() && sections_alone), "{text}");
        }
    }
}

#[test]
fn toml_says_the_same_in_the_words_of_a_profile() {
    let text = "[[unit]]\nname = \"A Lưới\"\npopulation = 38000\nmin = 2\nlevel = \"district\"\n\
                delegation = { official = 12, alternates = 2 }\n\
                [[unit]]\nname = \"Nam Đông\"\nminority_population = 12000\n\
                [unit.population]\n\"Cơ Tu\" = 11000\n";
    let table = from_toml(text, GroupCatalogue::vietnam()).unwrap();
    assert_eq!(people(&table), [("A Lưới", 38_000), ("Nam Đông", 12_000)]);
    assert_eq!(table.units[0].delegation.unwrap().official, Some(12));
    assert_eq!(table.groups.len(), 1);
    assert_eq!(table.position("nam đông"), Some(1));
}

#[test]
fn all_problems_of_a_toml_file_are_told_at_their_places() {
    let text = "[[unit]]\nname = \"A\"\npopulaton = 3\n[[unit]]\nname = \"B\"\npopulation = -1\n\
                [[unit]]\nname = \"C\"\npopulation = 1\nmin = 3\nmax = 2\n\
                [[unit]]\nname = \"c\"\npopulation = 1\n";
    let problems = from_toml(text, GroupCatalogue::vietnam()).unwrap_err();
    let shown = render_problems(&problems, &Sources::single("u.toml", text), Lang::En, false);
    for expected in [
        "unknown key `populaton`",
        "`-1` is negative",
        "at least 3 is more than at most 2",
        "is there already, as unit 3",
    ] {
        assert!(shown.contains(expected), "{expected}\n{shown}");
    }
    assert!(!shown.contains("missing key"), "it stands there misspelt: {shown}");
}
