//! `--groups`: the resident groups of a unit, by name.

use crate::catalogue::{GroupCatalogue, GroupCode, Resolution};
use crate::report::InputError;
use crate::text;
use crate::wording::Text;

/// The groups that `--groups` names.
pub(in crate::cli) fn groups(
    names: &str,
    catalogue: &GroupCatalogue,
) -> Result<Vec<GroupCode>, InputError> {
    let mut codes = Vec::new();
    for name in names.split([',', ';']).map(str::trim) {
        if name.is_empty() {
            continue;
        }
        let code = match catalogue.resolve_name_or_code(name) {
            Resolution::Group(code) if catalogue.is_minority(code) => code,
            other => return Err(not_one_group(name, &other, catalogue)),
        };
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    if codes.is_empty() {
        return Err(InputError {
            message: text!(vi: "`--groups` không nêu dân tộc nào", en: "`--groups` names no group"),
            help: vec![text!(
                vi: "ví dụ: --groups \"Tày,Nùng,Dao\"",
                en: "for example: --groups \"Tày,Nùng,Dao\""
            )],
        });
    }
    Ok(codes)
}

fn not_one_group(name: &str, found: &Resolution, catalogue: &GroupCatalogue) -> InputError {
    let names = |codes: &[GroupCode]| -> String {
        let names: Vec<String> = codes.iter().map(|code| catalogue.name(*code)).collect();
        names.join(", ")
    };
    let (message, help): (Text, Option<Text>) = match found {
        Resolution::Ambiguous(candidates) => {
            let names = names(candidates);
            (
                text!(
                    vi: "`--groups`: “{name}” là tên của nhiều dân tộc",
                    en: "`--groups`: “{name}” is a name of several groups"
                ),
                Some(text!(vi: "ghi rõ một trong: {names}", en: "name one of: {names}")),
            )
        }
        Resolution::Foreign | Resolution::Group(_) => (
            text!(
                vi: "`--groups`: “{name}” không phải là dân tộc thiểu số",
                en: "`--groups`: “{name}” is not a minority group"
            ),
            Some(text!(
                vi: "chỉ ghi các dân tộc thiểu số, như --groups \"Tày,Nùng\"",
                en: "name minority groups alone, such as --groups \"Tày,Nùng\""
            )),
        ),
        Resolution::Unknown { suggestions } => {
            let names = names(suggestions);
            (
                text!(
                    vi: "`--groups`: không có dân tộc “{name}”",
                    en: "`--groups`: unknown group “{name}”"
                ),
                (!suggestions.is_empty())
                    .then(|| text!(vi: "có phải: {names}?", en: "did you mean {names}?")),
            )
        }
    };
    InputError { message, help: help.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_named_once_each_by_name_or_alias() {
        let catalogue = GroupCatalogue::vietnam();
        let codes = groups("Tày, Nùng; tày,", catalogue).unwrap();
        assert_eq!(codes.len(), 2);
    }

    #[test]
    fn an_unknown_group_and_kinh_are_refused_with_the_word_as_written() {
        let catalogue = GroupCatalogue::vietnam();
        for name in ["Tầyy", "Kinh", " , "] {
            let error = groups(name, catalogue).unwrap_err();
            assert!(error.message.en.contains("--groups"), "{error:?}");
        }
    }
}
