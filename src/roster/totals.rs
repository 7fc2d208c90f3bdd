//! What a total that the list states can sum up, counted.

use super::{Delegate, Gender, Roster, StatedTotal, TotalOf};
use crate::sheet::Row;

/// How many people a total can count: certainly, and at most, where genders or roles are unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Those who certainly are among them.
    pub least: u64,
    /// Those who may be.
    pub most: u64,
}

impl Counted {
    /// Whether the total can be right.
    pub fn fits(self, stated: u64) -> bool {
        (self.least..=self.most).contains(&stated)
    }
}

impl Roster {
    /// What a stated total counts: the likeliest of its readings that can be right, or else the
    /// likeliest of all.
    pub fn counted(&self, total: &StatedTotal) -> Counted {
        let readings = self.readings(total);
        let fits = |counted: &&Counted| total.stated.is_none_or(|stated| counted.fits(stated));
        let likeliest = readings.first().copied().unwrap_or(Counted { least: 0, most: 0 });
        readings.iter().find(fits).copied().unwrap_or(likeliest)
    }

    /// What the total may sum up, the likeliest first: its own rows, the sections that they stand
    /// in from the innermost, its table, its sheet, the list.
    fn readings(&self, total: &StatedTotal) -> Vec<Counted> {
        let sheet_of = |table: usize| self.tables.get(table).map(|table| &table.sheet);
        let in_table = |delegate: &&Delegate| delegate.table == total.table;
        let all = || self.delegates.iter();
        let in_rows = |first: Row, of: TotalOf| {
            let rows = first..=total.rows.1;
            count(all().filter(|it| in_table(it) && rows.contains(&it.row)), of)
        };
        let in_sheet = |delegate: &&Delegate| sheet_of(delegate.table) == sheet_of(total.table);
        let of_each = |of: TotalOf| {
            let mut readings = vec![in_rows(total.rows.0, of)];
            let around = self.sections_around(total).into_iter();
            readings.extend(around.map(|first| in_rows(first, of)));
            readings.push(count(all().filter(in_table), of));
            readings.push(count(all().filter(in_sheet), of));
            readings.push(count(self.of_congress(), of));
            readings
        };
        match total.counts {
            TotalOf::EitherGender => [TotalOf::Everyone, TotalOf::Women, TotalOf::Men]
                .into_iter()
                .flat_map(of_each)
                .collect(),
            one => of_each(one),
        }
    }

    /// The headings of the sections that end with the total, from the innermost.
    fn sections_around(&self, total: &StatedTotal) -> Vec<Row> {
        let mut depth = usize::MAX;
        let above = self
            .sections
            .iter()
            .rev()
            .filter(|heading| heading.table == total.table && heading.row < total.cell.row);
        above
            .filter(|heading| {
                let around = heading.depth < depth;
                depth = depth.min(heading.depth);
                around
            })
            .map(|heading| heading.row)
            .collect()
    }
}

fn count<'a>(people: impl Iterator<Item = &'a Delegate>, of: TotalOf) -> Counted {
    let mut counted = Counted { least: 0, most: 0 };
    for delegate in people {
        let (certain, possible) = match of {
            TotalOf::Everyone | TotalOf::EitherGender => (true, true),
            TotalOf::Women => is(delegate.gender.known(), &Gender::Female),
            TotalOf::Men => is(delegate.gender.known(), &Gender::Male),
            TotalOf::Role(role) => is(delegate.role.known(), &role),
        };
        counted.least += u64::from(certain);
        counted.most += u64::from(possible);
    }
    counted
}

fn is<T: PartialEq>(known: Option<&T>, wanted: &T) -> (bool, bool) {
    known.map_or((false, true), |known| (known == wanted, known == wanted))
}
