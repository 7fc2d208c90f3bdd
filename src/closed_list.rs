//! Closed lists: enums of a few values, each with an id that files, options and JSON share.
//!
//! An enum joins by derive, and its id is the variant's name as `serialize_all` spells it:
//!
//! ```
//! use delegate_quota::rooms::closed_list::ClosedList;
//!
//! #[derive(Clone, Copy, strum::IntoStaticStr, strum::VariantArray)]
//! #[strum(serialize_all = "snake_case")]
//! enum Meal {
//!     Breakfast,
//!     LateSupper,
//! }
//!
//! assert_eq!(Meal::LateSupper.id(), "late_supper");
//! assert!(matches!(Meal::with_id("breakfast"), Some(Meal::Breakfast)));
//! ```
//!
//! With `#[serde(into = "&'static str")]` it is written by that id, too.

use strum::VariantArray;

/// An enum whose values are listed in the order of their declaration.
pub trait ClosedList: VariantArray + Copy + Into<&'static str> {
    /// All of them.
    const ALL: &'static [Self] = Self::VARIANTS;

    /// What files, options and JSON call it.
    fn id(self) -> &'static str {
        self.into()
    }

    /// What all of them are called.
    fn ids() -> Vec<&'static str> {
        Self::ALL.iter().map(|value| value.id()).collect()
    }

    /// The one that is called so.
    fn with_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.id() == id)
    }
}

impl<T: VariantArray + Copy + Into<&'static str>> ClosedList for T {}
