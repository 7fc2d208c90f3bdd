//! `[[ratio]]`: one number of delegates measured against another.

use super::fraction::{Measured, TO};
use super::{Kind, NUMBERS, decode_into};
use crate::numbers::Fraction;
use crate::rules::option::options;
use crate::rules::shares::{Rounding, WrittenLimit};
use crate::rules::{ByLevel, Selector};
use crate::wording::Text;

pub(super) static KIND: Kind = Kind {
    id: "ratio",
    summary: Text::fixed(
        "Số người này so với số người kia.",
        "One number of delegates measured against another.",
    ),
    options: Ratio::OPTIONS,
    placeholders: NUMBERS,
    page: include_str!("ratio.md"),
    decode: decode_into::<Ratio, Measured>,
};

options! {
    struct Ratio needs max or min {
        of: Selector { vi: "Đếm những ai.", en: "Whom to count." },
        to: Selector {
            vi: "So với những ai; có thể là người khác hẳn.",
            en: "Whom to measure them against; they may be other people altogether.",
        },
        max: Option<ByLevel<Fraction>> {
            vi: "Tỷ lệ cao nhất; cần `max` hoặc `min`. Không làm tròn.",
            en: "The highest ratio; `max` or `min` is needed. Nothing is rounded.",
            limit: AtMost,
        },
        min: Option<ByLevel<Fraction>> {
            vi: "Tỷ lệ thấp nhất.",
            en: "The lowest ratio.",
            limit: AtLeast,
        },
    }
}

impl From<Ratio> for Measured {
    fn from(Ratio { of, to, max, min }: Ratio) -> Self {
        Self {
            part: of,
            whole: to,
            min: WrittenLimit { allowed: min, beyond: None },
            max: WrittenLimit { allowed: max, beyond: None },
            rounding: Rounding::Exact,
            both: false,
            against: TO,
            beside: None,
        }
    }
}
