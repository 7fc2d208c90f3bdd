//! Lists of groups, as files write them.

use super::{Problem, Value};
use crate::catalogue::{GroupCatalogue, GroupCode, group_code};

/// Groups by name, alias or code; a name that is unknown or of several groups is a problem.
pub(crate) fn group_codes(
    value: &Value,
    catalogue: &GroupCatalogue,
    problems: &mut Vec<Problem>,
) -> Option<Vec<GroupCode>> {
    let items = value.as_array(problems)?;
    let mut complete = true;
    let mut codes = Vec::new();
    for item in items {
        let code = item.as_words(problems).and_then(|name| match group_code(name, catalogue) {
            Ok(code) => Some(code),
            Err(fault) => {
                problems.push(Problem::refused(&item.place, fault));
                None
            }
        });
        match code {
            Some(code) if !codes.contains(&code) => codes.push(code),
            Some(_) => {}
            None => complete = false,
        }
    }
    complete.then_some(codes)
}
