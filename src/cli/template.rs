//! `template`: writes a blank workbook for an office to fill in.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::output::NewFile;
use super::screen::Screen;
use crate::fault::Fault;
use crate::rules::{self, Level, Ruleset};
use crate::template::{self, TemplateOptions};
use crate::text;
use crate::validate;

#[derive(Debug, clap::Args)]
pub(super) struct WorkbookOptions {
    /// Level of the congress, such as `district` or `province`
    /// vi: Cấp đại hội, như `huyện` hoặc `tỉnh`
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
    /// Ruleset: the id of a built-in one, or the path of a TOML file
    /// vi: Bộ quy định: mã của bộ có sẵn, hoặc đường dẫn tới tệp TOML
    #[arg(long, value_name = "ID|PATH", default_value = "vn-2024")]
    rules: String,
    /// The new workbook (.xlsx); by default mau-LEVEL.xlsx, and `-` is standard output
    /// vi: Tệp mẫu mới (.xlsx); mặc định là mau-CẤP.xlsx, còn `-` là đầu ra chuẩn
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the workbook if it exists already
    /// vi: Ghi đè nếu tệp mẫu đã có
    #[arg(long)]
    force: bool,
}

pub(super) fn run(options: &WorkbookOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let ruleset = rules::load(&options.rules)?;
    let level = level(options, &ruleset)?;
    let path =
        options.output.clone().unwrap_or_else(|| PathBuf::from(format!("mau-{}.xlsx", level.id)));
    let wanted = TemplateOptions { ruleset: &ruleset, level, lang: screen.lang };
    if path.as_os_str() == "-" {
        return to_stdout(&wanted);
    }
    named_as_workbook(&path)?;
    let file = NewFile::new(&path, options.force, &[PathBuf::from(&options.rules)])?;
    file.write(&template::workbook(&wanted)?)?;
    let name = path.display();
    screen.note(&text!(
        vi: "đã tạo mẫu {name}; ghi xong thì kiểm tra bằng: delegate-quota validate {name}",
        en: "the form was written to {name}; once it is filled in: delegate-quota validate {name}"
    ));
    Ok(ExitStatus::Accepted)
}

/// The level asked for; the only one where the ruleset has no other.
fn level<'a>(options: &WorkbookOptions, ruleset: &'a Ruleset) -> Result<&'a Level, Fault> {
    match (&options.level, ruleset.levels.as_slice()) {
        (Some(asked), _) => validate::level_asked(ruleset, asked),
        (None, [level]) => Ok(level),
        (None, levels) => Err(Fault::new(text!(
            vi: "cần biết mẫu dùng cho đại hội cấp nào",
            en: "the form needs the level of the congress"
        ))
        .help(text!(
            vi: "thêm `--level {levels}`",
            en: "name it with `--level {levels}`",
            levels = Level::choice(levels)
        ))),
    }
}

/// Excel refuses a workbook whose name promises another format.
fn named_as_workbook(path: &Path) -> Result<(), Fault> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Ok(());
    }
    let named = path.with_extension("xlsx");
    let named = named.display();
    Err(Fault::new(text!(
        vi: "mẫu là tệp Excel nên tên tệp phải có đuôi .xlsx",
        en: "the form is an Excel workbook, and its name must end in .xlsx"
    ))
    .about(path.display())
    .help(text!(vi: "ví dụ `{named}`", en: "for example `{named}`")))
}

fn to_stdout(wanted: &TemplateOptions<'_>) -> anyhow::Result<ExitStatus> {
    let mut stdout = std::io::stdout().lock();
    if stdout.is_terminal() {
        return Err(Fault::new(text!(
            vi: "không in tệp Excel ra màn hình",
            en: "a workbook is not written to a terminal"
        ))
        .help(text!(
            vi: "ghi vào tệp bằng `--output TỆP.xlsx`",
            en: "write it to a file with `--output FILE.xlsx`"
        ))
        .into());
    }
    stdout.write_all(&template::workbook(wanted)?)?;
    stdout.flush()?;
    Ok(ExitStatus::Accepted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(level: Option<&str>) -> WorkbookOptions {
        WorkbookOptions {
            level: level.map(str::to_owned),
            rules: "vn-2024".to_owned(),
            output: None,
            force: false,
        }
    }

    #[test]
    fn the_level_is_asked_for_where_there_are_several() {
        let ruleset = rules::load("vn-2024").unwrap();
        assert_eq!(level(&options(Some("province")), &ruleset).unwrap().id, "province");
        let asked = level(&options(None), &ruleset).unwrap_err();
        assert!(asked.help[0].en.contains("--level district|province"), "{asked:?}");
        assert!(level(&options(Some("distrct")), &ruleset).is_err());
    }

    #[test]
    fn a_workbook_is_named_as_one() {
        assert!(named_as_workbook(Path::new("mau.XLSX")).is_ok());
        for name in ["mau.xls", "mau", "mau.ods"] {
            let refused = named_as_workbook(Path::new(name)).unwrap_err();
            assert!(refused.help[0].en.contains("mau.xlsx"), "{refused:?}");
        }
    }
}
