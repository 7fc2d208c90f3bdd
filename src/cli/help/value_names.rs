//! What stands for a value in the Vietnamese help: `--level <CẤP>`.

use clap::Arg;

/// The names that the options declare, and what Vietnamese calls them.
const NAMES: [(&str, &str); 43] = [
    ("AGES", "TUỔI,…"),
    ("CHANGE=N,…", "THAY ĐỔI=SỐ,…"),
    ("DATE", "NGÀY"),
    ("DAYS", "SỐ NGÀY"),
    ("ENCODING", "BẢNG MÃ"),
    ("FIELD=COL", "TRƯỜNG=CỘT"),
    ("FILE", "TỆP"),
    ("FILE.xlsx", "TỆP.xlsx"),
    ("FOLDER", "THƯ MỤC"),
    ("FORMAT", "ĐỊNH DẠNG"),
    ("GROUP=N", "DÂN TỘC=SỐ"),
    ("HEADING", "TIÊU ĐỀ"),
    ("HOW", "CÁCH"),
    ("ID|PATH", "MÃ|TỆP"),
    ("LANG", "NGÔN NGỮ"),
    ("LEVEL", "CẤP"),
    ("LIST", "DANH SÁCH"),
    ("METHOD", "PHƯƠNG PHÁP"),
    ("MIB", "MIB"),
    ("N", "SỐ"),
    ("N+N", "SỐ+SỐ"),
    ("N: KEY=VALUE,…", "SỐ: KHÓA=GIÁ TRỊ,…"),
    ("N: KEY=VALUE,…|ROW", "SỐ: KHÓA=GIÁ TRỊ,…|DÒNG"),
    ("NAME", "TÊN"),
    ("NAME=N", "TÊN=SỐ"),
    ("NAMES", "TÊN,…"),
    ("NEW", "BẢN MỚI"),
    ("NUMBER", "SỐ"),
    ("OLD", "BẢN CŨ"),
    ("ORDER", "THỨ TỰ"),
    ("PATH", "TỆP|THƯ MỤC"),
    ("PATTERN", "MẪU"),
    ("ROW: KEY=VALUE,…", "DÒNG: KHÓA=GIÁ TRỊ,…"),
    ("RULE", "CÁCH"),
    ("SECONDS", "GIÂY"),
    ("SHELL", "SHELL"),
    ("UNITS", "BẢNG ĐƠN VỊ"),
    ("WHAT", "BẢNG"),
    ("WHEN", "KHI NÀO"),
    ("WHO", "AI"),
    ("WHO=N", "AI=SỐ"),
    ("WHOSE", "CỦA AI"),
    ("[FORMAT=]FILE", "[ĐỊNH DẠNG=]TỆP"),
];

/// The argument with its value named in Vietnamese.
pub(super) fn in_vietnamese(argument: Arg) -> Arg {
    match argument.get_value_names().and_then(|names| named(names.first()?)) {
        Some(name) => argument.value_name(name),
        None => argument,
    }
}

fn named(english: &str) -> Option<&'static str> {
    NAMES.iter().find(|(name, _)| *name == english).map(|(_, vietnamese)| *vietnamese)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments;

    fn names_of(command: &clap::Command, names: &mut Vec<String>) {
        let values = command.get_arguments().filter(|it| it.get_action().takes_values());
        names.extend(values.filter_map(Arg::get_value_names).flatten().map(ToString::to_string));
        command.get_subcommands().for_each(|command| names_of(command, names));
    }

    #[test]
    fn every_value_has_a_vietnamese_name_and_none_is_idle() {
        let mut declared = Vec::new();
        names_of(&arguments::tree(), &mut declared);
        for name in &declared {
            assert!(named(name).is_some(), "{name}");
        }
        for (name, _) in &NAMES {
            assert!(declared.iter().any(|declared| declared == name), "{name}");
        }
    }
}
