//! A programme as the tableau takes it: limits of variables, and of sums that each stand once.

use std::collections::BTreeMap;

use super::{LinearForm, Programme, Unsettled};

/// From so many to so many; without an end where there is none.
#[derive(Debug, Clone, Copy)]
pub(super) struct VariableLimits {
    pub(super) least: Option<i128>,
    pub(super) most: Option<i128>,
}

impl VariableLimits {
    const NONE: Self = Self { least: None, most: None };

    pub(super) fn is_point(self) -> bool {
        self.least.is_some() && self.least == self.most
    }

    fn is_empty(self) -> bool {
        self.least.zip(self.most).is_some_and(|(least, most)| most < least)
    }

    pub(super) fn at_most(&mut self, most: i128) {
        self.most = Some(self.most.map_or(most, |limit| limit.min(most)));
    }

    pub(super) fn at_least(&mut self, least: i128) {
        self.least = Some(self.least.map_or(least, |limit| limit.max(least)));
    }
}

/// Variables and sums of them, each within its limits.
#[derive(Debug)]
pub(super) struct Standard {
    pub(super) variables: usize,
    pub(super) forms: Vec<LinearForm>,
    /// What is to become small.
    pub(super) goal: LinearForm,
    /// Of the variables, then of the forms; the goal, which comes last, has none.
    pub(super) limits: Vec<VariableLimits>,
    /// The numbers of the sums to branch on before any variable.
    pub(super) sums: Vec<usize>,
}

impl Standard {
    /// None where it is clear that no whole numbers will do.
    pub(super) fn of(programme: &Programme, goal: &LinearForm) -> Result<Option<Self>, Unsettled> {
        let variables = programme.variables;
        let mut limits = vec![VariableLimits { least: Some(0), most: None }; variables];
        let mut known: BTreeMap<LinearForm, usize> = BTreeMap::new();
        let mut forms = Vec::new();
        let mut place = |form: LinearForm, limits: &mut Vec<VariableLimits>| {
            *known.entry(form).or_insert_with_key(|form| {
                forms.push(form.clone());
                limits.push(VariableLimits::NONE);
                limits.len() - 1
            })
        };
        for row in &programme.rows {
            // Whole numbers: what a common divisor leaves over of the bound cannot be used.
            let divisor = row.form.terms().fold(0, |divisor, (_, times)| gcd(divisor, times));
            let Some((first, times)) = row.form.terms().next() else {
                if row.bound < 0 {
                    return Ok(None);
                }
                continue;
            };
            let divisor = divisor * times.signum();
            let bound = row.bound.div_euclid(divisor.abs());
            let is_single = row.form.terms().nth(1).is_none();
            let at = if is_single { first } else { place(row.form.divided(divisor), &mut limits) };
            if divisor > 0 {
                limits[at].at_most(bound);
            } else {
                limits[at].at_least(-bound);
            }
        }
        let mut sums = Vec::new();
        for form in programme.sums.iter().filter(|form| form.terms().nth(1).is_some()) {
            sums.push(place(form.clone(), &mut limits));
        }
        for (at, form) in (variables..).zip(&forms) {
            let range = range(form, &limits)?;
            if let Some(least) = range.least {
                limits[at].at_least(least);
            }
            if let Some(most) = range.most {
                limits[at].at_most(most);
            }
        }
        if limits.iter().any(|limits| limits.is_empty()) {
            return Ok(None);
        }
        // Only what has limits on some side can be put at one.
        sums.retain(|at| limits[*at].least.is_some() && limits[*at].most.is_some());
        limits.push(VariableLimits::NONE);
        Ok(Some(Self { variables, forms, goal: goal.clone(), limits, sums }))
    }
}

/// What a sum can come to within the limits of its variables.
fn range(form: &LinearForm, limits: &[VariableLimits]) -> Result<VariableLimits, Unsettled> {
    let (mut least, mut most) = (Some(0_i128), Some(0_i128));
    let add = |sum: Option<i128>, limit: Option<i128>, times: i128| {
        let (Some(sum), Some(limit)) = (sum, limit) else { return Ok(None) };
        let part = limit.checked_mul(times).ok_or(Unsettled)?;
        sum.checked_add(part).map(Some).ok_or(Unsettled)
    };
    for (variable, times) in form.terms() {
        let limits = limits[variable];
        let (low, high) =
            if times > 0 { (limits.least, limits.most) } else { (limits.most, limits.least) };
        least = add(least, low, times)?;
        most = add(most, high, times)?;
    }
    Ok(VariableLimits { least, most })
}

pub(super) fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        // Nearly all numbers are small, and then this is much faster.
        if let (Ok(mut one), Ok(mut other)) = (u64::try_from(a.abs()), u64::try_from(b.abs())) {
            while other != 0 {
                (one, other) = (other, one % other);
            }
            return i128::from(one);
        }
        (a, b) = (b, a % b);
    }
    a.abs()
}
