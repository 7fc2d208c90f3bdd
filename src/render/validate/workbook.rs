//! The workbook of a check: the page of the verdict, then a line for each unit, each rule, each place
//! to mend and each number of people, to be filtered and handed on.
//!
//! The lists themselves are not kept: only their lines are, and of the only list its page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{View, measure, office, rules};
use crate::render::document::Document;
use crate::render::marks;
use crate::render::workbook::{self, RecordCell, Records};
use crate::render::{RenderOptions, ReportWriter, TextWriter, csv};
use crate::report::{
    Check, Closing, InputReport, ListReport, Measure, Run, Status, TallyCount, words,
};
use crate::statistics::Share;
use crate::wording::{Lang, Text, capitalised};

const VERDICT: Text = Text::fixed("Kết luận", "Verdict");
const UNITS: Text = Text::fixed("Đơn vị", "Units");
const RULES: Text = Text::fixed("Quy định", "Rules");
const TO_MEND: Text = Text::fixed("Cần sửa", "To mend");
const PEOPLE: Text = Text::fixed("Thành phần", "People");

const RULE_COLUMNS: [Text; 10] = [
    Text::fixed("Đơn vị", "Unit"),
    Text::fixed("Tệp", "File"),
    Text::fixed("Mã quy định", "Rule id"),
    Text::fixed("Quy định", "Rule"),
    Text::fixed("Kết quả", "Result"),
    Text::fixed("Thực tế", "Found"),
    Text::fixed("Trên tổng số", "Of"),
    Text::fixed("Giới hạn", "Allowed"),
    Text::fixed("Chênh lệch (người)", "Margin (people)"),
    Text::fixed("Lý do, căn cứ", "Why, or source"),
];

const PEOPLE_COLUMNS: [Text; 5] = [
    Text::fixed("Đơn vị", "Unit"),
    Text::fixed("Tệp", "File"),
    Text::fixed("Mục", "What"),
    Text::fixed("Số người", "People"),
    Text::fixed("Tỷ lệ trên đại biểu chính thức", "Share of the official delegates"),
];

/// Writes the workbook when the last list has come.
pub(in crate::render) struct WorkbookWriter {
    options: RenderOptions,
    way_back: PathBuf,
    problems: csv::Writer,
    rules: Records,
    people: Records,
    /// The page of the only list.
    page: Document,
}

impl WorkbookWriter {
    pub(in crate::render) fn new(options: RenderOptions, way_back: &Path) -> Self {
        let titles = |columns: &[Text]| -> Vec<String> {
            columns.iter().map(|column| column.get(options.lang).to_owned()).collect()
        };
        Self {
            options,
            way_back: way_back.to_owned(),
            problems: csv::Writer::new(options.lang),
            rules: Records::new(titles(&RULE_COLUMNS)),
            people: Records::new(titles(&PEOPLE_COLUMNS)),
            page: Document::default(),
        }
    }

    fn view(&self) -> View<'_> {
        View { options: &self.options, is_page: true, is_brief: false }
    }

    fn rows_of(&mut self, input: &InputReport, list: &ListReport) {
        let lang = self.options.lang;
        let origin = [input.unit_name().unwrap_or_default(), &input.path].map(RecordCell::text);
        for check in &list.checks {
            self.rules.row(origin.iter().cloned().chain(rule(check, lang)));
        }
        let official = list.tally[TallyCount::Official];
        for (title, people, is_official) in people(list) {
            let share = Share::of(people, official).filter(|_| is_official);
            let share = share.map(|share| RecordCell::share(share.hundredths()));
            let title = RecordCell::text(capitalised(title.get(lang)));
            let row = [title, RecordCell::number(people), share.into()];
            self.people.row(origin.iter().cloned().chain(row));
        }
    }
}

impl ReportWriter for WorkbookWriter {
    fn begin(&mut self, _run: &Run) -> Vec<u8> {
        Vec::new()
    }

    fn input(&mut self, run: &Run, input: &InputReport, number: usize) -> Vec<u8> {
        TextWriter::input(&mut self.problems, run, input, number);
        if let Ok(list) = &input.outcome {
            self.rows_of(input, list);
        }
        if run.inputs == 1 {
            let mut page = Document::default();
            page.title(office::title(input));
            office::tell(&mut page, run, input, self.view());
            self.page = page;
        }
        Vec::new()
    }

    fn end(&mut self, run: &Run, closing: &Closing) -> Vec<u8> {
        let mut page = std::mem::take(&mut self.page);
        if run.inputs > 1 || closing.overview.units.len() > 1 || closing.inputs == 0 {
            page = Document::default();
            office::front(&mut page, run, closing, &BTreeMap::new(), self.view());
        } else {
            office::beside(&mut page, closing, self.view());
        }
        let (lang, way_back) = (self.options.lang, &self.way_back);
        let (units, problems) = self.problems.tables(closing);
        // Each table has a sheet of its own, and needs no word for what its lines are.
        let units = units.records(lang, way_back).without_first(1);
        let problems = problems.records(lang, way_back);
        let (rules, people) = (std::mem::take(&mut self.rules), std::mem::take(&mut self.people));
        // Where there is one list, the verdict names its unit and its file.
        let (of_list, of_problem) = match &closing.overview.units[..] {
            [only] if run.inputs == 1 && only.paths.len() == 1 => (2, 4),
            _ => (0, 1),
        };
        let (rules, people) = (rules.without_first(of_list), people.without_first(of_list));
        let problems = problems.without_first(of_problem);
        let title = words::check_title();
        workbook::put_together(&title, lang, |book| {
            book.page(&VERDICT, &title, &page)?;
            if closing.overview.units.len() > 1 {
                book.records(&UNITS, &units)?;
            }
            book.records(&RULES, &rules.without_blank_columns())?;
            book.records(&TO_MEND, &problems)?;
            book.records(&PEOPLE, &people.without_blank_columns())
        })
    }
}

/// The cells of a rule behind its list.
fn rule(check: &Check, lang: Lang) -> [RecordCell; 8] {
    let (mark, tone) = marks::of_check(check);
    let result = format!("{mark} {}", rules::result(check).get(lang));
    let found = match &check.observed {
        Some(Measure::Count(count)) => RecordCell::number(*count),
        Some(other) => RecordCell::text(measure::measure(other).get(lang)),
        None => RecordCell::Blank,
    };
    let why: Vec<String> = match check.status {
        Status::Pass => vec![check.citation.clause.clone()],
        _ => rules::why(check, true).iter().map(|it| it.behind_mark().plain(lang)).collect(),
    };
    [
        RecordCell::text(&*check.rule),
        RecordCell::text(check.title.get(lang)),
        RecordCell::Text(result, tone),
        found,
        check.of.map(RecordCell::number).into(),
        RecordCell::text(measure::limit(check).get(lang)),
        check.margin.map(RecordCell::number).into(),
        RecordCell::text(why.join("\n")),
    ]
}

/// What is counted of the people of a list, and whether it is a part of its official delegates: the
/// counts of the tally, then the groups, the largest first.
fn people(list: &ListReport) -> Vec<(Text, u64, bool)> {
    let tally = &list.tally;
    let counts = TallyCount::by_subject().into_iter().filter(|count| tally[*count] > 0);
    let told = |count: TallyCount| (count.title(), tally[count], count.is_part_of_officials());
    let mut told: Vec<_> = counts.map(told).collect();
    let mut groups: Vec<_> = tally.official_by_group.iter().collect();
    groups.sort_by_key(|(code, people)| (std::cmp::Reverse(**people), **code));
    for (code, people) in groups {
        let name = tally.group_names.get(code).map_or_else(|| code.to_string(), Clone::clone);
        let title = Text::new(format!("Chính thức: dân tộc {name}"), format!("Officials: {name}"));
        told.push((title, *people, true));
    }
    told
}
