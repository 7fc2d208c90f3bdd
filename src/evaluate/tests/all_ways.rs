//! Every way in which people can turn out, one by one: what verdicts are held against.

use crate::report::Status;

/// The verdict on something that holds in some cases and not in others.
pub(super) fn verdict(cases: impl IntoIterator<Item = bool>) -> Status {
    let cases: Vec<bool> = cases.into_iter().collect();
    match (cases.contains(&true), cases.contains(&false)) {
        (true, true) => Status::NotChecked,
        (true, false) => Status::Pass,
        (false, _) => Status::Fail,
    }
}

/// Every list that there can be of people of whom each turns out in one of some ways; none stands
/// for not being on the list.
pub(super) fn every_list<T: Copy>(people: &[Vec<Option<T>>]) -> Vec<Vec<T>> {
    people.iter().fold(vec![Vec::new()], |lists, ways| {
        let with = |list: &Vec<T>| {
            let list = list.clone();
            ways.iter().map(move |way| list.iter().copied().chain(*way).collect())
        };
        lists.iter().flat_map(with).collect()
    })
}
