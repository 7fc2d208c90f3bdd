//! Where the header of a units table stands, and which column holds what.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::headings::{Fact, Heading, heading};
use super::{LeftOut, UnitsOptions};
use crate::catalogue::{GroupCatalogue, GroupCode};
use crate::fault::Fault;
use crate::recognise::{Grid, filled};
use crate::sheet::{CellRef, Column, Row, SheetRow};
use crate::spelling;
use crate::text;

/// Beyond this many rows no header is looked for: what stands above one is a title.
const DEEPEST_HEADER: usize = 60;

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    /// The last row of the header.
    pub(super) header: Row,
    /// Where each fact is told; the population nowhere where it is the sum of the groups.
    facts: BTreeMap<Fact, Column>,
    /// Letters and heading of the column of the population.
    pub(super) population_heading: Option<String>,
    pub(super) groups: BTreeMap<Column, GroupCode>,
    pub(super) left_out: Vec<LeftOut>,
}

impl Columns {
    /// The column that tells a fact.
    pub(super) fn of(&self, fact: Fact) -> Option<Column> {
        self.facts.get(&fact).copied()
    }

    /// The column of the names.
    pub(super) fn names(&self) -> Column {
        self.of(Fact::Name).unwrap_or(Column::new(1))
    }
}

/// A header as it stands: each column with its words.
struct Found {
    last: Row,
    heads: Vec<(Column, String, Heading)>,
}

/// Finds the header of a sheet and what its columns hold; none where no row is one.
pub(super) fn find(
    grid: &Grid<'_>,
    catalogue: &GroupCatalogue,
    options: &UnitsOptions,
) -> Option<Result<Columns, Fault>> {
    let rows: Vec<&SheetRow> = grid.rows().iter().take(DEEPEST_HEADER).collect();
    let found = rows.iter().enumerate().find_map(|(at, row)| {
        let below = rows.get(at + 1).filter(|below| below.row == row.row.below());
        let two = below.map(|below| header(grid, &[row.row, below.row], catalogue));
        // Two rows where the lower one adds headings, else one.
        let one = header(grid, &[row.row], catalogue);
        match two {
            Some(two) if two.is_one() && two.known() > one.known() && starts(row) => Some(two),
            _ => one.is_one().then_some(one),
        }
    })?;
    Some(columns(found, grid, catalogue, options))
}

/// Whether the row may be the upper one of a header: more than a title stands in it.
fn starts(row: &SheetRow) -> bool {
    filled(row).count() > 1
}

/// The words over each column, from rows that stand together.
fn header(grid: &Grid<'_>, rows: &[Row], catalogue: &GroupCatalogue) -> Found {
    let mut columns: Vec<Column> = grid
        .rows()
        .iter()
        .filter(|row| rows.contains(&row.row))
        .flat_map(|row| row.cells.iter().map(|cell| cell.column))
        .collect();
    columns.sort_unstable();
    columns.dedup();
    let mut heads = Vec::new();
    for column in columns {
        let mut words: Vec<SmolStr> =
            rows.iter().filter_map(|row| grid.text(CellRef::new(column, *row))).collect();
        words.dedup();
        let Some(lowest) = words.last() else { continue };
        let whole = words.join(" ");
        // `Tày` under `Dân số` heads the Tày; `Tổng số` says something with what is above it alone.
        let meant = match heading(lowest, catalogue) {
            Heading::Unknown => heading(&whole, catalogue),
            known => known,
        };
        heads.push((column, spelling::visible(&whole), meant));
    }
    Found { last: rows.last().copied().unwrap_or(Row::new(1)), heads }
}

impl Found {
    fn has(&self, wanted: impl Fn(&Heading) -> bool) -> bool {
        self.heads.iter().any(|(_, _, heading)| wanted(heading))
    }

    /// Names, and people to count.
    fn is_one(&self) -> bool {
        self.has(|heading| *heading == Heading::Fact(Fact::Name))
            && self.has(|heading| {
                let people = [Fact::Population, Fact::AllPeople].map(Heading::Fact);
                people.contains(heading) || matches!(heading, Heading::Group(_))
            })
    }

    fn known(&self) -> usize {
        self.heads.iter().filter(|(_, _, heading)| *heading != Heading::Unknown).count()
    }
}

fn columns(
    found: Found,
    grid: &Grid<'_>,
    catalogue: &GroupCatalogue,
    options: &UnitsOptions,
) -> Result<Columns, Fault> {
    let mut columns = Columns {
        header: found.last,
        facts: BTreeMap::new(),
        population_heading: None,
        groups: BTreeMap::new(),
        left_out: headless(&found, grid),
    };
    let mut headings = BTreeMap::new();
    for (column, words, meant) in found.heads {
        let heading = format!("{column} “{words}”");
        headings.insert(column, heading.clone());
        if options.ignore.iter().any(|ignored| spelling::key(ignored) == spelling::key(&words)) {
            columns.left_out.push(LeftOut::Column { heading });
            continue;
        }
        match meant {
            Heading::Fact(Fact::Nothing) => {}
            Heading::Fact(fact) => {
                if let Some(first) = columns.facts.insert(fact, column) {
                    return Err(twice(first, column, &words));
                }
            }
            Heading::Group(code) => {
                if let Some((first, _)) = columns.groups.iter().find(|(_, other)| **other == code) {
                    return Err(twice(*first, column, &catalogue.name(code)));
                }
                columns.groups.insert(column, code);
            }
            Heading::Ambiguous(codes) => return Err(ambiguous(column, &words, &codes, catalogue)),
            Heading::Unknown => return Err(unknown(column, &words)),
        }
    }
    // The whole population stands in only where nothing tells the minorities.
    if columns.of(Fact::Population).is_none()
        && columns.groups.is_empty()
        && let Some(all) = columns.of(Fact::AllPeople)
    {
        columns.facts.insert(Fact::Population, all);
    }
    let population = columns.of(Fact::Population);
    columns.population_heading = population.and_then(|column| headings.remove(&column));
    Ok(columns)
}

/// Columns without a heading that hold something beside the table.
fn headless(found: &Found, grid: &Grid<'_>) -> Vec<LeftOut> {
    let rows = grid.rows().iter().filter(|row| row.row > found.last);
    let mut columns: Vec<Column> =
        rows.flat_map(|row| filled(row).map(|cell| cell.column)).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.retain(|column| found.heads.iter().all(|(headed, _, _)| headed != column));
    columns.into_iter().map(|column| LeftOut::Column { heading: column.to_string() }).collect()
}

fn unknown(column: Column, words: &str) -> Fault {
    Fault::new(text!(
        vi: "cột {column} “{words}” không rõ là gì",
        en: "column {column} “{words}” is none that is known here"
    ))
    .help(text!(
        vi: "các cột dùng được: name (tên đơn vị), population (dân số), min (tối thiểu), max (tối đa), level (cấp), tên dân tộc",
        en: "known are name, population, min, max, level and the names of groups"
    ))
    .help(text!(
        vi: "nếu không cần cột này, thêm --ignore-column \"{words}\"",
        en: "if it is not needed, add --ignore-column \"{words}\""
    ))
}

fn twice(first: Column, second: Column, words: &str) -> Fault {
    Fault::new(text!(
        vi: "cột {first} và cột {second} đều là “{words}”",
        en: "columns {first} and {second} both hold “{words}”"
    ))
    .help(text!(
        vi: "chỉ để một cột, hoặc thêm --ignore-column với tiêu đề của cột thừa",
        en: "keep one of them, or name the other with --ignore-column"
    ))
}

fn ambiguous(
    column: Column,
    words: &str,
    codes: &[GroupCode],
    catalogue: &GroupCatalogue,
) -> Fault {
    let names: Vec<String> = codes.iter().map(|code| catalogue.name(*code)).collect();
    let names = names.join(", ");
    Fault::new(text!(
        vi: "cột {column} “{words}” là tên của nhiều dân tộc",
        en: "column {column} “{words}” is a name of several groups"
    ))
    .help(text!(vi: "ghi rõ một trong: {names}", en: "name one of: {names}"))
}
