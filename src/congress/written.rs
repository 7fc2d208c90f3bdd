//! A congress profile as a file that people go on writing: what is known stands as keys, what is not
//! as a remark with an example.

use std::fmt::Write as _;

use super::{Allotment, CongressProfile};
use crate::catalogue::{GroupCatalogue, GroupCode};
use crate::numbers::{Fraction, Headcount};
use crate::wording::{Lang, Text};

/// A key that is not known: a remark of what it holds, and an example.
struct Key {
    name: &'static str,
    what: Text,
    example: &'static str,
}

const fn key(name: &'static str, vi: &'static str, en: &'static str, example: &'static str) -> Key {
    Key { name, what: Text::fixed(vi, en), example }
}

const NAME: Key = key("name", "tên đơn vị", "the unit's name", "\"Sa Thầy\"");
const PROVINCE: Key = key("province", "thuộc tỉnh", "its province", "\"Kon Tum\"");
const LEVEL: Key = key("level", "cấp đại hội", "level of the congress", "\"district\"");
const POPULATION: Key = key(
    "minority_population",
    "số dân là người dân tộc thiểu số",
    "how many minority people live in the unit",
    "32000",
);
const DISTRICTS: Key = key(
    "qualifying_districts",
    "số đơn vị cấp dưới đủ điều kiện tổ chức đại hội (cấp tỉnh)",
    "how many units below qualify for a congress (a province)",
    "9",
);
const GROUPS: Key = key(
    "groups",
    "các dân tộc thiểu số cư trú tại đơn vị",
    "the resident minority groups",
    "[\"Gia Rai\", \"Xơ Đăng\"]",
);
const DATE: Key = key("date", "ngày khai mạc", "the first day", "2024-05-16");
const DAYS: Key = key("days", "số ngày họp", "length in days", "1.5");
const PILOT: Key =
    key("pilot", "đại hội điểm của tỉnh", "whether it is the pilot of its province", "false");
const OFFICIAL: Key = key(
    "official",
    "số đại biểu chính thức được phân bổ dự đại hội cấp trên",
    "official delegates allotted at the upper congress",
    "22",
);
const ALTERNATES: Key = key("alternates", "số đại biểu dự khuyết", "alternates", "2");

impl CongressProfile {
    /// The profile as TOML, which [`from_toml`](Self::from_toml) reads as the same profile.
    pub(crate) fn to_toml(&self, catalogue: &GroupCatalogue, lang: Lang) -> String {
        let mut file = ProfileFile { text: String::new(), lang };
        let quoted = |text: &String| toml_string(text);
        file.remark(&Text::fixed(
            "Hồ sơ đại hội. Dòng có dấu # ở đầu chưa có số liệu: bỏ dấu # rồi ghi vào.",
            "Congress profile. What is not known stands behind #: take the # away and write it.",
        ));
        file.key(&NAME, self.name.as_ref().map(quoted));
        file.key(&PROVINCE, self.province.as_ref().map(quoted));
        file.key(&LEVEL, self.level.as_ref().map(quoted));
        file.key(&POPULATION, self.minority_population.map(|people| people.to_string()));
        file.key(&DISTRICTS, self.qualifying_districts.map(|units| units.to_string()));
        let name = |code: &GroupCode| toml_string(&catalogue.name(*code));
        let names = |codes: &Vec<GroupCode>| codes.iter().map(name).collect::<Vec<_>>().join(", ");
        file.key(&GROUPS, self.groups.as_ref().map(|codes| format!("[{}]", names(codes))));
        if !self.population.is_empty() {
            file.table("population");
            for (code, people) in &self.population {
                file.line(&format!("{} = {people}", name(code)));
            }
        }
        file.table("held");
        file.key(&DATE, self.date.map(|date| date.to_string()));
        file.key(&DAYS, self.days.as_ref().map(days));
        file.key(&PILOT, self.pilot.map(|pilot| pilot.to_string()));
        file.table("delegation");
        let Allotment { official, alternates } = self.delegation.unwrap_or_default();
        let number = |people: Headcount| people.to_string();
        file.key(&OFFICIAL, official.map(number));
        file.key(&ALTERNATES, alternates.map(number));
        file.text
    }
}

/// A length as profiles write it: `1.5`, and a fraction as text.
fn days(length: &Fraction) -> String {
    let written = length.to_string().replace(',', ".");
    // `01` and `3/2` are no numbers of TOML.
    match format!("days = {written}").parse::<toml::Table>() {
        Ok(_) => written,
        Err(_) => toml_string(&written),
    }
}

fn toml_string(text: &str) -> String {
    toml::Value::from(text).to_string()
}

struct ProfileFile {
    text: String,
    lang: Lang,
}

impl ProfileFile {
    fn line(&mut self, line: &str) {
        // Writing to a `String` cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn remark(&mut self, remark: &Text) {
        self.line(&format!("# {}", remark.get(self.lang)));
    }

    fn table(&mut self, name: &str) {
        self.line(&format!("\n[{name}]"));
    }

    fn key(&mut self, Key { name, what, example }: &Key, value: Option<String>) {
        let what = what.get(self.lang);
        match value {
            Some(value) => self.line(&format!("{name} = {value}  # {what}")),
            None => self.line(&format!("# {name} = {example}  # {what}")),
        }
    }
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
