//! The help of the command line in Vietnamese.
//!
//! The English texts stand with the options themselves. Here each command and argument has its
//! Vietnamese text, and a test sees to it that none is forgotten.

use clap::{Arg, Command};

const USAGE: &str = "Cách dùng:";
const COMMANDS: &str = "Lệnh";
const ARGUMENTS: &str = "Tham số";
const OPTIONS: &str = "Tùy chọn";
const GLOBAL_OPTIONS: &str = "Tùy chọn chung";

/// What each command does; a command of a command by both names.
const ABOUT: &[(&str, &str)] = &[
    (
        "",
        "Kiểm tra danh sách đại biểu dự đại hội đại biểu các dân tộc thiểu số theo quy định hiện hành.",
    ),
    ("validate", "Kiểm tra danh sách: tệp, thư mục, hoặc `-` để đọc CSV từ đầu vào chuẩn"),
    ("inspect", "Cho biết một bảng tính được hiểu ra sao: bảng, cột, tư cách, dòng bỏ qua"),
    (
        "settings",
        "Hiển thị các thiết lập đang áp dụng cho một danh sách hoặc thư mục, và lấy từ đâu",
    ),
    ("allocate", "Phân bổ chỉ tiêu đại biểu cho các đơn vị theo tỷ lệ dân số"),
    ("quota", "Cho biết các số lượng đại biểu còn được phép, khi đã biết một vài số"),
    (
        "compare",
        "Đối chiếu hai bản của một danh sách: ai thêm, ai bớt, đã sửa được gì, phát sinh gì",
    ),
    (
        "what-if",
        "Kiểm tra danh sách như thể đã thêm, bớt, sửa một số người, đặt cạnh kết quả hiện nay",
    ),
    ("repair", "Tìm ít thay đổi nhất về đại biểu để mọi quy định đều đạt"),
    ("rules", "Các bộ quy định: có những bộ nào, nội dung ra sao, một tệp có dùng được không"),
    ("rules list", "Liệt kê các bộ quy định có sẵn"),
    ("rules show", "Giải thích một bộ quy định: từng quy định, giới hạn và căn cứ"),
    ("rules check", "Kiểm tra một tệp quy định có dùng được không"),
    ("rules schema", "In lược đồ JSON Schema của tệp quy định"),
    ("template", "Tạo tệp mẫu để ghi danh sách; `validate` đọc tệp này không cần tùy chọn nào"),
    ("completions", "In tập lệnh tự hoàn thành lệnh cho shell"),
    ("man", "In trang hướng dẫn (man)"),
];

/// What each argument means, whichever command takes it.
const ARGUMENT: &[(&str, &str)] = &[
    (
        "paths",
        "Danh sách cần kiểm tra: bảng tính, tệp CSV, thư mục hoặc mẫu tên tệp, hoặc `-` để đọc CSV từ đầu vào chuẩn",
    ),
    (
        "rules",
        "Bộ quy định: mã của bộ có sẵn, hoặc đường dẫn tới tệp TOML; mặc định theo tệp thiết lập, không có thì vn-2024",
    ),
    ("unit", "Đơn vị trong tệp thiết lập, để lấy cấp, số dân và các dân tộc của đơn vị đó"),
    ("ruleset", "Bộ quy định: mã của bộ có sẵn, hoặc đường dẫn tới tệp TOML"),
    ("files", "Các tệp quy định (TOML)"),
    ("shell", "Tên shell"),
    ("level", "Cấp đại hội, như `district` (huyện) hoặc `province` (tỉnh)"),
    (
        "congress",
        "Hồ sơ đại hội (TOML); mặc định là TÊN.congress.toml hoặc congress.toml cạnh danh sách",
    ),
    ("profile", "Hồ sơ đại hội (TOML)"),
    ("population", "Số dân là người dân tộc thiểu số của địa phương; được ưu tiên hơn hồ sơ"),
    (
        "groups",
        "Các dân tộc thiểu số tại địa phương, cách nhau bằng dấu phẩy; được ưu tiên hơn hồ sơ",
    ),
    (
        "units",
        "Bảng đơn vị: tên, dân số và nếu có thì mức tối thiểu, tối đa (CSV, Excel, ODS, TOML)",
    ),
    ("seats", "Tổng số chỉ tiêu, kể cả số để riêng và số dành cho dân tộc"),
    ("method", "Phương pháp phân bổ"),
    ("min", "Mỗi đơn vị ít nhất bấy nhiêu chỉ tiêu, nếu bảng không ghi riêng"),
    ("max", "Mỗi đơn vị nhiều nhất bấy nhiêu chỉ tiêu, nếu bảng không ghi riêng"),
    (
        "set_aside",
        "Chỉ tiêu để riêng, không thuộc đơn vị nào, như `Cơ quan tỉnh=45`; có thể ghi nhiều lần",
    ),
    (
        "reserve",
        "Chỉ tiêu dành cho một dân tộc, giao cho nơi dân tộc ấy sinh sống, như `Ngái=1`; có thể ghi nhiều lần",
    ),
    (
        "ties",
        "Khi các đơn vị ngang nhau: để lại chưa phân bổ (leave), hoặc theo thứ tự trong bảng (order)",
    ),
    (
        "ties_order",
        "Các đơn vị được ưu tiên khi ngang nhau, theo thứ tự này, cách nhau bằng dấu phẩy",
    ),
    ("lot", "Bốc thăm khi các đơn vị ngang nhau; cùng một số thì kết quả như nhau"),
    ("explain", "Ghi từng chỉ tiêu một dòng, theo thứ tự được phân bổ"),
    ("compare", "Đặt kết quả của mọi phương pháp cạnh nhau"),
    ("sheet", "Trang tính có bảng đơn vị"),
    ("ignore_columns", "Cột bỏ qua, ghi theo tiêu đề; có thể ghi nhiều lần"),
    ("file", "Bảng tính hoặc tệp CSV cần xem"),
    ("old", "Danh sách cũ"),
    ("new", "Danh sách mới"),
    (
        "list",
        "Danh sách: bảng tính, tệp CSV, hoặc `-` để đọc CSV từ đầu vào chuẩn; nếu danh sách gồm nhiều tệp thì nêu tất cả, hoặc nêu thư mục",
    ),
    (
        "together",
        "Kiểm tra tất cả các tệp như một danh sách, dù các tệp ghi gì; nếu chỉ nêu một tệp thì cả những tệp thuộc cùng danh sách",
    ),
    ("apart", "Kiểm tra từng tệp như một danh sách riêng, dù nhiều tệp là của một đơn vị"),
    ("add", "Thêm người giả định, như \"5: role=guest\""),
    ("remove", "Bớt một số người, như \"3: gender=male\", hoặc người ở một dòng, như \"Trang!17\""),
    ("set", "Sửa một dòng, như \"row=22: gender=female\" hoặc \"Trang!22: role=guest\""),
    ("promote_alternates", "Đưa từng này đại biểu dự khuyết, tính từ đầu, lên chính thức"),
    ("from", "Tệp kịch bản (TOML), mỗi kịch bản là một nhóm thay đổi, đặt cạnh nhau"),
    ("scenario", "Chỉ xét kịch bản có tên này trong tệp kịch bản; có thể ghi nhiều lần"),
    ("save", "Ghi danh sách giả định vào tệp mới này (.xlsx hoặc .csv)"),
    (
        "reserve_list",
        "Danh sách những người có thể bổ sung, ngoài đại biểu dự khuyết của danh sách",
    ),
    (
        "keep",
        "Giữ nguyên người này: họ tên, số dòng, hoặc `TRANG!DÒNG`; có thể ghi nhiều lần. Đại biểu đương nhiên luôn được giữ",
    ),
    (
        "weights",
        "Mức tính của từng loại thay đổi, từ 1 trở lên; loại không ghi tính là 1 (leave-out: đưa ra; replace: thay người; add: bổ sung; move: chuyển giữa chính thức và khách mời)",
    ),
    ("no_move", "Không chuyển ai giữa đại biểu chính thức và khách mời"),
    ("columns", "Cột chứa một trường, như `gender=E`; có thể ghi nhiều lần"),
    ("header_row", "Dòng bắt đầu phần tiêu đề của bảng"),
    ("encoding", "Bảng mã của văn bản, khi công cụ nhận nhầm"),
    ("max_file_size", "Tệp lớn nhất được đọc, tính bằng MiB"),
    ("max_cells", "Số ô nhiều nhất được đọc trong một tệp"),
    ("show_identity", "Hiện số căn cước và số điện thoại, bình thường được che"),
    ("map", "Tệp chỉ dẫn (TOML) ghi dòng tiêu đề và các cột; `inspect --write-map` tạo sẵn"),
    ("write_map", "Ghi tệp chỉ dẫn mới theo cách đã hiểu, để sửa rồi dùng với --map"),
    ("sheets", "Chỉ đọc trang tính này; có thể ghi nhiều lần"),
    ("official", "Số đại biểu chính thức"),
    ("guests", "Số đại biểu khách mời"),
    ("women", "Số nữ trong đại biểu chính thức"),
    ("total", "Tổng số đại biểu chính thức và khách mời"),
    (
        "counts",
        "Số lượng của một thành phần khác, như `role=official,group=Tày=12`, hoặc theo tên trong JSON; có thể ghi nhiều lần",
    ),
    ("strict", "Coi quy định chưa kiểm tra được là lỗi"),
    ("deny_warnings", "Coi cảnh báo là lỗi"),
    ("format", "Định dạng báo cáo"),
    (
        "output",
        "Ghi báo cáo vào tệp mới này, như `baocao.json` hoặc `json=baocao.txt`; có thể ghi nhiều lần",
    ),
    (
        "config",
        "Tệp thiết lập cần dùng; mặc định là delegate-quota.toml gần nhất, tìm ngược lên từ thư mục chứa danh sách (không có danh sách thì từ thư mục hiện tại)",
    ),
    ("path", "Một danh sách hoặc thư mục"),
    ("isolated", "Không dùng tệp thiết lập nào"),
    (
        "exclude",
        "Bỏ qua tệp và thư mục khớp mẫu này, viết như trong .gitignore; có thể ghi nhiều lần",
    ),
    ("today", "Ngày dùng để xét hiệu lực của các chấp thuận, như 2024-05-30; mặc định là hôm nay"),
    ("jobs", "Số danh sách được kiểm tra cùng lúc; mặc định bằng số nhân của máy"),
    ("watch", "Tự kiểm tra lại mỗi khi danh sách, hồ sơ hoặc thiết lập thay đổi; Ctrl-C để dừng"),
    (
        "interval",
        "Cùng với --watch: số giây giữa hai lần xem các tệp có thay đổi không; lâu hơn nếu mỗi lần xem mất nhiều thời gian",
    ),
    ("details", "Nêu đầy đủ từng danh sách, không chỉ một dòng trong bảng tổng hợp"),
    (
        "order",
        "Thứ tự của bảng tổng hợp: `worst` (nhiều việc phải sửa trước) hoặc `name` (theo tên)",
    ),
    ("workbook", "Tệp mẫu mới (.xlsx); mặc định là mau-CẤP.xlsx, còn `-` là đầu ra chuẩn"),
    ("replace", "Ghi đè nếu tệp mẫu đã có"),
    ("force", "Cho phép ghi đè lên tệp đã có"),
    ("all", "Nêu đầy đủ, dù có nhiều chỗ giống nhau"),
    ("lang", "Ngôn ngữ hiển thị; mặc định theo hệ thống"),
    ("color", "Khi nào dùng màu"),
    ("quiet", "Chỉ in những gì cần xem lại"),
    ("help", "In hướng dẫn"),
    ("version", "In phiên bản"),
];

fn text<'a>(table: &[(&str, &'a str)], key: &str) -> Option<&'a str> {
    table.iter().find(|(known, _)| *known == key).map(|(_, text)| *text)
}

/// The command with all its help in Vietnamese.
pub(super) fn in_vietnamese(command: Command) -> Command {
    let name = command.get_name().to_owned();
    translated(command, "", &name)
}

fn translated(command: Command, path: &str, spoken: &str) -> Command {
    let mut command = command
        .subcommand_help_heading(COMMANDS)
        .subcommand_value_name("LỆNH")
        .mut_args(argument)
        .mut_subcommands(|subcommand| {
            let name = subcommand.get_name().to_owned();
            let path = format!("{path} {name}");
            translated(subcommand, path.trim_start(), &format!("{spoken} {name}"))
        });
    if let Some(about) = text(ABOUT, path) {
        command = command.about(about);
    }
    let usage = usage(&command, spoken);
    let header = command.get_styles().get_header();
    let template = format!(
        "{{about-with-newline}}\n{}{USAGE}{} {{usage}}\n\n{{all-args}}{{after-help}}",
        header.render(),
        header.render_reset()
    );
    command.override_usage(usage).help_template(template)
}

/// The usage line, which the parser composes with an English word in it.
fn usage(command: &Command, spoken: &str) -> String {
    let usage = command.clone().bin_name(spoken).render_usage().to_string();
    usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[TÙY CHỌN]")
}

fn argument(argument: Arg) -> Arg {
    let global = argument.get_help_heading().is_some();
    let heading = match (argument.is_positional(), global) {
        (true, _) => ARGUMENTS,
        (false, true) => GLOBAL_OPTIONS,
        (false, false) => OPTIONS,
    };
    let Some(help) = text(ARGUMENT, argument.get_id().as_str()) else {
        return argument.help_heading(heading);
    };
    let help = format!("{help}{}", values(&argument));
    let takes_value = argument.get_action().takes_values();
    let argument = argument.help(help).help_heading(heading);
    if takes_value {
        argument.hide_default_value(true).hide_possible_values(true)
    } else {
        argument
    }
}

/// The default and the possible values, which the parser would name in English.
fn values(argument: &Arg) -> String {
    let takes_value = argument.get_action().takes_values();
    let default: Vec<String> = argument
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    let possible: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let mut told = String::new();
    if takes_value && !default.is_empty() {
        told = format!(" [mặc định: {}]", default.join(", "));
    }
    if takes_value && !possible.is_empty() {
        told = format!("{told} [giá trị: {}]", possible.join(", "));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli;
    use crate::wording::Lang;

    fn walk(command: &Command, path: &str, see: &mut impl FnMut(&Command, &str)) {
        see(command, path);
        for subcommand in command.get_subcommands() {
            let path = format!("{path} {}", subcommand.get_name());
            walk(subcommand, path.trim_start(), see);
        }
    }

    #[test]
    fn every_command_and_argument_has_a_vietnamese_text() {
        let mut commands = Vec::new();
        let mut arguments = Vec::new();
        walk(&cli::command(Lang::En), "", &mut |command, path| {
            commands.push(path.to_owned());
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some(), "{path}: {argument} has no English text");
                arguments.push(argument.get_id().to_string());
            }
        });
        for path in &commands {
            assert!(text(ABOUT, path).is_some(), "`{path}` has no Vietnamese text");
        }
        for id in &arguments {
            assert!(text(ARGUMENT, id).is_some(), "`{id}` has no Vietnamese text");
        }
        for (path, _) in ABOUT {
            assert!(commands.iter().any(|known| known == path), "`{path}` is no command");
        }
        for (id, _) in ARGUMENT {
            assert!(arguments.iter().any(|known| known == id), "`{id}` is no argument");
        }
    }

    #[test]
    fn no_english_word_is_left_in_the_help() {
        let mut command = cli::command(Lang::Vi);
        command.build();
        walk(&command, "", &mut |command, path| {
            let help = command.clone().render_long_help().to_string();
            for word in [
                "Usage",
                "Options",
                "Commands",
                "Arguments",
                "Print",
                "default",
                "possible",
                "OPTIONS",
            ] {
                assert!(!help.contains(word), "`{path}`: {word}\n{help}");
            }
            assert!(help.contains(USAGE), "{help}");
        });
    }
}
