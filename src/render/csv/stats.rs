//! `stats`: a line for each number.

use super::{CsvCell, CsvTable};
use crate::numbers::Headcount;
use crate::render::StatsReport;
use crate::render::statistics::words;
use crate::statistics::{Count, Figure, Share};
use crate::text;
use crate::wording::Text;

pub(super) static COLUMNS: [Text; 7] = [
    Text::fixed("Mục", "statistic"),
    Text::fixed("Phân loại", "part"),
    Text::fixed("Số lượng", "number"),
    Text::fixed("Trên tổng số", "of"),
    Text::fixed("Tỷ lệ (%)", "percent"),
    Text::fixed("Tỷ lệ cao nhất (%)", "percent_at_most"),
    Text::fixed("Chưa rõ", "not_told"),
];

pub(in crate::render) fn counted(report: &StatsReport<'_>) -> CsvTable {
    let mut lines = Lines(CsvTable::new(&COLUMNS));
    let statistics = report.statistics;
    let base = statistics.base.n;
    let all = text!(vi: "Tổng số", en: "Total");
    let noun = statistics.base.noun.many().capitalised();
    lines.count(&all, &noun, Count { n: base, unknown: 0 }, base);
    for statistic in &statistics.all {
        let title = &statistic.title;
        match &statistic.figure {
            Figure::Count(count) => lines.count(title, &Text::default(), *count, base),
            Figure::Parts { parts, unknown } => {
                for part in parts {
                    lines.count(title, &part.title, Count { n: part.n, unknown: *unknown }, base);
                }
                if *unknown > 0 {
                    let count = Count { n: *unknown, unknown: 0 };
                    lines.count(title, &words::not_told(), count, base);
                }
            }
            Figure::NoColumn(_) => {
                let none =
                    text!(vi: "Danh sách không có cột này", en: "The list has no such column");
                lines.say(title, none, Text::default());
            }
        }
    }
    if let Some(ages) = &statistics.ages {
        for (title, told) in words::ages(ages) {
            lines.say(&title, Text::default(), told);
        }
    }
    for table in &statistics.tables {
        let title = words::cross(table);
        for row in words::rows(table) {
            let of = &row.title;
            let name = text!("{title}: {of}", title = &title, of);
            lines.count(&name, &all, Count { n: row.n, unknown: 0 }, base);
            if let Some(seats) = row.allotted {
                let allotted = text!(vi: "Phân bổ", en: "Allotted");
                lines.say(&name, allotted, Text::same(seats.to_string()));
            }
            for (column, count) in table.columns.iter().zip(&row.counts) {
                lines.count(&name, &column.title, *count, row.n);
            }
        }
    }
    lines.0
}

struct Lines(CsvTable);

impl Lines {
    /// What is no count of the base.
    fn say(&mut self, title: &Text, part: Text, told: Text) {
        let none = CsvCell::none;
        self.0.line([title.into(), part.into(), told.into(), none(), none(), none(), none()]);
    }

    fn count(&mut self, title: &Text, part: &Text, count: Count, of: Headcount) {
        let share = |n| Share::of(n, of).map(|share| CsvCell::Hundredths(share.hundredths()));
        self.0.line([
            title.into(),
            part.into(),
            count.n.into(),
            of.into(),
            share(count.n).into(),
            share(count.most()).into(),
            count.unknown.into(),
        ]);
    }
}
