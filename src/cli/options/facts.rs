//! Facts of the congress told on the command line: `--population 65.000 --date 16/5/2024`.
//!
//! A fact is written as a profile or a list writes it, in Vietnamese or in English; it wins over
//! every profile. A new one is an option here, a key of the congress profile, and a line in
//! `cli/check_again.rs`.

use jiff::civil::Date;

use super::{groups, people};
use crate::catalogue::GroupCatalogue;
use crate::congress::{Allotment, CongressProfile};
use crate::fault::Fault;
use crate::numbers::{self, Fraction};
use crate::recognise::words;
use crate::roster::BirthDate;
use crate::text;

/// What is known of the congress.
#[derive(Debug, Clone, Default, clap::Args)]
pub(in crate::cli) struct FactsOptions {
    /// Minority population of the unit, such as 65000 or 65.000
    /// vi: Số dân là người dân tộc thiểu số của địa phương, như 65000 hoặc 65.000
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = people)]
    pub(in crate::cli) population: Option<u64>,
    /// Resident minority groups, separated by commas
    /// vi: Các dân tộc thiểu số tại địa phương, cách nhau bằng dấu phẩy
    #[arg(long, value_name = "NAMES")]
    pub(in crate::cli) groups: Option<String>,
    /// First day of the congress, as 2024-05-16 or 16/5/2024
    /// vi: Ngày khai mạc đại hội, như 16/5/2024
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) date: Option<String>,
    /// Length of the congress in days, such as 1.5
    /// vi: Số ngày họp, như 1,5
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    pub(in crate::cli) days: Option<String>,
    /// The congress is the pilot of its province
    /// vi: Đại hội được chọn làm điểm của tỉnh
    #[arg(long)]
    pub(in crate::cli) pilot: bool,
    /// Seats allotted to the unit at the upper congress: official delegates and alternates, as 22+2
    /// vi: Số đại biểu được phân bổ dự đại hội cấp trên: chính thức và dự khuyết, như 22+2
    #[arg(long, value_name = "N+N", allow_hyphen_values = true)]
    pub(in crate::cli) delegation: Option<String>,
}

impl FactsOptions {
    /// The facts, as a profile in which all else is unknown.
    pub(in crate::cli) fn told(
        &self,
        catalogue: &GroupCatalogue,
    ) -> Result<CongressProfile, Fault> {
        let groups = self.groups.as_ref().map(|names| groups(names, catalogue)).transpose()?;
        Ok(CongressProfile {
            minority_population: self.population,
            groups,
            date: self.date.as_deref().map(|written| day("--date", written)).transpose()?,
            days: self.days.as_deref().map(days).transpose()?,
            pilot: self.pilot.then_some(true),
            delegation: self.delegation.as_deref().map(delegation).transpose()?,
            ..CongressProfile::default()
        })
    }
}

/// A day that an option tells, as a profile or a list writes it.
pub(in crate::cli) fn day(option: &str, written: &str) -> Result<Date, Fault> {
    if let Some(BirthDate::Day(day)) = words::birth(written) {
        return Ok(day);
    }
    Err(Fault::new(text!(
        vi: "`{option}`: “{written}” không phải là một ngày",
        en: "`{option}`: “{written}” is no day"
    ))
    .help(text!(
        vi: "ghi ngày, tháng, năm, như `{option} 16/5/2024`",
        en: "write day, month and year, such as `{option} 16/5/2024` or `{option} 2024-05-16`"
    )))
}

fn days(written: &str) -> Result<Fraction, Fault> {
    let days = written.parse::<Fraction>().ok().filter(|days| days.numerator() > 0);
    days.filter(|_| !written.contains('%')).ok_or_else(|| {
        Fault::new(text!(
            vi: "`--days`: “{written}” không phải là số ngày",
            en: "`--days`: “{written}” is no number of days"
        ))
        .help(text!(vi: "ví dụ: `--days 1,5`", en: "for example: `--days 1.5`"))
    })
}

/// `22+2` is 22 official delegates and 2 alternates; `22` tells nothing of alternates.
fn delegation(written: &str) -> Result<Allotment, Fault> {
    let (official, alternates) = match written.split_once('+') {
        Some((official, alternates)) => (official, Some(alternates)),
        None => (written, None),
    };
    let official = numbers::people(official);
    let several = alternates.map(numbers::people);
    if official.is_none() || several == Some(None) {
        return Err(Fault::new(text!(
            vi: "`--delegation`: “{written}” không phải là số đại biểu",
            en: "`--delegation`: “{written}” is no number of delegates"
        ))
        .help(text!(
            vi: "ghi số chính thức, dấu cộng, số dự khuyết: `--delegation 22+2`",
            en: "write official delegates, a plus sign, alternates: `--delegation 22+2`"
        )));
    }
    Ok(Allotment { official, alternates: several.flatten() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(options: &FactsOptions) -> Result<CongressProfile, Fault> {
        options.told(GroupCatalogue::vietnam())
    }

    #[test]
    fn facts_are_written_as_offices_write_them() {
        for date in ["16/5/2024", "2024-05-16", "ngày 16 tháng 5 năm 2024"] {
            let date = Some(date.to_owned());
            let facts = told(&FactsOptions { date, ..FactsOptions::default() }).unwrap();
            assert_eq!(facts.date, Some(jiff::civil::date(2024, 5, 16)));
        }
        for days in ["1,5", "1.5", "3/2"] {
            let days = Some(days.to_owned());
            let facts = told(&FactsOptions { days, ..FactsOptions::default() }).unwrap();
            let days = facts.days.unwrap();
            assert_eq!((days.numerator(), days.denominator()), (3, 2));
        }
        for (written, alternates) in [("22+2", Some(2)), ("22 + 2", Some(2)), ("22", None)] {
            let delegation = Some(written.to_owned());
            let facts = told(&FactsOptions { delegation, ..FactsOptions::default() }).unwrap();
            assert_eq!(facts.delegation, Some(Allotment { official: Some(22), alternates }));
        }
        assert_eq!(told(&FactsOptions::default()).unwrap(), CongressProfile::default());
    }

    #[test]
    fn what_is_no_fact_is_refused_with_the_option_and_an_example() {
        let option = |set: fn(&mut FactsOptions, String), written: &str| {
            let mut options = FactsOptions::default();
            set(&mut options, written.to_owned());
            told(&options).unwrap_err()
        };
        for (set, written, name) in [
            (
                (|facts, written| facts.date = Some(written)) as fn(&mut FactsOptions, String),
                "5/2024",
                "--date",
            ),
            (|facts, written| facts.date = Some(written), "31/2/2024", "--date"),
            (|facts, written| facts.days = Some(written), "0", "--days"),
            (|facts, written| facts.days = Some(written), "-1", "--days"),
            (|facts, written| facts.days = Some(written), "50%", "--days"),
            (|facts, written| facts.delegation = Some(written), "22+", "--delegation"),
            (|facts, written| facts.delegation = Some(written), "22-2", "--delegation"),
        ] {
            let fault = option(set, written);
            assert!(fault.message.en.contains(name) && fault.message.en.contains(written));
            assert!(fault.help[0].vi.contains(name), "{fault:?}");
        }
    }
}
