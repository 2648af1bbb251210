//! Annotations to records: who says what, events, arms deals.

pub mod attribution;
pub mod clause;
pub mod deal;
pub mod event;
