//! `--keep`: people of the list by name, by row, or by sheet and row.

use std::collections::BTreeSet;

use crate::fault::Fault;
use crate::roster::{Roster, TableOf};
use crate::selection::RowRef;
use crate::spelling;
use crate::text;

/// The places of those named among the list's delegates.
pub(super) fn places(named: &[String], list: &Roster) -> Result<BTreeSet<usize>, Fault> {
    named.iter().map(|written| place(written, list)).collect()
}

fn place(written: &str, list: &Roster) -> Result<usize, Fault> {
    let (row, name) = (RowRef::of(written), spelling::key(written));
    let found: Vec<usize> = (0..list.delegates.len())
        .filter(|at| {
            let delegate = &list.delegates[*at];
            let is_named = || match &row {
                Some(row) => row.is_of(delegate, list),
                None => spelling::key(&delegate.name.written) == name,
            };
            list.table_of(delegate) == TableOf::Congress && is_named()
        })
        .collect();
    match found[..] {
        [only] => Ok(only),
        [] => Err(Fault::new(text!(
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

fn several(written: &str, found: &[usize], list: &Roster) -> Fault {
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
    Fault::new(text!(
        vi: "`--keep {written}`: có {count} người như vậy trong danh sách",
        en: "`--keep {written}`: {count} people on the list are found by that"
    ))
    .help(text!(vi: "ghi rõ một trong: {places}", en: "name one of them: {places}"))
}
