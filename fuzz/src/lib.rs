//! The inputs of the fuzz targets: how bytes become a file, or a workbook already read.

pub mod grid;
pub mod outcome;
pub mod parts;
pub mod shapes;
