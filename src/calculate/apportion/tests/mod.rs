//! The methods against published tables, against their definitions over cases made at random, and
//! with bounds over every small case.

mod every_bound;
mod literature;
mod properties;
