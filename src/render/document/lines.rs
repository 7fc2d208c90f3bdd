//! What blocks are made of: words, lines of them, paragraphs and cells.

use super::bar::Bar;
use crate::text;
use crate::wording::Text;

/// How words are to be taken: what a colour may repeat, never says alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tone {
    pub(in crate::render) meaning: Meaning,
    pub(in crate::render) is_strong: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Meaning {
    Neutral,
    Dim,
    Waived,
    Good,
    Open,
    Bad,
}

impl Tone {
    const fn of(meaning: Meaning) -> Self {
        Self { meaning, is_strong: false }
    }

    /// The same, standing out.
    pub(crate) const fn strong(self) -> Self {
        Self { is_strong: true, ..self }
    }
}

pub(crate) const PLAIN: Tone = Tone::of(Meaning::Neutral);
pub(crate) const STRONG: Tone = PLAIN.strong();
pub(crate) const DIM: Tone = Tone::of(Meaning::Dim);
/// What a waiver accepts.
pub(crate) const WAIVED: Tone = Tone::of(Meaning::Waived);
pub(crate) const GOOD: Tone = Tone::of(Meaning::Good);
/// What could not be checked, or is worth a look.
pub(crate) const OPEN: Tone = Tone::of(Meaning::Open);
pub(crate) const BAD: Tone = Tone::of(Meaning::Bad);

/// A fact behind its label.
pub(super) fn behind(label: &Text, fact: &TextLine) -> TextLine {
    TextLine::from(text!("{label}: ", label)).then(fact.clone())
}

/// Words behind one another, some of which may stand out.
#[derive(Debug, Clone, Default)]
pub struct TextLine {
    pub(in crate::render) words: Vec<(Text, Tone)>,
}

impl TextLine {
    /// All the words in one tone.
    pub(crate) fn toned(mut self, tone: Tone) -> Self {
        for word in &mut self.words {
            word.1 = tone;
        }
        self
    }

    /// Further words right behind these.
    pub(crate) fn then(mut self, next: impl Into<Self>) -> Self {
        self.words.extend(next.into().words);
        self
    }

    /// Further words in the same tone.
    pub(crate) fn and(self, text: Text) -> Self {
        let tone = self.only_tone().unwrap_or(PLAIN);
        self.then(Self::from(text).toned(tone))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|(text, _)| text.is_empty())
    }

    /// Whether it says that there is nothing to say.
    pub(super) fn is_dash(&self) -> bool {
        matches!(&self.words[..], [(text, _)] if text.vi == "–")
    }

    /// The tone, if all words have one.
    pub(in crate::render) fn only_tone(&self) -> Option<Tone> {
        let first = self.words.first().map_or(PLAIN, |word| word.1);
        self.words.iter().all(|word| word.1 == first).then_some(first)
    }
}

impl From<Text> for TextLine {
    fn from(text: Text) -> Self {
        Self { words: vec![(text, PLAIN)] }
    }
}

impl From<&Text> for TextLine {
    fn from(text: &Text) -> Self {
        text.clone().into()
    }
}

/// A name or a number, the same in every language.
impl From<String> for TextLine {
    fn from(text: String) -> Self {
        Text::same(text).into()
    }
}

impl From<&str> for TextLine {
    fn from(text: &str) -> Self {
        Text::same(text).into()
    }
}

/// Sentences, or a point of an enumeration: its further lines stand beneath the first word.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    pub(in crate::render) indent: usize,
    /// What stands in front of the first line.
    pub(super) mark: TextLine,
    pub(super) text: TextLine,
}

/// A paragraph that begins at the edge.
pub(crate) fn paragraph(text: impl Into<TextLine>) -> Paragraph {
    Paragraph { indent: 0, mark: TextLine::default(), text: text.into() }
}

/// A point of an enumeration.
pub(crate) fn point(text: impl Into<TextLine>) -> Paragraph {
    paragraph(text).marked(BULLET).indented(1)
}

/// What is told beneath the point above it.
pub(crate) fn beneath(text: impl Into<TextLine>) -> Paragraph {
    paragraph(text).indented(3)
}

/// The mark of a point that no other mark is for.
pub(super) const BULLET: &str = "·";

impl Paragraph {
    pub(crate) fn marked(self, mark: impl Into<TextLine>) -> Self {
        Self { mark: mark.into(), ..self }
    }

    pub(crate) fn indented(self, indent: usize) -> Self {
        Self { indent, ..self }
    }

    pub(crate) fn toned(self, tone: Tone) -> Self {
        Self { text: self.text.toned(tone), ..self }
    }
}

/// What a page has in the row of a table, where others have paragraphs.
impl From<Paragraph> for TextLine {
    fn from(paragraph: Paragraph) -> Self {
        paragraph.behind_mark()
    }
}

/// A cell of a table: lines one beneath the other.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextCell {
    pub(super) lines: Vec<TextLine>,
    /// What stands there instead where there is room for it.
    pub(super) in_full: Option<TextLine>,
    /// The number of the list to which it leads.
    pub(super) list: Option<usize>,
    /// A picture of its number, on a page that has pictures.
    pub(super) bar: Option<Bar>,
}

impl TextCell {
    /// A line beneath.
    pub(crate) fn with_line(mut self, line: impl Into<TextLine>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// What stands in the cell of a wide table.
    pub(crate) fn or_in_full(self, line: impl Into<TextLine>) -> Self {
        Self { in_full: Some(line.into()), ..self }
    }

    /// Makes the cell lead to a list.
    pub(crate) fn leading_to(self, list: Option<usize>) -> Self {
        Self { list, ..self }
    }

    /// Shows its number as a picture, too.
    pub(crate) fn with_bar(self, bar: Option<Bar>) -> Self {
        Self { bar, ..self }
    }

    /// The lines of the cell in a table that is wide or not.
    pub(in crate::render) fn lines(&self, is_wide: bool) -> &[TextLine] {
        match &self.in_full {
            Some(line) if is_wide => std::slice::from_ref(line),
            _ => &self.lines,
        }
    }
}

impl<L: Into<TextLine>> From<L> for TextCell {
    fn from(line: L) -> Self {
        Self { lines: vec![line.into()], ..Self::default() }
    }
}

impl FromIterator<TextLine> for TextCell {
    fn from_iter<I: IntoIterator<Item = TextLine>>(lines: I) -> Self {
        Self { lines: lines.into_iter().collect(), ..Self::default() }
    }
}
