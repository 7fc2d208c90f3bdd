//! The report of a run, list by list: as a screen shows it, and as a page.

use std::collections::BTreeMap;

use super::{View, between_lists, list, overview, passed_over};
use crate::render::document::{Document, PagePrinter, on_screen};
use crate::render::{RenderOptions, ReportWriter};
use crate::report::{Closing, InputReport, Run};
use crate::text;
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

impl ReportWriter for ScreenWriter {
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

/// Writes the report as a page. The overview stands in front but is known last, so what is drawn of
/// the lists is kept until then: text, not the lists.
pub(in crate::render) struct PageWriter<P> {
    printer: P,
    options: RenderOptions,
    /// The lists as they are drawn.
    lists: String,
    /// The paths of the lists that have a part of their own, with their numbers.
    parts: BTreeMap<String, usize>,
}

impl<P: PagePrinter> PageWriter<P> {
    pub(in crate::render) fn new(printer: P, options: RenderOptions) -> Self {
        Self { printer, options, lists: String::new(), parts: BTreeMap::new() }
    }

    fn view(&self) -> View<'_> {
        View { options: &self.options, is_page: true, is_brief: !P::IS_WHOLE }
    }
}

/// What stands above every page.
pub(in crate::render) fn title() -> Text {
    text!(vi: "Kết quả kiểm tra danh sách đại biểu", en: "Check of lists of delegates")
}

impl<P: PagePrinter> ReportWriter for PageWriter<P> {
    fn begin(&mut self, run: &Run) -> String {
        let mut rules = Document::default();
        for ruleset in &run.rulesets {
            rules.say(super::facts::ruleset(ruleset));
        }
        let lang = self.options.lang;
        format!("{}{}", self.printer.head(&title(), lang), self.printer.document(&rules, lang))
    }

    fn input(&mut self, run: &Run, input: &InputReport, number: usize) -> String {
        let mut document = Document::default();
        list::tell(&mut document, run, input, number, self.view());
        if !document.is_empty() {
            self.parts.insert(input.path.clone(), number);
            self.lists.push_str(&self.printer.document(&document, self.options.lang));
        }
        String::new()
    }

    fn end(&mut self, run: &Run, closing: &Closing) -> String {
        let mut document = Document::default();
        overview::units(&mut document, run, closing, &self.parts, self.view());
        between_lists::tell(&mut document, &closing.between_lists, self.view());
        passed_over::tell(&mut document, &closing.passed_over, self.view());
        let front = self.printer.document(&document, self.options.lang);
        let lists = std::mem::take(&mut self.lists);
        format!("{front}{lists}{}", self.printer.foot())
    }
}
