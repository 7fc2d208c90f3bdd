//! What stands at the end of a command's help: examples, and what its exit status means.
//!
//! A new command is a row of [`EXAMPLES`]. `-h` has neither; `--help` and the manual have both.

use clap::Command;

use crate::wording::{Lang, Text};

/// A command line with what it does.
type Example = (&'static str, Text);

const fn example(line: &'static str, vi: &'static str, en: &'static str) -> Example {
    (line, Text::fixed(vi, en))
}

/// The examples of each command, of the tool itself in front.
const EXAMPLES: &[(&str, &[Example])] = &[
    (
        "delegate-quota",
        &[
            example(
                "delegate-quota delegates.xlsx",
                "kiểm tra một danh sách trước khi trình",
                "check a list before it is submitted",
            ),
            example(
                "delegate-quota validate lists/ --output report.html",
                "kiểm tra mọi danh sách trong thư mục, ghi kết quả thành trang web",
                "check every list of a folder, and write the report as a page",
            ),
            example(
                "delegate-quota template --level district --output form.xlsx",
                "tạo tệp mẫu để lập danh sách",
                "start from a blank form",
            ),
        ],
    ),
    (
        "validate",
        &[
            example(
                "delegate-quota validate delegates.xlsx --level district --population 32000 --date 2024-05-16",
                "kiểm tra một danh sách, cho biết thêm cấp, số dân và ngày họp",
                "check a list, telling level, population and day",
            ),
            example(
                "delegate-quota validate official.xlsx guests.xlsx --together",
                "kiểm tra một danh sách gồm hai tệp",
                "check a list that is kept in two files",
            ),
            example(
                "delegate-quota validate lists/ --format csv --output lists.csv",
                "kiểm tra cả thư mục, mỗi chỗ phải sửa một dòng để mở bằng Excel",
                "check a folder, a line for each problem to open in a spreadsheet",
            ),
        ],
    ),
    (
        "inspect",
        &[
            example(
                "delegate-quota inspect delegates.xlsx",
                "xem các cột và dòng được hiểu ra sao",
                "see how columns and rows were understood",
            ),
            example(
                "delegate-quota inspect delegates.xlsx --column gender=E",
                "chỉ rõ cột giới tính",
                "name the column of genders",
            ),
            example(
                "delegate-quota inspect delegates.xlsx --write-map map.toml",
                "tạo tệp chỉ dẫn để sửa lại cách đọc",
                "write a map file to correct the reading",
            ),
        ],
    ),
    (
        "stats",
        &[
            example(
                "delegate-quota stats delegates.xlsx",
                "thống kê đại biểu chính thức của một danh sách",
                "count the official delegates of a list",
            ),
            example(
                "delegate-quota stats delegates.xlsx --as-of 2024-05-16 --format markdown --output bao-cao.md",
                "viết các câu cho báo cáo thẩm tra tư cách, tính tuổi đến ngày 16/5/2024",
                "write sentences for the credentials report, with ages on 16 May 2024",
            ),
            example(
                "delegate-quota stats lists/ --of everyone --by unit --output thong-ke.html",
                "thống kê mọi người trong cả thư mục, tổng hợp theo đơn vị",
                "count everybody of a folder, unit by unit",
            ),
        ],
    ),
    (
        "settings",
        &[
            example(
                "delegate-quota settings",
                "xem thiết lập của thư mục hiện tại",
                "see the settings of the current folder",
            ),
            example(
                "delegate-quota settings lists/sa-thay.xlsx",
                "xem thiết lập áp dụng cho một danh sách",
                "see the settings in force for a list",
            ),
        ],
    ),
    (
        "allocate",
        &[
            example(
                "delegate-quota allocate units.xlsx --seats 235",
                "phân bổ 235 đại biểu theo dân số",
                "allot 235 seats by population",
            ),
            example(
                "delegate-quota allocate units.xlsx --seats 235 --method sainte-lague",
                "phân bổ theo phương pháp khác",
                "use another method",
            ),
            example(
                "delegate-quota allocate units.xlsx --seats 235 --compare",
                "đặt các phương pháp cạnh nhau",
                "lay all methods side by side",
            ),
        ],
    ),
    (
        "quota",
        &[
            example(
                "delegate-quota quota --level district --official 120",
                "có 120 chính thức thì được bao nhiêu khách mời, cần bao nhiêu nữ",
                "with 120 official delegates, how many guests and women",
            ),
            example(
                "delegate-quota quota --level province --official 250 --guests 90",
                "vì sao hai số không cùng đạt",
                "see why two numbers cannot hold together",
            ),
            example(
                "delegate-quota quota --level district --count \"official,group=Tày=12\"",
                "thêm một số của riêng một dân tộc",
                "give the number of one group, too",
            ),
        ],
    ),
    (
        "compare",
        &[
            example(
                "delegate-quota compare old.xlsx new.xlsx",
                "bản mới thêm ai, bớt ai, đã sửa được gì",
                "who came, who went, what is mended",
            ),
            example(
                "delegate-quota compare old.xlsx new.xlsx --output changes.html",
                "ghi kết quả thành trang web",
                "write it as a page",
            ),
        ],
    ),
    (
        "what-if",
        &[
            example(
                "delegate-quota what-if delegates.xlsx --add \"5: role=guest\"",
                "thêm 5 khách mời thì sao",
                "what if five guests are added",
            ),
            example(
                "delegate-quota what-if delegates.xlsx --remove \"2: gender=nữ\"",
                "bớt 2 nữ thì sao",
                "what if two women are left out",
            ),
            example(
                "delegate-quota what-if delegates.xlsx --set \"17: gender=nữ\"",
                "người ở dòng 17 là nữ thì sao",
                "what if the person of row 17 is a woman",
            ),
        ],
    ),
    (
        "repair",
        &[
            example(
                "delegate-quota repair delegates.xlsx",
                "cần thay đổi ít nhất những gì",
                "find the fewest changes",
            ),
            example(
                "delegate-quota repair delegates.xlsx --reserve reserve.xlsx",
                "lấy người thay từ danh sách dự phòng",
                "take replacements from a reserve",
            ),
            example(
                "delegate-quota repair delegates.xlsx --keep \"Y Hoa\" --save new.xlsx",
                "giữ lại một người, ghi danh sách mới",
                "keep somebody, and write the new list",
            ),
        ],
    ),
    (
        "rules",
        &[
            example(
                "delegate-quota rules show vn-2024",
                "xem các quy định và điều khoản",
                "read the rules with their clauses",
            ),
            example(
                "delegate-quota rules check my-rules.toml",
                "kiểm tra một bộ quy định tự viết",
                "check a ruleset of your own",
            ),
        ],
    ),
    (
        "profile",
        &[
            example(
                "delegate-quota profile delegates.xlsx",
                "ghi hồ sơ đại hội cạnh danh sách, để điền nốt",
                "write the profile beside the list, to fill in the rest",
            ),
            example(
                "delegate-quota profile delegates.xlsx --population 32000 --date 2024-05-16 --days 1",
                "ghi luôn số dân và ngày họp",
                "with population and days",
            ),
        ],
    ),
    (
        "template",
        &[
            example(
                "delegate-quota template --level district --output form.xlsx",
                "tạo tệp mẫu cho đại hội cấp huyện",
                "a form for a congress of a district",
            ),
            example(
                "delegate-quota template --level province --lang vi",
                "tạo tệp mẫu bằng tiếng Việt",
                "a form in Vietnamese",
            ),
        ],
    ),
    (
        "completions",
        &[example(
            "delegate-quota completions bash > ~/.local/share/bash-completion/completions/delegate-quota",
            "cài gợi ý lệnh cho bash",
            "install completions for bash",
        )],
    ),
];

/// Commands that judge a list, or what it would become.
const JUDGES: [&str; 5] = ["delegate-quota", "validate", "compare", "what-if", "repair"];

static STATUS_OF_A_VERDICT: Text = Text::fixed(
    "0 không có quy định nào chưa đạt; 1 có quy định chưa đạt; 2 không kiểm tra được.",
    "0 nothing is broken, 1 something is broken, 2 it could not be checked.",
);
static STATUS: Text = Text::fixed(
    "0 đã xong; 1 câu trả lời là không; 2 không làm được.",
    "0 done, 1 the answer is no, 2 it could not be done.",
);

/// The command with its examples and its exit status, where it has any.
pub(super) fn at_the_end(command: Command, lang: Lang) -> Command {
    let (examples, status) = (of(command.get_name()), status(command.get_name()));
    if examples.is_empty() {
        return command;
    }
    let header = command.get_styles().get_header();
    let (bold, plain) = (header.render(), header.render_reset());
    let (examples_title, status_title, more) = match lang {
        Lang::Vi => ("Ví dụ:", "Mã thoát:", "Thêm --help để xem đầy đủ, kèm ví dụ."),
        Lang::En => ("Examples:", "Exit status:", "Use --help for all options, with examples."),
    };
    let lines: Vec<String> =
        examples.iter().map(|(line, does)| format!("  {line}\n      {}", does.get(lang))).collect();
    let (lines, status) = (lines.join("\n"), status.get(lang));
    let end = format!(
        "{bold}{examples_title}{plain}\n{lines}\n\n{bold}{status_title}{plain}\n  {status}"
    );
    command.after_help(more).after_long_help(end)
}

/// The examples of a command.
pub(in crate::cli) fn of(command: &str) -> &'static [Example] {
    EXAMPLES.iter().find(|(name, _)| *name == command).map_or(&[], |(_, examples)| examples)
}

/// What the exit status of a command means.
pub(in crate::cli) fn status(command: &str) -> &'static Text {
    if JUDGES.contains(&command) { &STATUS_OF_A_VERDICT } else { &STATUS }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments::command;

    #[test]
    fn every_example_is_a_command_line_that_is_understood() {
        for (name, examples) in EXAMPLES {
            for (line, _) in *examples {
                let line = line.split(" > ").next().unwrap();
                let mut words = Vec::new();
                for (at, part) in line.split('"').enumerate() {
                    match at % 2 {
                        0 => words.extend(part.split_whitespace().map(std::ffi::OsString::from)),
                        _ => words.push(part.into()),
                    }
                }
                let command = command(Lang::En);
                let words = crate::cli::shorthand::in_full(words, &command);
                let read = command.try_get_matches_from(&words);
                let read = read.unwrap_or_else(|fault| panic!("{line}: {fault}"));
                let asked = read.subcommand_name().unwrap();
                assert!(asked == *name || *name == "delegate-quota", "{line} stands under {name}");
            }
        }
    }

    #[test]
    fn every_command_has_examples_but_the_manual() {
        let command = command(Lang::En);
        let without: Vec<&str> = command
            .get_subcommands()
            .map(Command::get_name)
            .filter(|name| of(name).is_empty())
            .collect();
        assert_eq!(without, ["man"]);
    }
}
