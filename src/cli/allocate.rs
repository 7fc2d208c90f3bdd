//! `allocate`: allots seats to units in proportion to population.

use std::path::PathBuf;

use super::exit_code::ExitStatus;
use super::options::{Destinations, OutputOptions, one_of};
use super::output;
use super::screen::Screen;
use crate::calculate::allotment::{self, Allotment, Request, Reserve, SetAside, TieChoice, words};
use crate::calculate::apportion::Method;
use crate::catalogue::{self, GroupCatalogue};
use crate::fault::Fault;
use crate::files::Disk;
use crate::read::ReadOptions;
use crate::render::{self, AllotmentFormat, AllotmentPage, RenderOptions};
use crate::text;
use crate::units_table::{self, UnitsOptions, UnitsTable};

#[derive(Debug, clap::Args)]
pub(super) struct AllocateOptions {
    /// Table of units with name, population and, where there are bounds, min and max
    /// vi: Bảng đơn vị: tên, dân số và nếu có thì mức tối thiểu, tối đa (CSV, Excel, ODS, TOML)
    #[arg(value_name = "UNITS")]
    units: PathBuf,
    /// All seats, those set aside and reserved among them
    /// vi: Tổng số chỉ tiêu, kể cả số để riêng và số dành cho dân tộc
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    seats: String,
    /// Method by which the seats are divided
    /// vi: Phương pháp phân bổ
    #[arg(long, value_name = "METHOD", default_value = "largest-remainder", value_parser = one_of::<Method>())]
    method: Method,
    /// At least so many seats for each unit that has no bound of its own
    /// vi: Mỗi đơn vị ít nhất bấy nhiêu chỉ tiêu, nếu bảng không ghi riêng
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    min: Option<String>,
    /// At most so many seats for each unit that has no bound of its own
    /// vi: Mỗi đơn vị nhiều nhất bấy nhiêu chỉ tiêu, nếu bảng không ghi riêng
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    max: Option<String>,
    /// Seats that go to no unit, such as `Agencies=45`; can be given several times
    /// vi: Chỉ tiêu để riêng, không thuộc đơn vị nào, như `Cơ quan tỉnh=45`; có thể ghi nhiều lần
    #[arg(long, value_name = "NAME=N")]
    set_aside: Vec<String>,
    /// Seats for a group, given where it lives, such as `Ngái=1`; can be given several times
    /// vi: Chỉ tiêu dành cho một dân tộc, giao cho nơi dân tộc ấy sinh sống, như `Ngái=1`; có thể
    /// ghi nhiều lần
    #[arg(long, value_name = "GROUP=N")]
    reserve: Vec<String>,
    /// What to do where claims are equal: leave the seats, or go by the table's order
    /// vi: Khi các đơn vị ngang nhau: để lại chưa phân bổ (leave), hoặc theo thứ tự trong bảng
    /// (order)
    #[arg(long, value_name = "RULE", default_value = "leave", conflicts_with_all = ["ties_order", "lot"])]
    ties: TiesOption,
    /// Units that go first where claims are equal, in this order, separated by commas
    /// vi: Các đơn vị được ưu tiên khi ngang nhau, theo thứ tự này, cách nhau bằng dấu phẩy
    #[arg(long, value_name = "NAMES", conflicts_with = "lot")]
    ties_order: Option<String>,
    /// Draw lots where claims are equal; the same number gives the same outcome
    /// vi: Bốc thăm khi các đơn vị ngang nhau; cùng một số thì kết quả như nhau
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    lot: Option<String>,
    /// Show a line for each seat, in the order in which they are given
    /// vi: Ghi từng chỉ tiêu một dòng, theo thứ tự được phân bổ
    #[arg(long)]
    explain: bool,
    /// Show all methods side by side
    /// vi: Đặt kết quả của mọi phương pháp cạnh nhau
    #[arg(long)]
    compare: bool,
    /// Sheet that holds the table of units
    /// vi: Trang tính có bảng đơn vị
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Column to skip, by its heading; can be given several times
    /// vi: Cột bỏ qua, ghi theo tiêu đề; có thể ghi nhiều lần
    #[arg(long = "ignore-column", value_name = "HEADING")]
    ignore_columns: Vec<String>,
    #[command(flatten)]
    output: OutputOptions<AllotmentFormat>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum TiesOption {
    Leave,
    Order,
}

/// The number that an option gives: 0 or more.
///
/// The parser of the command line would tell what is wrong with it in English alone.
fn count(option: &str, written: &str) -> Result<u64, Fault> {
    let digits = written.trim();
    if let Ok(number) = digits.parse() {
        return Ok(number);
    }
    let bare = digits.strip_prefix('-').unwrap_or(digits);
    let whole = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    Err(Fault::new(match (whole, bare.len() < digits.len()) {
        (true, true) => text!(
            vi: "`{option}`: `{written}` là số âm, phải từ 0 trở lên",
            en: "`{option}`: `{written}` is negative, expected 0 or more"
        ),
        (true, false) => text!(
            vi: "`{option}`: số `{written}` quá lớn",
            en: "`{option}`: the number `{written}` is too large"
        ),
        (false, _) => text!(
            vi: "`{option}`: `{written}` không phải là số nguyên",
            en: "`{option}`: `{written}` is not a whole number"
        ),
    }))
}

/// `NAME=N`. A name may hold an equals sign; the number cannot.
fn named(option: &str, written: &str) -> Result<(String, u64), Fault> {
    let parts = written.rsplit_once('=').map(|(name, seats)| (name.trim(), seats.trim()));
    match parts {
        Some((name, seats)) if !name.is_empty() => Ok((name.to_owned(), count(option, seats)?)),
        _ => Err(Fault::new(text!(
            vi: "`{option}`: `{written}` chưa đúng dạng TÊN=SỐ",
            en: "`{option}`: `{written}` is not of the form NAME=N"
        ))
        .help(text!(
            vi: "ví dụ: {option} \"Tên=45\"",
            en: "for example: {option} \"Name=45\""
        ))),
    }
}

pub(super) fn run(options: &AllocateOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let originals = [options.units.clone()];
    let files = options.output.destinations(&originals)?;
    let catalogue = GroupCatalogue::vietnam();
    let request = request(options, catalogue)?;
    let path = options.units.display().to_string();
    let table = units(options, catalogue)?;
    let allotted = allotment::allot(&table, &request).map_err(|fault| fault.about(&path))?;
    let page = AllotmentPage { path: &path, table: &table, catalogue, allotment: &allotted };
    let is_on_screen = files.files.is_empty();
    output::deliver(&files, screen.page(true), screen, |format, look| {
        let look = RenderOptions { quiet: look.quiet && is_on_screen, ..*look };
        render::allotment(&page, format, &look)
    })?;
    tell_what_the_format_does_not(&files, &allotted, screen);
    // What is left open is the user's to decide: the outcome stands, and it is not whole.
    Ok(if allotted.unallotted == 0 { ExitStatus::Accepted } else { ExitStatus::Violations })
}

fn units(options: &AllocateOptions, catalogue: &GroupCatalogue) -> Result<UnitsTable, Fault> {
    let path = &options.units;
    let wanted =
        UnitsOptions { sheet: options.sheet.clone(), ignore: options.ignore_columns.clone() };
    units_table::load(path, &Disk, &ReadOptions::default(), &wanted, catalogue).map_err(|fault| {
        // The problems of a TOML file name it at each place.
        if units_table::is_toml(path) { fault } else { fault.about(path.display()) }
    })
}

fn request(options: &AllocateOptions, catalogue: &GroupCatalogue) -> Result<Request, Fault> {
    let bound = |option: &str, written: &Option<String>| {
        written.as_deref().map(|written| count(option, written)).transpose()
    };
    let set_aside = |written: &String| {
        named("--set-aside", written).map(|(name, seats)| SetAside { name, seats })
    };
    let reserve = |written: &String| reserve(written, catalogue);
    Ok(Request {
        method: options.method,
        seats: count("--seats", &options.seats)?,
        set_aside: options.set_aside.iter().map(set_aside).collect::<Result<_, _>>()?,
        reserve: options.reserve.iter().map(reserve).collect::<Result<_, _>>()?,
        min: bound("--min", &options.min)?,
        max: bound("--max", &options.max)?,
        ties: ties(options)?,
        explain: options.explain,
        compare: options.compare,
    })
}

fn ties(options: &AllocateOptions) -> Result<TieChoice, Fault> {
    Ok(match (&options.ties_order, &options.lot, options.ties) {
        (Some(names), _, _) => TieChoice::Named(
            names
                .split([',', ';'])
                .map(str::trim)
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        ),
        (None, Some(seed), _) => TieChoice::Lot(count("--lot", seed)?),
        (None, None, TiesOption::Order) => TieChoice::TableOrder,
        (None, None, TiesOption::Leave) => TieChoice::Leave,
    })
}

/// The group that `--reserve` names.
fn reserve(written: &str, catalogue: &GroupCatalogue) -> Result<Reserve, Fault> {
    let (name, seats) = named("--reserve", written)?;
    let group = catalogue::group_code(&name, catalogue).map_err(|fault| fault.at("`--reserve`"))?;
    Ok(Reserve { group, name: catalogue.name(group), seats })
}

/// A table of units has no room for seats that are no unit's.
fn tell_what_the_format_does_not(
    to: &Destinations<'_, AllotmentFormat>,
    allotted: &Allotment,
    screen: &Screen,
) {
    let of_units =
        |format: AllotmentFormat| matches!(format, AllotmentFormat::Csv | AllotmentFormat::Toml);
    if to.printed.is_some_and(|format| !of_units(format)) {
        return;
    }
    let open = allotted.unallotted;
    if open > 0 {
        let seats = words::seats(open);
        screen.warn(&text!(
            vi: "còn {open} chỉ tiêu chưa phân bổ vì các đơn vị ngang nhau; xem bằng --format table",
            en: "{seats} unallotted because claims are equal; --format table shows whose"
        ));
    }
    let units: u64 = allotted.units.iter().map(allotment::UnitAllotment::seats).sum();
    let elsewhere = allotted.seats.saturating_sub(units).saturating_sub(open);
    let mut formats = to.printed.into_iter().chain(to.files.iter().map(|(_, format)| *format));
    let lacks_others = formats.any(of_units);
    if lacks_others && elsewhere > 0 {
        screen.note(&text!(
            vi: "{elsewhere} chỉ tiêu để riêng không thuộc đơn vị nào nên không có trong bảng",
            en: "{elsewhere} of the seats belong to no unit and are not in the table"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_named_with_their_number_behind_the_last_equals_sign() {
        let read = named("--set-aside", "Sở, ban = ngành = 45").unwrap();
        assert_eq!(read, ("Sở, ban = ngành".to_owned(), 45));
        for wrong in ["45", "=45", "Sở=", "Sở=-1", "Sở=4,5"] {
            assert!(named("--set-aside", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_number_is_said_in_both_languages() {
        for (written, vi, en) in [
            ("-5", "số âm", "negative"),
            ("2,5", "không phải là số nguyên", "not a whole number"),
            ("99999999999999999999", "quá lớn", "too large"),
        ] {
            let failure = count("--seats", written).unwrap_err();
            assert!(failure.message.vi.contains(vi) && failure.message.en.contains(en));
        }
    }
}
