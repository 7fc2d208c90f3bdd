//! Where the reports of a run go: standard output, and any number of new files at once.
//!
//! A file's report grows in memory, and beyond a size in a file without a name; only when it is
//! whole is it written to its place. A run that is stopped leaves no half of a report behind.

use std::fmt;
use std::io::{Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use tempfile::SpooledTempFile;

use super::super::output::{self, NewFile, StdoutReader};
use super::super::screen::Screen;
use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::render::{self, Format, RenderOptions, ReportWriter};
use crate::report::{Closing, InputReport, Run};
use crate::text;

/// A report that is larger than this is kept on disk while it grows.
const KEPT_IN_MEMORY: usize = 4 << 20;

/// `--output`: a new file, and the format that is written to it if it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OutputOption {
    path: PathBuf,
    format: Option<Format>,
}

impl FromStr for OutputOption {
    type Err = std::convert::Infallible;

    /// Reads `FILE` or `FORMAT=FILE`. What stands before `=` and is no format is part of the name.
    fn from_str(written: &str) -> Result<Self, Self::Err> {
        if let Some((format, path)) = written.split_once('=')
            && let Some(format) = Format::with_id(&format.to_ascii_lowercase())
            && !path.is_empty()
        {
            return Ok(Self { path: PathBuf::from(path), format: Some(format) });
        }
        Ok(Self { path: PathBuf::from(written), format: None })
    }
}

impl fmt::Display for OutputOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())
    }
}

impl OutputOption {
    /// The format: the one written before the name, else `--format`, else what the ending tells,
    /// else the table.
    fn format(&self, asked: Option<Format>) -> Format {
        self.format.or(asked).or_else(|| Format::of_file(&self.path)).unwrap_or_default()
    }
}

/// The reports of one run.
pub(super) struct Outputs<'a> {
    screen: &'a Screen,
    to_screen: Box<dyn ReportWriter>,
    files: Vec<FileOutput<'a>>,
    reader: StdoutReader,
}

struct FileOutput<'a> {
    file: NewFile<'a>,
    writer: Box<dyn ReportWriter>,
    spool: SpooledTempFile,
}

impl<'a> Outputs<'a> {
    /// Refuses files that must not be written to, before anything is checked.
    ///
    /// With `--output`, people see the table on standard output all the same.
    pub(super) fn new(
        outputs: &'a [OutputOption],
        asked: Option<Format>,
        force: bool,
        originals: &[PathBuf],
        page: &RenderOptions,
        screen: &'a Screen,
    ) -> Result<Self, Fault> {
        let mut files: Vec<FileOutput<'a>> = Vec::new();
        for output in outputs {
            if files.iter().any(|file| file.file.path() == output.path) {
                return Err(named_twice(&output.path));
            }
            let file = NewFile::new(&output.path, force, originals)?;
            let colour = screen.asked == super::super::options::ColourOption::Always;
            let options = RenderOptions { colour, ..*page };
            let writer = render::writer(output.format(asked), &options);
            files.push(FileOutput { file, writer, spool: SpooledTempFile::new(KEPT_IN_MEMORY) });
        }
        let format = if outputs.is_empty() { asked.unwrap_or_default() } else { Format::Table };
        Ok(Self {
            screen,
            to_screen: render::writer(format, page),
            files,
            reader: StdoutReader::There,
        })
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
        self.each(|writer| writer.input(run, input, number))
    }

    /// Writes the last part of each report, and the files to their places; tells whether nobody
    /// reads standard output any more.
    pub(super) fn end(mut self, run: &Run, closing: &Closing) -> anyhow::Result<bool> {
        self.each(|writer| writer.end(run, closing))?;
        for output in self.files {
            output.keep(self.screen)?;
        }
        Ok(self.reader == StdoutReader::Gone)
    }

    fn each(&mut self, part: impl Fn(&mut dyn ReportWriter) -> String) -> anyhow::Result<()> {
        let text = part(self.to_screen.as_mut());
        if self.reader == StdoutReader::There {
            self.reader = output::print(&text, self.screen)?;
        }
        for output in &mut self.files {
            let text = part(output.writer.as_mut());
            output
                .spool
                .write_all(text.as_bytes())
                .map_err(|fault| output.file.cannot_be_written(&fault))?;
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

fn named_twice(path: &Path) -> Fault {
    Fault::new(text!(
        vi: "--output nêu tệp này hai lần",
        en: "--output names this file twice"
    ))
    .about(path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(written: &str, asked: Option<Format>) -> Format {
        written.parse::<OutputOption>().unwrap().format(asked)
    }

    #[test]
    fn the_format_is_named_before_the_file_or_told_by_its_ending() {
        assert_eq!(format("report.json", None), Format::Json);
        assert_eq!(format("json=report.txt", None), Format::Json);
        assert_eq!(format("report", None), Format::Table);
        assert_eq!(format("report", Some(Format::Json)), Format::Json);
        assert_eq!(format("table=report.json", Some(Format::Json)), Format::Table);
    }

    #[test]
    fn an_equals_sign_in_a_name_is_part_of_it() {
        let output: OutputOption = "a=b.json".parse().unwrap();
        assert_eq!(output, OutputOption { path: PathBuf::from("a=b.json"), format: None });
    }
}
