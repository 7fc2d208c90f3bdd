//! The letters of Vietnamese in their parts, as an array of `Option<Letter>`.

use crate::taken_apart::letter;
use crate::thorough::COMPOSED;

pub fn write() {
    let letters = COMPOSED.into_iter().flatten().map(|code| {
        let letter = char::from_u32(code).and_then(letter);
        format!("{letter:?},\n")
    });
    crate::write("letters.rs", &format!("[\n{}]\n", letters.collect::<String>()));
}
