//! A line taken apart into pairs of key and value.

use super::values::is_called;
use crate::fault::Fault;
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
    Work,
    Unit,
    Kind,
    Not,
    Any,
    BirthDate,
}

impl PairKey {
    /// What it is called where it is no word of rules files.
    fn name(self) -> Text {
        match self {
            Self::Role => Text::fixed("tư cách", "role"),
            Self::Gender => Text::fixed("giới tính", "gender"),
            Self::Group => Text::fixed("dân tộc", "group"),
            Self::Age => Text::fixed("tuổi", "age"),
            Self::Work => Text::fixed("lĩnh vực", "work"),
            Self::Unit => Text::fixed("đơn vị", "unit"),
            Self::Kind => Text::fixed("hình thức", "kind"),
            Self::Not => Text::fixed("trừ", "not"),
            Self::Any => Text::fixed("một trong", "any"),
            Self::BirthDate => Text::fixed("ngày sinh", "birth date"),
        }
    }
}

/// The keys of a selector in a rules file.
const OF_RULES: &[(&str, PairKey)] = &[
    ("role", PairKey::Role),
    ("gender", PairKey::Gender),
    ("group", PairKey::Group),
    ("age", PairKey::Age),
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
    ("work", PairKey::Work),
    ("unit", PairKey::Unit),
    ("birth_date", PairKey::BirthDate),
];

/// One pair as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) key: PairKey,
    /// The values, parted by `|`.
    pub(crate) value: String,
}

/// A sort of line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Of `--count`: whom a number counts, as in a rules file. A word without a key continues the
    /// values of the key before it (`group=Tày,Nùng`); in front it is a role.
    Counted,
    /// Of a change: whom it touches, or what it says of them. Each key stands once, a word without
    /// one is a mistake, and the name of a unit may hold a comma.
    Changed,
}

impl LineKind {
    /// Takes `key=value,key=value` apart.
    pub(crate) fn pairs(self, line: &str) -> Result<Vec<Pair>, Fault> {
        match self {
            Self::Counted => self.pairs_with_values_that_go_on(line),
            Self::Changed => self.pairs_of_one_value(line),
        }
    }

    fn pairs_with_values_that_go_on(self, line: &str) -> Result<Vec<Pair>, Fault> {
        let mut pairs: Vec<Pair> = Vec::new();
        let mut key = PairKey::Role;
        for part in line.split(',') {
            let value = match part.split_once('=') {
                Some((name, value)) => {
                    key = self.key(name.trim())?;
                    value.trim()
                }
                None => part.trim(),
            };
            match pairs.iter_mut().find(|pair| pair.key == key) {
                Some(pair) => pair.value = format!("{}|{value}", pair.value),
                None => pairs.push(Pair { key, value: value.to_owned() }),
            }
        }
        Ok(pairs)
    }

    fn pairs_of_one_value(self, line: &str) -> Result<Vec<Pair>, Fault> {
        let mut pairs: Vec<Pair> = Vec::new();
        for part in line.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            let Some((name, value)) = part.split_once('=') else {
                // The name of a unit may hold a comma itself.
                match pairs.last_mut().filter(|pair| pair.key == PairKey::Unit) {
                    Some(unit) => unit.value = format!("{}, {part}", unit.value),
                    None => return Err(no_pair(part)),
                }
                continue;
            };
            let (name, value) = (name.trim(), value.trim());
            let key = self.key(name)?;
            if value.is_empty() {
                return Err(Fault::new(
                    text!(vi: "`{name}=` chưa có giá trị", en: "`{name}=` has no value"),
                )
                .help(example()));
            }
            if pairs.iter().any(|pair| pair.key == key) {
                return Err(Fault::new(
                    text!(vi: "`{name}` được ghi hai lần", en: "`{name}` is given twice"),
                )
                .help(several_values()));
            }
            pairs.push(Pair { key, value: value.to_owned() });
        }
        if pairs.is_empty() {
            return Err(Fault::new(
                text!(vi: "chưa nói là người như thế nào", en: "nothing is said of the people"),
            )
            .help(example()));
        }
        Ok(pairs)
    }

    fn key(self, name: &str) -> Result<PairKey, Fault> {
        let keys = match self {
            Self::Counted => OF_RULES,
            Self::Changed => OF_PEOPLE,
        };
        let is_meant = |known: &str, key: PairKey| known == name || is_called(name, &key.name());
        if let Some((_, key)) = keys.iter().find(|(known, key)| is_meant(known, *key)) {
            return Ok(*key);
        }
        let known: Vec<&str> = keys.iter().map(|(known, _)| *known).collect();
        let message = match self {
            Self::Counted => text!(vi: "khóa lạ `{name}`", en: "unknown key `{name}`"),
            Self::Changed => text!(vi: "không có khóa `{name}`", en: "unknown key `{name}`"),
        };
        Err(Fault::new(message).help(offer(name, &known)))
    }
}

fn no_pair(part: &str) -> Fault {
    Fault::new(text!(
        vi: "`{part}` chưa đúng dạng `khóa=giá trị`",
        en: "`{part}` is not written as `key=value`"
    ))
    .help(several_values())
    .help(example())
}

fn several_values() -> Text {
    text!(
        vi: "nhiều giá trị thì cách nhau bằng dấu `|`, như `dân tộc=Dao|Tày`",
        en: "part several values with `|`, such as `group=Dao|Tày`"
    )
}

fn example() -> Text {
    text!(
        vi: "ví dụ: tư cách=chính thức,giới tính=nữ,dân tộc=Dao",
        en: "for example: role=official,gender=female,group=Dao"
    )
}
