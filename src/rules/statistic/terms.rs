//! Terms of office, as lists name them: `XII, XIV`.

/// The latest of the terms that a text names, such as `XII, XIV`.
pub(super) fn latest_term(text: &str) -> Option<u32> {
    text.split(|c: char| !c.is_alphanumeric()).filter_map(roman).max()
}

fn roman(word: &str) -> Option<u32> {
    const LETTERS: [(char, u32); 4] = [('I', 1), ('V', 5), ('X', 10), ('L', 50)];
    let value = |c: char| LETTERS.iter().find(|(letter, _)| *letter == c).map(|(_, value)| *value);
    let values: Option<Vec<u32>> = word.chars().map(value).collect();
    let values = values.filter(|values| !values.is_empty())?;
    let mut sum = 0_u32;
    for (at, value) in values.iter().enumerate() {
        let is_taken_away = values.get(at + 1).is_some_and(|next| next > value);
        sum = if is_taken_away { sum.wrapping_sub(*value) } else { sum.wrapping_add(*value) };
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_counted_in_roman_numerals() {
        assert_eq!(latest_term("X, XII, XIII, XIV"), Some(14));
        assert_eq!(latest_term("IX; IV"), Some(9));
        assert_eq!(latest_term("Không"), None);
    }
}
