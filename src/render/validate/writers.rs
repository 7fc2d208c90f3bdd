//! The report of a run, list by list: as a screen shows it, and as a page.

use std::collections::BTreeMap;

use super::{View, between_lists, list, office, overview, passed_over};
use crate::render::document::{Document, Html, Markdown, PagePrinter as _, on_screen};
use crate::render::{RenderOptions, TextWriter};
use crate::report::words::check_title;
use crate::report::{Closing, InputReport, Run};
use crate::wording::Text;

/// Writes the report at the width of the options.
pub(in crate::render) struct ScreenWriter {
    options: RenderOptions,
    /// Whether something stands above already.
    has_begun: bool,
}

impl ScreenWriter {
    pub(in crate::render) fn new(options: RenderOptions) -> Self {
        Self { options, has_begun: false }
    }

    fn view(&self) -> View<'_> {
        View { options: &self.options, is_page: false, is_brief: self.options.quiet }
    }

    /// The document, set off from what stands above.
    fn drawn(&mut self, document: &Document) -> String {
        let text = on_screen(document, &self.options);
        if text.is_empty() {
            return text;
        }
        let gap = if self.has_begun { "\n" } else { "" };
        self.has_begun = true;
        format!("{gap}{text}")
    }
}

impl TextWriter for ScreenWriter {
    fn begin(&mut self, _run: &Run) -> String {
        String::new()
    }

    fn input(&mut self, run: &Run, input: &InputReport, number: usize) -> String {
        // Why a list could not be read is told on standard error, not here.
        if input.outcome.is_err() || (run.inputs > 1 && !self.options.details) {
            return String::new();
        }
        let mut document = Document::default();
        list::tell(&mut document, run, input, number, self.view());
        self.drawn(&document)
    }

    fn end(&mut self, run: &Run, closing: &Closing) -> String {
        let mut document = Document::default();
        let are_several = run.inputs > 1 || closing.overview.units.len() > 1;
        if are_several {
            overview::units(&mut document, run, closing, &BTreeMap::new(), self.view());
        }
        between_lists::tell(&mut document, &closing.between_lists, self.view());
        passed_over::tell(&mut document, &closing.passed_over, self.view());
        if are_several {
            overview::last_sentences(&mut document, run, closing, &self.options);
        }
        self.drawn(&document)
    }
}

/// Writes the report as the summary of a job: what needs attention. The overview stands in front but
/// is known last, so what is drawn of the lists is kept until then: text, not the lists.
pub(in crate::render) struct SummaryWriter {
    options: RenderOptions,
    lists: DrawnLists,
}

/// What is drawn of the lists so far.
#[derive(Default)]
struct DrawnLists {
    text: String,
    /// The paths of the lists that have a part of their own, with their numbers.
    parts: BTreeMap<String, usize>,
}

impl DrawnLists {
    fn add(
        &mut self,
        document: &Document,
        (input, number): (&InputReport, usize),
        draw: impl Fn(&Document) -> String,
    ) {
        if !document.is_empty() {
            self.parts.insert(input.path.clone(), number);
            self.text.push_str(&draw(document));
        }
    }
}

impl SummaryWriter {
    pub(in crate::render) fn new(options: RenderOptions) -> Self {
        Self { options, lists: DrawnLists::default() }
    }

    fn view(&self) -> View<'_> {
        View { options: &self.options, is_page: true, is_brief: true }
    }
}

impl TextWriter for SummaryWriter {
    fn begin(&mut self, run: &Run) -> String {
        let mut rules = Document::default();
        for ruleset in &run.rulesets {
            rules.say(super::facts::ruleset(ruleset));
        }
        let lang = self.options.lang;
        format!("{}{}", Markdown.head(&check_title(), lang), Markdown.document(&rules, lang))
    }

    fn input(&mut self, run: &Run, input: &InputReport, number: usize) -> String {
        let mut document = Document::default();
        list::tell(&mut document, run, input, number, self.view());
        let lang = self.options.lang;
        self.lists.add(&document, (input, number), |document| Markdown.document(document, lang));
        String::new()
    }

    fn end(&mut self, run: &Run, closing: &Closing) -> String {
        let mut document = Document::default();
        overview::units(&mut document, run, closing, &self.lists.parts, self.view());
        between_lists::tell(&mut document, &closing.between_lists, self.view());
        passed_over::tell(&mut document, &closing.passed_over, self.view());
        let front = Markdown.document(&document, self.options.lang);
        let lists = std::mem::take(&mut self.lists.text);
        format!("{front}{lists}{}", Markdown.foot())
    }
}

/// Writes the page that an office hands on: a sheet of paper for all lists together, and one for
/// each.
pub(in crate::render) struct OfficeWriter {
    options: RenderOptions,
    lists: DrawnLists,
    /// The title of the first list. Only the end tells whether that begins a sheet of its own.
    first: Option<Text>,
}

impl OfficeWriter {
    pub(in crate::render) fn new(options: RenderOptions) -> Self {
        Self { options, lists: DrawnLists::default(), first: None }
    }

    fn view(&self) -> View<'_> {
        View { options: &self.options, is_page: true, is_brief: false }
    }

    fn drawn(&self, document: &Document) -> String {
        Html.document(document, self.options.lang)
    }
}

impl TextWriter for OfficeWriter {
    fn begin(&mut self, _run: &Run) -> String {
        Html.head(&check_title(), self.options.lang)
    }

    fn input(&mut self, run: &Run, input: &InputReport, number: usize) -> String {
        let (mut document, lang) = (Document::default(), self.options.lang);
        if number == 1 {
            self.first = Some(office::title(input));
        } else {
            document.title_of_list(office::title(input), number);
        }
        office::tell(&mut document, run, input, self.view());
        if run.inputs > 1 {
            office::signatures(&mut document);
        }
        self.lists.add(&document, (input, number), |document| Html.document(document, lang));
        String::new()
    }

    fn end(&mut self, run: &Run, closing: &Closing) -> String {
        let mut document = Document::default();
        let are_several = run.inputs > 1 || closing.overview.units.len() > 1;
        if are_several || closing.inputs == 0 {
            office::front(&mut document, run, closing, &self.lists.parts, self.view());
        } else {
            office::beside(&mut document, closing, self.view());
        }
        let front = self.drawn(&document);
        let (mut title, mut last) = (Document::default(), Document::default());
        match self.first.take() {
            Some(first) if are_several => title.title_of_list(first, 1),
            Some(first) => title.title(first),
            None => {}
        }
        if run.inputs == 1 {
            office::signatures(&mut last);
        }
        let (title, last) = (self.drawn(&title), self.drawn(&last));
        let lists = std::mem::take(&mut self.lists.text);
        let foot = Html.foot();
        if are_several {
            format!("{front}{title}{lists}{last}{foot}")
        } else {
            format!("{title}{lists}{front}{last}{foot}")
        }
    }
}
