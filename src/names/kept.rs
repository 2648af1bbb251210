//! Groups of names as a digest, and back: each key in order, with the groups that hold it.

use super::data::Groups;
use crate::rules::digest::{add_behind, add_length};
use crate::rules::value::{next_behind, next_length};
use std::collections::BTreeMap;

/// Writes groups.
pub fn add_groups(groups: &Groups, digest: &mut String) {
    add_length(groups.len(), digest);
    let mut before = "";
    for (key, own) in groups.iter().collect::<BTreeMap<_, _>>() {
        add_behind(before, key, digest);
        add_length(own.len(), digest);
        own.iter().for_each(|group| add_length(usize::from(*group), digest));
        before = key;
    }
}

/// Takes groups off a digest.
pub fn next_groups(digest: &mut &'static str) -> Groups {
    let keys = next_length(digest);
    let mut groups = Groups::with_capacity_and_hasher(keys, Default::default());
    let mut key = String::new();
    for _ in 0..keys {
        next_behind(&mut key, digest);
        let own = (0..next_length(digest)).map(|_| next_length(digest) as u16).collect();
        groups.insert(key.clone(), own);
    }
    groups
}
