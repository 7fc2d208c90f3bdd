//! The files of phrases of this room, as the build script lays them out: a start reads no such file, and
//! folds no phrase.

/// Phrases by their keys, in the order of the file.
pub(super) type PhraseFile = &'static [(&'static str, &'static [&'static str])];

/// `headers.txt`. The phrases of keys that begin with `=` are folded into words.
pub(super) static HEADERS: PhraseFile = include!(concat!(env!("OUT_DIR"), "/headers.rs"));

/// `alone.txt`, folded into words.
static ALONE: PhraseFile = include!(concat!(env!("OUT_DIR"), "/alone.rs"));

/// `values/roles.txt`, folded into words.
pub(super) static ROLES: PhraseFile = include!(concat!(env!("OUT_DIR"), "/roles.rs"));

/// `profile_sheet/labels.txt`.
pub(super) static LABELS: PhraseFile = include!(concat!(env!("OUT_DIR"), "/labels.rs"));

/// The phrases of a kind in `alone.txt`.
pub(super) fn alone(kind: &str) -> &'static [&'static str] {
    phrases(ALONE, kind)
}

/// The phrases of a key.
pub(super) fn phrases(file: PhraseFile, key: &str) -> &'static [&'static str] {
    file.iter().find(|(known, _)| *known == key).map_or(&[], |(_, phrases)| phrases)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::phrases::entries;
    use crate::spelling;

    fn assert_laid_out(file: PhraseFile, text: &'static str, told: fn(&str, &str) -> String) {
        let laid_out = file
            .iter()
            .flat_map(|(key, phrases)| phrases.iter().map(|phrase| (*key, (*phrase).to_owned())));
        let written = entries(text).into_iter().map(|(key, phrase)| (key, told(key, phrase)));
        assert_eq!(laid_out.collect::<Vec<_>>(), written.collect::<Vec<_>>());
        let keys: BTreeSet<&str> = file.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys.len(), file.len(), "a key stands twice");
    }

    #[test]
    fn what_the_build_lays_out_is_what_the_files_say() {
        let folded = |_: &str, phrase: &str| spelling::words(phrase);
        assert_laid_out(ALONE, include_str!("alone.txt"), folded);
        assert_laid_out(ROLES, include_str!("values/roles.txt"), folded);
        assert_laid_out(LABELS, include_str!("profile_sheet/labels.txt"), |_, phrase| {
            phrase.to_owned()
        });
        assert_laid_out(HEADERS, include_str!("headers.txt"), |key, phrase| {
            if key.starts_with('=') { spelling::words(phrase) } else { phrase.to_owned() }
        });
    }
}
