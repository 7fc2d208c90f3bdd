//! Ranges, their reasons and conflicts: against known numbers, and against every list.

mod compared;
pub(crate) mod drawn;
mod every_list;
mod generated;
mod remarks;
mod shipped;
mod small;

use super::model;
use crate::rules::Quantity;

/// The quantities that every answer has.
fn usual_quantities() -> Vec<Quantity> {
    model::usual().to_vec()
}
