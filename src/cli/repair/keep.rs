//! `--keep`: people of the list by name, by row, or by sheet and row.

use std::collections::BTreeSet;

use crate::cli::failure::Failure;
use crate::fold;
use crate::roster::{Roster, TableOf};
use crate::text;

/// The places of those named among the list's delegates.
pub(super) fn places(named: &[String], list: &Roster) -> Result<BTreeSet<usize>, Failure> {
    named.iter().map(|written| place(written, list)).collect()
}

fn place(written: &str, list: &Roster) -> Result<usize, Failure> {
    let wanted = Wanted::of(written);
    let found: Vec<usize> = (0..list.delegates.len())
        .filter(|at| {
            let delegate = &list.delegates[*at];
            let sheet = list.sheet_of(delegate);
            list.table_of(delegate) == TableOf::Congress
                && match &wanted {
                    Wanted::Row { sheet: asked, row } => {
                        delegate.row.number() == *row
                            && asked.as_ref().is_none_or(|asked| sheet.is_called(asked))
                    }
                    Wanted::Name(name) => fold::key(&delegate.name.written) == *name,
                }
        })
        .collect();
    match found[..] {
        [only] => Ok(only),
        [] => Err(Failure::new(text!(
            vi: "`--keep {written}`: không có ai như vậy trong danh sách",
            en: "`--keep {written}`: nobody on the list is found by that"
        ))
        .help(text!(
            vi: "ghi họ tên như trong danh sách, số dòng, hoặc trang tính và dòng, như `--keep \"ĐB chính thức!17\"`",
            en: "give the name as the list writes it, a row, or sheet and row, as `--keep \"ĐB chính thức!17\"`"
        ))),
        _ => Err(several(written, &found, list)),
    }
}

fn several(written: &str, found: &[usize], list: &Roster) -> Failure {
    let places: Vec<String> = found
        .iter()
        .map(|at| {
            let delegate = &list.delegates[*at];
            let row = delegate.row;
            list.sheet_of(delegate)
                .address()
                .map_or_else(|| row.to_string(), |sheet| format!("{sheet}!{row}"))
        })
        .map(|place| format!("--keep \"{place}\""))
        .collect();
    let (count, places) = (found.len(), places.join(", "));
    Failure::new(text!(
        vi: "`--keep {written}`: có {count} người như vậy trong danh sách",
        en: "`--keep {written}`: {count} people on the list are found by that"
    ))
    .help(text!(vi: "ghi rõ một trong: {places}", en: "name one of them: {places}"))
}

enum Wanted {
    Row { sheet: Option<String>, row: u32 },
    Name(String),
}

impl Wanted {
    fn of(written: &str) -> Self {
        let written = written.trim();
        let (sheet, row) = match written.rsplit_once('!') {
            Some((sheet, row)) => (Some(sheet.trim_matches('\'').to_owned()), row),
            None => (None, written),
        };
        match row.trim().parse() {
            Ok(row) => Self::Row { sheet, row },
            Err(_) => Self::Name(fold::key(written)),
        }
    }
}
