//! The `corpus` command.
fn main() {}
