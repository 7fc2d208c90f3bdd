//! What a page can ask, as JSON.

use std::path::PathBuf;

use delegate_quota::api::{
    CongressProfile, Date, Fault, FilesOptions, Joining, Lang, RenderOptions, Strictness, builtin,
    facts, load,
};
use delegate_quota::rooms::catalogue::GroupCatalogue;
use serde::{Deserialize, Serialize};

/// A request.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// Adds a file, with the moment at which it was last written in milliseconds. `length` is told of
    /// a file whose bytes are not handed over, since it is too large.
    Add { path: String, written: Option<i64>, length: Option<u64> },
    /// Drops all files.
    Clear,
    /// Checks a list of its own and tells nothing, so that the first list of a person need not wait for
    /// what is made ready once.
    Warm { ask: Ask },
    /// The JSON report on the files.
    Check { ask: Ask },
    /// The report on the files in a format.
    Report { ask: Ask, format: String },
    /// The copy of a list with its cells to mend marked.
    Marked { ask: Ask, input: usize },
    /// The figures of a list.
    Statistics { ask: Ask, paths: Vec<PathBuf>, format: String },
    /// A list as it would be.
    WhatIf { ask: Ask, paths: Vec<PathBuf>, changes: Vec<(String, String)>, format: String },
    /// The numbers that are still allowed.
    Quota { ask: Ask, given: Vec<(String, u64)>, format: String },
    /// The ruleset explained.
    Rules { ask: Ask },
    /// Rulesets, levels and groups to choose from.
    Choices,
    /// The sheets of a file.
    Sheets { path: PathBuf, ask: Ask },
    /// Some rows of a sheet, by their places among those that hold something.
    Rows { path: PathBuf, sheet: usize, from: usize, count: usize, shown: bool },
}

/// What is asked of the files.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ask {
    /// The files and folders to check.
    pub paths: Vec<PathBuf>,
    pub rules: Option<String>,
    pub level: Option<String>,
    /// Facts of the congress, as a congress profile.
    pub profile: Option<String>,
    /// `together`, `apart`, or of one unit.
    pub joining: Option<String>,
    /// How many cells of a file are read at most; by default as many as the program reads.
    pub most_cells: Option<u64>,
    pub strict: bool,
    pub deny_warnings: bool,
    /// The day of the check, as `2024-05-16`.
    pub today: String,
    /// `vi` or `en`.
    pub lang: String,
}

impl Default for Ask {
    fn default() -> Self {
        Self {
            paths: Vec::new(),
            rules: None,
            level: None,
            profile: None,
            joining: None,
            most_cells: None,
            strict: false,
            deny_warnings: false,
            today: String::new(),
            lang: "vi".to_owned(),
        }
    }
}

impl Ask {
    /// The language of the answer.
    #[must_use]
    pub fn lang(&self) -> Lang {
        if self.lang == "en" { Lang::En } else { Lang::Vi }
    }

    /// Whether the two ask for the same check, be it in another language.
    pub(crate) fn is_same_check(&self, other: &Self) -> bool {
        *self == Self { lang: self.lang.clone(), ..other.clone() }
    }

    /// Whether files are read for the two alike: what they are held to is asked of what was read.
    pub(crate) fn reads_alike(&self, other: &Self) -> bool {
        (&self.rules, self.most_cells) == (&other.rules, other.most_cells)
    }

    /// How the answer is to look.
    pub(crate) fn look(&self) -> RenderOptions {
        let day = self.today.parse::<Date>().ok();
        RenderOptions { day, ..RenderOptions::new(self.lang()) }
    }

    /// The same as the library knows it.
    pub(crate) fn options(&self) -> Result<FilesOptions, Fault> {
        let today = self.today.parse::<Date>().unwrap_or(Date::MIN);
        let told = self.profile.as_deref().map(facts).transpose()?;
        let usual = FilesOptions::new(today);
        Ok(FilesOptions {
            most_cells: self.most_cells.unwrap_or(usual.most_cells),
            rules: self.rules.clone(),
            level: self.level.clone(),
            facts: told.unwrap_or_else(CongressProfile::default),
            joining: match self.joining.as_deref() {
                Some("together") => Joining::Together,
                Some("apart") => Joining::Apart,
                _ => Joining::OfOneUnit,
            },
            strictness: Strictness {
                not_checked_is_error: self.strict,
                warning_is_error: self.deny_warnings,
            },
            ..usual
        })
    }
}

/// Formats by their ids.
pub mod formats {
    use delegate_quota::api::{Fault, Format, Text, WholeFormat, format_of_id};

    pub(crate) fn of_run(id: &str) -> Result<Format, Fault> {
        format_of_id(id).ok_or_else(nothing)
    }

    pub(crate) fn whole(id: &str) -> Result<WholeFormat, Fault> {
        match id {
            "json" => Ok(WholeFormat::Json),
            "html" => Ok(WholeFormat::Html),
            "csv" => Ok(WholeFormat::Csv),
            "xlsx" => Ok(WholeFormat::Xlsx),
            _ => Err(nothing()),
        }
    }

    pub(crate) fn nothing() -> Fault {
        Fault::new(Text::fixed("trang hỏi điều không có", "the page asks for what is not there"))
    }
}

#[derive(Serialize)]
struct Choices {
    rulesets: Vec<RulesetChoice>,
    groups: Vec<GroupChoice>,
    version: &'static str,
}

#[derive(Serialize)]
struct RulesetChoice {
    id: &'static str,
    title_vi: String,
    title_en: String,
    levels: Vec<LevelChoice>,
}

#[derive(Serialize)]
struct LevelChoice {
    id: String,
    vi: String,
    en: String,
}

#[derive(Serialize)]
struct GroupChoice {
    code: String,
    name: String,
}

/// What the form of the page offers.
pub(crate) fn choices() -> Vec<u8> {
    let ruleset = |shipped: &delegate_quota::api::Builtin| {
        let rules = load(shipped.id).ok()?;
        let level = |level: &delegate_quota::api::Level| LevelChoice {
            id: level.id.clone(),
            vi: level.title.get(Lang::Vi).to_owned(),
            en: level.title.get(Lang::En).to_owned(),
        };
        Some(RulesetChoice {
            id: shipped.id,
            title_vi: rules.title.get(Lang::Vi).to_owned(),
            title_en: rules.title.get(Lang::En).to_owned(),
            levels: rules.levels.iter().map(level).collect(),
        })
    };
    let catalogue = GroupCatalogue::vietnam();
    let minorities = catalogue.groups().iter().filter(|group| group.minority);
    let choices = Choices {
        rulesets: builtin().iter().filter_map(ruleset).collect(),
        groups: minorities
            .map(|group| GroupChoice { code: group.code.to_string(), name: group.name.to_owned() })
            .collect(),
        version: env!("CARGO_PKG_VERSION"),
    };
    serde_json::to_vec(&choices).unwrap_or_default()
}
