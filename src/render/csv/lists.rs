//! `validate`: a line of numbers for each unit, whether anything is to be mended or not, then a line
//! for each problem.
//!
//! A unit's numbers are known when its last list was read, so that the lines of problems are kept
//! until then: text, not the lists.

use super::{CsvCell, CsvTable, head};
use crate::render::TextWriter;
use crate::render::problems::{self, Problem, UNREADABLE};
use crate::report::{
    Closing, InputReport, ListReport, Location, Run, Severity, Standing, Status, TallyCount,
    UnitLine, UnitStanding, words,
};
use crate::roster::Role;
use crate::wording::{Lang, Text};

pub(super) static COLUMNS: [Text; 31] = [
    Text::fixed("Loại dòng", "line"),
    Text::fixed("Tệp", "path"),
    Text::fixed("Đơn vị", "unit"),
    Text::fixed("Cấp", "level"),
    Text::fixed("Kết luận", "verdict"),
    Text::fixed("Số chính thức", "official"),
    Text::fixed("Số khách mời", "guests"),
    Text::fixed("Số dự khuyết", "alternates"),
    Text::fixed("Số nữ chính thức", "official_women"),
    Text::fixed("Số dân tộc có đại biểu", "groups"),
    Text::fixed("Số dân tộc tại địa phương", "resident_groups"),
    Text::fixed("Số lỗi", "errors"),
    Text::fixed("Số cảnh báo", "warnings"),
    Text::fixed("Số lưu ý", "advice"),
    Text::fixed("Số chưa kiểm tra", "not_checked"),
    Text::fixed("Số được chấp thuận", "waived"),
    Text::fixed("Mã quy định", "rule"),
    Text::fixed("Mức độ", "severity"),
    Text::fixed("Kết quả", "status"),
    Text::fixed("Trang tính", "sheet"),
    Text::fixed("Dòng", "row"),
    Text::fixed("Ô", "cell"),
    Text::fixed("Đại biểu", "delegate"),
    Text::fixed("Quy định", "title"),
    Text::fixed("Nội dung", "message"),
    Text::fixed("Cần làm", "help"),
    Text::fixed("Căn cứ", "citation"),
    Text::fixed("Cũng ở", "also_at"),
    Text::fixed("Lý do chấp thuận", "waived_reason"),
    Text::fixed("Văn bản chấp thuận", "waived_document"),
    Text::fixed("Chấp thuận đến hết ngày", "waived_until"),
];

/// The columns of a line that tells a problem, and of one that tells a unit, begin alike.
const NUMBERS: usize = 12;
const PROBLEM: usize = 15;

/// Writes a line for each unit and for each problem.
pub(in crate::render) struct Writer {
    lang: Lang,
    problems: CsvTable,
}

impl Writer {
    pub(in crate::render) fn new(lang: Lang) -> Self {
        Self { lang, problems: CsvTable::new(&COLUMNS) }
    }

    fn problem(&mut self, of: &Origin<'_>, problem: &Problem<'_>, also_at: &str) {
        let location = problem.location;
        let waived = problem.waived;
        self.told(
            of,
            [
                problem.rule.into(),
                words::severity(problem.severity).into(),
                status(problem.status).into(),
                location.and_then(|it| it.sheet.as_deref()).into(),
                location.map(|it| it.row.number()).into(),
                location.map(|it| cell(it, of.path)).into(),
                problem.delegate.into(),
                problem.title(self.lang).into(),
                problem.message(self.lang).into(),
                problem.help(self.lang).into(),
                problem.citation.map(|it| it.clause.as_str()).into(),
                also_at.into(),
                waived.map(|it| it.reason.as_str()).into(),
                waived.map(|it| it.document.as_str()).into(),
                waived.and_then(|it| it.expires).map(|day| day.to_string()).into(),
            ],
        );
    }

    fn told(&mut self, of: &Origin<'_>, problem: [CsvCell; PROBLEM]) {
        let [path, unit, level] = [of.path.into(), of.unit.into(), of.level.clone().into()];
        let sort: CsvCell = Text::fixed("cần xem lại", "problem").into();
        let numbers = std::array::from_fn::<CsvCell, NUMBERS, _>(|_| CsvCell::none());
        let cells = [sort, path, unit, level].into_iter().chain(numbers).chain(problem);
        self.problems.line(cells);
    }
}

/// The list that a problem belongs to.
struct Origin<'a> {
    path: &'a str,
    unit: &'a str,
    level: Text,
}

impl TextWriter for Writer {
    fn begin(&mut self, _run: &Run) -> String {
        head(&COLUMNS, self.lang)
    }

    fn input(&mut self, _run: &Run, input: &InputReport, _number: usize) -> String {
        match &input.outcome {
            Ok(list) => self.problems_of(input, list),
            Err(error) => {
                let help: Vec<&str> = error.help.iter().map(|help| help.get(self.lang)).collect();
                let of = Origin { path: &input.path, unit: "", level: Text::default() };
                let mut cells = std::array::from_fn(|_| CsvCell::none());
                let told: [(usize, CsvCell); 5] = [
                    (1, words::severity(Severity::Error).into()),
                    (2, Text::fixed("không đọc được", UNREADABLE).into()),
                    (7, problems::unreadable(self.lang).into()),
                    (8, (&error.message).into()),
                    (9, help.join("; ").into()),
                ];
                for (at, cell) in told {
                    cells[at] = cell;
                }
                self.told(&of, cells);
            }
        }
        String::new()
    }

    fn end(&mut self, _run: &Run, closing: &Closing) -> String {
        let (units, problems) = self.tables(closing);
        format!("{}{}", units.lines_in(self.lang), problems.lines_in(self.lang))
    }
}

impl Writer {
    /// The lines of the units, and those of all problems.
    pub(in crate::render) fn tables(&mut self, closing: &Closing) -> (CsvTable, CsvTable) {
        for finding in &closing.between_lists.findings {
            let origin = Origin {
                path: finding.places.first().map(|place| place.path.as_str()).unwrap_or_default(),
                unit: finding.unit.as_deref().unwrap_or_default(),
                level: Text::default(),
            };
            let others = finding.places.iter().skip(1);
            let others: Vec<String> = others.map(|at| problems::place(at, self.lang)).collect();
            self.problem(&origin, &Problem::of_lists(finding), &others.join("; "));
        }
        let mut units = CsvTable::new(&COLUMNS);
        for unit in &closing.overview.units {
            units.line(unit_line(unit));
        }
        (units, std::mem::replace(&mut self.problems, CsvTable::new(&COLUMNS)))
    }

    fn problems_of(&mut self, input: &InputReport, list: &ListReport) {
        let unit = input.unit_name().unwrap_or_default();
        let level = level(&list.congress.level, Some(&list.congress.level_title));
        for problem in problems::of_list(list) {
            let path = problem.path(&input.path);
            self.problem(&Origin { path, unit, level: level.clone() }, &problem, "");
        }
    }
}

/// The cell of a place in the file of this path, to which a workbook leads.
fn cell(location: &Location, path: &str) -> CsvCell {
    let written = location.cell.map(|cell| cell.to_string()).unwrap_or_default();
    CsvCell::Place {
        written,
        file: path.to_owned(),
        sheet: location.sheet.clone(),
        row: location.row,
    }
}

/// The numbers of a unit, as far as its lists tell them, and its verdict.
fn unit_line(unit: &UnitLine) -> impl Iterator<Item = CsvCell> {
    let is_listed = matches!(unit.standing, UnitStanding::Listed(_));
    let told = |role, number: u64| {
        (is_listed && !unit.roles_elsewhere.contains(&role)).then_some(number).into()
    };
    let people = &unit.people;
    let counts = unit.counts;
    let [official, guest] = [Role::Official, Role::Guest];
    let front: [CsvCell; 4] = [
        Text::fixed("đơn vị", "unit").into(),
        unit.paths.join("; ").into(),
        unit.unit.as_deref().into(),
        unit.level.as_ref().map(|id| level(id, unit.level_title.as_ref())).into(),
    ];
    let numbers: [CsvCell; NUMBERS] = [
        verdict(unit.standing).into(),
        told(official, people[TallyCount::Official]),
        told(guest, people[TallyCount::Guest]),
        told(Role::Alternate, people[TallyCount::Alternate]),
        told(official, people[TallyCount::OfficialWomen]),
        told(official, unit.groups),
        unit.resident_groups.into(),
        counts.errors.into(),
        counts.warnings.into(),
        counts.advice.into(),
        counts.not_checked.into(),
        counts.waived.into(),
    ];
    let rest = std::array::from_fn::<CsvCell, PROBLEM, _>(|_| CsvCell::none());
    front.into_iter().chain(numbers).chain(rest)
}

fn verdict(standing: UnitStanding) -> Text {
    match standing {
        UnitStanding::Listed(Standing::Ready) => Text::fixed("có thể trình", "ready"),
        UnitStanding::Listed(Standing::Open) => Text::fixed("chưa kết luận", "open"),
        UnitStanding::Listed(Standing::Refused) => Text::fixed("chưa đạt", "refused"),
        UnitStanding::Missing => Text::fixed("chưa gửi", "missing"),
        UnitStanding::Unreadable => Text::fixed("không đọc được", UNREADABLE),
        UnitStanding::NotExpected => Text::fixed("không tổ chức", "not_expected"),
    }
}

fn level(id: &str, title: Option<&Text>) -> Text {
    let in_vietnamese = title.map_or(id, |title| &title.vi);
    Text::new(in_vietnamese, id)
}

/// In English the word of the JSON, which programs may look for.
fn status(status: Status) -> Text {
    let id = match status {
        Status::Pass => "pass",
        Status::Fail => "fail",
        Status::NotChecked => "not_checked",
    };
    Text::new(words::status(status).vi.to_lowercase(), id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::render::{Format, fixtures, render};
    use crate::report::Report;

    fn lines(report: &Report, lang: Lang) -> Vec<BTreeMap<String, String>> {
        let text = render(report, Format::Csv, &fixtures::page(lang, 80));
        let text = text.strip_prefix('\u{feff}').unwrap();
        csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
    }

    #[test]
    fn a_finding_is_a_line_with_its_cell_and_its_delegate() {
        let lines = lines(&fixtures::report(), Lang::En);
        let kinh = lines.iter().find(|it| it["cell"] == "F16").unwrap();
        let told = ["path", "unit", "level", "rule", "severity", "status", "sheet", "row"];
        assert_eq!(
            told.map(|column| kinh[column].as_str()),
            [
                "huyen/sa-thay.xlsx",
                "Sa Thầy",
                "district",
                "official-is-minority",
                "error",
                "fail",
                "ĐB chính thức",
                "16"
            ]
        );
        assert_eq!(kinh["citation"], "47/KH-UBND III.5.3");
    }

    #[test]
    fn headings_and_values_are_in_the_language_and_the_ids_of_rules_are_not() {
        let vi = lines(&fixtures::report(), Lang::Vi);
        let en = lines(&fixtures::report(), Lang::En);
        assert_eq!(vi.len(), en.len());
        for (vi, en) in vi.iter().zip(&en) {
            assert_eq!(vi["Mã quy định"], en["rule"]);
            assert_eq!(vi["Số lỗi"], en["errors"]);
            assert_eq!(vi["Dòng"], en["row"]);
        }
        let kinh = vi.iter().find(|it| it["Ô"] == "F16").unwrap();
        let told = ["Loại dòng", "Cấp", "Mức độ", "Kết quả"].map(|column| kinh[column].as_str());
        assert_eq!(told, ["cần xem lại", "cấp huyện", "lỗi", "không đạt"]);
    }

    #[test]
    fn each_unit_has_a_line_of_numbers_a_faultless_one_too() {
        let units: Vec<_> = lines(&fixtures::report(), Lang::En)
            .into_iter()
            .filter(|it| it["line"] == "unit")
            .collect();
        let numbers = |unit: &BTreeMap<String, String>| {
            ["unit", "verdict", "official", "guests", "errors"].map(|it| unit[it].clone())
        };
        assert_eq!(units.len(), 3);
        assert_eq!(numbers(&units[0])[..4], ["Sa Thầy", "refused", "150", "49"]);
        assert_eq!(numbers(&units[1])[1..], ["ready", "150", "49", "0"]);
        assert_eq!(numbers(&units[2])[1..], ["unreadable", "", "", "0"]);
        let alone = lines(&fixtures::clean(), Lang::Vi);
        assert_eq!(alone.len(), 1);
        assert_eq!(alone[0]["Kết luận"], "có thể trình");
    }

    #[test]
    fn each_problem_is_a_line() {
        let counts = fixtures::report().closing().counts;
        let problems =
            counts.errors + counts.warnings + counts.advice + counts.not_checked + counts.waived;
        let mut lines = lines(&fixtures::report(), Lang::En);
        lines.retain(|it| it["line"] == "problem");
        assert_eq!(lines.len() as u64, problems + 1, "and the unreadable list");
        let waived = lines.iter().filter(|it| !it["waived_reason"].is_empty()).count() as u64;
        assert_eq!(waived, counts.waived);
    }
}
