//! The file itself: what is known stands as keys, everything else as remarks to fill in.

use std::fmt::Write as _;

use super::gather::POPULATION;
use super::{UnitFound, UnitsFound, pattern};
use crate::congress::{FactLine, toml_string};
use crate::rules::Ruleset;
use crate::wording::{Lang, Text};

/// A settings file that is begun.
#[derive(Debug)]
pub struct SettingsDraft<'a> {
    pub ruleset: &'a Ruleset,
    /// The ruleset as the file names it.
    pub rules: String,
    pub lang: Option<Lang>,
    pub exclude: Vec<String>,
    pub strict: bool,
    pub deny_warnings: bool,
    pub units: UnitsFound,
}

/// The keys of a unit that stand above its facts.
const ABOVE: [&str; 2] = ["name", "level"];

/// The keys that only a congress above others has.
const OF_UPPER: [&str; 1] = ["qualifying_districts"];

const HEAD: Text = Text::fixed(
    "# Thiết lập của thư mục này; chương trình tự tìm thấy khi kiểm tra các danh sách bên trong.\n\
     # Dòng có dấu # ở đầu chưa có số liệu: bỏ dấu # rồi ghi vào. Số đứng sau dấu = là ví dụ.\n\
     # Muốn xem thiết lập đang áp dụng: delegate-quota settings",
    "# The settings of this folder, which are found wherever a list in it is checked.\n\
     # What is not known stands behind # with an example: take the # away and write it.\n\
     # To see what is in force: delegate-quota settings",
);

const WITHOUT_UNIT: Text = Text::fixed(
    "# Các danh sách dưới đây không ghi rõ là của đơn vị nào: bỏ dấu # ở mỗi dòng và ghi tên đơn vị.",
    "# The lists below tell no unit: take the # away from each line, and write the unit's name.",
);

const DISPUTED: Text =
    Text::fixed("các danh sách ghi khác nhau", "the lists tell different things");

const COMPOSITION: Text = Text::fixed(
    "# composition = { delegations = 194, agencies = 30, ex_officio = 12 }  \
     # số đại biểu chính thức do cấp dưới cử, do cơ quan cử và đương nhiên, theo kế hoạch đại hội",
    "# composition = { delegations = 194, agencies = 30, ex_officio = 12 }  \
     # official delegates sent by delegations, sent by agencies, and ex officio, from the plan of the congress",
);

impl SettingsDraft<'_> {
    /// How many units it names.
    pub fn units(&self) -> usize {
        self.units.units.len()
    }

    /// The file as TOML, which [`load`](super::super::load) takes.
    pub fn to_toml(&self, lang: Lang) -> String {
        let mut file = DraftFile { text: String::new(), lang };
        file.line(HEAD.get(lang));
        file.line("");
        self.head(&mut file);
        for unit in &self.units.units {
            self.unit(unit, &mut file);
        }
        if !self.units.without_unit.is_empty() {
            file.line("");
            file.line(WITHOUT_UNIT.get(lang));
        }
        for files in &self.units.without_unit {
            file.line("");
            file.line("# [[unit]]");
            file.line("# name = \"…\"");
            file.line(&format!("# {}", self.level_line()));
            let files: Vec<String> = files.iter().map(|file| globset::escape(file)).collect();
            file.line(&format!("# {}", lists_line(&files)));
        }
        file.text
    }

    /// What holds for the whole folder.
    fn head(&self, file: &mut DraftFile) {
        let code = |lang: Lang| toml_string(lang.code());
        let exclude: Vec<String> = self.exclude.iter().map(|it| toml_string(it)).collect();
        let exclude = (!exclude.is_empty()).then(|| format!("[{}]", exclude.join(", ")));
        let flag = |is_set: bool| is_set.then(|| "true".to_owned());
        file.key(
            "rules",
            Some(toml_string(&self.rules)),
            "",
            &Text::fixed("bộ quy định", "the ruleset"),
        );
        file.key(
            "lang",
            self.lang.map(code),
            &code(file.lang),
            &Text::fixed("ngôn ngữ của báo cáo", "the language of reports"),
        );
        file.key(
            "exclude",
            exclude,
            "[\"nhap/\", \"*-cu.xlsx\"]",
            &Text::fixed("tệp và thư mục bỏ qua", "files and folders to leave out"),
        );
        file.key(
            "strict",
            flag(self.strict),
            "true",
            &Text::fixed(
                "coi quy định chưa kiểm tra được là lỗi",
                "a rule that could not be checked counts as an error",
            ),
        );
        file.key(
            "deny_warnings",
            flag(self.deny_warnings),
            "true",
            &Text::fixed("coi cảnh báo là lỗi", "a warning counts as an error"),
        );
    }

    fn unit(&self, unit: &UnitFound, file: &mut DraftFile) {
        file.line("\n[[unit]]");
        file.line(&format!("name = {}", toml_string(&unit.name)));
        match &unit.level {
            Some(level) => file.line(&format!("level = {}", toml_string(level))),
            None => file.line(&format!("# {}", self.level_line())),
        }
        // A unit without a list is known by its name.
        if !unit.files.is_empty() {
            file.line(&lists_line(&self.patterns(unit)));
        }
        let is_lowest = match (&unit.level, self.ruleset.levels.first()) {
            (Some(level), Some(lowest)) => *level == lowest.id,
            _ => false,
        };
        for fact in unit.profile.fact_lines(self.ruleset.catalogue) {
            let is_left_out = ABOVE.contains(&fact.name())
                || fact.value().is_none()
                    && (fact.name() == "province" || is_lowest && OF_UPPER.contains(&fact.name()));
            if !is_left_out {
                file.fact(&fact, unit);
            }
        }
        self.population(unit, file);
        if !is_lowest {
            file.line(COMPOSITION.get(file.lang));
        }
    }

    fn population(&self, unit: &UnitFound, file: &mut DraftFile) {
        let groups = unit.profile.population_lines(self.ruleset.catalogue);
        if !groups.is_empty() && !unit.is_disputed(POPULATION) {
            file.line(&format!("population = {{ {} }}", groups.join(", ")));
        }
    }

    fn patterns(&self, unit: &UnitFound) -> Vec<String> {
        let UnitsFound { units, without_unit } = &self.units;
        let of_others = units.iter().filter(|other| !std::ptr::eq(*other, unit));
        let others = of_others.flat_map(|other| &other.files);
        let others: Vec<&String> = others.chain(without_unit.iter().flatten()).collect();
        let (levels, level) = (&self.ruleset.levels, unit.level.as_deref());
        pattern::of_unit(&unit.name, level, &unit.files, &others, levels)
    }

    /// `level = "district"`, with the levels that there are.
    fn level_line(&self) -> String {
        let levels: Vec<String> =
            self.ruleset.levels.iter().map(|level| toml_string(&level.id)).collect();
        let first = levels.first().cloned().unwrap_or_default();
        format!("level = {first}  # {}", levels.join(" | "))
    }
}

/// `lists = "huyen/dong-hy*"`, or several of them.
fn lists_line(patterns: &[String]) -> String {
    let quoted: Vec<String> = patterns.iter().map(|pattern| toml_string(pattern)).collect();
    match &quoted[..] {
        [only] => format!("lists = {only}"),
        several => format!("lists = [{}]", several.join(", ")),
    }
}

impl UnitFound {
    fn is_disputed(&self, key: &str) -> bool {
        self.disputed.iter().any(|disputed| disputed == key)
    }
}

struct DraftFile {
    text: String,
    lang: Lang,
}

impl DraftFile {
    fn line(&mut self, line: &str) {
        // Writing to a `String` cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn key(&mut self, name: &str, value: Option<String>, example: &str, what: &Text) {
        let what = what.get(self.lang);
        match value {
            Some(value) => self.line(&format!("{name} = {value}  # {what}")),
            None => self.line(&format!("# {name} = {example}  # {what}")),
        }
    }

    fn fact(&mut self, fact: &FactLine, unit: &UnitFound) {
        let path = fact.path();
        match fact.value().filter(|_| !unit.is_disputed(&path)) {
            Some(value) => self.line(&format!("{path} = {value}")),
            None if unit.is_disputed(&path) => {
                let line = fact.to_fill_in(&path, self.lang);
                self.line(&format!("{line}; {}", DISPUTED.get(self.lang)));
            }
            None => self.line(&fact.to_fill_in(&path, self.lang)),
        }
    }
}
