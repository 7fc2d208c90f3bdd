//! [`Workbook`] → [`Roster`]: which cells are delegates, and what they say.
//!
//! Every sheet goes through the same steps: find the headers (`header`), cut it at them (`blocks`),
//! weigh all columns for all fields (`columns`), weigh what each row tells (`evidence`) and decide
//! what it is (`rows`, with the words that speak where they stand `alone`), carry what sections tell
//! (`section`) and read the values (`layout`, `values`). Nothing is judged here, and nothing is
//! dropped in silence: each filled row is a person, or is reported with the reason why it is none,
//! or is in doubt.
//!
//! Where something new goes: a word over a column is a line of `headers.txt`, one that heads a section
//! or ends a list of `alone.txt`, one that tells a role of `values/roles.txt`, one of a profile of
//! `profile_sheet/labels.txt`. A new way to lay a list out belongs to `blocks` (tables below each
//! other), `columns/beside` (beside each other) or `continued` (over several sheets); a new way to
//! write a value to `values`. What the user tells by options or in a map overrides it (`overrides`).

mod alone;
mod birth_codes;
mod blocks;
mod body;
mod columns;
mod continued;
mod evidence;
mod exact_headings;
mod flat;
mod gender_codes;
mod grid;
mod header;
mod hints;
mod layout;
mod map;
mod nameless;
mod no_list;
mod numbering;
mod overrides;
mod people;
mod phrase_files;
mod problem;
mod profile_sheet;
mod rows;
mod section;
mod sheet;
mod table;
mod titles;
mod totals;
mod values;
mod vocabulary;
mod without_table;
pub(crate) mod words;

#[cfg(test)]
mod tests;

pub use hints::{ColumnHint, Hints, TableHint};
pub use map::map_of;
pub use no_list::NoList;
pub use problem::{SURE_ENOUGH, require_columns};

// What tables of other things than delegates have in common with lists.
pub(crate) use alone::{is_foot, is_total};
pub(crate) use grid::{Grid, filled, own};
pub(crate) use numbering::is_column_numbers;
pub(crate) use profile_sheet::headcount;
pub(crate) use section::is_section_number;

use self::continued::{Continued, read_continued};
use self::sheet::{SheetContext, SheetRead, TitledTable, mark_delegations, read_sheet};
use crate::catalogue::{GroupCatalogue, Remembering};
use crate::fault::Fault;
use crate::report::words::check_title;
use crate::roster::{Role, Roster, RowsLeftOut, SheetReason, SheetWithoutTable, TableOf, Title};
use crate::sheet::{Sheet, SheetLeftOut, Workbook};
use crate::spelling;
use crate::wording::Lang;

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
    pub problem: Option<Fault>,
    /// What the workbook is that holds no list, and nothing that has to be asked about.
    pub no_list: Option<NoList>,
}

/// Finds the tables of delegates in a workbook and reads them.
///
/// # Errors
///
/// No list is found; a sheet that was asked for is not there; a sheet holds people, and no column
/// is headed as their names; what the user tells of the layout does not fit the workbook.
pub fn recognise(workbook: Workbook, options: &RecogniseOptions<'_>) -> Result<Roster, Fault> {
    let Survey { roster, problem, .. } = survey(workbook, options);
    problem.map_or(Ok(roster), Err)
}

/// Looks a workbook through, and goes on where a list cannot be read. Rows that are understood are
/// given back; whoever needs them afterwards hands over a copy, which is cheap.
pub fn survey(workbook: Workbook, options: &RecogniseOptions<'_>) -> Survey {
    let catalogue = Remembering::new(options.catalogue);
    let mut gathered = Gathered {
        options,
        context: SheetContext {
            catalogue: &catalogue,
            unstated_role: options.unstated_role,
            hints: &options.hints,
        },
        tables: Vec::new(),
        roster: Roster::default(),
        problem: problem::require_sheets(&workbook, options).err(),
    };
    // What the user tells of the columns is held against their cells in the end.
    let asked = if options.hints.is_empty() { Vec::new() } else { workbook.sheets.clone() };
    for sheet in workbook.sheets {
        gathered.sheet(sheet);
    }
    let Gathered { mut roster, mut tables, problem, .. } = gathered;
    roster.other_sheets.extend(not_read(workbook.left_out));
    mark_delegations(&mut tables);
    for table in tables {
        gather(&mut roster, table);
    }
    let no_list = if problem.is_none() { NoList::of(&roster) } else { None };
    let problem = problem.or_else(|| problem::of_list(&roster, &asked, &options.hints));
    Survey { roster, problem, no_list }
}

/// What the sheets so far hold.
struct Gathered<'a> {
    options: &'a RecogniseOptions<'a>,
    context: SheetContext<'a>,
    tables: Vec<TitledTable>,
    roster: Roster,
    /// The first thing to ask about.
    problem: Option<Fault>,
}

impl Gathered<'_> {
    fn sheet(&mut self, mut sheet: Sheet) {
        // What it says of a list is about the list, and no part of it.
        if is_check_result(&sheet) {
            return self.without_table(sheet, SheetReason::CheckResult);
        }
        let wanted = is_wanted(sheet.name.as_deref(), self.options);
        let (index, last) = (self.tables.len(), self.tables.last());
        let read = wanted.then(|| read_sheet(&mut sheet, &self.context, index, last));
        if let Some(SheetRead::Tables(found)) = read {
            self.tables.extend(found);
            return;
        }
        // Whoever chooses the sheets with the people does not mean to do without the profile.
        if let Some(found) = profile_sheet::read(&sheet, self.options.catalogue) {
            if let Some(SheetRead::None { texts, .. }) = read {
                let title = |text: &Title| text.cell.row < found.first_row;
                self.roster.cover.extend(texts.into_iter().filter(title));
            }
            self.roster.profiles.push(found.profile);
            self.without_table(sheet, SheetReason::Profile);
            return;
        }
        match read {
            None => self.without_table(sheet, SheetReason::NotChosen),
            Some(read) => self.no_header(sheet, read),
        }
    }

    /// A sheet without a header: it goes on with the table before it, or is no list, or is one
    /// that has to be asked about.
    fn no_header(&mut self, sheet: Sheet, read: SheetRead) {
        let name = sheet.name.as_deref();
        if self.options.hints.is_empty()
            && !matches!(read, SheetRead::NamesNotFound { .. })
            && let Some(before) = self.tables.last()
        {
            match read_continued(&sheet, &self.context, self.tables.len(), before) {
                Some(Continued::Table(table)) => return self.tables.push(*table),
                Some(Continued::Perhaps(row)) => self.ask(|| problem::no_header(name, row)),
                None => {}
            }
        }
        match read {
            SheetRead::Tables(tables) => self.tables.extend(tables),
            SheetRead::None { reason, texts } => {
                if reason == SheetReason::NoHeader {
                    self.roster.cover.extend(texts);
                }
                self.without_table(sheet, reason);
            }
            SheetRead::NoHeader { row, texts } => {
                self.roster.cover.extend(texts);
                self.ask(|| problem::no_header(name, row));
                self.without_table(sheet, SheetReason::NoHeader);
            }
            SheetRead::NamesNotFound { row, labels } => {
                self.ask(|| problem::names_not_found(name, row, &labels));
                self.without_table(sheet, SheetReason::NamesNotFound(row));
            }
        }
    }

    fn ask(&mut self, asked: impl FnOnce() -> Fault) {
        self.problem.get_or_insert_with(asked);
    }

    fn without_table(&mut self, sheet: Sheet, reason: SheetReason) {
        let sheet = sheet.name;
        self.roster.other_sheets.push(SheetWithoutTable { file: None, sheet, reason });
    }
}

/// Whether the sheet is one that this tool put in front of a list with the result of its check.
fn is_check_result(sheet: &Sheet) -> bool {
    let [only] = sheet.rows.first().map_or(&[][..], |row| &row.cells) else { return false };
    let title = check_title();
    [Lang::Vi, Lang::En].into_iter().any(|lang| *only.text() == *title.get(lang))
}

/// Whether the user asks for this sheet, or for none in particular.
fn is_wanted(name: Option<&str>, options: &RecogniseOptions<'_>) -> bool {
    let described =
        options.hints.tables.is_empty() || options.hints.tables_of(name).next().is_some();
    let chosen = options.sheets.is_empty() || is_chosen(name.unwrap_or_default(), &options.sheets);
    chosen && described
}

/// The sheets that the reader left out.
fn not_read(left_out: Vec<(String, SheetLeftOut)>) -> impl Iterator<Item = SheetWithoutTable> {
    left_out.into_iter().map(|(name, reason)| SheetWithoutTable {
        file: None,
        sheet: Some(name),
        reason: SheetReason::NotRead(reason),
    })
}

fn is_chosen(name: &str, chosen: &[String]) -> bool {
    chosen.iter().any(|sheet| spelling::key(sheet) == spelling::key(name))
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
    // The people of one large table are not copied.
    if roster.delegates.is_empty() {
        roster.delegates = read.found.delegates;
    } else {
        roster.delegates.extend(read.found.delegates);
    }
    roster.stated_totals.extend(read.found.totals);
    roster.sections.extend(read.found.headings);
    roster.rows_in_doubt.extend(read.found.in_doubt);
    for row in read.found.left_out {
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
