//! `--groups`: the resident groups of a unit, by name.

use crate::catalogue::{GroupCatalogue, GroupCode, Resolution};
use crate::fault::Fault;
use crate::text;

/// The groups that `--groups` names.
pub(in crate::cli) fn groups(
    names: &str,
    catalogue: &GroupCatalogue,
) -> Result<Vec<GroupCode>, Fault> {
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
        return Err(Fault::new(
            text!(vi: "`--groups` không nêu dân tộc nào", en: "`--groups` names no group"),
        )
        .help(text!(
            vi: "ví dụ: --groups \"Tày,Nùng,Dao\"",
            en: "for example: --groups \"Tày,Nùng,Dao\""
        )));
    }
    Ok(codes)
}

fn not_one_group(name: &str, found: &Resolution, catalogue: &GroupCatalogue) -> Fault {
    let names = |codes: &[GroupCode]| -> String {
        let names: Vec<String> = codes.iter().map(|code| catalogue.name(*code)).collect();
        names.join(", ")
    };
    match found {
        Resolution::Ambiguous(candidates) => {
            let names = names(candidates);
            Fault::new(text!(
                vi: "`--groups`: “{name}” là tên của nhiều dân tộc",
                en: "`--groups`: “{name}” is a name of several groups"
            ))
            .help(text!(vi: "ghi rõ một trong: {names}", en: "name one of: {names}"))
        }
        Resolution::Foreign | Resolution::Group(_) => Fault::new(text!(
            vi: "`--groups`: “{name}” không phải là dân tộc thiểu số",
            en: "`--groups`: “{name}” is not a minority group"
        ))
        .help(text!(
            vi: "chỉ ghi các dân tộc thiểu số, như --groups \"Tày,Nùng\"",
            en: "name minority groups alone, such as --groups \"Tày,Nùng\""
        )),
        Resolution::Unknown { suggestions } => {
            let names = names(suggestions);
            Fault::new(text!(
                vi: "`--groups`: không có dân tộc “{name}”",
                en: "`--groups`: unknown group “{name}”"
            ))
            .helps(
                (!suggestions.is_empty())
                    .then(|| text!(vi: "có phải: {names}?", en: "did you mean {names}?")),
            )
        }
    }
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
