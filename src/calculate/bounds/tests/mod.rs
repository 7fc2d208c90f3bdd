//! The ranges against every list that there can be.

mod every_list;
mod generated;
mod remarks;
mod shipped;
