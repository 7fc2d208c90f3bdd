//! The Vietnamese texts of errors in the use of the command line.
