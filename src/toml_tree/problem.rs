//! A problem in a written file, and how it is shown: file, line, caret, help.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::fault::{Fault, MarkedProblems};
use crate::wording::{Lang, Text};

/// A place in one of the files that were read together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file, by its number in [`Sources`].
    pub file: usize,
    /// The bytes of its text.
    pub span: Range<usize>,
}

/// Something wrong at one place of a written file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong: a lower-case fragment, found and expected.
    pub message: Text,
    pub place: Place,
    /// A few words beside the caret.
    pub label: Option<Text>,
    /// The way on.
    pub help: Option<Text>,
}

impl Problem {
    pub fn error(place: &Place, message: Text) -> Self {
        Self { message, place: place.clone(), label: None, help: None }
    }

    /// What was refused for this reason stands here; one way on is shown.
    pub fn refused(place: &Place, fault: Fault) -> Self {
        Self::error(place, fault.message).maybe_help(fault.help.into_iter().next())
    }

    /// The same problem, with a few words beside the caret.
    #[must_use]
    pub fn label(mut self, label: Text) -> Self {
        self.label = Some(label);
        self
    }

    /// The same problem, with the way on.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// The same problem, with the way on where there is one to offer.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<Text>) -> Self {
        self.help = help;
        self
    }
}

/// The texts that problems point into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<Source>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Source {
    number: usize,
    name: String,
    text: Cow<'static, str>,
}

impl Sources {
    /// One file, by name and text.
    pub fn single(name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Self {
        let mut sources = Self::default();
        sources.add(0, name, text);
        sources
    }

    /// Adds a file with the number by which places name it.
    pub fn add(
        &mut self,
        number: usize,
        name: impl Into<String>,
        text: impl Into<Cow<'static, str>>,
    ) {
        self.files.push(Source { number, name: name.into(), text: text.into() });
    }

    /// How many files were added before the one with this number.
    pub fn position(&self, number: usize) -> Option<usize> {
        self.files.iter().position(|file| file.number == number)
    }

    /// The file's name and text.
    pub fn file(&self, number: usize) -> Option<(&str, &str)> {
        let file = self.files.get(self.position(number)?)?;
        Some((&file.name, &file.text))
    }
}

/// Shows problems one after the other, each with file, line, caret and help.
pub fn render_problems(
    problems: &[Problem],
    sources: &Sources,
    lang: Lang,
    colour: bool,
) -> String {
    let shown: Vec<String> =
        problems.iter().map(|problem| render(problem, sources, lang, colour)).collect();
    shown.join("\n\n")
}

/// All that is wrong with a file as one fault, which shows the problems in place of its message.
pub fn invalid(message: Text, problems: &[Problem], sources: &Sources) -> Fault {
    let shown = |colour| Text::by(|lang| render_problems(problems, sources, lang, colour));
    let problems = MarkedProblems { plain: shown(false), coloured: shown(true) };
    Fault { problems: Some(Box::new(problems)), ..Fault::new(message) }
}

fn render(problem: &Problem, sources: &Sources, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let level = match lang {
        Lang::En => Level::ERROR,
        Lang::Vi => Level::ERROR.with_name("lỗi"),
    };
    let title = level.primary_title(problem.message.get(lang));
    let Some((name, text)) = sources.file(problem.place.file) else {
        return renderer.render(&[title.element(annotate_snippets::Padding)]);
    };
    let span = within(&problem.place.span, text);
    let caret = AnnotationKind::Primary
        .span(span)
        .label(problem.label.as_ref().map(|label| label.get(lang)));
    let mut group = title.element(Snippet::source(text).path(name).annotation(caret));
    if let Some(help) = &problem.help {
        let level = match lang {
            Lang::En => Level::HELP,
            Lang::Vi => Level::HELP.with_name("gợi ý"),
        };
        group = group.element(level.message(help.get(lang)));
    }
    renderer.render(&[group])
}

/// The span, cut to what the text holds and to one line, so that the caret stays near the key.
fn within(span: &Range<usize>, text: &str) -> Range<usize> {
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let start = boundary(span.start).unwrap_or_default();
    let end = boundary(span.end.max(start)).unwrap_or(start);
    let first_line = text.get(start..end).unwrap_or_default();
    let length = first_line.find('\n').unwrap_or(first_line.len());
    start..start + length
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn a_problem_is_shown_with_file_line_caret_and_help_in_both_languages() {
        let sources = Sources::single("rules.toml", "id = \"x\"\ncitaton = \"III\"\n");
        let place = Place { file: 0, span: 9..16 };
        let problem =
            Problem::error(&place, text!(vi: "khóa lạ `citaton`", en: "unknown key `citaton`"))
                .help(text!(vi: "có phải `citation`?", en: "did you mean `citation`?"));
        let english = render_problems(std::slice::from_ref(&problem), &sources, Lang::En, false);
        assert!(english.starts_with("error: unknown key `citaton`"), "{english}");
        assert!(english.contains("rules.toml:2:1"), "{english}");
        assert!(english.contains("^^^^^^^"), "{english}");
        assert!(english.contains("help: did you mean `citation`?"), "{english}");
        let vietnamese = render_problems(&[problem], &sources, Lang::Vi, false);
        assert!(vietnamese.starts_with("lỗi: khóa lạ `citaton`"), "{vietnamese}");
    }

    #[test]
    fn a_span_beyond_the_text_or_within_a_letter_does_not_panic() {
        let sources = Sources::single("x.toml", "tên = 1");
        for span in [0..2, 2..3, 90..99, 0..90] {
            let place = Place { file: 0, span };
            let problem = Problem::error(&place, Text::same("x"));
            assert!(render_problems(&[problem], &sources, Lang::En, true).contains("x.toml"));
        }
    }
}
