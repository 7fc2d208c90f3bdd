//! The methods against published tables and against their definitions.

mod literature;
mod properties;
