//! What this project's own tests, fuzz targets, page and examples in the code look into, room by room.
//!
//! Nothing here is promised to anybody else; what is, is [`api`](crate::api).

pub mod calculate {
    pub mod allotment {
        pub use crate::calculate::allotment::*;
    }
    pub mod apportion {
        pub use crate::calculate::apportion::*;
    }
    pub mod bounds {
        pub use crate::calculate::bounds::*;
    }
    pub mod repair {
        pub use crate::calculate::repair::*;
    }
}
pub mod catalogue {
    pub use crate::catalogue::{GroupCatalogue, GroupCode, Resolution};
}
pub mod closed_list {
    pub use crate::closed_list::ClosedList;
}
pub mod congress {
    pub use crate::congress::CongressProfile;
}
pub mod evaluate {
    pub use crate::evaluate::evaluate;
}
pub mod fault {
    pub use crate::fault::Fault;
}
pub mod numbers {
    pub use crate::numbers::{Fraction, FractionError, people};
}
pub mod read {
    #[cfg(feature = "cli")]
    pub use crate::read::read_path;
    pub use crate::read::{Limits, ReadError, ReadOptions};
    pub use crate::read::{is_named_as_list, read_bytes, read_file};
}
pub mod recognise {
    pub use crate::recognise::{ColumnHint, Hints, RecogniseOptions, TableHint};
    pub use crate::recognise::{map_of, recognise};
}
pub mod render {
    pub use crate::render::{OverviewOrder, RenderOptions, WholeFormat, whole};
}
pub mod report {
    pub use crate::report::{Finding, ListReport, Severity, Status};
}
pub mod roster {
    pub use crate::roster::{BirthDate, Delegate, Field, Gender, Meant, Role, Roster, TableOf};
}
pub mod rules {
    pub use crate::rules::{Privacy, Quantity, Ruleset, Selector};
    pub use crate::rules::{load, mask_identity, mask_numbers};
}
pub mod settings {
    pub use crate::settings::LocalTerms;
}
pub mod sheet {
    pub use crate::sheet::{Cell, CellRef, CellValue, Column, Merge, Row, Sheet, SheetRow};
    pub use crate::sheet::{ReadNote, Workbook};
}
pub mod spelling {
    pub use crate::spelling::key;
}
pub mod template {
    pub use crate::template::{TemplateOptions, workbook};
}
pub mod units_table {
    pub use crate::units_table::{Unit, UnitsOptions, UnitsTable};
    pub use crate::units_table::{from_toml, from_workbook};
}
pub mod validate {
    pub use crate::validate::{CheckSettings, Inspection, ListSource, UnderstoodList};
    pub use crate::validate::{check_list, inspect_list, read_people, understand_list};
}
pub mod what_if {
    pub use crate::what_if::{Change, ChangeKind, parse_scenarios};
}
pub mod wording {
    pub use crate::wording::Lang;
}
