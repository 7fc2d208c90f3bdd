//! What a problem is known by from one run to the next.
//!
//! A person who moves down a row because another was put in above is still the same problem, so a
//! fingerprint is made of the list's path, the rule, the sheet and the person, and of no row. Of
//! problems that are alike in all of these, the first has the number 0, the second 1, and so on.
//!
//! The parts are in NFC, each is followed by the byte 0x1F, and all are hashed with FNV-1a of 64
//! bits, written as 16 hexadecimal digits. The hash is public and stable; it says no more of a
//! person than the report beside it.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use super::address;
use super::problems::{Problem, UNREADABLE};
use crate::report::FindingBetweenLists;

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The fingerprints of one list, or of what was found between lists.
#[derive(Default)]
pub(super) struct Fingerprints {
    alike: BTreeMap<u64, u32>,
}

impl Fingerprints {
    /// The fingerprint of the next problem of a list.
    pub(super) fn of_problem(&mut self, path: &str, problem: &Problem<'_>) -> String {
        let sheet = problem.location.and_then(|it| it.sheet.as_deref()).unwrap_or_default();
        self.next(&[&address::plain(path), problem.rule, sheet, problem.delegate.unwrap_or("")])
    }

    /// The fingerprint of a list that could not be checked.
    pub(super) fn of_unreadable(&mut self, path: &str) -> String {
        self.next(&[&address::plain(path), UNREADABLE])
    }

    /// The fingerprint of the next problem between lists.
    ///
    /// Its people stand in its message alone, which may name rows: the digits are left out.
    pub(super) fn of_lists(&mut self, finding: &FindingBetweenLists) -> String {
        let message: String =
            finding.message.vi.chars().filter(|letter| !letter.is_ascii_digit()).collect();
        let mut parts = vec!["", finding.rule, finding.unit.as_deref().unwrap_or(""), &message];
        let paths: Vec<String> =
            finding.places.iter().map(|place| address::plain(&place.path)).collect();
        parts.extend(paths.iter().map(String::as_str));
        self.next(&parts)
    }

    fn next(&mut self, parts: &[&str]) -> String {
        let mut hash = OFFSET;
        for part in parts {
            hash = fnv(hash, part);
        }
        let number = self.alike.entry(hash).or_default();
        let hash = fnv(hash, &number.to_string());
        *number += 1;
        format!("{hash:016x}")
    }
}

/// Hashes a part in NFC and the mark behind it.
fn fnv(hash: u64, part: &str) -> u64 {
    let mut hash = hash;
    let mut buffer = [0; 4];
    for letter in part.nfc().chain(['\u{1f}']) {
        for byte in letter.encode_utf8(&mut buffer).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::{fixtures, problems};
    use crate::report::{Finding, ListReport};
    use crate::sheet::{CellRef, Row};

    fn all(list: &ListReport) -> Vec<String> {
        let mut prints = Fingerprints::default();
        problems::of_list(list).iter().map(|it| prints.of_problem("a.xlsx", it)).collect()
    }

    #[test]
    fn the_hash_is_the_published_one() {
        // From the authors' own test vectors: FNV-1a, 64 bits, of "foobar".
        let hash = "foobar"
            .bytes()
            .fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
        assert_eq!(hash, 0x8594_4171_f739_67e8);
        assert_eq!(fnv(OFFSET, "foobar"), (hash ^ 0x1f).wrapping_mul(PRIME));
    }

    #[test]
    fn a_row_put_in_above_changes_no_fingerprint() {
        let mut report = fixtures::broken();
        let list = report.inputs[0].outcome.as_mut().unwrap();
        let before = all(list);
        let down = |finding: &mut Finding| {
            let row = Row::new(finding.location.row.number() + 1);
            finding.location.row = row;
            finding.location.cell =
                finding.location.cell.map(|cell| CellRef::new(cell.column, row));
        };
        list.findings.iter_mut().for_each(down);
        assert_eq!(all(list), before);
    }

    #[test]
    fn what_is_wrong_between_lists_is_the_same_however_their_paths_are_written() {
        let report = fixtures::report();
        let finding =
            report.between_lists.findings.iter().find(|it| !it.places.is_empty()).unwrap();
        let print = |written: fn(&str) -> String| {
            let mut finding = finding.clone();
            finding.places.iter_mut().for_each(|place| place.path = written(&place.path));
            Fingerprints::default().of_lists(&finding)
        };
        let plain = print(str::to_owned);
        assert_eq!(print(|path| format!("./{path}")), plain);
        if cfg!(windows) {
            assert_eq!(print(|path| path.replace('/', "\\")), plain);
        }
    }

    #[test]
    fn no_two_problems_share_a_fingerprint() {
        let report = fixtures::broken();
        let mut prints = all(report.inputs[0].outcome.as_ref().unwrap());
        let count = prints.len();
        prints.sort();
        prints.dedup();
        assert_eq!(prints.len(), count);
    }
}
