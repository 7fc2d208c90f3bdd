//! Room 5: [`Report`](crate::report::Report) → text for people or programs, one file a format.
