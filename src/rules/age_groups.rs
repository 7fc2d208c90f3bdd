//! The bands of age that `stats` counts, and who counts as young: data of the ruleset.

use super::decode::Decoding;
use super::option::{OptionType, options};
use super::option_value::OptionValue;
use crate::text;
use crate::toml_tree::Value;
use crate::wording::Text;

options! {
    pub(super) struct AgeOptions {
        bands: AgeBands {
            vi: "Các mốc tuổi: mỗi mốc là tuổi đầu tiên của nhóm phía trên.",
            en: "The limits of the bands: each is the first age of the band above it.",
        },
        young: i16 {
            vi: "Dưới tuổi này là trẻ, trong bảng tổng hợp.",
            en: "Who is younger than this counts as young in the cross tables.",
        },
    }
}

/// The limits between bands of age, each the first age of the band above it. Neither a gap nor an
/// overlap can be said with them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgeBands(Vec<i16>);

impl AgeBands {
    /// Takes limits in their order.
    ///
    /// # Errors
    ///
    /// There is none, or one is not larger than the one before it.
    pub fn new(limits: Vec<i16>) -> Result<Self, Text> {
        if let Some(&[one, other]) = limits.windows(2).find(|pair| pair[0] >= pair[1]) {
            return Err(text!(
                vi: "các mốc tuổi phải tăng dần: {other} đứng sau {one}",
                en: "the limits of ages must rise: {other} stands behind {one}"
            ));
        }
        if limits.is_empty() || limits.first().is_some_and(|first| *first < 1) {
            return Err(text!(
                vi: "cần ít nhất một mốc tuổi, từ 1 trở lên",
                en: "at least one limit is needed, of 1 year or more"
            ));
        }
        Ok(Self(limits))
    }

    /// The limits, from the lowest.
    pub fn limits(&self) -> &[i16] {
        &self.0
    }

    /// The band of an age: 0 is the youngest.
    pub fn band(&self, age: i16) -> usize {
        self.0.iter().filter(|limit| **limit <= age).count()
    }
}

impl OptionValue for AgeBands {
    const TYPE: OptionType = OptionType::List(&i16::TYPE);

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let limits = Vec::<i16>::read(value, decoding)?;
        match Self::new(limits) {
            Ok(bands) => Some(bands),
            Err(why) => {
                decoding.problems.push(value.problem(why));
                None
            }
        }
    }
}

/// The bands of age, and who counts as young.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgeGroups {
    pub bands: AgeBands,
    /// Who is younger than this.
    pub young: i16,
}

impl AgeGroups {
    pub(super) fn of(AgeOptions { bands, young }: AgeOptions) -> Self {
        Self { bands, young }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_of_ages_that_do_not_rise_are_refused() {
        for limits in [&[40, 30][..], &[40, 40], &[], &[0, 30]] {
            assert!(AgeBands::new(limits.to_vec()).is_err(), "{limits:?}");
        }
        let bands = AgeBands::new(vec![30, 40]).unwrap();
        assert_eq!([29, 30, 39, 40].map(|age| bands.band(age)), [0, 1, 1, 2]);
    }
}
