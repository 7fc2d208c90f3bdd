//! Texts that many values hold alike: a pointer to one that all of them share.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use smol_str::SmolStr;

use super::Value;

/// A text that takes no more than a pointer where it stands. It reads as any other.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SharedText(Option<Arc<SmolStr>>);

/// A value whose words most lists repeat from row to row.
pub type Common<T> = Value<T, SharedText>;

impl Deref for SharedText {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.as_deref().map_or("", SmolStr::as_str)
    }
}

impl fmt::Debug for SharedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl fmt::Display for SharedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl From<SmolStr> for SharedText {
    fn from(text: SmolStr) -> Self {
        Self((!text.is_empty()).then(|| Arc::new(text)))
    }
}

impl From<&str> for SharedText {
    fn from(text: &str) -> Self {
        SmolStr::from(text).into()
    }
}

/// Words that rows repeat, so that the next row that says the same holds no text of its own.
#[derive(Debug, Default)]
pub(crate) struct RepeatedWords(Vec<SharedText>);

impl RepeatedWords {
    /// The value with its words shared.
    pub(crate) fn common<T>(&mut self, value: Value<T>) -> Common<T> {
        let Value { meant, cell, written } = value;
        Value { meant, cell, written: self.get(written) }
    }

    fn get(&mut self, text: SmolStr) -> SharedText {
        /// Each text has one place. Of two that meet there the later displaces the earlier, and
        /// rows that say one by turns with the other have texts of their own.
        const PLACES: usize = 128;
        let bytes = text.as_bytes();
        let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
            return SharedText::default();
        };
        let middle = bytes.get(bytes.len() / 2).unwrap_or(first);
        let letters = usize::from(*first) ^ usize::from(*last) << 2 ^ usize::from(*middle) << 4;
        self.0.resize(PLACES, SharedText::default());
        let Some(known) = self.0.get_mut((letters + bytes.len()) % PLACES) else {
            return text.into();
        };
        if **known != *text {
            *known = text.into();
        }
        known.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_rows_repeat_are_kept_once() {
        let mut repeated = RepeatedWords::default();
        let words = ["Nam", "x", "Nữ", "Đại biểu chính thức", "", "x", "Nam"];
        let shared = words.map(|word| repeated.common(Value::implied((), word)).written);
        assert_eq!(shared.each_ref().map(|text| &**text), words);
        let at = |text: &SharedText| text.0.as_ref().map(Arc::as_ptr);
        assert_eq!([at(&shared[0]), at(&shared[1])], [at(&shared[6]), at(&shared[5])]);
    }
}
