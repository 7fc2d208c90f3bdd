//! The command by which `validate` comes to the same verdict on a list that was written.
//!
//! A workbook tells level and congress by itself; a CSV file does not. The settings that were in
//! force may not be those of the folder into which the list was written.

use std::path::Path;

use super::session::Session;
use crate::files::Disk;
use crate::rules::Ruleset;
use crate::runs::{find_settings, folder};
use crate::validate::{UnderstoodList, profile_beside};

/// The command for the list at `path`, which was made from `list`.
pub(super) fn command(
    path: &Path,
    session: &Session<'_>,
    list: &UnderstoodList,
    is_csv: bool,
) -> String {
    let Session { checking: options, in_force, .. } = session;
    let governing = &options.governing;
    let mut command = format!("delegate-quota validate \"{}\"", path.display());
    let mut add = |option: String| command = format!("{command} {option}");
    if let Some(rules) = &governing.rules {
        add(format!("--rules \"{rules}\""));
    }
    let found = find_settings(folder(path, &Disk), &Disk);
    match in_force.settings().map(|settings| &settings.file) {
        Some(file) if found.as_ref() != Some(file) => {
            add(format!("--config \"{}\"", file.display()));
        }
        None if found.is_some() => add("--isolated".to_owned()),
        Some(_) | None => {}
    }
    if let Some(today) = options.today {
        add(format!("--today {today}"));
    }
    if !is_csv {
        return command;
    }
    add(format!("--level {}", list.level));
    let beside = || list.file.as_deref().and_then(|file| profile_beside(file, &Disk));
    let congress = governing.congress.clone().or_else(beside);
    if let Some(file) = &congress {
        add(format!("--congress \"{}\"", file.display()));
    }
    // What the unit of the settings tells may not be known of a file elsewhere.
    let told_elsewhere = || list.unit.is_some() || congress.is_none();
    let people = list.profile.minority_population.filter(|_| told_elsewhere());
    if let Some(people) = options.facts.population.or(people) {
        add(format!("--population {people}"));
    }
    let groups = list.profile.groups.as_ref().filter(|_| told_elsewhere());
    let groups = groups.map(|groups| names(groups, in_force.ruleset()));
    if let Some(groups) = options.facts.groups.clone().or(groups) {
        add(format!("--groups \"{groups}\""));
    }
    command
}

fn names(groups: &[crate::catalogue::GroupCode], ruleset: &Ruleset) -> String {
    let names: Vec<String> = groups.iter().map(|code| ruleset.catalogue.name(*code)).collect();
    names.join(",")
}
