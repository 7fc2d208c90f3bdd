//! A group that a person names: in an option, in a file written by hand, on a sheet.

use super::{GroupCatalogue, GroupCode, Resolution};
use crate::fault::Fault;
use crate::text;
use crate::wording::any_of;

/// The group of this name, alias or code.
pub(crate) fn group_code(name: &str, catalogue: &GroupCatalogue) -> Result<GroupCode, Fault> {
    let named = |codes: &[GroupCode]| {
        let names: Vec<String> =
            codes.iter().map(|code| format!("“{}” ({code})", catalogue.name(*code))).collect();
        any_of(&names)
    };
    Err(match catalogue.resolve_name_or_code(name) {
        Resolution::Group(code) => return Ok(code),
        Resolution::Ambiguous(codes) => {
            let all = named(&codes);
            Fault::new(text!(vi: "“{name}” là tên của nhiều dân tộc", en: "`{name}` is a name of several groups"))
                .help(text!(vi: "chọn một: {all}", en: "choose one: {all}", all))
        }
        Resolution::Foreign => Fault::new(text!(
            vi: "“{name}” không thuộc dân tộc nào trong danh mục",
            en: "`{name}` is none of the groups"
        )),
        Resolution::Unknown { suggestions } => {
            let near = named(&suggestions);
            Fault::new(
                text!(vi: "không có dân tộc “{name}” trong danh mục", en: "unknown group `{name}`"),
            )
            .helps(
                (!suggestions.is_empty())
                    .then(|| text!(vi: "có phải {near}?", en: "did you mean {near}?", near)),
            )
        }
    })
}
