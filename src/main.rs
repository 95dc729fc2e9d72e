//! The `tieup` command.
#![allow(missing_docs)]

fn main() {}
