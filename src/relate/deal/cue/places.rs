//! Where the sides of a deal stand beside a cue, as its frame names them.

use crate::relate::deal::side::Slot;

/// The places of a side beside a cue.
#[derive(Clone, Debug, Default)]
pub(in crate::relate::deal) struct Places {
    pub subject: bool,
    pub object: bool,
    /// The one whose goods they are: `upgrade Peru's jets`.
    pub owner: bool,
    /// It is the side that gets: a contract for a firm that makes arms is none of its orders.
    pub gets: bool,
    pub slots: Vec<Slot>,
}

impl Places {
    pub(super) fn parse(names: &str, gets: bool) -> Places {
        let mut places = Places { gets, ..Places::default() };
        for name in names.split('|').map(str::trim) {
            match name {
                "subject" => places.subject = true,
                "object" => places.object = true,
                "owner" => places.owner = true,
                slot => places.slots.extend(Slot::parse(slot)),
            }
        }
        places
    }
}
