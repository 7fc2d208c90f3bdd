//! A congress profile as lines of a file that people go on writing: what is known stands as keys,
//! what is not as a remark that says what it is, where an office finds it, and how it is written.
//!
//! `profile` writes them as a file of their own, `init` as the facts of a unit in the settings.

use std::fmt::Write as _;

use super::{Allotment, CongressProfile};
use crate::catalogue::{GroupCatalogue, GroupCode};
use crate::numbers::{Fraction, Headcount};
use crate::wording::{Lang, Text};

/// A key of a profile.
struct Key {
    table: Option<&'static str>,
    name: &'static str,
    what: Text,
    /// Where an office finds it.
    source: Option<Text>,
    example: &'static str,
}

const fn key(name: &'static str, vi: &'static str, en: &'static str, example: &'static str) -> Key {
    Key { table: None, name, what: Text::fixed(vi, en), source: None, example }
}

static NAME: Key = key("name", "tên đơn vị", "the unit's name", "\"Sa Thầy\"");
static PROVINCE: Key = key("province", "thuộc tỉnh", "its province", "\"Kon Tum\"");
static LEVEL: Key = key("level", "cấp đại hội", "level of the congress", "\"district\"");
static POPULATION: Key = Key {
    table: None,
    name: "minority_population",
    what: Text::fixed(
        "số dân là người dân tộc thiểu số",
        "how many minority people live in the unit",
    ),
    source: Some(STATISTICS),
    example: "32000",
};
static DISTRICTS: Key = Key {
    table: None,
    name: "qualifying_districts",
    what: Text::fixed(
        "số đơn vị cấp dưới đủ điều kiện tổ chức đại hội (cấp tỉnh)",
        "how many units below qualify for a congress (a province)",
    ),
    source: Some(PLAN),
    example: "9",
};
static GROUPS: Key = Key {
    table: None,
    name: "groups",
    what: Text::fixed("các dân tộc thiểu số cư trú tại đơn vị", "the resident minority groups"),
    source: Some(STATISTICS),
    example: "[\"Gia Rai\", \"Xơ Đăng\"]",
};
static DATE: Key = Key {
    table: Some("held"),
    name: "date",
    what: Text::fixed("ngày khai mạc", "the first day"),
    source: Some(PLAN),
    example: "2024-05-16",
};
static DAYS: Key = Key {
    table: Some("held"),
    name: "days",
    what: Text::fixed("số ngày họp", "length in days"),
    source: Some(PLAN),
    example: "1.5",
};
static PILOT: Key = Key {
    table: Some("held"),
    name: "pilot",
    what: Text::fixed("đại hội điểm của tỉnh", "whether it is the pilot of its province"),
    source: Some(PLAN),
    example: "false",
};
static OFFICIAL: Key = Key {
    table: Some("delegation"),
    name: "official",
    what: Text::fixed(
        "số đại biểu chính thức được phân bổ dự đại hội cấp trên",
        "official delegates allotted at the upper congress",
    ),
    source: Some(ALLOTMENT),
    example: "22",
};
static ALTERNATES: Key = Key {
    table: Some("delegation"),
    name: "alternates",
    what: Text::fixed("số đại biểu dự khuyết", "alternates"),
    source: Some(ALLOTMENT),
    example: "2",
};

const STATISTICS: Text =
    Text::fixed("theo số liệu thống kê của đơn vị", "from the figures of the statistics office");
const PLAN: Text = Text::fixed("theo kế hoạch đại hội", "from the plan of the congress");
const ALLOTMENT: Text =
    Text::fixed("theo văn bản phân bổ của cấp trên", "from the upper level's letter of allotment");

/// A fact of a profile as a line of a file.
pub(crate) struct FactLine {
    key: &'static Key,
    value: Option<String>,
}

impl FactLine {
    fn new(key: &'static Key, value: Option<String>) -> Self {
        Self { key, value }
    }

    /// The key without its table.
    pub(crate) fn name(&self) -> &'static str {
        self.key.name
    }

    /// The key behind its table, as it stands among others: `held.date`.
    pub(crate) fn path(&self) -> String {
        match self.key.table {
            Some(table) => format!("{table}.{}", self.key.name),
            None => self.key.name.to_owned(),
        }
    }

    pub(crate) fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    pub(crate) fn what(&self) -> &Text {
        &self.key.what
    }

    /// What is to be filled in: `# held.days = 1.5  # length in days, from the plan of the congress`.
    pub(crate) fn to_fill_in(&self, name: &str, lang: Lang) -> String {
        let Key { what, source, example, .. } = self.key;
        let what = what.get(lang);
        let source = source.as_ref().map(|source| format!(", {}", source.get(lang)));
        format!("# {name} = {example}  # {what}{}", source.unwrap_or_default())
    }
}

impl CongressProfile {
    /// The facts of a profile but for its `[population]`, which [`Self::population_lines`] tells.
    pub(crate) fn fact_lines(&self, catalogue: &GroupCatalogue) -> Vec<FactLine> {
        let quoted = |text: &String| toml_string(text);
        let name = |code: &GroupCode| toml_string(&catalogue.name(*code));
        let names = |codes: &Vec<GroupCode>| codes.iter().map(name).collect::<Vec<_>>().join(", ");
        let Allotment { official, alternates } = self.delegation.unwrap_or_default();
        let number = |people: Headcount| people.to_string();
        let groups = self.groups.as_ref().map(|codes| format!("[{}]", names(codes)));
        vec![
            FactLine::new(&NAME, self.name.as_ref().map(quoted)),
            FactLine::new(&PROVINCE, self.province.as_ref().map(quoted)),
            FactLine::new(&LEVEL, self.level.as_ref().map(quoted)),
            FactLine::new(&POPULATION, self.minority_population.map(|it| it.to_string())),
            FactLine::new(&DISTRICTS, self.qualifying_districts.map(|it| it.to_string())),
            FactLine::new(&GROUPS, groups),
            FactLine::new(&DATE, self.date.map(|date| date.to_string())),
            FactLine::new(&DAYS, self.days.as_ref().map(days)),
            FactLine::new(&PILOT, self.pilot.map(|pilot| pilot.to_string())),
            FactLine::new(&OFFICIAL, official.map(number)),
            FactLine::new(&ALTERNATES, alternates.map(number)),
        ]
    }

    /// How many people of each group live in the unit: `"Gia Rai" = 12000`.
    pub(crate) fn population_lines(&self, catalogue: &GroupCatalogue) -> Vec<String> {
        let line = |(code, people): (&GroupCode, &u64)| {
            format!("{} = {people}", toml_string(&catalogue.name(*code)))
        };
        self.population.iter().map(line).collect()
    }

    /// The profile as TOML, which [`from_toml`](Self::from_toml) reads as the same profile.
    pub(crate) fn to_toml(&self, catalogue: &GroupCatalogue, lang: Lang) -> String {
        let mut text = format!("# {}\n", HEAD.get(lang));
        let mut table = None;
        for fact in self.fact_lines(catalogue) {
            if fact.key.table != table {
                if table.is_none() && !self.population.is_empty() {
                    let lines = self.population_lines(catalogue).join("\n");
                    let _ = writeln!(text, "\n[population]\n{lines}");
                }
                table = fact.key.table;
                let _ = writeln!(text, "\n[{}]", table.unwrap_or_default());
            }
            let line = match fact.value() {
                Some(value) => format!("{} = {value}  # {}", fact.name(), fact.what().get(lang)),
                None => fact.to_fill_in(fact.name(), lang),
            };
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "{line}");
        }
        if !self.seats.is_empty() {
            let line =
                |(unit, seats): &(String, Headcount)| format!("{} = {seats}", toml_string(unit));
            let lines: Vec<String> = self.seats.iter().map(line).collect();
            let _ = writeln!(text, "\n[seats]\n{}", lines.join("\n"));
        }
        text
    }
}

const HEAD: Text = Text::fixed(
    "Hồ sơ đại hội. Dòng có dấu # ở đầu chưa có số liệu: bỏ dấu # rồi ghi vào.",
    "Congress profile. What is not known stands behind #: take the # away and write it.",
);

/// A length as profiles write it: `1.5`, and a fraction as text.
fn days(length: &Fraction) -> String {
    let written = length.to_string().replace(',', ".");
    // `01` and `3/2` are no numbers of TOML.
    match format!("days = {written}").parse::<toml::Table>() {
        Ok(_) => written,
        Err(_) => toml_string(&written),
    }
}

/// A text as TOML writes it.
pub(crate) fn toml_string(text: &str) -> String {
    toml::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_read_as_it_was_written() {
        let catalogue = GroupCatalogue::vietnam();
        let whole = r#"
            name = "Sa \"Thầy\""
            province = "Kon Tum"
            level = "district"
            minority_population = 32000
            qualifying_districts = 3
            groups = ["Gia Rai", "Xơ Đăng"]
            population = { "Gia Rai" = 12000, Kinh = 5 }
            held = { date = 2024-05-16, days = "3/2", pilot = true }
            delegation = { official = 22, alternates = 2 }
            seats = { "Đơn vị \"1\"" = 3, B = 5 }
        "#;
        for text in [
            whole,
            "",
            "name = 'A'",
            "[delegation]\nofficial = 3",
            "[held]\ndays = 1.5",
            "[held]\ndays = 2",
            "[held]\ndays = \"01\"",
        ] {
            let profile = CongressProfile::from_toml(text, catalogue).unwrap();
            for lang in [Lang::Vi, Lang::En] {
                let written = profile.to_toml(catalogue, lang);
                let again = CongressProfile::from_toml(&written, catalogue)
                    .unwrap_or_else(|problems| panic!("{written}\n{problems:?}"));
                assert_eq!(again, profile, "{written}");
            }
        }
    }

    #[test]
    fn the_examples_of_what_is_not_known_can_be_taken_as_they_stand() {
        let catalogue = GroupCatalogue::vietnam();
        let written = CongressProfile::default().to_toml(catalogue, Lang::Vi);
        let (_, keys) = written.split_once('\n').unwrap();
        let filled = CongressProfile::from_toml(
            &keys.replace("\n# ", "\n").replacen("# ", "", 1),
            catalogue,
        );
        let filled = filled.unwrap();
        assert_eq!(filled.name.as_deref(), Some("Sa Thầy"));
        assert_eq!(filled.delegation.and_then(|seats| seats.alternates), Some(2));
    }
}
