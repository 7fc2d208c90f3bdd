//! The front door: one list in, one report out.
//!
//! The rooms of the pipeline are joined here and nowhere else. Nothing prints; why a list could not
//! be checked is a part of its report, so that the lists after it are still checked.

mod inspect;
mod kept;
mod level;
mod masked;
mod missing_facts;
mod no_list;
mod part;
mod profile;
mod stated;
mod title_level;
mod title_unit;
mod together;
mod unit;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::congress::CongressProfile;
use crate::evaluate;
use crate::fault::Fault;
use crate::files::{self, Files};
use crate::read::{self, ReadOptions};
use crate::recognise::{self, Hints, RecogniseOptions};
use crate::report::{FileNote, InputReport, ListReport};
use crate::roster::Roster;
use crate::rules::{Privacy, Ruleset};
use crate::settings::{Settings, Unit};
use crate::sheet::{ReadNote, Workbook};
use crate::text;
use crate::toml_tree;

pub use inspect::{Inspection, SettingsSeen, SheetPeek, inspect_list};
pub use kept::{FilesKept, ROWS_KEPT};
pub use level::{LevelToldBy, asked as level_asked, without_list as level_without_list};
pub use no_list::no_list;
pub use part::{ListPart, PeopleListed, in_order_of_roles, people_of_parts, understand_parts};
pub(crate) use profile::beside as profile_beside;
pub use profile::{load_profile, profile_files};
pub use together::{PartFacts, belonging};

/// Where a list comes from.
#[derive(Debug)]
pub enum ListSource<'a> {
    /// One of the files of the settings.
    File(&'a Path),
    /// Bytes that were read already, such as those of standard input.
    Bytes(Vec<u8>),
}

/// What lists are checked against, and what the user says of them beforehand.
#[derive(Debug, Clone)]
pub struct CheckSettings<'a> {
    /// The rules.
    pub ruleset: &'a Ruleset,
    /// The sheets to read, by name; all of them where empty.
    pub sheets: Vec<String>,
    /// What the user tells of the layout.
    pub hints: Hints,
    /// How files are read: their encoding, and the bounds they are held to.
    pub reading: ReadOptions,
    /// Whether personal numbers are shown.
    pub privacy: Privacy,
    /// The level, where the user names it.
    pub level: Option<String>,
    /// The congress profile, where the user names its file; else it is looked for beside the list,
    /// and then in the list's own workbook.
    pub congress: Option<CongressProfile>,
    /// The facts of the congress that the user tells by themselves; they win over every profile.
    pub facts: CongressProfile,
    /// The unit of a list of which nothing else tells it.
    pub unit: Option<&'a Unit>,
    /// The settings file that is in force for the lists.
    pub settings: Option<&'a Settings>,
    /// The day on which waivers must still hold.
    pub today: Date,
    /// Where files are read from: the list, and what lies beside it.
    pub files: &'a dyn Files,
    /// Files that were understood for an earlier check, where the caller keeps them.
    pub kept: Option<&'a FilesKept>,
}

/// Checks one list; `path` is its name in the report, as the user gave it.
pub fn check_list(path: &str, source: ListSource<'_>, settings: &CheckSettings<'_>) -> InputReport {
    // A list that cannot be read is of a unit, too.
    let by_path = unit::by_path(source.file(), settings).map(|unit| unit.name.clone());
    match ListPart::read(path, source, settings) {
        Ok(part) => check_parts(vec![part], settings),
        Err(error) => InputReport {
            path: path.to_owned(),
            parts: Vec::new(),
            unit: by_path,
            outcome: Err(error),
            passed_over: None,
        },
    }
}

/// The unit whose list the settings take a file for, by its name alone.
pub fn unit_by_path(file: &Path, settings: &CheckSettings<'_>) -> Option<String> {
    unit::by_path(Some(file), settings).map(|unit| unit.name.clone())
}

/// Checks the list that these files are together; the first one's path is that of the list.
pub fn check_parts(parts: Vec<ListPart>, settings: &CheckSettings<'_>) -> InputReport {
    let paths: Vec<Arc<str>> = parts.iter().map(|part| part.path.as_str().into()).collect();
    let unit = part::unit_of(&parts, settings).map(|unit| unit.name.clone());
    let outcome = understand_parts(parts, settings);
    InputReport {
        path: paths.first().map(ToString::to_string).unwrap_or_default(),
        parts: if paths.len() > 1 { paths } else { Vec::new() },
        unit,
        outcome: outcome.map(|list| Box::new(list.judge(settings))),
        passed_over: None,
    }
}

/// A list that was read and understood, with the congress that it is for, before it is judged.
#[derive(Debug, Clone)]
pub struct UnderstoodList {
    /// The delegates, and the tables they stand in.
    pub roster: Roster,
    /// What is known of the congress.
    pub profile: CongressProfile,
    /// What says it of the list itself.
    profile_origin: profile::ProfileOrigin,
    /// The level.
    pub level: String,
    /// What to tell of the way its files were read.
    pub notes: Vec<FileNote>,
    /// The unit of the settings that sent it.
    pub unit: Option<String>,
    /// The file, of several the first; none for standard input.
    pub file: Option<PathBuf>,
}

/// Reads one list and finds its congress, and judges nothing yet.
///
/// # Errors
///
/// The file cannot be read, no list is found in it, or the level or a needed column is not told.
pub fn understand_list(
    path: &str,
    source: ListSource<'_>,
    settings: &CheckSettings<'_>,
) -> Result<UnderstoodList, Fault> {
    understand_parts(vec![ListPart::read(path, source, settings)?], settings)
}

/// Made-up people are not asked for what a row must tell; that is said, not done in silence.
fn told_of_hypothetical(roster: &Roster) -> Option<ReadNote> {
    let people = roster.delegates.iter().filter(|delegate| delegate.is_hypothetical()).count();
    let people = u64::try_from(people).unwrap_or(u64::MAX);
    (people > 0).then_some(ReadNote::HypotheticalPeople { people })
}

/// Reads people who are no congress's list, such as a reserve; what a list must tell of its people
/// at this level, they must tell, too.
///
/// # Errors
///
/// The file cannot be read, nobody is found in it, or a needed column is missing.
pub fn read_people(
    path: &str,
    source: ListSource<'_>,
    level: &str,
    settings: &CheckSettings<'_>,
) -> Result<Roster, Fault> {
    let file = source.file();
    let workbook = workbook(path, source, settings)?;
    let options = RecogniseOptions {
        sheets: Vec::new(),
        hints: Hints::default(),
        ..settings.recognise_options()
    };
    let roster = recognise::recognise(workbook, &options)
        .map_err(|error| with_a_look(masked::error(error, settings.privacy), file))?;
    needs_columns(&roster, level, file, settings)?;
    Ok(roster)
}

fn needs_columns(
    roster: &Roster,
    level: &str,
    file: Option<&Path>,
    settings: &CheckSettings<'_>,
) -> Result<(), Fault> {
    let needed: Vec<_> = settings.ruleset.needed_fields(level).into_iter().collect();
    recognise::require_columns(roster, &needed)
        .map_err(|error| with_a_look(masked::error(error, settings.privacy), file))
}

impl UnderstoodList {
    /// A list of nobody yet, for a congress of this level.
    pub(crate) fn without_people(profile: CongressProfile, level: &str) -> Self {
        Self {
            roster: Roster::default(),
            profile,
            profile_origin: profile::ProfileOrigin::SheetOrNone,
            level: level.to_owned(),
            notes: Vec::new(),
            unit: None,
            file: None,
        }
    }

    /// Checks the list against the rules.
    pub fn judge(mut self, settings: &CheckSettings<'_>) -> ListReport {
        let terms = self.terms(settings);
        let mut evaluation = evaluate::evaluate_with(
            settings.ruleset,
            &self.roster,
            &self.profile,
            &self.level,
            settings.privacy,
        );
        let roles_elsewhere = self.roster.roles_elsewhere();
        evaluation.leave_open(settings.ruleset, &roles_elsewhere);
        self.place_missing_facts(&mut evaluation.checks);
        terms.apply(&mut evaluation.checks, &mut evaluation.findings);
        masked::labels(&mut self.roster, settings.privacy);
        ListReport {
            roles_elsewhere,
            ruleset: Arc::new(settings.ruleset.facts()),
            congress: evaluation.congress,
            roster: self.roster,
            notes: self.notes,
            tally: evaluation.tally,
            checks: evaluation.checks,
            findings: evaluation.findings,
        }
    }
}

impl<'a> ListSource<'a> {
    /// The file, where there is one.
    fn file(&self) -> Option<&'a Path> {
        match self {
            Self::File(file) => Some(file),
            Self::Bytes(_) => None,
        }
    }
}

/// The error with one more way on: a look at how the file was understood.
fn with_a_look(mut error: Fault, file: Option<&Path>) -> Fault {
    // A name with line breaks or escapes in it is none to copy from here.
    let name = file.map(|file| file.display().to_string());
    if let Some(file) = name.filter(|name| !name.contains(char::is_control)) {
        error.help.push(text!(
            vi: "xem tệp được hiểu ra sao: delegate-quota inspect \"{file}\"",
            en: "to see how the file was understood: delegate-quota inspect \"{file}\""
        ));
    }
    error
}

impl<'a> CheckSettings<'a> {
    /// These rules, and nothing told beforehand.
    pub fn new(ruleset: &'a Ruleset) -> Self {
        Self {
            ruleset,
            sheets: Vec::new(),
            hints: Hints::default(),
            reading: ReadOptions::default(),
            privacy: Privacy::Masked,
            level: None,
            congress: None,
            facts: CongressProfile::default(),
            unit: None,
            settings: None,
            today: Date::MIN,
            files: files::of_machine(),
            kept: None,
        }
    }

    fn recognise_options(&self) -> RecogniseOptions<'a> {
        RecogniseOptions {
            catalogue: self.ruleset.catalogue,
            sheets: self.sheets.clone(),
            hints: self.hints.clone(),
            unstated_role: self.ruleset.unstated_role,
        }
    }
}

/// Reads a map file.
///
/// # Errors
///
/// The file cannot be read, or it is not a valid map; then all of its problems are told.
pub fn load_map(path: &Path, files: &dyn Files) -> Result<Hints, Fault> {
    let what = text!(vi: "tệp chỉ dẫn cột", en: "map file");
    toml_tree::file::load(path, files, &what, Hints::from_map)
}

fn workbook(
    path: &str,
    source: ListSource<'_>,
    settings: &CheckSettings<'_>,
) -> Result<Workbook, Fault> {
    let options = &settings.reading;
    Ok(match source {
        ListSource::File(file) => read::read_file(file, settings.files, options)?,
        ListSource::Bytes(bytes) => read::read_bytes(bytes, path, options)?,
    })
}
