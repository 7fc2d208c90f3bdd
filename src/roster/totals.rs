//! What a total that the list states can sum up, counted.

use super::{Delegate, Gender, Roster, StatedTotal, Table, TableOf, TotalOf};
use crate::sheet::Row;

/// How many people a total can count: certainly, and at most, where genders or roles are unknown or
/// rows may be people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Those who certainly are among them.
    pub least: u64,
    /// Those who may be.
    pub most: u64,
    /// Those who certainly are if every row in doubt is a person.
    least_with_all: u64,
    /// Those who may be if none of them is.
    most_with_none: u64,
}

impl Counted {
    /// Whether the total can be right.
    pub fn fits(self, stated: u64) -> bool {
        (self.least..=self.most).contains(&stated)
    }

    /// Whether it can be right whichever of the rows in doubt are people.
    pub fn fits_either_way(self, stated: u64) -> bool {
        (self.least_with_all..=self.most_with_none).contains(&stated)
    }
}

impl Roster {
    /// What a stated total counts: the likeliest of its readings that are right either way, else of
    /// those that can be right, else of all.
    pub fn counted(&self, total: &StatedTotal) -> Counted {
        let readings = self.readings(total);
        let likeliest = readings.first().copied().unwrap_or_default();
        let Some(stated) = total.stated else { return likeliest };
        let either_way = readings.iter().find(|counted| counted.fits_either_way(stated));
        let fits = || readings.iter().find(|counted| counted.fits(stated));
        either_way.or_else(fits).copied().unwrap_or(likeliest)
    }

    /// What the total may sum up, the likeliest first: its own rows, the sections that they stand
    /// in from the innermost, its table, its sheet, the list.
    fn readings(&self, total: &StatedTotal) -> Vec<Counted> {
        let sheet_of = |table: usize| self.tables.get(table).map(Table::on_sheet);
        let in_table = |(delegate, _): &(&Delegate, bool)| delegate.table == total.table;
        let in_doubt = || self.rows_in_doubt.iter().map(|row| (&row.person, true));
        let all = || self.delegates.iter().map(|person| (person, false)).chain(in_doubt());
        let in_rows = |first: Row, of: TotalOf| {
            let rows = first..=total.rows.1;
            count(all().filter(|it| in_table(it) && rows.contains(&it.0.row)), of)
        };
        let in_sheet =
            |(delegate, _): &(&Delegate, bool)| sheet_of(delegate.table) == sheet_of(total.table);
        let of_congress =
            |(delegate, _): &(&Delegate, bool)| self.table_of(delegate) == TableOf::Congress;
        let of_each = |of: TotalOf| {
            let mut readings = vec![in_rows(total.rows.0, of)];
            let around = self.sections_around(total).into_iter();
            readings.extend(around.map(|first| in_rows(first, of)));
            readings.push(count(all().filter(in_table), of));
            readings.push(count(all().filter(in_sheet), of));
            readings.push(count(all().filter(of_congress), of));
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

/// Counts people, each with whether it is a row in doubt.
fn count<'a>(people: impl Iterator<Item = (&'a Delegate, bool)>, of: TotalOf) -> Counted {
    let mut counted = Counted::default();
    for (delegate, is_in_doubt) in people {
        let (certain, possible) = match of {
            TotalOf::Everyone | TotalOf::EitherGender => (true, true),
            TotalOf::Women => is(delegate.gender.known(), &Gender::Female),
            TotalOf::Men => is(delegate.gender.known(), &Gender::Male),
            TotalOf::Role(role) => is(delegate.role.known(), &role),
        };
        counted.least += u64::from(certain && !is_in_doubt);
        counted.most += u64::from(possible);
        counted.least_with_all += u64::from(certain);
        counted.most_with_none += u64::from(possible && !is_in_doubt);
    }
    counted
}

fn is<T: PartialEq>(known: Option<&T>, wanted: &T) -> (bool, bool) {
    known.map_or((false, true), |known| (known == wanted, known == wanted))
}
