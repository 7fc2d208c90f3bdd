//! Options whose values are a closed list, written by their ids.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::closed_list::ClosedList;

/// Reads the id of a value of the list. Clap's own derive would spread the ids over several lines of
/// `--help`, each with the doc of its variant.
pub(in crate::cli) fn one_of<T: ClosedList + Send + Sync>() -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(T::ids())
        .try_map(|id| T::with_id(&id).ok_or_else(|| format!("`{id}` is no value of the list")))
}
