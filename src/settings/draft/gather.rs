//! Which unit each list is of, and what its lists tell of it alike.

use super::super::unit_name::{implied_level, same};
use super::{ListFound, UnitFound, UnitsFound};
use crate::catalogue::GroupCatalogue;
use crate::congress::CongressProfile;
use crate::rules::Ruleset;

/// The units of the lists, those of the highest level first.
pub fn gather(lists: Vec<ListFound>, ruleset: &Ruleset) -> UnitsFound {
    let mut found = UnitsFound::default();
    let mut of_unit: Vec<(String, Option<String>, Vec<ListFound>)> = Vec::new();
    // Lists that tell their level make the units, so that the others find one that is certain.
    let (told, untold): (Vec<_>, Vec<_>) =
        lists.into_iter().map(|list| with_level(list, ruleset)).partition(|it| it.level.is_some());
    for list in told.into_iter().chain(untold) {
        let Some(name) = list.unit.clone() else {
            found.without_unit.push(list.files);
            continue;
        };
        let level = list.level.clone();
        let may_be = |(known, at, _): &&mut (String, Option<String>, Vec<ListFound>)| {
            same(known, &name) && (level.is_none() || *at == level)
        };
        let mut fitting: Vec<_> = of_unit.iter_mut().filter(|unit| may_be(unit)).collect();
        match &mut fitting[..] {
            [] => of_unit.push((name, level, vec![list])),
            [(_, _, lists)] => lists.push(list),
            _ => found.without_unit.push(list.files),
        }
    }
    let unit = |(name, level, lists)| UnitFound::of(name, level, lists, ruleset.catalogue);
    found.units = of_unit.into_iter().map(unit).collect();
    let rank = |level: &Option<String>| {
        ruleset.levels.iter().position(|known| Some(&known.id) == level.as_ref())
    };
    found.units.sort_by_key(|unit| std::cmp::Reverse(rank(&unit.level)));
    found
}

/// The word for its kind tells the level of a unit, in the settings as here.
fn with_level(mut list: ListFound, ruleset: &Ruleset) -> ListFound {
    let implied = |name: &String| implied_level(name, &ruleset.levels).map(str::to_owned);
    list.level = list.level.take().or_else(|| list.unit.as_ref().and_then(implied));
    list
}

impl UnitFound {
    fn of(
        name: String,
        level: Option<String>,
        lists: Vec<ListFound>,
        catalogue: &GroupCatalogue,
    ) -> Self {
        let mut profile = CongressProfile::default();
        for list in &lists {
            profile.fill_from(&list.profile);
        }
        let mut disputed = Vec::new();
        for list in &lists {
            disputed.extend(differing(&profile, &list.profile, catalogue));
        }
        let files = lists.into_iter().flat_map(|list| list.files).collect();
        Self { name, level, files, profile, disputed }
    }
}

/// The keys of which two profiles tell different things.
fn differing(
    one: &CongressProfile,
    other: &CongressProfile,
    catalogue: &GroupCatalogue,
) -> Vec<String> {
    let lines = |profile: &CongressProfile| {
        let mut profile = profile.clone();
        // In whatever order they stand, they are the same groups.
        profile.groups.iter_mut().for_each(|groups| groups.sort_unstable());
        profile.fact_lines(catalogue)
    };
    let pairs = lines(one).into_iter().zip(lines(other));
    let differ = pairs.filter(|(one, other)| match (one.value(), other.value()) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    });
    let mut keys: Vec<String> = differ.map(|(one, _)| one.path()).collect();
    let (one, other) = (&one.population, &other.population);
    if !one.is_empty() && !other.is_empty() && one != other {
        keys.push(POPULATION.to_owned());
    }
    keys
}

/// The key of the numbers of each group.
pub(super) const POPULATION: &str = "population";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    fn list(unit: Option<&str>, level: Option<&str>, file: &str, people: Option<u64>) -> ListFound {
        ListFound {
            unit: unit.map(str::to_owned),
            level: level.map(str::to_owned),
            files: vec![file.to_owned()],
            profile: CongressProfile { minority_population: people, ..CongressProfile::default() },
        }
    }

    fn gathered(lists: Vec<ListFound>) -> UnitsFound {
        gather(lists, &rules::load("vn-2024").unwrap())
    }

    #[test]
    fn lists_of_one_unit_are_one_and_the_province_stands_in_front() {
        let found = gathered(vec![
            list(Some("Bắc Hà"), None, "khach.xlsx", None),
            list(Some("Huyện Bắc Hà"), None, "ds.xlsx", Some(30)),
            list(Some("Lào Cai"), Some("province"), "tinh.xlsx", None),
            list(None, Some("district"), "ds1.xlsx", None),
        ]);
        let names: Vec<&str> = found.units.iter().map(|unit| unit.name.as_str()).collect();
        assert_eq!(names, ["Lào Cai", "Huyện Bắc Hà"]);
        assert_eq!(found.units[1].files, ["ds.xlsx", "khach.xlsx"]);
        assert_eq!(found.units[1].level.as_deref(), Some("district"));
        assert_eq!(found.units[1].profile.minority_population, Some(30));
        assert_eq!(found.without_unit, [["ds1.xlsx"]]);
    }

    #[test]
    fn what_lists_of_one_unit_tell_differently_is_not_known() {
        let of = |file, people| list(Some("Bắc Hà"), Some("district"), file, Some(people));
        let found = gathered(vec![of("1.xlsx", 30), of("2.xlsx", 31)]);
        assert_eq!(found.units[0].disputed, ["minority_population"]);
        assert!(gathered(vec![of("1.xlsx", 30), of("2.xlsx", 30)]).units[0].disputed.is_empty());
    }

    #[test]
    fn a_list_that_may_be_of_two_units_is_put_to_neither() {
        let found = gathered(vec![
            list(Some("Tỉnh Thái Nguyên"), None, "tinh.xlsx", None),
            list(Some("TP Thái Nguyên"), None, "tp.xlsx", None),
            list(Some("Thái Nguyên"), None, "khach.xlsx", None),
        ]);
        assert_eq!(found.units.len(), 2);
        assert_eq!(found.without_unit, [["khach.xlsx"]]);
    }
}
