//! The patterns by which the files of a unit are known.
//!
//! Where a file's name holds the unit's, everything behind it may change with the next version, and
//! the pattern ends in `*`. Elsewhere, and where the pattern would take in the file of another unit,
//! the file is named as it stands.

use std::path::Path;

use globset::Glob;

use super::super::matching::Squashed;
use super::super::units::Unit;
use crate::congress::CongressProfile;
use crate::rules::Level;

/// The patterns of a unit's files, none of which fits one of the `others`.
pub(super) fn of_unit(
    name: &str,
    level: Option<&str>,
    files: &[String],
    others: &[&String],
    levels: &[Level],
) -> Vec<String> {
    let unit = Unit {
        name: name.to_owned(),
        lists: None,
        profile: CongressProfile { level: level.map(str::to_owned), ..CongressProfile::default() },
        composition: None,
    };
    let sought = Squashed::new(&unit, levels);
    let is_own = |pattern: &String| {
        let glob = Glob::new(pattern).map(|glob| glob.compile_matcher());
        glob.is_ok_and(|glob| !others.iter().any(|other| glob.is_match(other)))
    };
    let mut patterns: Vec<String> = Vec::new();
    for file in files {
        let open = up_to_name(file, &sought).map(|named| format!("{}*", globset::escape(named)));
        let pattern = open.filter(is_own).unwrap_or_else(|| globset::escape(file));
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    patterns
}

/// The path up to the end of the unit's name in the file's, if it stands there.
fn up_to_name<'f>(file: &'f str, sought: &Squashed) -> Option<&'f str> {
    let folder = file.rfind('/').map_or(0, |at| at + 1);
    let stem = Path::new(&file[folder..]).file_stem()?.to_str()?;
    let letters: Vec<(usize, char)> = stem.char_indices().collect();
    let ends = (1..=letters.len()).filter(|at| {
        let is_letter = |at: usize| letters.get(at).is_some_and(|(_, it)| it.is_alphanumeric());
        is_letter(at - 1) && !is_letter(*at)
    });
    let mut ends = ends.map(|at| letters.get(at).map_or(stem.len(), |(end, _)| *end));
    let end = ends.find(|end| sought.is_in_name(&stem[..*end]))?;
    file.get(..folder + end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    fn patterns(unit: &str, files: &[&str], others: &[&str]) -> Vec<String> {
        let owned = |files: &[&str]| files.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let (files, others) = (owned(files), owned(others));
        let others: Vec<&String> = others.iter().collect();
        let levels = rules::load("vn-2024").unwrap().levels;
        of_unit(unit, Some("district"), &files, &others, &levels)
    }

    #[test]
    fn what_stands_behind_the_units_name_may_change() {
        assert_eq!(patterns("Đồng Hỷ", &["huyen/dong-hy.xlsx"], &[]), ["huyen/dong-hy*"]);
        let versions = ["h/duc-trong chinh thuc 10-5-2024.xlsx", "h/duc-trong khach moi.xlsx"];
        assert_eq!(patterns("Đức Trọng", &versions, &[]), ["h/duc-trong*"]);
        assert_eq!(patterns("Đạ Tẻh", &["Đạ Tẻh - khách mời.xlsx"], &[]), ["Đạ Tẻh*"]);
        assert_eq!(patterns("Huyện Lắk", &["1. Huyện Lắk (bản cuối).xls"], &[]), ["1. Huyện Lắk*"]);
    }

    #[test]
    fn a_file_that_does_not_name_its_unit_is_named_itself() {
        assert_eq!(patterns("Bảo Lộc", &["h/ds1.xlsx"], &[]), ["h/ds1.xlsx"]);
        assert_eq!(patterns("Bảo Lộc", &["h/ds[1].xlsx"], &[]), ["h/ds[[]1[]].xlsx"]);
    }

    #[test]
    fn no_pattern_takes_in_the_file_of_another_unit() {
        let found = patterns("Lâm Hà", &["lam-ha.xlsx"], &["lam-ha-thuong.xlsx"]);
        assert_eq!(found, ["lam-ha.xlsx"]);
    }
}
