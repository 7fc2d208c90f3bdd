//! One expression: read into steps, and matched by the places that can be reached in the text.

use std::fmt;

/// What an expression is made of.
#[derive(Debug, Clone)]
enum Step {
    /// One of these bytes.
    Byte(Box<[bool; 256]>),
    /// The beginning of the text.
    Start,
    /// Its end.
    End,
    /// Once or not at all.
    Maybe(Box<Step>),
    /// As often as it fits, or not at all.
    Often(Box<Step>),
    /// One of these.
    Choice(Vec<Vec<Step>>),
}

/// Whether each place of the text is reached, that behind its last byte included.
type Places = Vec<bool>;

impl Step {
    fn from(&self, text: &[u8], places: &Places) -> Places {
        match self {
            Self::Byte(set) => {
                let fits =
                    |(byte, is_reached): (&u8, &bool)| *is_reached && set[usize::from(*byte)];
                std::iter::once(false).chain(text.iter().zip(places).map(fits)).collect()
            }
            Self::Start => (0..places.len()).map(|place| place == 0 && places[place]).collect(),
            Self::End => {
                (0..places.len()).map(|place| place == text.len() && places[place]).collect()
            }
            Self::Maybe(step) => both(places, &step.from(text, places)),
            Self::Often(step) => {
                let mut reached = places.clone();
                loop {
                    let more = both(&reached, &step.from(text, &reached));
                    if more == reached {
                        return reached;
                    }
                    reached = more;
                }
            }
            Self::Choice(branches) => {
                let none = vec![false; places.len()];
                branches.iter().fold(none, |all, branch| both(&all, &behind(branch, text, places)))
            }
        }
    }
}

fn both(one: &Places, other: &Places) -> Places {
    one.iter().zip(other).map(|(one, other)| *one || *other).collect()
}

/// The places behind all of these steps.
fn behind(steps: &[Step], text: &[u8], places: &Places) -> Places {
    steps.iter().fold(places.clone(), |places, step| step.from(text, &places))
}

#[derive(Debug, Clone)]
pub(crate) struct Pattern(Vec<Step>);

impl Pattern {
    pub(crate) fn is_match(&self, text: &[u8]) -> bool {
        behind(&self.0, text, &vec![true; text.len() + 1]).contains(&true)
    }

    /// Reads an expression as globset writes them.
    pub(crate) fn read(expression: &str) -> Result<Self, BuildError> {
        let known = expression.strip_prefix("(?-u)").ok_or(BuildError)?;
        let mut reading = Reading { rest: known.as_bytes() };
        let steps = reading.steps()?;
        if reading.rest.is_empty() { Ok(Self(steps)) } else { Err(BuildError) }
    }
}

/// Nothing that globset writes.
#[derive(Debug)]
pub struct BuildError;

impl fmt::Display for BuildError {
    fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str("an expression that is no pattern of file names")
    }
}

struct Reading<'a> {
    rest: &'a [u8],
}

impl Reading<'_> {
    fn next(&mut self) -> Result<u8, BuildError> {
        let (first, rest) = self.rest.split_first().ok_or(BuildError)?;
        self.rest = rest;
        Ok(*first)
    }

    fn takes(&mut self, start: &str) -> bool {
        let rest = self.rest.strip_prefix(start.as_bytes());
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// All up to the end of the expression, or of a branch.
    fn steps(&mut self) -> Result<Vec<Step>, BuildError> {
        let mut steps = Vec::new();
        while !matches!(self.rest, [] | [b'|' | b')', ..]) {
            let step = self.step()?;
            steps.push(if self.takes("*") {
                Step::Often(Box::new(step))
            } else if self.takes("?") {
                Step::Maybe(Box::new(step))
            } else {
                step
            });
        }
        Ok(steps)
    }

    fn step(&mut self) -> Result<Step, BuildError> {
        if self.takes("(?:") {
            let mut branches = vec![self.steps()?];
            while self.takes("|") {
                branches.push(self.steps()?);
            }
            return if self.takes(")") { Ok(Step::Choice(branches)) } else { Err(BuildError) };
        }
        if self.takes("[") {
            return self.class();
        }
        let mut set = [false; 256];
        match self.rest.first() {
            Some(b'^') => return self.next().map(|_| Step::Start),
            Some(b'$') => return self.next().map(|_| Step::End),
            Some(b'.') => {
                self.next()?;
                set.fill(true);
            }
            _ => set[usize::from(self.byte()?)] = true,
        }
        Ok(Step::Byte(Box::new(set)))
    }

    /// One of some bytes, or of all others.
    fn class(&mut self) -> Result<Step, BuildError> {
        let is_negated = self.takes("^");
        let mut set = [is_negated; 256];
        while !self.takes("]") {
            let first = self.byte()?;
            let last = if self.takes("-") { self.byte()? } else { first };
            if first > last {
                return Err(BuildError);
            }
            set[usize::from(first)..=usize::from(last)].fill(!is_negated);
        }
        Ok(Step::Byte(Box::new(set)))
    }

    /// A byte that means itself. Those that could mean more stand behind a `\`, those beyond ASCII as `\xc4`.
    fn byte(&mut self) -> Result<u8, BuildError> {
        match self.next()? {
            b'\\' if self.takes("x") => {
                let digits = [self.next()?, self.next()?];
                let digits = str::from_utf8(&digits).map_err(|_| BuildError)?;
                u8::from_str_radix(digits, 16).map_err(|_| BuildError)
            }
            b'\\' => self
                .next()
                .and_then(|byte| byte.is_ascii_punctuation().then_some(byte).ok_or(BuildError)),
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'*' | b'+' | b'?' | b'|' | b'^' | b'$'
            | b'.' => Err(BuildError),
            byte => Ok(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(expression: &str, text: &str) -> bool {
        Pattern::read(expression).expect("globset writes it").is_match(text.as_bytes())
    }

    #[test]
    fn every_byte_is_asked_for_in_turn() {
        assert!(matches(r"(?-u)^h/l\xe1\xba\xafk\.xlsx$", "h/lắk.xlsx"));
        assert!(!matches(r"(?-u)^h/l\xe1\xba\xafk\.xlsx$", "h/lắk-xlsx"));
        assert!(!matches("(?-u)^ab$", "abb"));
    }

    #[test]
    fn what_comes_often_may_be_left_out() {
        for text in ["tinh/", "tinh/a", "tinh/a/b"] {
            assert!(matches("(?-u)^tinh/.*$", text), "{text}");
        }
        assert!(matches("(?-u)^[^/]*$", "a"));
        assert!(!matches("(?-u)^[^/]*$", "a/b"));
    }

    #[test]
    fn folders_may_stand_between_and_in_front() {
        for text in ["a", "/a", "b/c/a"] {
            assert!(matches("(?-u)^(?:/?|.*/)a$", text), "{text}");
        }
        assert!(!matches("(?-u)^(?:/?|.*/)a$", "ba"));
        assert!(matches("(?-u)^a(?:/|/.*/)b$", "a/c/d/b"));
        assert!(!matches("(?-u)^a(?:/|/.*/)b$", "ab"));
    }

    #[test]
    fn a_class_holds_ranges_and_its_negation_the_others() {
        assert!(matches(r"(?-u)^[a-c\]]$", "]"));
        assert!(!matches(r"(?-u)^[a-c\]]$", "d"));
        assert!(matches(r"(?-u)^[^a-c]$", "d"));
        assert!(!matches(r"(?-u)^[^a-c]$", "b"));
    }

    #[test]
    fn what_globset_does_not_write_is_refused() {
        for expression in [
            "a",
            "(?-u)a+",
            r"(?-u)\d",
            "(?-u)(?i)a",
            "(?-u)(?:a",
            "(?-u)[a",
            "(?-u)a)",
            r"(?-u)\x4",
        ] {
            assert!(Pattern::read(expression).is_err(), "{expression}");
        }
    }
}
