//! Marks to annotations: numbers, times, actors, weapons, money, verb groups. File name = pack file name.

pub mod actor;
pub mod money;
pub mod number;
pub mod quantity;
pub mod time;
pub mod verb;
pub mod weapon;
