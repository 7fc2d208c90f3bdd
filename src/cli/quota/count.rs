//! `--count`: a number of people who are chosen by a selector, or by the name of a quantity.

use crate::fault::Fault;
use crate::numbers::people;
use crate::rules::{Quantity, Ruleset};
use crate::selection;
use crate::text;
use crate::wording::did_you_mean;

/// Reads `WHO=N`: a selector or the name of a quantity, and a number.
pub(super) fn count(
    written: &str,
    known: &[(String, Quantity)],
    ruleset: &Ruleset,
) -> Result<(Quantity, u64), Fault> {
    let option = format!("`--count {written}`");
    let Some((who, number)) = written.rsplit_once('=') else {
        return Err(Fault::new(text!(
            vi: "thiếu `=` và số lượng",
            en: "the `=` and the number are missing"
        ))
        .at(option)
        .help(text!(vi: "ví dụ: --count guest=40", en: "for example: --count guest=40")));
    };
    let Some(number) = people(number) else {
        let number = number.trim();
        return Err(Fault::new(text!(
            vi: "`{number}` không phải là số nguyên không âm",
            en: "`{number}` is not a whole number, 0 or more"
        ))
        .at(option)
        .help(text!(
            vi: "ghi thành phần rồi đến số, ví dụ: --count \"chính thức,giới tính=nữ=45\"",
            en: "write the selector, then the number: --count role=official,gender=female=45"
        )));
    };
    if let Some((_, quantity)) = known.iter().find(|(name, _)| name == who.trim()) {
        return Ok((quantity.clone(), number));
    }
    selection::counted(who, ruleset).map(|who| (Quantity::Delegates(who), number)).map_err(
        |Fault { message, help, .. }| {
            let names = known.iter().map(|(name, _)| name.as_str());
            let near = did_you_mean(who.trim(), names).map(|near| vec![near]);
            Fault::new(message).at(option).helps(near.unwrap_or(help))
        },
    )
}
