//! Why seats cannot be allotted, said so that an officer can act on it.

use crate::calculate::apportion::Infeasible;
use crate::text;
use crate::wording::{Text, did_you_mean};

/// Why seats cannot be allotted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().en)]
pub enum AllotmentError {
    /// More is set aside and reserved than there is.
    TooMuchSetAside {
        /// Set aside and reserved.
        taken: u128,
        /// All seats.
        seats: u64,
    },
    /// The order for ties names a unit that is not there.
    UnknownUnit {
        /// The name.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// Nobody of a group lives in any unit that may still get a seat.
    NobodyOfGroup {
        /// The group.
        group: String,
    },
    /// A unit's upper bound is smaller than what is reserved for it, or than its lower bound.
    Crossed {
        /// The unit.
        unit: String,
        /// At least.
        min: u64,
        /// At most.
        max: u64,
    },
    /// The seats cannot be divided.
    Infeasible(Infeasible),
    /// More seats than anybody reads line by line.
    TooManyLines {
        /// The seats.
        seats: u64,
        /// How many are explained at most.
        most: u64,
    },
}

impl AllotmentError {
    /// What is wrong: a lower-case fragment.
    pub fn message(&self) -> Text {
        match self {
            Self::TooMuchSetAside { taken, seats } => text!(
                vi: "để riêng và dành cho dân tộc {taken} chỉ tiêu, nhưng chỉ có {seats}",
                en: "{taken} seats are set aside and reserved, and there are only {seats}"
            ),
            Self::UnknownUnit { name, .. } => text!(
                vi: "`--ties-order`: không có đơn vị “{name}”",
                en: "`--ties-order`: there is no unit “{name}”"
            ),
            Self::NobodyOfGroup { group } => text!(
                vi: "`--reserve {group}`: không đơn vị nào có người {group}, hoặc đơn vị có người đã đủ mức tối đa",
                en: "`--reserve {group}`: no unit has people of this group and room for a seat"
            ),
            Self::Crossed { unit, min, max } => text!(
                vi: "“{unit}”: tối thiểu {min} lớn hơn tối đa {max}",
                en: "“{unit}”: at least {min} is more than at most {max}"
            ),
            Self::Infeasible(why) => why.message(),
            Self::TooManyLines { seats, most } => text!(
                vi: "`--explain` ghi mỗi chỉ tiêu một dòng, nhiều nhất {most}; ở đây có {seats}",
                en: "`--explain` writes a line for each seat, for {most} at most; there are {seats}"
            ),
        }
    }

    /// The way on.
    pub fn help(&self) -> Vec<Text> {
        match self {
            Self::TooMuchSetAside { .. } => vec![text!(
                vi: "`--seats` là tổng số, kể cả số để riêng (`--set-aside`) và số dành cho dân tộc (`--reserve`)",
                en: "`--seats` counts all, those of `--set-aside` and `--reserve` among them"
            )],
            Self::UnknownUnit { name, known } => {
                let near = did_you_mean(name, known.iter().map(String::as_str));
                let all = known.join(", ");
                let offer = |near| text!(vi: "có phải “{near}”?", en: "did you mean “{near}”?");
                vec![near.map_or_else(
                    || text!(vi: "các đơn vị: {all}", en: "the units are {all}"),
                    offer,
                )]
            }
            Self::NobodyOfGroup { .. } => vec![text!(
                vi: "bỏ cột của dân tộc này để giữ chỉ tiêu lại, chưa giao cho đơn vị nào",
                en: "without a column for the group, the seats are held apart and given to no unit"
            )],
            Self::Infeasible(Infeasible::MinimaExceed { .. }) => vec![text!(
                vi: "giảm mức tối thiểu, hoặc tăng `--seats`",
                en: "lower the bounds, or raise `--seats`"
            )],
            Self::Infeasible(Infeasible::MaximaFallShort { .. }) => vec![text!(
                vi: "tăng mức tối đa, hoặc giảm `--seats`",
                en: "raise the bounds, or lower `--seats`"
            )],
            Self::Infeasible(_) | Self::Crossed { .. } | Self::TooManyLines { .. } => Vec::new(),
        }
    }
}

impl From<Infeasible> for AllotmentError {
    fn from(why: Infeasible) -> Self {
        Self::Infeasible(why)
    }
}
