//! Draws a document on a terminal: wrapped to its width, coloured if wanted.
//!
//! Colour only repeats what a word or a mark says already. What cells hold is made harmless here.

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::lines::{Meaning, Paragraph, STRONG, TextLine, Tone, behind};
use super::{Document, TextBlock};
use crate::render::{RenderOptions, for_terminal};
use crate::wording::{Lang, Text};

/// Narrower than this the lines are no longer cut to fit: nothing readable would be left.
const NARROWEST: usize = 40;

/// Beyond this a line of prose is too long to follow back to the left.
const LONGEST_PROSE: usize = 110;

/// The document as the terminal shows it, without a blank line at its end.
pub(crate) fn on_screen(document: &Document, options: &RenderOptions) -> String {
    let mut screen = ScreenPrinter {
        lang: options.lang,
        width: options.width.max(NARROWEST),
        colour: options.colour,
        out: String::new(),
    };
    for block in &document.blocks {
        screen.block(block);
    }
    let text = screen.out.trim_end_matches('\n');
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}

/// What is drawn so far, and on what.
pub(super) struct ScreenPrinter {
    lang: Lang,
    pub(super) width: usize,
    colour: bool,
    out: String,
}

impl ScreenPrinter {
    fn block(&mut self, block: &TextBlock) {
        match block {
            TextBlock::Title(text, _) => self.strong(text),
            TextBlock::Section(text) | TextBlock::Heading(text) => {
                self.gap();
                self.strong(text);
            }
            TextBlock::Paragraph(paragraph) => self.paragraph(paragraph),
            TextBlock::Table(table) => self.table(table),
            TextBlock::Gap => self.gap(),
            TextBlock::Verdict(line) => self.paragraph(&super::paragraph(line.clone())),
            TextBlock::Facts(facts) => {
                for (label, fact) in facts {
                    self.paragraph(&super::paragraph(behind(label, fact)));
                }
            }
            TextBlock::Chart(_) | TextBlock::Signatures(_) => {}
        }
    }

    fn strong(&mut self, text: &Text) {
        self.paragraph(&super::paragraph(text).toned(STRONG));
    }

    /// A blank line, unless there is one or nothing stands above.
    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    pub(super) fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// Its further lines begin where the first word does.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) {
        let mut lead = format!("{:1$}", "", paragraph.indent);
        if !paragraph.mark.is_empty() {
            lead = format!("{lead}{} ", self.drawn(&paragraph.mark));
        }
        let indent = shown_width(&lead);
        let room = self.width.min(LONGEST_PROSE).saturating_sub(indent);
        // Words of one tone are painted line by line, others before they are wrapped.
        let (text, tone) = match paragraph.text.only_tone() {
            Some(tone) => (self.unpainted(&paragraph.text), tone),
            None => (self.drawn(&paragraph.text), super::PLAIN),
        };
        for line in wrapped(&text, room) {
            let painted = self.painted(tone, &line);
            self.line(&format!("{lead}{painted}"));
            lead = format!("{:indent$}", "");
        }
    }

    /// A text in the reader's language, harmless for the terminal.
    pub(super) fn said(&self, text: &Text) -> String {
        for_terminal(text.get(self.lang))
    }

    fn unpainted(&self, line: &TextLine) -> String {
        line.words.iter().map(|(text, _)| self.said(text)).collect()
    }

    /// A line with its colours; words of one tone are painted together.
    pub(super) fn drawn(&self, line: &TextLine) -> String {
        let words = line.words.chunk_by(|word, next| word.1 == next.1);
        words
            .map(|words| {
                let text: String = words.iter().map(|(text, _)| self.said(text)).collect();
                self.painted(words[0].1, &text)
            })
            .collect()
    }

    fn painted(&self, tone: Tone, text: &str) -> String {
        let style = style(tone);
        if self.colour && !text.is_empty() {
            format!("{}{text}{}", style.render(), style.render_reset())
        } else {
            text.to_owned()
        }
    }
}

fn style(tone: Tone) -> Style {
    let style = match tone.meaning {
        Meaning::Neutral | Meaning::Waived => Style::new(),
        Meaning::Dim => Style::new().dimmed(),
        Meaning::Good => AnsiColor::Green.on_default(),
        Meaning::Open => AnsiColor::Yellow.on_default(),
        Meaning::Bad => AnsiColor::Red.on_default(),
    };
    if tone.is_strong { style.bold() } else { style }
}

/// The text cut into lines of at most this display width, at spaces where there are any.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let (mut rest, mut wide) = (word, shown_width(word));
        let gap = usize::from(used > 0);
        if used > 0 && used + gap + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        while wide > width {
            let (head, tail) = rest.split_at(fitting(rest, width));
            lines.push(head.to_owned());
            (rest, wide) = (tail, shown_width(tail));
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(rest);
        used += wide;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// How wide a text is on the terminal, whether it is painted or not.
pub(super) fn shown_width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        text.len()
    } else if text.contains(char::is_control) {
        anstream::adapter::strip_str(text).map(UnicodeWidthStr::width).sum()
    } else {
        text.width()
    }
}

/// How many bytes of the word fit; at least one letter, with the marks that stand on it.
fn fitting(word: &str, width: usize) -> usize {
    let mut used = 0;
    for (at, letter) in word.char_indices() {
        let wide = letter.width().unwrap_or(0);
        if at > 0 && wide > 0 && used + wide > width {
            return at;
        }
        used += wide;
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_at_spaces_and_long_words_within() {
        assert_eq!(wrapped("cần ít nhất 45 đại biểu nữ", 12), ["cần ít nhất", "45 đại biểu", "nữ"]);
        assert_eq!(wrapped("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert!(wrapped("", 10).is_empty());
    }

    #[test]
    fn decomposed_vietnamese_is_as_wide_as_it_looks() {
        let decomposed = "Nu\u{31b}\u{303} Ta\u{300}y";
        assert_eq!(wrapped(decomposed, 6), [decomposed]);
    }
}
