//! What the parts of the table are written on: width, language, colours, wrapped paragraphs.

use anstyle::{AnsiColor, Style};
use comfy_table::{Cell, ContentArrangement, TableStyle};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::render::{RenderOptions, for_terminal};
use crate::report::{Check, Severity, Status};
use crate::wording::{Lang, Text, capitalised};

/// Narrower than this the lines are no longer cut to fit: nothing readable would be left.
const NARROWEST: usize = 40;

/// Beyond this a line of prose is too long to follow back to the left.
const LONGEST_PROSE: usize = 110;

/// How much room there is, and so how the columns are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Everything beneath everything else.
    Narrow,
    /// The clauses stand with the reasons alone.
    Medium,
    /// Every quantity has its column.
    Wide,
}

/// The page being written.
pub(super) struct Paper {
    pub(super) lang: Lang,
    pub(super) width: usize,
    pub(super) all: bool,
    pub(super) quiet: bool,
    colour: bool,
    out: String,
}

impl Paper {
    pub(super) fn new(options: &RenderOptions) -> Self {
        Self {
            lang: options.lang,
            width: options.width.max(NARROWEST),
            all: options.all,
            quiet: options.quiet,
            colour: options.colour,
            out: String::new(),
        }
    }

    /// The text, without a blank line at its end.
    pub(super) fn finish(self) -> String {
        let text = self.out.trim_end_matches('\n');
        if text.is_empty() {
            return String::new();
        }
        format!("{text}\n")
    }

    pub(super) fn layout(&self) -> Layout {
        match self.width {
            0..72 => Layout::Narrow,
            72..104 => Layout::Medium,
            _ => Layout::Wide,
        }
    }

    /// The text in the reader's language, harmless for the terminal.
    pub(super) fn say(&self, text: &Text) -> String {
        for_terminal(text.get(self.lang))
    }

    /// The text as a sentence: messages are fragments, and here each stands for itself.
    pub(super) fn sentence(&self, text: &Text) -> String {
        capitalised(&self.say(text))
    }

    /// One of two words.
    pub(super) fn word(&self, vi: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    pub(super) fn paint(&self, style: Style, text: &str) -> String {
        if self.colour && !text.is_empty() {
            format!("{}{text}{}", style.render(), style.render_reset())
        } else {
            text.to_owned()
        }
    }

    pub(super) fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    pub(super) fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A heading of a part, after a blank line.
    pub(super) fn heading(&mut self, text: &str) {
        self.blank();
        self.paragraph("", text, BOLD);
    }

    /// A wrapped paragraph behind a painted mark of the given width; the text may be painted too.
    pub(super) fn paragraph_behind(&mut self, mark: &str, width: usize, text: &str) {
        let room = self.width.min(LONGEST_PROSE).saturating_sub(width);
        for (number, line) in wrapped(text, room).iter().enumerate() {
            let lead = if number == 0 { mark.to_owned() } else { " ".repeat(width) };
            self.line(&format!("{lead}{line}"));
        }
    }

    /// A wrapped paragraph; its further lines are indented as far as `lead` is wide.
    pub(super) fn paragraph(&mut self, lead: &str, text: &str, style: Style) {
        let indent = UnicodeWidthStr::width(lead);
        let room = self.width.min(LONGEST_PROSE).saturating_sub(indent);
        for (number, line) in wrapped(text, room).iter().enumerate() {
            let painted = self.paint(style, line);
            if number == 0 {
                self.line(&format!("{lead}{painted}"));
            } else {
                self.line(&format!("{:indent$}{painted}", ""));
            }
        }
    }

    /// An empty table without lines, as wide as the page, behind an indent of one.
    pub(super) fn columns(&self) -> comfy_table::Table {
        let mut table = comfy_table::Table::new();
        table
            .load_style(TableStyle::new())
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.width.saturating_sub(1)).unwrap_or(u16::MAX))
            .force_no_tty();
        table
    }

    /// The same, with its heads.
    pub(super) fn columns_under<const N: usize>(&self, heads: [&str; N]) -> comfy_table::Table {
        let mut table = self.columns();
        table.set_header(heads.map(|head| Cell::new(self.paint(BOLD, head))));
        table
    }

    /// Writes a table that [`Self::columns`] began.
    pub(super) fn table(&mut self, mut table: comfy_table::Table) {
        let last = table.column_count().saturating_sub(1);
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, if index == last { 0 } else { 2 }));
        }
        let lines: Vec<String> = table.lines().collect();
        for line in lines {
            self.line(&format!(" {line}"));
        }
    }
}

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();
pub(super) const GREEN: Style = AnsiColor::Green.on_default();
const RED: Style = AnsiColor::Red.on_default();
pub(super) const YELLOW: Style = AnsiColor::Yellow.on_default();

/// The mark and the colour of what a waiver accepts.
pub(super) const WAIVED: (&str, Style) = ("~", PLAIN);

/// The mark and the colour of a rule's outcome.
pub(super) fn outcome(check: &Check) -> (&'static str, Style) {
    if check.waived.is_some() { WAIVED } else { came_out(check.status, check.severity) }
}

/// The mark and the colour of an outcome that no waiver covers.
pub(super) fn came_out(status: Status, severity: Severity) -> (&'static str, Style) {
    match status {
        Status::Pass => ("✓", GREEN),
        Status::NotChecked => ("?", YELLOW),
        Status::Fail => weight(severity),
    }
}

/// The mark and the colour of a severity.
pub(super) fn weight(severity: Severity) -> (&'static str, Style) {
    match severity {
        Severity::Error => ("✗", RED),
        Severity::Warning => ("!", YELLOW),
        Severity::Advice => ("i", PLAIN),
    }
}

/// The text cut into lines of at most this display width, at spaces where there are any.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let mut rest = word;
        let gap = usize::from(used > 0);
        if used > 0 && used + gap + shown_width(rest) > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        while shown_width(rest) > width {
            let (head, tail) = rest.split_at(fitting(rest, width));
            lines.push(head.to_owned());
            rest = tail;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(rest);
        used += shown_width(rest);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// How wide a text is on the terminal, whether it is painted or not.
fn shown_width(text: &str) -> usize {
    anstream::adapter::strip_str(text).map(UnicodeWidthStr::width).sum()
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
