//! Made-up people of a hypothetical list, told by their names: `(giả định 3)`, `(hypothetical 3)`.
//!
//! The name is the mark, so that a hypothetical list that was written to a file is still known as
//! one when it is read again, and comes to the same verdict.

use super::Delegate;
use crate::spelling;
use crate::wording::Lang;

const VIETNAMESE: &str = "giả định";
const ENGLISH: &str = "hypothetical";

/// The name of the made-up person with this number.
pub fn hypothetical_name(number: u64, lang: Lang) -> String {
    let word = match lang {
        Lang::Vi => VIETNAMESE,
        Lang::En => ENGLISH,
    };
    format!("({word} {number})")
}

/// The number in the name of a made-up person; none for any other name.
fn number_of(name: &str) -> Option<u64> {
    let inner = name.trim().strip_prefix('(')?.strip_suffix(')')?;
    let (word, number) = inner.trim().rsplit_once(' ')?;
    let is_mark =
        [VIETNAMESE, ENGLISH].iter().any(|mark| spelling::key(mark) == spelling::key(word));
    if is_mark { number.parse().ok() } else { None }
}

/// Whether this is the name of a made-up person.
pub fn is_hypothetical_name(name: &str) -> bool {
    number_of(name).is_some()
}

impl Delegate {
    /// Whether this is a made-up person of a hypothetical list.
    pub fn is_hypothetical(&self) -> bool {
        self.hypothetical_number().is_some()
    }

    /// The number of a made-up person.
    pub(crate) fn hypothetical_number(&self) -> Option<u64> {
        number_of(&self.name.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_people_are_known_by_their_names_and_others_are_not() {
        for lang in [Lang::Vi, Lang::En] {
            assert_eq!(number_of(&hypothetical_name(12, lang)), Some(12));
        }
        assert_eq!(number_of(" (GIẢ ĐỊNH 3) "), Some(3));
        for name in ["Nguyễn Văn A", "(giả định)", "(giả định x)", "giả định 1", "(Tày 1)", ""]
        {
            assert_eq!(number_of(name), None, "{name}");
        }
    }
}
