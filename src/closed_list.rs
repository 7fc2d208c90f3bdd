//! Closed lists: enums of a few values, each with an id that files, options and JSON share.
//!
//! `closed_list!` declares one; its id is the variant's name as the word behind `as` spells it:
//!
//! ```text
//! closed_list! {
//!     /// A meal of a congress.
//!     pub enum Meal as "snake_case" {
//!         Breakfast,
//!         LateSupper,
//!     }
//! }
//! ```
//!
//! `Meal::LateSupper.id()` is `late_supper`, and it is written so in JSON.

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

/// Declares an enum that is a closed list, with all that such enums can do.
macro_rules! closed_list {
    ($(#[$meta:meta])* $vis:vis enum $name:ident as $case:literal { $($values:tt)* }) => {
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            strum::IntoStaticStr, strum::VariantArray, serde::Serialize,
        )]
        #[strum(serialize_all = $case)]
        #[serde(into = "&'static str")]
        $(#[$meta])*
        $vis enum $name { $($values)* }
    };
}
pub(crate) use closed_list;

#[cfg(test)]
mod tests {
    use super::*;

    closed_list! {
        enum Meal as "snake_case" {
            Breakfast,
            LateSupper,
        }
    }

    #[test]
    fn a_value_is_known_by_its_id_alone() {
        assert_eq!(Meal::ids(), ["breakfast", "late_supper"]);
        assert_eq!(Meal::with_id("late_supper"), Some(Meal::LateSupper));
        assert_eq!(Meal::with_id("LateSupper"), None);
        assert_eq!(serde_json::to_string(&Meal::Breakfast).unwrap(), "\"breakfast\"");
    }
}
