//! Text from files made harmless for the terminal.
//!
//! A cell can hold escape sequences that repaint or reprogram a terminal, and marks that turn the
//! direction of the text around. They are shown as what they are instead of being obeyed.

use std::fmt::Write as _;

/// The text on one line, with nothing in it that a terminal would obey.
pub fn for_terminal(text: &str) -> String {
    escape(text, false)
}

/// The same, with its line feeds kept: for texts of several lines that the tool composed itself.
pub fn for_terminal_lines(text: &str) -> String {
    escape(text, true)
}

/// The same between the tags of XML and HTML, and in their attributes.
pub(super) fn for_markup(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in for_terminal_lines(text).chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // XML knows neither of these two.
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            _ => safe.push(letter),
        }
    }
    safe
}

/// The same in Markdown, within a line or a table's cell, with nothing in it that would be markup.
pub(super) fn for_markdown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let text = for_terminal(text);
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        match letter {
            // Within a word it stands for itself, and file names are full of it.
            '_' if before.is_alphanumeric()
                && letters.peek().is_some_and(|it| it.is_alphanumeric()) =>
            {
                safe.push('_');
            }
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            // Elsewhere it would call a person of that name.
            '@' => safe.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => {
                safe.push('\\');
                safe.push(letter);
            }
            _ => safe.push(letter),
        }
        before = letter;
    }
    safe
}

/// The same at the beginning of a line, where it begins no enumeration and underlines no heading.
pub(super) fn for_markdown_line(text: &str) -> String {
    let safe = for_markdown(text.trim());
    let digits = safe.bytes().take_while(u8::is_ascii_digit).count();
    let mut behind = safe[digits..].chars();
    let mark = behind.next();
    let alone = behind.next().is_none_or(char::is_whitespace);
    match mark {
        Some('-' | '=') if digits == 0 => format!("\\{safe}"),
        Some('+') if digits == 0 && alone => format!("\\{safe}"),
        Some('.' | ')') if digits > 0 && alone => {
            format!("{}\\{}", &safe[..digits], &safe[digits..])
        }
        _ => safe,
    }
}

fn escape(text: &str, keep_lines: bool) -> String {
    let is_harmless = |letter: char| {
        matches!(letter, ' '..='~') || !(letter.is_control() || turns_direction(letter))
    };
    if text.chars().all(is_harmless) {
        return text.to_owned();
    }
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' if keep_lines => safe.push('\n'),
            '\n' | '\t' => safe.push(' '),
            '\r' => {}
            _ if letter.is_control() || turns_direction(letter) => {
                // Writing to a `String` cannot fail.
                let _ = write!(safe, "{}", letter.escape_unicode());
            }
            _ => safe.push(letter),
        }
    }
    safe
}

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm, and the line and
/// paragraph separators.
fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_are_shown_instead_of_obeyed() {
        assert_eq!(for_terminal("Tày\u{1b}[31m\u{7}\u{9b}"), "Tày\\u{1b}[31m\\u{7}\\u{9b}");
        assert_eq!(for_terminal("a\u{202e}b"), "a\\u{202e}b");
    }

    #[test]
    fn nothing_in_markdown_begins_an_enumeration_or_a_heading() {
        assert_eq!(for_markdown_line("1. Sa Thầy"), "1\\. Sa Thầy");
        assert_eq!(for_markdown_line("- Sa Thầy"), "\\- Sa Thầy");
        assert_eq!(for_markdown_line("=== 2"), "\\=== 2");
        assert_eq!(for_markdown_line("# Sa Thầy"), "\\# Sa Thầy");
        assert_eq!(for_markdown_line("1.250 người"), "1.250 người");
        assert_eq!(for_markdown_line("2024 – a_b _c_"), "2024 – a_b \\_c\\_");
    }

    #[test]
    fn a_cell_of_several_lines_becomes_one_line() {
        assert_eq!(for_terminal("Họ và\r\ntên\tđại biểu"), "Họ và tên đại biểu");
        assert_eq!(for_terminal_lines("a\r\nb"), "a\nb");
    }
}
