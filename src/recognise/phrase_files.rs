//! The phrases of `headers.txt` and `alone.txt`, as the build script lays them out: a start reads no
//! file of phrases, and folds none.

/// Each phrase of `headers.txt` with its key, in the order of the file.
pub(super) static HEADERS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/headers.rs"));

/// The phrases of `alone.txt` by their keys, folded into words.
static ALONE: &[(&str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/alone.rs"));

/// The phrases of a kind in `alone.txt`.
pub(super) fn alone(kind: &str) -> &'static [&'static str] {
    ALONE.iter().find(|(known, _)| *known == kind).map_or(&[], |(_, phrases)| phrases)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::entries;
    use crate::spelling;

    #[test]
    fn what_the_build_lays_out_is_what_the_files_say() {
        assert_eq!(HEADERS, entries(include_str!("headers.txt")));
        let written = entries(include_str!("alone.txt"));
        for (kind, _) in &written {
            let of_kind = written.iter().filter(|(other, _)| other == kind);
            let folded: Vec<String> = of_kind.map(|(_, phrase)| spelling::words(phrase)).collect();
            assert_eq!(alone(kind), folded, "{kind}");
        }
        assert_eq!(ALONE.iter().map(|(_, phrases)| phrases.len()).sum::<usize>(), written.len());
    }
}
