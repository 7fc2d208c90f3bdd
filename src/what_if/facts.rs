//! What is said of one person: the values of an added one, or the new ones of a row.

use jiff::civil::Date;
use smol_str::SmolStr;

use crate::catalogue::{GroupCode, Resolution};
use crate::fault::Fault;
use crate::roster::words as roster_words;
use crate::roster::{BirthDate, Delegate, Gender, Meant, OfficialKind, Role, ToldBy, Value};
use crate::rules::{AgeBand, Groups, LadderRule, PartsTold, Ruleset, Selector};
use crate::selection::{self, LineKind, Pair, PairKey, Values};
use crate::text;
use crate::versions::{ValueChange, birth_shown, values_changed};
use crate::wording::Lang;
/// What is said of one person; the rest stays as it is, or unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    pub role: Option<Role>,
    pub gender: Option<Gender>,
    /// The ethnic group.
    pub group: Option<GroupCode>,
    /// Ex-officio or selected.
    pub kind: Option<OfficialKind>,
    /// The age on the congress's first day.
    pub age: Option<i16>,
    /// The birth date.
    pub birth: Option<BirthDate>,
    /// The field of work, by id.
    pub work: Option<String>,
    /// What is told for statistics: the statistic and its part.
    pub parts: Vec<(String, String)>,
    /// The unit that the person stands for.
    pub unit: Option<String>,
}

impl Facts {
    pub(super) fn of(pairs: &[Pair], ruleset: &Ruleset) -> Result<Self, Fault> {
        let mut facts = Self::default();
        let values = Values { line: LineKind::Changed, ruleset };
        for Pair { key, value } in pairs {
            if value.contains('|') {
                return Err(Fault::new(text!(
                    vi: "“{value}” có nhiều giá trị; một người chỉ có một",
                    en: "“{value}” are several values, and one person has one"
                )));
            }
            match key {
                PairKey::Role => facts.role = Some(values.role(value)?),
                PairKey::Gender => facts.gender = Some(values.gender(value)?),
                PairKey::Group => facts.group = Some(values.group(value)?),
                PairKey::Kind => facts.kind = Some(values.kind(value)?),
                PairKey::Age => facts.age = Some(selection::age(value)?),
                PairKey::BirthDate => facts.birth = Some(selection::birth_date(value)?),
                PairKey::Work => facts.work = Some(values.work(value)?),
                PairKey::Unit => facts.unit = Some(value.clone()),
                PairKey::Told(at) => {
                    let part = values.part_told(*at, value)?;
                    facts.parts.push((ruleset.ladders[*at].id.clone(), part));
                }
                PairKey::Born | PairKey::Not | PairKey::Any => {
                    return Err(Fault::new(text!(
                        vi: "“{value}” chọn trong nhiều người, không nói một người như thế nào",
                        en: "“{value}” chooses among people, and tells nothing of one"
                    )));
                }
            }
        }
        facts.consistent()
    }

    /// The people of whom this is said.
    pub(crate) fn selector(&self) -> Selector {
        let one_age = |age| AgeBand { min: Some(age), max: Some(age) };
        let parts = [
            self.role.map(|role| Selector::Role(vec![role])),
            self.gender.map(Selector::Gender),
            self.kind.map(Selector::Kind),
            self.group.map(|code| Selector::Group(Groups::Listed(vec![code]))),
            self.age.map(|age| Selector::Age(one_age(age))),
            self.work.clone().map(|work| Selector::Work(vec![work])),
        ];
        let told =
            self.parts.iter().cloned().map(|(statistic, part)| {
                Selector::Told(PartsTold { statistic, parts: vec![part] })
            });
        let unit = self.unit.clone().map(|unit| Selector::Unit(vec![unit]));
        Selector::All(parts.into_iter().flatten().chain(told).chain(unit).collect())
    }

    /// Refuses what no one person can be, and draws the one conclusion there is.
    fn consistent(mut self) -> Result<Self, Fault> {
        if self.kind.is_some() && self.role.is_some_and(|role| role != Role::Official) {
            return Err(Fault::new(text!(
                vi: "`kind` chỉ dùng cho đại biểu chính thức",
                en: "`kind` is told of official delegates alone"
            ))
            .help(text!(
                vi: "bỏ `kind=…`, hoặc ghi tư cách=chính thức",
                en: "leave `kind=…` out, or write role=official"
            )));
        }
        if self.age.is_some() && self.birth.is_some() {
            return Err(Fault::new(text!(
                vi: "`age` và `birth_date` nói cùng một điều",
                en: "`age` and `birth_date` say the same thing"
            ))
            .help(text!(vi: "chỉ ghi một trong hai", en: "give one of them")));
        }
        if self.kind.is_some() {
            self.role = Some(Role::Official);
        }
        Ok(self)
    }

    /// Puts the values into a delegate's place, and tells what they were before and are now.
    pub(super) fn put(
        &self,
        delegate: &mut Delegate,
        ruleset: &Ruleset,
        first_day: Option<Date>,
    ) -> Result<Vec<ValueChange>, Fault> {
        let before = delegate.clone();
        if let Some(role) = self.role {
            set(&mut delegate.role, role, &roster_words::role(role).vi);
            delegate.role_told_by = Some(ToldBy::User);
            if role != Role::Official {
                delegate.kind.meant = Meant::Blank;
            }
        }
        if let Some(kind) = self.kind {
            set(&mut delegate.kind, kind, &roster_words::kind(kind).vi);
        }
        if let Some(gender) = self.gender {
            set(&mut delegate.gender, gender, &roster_words::gender(gender).vi);
        }
        if let Some(code) = self.group {
            let name = ruleset.catalogue.name(code);
            set(&mut delegate.group, Resolution::Group(code), &name);
        }
        if let Some(birth) = self.birth_on(first_day)? {
            set(&mut delegate.birth, birth, &birth_shown(birth).vi);
        }
        if let Some(work) = &self.work {
            let word = work_word(work, ruleset);
            set(&mut delegate.work, word.as_str().into(), &word);
        }
        for (statistic, part) in &self.parts {
            if let Some(ladder) = ruleset.ladder(statistic) {
                put_part(delegate, ladder, part)?;
            }
        }
        if let Some(unit) = &self.unit {
            set(&mut delegate.unit, unit.as_str().into(), unit);
        }
        Ok(values_changed(&before, delegate, ruleset))
    }

    fn birth_on(&self, first_day: Option<Date>) -> Result<Option<BirthDate>, Fault> {
        let Some(age) = self.age else { return Ok(self.birth) };
        let Some(day) = first_day else {
            return Err(Fault::new(text!(
                vi: "`age={age}` cần biết ngày khai mạc đại hội",
                en: "`age={age}` needs the first day of the congress"
            ))
            .help(text!(
                vi: "ghi `date` trong phần `[held]` của hồ sơ đại hội, hoặc dùng `birth_date=`",
                en: "write `date` under `[held]` in the congress profile, or use `birth_date=`"
            )));
        };
        let born =
            jiff::Span::new().try_years(age).ok().and_then(|span| day.checked_sub(span).ok());
        Ok(born.map(BirthDate::Day))
    }
}

fn set<T, W: for<'a> From<&'a str>>(value: &mut Value<T, W>, known: T, written: &str) {
    value.meant = Meant::Known(known);
    value.written = written.into();
}

/// A word by which lists tell the field of work.
fn work_word(id: &str, ruleset: &Ruleset) -> String {
    let field = ruleset.fields_of_work.iter().find(|field| field.id == id);
    let word = field.and_then(|field| field.words.written().first());
    word.map_or(id, |word| word).to_owned()
}

/// Writes into the columns of a statistic what tells this part.
fn put_part(delegate: &mut Delegate, ladder: &LadderRule, part: &str) -> Result<(), Fault> {
    let Some(text) = ladder.text_that_tells(part) else {
        let statistic = &ladder.id;
        return Err(Fault::new(text!(
            vi: "`{statistic}={part}` tùy vào cả danh sách, không ghi được cho một người",
            en: "`{statistic}={part}` hangs on the whole list, and cannot be told of one person"
        )));
    };
    let mut others = std::mem::take(&mut delegate.others).into_vec();
    for (at, field) in ladder.fields.iter().enumerate() {
        // The other columns that it reads say nothing beside.
        let text = if at == 0 { text.as_str() } else { "" };
        let known = others.iter().position(|(known, _)| known == field);
        let known = known.unwrap_or_else(|| {
            others.push((*field, Value::absent()));
            others.len() - 1
        });
        let value = &mut others[known].1;
        set(value, SmolStr::from(text), text);
        if text.is_empty() {
            value.meant = Meant::Blank;
        }
    }
    delegate.others = others.into();
    Ok(())
}

/// A person of whom nothing is told but the facts.
pub(super) fn made_up(table: usize, row: crate::sheet::Row, number: u64, lang: Lang) -> Delegate {
    let name = crate::roster::hypothetical_name(number, lang);
    Delegate {
        table,
        row,
        hidden: false,
        name: Value::implied(SmolStr::from(&name), name),
        birth: Value::absent(),
        gender: Value::default(),
        group: Value::default(),
        role: Value::default(),
        role_told_by: None,
        kind: Value::default(),
        unit: Value::default(),
        work: Value::absent().into(),
        identity: Value::absent().into(),
        delegation: Value::absent().into(),
        others: Box::default(),
    }
}
