//! Personal numbers in what is told of a list's layout: in its headers, its sections, its errors.
//!
//! Findings and checks quote cells, and are masked where they are made; here is what reaches an
//! output without passing them.

use crate::fault::Fault;
use crate::roster::Roster;
use crate::rules::Privacy;

/// A row of people that was named as the header holds their numbers.
pub(super) fn labels(roster: &mut Roster, privacy: Privacy) {
    for table in &mut roster.tables {
        let used = table.columns.iter_mut().map(|column| &mut column.header);
        let unused = table.unused_columns.iter_mut().map(|column| &mut column.header);
        for header in used.chain(unused) {
            *header = privacy.text(header);
        }
    }
    for section in &mut roster.sections {
        section.written = privacy.text(&section.written);
    }
    for row in &mut roster.rows_in_doubt {
        row.written = privacy.text(&row.written);
    }
}

/// A refusal quotes the headers that were seen.
pub(super) fn error(error: Fault, privacy: Privacy) -> Fault {
    let help = error.help.into_iter().map(|help| privacy.said(help)).collect();
    Fault { message: privacy.said(error.message), help, ..error }
}
