//! `--weights`: what each sort of change costs.

use std::str::FromStr;

use crate::calculate::repair::Weights;
use crate::fault::Fault;
use crate::text;
use crate::wording::did_you_mean;

const NAMES: [&str; 4] = ["leave-out", "replace", "add", "move"];

/// More than this is not needed to rule a sort of change out.
const HEAVIEST: u32 = 1_000;

/// Reads `leave-out=1,replace=1,add=2,move=1`; what is not named costs 1.
pub(super) fn weights(written: &[String]) -> Result<Weights, Fault> {
    let mut weights = Weights::default();
    for part in written.iter().flat_map(|part| part.split(',')).map(str::trim) {
        let Some((name, number)) = part.split_once('=') else {
            return Err(no_weight(part));
        };
        let Ok(weight @ 1..=HEAVIEST) = u32::from_str(number.trim()) else {
            return Err(no_number(part));
        };
        *match name.trim() {
            "leave-out" => &mut weights.leave_out,
            "replace" => &mut weights.replace,
            "add" => &mut weights.add,
            "move" => &mut weights.move_role,
            other => return Err(unknown(other)),
        } = weight;
    }
    Ok(weights)
}

fn no_weight(part: &str) -> Fault {
    Fault::new(text!(
        vi: "`--weights`: `{part}` không có dạng LOẠI=SỐ",
        en: "`--weights`: `{part}` is not of the form CHANGE=NUMBER"
    ))
    .help(for_example())
}

fn no_number(part: &str) -> Fault {
    Fault::new(text!(
        vi: "`--weights`: `{part}` cần một số nguyên từ 1 đến {HEAVIEST}",
        en: "`--weights`: `{part}` needs a whole number from 1 to {HEAVIEST}"
    ))
}

fn unknown(name: &str) -> Fault {
    Fault::new(text!(
        vi: "`--weights`: không có loại thay đổi `{name}`",
        en: "`--weights`: there is no change `{name}`"
    ))
    .help(did_you_mean(name, NAMES).unwrap_or_else(for_example))
}

fn for_example() -> crate::wording::Text {
    text!(
        vi: "ví dụ: --weights leave-out=1,replace=1,add=2,move=1",
        en: "for example: --weights leave-out=1,replace=1,add=2,move=1"
    )
}
