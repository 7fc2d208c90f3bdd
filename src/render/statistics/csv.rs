//! A line for each number, with headings and values in the language asked for: UTF-8 with a byte
//! order mark, as spreadsheets open it.

use super::{StatsReport, words};
use crate::numbers::Headcount;
use crate::render::csv::record;
use crate::statistics::{Count, Figure, Share};
use crate::text;
use crate::wording::{Lang, Text};

pub(super) fn render(report: &StatsReport<'_>, lang: Lang) -> String {
    let mut lines = Lines { text: "\u{feff}".to_owned(), lang };
    let statistics = report.statistics;
    let base = statistics.base.n;
    lines.line(&[
        text!(vi: "Mục", en: "Statistic"),
        text!(vi: "Phân loại", en: "Part"),
        text!(vi: "Số lượng", en: "Number"),
        text!(vi: "Trên tổng số", en: "Of"),
        text!(vi: "Tỷ lệ (%)", en: "Share (%)"),
        text!(vi: "Tỷ lệ cao nhất (%)", en: "Share at most (%)"),
        text!(vi: "Chưa rõ", en: "Not told"),
    ]);
    let all = text!(vi: "Tổng số", en: "Total");
    let noun = Text::new(statistics.base.noun.vi.clone(), statistics.base.noun.en_many.clone());
    lines.count(&all, &noun.capitalised(), Count { n: base, unknown: 0 }, base);
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
                lines.line(&[title.clone(), none]);
            }
        }
    }
    if let Some(ages) = &statistics.ages {
        for (title, told) in words::ages(ages) {
            lines.line(&[title, Text::default(), told]);
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
                lines.line(&[name.clone(), allotted, Text::same(seats.to_string())]);
            }
            for (column, count) in table.columns.iter().zip(&row.counts) {
                lines.count(&name, &column.title, *count, row.n);
            }
        }
    }
    lines.text
}

struct Lines {
    text: String,
    lang: Lang,
}

impl Lines {
    fn line(&mut self, fields: &[Text]) {
        const COLUMNS: usize = 7;
        let mut fields: Vec<&str> = fields.iter().map(|field| field.get(self.lang)).collect();
        fields.resize(COLUMNS, "");
        self.text.push_str(&record(&fields));
    }

    fn count(&mut self, title: &Text, part: &Text, count: Count, of: Headcount) {
        let number = |n: Headcount| Text::same(n.to_string());
        let share = |n| {
            let plain = Share::of(n, of).map(Share::plain).unwrap_or_default();
            Text::new(plain.replace('.', ","), plain)
        };
        self.line(&[
            title.clone(),
            part.clone(),
            number(count.n),
            number(of),
            share(count.n),
            share(count.most()),
            number(count.unknown),
        ]);
    }
}
