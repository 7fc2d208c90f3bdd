//! The options that commands share.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::catalogue::{GroupCatalogue, GroupCode, Resolution};
use crate::check::{self, CheckSettings};
use crate::read::{EncodingChoice, Limits, ReadOptions};
use crate::recognise::{ColumnHint, ColumnHintError, Hints};
use crate::render::TableOrJson;
use crate::report::{InputError, Strictness};
use crate::rules::{self, Privacy, Ruleset};
use crate::sheet::Row;
use crate::text;
use crate::wording::{Lang, Text};

use super::failure::Failure;

/// The options of every command.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct GlobalOptions {
    /// Language of everything printed; by default that of the system
    #[arg(long, global = true, value_name = "LANG")]
    pub(super) lang: Option<LangOption>,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColourOption,
    /// Print only what needs attention
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Print help
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// Print the version
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum LangOption {
    Vi,
    En,
}

impl From<LangOption> for Lang {
    fn from(option: LangOption) -> Self {
        match option {
            LangOption::Vi => Self::Vi,
            LangOption::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ColourOption {
    Auto,
    Always,
    Never,
}

/// What lists are checked against.
#[derive(Debug, clap::Args)]
pub(super) struct CheckingOptions {
    /// Ruleset: the id of a built-in one, or the path of a TOML file [default: vn-2024]
    #[arg(long, value_name = "ID|PATH")]
    pub(super) rules: Option<String>,
    /// Level of the congress, such as `district` or `province`
    #[arg(long, value_name = "LEVEL")]
    pub(super) level: Option<String>,
    /// Congress profile (TOML); by default NAME.congress.toml or congress.toml beside the list
    #[arg(long, value_name = "FILE")]
    pub(super) congress: Option<PathBuf>,
    /// Minority population of the unit; wins over the profile
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) population: Option<u64>,
    /// Resident minority groups, separated by commas; win over the profile
    #[arg(long, value_name = "NAMES")]
    pub(super) groups: Option<String>,
    #[command(flatten)]
    pub(super) layout: LayoutOptions,
    /// Count a rule that could not be checked as an error
    #[arg(long)]
    pub(super) strict: bool,
    /// Count a warning as an error
    #[arg(long)]
    pub(super) deny_warnings: bool,
}

/// What the user tells of the layout of the lists.
#[derive(Debug, clap::Args)]
pub(super) struct LayoutOptions {
    /// Read this sheet only; can be given several times
    #[arg(long = "sheet", value_name = "NAME")]
    pub(super) sheets: Vec<String>,
    /// Column that holds a field, such as `gender=E`; can be given several times
    #[arg(long = "column", value_name = "FIELD=COL")]
    columns: Vec<String>,
    /// Row in which the header begins
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(1..)
    )]
    header_row: Option<u32>,
    /// Map file (TOML) that tells header rows and columns; `inspect --write-map` writes one
    #[arg(long, value_name = "FILE")]
    pub(super) map: Option<PathBuf>,
    /// Encoding of the text, where the tool mistakes it
    #[arg(long, value_name = "ENCODING", default_value = "auto")]
    encoding: EncodingOption,
    /// Largest file to read, in MiB
    #[arg(long, value_name = "MIB", default_value_t = Limits::default().file_bytes >> 20,
          value_parser = clap::value_parser!(u64).range(1..))]
    max_file_size: u64,
    /// Most cells to read of a file
    #[arg(long, value_name = "N", default_value_t = Limits::default().cells,
          value_parser = clap::value_parser!(u64).range(1..))]
    max_cells: u64,
    /// Show personal identity and phone numbers, which are masked otherwise
    #[arg(long)]
    show_identity: bool,
}

/// `--encoding`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum EncodingOption {
    Auto,
    #[value(name = "utf-8")]
    Utf8,
    #[value(name = "windows-1258")]
    Windows1258,
    Tcvn3,
    Vni,
    /// As the file tells, but never TCVN3 or VNI
    #[value(name = "no-legacy")]
    NoLegacy,
}

impl From<EncodingOption> for EncodingChoice {
    fn from(option: EncodingOption) -> Self {
        match option {
            EncodingOption::Auto => Self::Auto,
            EncodingOption::Utf8 => Self::Utf8,
            EncodingOption::Windows1258 => Self::Windows1258,
            EncodingOption::Tcvn3 => Self::Tcvn3,
            EncodingOption::Vni => Self::Vni,
            EncodingOption::NoLegacy => Self::NoLegacyFont,
        }
    }
}

impl LayoutOptions {
    /// How the files are to be read.
    fn reading(&self) -> ReadOptions {
        let limits = Limits {
            file_bytes: self.max_file_size.saturating_mul(1 << 20),
            cells: self.max_cells,
            ..Limits::default()
        };
        ReadOptions { limits, encoding: self.encoding.into() }
    }

    fn privacy(&self) -> Privacy {
        if self.show_identity { Privacy::Shown } else { Privacy::Masked }
    }

    /// What is told of the layout, by options and by the map.
    fn hints(&self) -> Result<Hints, InputError> {
        let mut hints = match &self.map {
            Some(file) => check::load_map(file)?,
            None => Hints::default(),
        };
        for written in &self.columns {
            let hint: ColumnHint = written.parse().map_err(|error: ColumnHintError| {
                let fault = error.message();
                let (vi, en) = (fault.vi, fault.en);
                InputError {
                    message: text!(vi: "`--column`: {vi}", en: "`--column`: {en}"),
                    help: error.help().into_iter().collect(),
                }
            })?;
            hints.columns.push(hint);
        }
        hints.header_row = self.header_row.map(Row::new);
        match hints.contradiction() {
            Some((one, other)) => Err(contradiction(one, other)),
            None => Ok(hints),
        }
    }
}

fn contradiction(one: ColumnHint, other: ColumnHint) -> InputError {
    let shown = |hint: ColumnHint| format!("{}={}", hint.field.id(), hint.column);
    let (one, other) = (shown(one), shown(other));
    InputError {
        message: text!(
            vi: "`--column {one}` mâu thuẫn với `--column {other}`",
            en: "`--column {one}` contradicts `--column {other}`"
        ),
        help: vec![text!(
            vi: "mỗi trường một cột, mỗi cột một trường",
            en: "name each field and each column once"
        )],
    }
}

/// The arguments that name files to write, which --force speaks of.
pub(super) const NEW_FILES: &str = "new_files";

/// How the report of a command other than `validate` is written.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new(NEW_FILES).multiple(true))]
pub(super) struct ReportOptions {
    /// Format of the report
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: TableOrJson,
    /// Write the report to this new file instead of standard output
    #[arg(short, long, value_name = "FILE", group = NEW_FILES)]
    pub(super) output: Option<PathBuf>,
    /// Let the new file replace an existing one
    #[arg(long, requires = NEW_FILES)]
    pub(super) force: bool,
    /// Show every finding, however many are alike
    #[arg(long)]
    pub(super) all: bool,
}

impl LayoutOptions {
    /// What `inspect` needs: the layout, and nothing that is judged.
    pub(super) fn settings<'a>(
        &self,
        ruleset: &'a Ruleset,
    ) -> Result<CheckSettings<'a>, InputError> {
        Ok(CheckSettings {
            ruleset,
            sheets: self.sheets.clone(),
            hints: self.hints()?,
            reading: self.reading(),
            privacy: self.privacy(),
            ..CheckSettings::new(ruleset)
        })
    }
}

impl CheckingOptions {
    /// The files that a report on these lists is made from, none of which may be written over.
    pub(super) fn originals(&self, lists: &[&Path]) -> Vec<PathBuf> {
        let lists = lists.iter().copied();
        let mut originals: Vec<PathBuf> = lists.clone().map(Path::to_owned).collect();
        originals.extend(lists.flat_map(check::profile_files));
        originals.extend(self.congress.clone());
        originals.extend(self.layout.map.clone());
        originals.extend(self.rules.as_ref().map(PathBuf::from));
        originals
    }

    pub(super) fn strictness(&self) -> Strictness {
        Strictness { not_checked_is_error: self.strict, warning_is_error: self.deny_warnings }
    }

    pub(super) fn ruleset(&self) -> Result<Ruleset, Failure> {
        rules::load(self.rules_id()).map_err(|error| Failure::of_rules(&error))
    }

    /// The ruleset that is asked for, or else the default.
    pub(super) fn rules_id(&self) -> &str {
        self.rules.as_deref().unwrap_or(rules::builtin()[0].id)
    }

    /// Everything that is the same for all lists, so that what is wrong with it is told once.
    pub(super) fn settings<'a>(
        &self,
        ruleset: &'a Ruleset,
    ) -> Result<CheckSettings<'a>, InputError> {
        if let Some(level) = &self.level {
            check::known_level(ruleset, level)?;
        }
        let catalogue = ruleset.catalogue;
        let congress =
            self.congress.as_ref().map(|file| check::load_profile(file, catalogue)).transpose()?;
        let groups = self.groups.as_ref().map(|names| groups(names, catalogue)).transpose()?;
        Ok(CheckSettings {
            ruleset,
            sheets: self.layout.sheets.clone(),
            hints: self.layout.hints()?,
            reading: self.layout.reading(),
            privacy: self.layout.privacy(),
            level: self.level.clone(),
            congress,
            population: self.population,
            groups,
            ..CheckSettings::new(ruleset)
        })
    }
}

/// The time in Viet Nam, which is one everywhere there.
const VIET_NAM: jiff::tz::Offset = jiff::tz::Offset::constant(7);

/// The day in Viet Nam: waivers end with a day there, wherever the machine stands.
pub(super) fn today() -> Date {
    VIET_NAM.to_datetime(jiff::Timestamp::now()).date()
}

/// The time of day there, as `08:30:05`.
pub(super) fn clock() -> String {
    VIET_NAM.to_datetime(jiff::Timestamp::now()).strftime("%H:%M:%S").to_string()
}

/// The groups that `--groups` names.
pub(super) fn groups(
    names: &str,
    catalogue: &GroupCatalogue,
) -> Result<Vec<GroupCode>, InputError> {
    let mut codes = Vec::new();
    for name in names.split([',', ';']).map(str::trim) {
        if name.is_empty() {
            continue;
        }
        let code = match catalogue.resolve_name_or_code(name) {
            Resolution::Group(code) if catalogue.is_minority(code) => code,
            other => return Err(not_one_group(name, &other, catalogue)),
        };
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    if codes.is_empty() {
        return Err(InputError {
            message: text!(vi: "`--groups` không nêu dân tộc nào", en: "`--groups` names no group"),
            help: vec![text!(
                vi: "ví dụ: --groups \"Tày,Nùng,Dao\"",
                en: "for example: --groups \"Tày,Nùng,Dao\""
            )],
        });
    }
    Ok(codes)
}

fn not_one_group(name: &str, found: &Resolution, catalogue: &GroupCatalogue) -> InputError {
    let names = |codes: &[GroupCode]| -> String {
        let names: Vec<String> = codes.iter().map(|code| catalogue.name(*code)).collect();
        names.join(", ")
    };
    let (message, help): (Text, Option<Text>) = match found {
        Resolution::Ambiguous(candidates) => {
            let names = names(candidates);
            (
                text!(
                    vi: "`--groups`: “{name}” là tên của nhiều dân tộc",
                    en: "`--groups`: “{name}” is a name of several groups"
                ),
                Some(text!(vi: "ghi rõ một trong: {names}", en: "name one of: {names}")),
            )
        }
        Resolution::Foreign | Resolution::Group(_) => (
            text!(
                vi: "`--groups`: “{name}” không phải là dân tộc thiểu số",
                en: "`--groups`: “{name}” is not a minority group"
            ),
            Some(text!(
                vi: "chỉ ghi các dân tộc thiểu số, như --groups \"Tày,Nùng\"",
                en: "name minority groups alone, such as --groups \"Tày,Nùng\""
            )),
        ),
        Resolution::Unknown { suggestions } => {
            let names = names(suggestions);
            (
                text!(
                    vi: "`--groups`: không có dân tộc “{name}”",
                    en: "`--groups`: unknown group “{name}”"
                ),
                (!suggestions.is_empty())
                    .then(|| text!(vi: "có phải: {names}?", en: "did you mean {names}?")),
            )
        }
    };
    InputError { message, help: help.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_named_once_each_by_name_or_alias() {
        let catalogue = GroupCatalogue::vietnam();
        let codes = groups("Tày, Nùng; tày,", catalogue).unwrap();
        assert_eq!(codes.len(), 2);
    }

    #[test]
    fn an_unknown_group_and_kinh_are_refused_with_the_word_as_written() {
        let catalogue = GroupCatalogue::vietnam();
        for name in ["Tầyy", "Kinh", " , "] {
            let error = groups(name, catalogue).unwrap_err();
            assert!(error.message.en.contains("--groups"), "{error:?}");
        }
    }
}
