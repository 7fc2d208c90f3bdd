//! One file of a list, before it is known whether it is all of it, and several of them as one list.
//!
//! Offices keep official delegates in one file and guests in another. Each file is read and
//! understood by itself; level, unit and congress are those of all of them together, so that one
//! file may tell what the others leave out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::kept::Understood;
use super::profile::{OwnProfile, ProfileOrigin};
use super::{CheckSettings, ListSource, UnderstoodList, level, masked, profile, title_unit, unit};
use super::{needs_columns, told_of_hypothetical, with_a_look, workbook};
use crate::congress::CongressProfile;
use crate::fault::Fault;
use crate::recognise;
use crate::report::FileNote;
use crate::roster::Roster;
use crate::settings::Unit;
use crate::sheet::ReadNote;

/// A file that was read and understood.
#[derive(Debug, Clone)]
pub struct ListPart {
    /// The path as the user gave it.
    pub path: String,
    /// The file; none for standard input.
    pub file: Option<PathBuf>,
    /// The delegates, and the tables they stand in.
    pub roster: Roster,
    pub(super) own: OwnProfile,
    notes: Vec<ReadNote>,
}

impl ListPart {
    /// Reads and understands one file.
    ///
    /// # Errors
    ///
    /// The file cannot be read, no list is found in it, or its congress profile is not valid.
    pub fn read(
        path: &str,
        source: ListSource<'_>,
        settings: &CheckSettings<'_>,
    ) -> Result<Self, Fault> {
        let file = source.file().map(Path::to_owned);
        let kept = settings.kept.zip(file.as_deref());
        let known = kept.and_then(|(kept, file)| kept.of(file));
        let (roster, notes) = match known {
            Some(known) => known,
            None => understood(path, source, settings)
                .inspect(|it| _ = kept.map(|(kept, file)| kept.add(file, it)))?,
        };
        let own = profile::of_list(file.as_deref(), &roster, settings)?;
        Ok(Self { path: path.to_owned(), file, roster, own, notes })
    }

    /// Adds something to tell of the way the file was read.
    pub fn note(&mut self, note: ReadNote) {
        self.notes.push(note);
    }
}

fn understood(
    path: &str,
    source: ListSource<'_>,
    settings: &CheckSettings<'_>,
) -> Result<Understood, Fault> {
    let file = source.file().map(Path::to_owned);
    let mut workbook = workbook(path, source, settings)?;
    let notes = std::mem::take(&mut workbook.notes);
    let roster = recognise::recognise(workbook, &settings.recognise_options());
    let roster = roster
        .map_err(|error| with_a_look(masked::error(error, settings.privacy), file.as_deref()))?;
    Ok((roster, notes))
}

/// The files of a list with that of the official delegates in front.
pub fn in_order_of_roles(mut parts: Vec<ListPart>) -> Vec<ListPart> {
    parts.sort_by_key(|part| part.roster.first_role());
    parts
}

/// The unit of the settings that the files are of.
pub(super) fn unit_of<'a>(parts: &[ListPart], settings: &CheckSettings<'a>) -> Option<&'a Unit> {
    let of_part =
        |part: &ListPart| unit::of_list(part.file.as_deref(), &part.own, &part.roster, settings);
    parts.iter().find_map(of_part).or(settings.unit)
}

/// The files of a list as one, before anything is asked of it.
struct Assembled<'a> {
    roster: Roster,
    profile: CongressProfile,
    profile_origin: ProfileOrigin,
    notes: Vec<FileNote>,
    unit: Option<&'a Unit>,
    file: Option<PathBuf>,
}

fn assembled<'a>(parts: Vec<ListPart>, settings: &CheckSettings<'a>) -> Assembled<'a> {
    let unit = unit_of(&parts, settings);
    let file = parts.first().and_then(|part| part.file.clone());
    let is_one_file = parts.len() == 1;
    let mut notes = Vec::new();
    let mut owns = Vec::new();
    let mut rosters = Vec::new();
    for part in parts {
        let path: Arc<str> = part.path.into();
        let file = (!is_one_file).then(|| Arc::clone(&path));
        let of_file = |note| FileNote { file: file.clone(), note };
        notes.extend(part.notes.into_iter().map(of_file));
        owns.push(part.own);
        rosters.push((path, part.roster));
    }
    let roster = match rosters.len() {
        1 => rosters.remove(0).1,
        _ => Roster::joined(rosters),
    };
    let own = OwnProfile::of_all(owns);
    let profile_origin = own.origin.clone();
    let profile = own.completed(unit, settings);
    Assembled { roster, profile, profile_origin, notes, unit, file }
}

/// The list that these files are together. That of the official delegates speaks first.
///
/// # Errors
///
/// The level is not told, or told twice; a needed column is missing.
pub fn understand_parts(
    parts: Vec<ListPart>,
    settings: &CheckSettings<'_>,
) -> Result<UnderstoodList, Fault> {
    let Assembled { mut roster, mut profile, profile_origin, mut notes, unit, file } =
        assembled(parts, settings);
    let level = level::of_list(&profile, &roster, settings)?.id;
    settle(&mut roster, &mut profile, &level, settings);
    needs_columns(&roster, &level, file.as_deref(), settings)?;
    notes.extend(told_of_hypothetical(&roster).map(|note| FileNote { file: None, note }));
    let unit = unit.map(|unit| unit.name.clone());
    Ok(UnderstoodList { roster, profile, profile_origin, level, notes, unit, file })
}

/// What follows from the level: the unit that titles name, and whose delegations these are.
fn settle(
    roster: &mut Roster,
    profile: &mut CongressProfile,
    level: &str,
    settings: &CheckSettings<'_>,
) {
    if profile.name.is_none() {
        profile.name = title_unit::of_list(roster, level, settings.ruleset);
    }
    level::settle_delegations(roster, level, &settings.ruleset.levels);
}

/// The people of a list that is counted and not judged: it need not tell its level, nor have the
/// columns without which rules cannot be checked.
#[derive(Debug)]
pub struct PeopleListed {
    pub roster: Roster,
    pub profile: CongressProfile,
    /// The level, where it is told.
    pub level: Option<String>,
    /// The level that the list tells, whatever the user says.
    pub own_level: Option<String>,
    /// The unit of the settings that sent it.
    pub unit: Option<String>,
}

/// The people of the list that these files are together.
pub fn people_of_parts(parts: Vec<ListPart>, settings: &CheckSettings<'_>) -> PeopleListed {
    let Assembled { mut roster, mut profile, unit, .. } = assembled(parts, settings);
    let level = level::of_list(&profile, &roster, settings).ok().map(|level| level.id);
    let own_level = level::own(&profile, &roster, settings.ruleset);
    if let Some(level) = &level {
        settle(&mut roster, &mut profile, level, settings);
    }
    let unit = unit.map(|unit| unit.name.clone());
    PeopleListed { roster, profile, level, own_level, unit }
}
