//! The figures for programs: schema version 1.

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use super::StatsReport;
use crate::closed_list::ClosedList as _;
use crate::numbers::Headcount;
use crate::render::json::{Ruleset, SCHEMA_VERSION, Tool, pretty};
use crate::statistics::{
    Ages, Count, CrossRow, CrossTable, Extreme, Figure, Share, Statistic, Statistics,
};
use crate::wording::Lang;

#[derive(Serialize)]
struct StatsJson<'a> {
    schema_version: u32,
    tool: Tool,
    ruleset: Ruleset<'a>,
    inputs: Vec<Input<'a>>,
    base: BaseJson<'a>,
    as_of: Option<String>,
    age: &'static str,
    statistics: Vec<StatisticJson<'a>>,
    ages: Option<AgesJson<'a>>,
    tables: Vec<TableJson<'a>>,
    notes: Vec<&'a str>,
}

#[derive(Serialize)]
struct Input<'a> {
    path: &'a str,
}

#[derive(Serialize)]
struct BaseJson<'a> {
    of: &'a str,
    n: Headcount,
    may_belong: Headcount,
    rows_in_doubt: Headcount,
    on_several_lists: Headcount,
    role_untold: bool,
}

/// A count has `n` and `of`, a partition `parts`; what the lists have no column of has `missing`.
#[derive(Serialize)]
#[serde(untagged)]
enum StatisticJson<'a> {
    Count {
        id: &'a str,
        title: &'a str,
        #[serde(flatten)]
        count: CountJson,
    },
    Parts {
        id: &'a str,
        title: &'a str,
        parts: Vec<PartJson<'a>>,
        unknown: Headcount,
        blank: Headcount,
        not_understood: Vec<NotUnderstood<'a>>,
    },
    NoColumn {
        id: &'a str,
        title: &'a str,
        missing: Vec<&'static str>,
        unknown: Headcount,
    },
}

#[derive(Serialize)]
struct CountJson {
    n: Headcount,
    of: Headcount,
    percent: Option<String>,
    percent_most: Option<String>,
    unknown: Headcount,
}

#[derive(Serialize)]
struct PartJson<'a> {
    id: &'a str,
    title: &'a str,
    n: Headcount,
    percent: Option<String>,
    percent_most: Option<String>,
}

#[derive(Serialize)]
struct NotUnderstood<'a> {
    text: &'a str,
    n: Headcount,
}

#[derive(Serialize)]
struct AgesJson<'a> {
    mean: Option<String>,
    mean_most: Option<String>,
    youngest: Option<ExtremeJson<'a>>,
    oldest: Option<ExtremeJson<'a>>,
    unknown: Headcount,
}

#[derive(Serialize)]
struct ExtremeJson<'a> {
    age: i16,
    age_most: i16,
    people: Headcount,
    names: &'a [String],
}

#[derive(Serialize)]
struct TableJson<'a> {
    by: &'static str,
    columns: Vec<ColumnJson<'a>>,
    rows: Vec<RowJson<'a>>,
    total: RowJson<'a>,
}

#[derive(Serialize)]
struct ColumnJson<'a> {
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct RowJson<'a> {
    id: Option<&'a str>,
    title: &'a str,
    allotted: Option<Headcount>,
    n: Headcount,
    counts: Counts<'a>,
}

/// The counts of a row by the id of their column, in the order of the columns.
struct Counts<'a>(&'a CrossTable, &'a CrossRow);

impl Serialize for Counts<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.1.counts.len()))?;
        for (column, count) in self.0.columns.iter().zip(&self.1.counts) {
            map.serialize_entry(&column.id, &CountJson::of(*count, self.1.n))?;
        }
        map.end()
    }
}

pub(super) fn render(report: &StatsReport<'_>, lang: Lang) -> String {
    let statistics: &Statistics = report.statistics;
    let base = &statistics.base;
    pretty(&StatsJson {
        schema_version: SCHEMA_VERSION,
        tool: Tool::this(),
        ruleset: Ruleset::of(&report.ruleset, lang),
        inputs: report.paths.iter().map(|path| Input { path }).collect(),
        base: BaseJson {
            of: &base.of,
            n: base.n,
            may_belong: base.may_belong,
            rows_in_doubt: base.rows_in_doubt,
            on_several_lists: base.on_several_lists,
            role_untold: base.role_untold,
        },
        as_of: statistics.as_of.map(|day| day.to_string()),
        age: statistics.convention.id(),
        statistics: statistics.all.iter().map(|it| statistic(it, base.n, lang)).collect(),
        ages: statistics.ages.as_ref().map(ages),
        tables: statistics.tables.iter().map(|it| table(it, lang)).collect(),
        notes: statistics.notes.iter().map(|note| note.get(lang)).collect(),
    })
}

fn percent(n: Headcount, of: Headcount) -> Option<String> {
    Share::of(n, of).map(Share::plain)
}

impl CountJson {
    fn of(count: Count, of: Headcount) -> Self {
        Self {
            n: count.n,
            of,
            percent: percent(count.n, of),
            percent_most: percent(count.most(), of),
            unknown: count.unknown,
        }
    }
}

fn statistic(statistic: &Statistic, base: Headcount, lang: Lang) -> StatisticJson<'_> {
    let (id, title) = (statistic.id.as_str(), statistic.title.get(lang));
    match &statistic.figure {
        Figure::Count(count) => {
            StatisticJson::Count { id, title, count: CountJson::of(*count, base) }
        }
        Figure::Parts { parts, unknown } => StatisticJson::Parts {
            id,
            title,
            parts: parts
                .iter()
                .map(|part| PartJson {
                    id: &part.id,
                    title: part.title.get(lang),
                    n: part.n,
                    percent: percent(part.n, base),
                    percent_most: percent(part.n + unknown, base),
                })
                .collect(),
            unknown: *unknown,
            blank: statistic.untold.blank,
            not_understood: statistic
                .untold
                .texts
                .iter()
                .map(|(text, n)| NotUnderstood { text, n: *n })
                .collect(),
        },
        Figure::NoColumn(fields) => StatisticJson::NoColumn {
            id,
            title,
            missing: fields.iter().map(|field| field.id()).collect(),
            unknown: base,
        },
    }
}

fn ages(ages: &Ages) -> AgesJson<'_> {
    let (mean, mean_most) = ages.mean.map(crate::statistics::Mean::plain).unzip();
    AgesJson {
        mean,
        mean_most,
        youngest: ages.youngest.as_ref().map(extreme),
        oldest: ages.oldest.as_ref().map(extreme),
        unknown: ages.unknown,
    }
}

fn extreme(found: &Extreme) -> ExtremeJson<'_> {
    let (age, age_most) = found.age;
    ExtremeJson { age, age_most, people: found.people, names: &found.names }
}

fn table(table: &CrossTable, lang: Lang) -> TableJson<'_> {
    let row = |row| cross_row(table, row, lang);
    TableJson {
        by: table.by.id(),
        columns: table
            .columns
            .iter()
            .map(|column| ColumnJson { id: &column.id, title: column.title.get(lang) })
            .collect(),
        rows: table.rows.iter().map(row).collect(),
        total: row(&table.total),
    }
}

fn cross_row<'a>(table: &'a CrossTable, row: &'a CrossRow, lang: Lang) -> RowJson<'a> {
    RowJson {
        id: row.id.as_deref(),
        title: row.title.get(lang),
        allotted: row.allotted,
        n: row.n,
        counts: Counts(table, row),
    }
}
