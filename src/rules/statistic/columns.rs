//! What the columns of lists tell of each person for a statistic: by the words of a cell, and by what
//! is read of a column as a whole.
//!
//! Two things hang on all who stand in a column: which term is the latest, and whether a blank cell
//! tells a part. `stats` and rules ask here alone, so that both say the same of a person.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

use super::terms::latest_term;
use super::{LadderRule, Said};
use crate::asked::Asked;
use crate::numbers::Headcount;
use crate::roster::{Delegate, Meant, Roster, Table, Value};

/// The columns of some lists, as a statistic reads them.
#[derive(Debug, Default)]
pub struct ColumnsRead {
    /// What texts were found to say.
    texts: Asked<Said>,
    /// The latest of the terms that are named.
    latest: Option<u32>,
    /// The list and the table of each column that leaves a part blank.
    leave_blank: BTreeSet<(usize, usize)>,
}

/// What is told of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub said: Said,
    /// Whether a blank cell tells it.
    pub by_blank: bool,
}

/// How often a column tells a part in words, by a blank cell, or another part.
#[derive(Debug, Default)]
struct Tallied {
    blank: Headcount,
    written: Headcount,
    others: Headcount,
}

impl ColumnsRead {
    /// Reads the columns of these lists.
    pub fn of(ladder: &LadderRule, lists: &[&Roster]) -> Self {
        let people = || {
            let lists = lists.iter().enumerate();
            lists.flat_map(|(at, list)| list.of_congress().map(move |person| (at, person)))
        };
        let mut read = Self::default();
        if ladder.told_by_latest_term().is_some() {
            read.latest = people().filter_map(|(_, person)| ladder.term(person)).max();
        }
        let Some(part) = ladder.told_by_blanks() else { return read };
        let mut tallied: BTreeMap<(usize, usize), Tallied> = BTreeMap::new();
        for (list, person) in people() {
            let tallied = tallied.entry((list, person.table)).or_default();
            match read.said(ladder, person) {
                Said::Blank => tallied.blank += 1,
                Said::Rung(rung) if rung == part => tallied.written += 1,
                Said::Rung(_) => tallied.others += 1,
                Said::NotUnderstood => {}
            }
        }
        let has_column = |(list, table): (usize, usize)| {
            let table = lists.get(list).and_then(|list| list.tables.get(table));
            table.is_some_and(|table| ladder.has_column(table))
        };
        tallied.retain(|at, tallied| tallied.leaves_blank() && has_column(*at));
        read.leave_blank = tallied.into_keys().collect();
        read
    }

    /// The latest of the terms that are named.
    pub fn latest(&self) -> Option<u32> {
        self.latest
    }

    /// What is told of somebody of a list.
    pub fn told(&self, ladder: &LadderRule, list: usize, person: &Delegate) -> Told {
        let said = self.said(ladder, person);
        let by_blank = said == Said::Blank && self.leave_blank.contains(&(list, person.table));
        let part = if by_blank { ladder.told_by_blanks() } else { None };
        Told { said: part.map_or(said, Said::Rung), by_blank }
    }

    fn said(&self, ladder: &LadderRule, person: &Delegate) -> Said {
        let is_of_latest = self.latest.is_some() && ladder.term(person) == self.latest;
        if let Some(part) = ladder.told_by_latest_term().filter(|_| is_of_latest) {
            return Said::Rung(part);
        }
        let says = |value: &Value<SmolStr>| match value.meant {
            Meant::Unclear(_) => Said::NotUnderstood,
            _ => self.texts.get(&value.written, |text| ladder.said_by(text)),
        };
        ladder.values(person).map(says).fold(Said::Blank, Said::with)
    }
}

impl Tallied {
    /// Where no fewer of the part are blank than written, and something else is written of others.
    fn leaves_blank(&self) -> bool {
        self.blank >= self.written && self.others > 0
    }
}

impl LadderRule {
    /// What somebody's row says in the columns of the statistic.
    pub(crate) fn values<'p>(
        &'p self,
        person: &'p Delegate,
    ) -> impl Iterator<Item = &'p Value<SmolStr>> {
        self.fields.iter().filter_map(|field| person.other(*field))
    }

    /// Whether the table has a column that the statistic reads.
    pub fn has_column(&self, table: &Table) -> bool {
        self.fields.iter().any(|field| table.column(*field).is_some())
    }

    /// The cell to look at in somebody's row: one with a text, else one to fill in.
    pub(crate) fn looked_at<'p>(&'p self, person: &'p Delegate) -> Option<&'p Value<SmolStr>> {
        let mut written = self.values(person).filter(|value| !value.written.trim().is_empty());
        written.next().or_else(|| self.values(person).next())
    }

    /// The latest of the terms that somebody's row names.
    fn term(&self, person: &Delegate) -> Option<u32> {
        self.values(person).filter_map(|value| latest_term(&value.written)).max()
    }
}
