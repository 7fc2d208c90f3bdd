//! Exact quantities: counts of people and fractions of them.
//!
//! No verdict of this crate rests on a floating-point number. A share such as `30%` or a ratio
//! such as `1/3` is kept as two integers, and it is compared by cross-multiplication in 128 bits,
//! so that 45 of 150 is exactly 30% and 44 of 150 is not.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

/// A number of people.
pub type Headcount = u64;

/// An exact, non-negative fraction: the limit of a share (`30%`) or of a ratio (`1/3`).
///
/// It remembers how it was written, so that a report can show `30%` and not `3/10`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fraction {
    numerator: u64,
    denominator: NonZeroU64,
    written: String,
}

/// Why a text is not a [`Fraction`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{written}` is not a fraction")]
pub struct FractionError {
    /// The text as it was written.
    pub written: String,
}

impl Fraction {
    /// The numerator, in lowest terms.
    pub fn numerator(&self) -> u64 {
        self.numerator
    }

    /// The denominator, in lowest terms.
    pub fn denominator(&self) -> u64 {
        self.denominator.get()
    }

    /// Compares `part / whole` with this fraction, without dividing.
    ///
    /// A `whole` of zero is compared as `part : 0`, that is, as larger than every fraction unless
    /// `part` is zero too, in which case the two sides count as equal: nothing of nothing keeps
    /// every share.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::cmp::Ordering;
    /// use delegate_quota::rooms::numbers::Fraction;
    ///
    /// let third: Fraction = "30%".parse()?;
    /// assert_eq!(third.compare(45, 150), Ordering::Equal);
    /// assert_eq!(third.compare(44, 150), Ordering::Less);
    /// # Ok::<(), delegate_quota::rooms::numbers::FractionError>(())
    /// ```
    pub fn compare(&self, part: Headcount, whole: Headcount) -> Ordering {
        let left = u128::from(part) * u128::from(self.denominator.get());
        let right = u128::from(whole) * u128::from(self.numerator);
        left.cmp(&right)
    }

    /// The smallest number of people that is at least this fraction of `whole`.
    pub fn ceil_of(&self, whole: Headcount) -> Headcount {
        let product = u128::from(whole) * u128::from(self.numerator);
        u64::try_from(product.div_ceil(u128::from(self.denominator.get()))).unwrap_or(u64::MAX)
    }
}

/// A number of people as an office writes it: `5000` or `5.000`.
///
/// ```
/// use delegate_quota::rooms::numbers::people;
///
/// assert_eq!((people("65.000"), people("5000")), (Some(65_000), Some(5_000)));
/// assert_eq!((people("5.00"), people("1.5"), people(".500")), (None, None, None));
/// ```
pub fn people(written: &str) -> Option<Headcount> {
    let mut groups = written.trim().split('.');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let are_thousands = rest.iter().all(|group| group.len() == 3) && first.len() <= 3;
    let is_number = |text: &&str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let are_numbers = std::iter::once(&first).chain(&rest).all(is_number);
    let is_well_written = are_numbers && (rest.is_empty() || are_thousands);
    is_well_written.then(|| std::iter::once(first).chain(rest).collect::<String>().parse().ok())?
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl FromStr for Fraction {
    type Err = FractionError;

    /// Reads `30%`, `12.5%`, `1/3`, `0.3` or `2`, exactly.
    fn from_str(text: &str) -> Result<Self, FractionError> {
        parse(text.trim()).ok_or_else(|| FractionError { written: text.to_owned() })
    }
}

fn parse(text: &str) -> Option<Fraction> {
    let (numerator, denominator) = if let Some(percent) = text.strip_suffix('%') {
        let (digits, scale) = decimal(percent.trim())?;
        (digits, scale.checked_mul(100)?)
    } else if let Some((above, below)) = text.split_once('/') {
        (whole(above.trim())?, whole(below.trim())?)
    } else {
        decimal(text)?
    };
    let denominator = NonZeroU64::new(denominator)?;
    let divisor = greatest_common_divisor(numerator, denominator.get());
    Some(Fraction {
        numerator: numerator / divisor,
        denominator: NonZeroU64::new(denominator.get() / divisor)?,
        written: text.to_owned(),
    })
}

/// Reads `12.5` as (125, 10). A comma is taken as the decimal mark too, as Vietnamese writes it.
fn decimal(text: &str) -> Option<(u64, u64)> {
    let Some((before, after)) = text.split_once(['.', ',']) else {
        return Some((whole(text)?, 1));
    };
    let places = u32::try_from(after.len()).ok()?;
    let scale = 10_u64.checked_pow(places)?;
    let digits = whole(before)?.checked_mul(scale)?.checked_add(whole(after)?)?;
    Some((digits, scale))
}

/// Digits alone: `str::parse` would also take a sign.
fn whole(text: &str) -> Option<u64> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fraction(text: &str) -> Fraction {
        text.parse().unwrap()
    }

    #[test]
    fn percentages_ratios_and_decimals_are_read_exactly() {
        for (text, numerator, denominator) in [
            ("30%", 3, 10),
            ("12.5%", 1, 8),
            ("12,5 %", 1, 8),
            ("1/3", 1, 3),
            ("0.3", 3, 10),
            ("2", 2, 1),
            ("0%", 0, 1),
        ] {
            let read = fraction(text);
            assert_eq!((read.numerator(), read.denominator()), (numerator, denominator), "{text}");
            assert_eq!(read.to_string(), text);
        }
    }

    #[test]
    fn what_is_not_a_fraction_is_refused() {
        for text in ["", "%", "1/0", "-1/3", "+3%", "1/3/5", "30 percent", "1e3", "0.", ".5"] {
            assert!(text.parse::<Fraction>().is_err(), "{text}");
        }
    }

    #[test]
    fn forty_five_women_of_150_are_exactly_thirty_percent() {
        let share = fraction("30%");
        assert_eq!(share.compare(45, 150), Ordering::Equal);
        assert_eq!(share.compare(44, 150), Ordering::Less);
        assert_eq!(share.ceil_of(149), 45);
    }

    proptest! {
        #[test]
        fn ceil_is_the_smallest_number_that_keeps_the_fraction(
            n in 0_u64..1000, d in 1_u64..1000, whole in 0_u64..100_000
        ) {
            let limit = fraction(&format!("{n}/{d}"));
            let least = limit.ceil_of(whole);
            prop_assert_ne!(limit.compare(least, whole), Ordering::Less);
            if let Some(fewer) = least.checked_sub(1) {
                prop_assert_eq!(limit.compare(fewer, whole), Ordering::Less);
            }
        }
    }
}
