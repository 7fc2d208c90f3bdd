//! A line taken apart into pairs of key and value.

use super::values::is_called;
use crate::fault::Fault;
use crate::rules::{LadderRule, Ruleset};
use crate::spelling;
use crate::text;
use crate::toml_tree::offer;
use crate::wording::Text;

/// What a pair speaks of, in the order in which a selector of a rules file lists its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PairKey {
    Role,
    Gender,
    Group,
    Age,
    Born,
    Work,
    /// A statistic of the ruleset, by its place.
    Told(usize),
    Unit,
    Kind,
    Not,
    Any,
    BirthDate,
}

impl PairKey {
    /// What it is called where it is no word of rules files.
    pub(super) fn name(self) -> Text {
        match self {
            Self::Role => Text::fixed("tư cách", "role"),
            Self::Gender => Text::fixed("giới tính", "gender"),
            Self::Group => Text::fixed("dân tộc", "group"),
            Self::Age => Text::fixed("tuổi", "age"),
            Self::Born => Text::fixed("sinh", "born"),
            Self::Work => Text::fixed("lĩnh vực", "work"),
            Self::Told(_) => Text::fixed("mục thống kê", "statistic"),
            Self::Unit => Text::fixed("đơn vị", "unit"),
            Self::Kind => Text::fixed("hình thức", "kind"),
            Self::Not => Text::fixed("trừ", "not"),
            Self::Any => Text::fixed("một trong", "any"),
            Self::BirthDate => Text::fixed("ngày sinh", "birth date"),
        }
    }
}

/// The keys of a selector in a rules file; each statistic of the ruleset is one, too.
const OF_RULES: &[(&str, PairKey)] = &[
    ("role", PairKey::Role),
    ("gender", PairKey::Gender),
    ("group", PairKey::Group),
    ("age", PairKey::Age),
    ("born", PairKey::Born),
    ("work", PairKey::Work),
    ("unit", PairKey::Unit),
    ("kind", PairKey::Kind),
    ("not", PairKey::Not),
    ("any", PairKey::Any),
];

/// What can be said of one person, or chooses several.
const OF_PEOPLE: &[(&str, PairKey)] = &[
    ("role", PairKey::Role),
    ("gender", PairKey::Gender),
    ("group", PairKey::Group),
    ("kind", PairKey::Kind),
    ("age", PairKey::Age),
    ("born", PairKey::Born),
    ("work", PairKey::Work),
    ("unit", PairKey::Unit),
    ("not", PairKey::Not),
    ("any", PairKey::Any),
    ("birth_date", PairKey::BirthDate),
];

/// One pair as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) key: PairKey,
    /// The values, parted by `|`.
    pub(crate) value: String,
}

/// A sort of line. All are written alike; they differ in their keys and in how a mistake is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Of `--count` and `--of`: whom a number counts, with the keys of a rules file.
    Counted,
    /// Of a change: whom it touches, or what it says of them.
    Changed,
}

impl LineKind {
    /// Takes `key=value,key=value` apart. A word without a key continues the values of the key
    /// before it (`group=Tày,Nùng`), or the name of a unit (`unit=Xã A, huyện B`); in front it is a
    /// role.
    pub(crate) fn pairs(self, line: &str, ruleset: &Ruleset) -> Result<Vec<Pair>, Fault> {
        self.taken_apart(line, ruleset, unit_goes_on)
    }

    /// The same of one person, who has one unit: a comma is a part of its name.
    pub(crate) fn pairs_of_person(self, line: &str, ruleset: &Ruleset) -> Result<Vec<Pair>, Fault> {
        self.taken_apart(line, ruleset, |_, _| true)
    }

    fn taken_apart(
        self,
        line: &str,
        ruleset: &Ruleset,
        goes_on: impl Fn(&str, &str) -> bool,
    ) -> Result<Vec<Pair>, Fault> {
        let mut pairs: Vec<Pair> = Vec::new();
        let mut key = PairKey::Role;
        for written in line.split([',', ';']) {
            let part = written.trim();
            if part.is_empty() {
                continue;
            }
            let value = match part.split_once('=') {
                Some((name, value)) => {
                    key = self.key(name.trim(), ruleset)?;
                    told(name.trim(), value.trim())?
                }
                None => part,
            };
            let is_word = !part.contains('=');
            match pairs.iter_mut().find(|pair| pair.key == key) {
                Some(Pair { key: PairKey::Unit, value: unit })
                    if is_word && goes_on(unit, written) =>
                {
                    unit.push_str(", ");
                    unit.push_str(value);
                }
                Some(pair) => pair.value = format!("{}|{value}", pair.value),
                None => pairs.push(Pair { key, value: value.to_owned() }),
            }
        }
        if pairs.is_empty() {
            return Err(Fault::new(
                text!(vi: "chưa nói là người như thế nào", en: "nothing is said of the people"),
            )
            .help(example()));
        }
        Ok(pairs)
    }

    fn key(self, name: &str, ruleset: &Ruleset) -> Result<PairKey, Fault> {
        let keys = match self {
            Self::Counted => OF_RULES,
            Self::Changed => OF_PEOPLE,
        };
        let is_meant = |known: &str, key: PairKey| known == name || is_called(name, &key.name());
        if let Some((_, key)) = keys.iter().find(|(known, key)| is_meant(known, *key)) {
            return Ok(*key);
        }
        let ladders = &ruleset.ladders;
        let is_meant = |ladder: &LadderRule| ladder.id == name || is_called(name, &ladder.title);
        if let Some(at) = ladders.iter().position(is_meant) {
            return Ok(PairKey::Told(at));
        }
        let known = keys.iter().map(|(known, _)| *known);
        let known = known.chain(ladders.iter().map(|ladder| ladder.id.as_str()));
        let known: Vec<&str> = known.collect();
        let message = match self {
            Self::Counted => text!(vi: "khóa lạ `{name}`", en: "unknown key `{name}`"),
            Self::Changed => text!(vi: "không có khóa `{name}`", en: "unknown key `{name}`"),
        };
        Err(Fault::new(message).help(offer(name, &known)))
    }
}

/// A value that is told.
fn told<'v>(name: &str, value: &'v str) -> Result<&'v str, Fault> {
    if value.is_empty() {
        return Err(Fault::new(
            text!(vi: "`{name}=` chưa có giá trị", en: "`{name}=` has no value"),
        )
        .help(example()));
    }
    Ok(value)
}

/// Whether a comma and what follows belong to the name of a unit: `Xã A, huyện B` is one, and
/// `Xã A, Xã B` and `Xã A,huyện B` are two.
fn unit_goes_on(unit: &str, next: &str) -> bool {
    let first = |name: &str| spelling::words(name).split(' ').next().map(str::to_owned);
    let last = unit.rsplit(['|', ',']).next().unwrap_or(unit);
    next.starts_with(char::is_whitespace) && first(last) != first(next)
}

fn example() -> Text {
    text!(
        vi: "ví dụ: tư cách=chính thức,giới tính=nữ,dân tộc=Dao",
        en: "for example: role=official,gender=female,group=Dao"
    )
}
