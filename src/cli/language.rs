//! Which language the user reads, found before the arguments are parsed.
//!
//! `--help` and the errors of the parser itself are in that language too, so it cannot wait for
//! the parser.

use std::ffi::OsString;

use crate::wording::Lang;

/// `--lang`, else the locale.
pub(super) fn of_run(arguments: &[OsString]) -> Lang {
    asked(arguments).unwrap_or_else(|| of_locale(&locale()))
}

/// The value of `--lang`, in either spelling; one that is no language is left to the parser.
fn asked(arguments: &[OsString]) -> Option<Lang> {
    match option(arguments, "--lang")? {
        "vi" => Some(Lang::Vi),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// The value of a long option that is needed before the arguments are parsed.
pub(super) fn option<'a>(arguments: &'a [OsString], name: &str) -> Option<&'a str> {
    let mut words = arguments.iter().skip(1).map_while(|word| (word != "--").then_some(word));
    while let Some(word) = words.next() {
        let Some(word) = word.to_str() else { continue };
        if word == name {
            return words.next()?.to_str();
        }
        if let Some(value) = word.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value);
        }
    }
    None
}

/// The locale of messages. The variables come first in the order in which POSIX weighs them; where
/// none is set, as on Windows, the system is asked.
fn locale() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .or_else(|| of_system(sys_locale::get_locale(), regional_format()))
        .unwrap_or_default()
}

/// An office's Windows often speaks English and writes its dates and numbers as in Viet Nam: who set
/// that reads Vietnamese.
fn of_system(displayed: Option<String>, format: Option<String>) -> Option<String> {
    let is_vietnamese = |locale: &String| of_locale(locale) == Lang::Vi;
    format.filter(is_vietnamese).or(displayed)
}

/// The locale in which Windows writes dates and numbers.
#[cfg(windows)]
fn regional_format() -> Option<String> {
    let settings = windows_registry::CURRENT_USER.open(r"Control Panel\International").ok()?;
    settings.get_string("LocaleName").ok()
}

/// Elsewhere the variables have told it.
#[cfg(not(windows))]
const fn regional_format() -> Option<String> {
    None
}

/// The letters in which the locale writes, as `UTF-8`; none where no variable tells a locale, as on
/// Windows.
pub(super) fn charset() -> Option<String> {
    let told = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(|it| std::env::var(it).ok());
    let mut told = told.filter(|value| !value.is_empty());
    told.next().map(|locale| charset_of(&locale).to_owned())
}

/// That of `C` and `POSIX` is ASCII; a language without one writes Unicode today.
fn charset_of(locale: &str) -> &str {
    let bare = locale.split('@').next().unwrap_or_default();
    match bare.split_once('.') {
        Some((_, charset)) => charset,
        None if ["C", "POSIX"].contains(&bare) => "ASCII",
        None => "UTF-8",
    }
}

fn of_locale(locale: &str) -> Lang {
    let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("vi") { Lang::Vi } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_option_is_found_in_either_spelling_and_not_after_the_dashes() {
        assert_eq!(asked(&words("dq validate --lang vi x")), Some(Lang::Vi));
        assert_eq!(asked(&words("dq --lang=en validate")), Some(Lang::En));
        assert_eq!(asked(&words("dq --lang=fr validate")), None);
        assert_eq!(asked(&words("dq validate -- --lang vi")), None);
        assert_eq!(asked(&words("dq validate --lang")), None);
    }

    #[test]
    fn the_letters_of_a_locale_stand_behind_its_dot() {
        for (locale, charset) in [
            ("vi_VN.UTF-8", "UTF-8"),
            ("vi_VN.TCVN5712-1@x", "TCVN5712-1"),
            ("C", "ASCII"),
            ("C.UTF-8", "UTF-8"),
            ("vi_VN", "UTF-8"),
        ] {
            assert_eq!(charset_of(locale), charset, "{locale}");
        }
    }

    #[test]
    fn a_windows_in_english_with_vietnamese_dates_is_a_vietnamese_one() {
        let locale = |name: &str| Some(name.to_owned());
        assert_eq!(of_system(locale("en-US"), locale("vi-VN")), locale("vi-VN"));
        assert_eq!(of_system(locale("vi-VN"), locale("en-US")), locale("vi-VN"));
        assert_eq!(of_system(locale("en-US"), locale("fr-FR")), locale("en-US"));
        assert_eq!(of_system(None, None), None);
    }

    #[test]
    fn vietnamese_locales_are_known_however_they_are_written() {
        for locale in ["vi", "vi_VN.UTF-8", "vi-VN", "VI"] {
            assert_eq!(of_locale(locale), Lang::Vi, "{locale}");
        }
        for locale in ["C", "en_US.UTF-8", "", "vie"] {
            assert_eq!(of_locale(locale), Lang::En, "{locale}");
        }
    }
}
