//! What the user tells of the files: their layout, their encoding, how large they may be.

use std::path::PathBuf;

use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::files::Disk;
use crate::read::{EncodingChoice, Limits, ReadOptions};
use crate::recognise::{ColumnHint, Hints};
use crate::rules::{Privacy, Ruleset};
use crate::sheet::Row;
use crate::text;
use crate::validate::{self, CheckSettings};

/// What the user tells of the layout of the lists.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct LayoutOptions {
    /// Read this sheet only; can be given several times
    /// vi: Chỉ đọc trang tính này; có thể ghi nhiều lần
    #[arg(long = "sheet", value_name = "NAME")]
    pub(in crate::cli) sheets: Vec<String>,
    /// Column that holds a field, such as `gender=E`; can be given several times
    /// vi: Cột chứa một trường, như "giới tính=E"; có thể ghi nhiều lần
    #[arg(long = "column", value_name = "FIELD=COL")]
    columns: Vec<String>,
    /// Row in which the header begins
    /// vi: Dòng bắt đầu phần tiêu đề của bảng
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(1..)
    )]
    header_row: Option<u32>,
    /// Map file (TOML) that tells header rows and columns; `inspect --write-map` writes one
    /// vi: Tệp chỉ dẫn (TOML) ghi dòng tiêu đề và các cột; `inspect --write-map` tạo sẵn
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) map: Option<PathBuf>,
    /// Encoding of the text, where the tool mistakes it
    /// vi: Bảng mã của văn bản, khi công cụ nhận nhầm
    #[arg(long, value_name = "ENCODING", default_value = "auto", hide_short_help = true)]
    encoding: EncodingOption,
    /// Largest file to read, in MiB; by default 32, of text such as CSV 16
    /// vi: Tệp lớn nhất được đọc, tính bằng MiB; mặc định 32, với tệp văn bản như CSV là 16
    #[arg(long, value_name = "MIB", hide_short_help = true,
          value_parser = clap::value_parser!(u64).range(1..))]
    max_file_size: Option<u64>,
    /// Most cells to read of a file
    /// vi: Số ô nhiều nhất được đọc trong một tệp
    #[arg(long, value_name = "N", default_value_t = Limits::default().cells, hide_short_help = true,
          value_parser = clap::value_parser!(u64).range(1..))]
    max_cells: u64,
    /// Show personal identity and phone numbers, which are masked otherwise
    /// vi: Hiện số căn cước và số điện thoại, bình thường được che
    #[arg(long)]
    show_identity: bool,
}

/// `--encoding`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum EncodingOption {
    Auto,
    #[value(name = "utf-8")]
    Utf8,
    #[value(name = "windows-1258")]
    Windows1258,
    Tcvn3,
    Vni,
    /// As the file tells, but never TCVN3 or VNI
    #[value(name = "no-legacy")]
    NoLegacy,
}

impl From<EncodingOption> for EncodingChoice {
    fn from(option: EncodingOption) -> Self {
        match option {
            EncodingOption::Auto => Self::Auto,
            EncodingOption::Utf8 => Self::Utf8,
            EncodingOption::Windows1258 => Self::Windows1258,
            EncodingOption::Tcvn3 => Self::Tcvn3,
            EncodingOption::Vni => Self::Vni,
            EncodingOption::NoLegacy => Self::NoLegacyFont,
        }
    }
}

impl LayoutOptions {
    /// How the files are to be read.
    fn reading(&self) -> ReadOptions {
        let believed = |mib: u64| Limits::default().of_files(mib.saturating_mul(1 << 20));
        let limits = self.max_file_size.map_or_else(Limits::default, believed);
        let limits = Limits { cells: self.max_cells, ..limits };
        ReadOptions { limits, encoding: self.encoding.into() }
    }

    fn privacy(&self) -> Privacy {
        if self.show_identity { Privacy::Shown } else { Privacy::Masked }
    }

    /// What is told of the layout, by options and by the map.
    fn hints(&self) -> Result<Hints, Fault> {
        let mut hints = match &self.map {
            Some(file) => validate::load_map(file, &Disk)?,
            None => Hints::default(),
        };
        for written in &self.columns {
            let hint = written.parse().map_err(|fault: Fault| fault.at("`--column`"))?;
            hints.columns.push(hint);
        }
        hints.header_row = self.header_row.map(Row::new);
        match hints.contradiction() {
            Some((one, other)) => Err(contradiction(one, other)),
            None => Ok(hints),
        }
    }
}

fn contradiction(one: ColumnHint, other: ColumnHint) -> Fault {
    let written = |hint: ColumnHint| format!("{}={}", hint.field.id(), hint.column);
    let (one, other) = (written(one), written(other));
    Fault::new(text!(
        vi: "`--column {one}` mâu thuẫn với `--column {other}`",
        en: "`--column {one}` contradicts `--column {other}`"
    ))
    .help(text!(
        vi: "mỗi trường một cột, mỗi cột một trường",
        en: "name each field and each column once"
    ))
}

impl LayoutOptions {
    /// What `inspect` needs: the layout, and nothing that is judged.
    pub(in crate::cli) fn settings<'a>(
        &self,
        ruleset: &'a Ruleset,
    ) -> Result<CheckSettings<'a>, Fault> {
        Ok(CheckSettings {
            ruleset,
            sheets: self.sheets.clone(),
            hints: self.hints()?,
            reading: self.reading(),
            privacy: self.privacy(),
            ..CheckSettings::new(ruleset)
        })
    }
}
