//! Divides the seats as asked, and says what can be said of the outcome.

use crate::calculate::apportion::{Apportionment, Claimant, Method, apportion, awards, total};
use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::units_table::UnitsTable;

use super::reserve::Reserving;
use super::standing::PoolCase;
use super::{Allotment, Bound, Compared, GroupTie, Request, UnitAllotment, error};

/// Beyond this nobody reads a line for each seat.
const MOST_LINES: u64 = 100_000;

/// The bounds of all seats of each unit: its own, or else everybody's.
struct SeatBounds {
    min: Vec<Option<u64>>,
    max: Vec<Option<u64>>,
}

/// Allots the seats to the units.
///
/// # Errors
///
/// There is nobody to divide among, more is set aside than there is, the bounds cannot hold, or
/// the request names what the table does not have.
///
/// # Examples
///
/// ```
/// use delegate_quota::rooms::calculate::allotment::{Request, SetAside, allot};
/// use delegate_quota::rooms::units_table::{Unit, UnitsTable};
///
/// let units = vec![Unit::new("Đakrông", 30_000), Unit::new("Hướng Hóa", 10_000)];
/// let table = UnitsTable { units, ..UnitsTable::default() };
/// let aside = SetAside { name: "Cơ quan tỉnh".to_owned(), seats: 4 };
/// let request = Request { seats: 24, set_aside: vec![aside], ..Request::default() };
/// let allotted = allot(&table, &request)?;
/// assert_eq!(allotted.units[0].seats(), 15);
/// # Ok::<(), delegate_quota::rooms::fault::Fault>(())
/// ```
pub fn allot(table: &UnitsTable, request: &Request) -> Result<Allotment, Fault> {
    let pool = pool(request)?;
    if request.explain && pool > MOST_LINES {
        return Err(error::too_many_lines(pool, MOST_LINES));
    }
    let ties = request.ties.rule(table)?;
    let bounds = bounds(table, request)?;
    let mut reserving = Reserving {
        table,
        method: request.method,
        ties: &ties,
        max: &bounds.max,
        given: vec![0; table.units.len()],
        tied: Vec::new(),
    };
    let reserved = request
        .reserve
        .iter()
        .map(|wanted| reserving.reserve(wanted))
        .collect::<Result<Vec<_>, _>>()?;
    let Reserving { given, tied, .. } = reserving;
    let claimants = claimants(table, &bounds, &given);
    let case = PoolCase {
        method: request.method,
        units: &claimants,
        pool,
        total: total(&claimants),
        ties: &ties,
    };
    let divided = apportion(request.method, &claimants, pool, &ties)?;
    let unbounded: Vec<Claimant> =
        claimants.iter().map(|unit| Claimant::new(unit.population)).collect();
    let free = apportion(request.method, &unbounded, pool, &ties)?.seats;
    let of_pool = divided.tie.clone().map(|tie| GroupTie { group: None, tie });
    let all_ties: Vec<GroupTie> = tied.into_iter().chain(of_pool).collect();
    Ok(Allotment {
        method: request.method,
        seats: request.seats,
        pool,
        population: case.total,
        set_aside: request.set_aside.clone(),
        reserved,
        units: units(table, &bounds, &given, &case, &divided, &free),
        unallotted: all_ties.iter().map(|tied| tied.tie.open()).sum(),
        ties: all_ties,
        tie_choice: request.ties.clone(),
        standing: case.standing(&divided, &free),
        explanation: request
            .explain
            .then(|| awards(request.method, &claimants, pool, &ties))
            .transpose()?,
        comparison: request.compare.then(|| compared(&case)).transpose()?,
    })
}

/// What is left for the division by population.
fn pool(request: &Request) -> Result<u64, Fault> {
    let aside = request.set_aside.iter().map(|aside| u128::from(aside.seats));
    let reserved = request.reserve.iter().map(|reserve| u128::from(reserve.seats));
    let taken: u128 = aside.chain(reserved).sum();
    let seats = request.seats;
    u64::try_from(taken)
        .ok()
        .and_then(|taken| seats.checked_sub(taken))
        .ok_or_else(|| error::too_much_set_aside(taken, seats))
}

fn bounds(table: &UnitsTable, request: &Request) -> Result<SeatBounds, Fault> {
    let mut bounds = SeatBounds { min: Vec::new(), max: Vec::new() };
    for unit in &table.units {
        let (min, max) = (unit.min.or(request.min), unit.max.or(request.max));
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            return Err(error::crossed(&unit.name, min, max));
        }
        bounds.min.push(min);
        bounds.max.push(max);
    }
    Ok(bounds)
}

/// The units as the division of the pool sees them: what is reserved for them counts towards
/// their bounds.
fn claimants(table: &UnitsTable, bounds: &SeatBounds, given: &[u64]) -> Vec<Claimant> {
    let claimant = |at: usize| Claimant {
        population: table.units[at].population,
        min: bounds.min[at].unwrap_or_default().saturating_sub(given[at]),
        max: bounds.max[at].map(|max| max.saturating_sub(given[at])),
    };
    (0..table.units.len()).map(claimant).collect()
}

fn units(
    table: &UnitsTable,
    bounds: &SeatBounds,
    given: &[u64],
    case: &PoolCase<'_>,
    divided: &Apportionment,
    free: &[u64],
) -> Vec<UnitAllotment> {
    let unit = |at: usize| {
        let seats = divided.seats[at];
        let claimant = &case.units[at];
        let bound = if seats > free[at] && seats == claimant.min {
            Some(Bound::Lower)
        } else if seats < free[at] && Some(seats) == claimant.max {
            Some(Bound::Upper)
        } else {
            None
        };
        UnitAllotment {
            name: table.units[at].name.clone(),
            population: claimant.population,
            quota: case.quota(at),
            by_population: seats,
            reserved: given[at],
            min: bounds.min[at],
            max: bounds.max[at],
            bound,
        }
    };
    (0..table.units.len()).map(unit).collect()
}

fn compared(case: &PoolCase<'_>) -> Result<Vec<Compared>, Fault> {
    let by_method = |method: Method| {
        let divided = apportion(method, case.units, case.pool, case.ties)?;
        Ok(Compared {
            method,
            unallotted: divided.unallotted(),
            outside_quota: case.outside_quota(&divided.seats).len(),
            seats: divided.seats,
        })
    };
    Method::ALL.iter().copied().map(by_method).collect()
}
