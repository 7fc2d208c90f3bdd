//! Which of several files are one list.
//!
//! Files belong together where they are of one unit and no role stands in two of them: official
//! delegates here, guests there. Two files with the same role are versions of a list, and are judged
//! by themselves; where the dates in their names tell which is the newer one, that one goes with the
//! others. Nothing is joined on a guess: a file whose roles are unknown stays alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{CheckSettings, ListPart, level, part, title_unit};
use crate::closed_list::ClosedList;
use crate::roster::Role;
use crate::settings::{same_unit, unit_key};
use crate::version_day;

/// What is known of a file beside its people: all that decides whether it belongs to others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartFacts {
    /// The roles in it; none where one is unknown.
    roles: Vec<Role>,
    unit: Option<String>,
    level: Option<String>,
    folder: PathBuf,
    /// The day that its name tells.
    date: Option<Date>,
}

impl PartFacts {
    /// The facts of a file.
    pub fn of(part: &ListPart, settings: &CheckSettings<'_>) -> Self {
        let unit = part::unit_of(std::slice::from_ref(part), settings);
        let profile = part.own.clone().completed(unit, settings);
        let level = level::of_list(&profile, &part.roster, settings).ok().map(|level| level.id);
        let titled = || title_unit::of_list(&part.roster, level.as_deref()?, settings.ruleset);
        let file = part.file.as_deref().unwrap_or(Path::new(""));
        Self {
            roles: part.roster.roles().unwrap_or_default(),
            unit: profile.name.clone().or_else(titled),
            folder: file.parent().map(Path::to_owned).unwrap_or_default(),
            date: version_day::day_of(file),
            level,
        }
    }

    /// Whether the file can be a part of a list of several.
    fn can_be_part(&self) -> bool {
        !self.roles.is_empty()
    }

    /// Whether it holds some of the delegates alone, so that others may stand elsewhere.
    pub fn may_lack_others(&self) -> bool {
        let has = |role| self.roles.contains(&role);
        self.can_be_part() && !(has(Role::Official) && has(Role::Guest))
    }

    fn is_of_unit(&self, other: &Self) -> bool {
        let same_level = match (&self.level, &other.level) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        let same_name = match (&self.unit, &other.unit) {
            (Some(one), Some(other)) => same_unit(one, other),
            _ => false,
        };
        same_level && same_name
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.roles.iter().any(|role| other.roles.contains(role))
    }
}

/// The lists that the files are, each as the places of its files: that of the official delegates
/// in front. The lists are in the order of their first files.
pub fn belonging(files: &[PartFacts]) -> Vec<Vec<usize>> {
    let mut lists: Vec<Vec<usize>> = Vec::new();
    let mut is_taken = vec![false; files.len()];
    for unit in units(files) {
        let list = one_of_each_role(files, &unit);
        for at in &list {
            is_taken[*at] = true;
        }
        lists.extend((!list.is_empty()).then_some(list));
    }
    lists.extend((0..files.len()).filter(|at| !is_taken[*at]).map(|at| vec![at]));
    lists.sort_by_key(|list| list.iter().min().copied());
    for list in &mut lists {
        list.sort_by_key(|at| files[*at].roles.first().copied());
    }
    lists
}

/// The files of each unit that can be parts of a list. Those that name no unit are of the one unit
/// of their folder, if it has one.
fn units(files: &[PartFacts]) -> Vec<Vec<usize>> {
    let mut units: Vec<Vec<usize>> = Vec::new();
    // Units by what their names are without `huyện` or `TP`: few share that.
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    let mut folders: BTreeMap<&Path, Folder> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let folder = folders.entry(&file.folder).or_default();
        let Some(name) = &file.unit else {
            folder.unnamed.push(at);
            continue;
        };
        let known = by_name.entry(unit_key(name)).or_default();
        let same = known.iter().copied().find(|unit| files[units[*unit][0]].is_of_unit(file));
        let unit = same.unwrap_or(units.len());
        if same.is_none() {
            known.push(unit);
            units.push(Vec::new());
        }
        units[unit].push(at);
        folder.units.insert(unit);
    }
    for Folder { units: named, unnamed } in folders.into_values() {
        match named.into_iter().collect::<Vec<usize>>()[..] {
            [] if is_one_unit(files, &unnamed) => units.push(unnamed),
            [only] => {
                let level = files[units[only][0]].level.clone();
                let fits = |at: &usize| files[*at].level.is_none() || files[*at].level == level;
                units[only].extend(unnamed.into_iter().filter(fits));
            }
            _ => {}
        }
    }
    for unit in &mut units {
        unit.retain(|at| files[*at].can_be_part());
        unit.sort_unstable();
    }
    units
}

/// The files of a folder: the units that some of them name, and those that name none.
#[derive(Default)]
struct Folder {
    units: BTreeSet<usize>,
    unnamed: Vec<usize>,
}

/// Whether files of one folder that name no unit may be of one: then no role stands twice in it.
fn is_one_unit(files: &[PartFacts], unnamed: &[usize]) -> bool {
    let parts = || unnamed.iter().map(|at| &files[*at]);
    let levels: BTreeSet<&String> = parts().filter_map(|file| file.level.as_ref()).collect();
    let once = |role: &Role| parts().filter(|file| file.roles.contains(role)).count() <= 1;
    levels.len() <= 1 && Role::ALL.iter().all(once)
}

/// The files of a unit that are one list; none where several have the same role and nothing tells
/// which of them counts.
fn one_of_each_role(files: &[PartFacts], cluster: &[usize]) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    for at in cluster {
        let file = &files[*at];
        let rivals: Vec<usize> = cluster
            .iter()
            .copied()
            .filter(|other| other != at && files[*other].overlaps(file))
            .collect();
        let is_newest = rivals.iter().all(|rival| {
            file.date.is_some() && files[*rival].date.is_some_and(|date| Some(date) < file.date)
        });
        if is_newest {
            chosen.push(*at);
        }
    }
    // Where a role has versions of which none is the newest, nobody knows what goes with what.
    let decided = cluster.iter().all(|at| {
        let role_is_told =
            |role: &Role| chosen.iter().any(|chosen| files[*chosen].roles.contains(role));
        files[*at].roles.iter().all(role_is_told)
    });
    if decided { chosen } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, unit: Option<&str>, roles: &[Role]) -> PartFacts {
        let path = Path::new(path);
        PartFacts {
            roles: roles.to_vec(),
            unit: unit.map(str::to_owned),
            level: Some("district".to_owned()),
            folder: path.parent().unwrap().to_owned(),
            date: version_day::day_of(path),
        }
    }

    const OFFICIAL: &[Role] = &[Role::Official];
    const GUEST: &[Role] = &[Role::Guest];
    const ALTERNATE: &[Role] = &[Role::Alternate];

    #[test]
    fn the_files_of_a_unit_are_one_list_wherever_they_lie() {
        let files = [
            file("khach/bac-ha.xlsx", Some("Huyện Bắc Hà"), GUEST),
            file("bac-ha.xlsx", Some("Bắc Hà"), OFFICIAL),
            file("sa-pa.xlsx", Some("Sa Pa"), OFFICIAL),
            file("du-khuyet.xlsx", Some("BẮC HÀ"), ALTERNATE),
        ];
        assert_eq!(belonging(&files), [vec![1, 0, 3], vec![2]]);
    }

    #[test]
    fn what_names_no_unit_is_of_the_one_unit_of_its_folder() {
        let files = [
            file("a/x.xlsx", Some("Bắc Hà"), OFFICIAL),
            file("a/y.xlsx", None, GUEST),
            file("b/x.xlsx", None, OFFICIAL),
            file("b/y.xlsx", None, GUEST),
        ];
        assert_eq!(belonging(&files), [[0, 1], [2, 3]]);
        let two_units = [
            file("x.xlsx", Some("Bắc Hà"), OFFICIAL),
            file("y.xlsx", Some("Sa Pa"), OFFICIAL),
            file("z.xlsx", None, GUEST),
        ];
        assert_eq!(belonging(&two_units), [[0], [1], [2]]);
        let several = [
            file("x.xlsx", None, OFFICIAL),
            file("y.xlsx", None, OFFICIAL),
            file("z.xlsx", None, GUEST),
        ];
        assert_eq!(belonging(&several), [[0], [1], [2]]);
    }

    #[test]
    fn files_with_the_same_role_are_versions_and_the_newest_counts() {
        let unit = Some("Bắc Hà");
        let dated = [
            file("ds 10-5-2024.xlsx", unit, OFFICIAL),
            file("ds 16.5.2024.xlsx", unit, OFFICIAL),
            file("khach.xlsx", unit, GUEST),
        ];
        assert_eq!(belonging(&dated), [vec![0], vec![1, 2]]);
        let undated = [
            file("ds.xlsx", unit, OFFICIAL),
            file("ds2.xlsx", unit, OFFICIAL),
            file("khach.xlsx", unit, GUEST),
        ];
        assert_eq!(belonging(&undated), [[0], [1], [2]]);
    }

    #[test]
    fn a_whole_list_and_one_of_unknown_roles_stay_alone() {
        let unit = Some("Bắc Hà");
        let files = [
            file("a.xlsx", unit, &[Role::Official, Role::Guest]),
            file("b.xlsx", unit, &[]),
            file("c.xlsx", unit, ALTERNATE),
        ];
        assert_eq!(belonging(&files), [vec![0, 2], vec![1]]);
        assert!(!files[0].may_lack_others() && files[2].may_lack_others());
    }
}
