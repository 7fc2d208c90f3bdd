//! Why seats cannot be allotted, said so that an officer can act on it.

use crate::calculate::apportion::Infeasible;
use crate::fault::Fault;
use crate::text;
use crate::wording::nearest;

/// More is set aside and reserved than there is.
pub(super) fn too_much_set_aside(taken: u128, seats: u64) -> Fault {
    Fault::new(text!(
        vi: "để riêng và dành cho dân tộc {taken} chỉ tiêu, nhưng chỉ có {seats}",
        en: "{taken} seats are set aside and reserved, and there are only {seats}"
    ))
    .help(text!(
        vi: "`--seats` là tổng số, kể cả số để riêng (`--set-aside`) và số dành cho dân tộc (`--reserve`)",
        en: "`--seats` counts all, those of `--set-aside` and `--reserve` among them"
    ))
}

/// The order for ties names a unit that is not there.
pub(super) fn unknown_unit(name: &str, known: &[&str]) -> Fault {
    let all = known.join(", ");
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => text!(vi: "có phải “{near}”?", en: "did you mean “{near}”?"),
        None => text!(vi: "các đơn vị: {all}", en: "the units are {all}"),
    };
    Fault::new(text!(
        vi: "`--ties-order`: không có đơn vị “{name}”",
        en: "`--ties-order`: there is no unit “{name}”"
    ))
    .help(help)
}

/// Nobody of a group lives in any unit that may still get a seat.
pub(super) fn nobody_of_group(group: &str) -> Fault {
    Fault::new(text!(
        vi: "`--reserve {group}`: không đơn vị nào có người {group}, hoặc đơn vị có người đã đủ mức tối đa",
        en: "`--reserve {group}`: no unit has people of this group and room for a seat"
    ))
    .help(text!(
        vi: "bỏ cột của dân tộc này để giữ chỉ tiêu lại, chưa giao cho đơn vị nào",
        en: "without a column for the group, the seats are held apart and given to no unit"
    ))
}

/// A unit's upper bound is smaller than what is reserved for it, or than its lower bound.
pub(super) fn crossed(unit: &str, min: u64, max: u64) -> Fault {
    Fault::new(text!(
        vi: "“{unit}”: tối thiểu {min} lớn hơn tối đa {max}",
        en: "“{unit}”: at least {min} is more than at most {max}"
    ))
}

/// More seats than anybody reads line by line.
pub(super) fn too_many_lines(seats: u64, most: u64) -> Fault {
    Fault::new(text!(
        vi: "`--explain` ghi mỗi chỉ tiêu một dòng, nhiều nhất {most}; ở đây có {seats}",
        en: "`--explain` writes a line for each seat, for {most} at most; there are {seats}"
    ))
}

impl From<Infeasible> for Fault {
    fn from(why: Infeasible) -> Self {
        let help = match why {
            Infeasible::MinimaExceed { .. } => Some(text!(
                vi: "giảm mức tối thiểu, hoặc tăng `--seats`",
                en: "lower the bounds, or raise `--seats`"
            )),
            Infeasible::MaximaFallShort { .. } => Some(text!(
                vi: "tăng mức tối đa, hoặc giảm `--seats`",
                en: "raise the bounds, or lower `--seats`"
            )),
            Infeasible::NoUnits | Infeasible::NoPopulation | Infeasible::Crossed { .. } => None,
        };
        Self::new(why.message()).helps(help)
    }
}
