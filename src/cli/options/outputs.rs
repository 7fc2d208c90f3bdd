//! `--format`, `--output` and `--force`: in what form a report is wanted, and where. Every command
//! that prints one has these.
//!
//! The ending of a file is true: it tells the format, and where it is none that the command writes,
//! or another than the one asked for, the file is refused before anything is done.

use std::convert::Infallible;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::super::browser::Page;
use super::super::output::NewFile;
use super::{NEW_FILES, one_of};
use crate::fault::Fault;
use crate::render::{ReportFormat, is_format_id};
use crate::text;

/// In what form a report is wanted, and where.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new(NEW_FILES).multiple(true))]
pub(in crate::cli) struct OutputOptions<F: ReportFormat + Send + Sync + 'static> {
    /// Format of the report; by default a table, or what the ending of --output tells
    /// vi: Định dạng báo cáo; mặc định là bảng (table), hoặc theo đuôi tệp của --output
    #[arg(long, value_name = "FORMAT", value_parser = one_of::<F>())]
    format: Option<F>,
    /// Write the report to this new file, as `report.html` or `json=report.txt`, and not to the
    /// screen; can be given several times, `-` for the screen
    /// vi: Ghi báo cáo vào tệp mới này, như `baocao.html` hoặc `json=baocao.txt`, không in ra màn
    /// hình; có thể ghi nhiều lần, `-` là màn hình
    #[arg(short, long, value_name = "[FORMAT=]FILE", group = NEW_FILES)]
    output: Vec<OutputOption>,
    /// Show the report as a page in the browser: that of --output, else one that is written into a
    /// new folder for it
    /// vi: Mở báo cáo trong trình duyệt: trang đã nêu ở --output, nếu không thì một trang được ghi vào
    /// thư mục tạm
    #[arg(long)]
    pub(in crate::cli) open: bool,
    /// Let new files replace existing ones
    /// vi: Cho phép ghi đè lên tệp đã có
    #[arg(long, requires = NEW_FILES)]
    pub(in crate::cli) force: bool,
}

/// Where the reports of one run go.
pub(in crate::cli) struct Destinations<'a, F> {
    /// The format for standard output; none where the report goes to files alone.
    pub(in crate::cli) printed: Option<F>,
    /// The new files, each with its format.
    pub(in crate::cli) files: Vec<(NewFile<'a>, F)>,
    /// The page that is shown in the browser, which is one of the files.
    pub(in crate::cli) page: Option<Page>,
}

impl<F: ReportFormat + Send + Sync> OutputOptions<F> {
    /// Refuses what must not or cannot be written, before anything is done: nobody waits for a
    /// report that cannot be kept.
    pub(in crate::cli) fn destinations(
        &self,
        originals: &[PathBuf],
    ) -> Result<Destinations<'_, F>, Fault> {
        let mut files: Vec<(NewFile<'_>, F)> = Vec::new();
        let mut printed = self.output.is_empty().then(|| self.format.unwrap_or_default());
        for output in &self.output {
            let format = output.format(self.format)?;
            if output.is_standard_output() {
                if printed.replace(format).is_some() {
                    return Err(named_twice(&output.path));
                }
                continue;
            }
            if files.iter().any(|(file, _)| file.path() == output.path) {
                return Err(named_twice(&output.path));
            }
            files.push((NewFile::new(&output.path, self.force, originals)?, format));
        }
        if let Some(format) = printed.filter(|format| format.is_binary()) {
            return Err(needs_a_file(format));
        }
        let page = self.page(&mut files, originals)?;
        if page.is_some() && self.output.is_empty() {
            // Who has the page before them reads no table, but a format that was asked for goes on.
            printed = self.format;
        }
        Ok(Destinations { printed, files, page })
    }

    /// The page to show: the one among the files, else a new one.
    fn page<'a>(
        &'a self,
        files: &mut Vec<(NewFile<'a>, F)>,
        originals: &[PathBuf],
    ) -> Result<Option<Page>, Fault> {
        let Some(html) = F::with_id("html").filter(|_| self.open) else { return Ok(None) };
        if let Some((file, _)) = files.iter().find(|(_, format)| format.id() == html.id()) {
            return Ok(Some(Page::named(file.path())));
        }
        let page = Page::new(originals)?;
        files.push((NewFile::owned(page.path().to_owned()), html));
        Ok(Some(page))
    }

    /// Whether any file is to be written.
    pub(in crate::cli) fn names_files(&self) -> bool {
        !self.output.is_empty()
    }
}

/// `--output`: a new file, and the format that is written to it if it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OutputOption {
    path: PathBuf,
    format: Option<String>,
}

impl FromStr for OutputOption {
    type Err = Infallible;

    /// Reads `FILE` or `FORMAT=FILE`. What stands before `=` and is no format is part of the name.
    fn from_str(written: &str) -> Result<Self, Self::Err> {
        if let Some((format, path)) = written.split_once('=')
            && !path.is_empty()
        {
            let format = format.to_ascii_lowercase();
            if is_format_id(&format) {
                return Ok(Self { path: PathBuf::from(path), format: Some(format) });
            }
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
    /// Whether it is `-`: the report is printed, too.
    fn is_standard_output(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// The format: the one written before the name, else what the ending tells, else `--format`,
    /// else the table; the last two only for a name that promises nothing else.
    fn format<F: ReportFormat>(&self, asked: Option<F>) -> Result<F, Fault> {
        if let Some(id) = &self.format {
            return F::with_id(id).ok_or_else(|| self.not_written::<F>(id));
        }
        let has_ending = self.path.extension().is_some_and(|ending| !ending.is_empty());
        match (asked, F::of_file(&self.path)) {
            (None, Some(told)) => Ok(told),
            (Some(asked), _) if !has_ending || asked.goes_by(&self.path) => Ok(asked),
            (None, None) if !has_ending => Ok(F::default()),
            (Some(asked), Some(_)) => Err(self.of_another_format(asked)),
            (_, None) => Err(self.unknown_ending::<F>()),
        }
    }

    fn not_written<F: ReportFormat>(&self, id: &str) -> Fault {
        let ids = F::ids().join(", ");
        self.fault(text!(
            vi: "lệnh này không ghi được định dạng `{id}`",
            en: "this command does not write the format `{id}`"
        ))
        .help(text!(vi: "các định dạng ghi được: {ids}", en: "it writes {ids}"))
    }

    fn unknown_ending<F: ReportFormat>(&self) -> Fault {
        let ending = self.ending();
        let known = F::ALL.iter().filter_map(|format| Some((format.ending()?, format.id())));
        let known: Vec<String> = known.map(|(ending, id)| format!("`.{ending}` ({id})")).collect();
        let known = known.join(", ");
        self.fault(text!(
            vi: "lệnh này không ghi được tệp có đuôi `.{ending}`",
            en: "this command writes no file that ends in `.{ending}`"
        ))
        .help(text!(vi: "các đuôi ghi được: {known}", en: "it writes {known}"))
    }

    fn of_another_format<F: ReportFormat>(&self, asked: F) -> Fault {
        let (ending, id) = (self.ending(), asked.id());
        let path = self.path.display();
        let fault = self.fault(text!(
            vi: "đuôi tệp `.{ending}` không phải của định dạng `{id}` đã nêu ở --format",
            en: "`.{ending}` is not the ending of `{id}`, for which --format asks"
        ));
        let renamed = asked.ending().map(|ending| self.path.with_extension(ending));
        let renamed = renamed.map(|path| {
            let path = path.display();
            text!(vi: "đặt tên tệp là `{path}`, hoặc bỏ --format", en: "name it `{path}`, or leave out --format")
        });
        fault.helps(renamed).help(text!(
            vi: "nếu vẫn muốn tên này: `--output {id}={path}`",
            en: "if it must have this name: `--output {id}={path}`"
        ))
    }

    fn fault(&self, message: crate::wording::Text) -> Fault {
        Fault::new(message).about(self.path.display())
    }

    fn ending(&self) -> String {
        self.path
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase())
            .unwrap_or_default()
    }
}

/// A screen shows no workbook, and some shells spoil one on its way into a file.
fn needs_a_file(format: impl ReportFormat) -> Fault {
    let (id, ending) = (format.id(), format.ending().unwrap_or_default());
    Fault::new(text!(
        vi: "định dạng `{id}` phải được ghi vào tệp",
        en: "the format `{id}` goes into a file"
    ))
    .about("--format")
    .help(text!(
        vi: "nêu tên tệp: `--output ket-qua.{ending}`",
        en: "name the file: `--output result.{ending}`"
    ))
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
    use crate::render::{Format, WholeFormat};

    fn format<F: ReportFormat>(written: &str, asked: Option<F>) -> Result<F, Fault> {
        written.parse::<OutputOption>().unwrap().format(asked)
    }

    #[test]
    fn the_format_is_named_before_the_file_or_told_by_its_ending() {
        assert_eq!(format("report.json", None), Ok(Format::Json));
        assert_eq!(format("JSON=report.txt", None), Ok(Format::Json));
        assert_eq!(format("report", None), Ok(Format::Table));
        assert_eq!(format("report", Some(Format::Json)), Ok(Format::Json));
        assert_eq!(format("report.txt", Some(Format::Github)), Ok(Format::Github));
        assert_eq!(format("report.json", Some(Format::Gitlab)), Ok(Format::Gitlab));
        assert_eq!(format("table=report.json", Some(Format::Json)), Ok(Format::Table));
    }

    #[test]
    fn an_ending_that_is_not_written_is_refused_with_those_that_are() {
        for name in ["o.xls", "o.pdf", "o.docx", "o.log"] {
            for asked in [None, Some(WholeFormat::Json)] {
                let refused = format(name, asked).unwrap_err();
                assert!(refused.help[0].vi.contains("`.html` (html)"), "{refused:?}");
            }
        }
        assert!(format::<WholeFormat>("o.sarif", None).is_err());
        assert!(format::<Format>("o.sarif", None).is_ok());
    }

    #[test]
    fn a_format_that_is_not_written_is_refused_with_those_that_are() {
        for written in ["sarif=o.json", "junit=o.bin", "toml=o"] {
            let refused = format::<WholeFormat>(written, None).unwrap_err();
            assert!(
                refused.help[0].en.contains("table, json, markdown, html, csv, xlsx"),
                "{refused:?}"
            );
        }
    }

    #[test]
    fn an_ending_that_says_otherwise_than_the_format_is_refused_with_both_ways_on() {
        let refused = format("o.html", Some(Format::Json)).unwrap_err();
        assert!(refused.help[0].en.contains("`o.json`"), "{refused:?}");
        assert!(refused.help[1].en.contains("json=o.html"), "{refused:?}");
    }

    #[test]
    fn a_dash_is_standard_output_beside_the_files() {
        let to = |outputs: &[&str], format: Option<Format>| {
            let output = outputs.iter().map(|written| written.parse().unwrap()).collect();
            let options = OutputOptions { format, output, open: false, force: false };
            let to = options.destinations(&[])?;
            let files = to.files.iter().map(|(_, format)| *format).collect::<Vec<_>>();
            Ok::<_, Fault>((to.printed, files))
        };
        assert_eq!(to(&[], None), Ok((Some(Format::Table), vec![])));
        assert_eq!(to(&[], Some(Format::Json)), Ok((Some(Format::Json), vec![])));
        assert_eq!(to(&["new.html"], None), Ok((None, vec![Format::Html])));
        assert_eq!(to(&["-", "new.html"], None), Ok((Some(Format::Table), vec![Format::Html])));
        assert_eq!(to(&["github=-"], None), Ok((Some(Format::Github), vec![])));
        assert!(to(&["-", "json=-"], None).is_err());
    }

    #[test]
    fn a_workbook_goes_into_a_file_and_never_to_a_screen() {
        for output in [vec![], vec!["xlsx=-".parse().unwrap()]] {
            let format = output.is_empty().then_some(Format::Xlsx);
            let options = OutputOptions { format, output, open: false, force: false };
            let refused = options.destinations(&[]).err().unwrap();
            assert!(refused.help[0].en.contains("--output result.xlsx"), "{refused:?}");
        }
    }

    #[test]
    fn an_equals_sign_in_a_name_is_part_of_it() {
        let output: OutputOption = "a=b.json".parse().unwrap();
        assert_eq!(output, OutputOption { path: PathBuf::from("a=b.json"), format: None });
    }
}
