//! The date within what a program or a person wrote around it: `1975-06-15T00:00:00.000Z`,
//! `6/15/1975 12:00:00 AM`, `15/06/1993 (31)`.

use crate::spelling;

/// A written date and what the time of day behind it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment<'a> {
    pub(super) date: &'a str,
    pub(super) clock: Clock,
}

/// What the time of day tells of the date. A birth has none, so it is the trace of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    /// There is none, or it adds nothing.
    Silent,
    /// `12:00:00 AM`: the program writes English, and perhaps the month first.
    English,
    /// `17:00:00Z`: midnight of the next day in Viet Nam, told in universal time.
    EveBefore,
}

/// The date and its clock; none where other words stand behind the clock.
pub(super) fn moment(text: &str) -> Option<Moment<'_>> {
    let text = without_age(text.trim().trim_start_matches('\''));
    let ends_in_digit = |date: &str| date.ends_with(|c: char| c.is_ascii_digit());
    if let Some((date, time)) = text.split_once('T')
        && ends_in_digit(date)
        && is_clock(time.trim_end_matches('Z'))
    {
        return Some(Moment { date, clock: universal(time) });
    }
    let Some(clock) = text.split_whitespace().find(|word| is_clock(word)) else {
        return Some(Moment { date: text, clock: Clock::Silent });
    };
    let (date, behind) = text.split_once(clock)?;
    let clock = match spelling::key(behind).as_str() {
        "" | "sa" | "ch" => Clock::Silent,
        "am" | "pm" => Clock::English,
        _ => return None,
    };
    (!date.trim().is_empty()).then_some(Moment { date, clock })
}

/// Whether a word is a time of day, as in `00:00`, `12:00:00.000`, `00:00:00+07:00`.
fn is_clock(word: &str) -> bool {
    word.contains(':')
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-'))
}

/// Programs store a date as its midnight, and some write that in universal time: 17:00 of the day
/// before, or 16:00 for the years in which the south of Viet Nam was eight hours ahead.
fn universal(time: &str) -> Clock {
    const MIDNIGHT_IN_VIET_NAM: u8 = 16;
    let hour = time.get(..2).and_then(|hour| hour.parse::<u8>().ok());
    if time.ends_with('Z') && hour.is_some_and(|hour| hour >= MIDNIGHT_IN_VIET_NAM) {
        Clock::EveBefore
    } else {
        Clock::Silent
    }
}

/// The text without the age behind a date of birth: `15/06/1993 (31 tuổi)`.
fn without_age(text: &str) -> &str {
    const LONGEST_AGE: usize = 3;
    let Some((date, within)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return text;
    };
    let age = spelling::unmarked(within);
    let age = age.trim_end_matches(" tuoi");
    let is_age = age.len() <= LONGEST_AGE && age.parse::<u8>().is_ok();
    if is_age { date.trim_end() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_behind_a_date_is_left_out_and_no_other_remark() {
        for text in ["15/06/1993 (31)", "15/06/1993 (31 tuổi)"] {
            assert_eq!(without_age(text), "15/06/1993");
        }
        for text in ["15/06/1993 (âl)", "15/06/1993 (0031)", "15/06/1993 (1993)"] {
            assert_eq!(without_age(text), text);
        }
    }
}
