//! Whatever a list holds: the parts of a figure and those untold are the base.

use jiff::civil::date;
use proptest::prelude::*;

use super::{AgeConvention, Asked, CrossBy, Figure, ListCounted, Statistics};
use crate::closed_list::ClosedList as _;
use crate::rules::{self, Ruleset};
use crate::selection;
use crate::validate::{CheckSettings, ListPart, ListSource, people_of_parts};

/// The columns of a drawn list, each with what may stand in it.
const COLUMNS: [(&str, &[&str]); 10] = [
    ("Giới tính", &["Nam", "Nữ", "", "N", "?"]),
    ("Dân tộc", &["Tày", "Kinh", "Nùng", "", "Thổ", "Zzz", "Người nước ngoài"]),
    ("Ngày sinh", &["12/5/1980", "1984", "5/1990", "", "31/2/1985", "1/1/2030", "16/5/1984"]),
    ("Tư cách", &["Chính thức", "Khách mời", "", "Chính thức"]),
    ("Trình độ chuyên môn", &["Đại học", "ThS", "", "Đang học Đại học", "Khác", "-"]),
    ("Lý luận chính trị", &["Cao cấp", "Cử nhân, Cao cấp", "", "Không", "-"]),
    ("Ngày vào Đảng", &["", "3/2/2001", "x", "Không", "?"]),
    ("Tôn giáo", &["Không", "", "Phật giáo", "#N/A"]),
    ("Khen thưởng", &["", "Bằng khen", "Không", "Giấy khen của huyện"]),
    ("Lĩnh vực", &["Giáo dục", "Y tế, Giáo dục", "", "Zzz"]),
];

fn ruleset() -> Ruleset {
    rules::load("vn-2024").unwrap()
}

fn counted(csv: &str, ruleset: &Ruleset) -> ListCounted {
    let settings = CheckSettings::new(ruleset);
    let source = ListSource::Bytes(csv.as_bytes().to_vec());
    let part = ListPart::read("list.csv", source, &settings).unwrap();
    let people = people_of_parts(vec![part], &settings);
    ListCounted { name: "list".to_owned(), roster: people.roster, profile: people.profile }
}

fn statistics(csv: &str, of: &str, convention: AgeConvention) -> Statistics {
    let ruleset = ruleset();
    let asked = Asked {
        selector: selection::counted(of, &ruleset).unwrap(),
        of: of.to_owned(),
        as_of: Some(date(2024, 5, 16)),
        convention,
        bands: ruleset.ages.bands.clone(),
        units: &[],
        by: CrossBy::ALL.to_vec(),
        names: true,
        ruleset: &ruleset,
    };
    Statistics::of(&[counted(csv, &ruleset)], &asked)
}

/// A list with these columns, whose rows hold what the numbers choose.
fn list(columns: &[usize], rows: &[Vec<usize>]) -> String {
    let mut csv = "STT,Họ và tên".to_owned();
    for at in columns {
        csv = format!("{csv},{}", COLUMNS[*at].0);
    }
    for (number, row) in (1..).zip(rows) {
        csv = format!("{csv}\n{number},Lò Văn {}", ["An", "Bình", "Chung"][number % 3]);
        for at in columns {
            let cells = COLUMNS[*at].1;
            csv = format!("{csv},\"{}\"", cells[row[*at] % cells.len()]);
        }
    }
    csv + "\n"
}

fn figures_add_up(statistics: &Statistics) {
    let base = statistics.base.n;
    for statistic in &statistics.all {
        let id = &statistic.id;
        match &statistic.figure {
            Figure::Count(count) => assert!(count.most() <= base, "{id}"),
            Figure::Parts { parts, unknown } => {
                let told: u64 = parts.iter().map(|part| part.n).sum();
                assert_eq!(told + unknown, base, "{id}");
                let texts = statistic.untold.texts.iter().map(|(_, n)| n).sum::<u64>();
                assert_eq!(statistic.untold.blank + texts, *unknown, "{id}");
            }
            Figure::NoColumn(fields) => assert!(!fields.is_empty(), "{id}"),
        }
    }
    let count = |id: &str| {
        let found = statistics.all.iter().find(|it| it.id == id).map(|it| &it.figure);
        match found {
            Some(Figure::Count(count)) => Some(*count),
            _ => None,
        }
    };
    if let (Some(women), Some(men)) = (count("women"), count("men")) {
        assert_eq!(women.n + men.n + women.unknown, base);
    }
    for table in &statistics.tables {
        let rows = || table.rows.iter();
        assert_eq!(rows().map(|row| row.n).sum::<u64>(), table.total.n);
        assert_eq!(table.total.n, base);
        for (at, total) in table.total.counts.iter().enumerate() {
            assert_eq!(rows().map(|row| row.counts[at].n).sum::<u64>(), total.n);
            assert_eq!(rows().map(|row| row.counts[at].unknown).sum::<u64>(), total.unknown);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_and_the_untold_are_the_base(
        columns in prop::sample::subsequence((0..COLUMNS.len()).collect::<Vec<_>>(), 1..=COLUMNS.len()),
        rows in prop::collection::vec(prop::collection::vec(0_usize..64, COLUMNS.len()), 3..20),
        of in prop::sample::select(vec!["official", "guest", "everyone", "official,gender=female"]),
        convention in prop::sample::select(AgeConvention::ALL.to_vec()),
    ) {
        figures_add_up(&statistics(&list(&columns, &rows), of, convention));
    }
}

#[test]
fn a_column_that_the_list_does_not_have_is_missing_and_never_0() {
    let csv = "STT,Họ và tên,Tư cách\n1,Lò Văn An,Chính thức\n2,Lò Thị Bình,Chính thức\n";
    let statistics = statistics(csv, "official", AgeConvention::Completed);
    assert_eq!(statistics.base.n, 2);
    assert_eq!(statistics.all.len(), 13);
    for statistic in &statistics.all {
        let is_missing = matches!(statistic.figure, Figure::NoColumn(_));
        assert!(is_missing, "{}: {:?}", statistic.id, statistic.figure);
    }
    assert!(statistics.tables.is_empty() && statistics.is_certain());
}

#[test]
fn who_was_born_in_a_year_may_be_on_either_side_of_a_limit() {
    let csv = "STT,Họ và tên,Năm sinh,Giới tính\n1,Lò Văn An,1984,Nam\n2,Lò Thị Bình,1985,Nữ\n\
               3,Lò Văn Chung,1983,Nam\n";
    let under_40 = |convention| {
        let statistics = statistics(csv, "everyone", convention);
        let bands = statistics.all.iter().find(|it| it.id == "age_bands").unwrap();
        let Figure::Parts { parts, unknown } = &bands.figure else { panic!("{bands:?}") };
        (parts[0].n, *unknown, statistics.ages.unwrap().mean.unwrap().plain())
    };
    // On 16 May 2024 somebody born in 1984 is 39 or 40.
    let completed = under_40(AgeConvention::Completed);
    assert_eq!(completed, (1, 1, ("39.00".to_owned(), "40.00".to_owned())));
    let by_year = under_40(AgeConvention::Year);
    assert_eq!(by_year, (1, 0, ("40.00".to_owned(), "40.00".to_owned())));
}

#[test]
fn blank_cells_are_no_members_only_where_the_column_leaves_them_blank() {
    let non_party = |cells: &[&str]| {
        let mut csv = "STT,Họ và tên,Ngày vào Đảng\n".to_owned();
        for (number, cell) in (1..).zip(cells) {
            csv = format!("{csv}{number},Lò Văn An,{cell}\n");
        }
        let statistics = statistics(&csv, "everyone", AgeConvention::Completed);
        let party = statistics.all.iter().find(|it| it.id == "party").unwrap();
        let Figure::Parts { parts, unknown } = &party.figure else { panic!("{party:?}") };
        (parts[1].n, *unknown, statistics.notes.len())
    };
    assert_eq!(non_party(&["3/2/2001", "", "", "x"]), (2, 0, 1));
    assert_eq!(non_party(&["3/2/2001", "Không", "Không", ""]), (2, 1, 0));
}
