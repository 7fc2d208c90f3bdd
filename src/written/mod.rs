//! TOML as it was written: values with their places, and problems shown with a caret.
