//! The commands and what they take, in one tree.
//!
//! A new command is a file of its own with its options and `run`, a variant of [`Subcommand`], a line
//! in [`TAKEN`], and an arm of the dispatch beside it. What a command or option does is told in its doc
//! comment in both languages, the Vietnamese behind `vi:`; [`help`] shows the one that is asked for.
//!
//! Declaring all of it takes longer than checking a short list. A line is therefore first read by the
//! command that it names alone; the whole tree tells help, and what is wrong with a line.

use std::ffi::{OsStr, OsString};

use clap::error::ErrorKind;
use clap::{Args as _, Command, FromArgMatches as _};

use super::allocate::AllocateOptions;
use super::compare::CompareOptions;
use super::completions::CompletionsOptions;
use super::help;
use super::init::InitOptions;
use super::inspect::InspectOptions;
use super::options::GlobalOptions;
use super::profile::ProfileOptions;
use super::quota::QuotaOptions;
use super::repair::RepairOptions;
use super::rules::RulesOptions;
use super::settings::ShowSettingsOptions;
use super::stats::StatsOptions;
use super::template::WorkbookOptions;
use super::validate::ValidateOptions;
use super::what_if::WhatIfOptions;
use crate::wording::Lang;

/// The command line.
#[derive(Debug, clap::Args)]
#[command(
    about = "Checks lists of congress delegates against the rules that govern them vi: Kiểm tra \
             danh sách đại biểu dự đại hội đại biểu các dân tộc thiểu số theo quy định hiện hành."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Subcommand,
    #[command(flatten)]
    pub(super) global: GlobalOptions,
}

#[derive(Debug, clap::Subcommand)]
pub(super) enum Subcommand {
    /// Check lists: files, folders, or `-` for CSV on standard input
    /// vi: Kiểm tra danh sách: tệp, thư mục, hoặc `-` để đọc CSV từ đầu vào chuẩn
    Validate(ValidateOptions),
    /// Show how a workbook was understood: tables, columns, roles, rows left out
    /// vi: Cho biết một bảng tính được hiểu ra sao: bảng, cột, tư cách, dòng bỏ qua
    Inspect(InspectOptions),
    /// Count who the delegates are, for the credentials report: women, groups, ages, schooling …
    /// vi: Thống kê đại biểu cho báo cáo thẩm tra tư cách: nữ, dân tộc, độ tuổi, trình độ …
    Stats(StatsOptions),
    /// Show the settings in force for a list or folder, and where each comes from
    /// vi: Hiển thị các thiết lập đang áp dụng cho một danh sách hoặc thư mục, và lấy từ đâu
    Settings(ShowSettingsOptions),
    /// Allot seats to units in proportion to population
    /// vi: Phân bổ chỉ tiêu đại biểu cho các đơn vị theo tỷ lệ dân số
    Allocate(AllocateOptions),
    /// Tell which numbers of delegates are still allowed, given some of them
    /// vi: Cho biết các số lượng đại biểu còn được phép, khi đã biết một vài số
    Quota(QuotaOptions),
    /// Lay two versions of a list side by side: who came, who went, what is mended, what is new
    /// vi: Đối chiếu hai bản của một danh sách: ai thêm, ai bớt, đã sửa được gì, phát sinh gì
    Compare(CompareOptions),
    /// Check a list as it would be after additions, removals and changes, beside what it is
    /// vi: Kiểm tra danh sách như thể đã thêm, bớt, sửa một số người, đặt cạnh kết quả hiện nay
    WhatIf(WhatIfOptions),
    /// Find the fewest changes after which every rule holds that people can mend
    /// vi: Tìm ít thay đổi nhất về đại biểu để mọi quy định đều đạt
    Repair(RepairOptions),
    /// The rulesets: which there are, what they say, whether a file is one
    /// vi: Các bộ quy định: có những bộ nào, nội dung ra sao, một tệp có dùng được không
    Rules(RulesOptions),
    /// Write the congress profile of a list beside it, with all that is known already
    /// vi: Ghi hồ sơ đại hội cạnh danh sách, điền sẵn những gì đã biết
    Profile(ProfileOptions),
    /// Begin the settings file of a folder, with the units that its lists are of
    /// vi: Ghi tệp thiết lập cho một thư mục, điền sẵn các đơn vị có danh sách trong đó
    Init(InitOptions),
    /// Write a blank workbook to fill in, which `validate` reads without any option
    /// vi: Tạo tệp mẫu để ghi danh sách; `validate` đọc tệp này không cần tùy chọn nào
    Template(WorkbookOptions),
    /// Print a completion script for a shell
    /// vi: In tập lệnh tự hoàn thành lệnh cho shell
    Completions(CompletionsOptions),
    /// Print the manual page
    /// vi: In trang hướng dẫn (man)
    Man,
}

/// Declares what a command takes.
type Taking = fn(Command) -> Command;

/// What each command takes, by its name.
const TAKEN: [(&str, Taking); 15] = [
    ("validate", ValidateOptions::augment_args),
    ("inspect", InspectOptions::augment_args),
    ("stats", StatsOptions::augment_args),
    ("settings", ShowSettingsOptions::augment_args),
    ("allocate", AllocateOptions::augment_args),
    ("quota", QuotaOptions::augment_args),
    ("compare", CompareOptions::augment_args),
    ("what-if", WhatIfOptions::augment_args),
    ("repair", RepairOptions::augment_args),
    ("rules", RulesOptions::augment_args),
    ("profile", ProfileOptions::augment_args),
    ("init", InitOptions::augment_args),
    ("template", WorkbookOptions::augment_args),
    ("completions", CompletionsOptions::augment_args),
    ("man", std::convert::identity),
];

/// Whether this word is the name of a command.
pub(super) fn is_command(word: &OsStr) -> bool {
    TAKEN.iter().any(|(name, _)| *name == word)
}

/// Reads a command line, the program's name first.
///
/// # Errors
///
/// Help or the version is asked for, or the line is wrong: the error is what to print.
pub(super) fn read(
    line: &[OsString],
    lang: Lang,
    colour: clap::ColorChoice,
) -> Result<Arguments, clap::Error> {
    let read_by = |command: Command| {
        let matches = command.color(colour).try_get_matches_from(line)?;
        Arguments::from_arg_matches(&matches)
    };
    match read_by(named(line)) {
        Err(error) if error.kind() != ErrorKind::DisplayVersion => read_by(command(lang)),
        read => read,
    }
}

/// The command that a line names, without any other. What it reads, the whole tree would read alike.
fn named(line: &[OsString]) -> Command {
    let taken = |word: &OsString| TAKEN.iter().find(|(name, _)| *name == word.as_os_str());
    let root = GlobalOptions::augment_args(root());
    match line.iter().skip(1).find_map(taken) {
        Some((name, taking)) => root.subcommand(taking(Command::new(name))),
        None => root,
    }
}

fn root() -> Command {
    Command::new(env!("CARGO_PKG_NAME"))
        .version(env!("CARGO_PKG_VERSION"))
        // Declared with the other global options, so that they have texts in both languages.
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .max_term_width(100)
}

/// The whole command line, each text in both languages.
pub(super) fn tree() -> Command {
    Arguments::augment_args(root())
}

/// The whole command line, with its help in this language.
pub fn command(lang: Lang) -> Command {
    help::in_language(tree(), lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_sound_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn a_command_alone_takes_what_it_takes_in_the_tree() {
        let mut whole = tree();
        whole.build();
        for command in whole.get_subcommands() {
            let mut alone = named(&["dq".into(), command.get_name().into()]);
            alone.build();
            let alone = alone.find_subcommand(command.get_name()).unwrap();
            assert_eq!(taken(alone), taken(command));
        }
        assert_eq!(whole.get_subcommands().count(), TAKEN.len());
    }

    fn taken(command: &Command) -> Vec<String> {
        // Where an argument stands in help is told by the whole tree alone.
        let arguments = command.get_arguments().map(|argument| argument.clone().display_order(0));
        let mut taken: Vec<String> = arguments.map(|argument| format!("{argument:?}")).collect();
        taken.extend(command.get_groups().map(|group| format!("{group:?}")));
        let commands = command.get_subcommands();
        taken.extend(commands.flat_map(|it| taken_by(it.get_name(), it)));
        taken
    }

    fn taken_by(name: &str, command: &Command) -> Vec<String> {
        taken(command).into_iter().map(|argument| format!("{name} {argument}")).collect()
    }
}
