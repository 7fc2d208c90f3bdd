//! Room 2: [`Workbook`] → [`Roster`]: which cells are delegates, and what they say.
//!
//! Every sheet goes through the same steps: find the headers (`header`), give the columns their
//! fields (`columns`), decide what each row is (`rows`), carry what sections tell (`section`)
//! and read the values (`layout`, `values`). Nothing is judged here, and nothing is dropped in
//! silence: what is not a delegate is reported with the reason.

mod alone;
mod birth_codes;
mod blocks;
mod columns;
mod evidence;
mod gender_codes;
mod grid;
mod header;
mod hints;
mod layout;
mod map;
mod numbering;
mod people;
mod phrases;
mod problem;
mod profile_sheet;
mod rows;
mod section;
mod sheet;
mod table;
mod titles;
mod told;
mod totals;
mod unread;
mod values;
mod vocabulary;
pub(crate) mod words;

#[cfg(test)]
mod tests;

pub use hints::{ColumnHint, ColumnHintError, Hints, TableHint};
pub use map::map_of;
pub use problem::{SURE_ENOUGH, require_columns};

// What tables of other things than delegates have in common with lists.
pub(crate) use alone::{is_foot, is_total};
pub(crate) use grid::{Grid, filled};
pub(crate) use profile_sheet::headcount;
pub(crate) use rows::is_column_numbers;
pub(crate) use section::is_section_number;

use self::sheet::{
    Continued, SheetContext, SheetRead, TitledTable, mark_delegations, read_continued, read_sheet,
};
use crate::catalogue::{GroupCatalogue, Remembering};
use crate::fold;
use crate::report::InputError;
use crate::roster::{Role, Roster, RowsLeftOut, SheetReason, SheetWithoutTable, TableOf, Title};
use crate::sheet::Workbook;

/// What the caller knows beforehand.
#[derive(Debug, Clone)]
pub struct RecogniseOptions<'a> {
    /// The catalogue that names of groups are looked up in.
    pub catalogue: &'a GroupCatalogue,
    /// The sheets to read, by name; all of them where empty.
    pub sheets: Vec<String>,
    /// The role of the rows of a list that tells none; from the ruleset.
    pub unstated_role: Option<Role>,
    /// What the user tells of the layout.
    pub hints: Hints,
}

/// A workbook looked through: what was understood, and what stood in the way of reading a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// What was understood, however little.
    pub roster: Roster,
    /// Why there is no list, or none that can be relied on.
    pub problem: Option<InputError>,
}

/// Finds the tables of delegates in a workbook and reads them.
///
/// # Errors
///
/// No list is found; a sheet that was asked for is not there; a sheet holds people, and no column
/// is headed as their names; what the user tells of the layout does not fit the workbook.
pub fn recognise(
    workbook: &Workbook,
    options: &RecogniseOptions<'_>,
) -> Result<Roster, InputError> {
    let Survey { roster, problem } = survey(workbook, options);
    problem.map_or(Ok(roster), Err)
}

/// Looks a workbook through, and goes on where a list cannot be read.
pub fn survey(workbook: &Workbook, options: &RecogniseOptions<'_>) -> Survey {
    let mut roster = Roster::default();
    let mut problem = problem::require_sheets(workbook, options).err();
    let catalogue = Remembering::new(options.catalogue);
    let context = SheetContext {
        catalogue: &catalogue,
        unstated_role: options.unstated_role,
        hints: &options.hints,
    };
    let mut tables: Vec<TitledTable> = Vec::new();
    for sheet in &workbook.sheets {
        let mut other = |reason| {
            roster.other_sheets.push(SheetWithoutTable { sheet: sheet.name.clone(), reason });
        };
        let wanted = is_wanted(sheet.name.as_deref(), options);
        let read = wanted.then(|| read_sheet(sheet, &context, tables.len(), tables.last()));
        if let Some(SheetRead::Tables(found)) = read {
            tables.extend(found);
            continue;
        }
        // Whoever chooses the sheets with the people does not mean to do without the profile.
        if let Some(found) = profile_sheet::read(sheet, options.catalogue) {
            if let Some(SheetRead::None { texts, .. }) = read {
                let title = |text: &Title| text.cell.row < found.first_row;
                roster.cover.extend(texts.into_iter().filter(title));
            }
            roster.profiles.push(found.profile);
            other(SheetReason::Profile);
            continue;
        }
        let goes_on = match &read {
            Some(SheetRead::None { .. } | SheetRead::NoHeader { .. })
                if options.hints.is_empty() =>
            {
                let before = tables.last();
                before.and_then(|it| read_continued(sheet, &context, tables.len(), it))
            }
            _ => None,
        };
        match goes_on {
            Some(Continued::Table(table)) => {
                tables.push(*table);
                continue;
            }
            Some(Continued::Perhaps(row)) if !matches!(read, Some(SheetRead::NoHeader { .. })) => {
                problem.get_or_insert_with(|| problem::no_header(sheet.name.as_deref(), row));
            }
            _ => {}
        }
        match read {
            None => other(SheetReason::NotChosen),
            Some(SheetRead::Tables(_)) => {}
            Some(SheetRead::None { reason, texts }) => {
                if reason == SheetReason::NoHeader {
                    roster.cover.extend(texts);
                }
                other(reason);
            }
            Some(SheetRead::NoHeader { row, texts }) => {
                roster.cover.extend(texts);
                problem.get_or_insert_with(|| problem::no_header(sheet.name.as_deref(), row));
                other(SheetReason::NoHeader);
            }
            Some(SheetRead::NamesNotFound { row, labels }) => {
                let asked = || problem::names_not_found(sheet.name.as_deref(), row, &labels);
                problem.get_or_insert_with(asked);
                other(SheetReason::NamesNotFound(row));
            }
        }
    }
    roster.other_sheets.extend(not_read(workbook));
    mark_delegations(&mut tables);
    for table in tables {
        gather(&mut roster, table);
    }
    let problem = problem.or_else(|| problem::of_list(&roster, workbook, &options.hints));
    Survey { roster, problem }
}

/// Whether the user asks for this sheet, or for none in particular.
fn is_wanted(name: Option<&str>, options: &RecogniseOptions<'_>) -> bool {
    let described =
        options.hints.tables.is_empty() || options.hints.tables_of(name).next().is_some();
    let chosen = options.sheets.is_empty() || is_chosen(name.unwrap_or_default(), &options.sheets);
    chosen && described
}

/// The sheets that the reader left out.
fn not_read(workbook: &Workbook) -> impl Iterator<Item = SheetWithoutTable> {
    workbook.left_out.iter().map(|(name, reason)| SheetWithoutTable {
        sheet: Some(name.clone()),
        reason: SheetReason::NotRead(*reason),
    })
}

fn is_chosen(name: &str, chosen: &[String]) -> bool {
    chosen.iter().any(|sheet| fold::key(sheet) == fold::key(name))
}

fn gather(roster: &mut Roster, table: TitledTable) {
    let TitledTable { read, titles, title } = table;
    match read.table.of {
        TableOf::Congress => roster.titles.extend(titles),
        // What the user tells is settled already.
        TableOf::Delegation if title.of.is_some() => {}
        TableOf::Delegation => {
            let at = roster.tables.len();
            let name = read.table.sheet.iter().map(String::as_str);
            let texts = titles.iter().map(|title| title.text.as_str()).chain(name);
            roster.delegation_titles.push((at, texts.collect::<Vec<_>>().join(" ")));
        }
    }
    roster.tables.push(read.table);
    roster.delegates.extend(read.delegates);
    roster.stated_totals.extend(read.totals);
    roster.sections.extend(read.headings);
    roster.rows_in_doubt.extend(read.in_doubt);
    for row in read.left_out {
        match roster.rows_left_out.last_mut() {
            Some(run) if continues(run, &row) => run.last = row.last,
            _ => roster.rows_left_out.push(row),
        }
    }
}

/// Whether a row left out joins the run before it. Sections and totals stay apart, since each says
/// something of its own.
fn continues(run: &RowsLeftOut, row: &RowsLeftOut) -> bool {
    use crate::roster::RowReason::{BelowTable, OrdinalOnly, RepeatedHeader};
    run.sheet == row.sheet
        && run.reason == row.reason
        && run.last < row.first
        && matches!(row.reason, BelowTable | OrdinalOnly | RepeatedHeader)
}
