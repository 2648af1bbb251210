//! What tables of offices tell: who held them, and when.

use super::{Tenure, Term};
use crate::names::NameKey;
use std::sync::OnceLock;

#[derive(Debug, Default)]
pub struct Told {
    pub holders: Vec<Holder>,
    pub terms: Vec<Term>,
    /// Of the heads of bodies, in the order of the tables.
    pub tenures: Vec<Tenure>,
}

/// Who held offices.
#[derive(Debug)]
pub struct Holder {
    /// The usual English form.
    pub name: &'static str,
    /// The hashes that an index has the name under, three letters each.
    pub keys: &'static str,
    /// The name as it is compared; made when first asked for.
    read: OnceLock<Box<NameKey>>,
}

impl Holder {
    /// Reads a name.
    pub fn new(name: &'static str) -> Holder {
        let hashes = NameKey::new(name, None).index_hashes();
        let letters = |hash: u32| [12, 6, 0].map(|shift| char::from((hash >> shift) as u8 % BASE));
        Holder::kept(name, hashes.into_iter().flat_map(letters).collect::<String>().leak())
    }

    /// A name read before.
    pub fn kept(name: &'static str, keys: &'static str) -> Holder {
        Holder { name, keys, read: OnceLock::new() }
    }

    /// The hashes that an index has the name under.
    pub fn hashes(&self) -> impl Iterator<Item = u32> {
        let hash = |letters: &[u8]| letters.iter().fold(0, |hash, letter| hash << 6 | u32::from(*letter));
        self.keys.as_bytes().chunks_exact(3).map(hash)
    }

    /// The name, to be compared.
    pub fn key(&self) -> &NameKey {
        self.read.get_or_init(|| Box::new(NameKey::new(self.name, None)))
    }
}

/// So many signs of ASCII are letters of a hash: six bits each.
const BASE: u8 = 64;
