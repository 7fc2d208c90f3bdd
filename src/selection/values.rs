//! What the value of a pair says: a word of rules files, or one that lists use.

use super::EVERYONE;
use super::pairs::{LineKind, Pair, PairKey};
use crate::catalogue::{GroupCode, group_code};
use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::recognise::words;
use crate::roster::{BirthDate, Gender, OfficialKind, Role, words as called};
use crate::rules::{
    AgeBand, BirthDays, FieldOfWork, Groups, PartsTold, Ruleset, Rung, Said, Selector,
};
use crate::spelling;
use crate::text;
use crate::toml_tree::offer;
use crate::wording::{Text, did_you_mean};

/// What chooses the minority groups.
const MINORITY: Text = Text::fixed("dân tộc thiểu số", "minority");

/// Whether somebody means this by what is written, in either language, with its marks or without.
pub(super) fn is_called(written: &str, name: &Text) -> bool {
    let written = spelling::unmarked(written);
    let bare = written.strip_prefix("dai bieu ").unwrap_or(&written);
    [&name.vi, &name.en].into_iter().any(|name| {
        let name = spelling::unmarked(name);
        name == written || name == bare
    })
}

/// Reads the values of a line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Values<'a> {
    pub(crate) line: LineKind,
    pub(crate) ruleset: &'a Ruleset,
}

impl Values<'_> {
    /// The people whom the pairs choose.
    pub(super) fn selector(self, pairs: &[Pair]) -> Result<Selector, Fault> {
        let mut all = Selector::everyone();
        for pair in pairs {
            all = all.and(&self.part(pair)?);
        }
        Ok(all)
    }

    fn part(self, Pair { key, value }: &Pair) -> Result<Selector, Fault> {
        Ok(match key {
            PairKey::Role => Selector::Role(self.each(value, Self::role)?),
            PairKey::Gender => Selector::Gender(self.gender(value)?),
            PairKey::Kind => Selector::Kind(self.kind(value)?),
            PairKey::Age => Selector::Age(age_band(value)?),
            PairKey::Born => Selector::Born(birth_days(value)?),
            PairKey::Told(at) => Selector::Told(self.parts(*at, value)?),
            PairKey::Work => Selector::Work(self.each(value, Self::work)?),
            PairKey::Unit => Selector::Unit(self.each(value, |_, unit| Ok(unit.to_owned()))?),
            PairKey::Group if is_called(value, &MINORITY) => Selector::Group(Groups::Minority),
            PairKey::Group => Selector::Group(Groups::Listed(self.each(value, Self::group)?)),
            PairKey::Not if is_called(value, &EVERYONE) => {
                Selector::Not(Box::new(Selector::everyone()))
            }
            PairKey::Not => Selector::Not(Box::new(Selector::Role(self.each(value, Self::role)?))),
            PairKey::Any => Selector::Any(self.each(value, |values, word| {
                if is_called(word, &EVERYONE) {
                    return Ok(Selector::everyone());
                }
                values.role(word).map(|role| Selector::Role(vec![role]))
            })?),
            PairKey::BirthDate => {
                return Err(Fault::new(text!(
                    vi: "không chọn người theo ngày sinh",
                    en: "`birth_date` chooses nobody"
                ))
                .help(
                    text!(vi: "chọn theo tuổi: `tuổi=18-35`", en: "choose by age: `age=18-35`"),
                ));
            }
        })
    }

    /// What each of several values says.
    fn each<T>(
        self,
        value: &str,
        read: impl Fn(Self, &str) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let values = value.split('|').map(str::trim);
        let is_told = |value: &&str| self.line == LineKind::Counted || !value.is_empty();
        values.filter(is_told).map(|value| read(self, value)).collect()
    }

    pub(crate) fn role(self, written: &str) -> Result<Role, Fault> {
        self.word(PairKey::Role, written, words::role, called::role)
    }

    pub(crate) fn gender(self, written: &str) -> Result<Gender, Fault> {
        self.word(PairKey::Gender, written, words::gender, called::gender)
    }

    pub(crate) fn kind(self, written: &str) -> Result<OfficialKind, Fault> {
        self.word(PairKey::Kind, written, words::kind, called::kind)
    }

    /// A word by its name in rules files, by what it is called, or as lists write it. A name in small
    /// letters with underscores is one of rules files or a mistake, and no words of a list.
    fn word<T: ClosedList + Copy>(
        self,
        key: PairKey,
        written: &str,
        as_in_lists: impl Fn(&str) -> Option<T>,
        called: impl Fn(T) -> Text,
    ) -> Result<T, Fault> {
        let by_name = || T::ALL.iter().copied().find(|value| is_called(written, &called(*value)));
        let as_in_lists = || as_in_lists(written).filter(|_| !written.contains('_'));
        T::with_id(written).or_else(by_name).or_else(as_in_lists).ok_or_else(|| {
            let message = text!(
                vi: "`{key}`: không hiểu giá trị “{written}”",
                en: "`{key}`: unknown value “{written}”",
                key = key.name()
            );
            let names: Vec<Text> = T::ALL.iter().map(|value| called(*value)).collect();
            let names: Vec<&str> = names.iter().map(|name| &*name.vi).collect();
            let offered = || Text::new(offer(written, &names).vi, offer(written, &T::ids()).en);
            let help = did_you_mean(written, T::ids().iter().copied()).unwrap_or_else(offered);
            self.unknown(written, message, help)
        })
    }

    /// A value that its key does not know; rules files do not name the key in such a message.
    fn unknown(self, written: &str, of_change: Text, help: Text) -> Fault {
        let message = match self.line {
            LineKind::Counted => {
                let written = written.replace('|', ",");
                text!(vi: "không có `{written}`", en: "unknown value `{written}`")
            }
            LineKind::Changed => of_change,
        };
        Fault::new(message).help(help)
    }

    pub(crate) fn group(self, written: &str) -> Result<GroupCode, Fault> {
        group_code(written, self.ruleset.catalogue).map_err(|fault| match self.line {
            LineKind::Counted => fault,
            LineKind::Changed => fault.at("`group`"),
        })
    }

    /// The parts of a statistic; `university+` is that one and those above.
    fn parts(self, at: usize, value: &str) -> Result<PartsTold, Fault> {
        let ladder = &self.ruleset.ladders[at];
        let parts: Vec<Vec<String>> = self.each(value, |values, word| {
            let Some(lowest) = word.strip_suffix('+') else {
                return values.part_told(at, word).map(|part| vec![part]);
            };
            let lowest = values.part_told(at, lowest.trim())?;
            let up_to = ladder.parts.iter().position(|part| part.id == lowest).unwrap_or_default();
            Ok(ladder.parts[..=up_to].iter().map(|part| part.id.clone()).collect())
        })?;
        Ok(PartsTold { statistic: ladder.id.clone(), parts: parts.concat() })
    }

    /// A part of a statistic by its id, its title, or a text that lists tell it by.
    pub(crate) fn part_told(self, at: usize, written: &str) -> Result<String, Fault> {
        let ladder = &self.ruleset.ladders[at];
        let is_meant = |part: &&Rung| part.id == written || is_called(written, &part.title);
        let by_text = || match ladder.said([written]) {
            Said::Rung(part) => ladder.parts.get(part),
            Said::Blank | Said::NotUnderstood => None,
        };
        let is_id = written.contains('_');
        let by_text = || by_text().filter(|part| !is_id && !part.takes_any_text());
        let found = ladder.parts.iter().find(is_meant).or_else(by_text);
        found.map(|part| part.id.clone()).ok_or_else(|| {
            let known: Vec<&str> = ladder.parts.iter().map(|part| part.id.as_str()).collect();
            let message = text!(
                vi: "`{statistic}` không có mức `{written}`",
                en: "`{statistic}` has no part `{written}`",
                statistic = &ladder.id
            );
            Fault::new(message).help(offer(written, &known))
        })
    }

    /// A field of work by its id, its title, or a word that lists tell it by.
    pub(crate) fn work(self, written: &str) -> Result<String, Fault> {
        let folded = spelling::words(written);
        let fields = &self.ruleset.fields_of_work;
        let is_called = |field: &FieldOfWork| {
            let title = [&*field.title.vi, &*field.title.en].into_iter();
            let mut names = title.chain(field.words.written().iter().map(|word| &**word));
            names.any(|name| spelling::words(name) == folded)
        };
        let found = fields.iter().find(|field| field.id == written || is_called(field));
        found.map(|field| field.id.clone()).ok_or_else(|| {
            let known: Vec<&str> = fields.iter().map(|field| field.id.as_str()).collect();
            let message = text!(
                vi: "không có lĩnh vực “{written}” trong bộ quy định",
                en: "`work`: the ruleset knows no field of work “{written}”"
            );
            self.unknown(written, message, offer(written, &known))
        })
    }
}

pub(crate) fn birth_date(written: &str) -> Result<BirthDate, Fault> {
    words::birth(written).ok_or_else(|| {
        Fault::new(text!(
            vi: "“{written}” không phải là ngày",
            en: "`birth_date`: “{written}” is not a date"
        ))
        .help(text!(
            vi: "ghi như 12/5/1980, 5/1980 hoặc 1980",
            en: "write it as 12/5/1980, 5/1980 or 1980"
        ))
    })
}

/// `1985-03-15..` and `..15/3/1985`: from a day on, before a day.
fn birth_days(written: &str) -> Result<BirthDays, Fault> {
    let day = |text: &str| match (text.trim(), words::birth(text.trim())) {
        ("", _) => Some(None),
        (_, Some(BirthDate::Day(day))) => Some(Some(day)),
        _ => None,
    };
    let days = written.split_once("..").and_then(|(from, before)| {
        let days = BirthDays { from: day(from)?, before: day(before)? };
        let is_empty = days.from.zip(days.before).is_some_and(|(from, before)| from >= before);
        (!is_empty && (days.from, days.before) != (None, None)).then_some(days)
    });
    days.ok_or_else(|| {
        Fault::new(text!(
            vi: "“{written}” không phải là khoảng ngày sinh",
            en: "`born`: “{written}” is no range of days"
        ))
        .help(text!(
            vi: "ghi như `15/3/1985..` (từ ngày này trở đi) hoặc `..15/3/1985` (trước ngày này)",
            en: "write it as `15/3/1985..` (on that day or later) or `..15/3/1985` (before it)"
        ))
    })
}

/// `30`, `18-35`, `60+`; as a rules file's limits also `18..35`, `60..`, `..35`.
fn age_band(written: &str) -> Result<AgeBand, Fault> {
    band_of_years(written).ok_or_else(|| {
        Fault::new(text!(vi: "“{written}” không phải là tuổi", en: "`age`: “{written}” is no age"))
            .help(text!(vi: "ghi như 30, 18-35 hoặc 60+", en: "write it as 30, 18-35 or 60+"))
    })
}

/// The one age that a pair tells of a person.
pub(crate) fn age(written: &str) -> Result<i16, Fault> {
    match age_band(written)? {
        AgeBand { min: Some(min), max: Some(max) } if min == max => Ok(min),
        _ => Err(Fault::new(text!(
            vi: "“{written}” là một khoảng tuổi; ở đây cần một tuổi",
            en: "`age`: “{written}” is a range, and one age is needed here"
        ))),
    }
}

fn band_of_years(written: &str) -> Option<AgeBand> {
    let years = |text: &str| text.trim().parse::<i16>().ok().filter(|years| *years >= 0);
    let is_told = |limit: &&str| !limit.trim().is_empty();
    let (min, max) = if let Some(min) = written.strip_suffix('+') {
        (Some(min), None)
    } else if let Some((min, max)) = written.split_once("..") {
        (Some(min).filter(is_told), Some(max).filter(is_told))
    } else {
        let (min, max) = written.split_once(['-', '–']).unwrap_or((written, written));
        (Some(min), Some(max))
    };
    let limit = |limit: Option<&str>| limit.map(|limit| years(limit).ok_or(())).transpose().ok();
    let band = AgeBand { min: limit(min)?, max: limit(max)? };
    let is_empty = band.min.zip(band.max).is_some_and(|(min, max)| min > max);
    (!is_empty && (band.min, band.max) != (None, None)).then_some(band)
}
