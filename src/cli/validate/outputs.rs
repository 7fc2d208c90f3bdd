//! Where the reports of a run go: standard output, and any number of new files at once.
//!
//! A file's report grows in memory, and beyond a size in a file without a name; only when it is
//! whole is it written to its place. A run that is stopped leaves no half of a report behind.

use std::io::{Seek as _, Write as _};
use std::path::Path;

use tempfile::SpooledTempFile;

use super::super::browser::Page;
use super::super::options::{ColourOption, Destinations};
use super::super::output::{self, NewFile, StdoutReader};
use super::super::screen::Screen;
use super::annotate::AnnotatedCopy;
use crate::render::{self, Format, RenderOptions, ReportWriter};
use crate::report::{Closing, InputReport, Run};

/// A report that is larger than this is kept on disk while it grows.
const KEPT_IN_MEMORY: usize = 4 << 20;

/// The reports of one run.
pub(super) struct Outputs<'a> {
    screen: &'a Screen,
    /// None where the report goes to files alone.
    to_screen: Option<Box<dyn ReportWriter>>,
    files: Vec<FileOutput<'a>>,
    copy: Option<AnnotatedCopy<'a>>,
    page: RenderOptions,
    /// The page to show at the end.
    shown: Option<Page>,
    reader: StdoutReader,
}

struct FileOutput<'a> {
    file: NewFile<'a>,
    writer: Box<dyn ReportWriter>,
    spool: SpooledTempFile,
}

impl<'a> Outputs<'a> {
    pub(super) fn new(
        to: Destinations<'a, Format>,
        copy: Option<AnnotatedCopy<'a>>,
        page: &RenderOptions,
        screen: &'a Screen,
    ) -> Self {
        let colour = screen.asked == ColourOption::Always;
        let files = to.files.into_iter().map(|(file, format)| FileOutput {
            writer: render::writer(format, &RenderOptions { colour, ..*page }, &file.way_back()),
            file,
            spool: SpooledTempFile::new(KEPT_IN_MEMORY),
        });
        Self {
            screen,
            to_screen: to.printed.map(|format| render::writer(format, page, Path::new(""))),
            files: files.collect(),
            copy,
            page: *page,
            shown: to.page,
            reader: StdoutReader::There,
        }
    }

    pub(super) fn begin(&mut self, run: &Run) -> anyhow::Result<()> {
        self.each(|writer| writer.begin(run))
    }

    pub(super) fn input(
        &mut self,
        run: &Run,
        input: &InputReport,
        number: usize,
    ) -> anyhow::Result<()> {
        if let Some(copy) = &mut self.copy {
            copy.look(run, input, &self.page);
        }
        self.each(|writer| writer.input(run, input, number))
    }

    /// Writes the last part of each report, and the files to their places; tells whether nobody
    /// reads standard output any more.
    pub(super) fn end(mut self, run: &Run, closing: &Closing) -> anyhow::Result<bool> {
        self.each(|writer| writer.end(run, closing))?;
        for output in self.files {
            output.keep(self.screen)?;
        }
        if let Some(copy) = self.copy {
            copy.write(self.page.lang, self.screen)?;
        }
        if let Some(page) = self.shown {
            page.show(self.screen);
        }
        Ok(self.reader == StdoutReader::Gone)
    }

    fn each(&mut self, part: impl Fn(&mut dyn ReportWriter) -> Vec<u8>) -> anyhow::Result<()> {
        if let Some(writer) = &mut self.to_screen {
            let text = part(writer.as_mut());
            if self.reader == StdoutReader::There {
                self.reader = output::print(&text, self.screen)?;
            }
        }
        for output in &mut self.files {
            let text = part(output.writer.as_mut());
            output.spool.write_all(&text).map_err(|fault| output.file.cannot_be_written(&fault))?;
        }
        Ok(())
    }
}

impl FileOutput<'_> {
    fn keep(mut self, screen: &Screen) -> anyhow::Result<()> {
        let spool = &mut self.spool;
        let length = spool.stream_position().and_then(|length| spool.rewind().map(|()| length));
        let length = length.map_err(|fault| self.file.cannot_be_written(&fault))?;
        // An empty file would only be in the way of the next try.
        if length == 0 {
            return Ok(());
        }
        self.file.write_from(spool)?;
        self.file.tell_written(screen);
        Ok(())
    }
}
