//! Writes pages as files of four formats, by hands that are not those of the readers.

mod container;
mod csv;
mod ods;
mod xls;
mod xlsx;

use super::page::Page;
use super::random::Rng;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    Xls,
    Ods,
    Csv,
}

impl Format {
    pub(super) const ALL: [Self; 4] = [Self::Xlsx, Self::Xls, Self::Ods, Self::Csv];

    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Csv => "csv",
        }
    }

    /// The file's bytes. CSV holds the first page alone.
    pub(super) fn write(self, pages: &[Page], rng: &mut Rng) -> Vec<u8> {
        match self {
            Self::Xlsx => xlsx::write(pages),
            Self::Xls => xls::write(pages),
            Self::Ods => ods::write(pages),
            Self::Csv => csv::write(&pages[0], rng),
        }
    }
}
