//! `--count`: a number of people who are chosen by a selector, or by the name of a quantity.

use crate::cli::failure::Failure;
use crate::rules::{Quantity, Ruleset};
use crate::selection;
use crate::text;
use crate::units::people;
use crate::wording::did_you_mean;

/// Reads `WHO=N`: a selector or the name of a quantity, and a number.
pub(super) fn count(
    written: &str,
    known: &[(String, Quantity)],
    ruleset: &Ruleset,
) -> Result<(Quantity, u64), Failure> {
    let refused = |vi: &str, en: &str| {
        Failure::new(text!(vi: "`--count {written}`: {vi}", en: "`--count {written}`: {en}"))
    };
    let Some((who, number)) = written.rsplit_once('=') else {
        return Err(refused("thiếu `=` và số lượng", "the `=` and the number are missing")
            .help(text!(vi: "ví dụ: --count guest=40", en: "for example: --count guest=40")));
    };
    let Some(number) = people(number) else {
        let number = number.trim();
        return Err(refused(
            &format!("`{number}` không phải là số nguyên không âm"),
            &format!("`{number}` is not a whole number, 0 or more"),
        )
        .help(text!(
            vi: "viết bộ chọn rồi đến số, ví dụ: --count role=official,gender=female=45",
            en: "write the selector, then the number: --count role=official,gender=female=45"
        )));
    };
    if let Some((_, quantity)) = known.iter().find(|(name, _)| name == who.trim()) {
        return Ok((quantity.clone(), number));
    }
    match selection::counted(who, ruleset) {
        Ok(selector) => Ok((Quantity::Delegates(selector), number)),
        Err(error) => {
            let failure = refused(&error.message.vi, &error.message.en);
            let names = known.iter().map(|(name, _)| name.as_str());
            let help = match did_you_mean(who.trim(), names) {
                Some(near) => vec![text!(vi: "có phải `{near}`?", en: "did you mean `{near}`?")],
                None => error.help,
            };
            Err(help.into_iter().fold(failure, Failure::help))
        }
    }
}
