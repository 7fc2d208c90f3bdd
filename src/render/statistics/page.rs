//! The page of tables, for the terminal and as HTML.

use super::StatsReport;
use super::charts;
use super::words;
use crate::numbers::Headcount;
use crate::render::document::{Document, STRONG, TextCell, TextColumn, TextLine, TextTable};
use crate::statistics::{Count, CrossBy, CrossTable, Figure, Share, Statistics};
use crate::text;
use crate::wording::{Text, grouped};

/// The bar of everybody is so long on a screen.
const BAR: u64 = 20;

/// No screen is wider: a page has pictures instead of bars.
const ANY_SCREEN: usize = 1_000;

pub(super) fn document(report: &StatsReport<'_>, plain_letters: bool) -> Document {
    let statistics = report.statistics;
    let mut page = Document::default();
    title(report, &mut page);
    let base = words::base(statistics);
    page.say(text!(vi: "Thống kê {base}.", en: "Figures of {base}.", base));
    page.say(words::ages_counted(statistics));
    charts::add(statistics, &mut page);
    page.gap();
    page.table(figures(statistics, plain_letters));
    if let Some(ages) = &statistics.ages {
        page.gap();
        let mut table = TextTable::new([
            TextColumn::new(text!(vi: "Tuổi", en: "Age")).whole(),
            TextColumn::new(Text::same("")),
        ])
        .untitled_on_screen();
        for (title, told) in words::ages(ages) {
            table.row([TextCell::from(title), TextCell::from(told)]);
        }
        page.table(table);
    }
    for table in &statistics.tables {
        page.heading(words::cross(table));
        page.table(cross(table));
    }
    remarks(statistics, &mut page);
    page
}

/// The unit above its file; where no unit is told, the files.
fn title(report: &StatsReport<'_>, page: &mut Document) {
    match (report.unit, report.paths) {
        (Some(unit), [path]) => {
            page.title(Text::same(unit));
            let label = text!(vi: "Danh sách", en: "List");
            page.facts(vec![(label, Text::same(path.clone()).into())]);
        }
        _ => page.title(words::subject(report)),
    }
}

/// What has to be known of the figures.
pub(super) fn remarks(statistics: &Statistics, page: &mut Document) {
    let mut remarks = statistics.notes.clone();
    remarks.extend(statistics.all.iter().filter_map(words::untold));
    remarks.extend(words::missing(statistics));
    if remarks.is_empty() {
        return;
    }
    page.heading(text!(vi: "Ghi chú", en: "Remarks"));
    for remark in remarks {
        page.add(crate::render::document::point(remark));
    }
}

fn figures(statistics: &Statistics, plain_letters: bool) -> TextTable {
    let base = statistics.base.n;
    let row = |title: TextLine, count: Count| row(title, count, base, plain_letters);
    let untold = |n: Headcount| row(beneath(&words::not_told()), Count { n, unknown: 0 });
    let mut table = TextTable::new([
        TextColumn::new(text!(vi: "Nội dung", en: "Statistic")),
        TextColumn::number(text!(vi: "Số lượng", en: "People")).whole(),
        TextColumn::number(text!(vi: "Tỷ lệ", en: "Share")).whole(),
        TextColumn::new(Text::same("")).from(64).until(ANY_SCREEN).whole(),
    ])
    .of_figures();
    for statistic in &statistics.all {
        match &statistic.figure {
            Figure::Count(count) => {
                table.row(row(statistic.title.clone().into(), *count));
                if count.unknown > 0 {
                    table.row(untold(count.unknown));
                }
            }
            Figure::Parts { parts, unknown } => {
                let title = TextLine::from(&statistic.title).toned(STRONG);
                table.row([TextCell::from(title)]);
                for part in parts {
                    let count = Count { n: part.n, unknown: *unknown };
                    table.row(row(beneath(&part.title), count));
                }
                if *unknown > 0 {
                    table.row(untold(*unknown));
                }
            }
            Figure::NoColumn(_) => {}
        }
    }
    table
}

/// A part beneath its statistic, set in by blanks that a page keeps.
fn beneath(title: &Text) -> TextLine {
    text!("\u{a0}\u{a0}{title}", title).into()
}

fn row(title: TextLine, count: Count, base: Headcount, plain_letters: bool) -> [TextCell; 4] {
    let bar = Share::of(count.n, base).map(|share| share.steps(BAR)).unwrap_or_default();
    let letter = if plain_letters { "#" } else { "█" };
    let bar = letter.repeat(usize::try_from(bar).unwrap_or_default());
    [title.into(), grouped(count.n).into(), words::share(count, base).into(), bar.into()]
}

/// A cross table.
pub(super) fn cross(table: &CrossTable) -> TextTable {
    let allotted = words::has_allotted(table);
    let mut columns = vec![TextColumn::new(match table.by {
        CrossBy::Group => text!(vi: "Dân tộc", en: "Group"),
        CrossBy::Unit => text!(vi: "Đơn vị", en: "Unit"),
    })];
    let number = |title: Text| TextColumn::number(title).whole();
    columns.extend(allotted.then(|| number(text!(vi: "Phân bổ", en: "Allotted"))));
    columns.push(number(text!(vi: "Tổng số", en: "Total")));
    columns.extend(table.columns.iter().map(|column| number(column.title.clone())));
    let mut drawn = TextTable::new(columns).of_figures();
    for line in words::rows(table) {
        let tone = if std::ptr::eq(line, &raw const table.total) {
            STRONG
        } else {
            crate::render::document::PLAIN
        };
        let seats = line.allotted.map_or_else(|| Text::same("–"), grouped);
        let mut cells = vec![line.title.clone()];
        cells.extend(allotted.then_some(seats));
        cells.push(grouped(line.n));
        cells.extend(line.counts.iter().map(|count| words::number(*count)));
        drawn.row(cells.into_iter().map(|cell| TextCell::from(TextLine::from(cell).toned(tone))));
    }
    drawn
}
