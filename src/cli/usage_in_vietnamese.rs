//! Errors in the use of the command line, in Vietnamese.
//!
//! The parser knows no language but English. What it found is taken from the error's context, and
//! said anew; a kind of error that has no text here is shown as the parser says it.

use std::fmt::Write as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The whole message, with its hints, each on its line.
pub(super) fn vietnamese(error: &Error) -> String {
    let Some(message) = message(error) else {
        return error.render().to_string();
    };
    let mut lines = format!("lỗi: {message}\n");
    for hint in hints(error) {
        // Writing to a `String` cannot fail.
        let _ = writeln!(lines, "gợi ý: {hint}");
    }
    lines.push_str("gợi ý: thêm --help để xem hướng dẫn\n");
    lines
}

fn message(error: &Error) -> Option<String> {
    let argument = named(error, ContextKind::InvalidArg);
    let value = named(error, ContextKind::InvalidValue);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => format!("không có tùy chọn `{}`", argument?),
        ErrorKind::InvalidSubcommand => {
            format!("không có lệnh `{}`", named(error, ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::MissingSubcommand => "thiếu tên lệnh".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("còn thiếu: {}", argument?),
        ErrorKind::InvalidValue if value.as_deref().is_none_or(str::is_empty) => {
            format!("tùy chọn `{}` cần có giá trị", argument?)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("giá trị `{}` không hợp lệ cho `{}`", value?, argument?)
        }
        ErrorKind::ArgumentConflict => match named(error, ContextKind::PriorArg) {
            Some(other) if Some(&other) != argument.as_ref() => {
                format!("không dùng `{}` cùng với `{other}`", argument?)
            }
            _ => format!("chỉ dùng `{}` một lần", argument?),
        },
        ErrorKind::TooManyValues => {
            format!("thừa giá trị `{}` cho `{}`", value?, argument?)
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("sai số lượng giá trị cho `{}`", argument?)
        }
        ErrorKind::NoEquals => format!("viết dấu bằng sau `{}`", argument?),
        _ => return None,
    })
}

fn hints(error: &Error) -> Vec<String> {
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let mut hints: Vec<String> = suggested
        .into_iter()
        .filter_map(|kind| named(error, kind))
        .map(|near| format!("có phải `{near}`?"))
        .collect();
    if let Some(values) = named(error, ContextKind::ValidValue) {
        hints.push(format!("các giá trị: {values}"));
    }
    hints
}

/// A piece of the error's context in words; none where it is empty or of another kind.
fn named(error: &Error, kind: ContextKind) -> Option<String> {
    let text = match error.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        _ => return None,
    };
    (!text.is_empty() || kind == ContextKind::InvalidValue).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::command;
    use crate::wording::Lang;

    fn told(line: &str) -> String {
        let words = std::iter::once("delegate-quota").chain(line.split(' '));
        vietnamese(&command(Lang::Vi).try_get_matches_from(words).unwrap_err())
    }

    #[test]
    fn a_mistyped_option_is_told_with_the_one_that_was_meant() {
        let told = told("validate x.xlsx --rulse vn-2024");
        assert!(told.starts_with("lỗi: không có tùy chọn `--rulse`\n"), "{told}");
        assert!(told.contains("gợi ý: có phải `--rules`?"), "{told}");
    }

    #[test]
    fn every_usual_mistake_has_its_text() {
        for (line, start) in [
            ("validate", "lỗi: còn thiếu: <TỆP|THƯ MỤC>..."),
            (
                "validate x --format tabel",
                "lỗi: giá trị `tabel` không hợp lệ cho `--format <ĐỊNH DẠNG>`",
            ),
            ("validate x --population nhiều", "lỗi: giá trị `nhiều` không hợp lệ"),
            ("validate x --level", "lỗi: tùy chọn `--level <CẤP>` cần có giá trị"),
            ("valdate x", "lỗi: không có lệnh `valdate`"),
            ("validate x --strict --strict", "lỗi: chỉ dùng `--strict` một lần"),
        ] {
            let told = told(line);
            assert!(told.starts_with(start), "{line}: {told}");
            assert!(told.ends_with("gợi ý: thêm --help để xem hướng dẫn\n"), "{told}");
        }
    }
}
