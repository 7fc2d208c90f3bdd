//! Errors in the use of the command line, as the parser tells them.

use std::io::Write as _;

use clap::error::ErrorKind;

use super::exit_code::ExitStatus;
use super::usage_in_vietnamese as words;
use crate::wording::Lang;

/// Prints what the parser has to say: help and version on standard output, errors on standard
/// error.
pub(super) fn tell(error: &clap::Error, lang: Lang) -> ExitStatus {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that has seen enough is no error.
            let _ = error.print();
            return ExitStatus::Accepted;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
        }
        _ => match lang {
            Lang::En => {
                let _ = error.print();
            }
            Lang::Vi => {
                let _ = anstream::stderr().write_all(words::vietnamese(error).as_bytes());
            }
        },
    }
    ExitStatus::NotChecked
}
