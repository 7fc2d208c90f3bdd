//! The names of groups within a cell: words before a name that add nothing, and several parts.

use crate::spelling;

/// The text behind words such as `DT.`, `d.tộc` or `Dân tộc:`, however often they stand before it.
///
/// `prefixes` are folded into words, the longest first.
pub(super) fn without_prefixes<'a>(prefixes: &[&str], written: &'a str) -> &'a str {
    let mut bare = written.trim();
    loop {
        let words = spelling::words(bare);
        let begins =
            |prefix: &&&str| words.strip_prefix(**prefix).is_some_and(|rest| rest.starts_with(' '));
        match prefixes.iter().filter(begins).find_map(|prefix| behind(prefix, bare)) {
            Some(rest) => bare = rest,
            None => return bare,
        }
    }
}

/// The text behind the words of a prefix with which it begins.
///
/// The written text is cut where its own words equal those of the prefix: which letters make a word
/// is known to the folding alone, and `DT.Sán Dìu` has three words though one blank.
fn behind<'a>(prefix: &str, written: &'a str) -> Option<&'a str> {
    let ends = written.char_indices().skip(1).map(|(at, _)| at);
    let cut = ends.into_iter().find(|at| spelling::words(&written[..*at]) == prefix)?;
    Some(written[cut..].trim_start_matches(|c: char| !c.is_alphanumeric()))
}

/// The parts of `Group (Local group)`, `Group - Local group`, `Group/Local group`.
pub(super) fn parts_of(written: &str) -> Vec<String> {
    written
        .replace(" - ", "/")
        .replace(" – ", "/")
        .split(['(', ')', '/', ',', ';', '[', ']', '+'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_a_name_are_left_out_and_none_of_its_own() {
        let prefixes = ["dân tộc", "d.tộc", "người", "DT"].map(spelling::words);
        let prefixes = prefixes.each_ref().map(String::as_str);
        for (written, name) in [
            ("DT.Sán Dìu", "Sán Dìu"),
            ("d.tộc Gia Rai", "Gia Rai"),
            ("D. tộc: Gia-rai", "Gia-rai"),
            ("Dân tộc:Tày", "Tày"),
            ("DÂN\u{a0}TÔ\u{323}C\nTày", "Tày"),
            ("DT Tày", "Tày"),
            ("(DT) Tày", "Tày"),
            ("Dân tộc: người Hoa", "Hoa"),
            ("DTày", "DTày"),
            ("Dân tộc", "Dân tộc"),
            (" Sán Dìu ", "Sán Dìu"),
            ("DT ................", "DT ................"),
        ] {
            assert_eq!(without_prefixes(&prefixes, written), name, "{written:?}");
        }
    }
}
