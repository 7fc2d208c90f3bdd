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

/// Where a phrase begins in a text as whole words; both are folded. Every cell is asked for dozens
/// of phrases, so nothing is allocated.
pub(super) fn position(words: &str, phrase: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = words.get(at..)?;
        let behind = rest.strip_prefix(phrase);
        if behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(' ')) {
            return Some(at);
        }
        at += rest.find(' ')? + 1;
    }
}

/// Whether a phrase stands in a text as whole words; both are folded.
pub(super) fn holds(words: &str, phrase: &str) -> bool {
    position(words, phrase).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_stands_in_a_text_as_whole_words() {
        assert_eq!(position("dai bieu khach moi", "khach moi"), Some(9));
        assert_eq!(position("khach moi", "khach moi"), Some(0));
        assert!(holds(" khach moi ", "khach moi"));
        for text in ["", "khach", "khach moit", "nkhach moi", "khach  moi"] {
            assert!(!holds(text, "khach moi"), "{text}");
        }
    }
}
