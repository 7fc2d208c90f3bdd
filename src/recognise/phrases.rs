//! Files of phrases: `key: phrase, phrase`. A line that begins with blanks continues the one before
//! it; `#` begins a remark.

/// Each phrase with its key, in the order of the file.
pub(super) fn entries(text: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut entries = Vec::new();
    let mut key = "";
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let phrases = match line.split_once(':') {
            Some((named, phrases)) if !line.starts_with(' ') => {
                key = named;
                phrases
            }
            _ => line,
        };
        let phrases = phrases.split(',').map(str::trim).filter(|phrase| !phrase.is_empty());
        entries.extend(phrases.map(|phrase| (key, phrase)));
    }
    entries
}
