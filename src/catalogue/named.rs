//! A group that a person names: in an option, in a file written by hand, on a sheet.

use super::{GroupCatalogue, GroupCode, Resolution};
use crate::text;
use crate::wording::Text;

/// The group of this name, alias or code, or what is wrong with it and the way on.
pub(crate) fn group_code(
    name: &str,
    catalogue: &GroupCatalogue,
) -> Result<GroupCode, (Text, Option<Text>)> {
    let named = |codes: &[GroupCode]| {
        let names: Vec<String> =
            codes.iter().map(|code| format!("`{}` ({code})", catalogue.name(*code))).collect();
        names.join(", ")
    };
    match catalogue.resolve_name_or_code(name) {
        Resolution::Group(code) => Ok(code),
        Resolution::Ambiguous(codes) => {
            let all = named(&codes);
            Err((
                text!(vi: "`{name}` là tên của nhiều dân tộc", en: "`{name}` is a name of several groups"),
                Some(text!(vi: "chọn một: {all}", en: "choose one: {all}")),
            ))
        }
        Resolution::Foreign => Err((
            text!(vi: "`{name}` không thuộc dân tộc nào trong danh mục", en: "`{name}` is none of the groups"),
            None,
        )),
        Resolution::Unknown { suggestions } => {
            let help = (!suggestions.is_empty()).then(|| {
                let near = named(&suggestions);
                text!(vi: "có phải {near}?", en: "did you mean {near}?")
            });
            Err((
                text!(vi: "không có dân tộc `{name}` trong danh mục", en: "unknown group `{name}`"),
                help,
            ))
        }
    }
}
