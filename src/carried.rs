//! What the program carries of its packs, as the build script (`embed.rs`) made it: the files, and what takes long to make
//! of them. Knows nothing of what it carries.

use flate2::{Decompress, FlushDecompress};
use std::sync::OnceLock;

mod made {
    include!(concat!(env!("OUT_DIR"), "/carried.rs"));
}

/// Each file of the packs by its name, `all/countries.tsv`, in order of the names: its digest. A long one is packed.
pub fn files() -> &'static [(&'static str, &'static str)] {
    static FILES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let whole = |&(name, digest): &(&'static str, &'static str)| {
        let packed = || unpacked(&[PACKED_FILE, name].concat()).unwrap_or_default();
        (name, if digest.is_empty() { packed() } else { digest })
    };
    FILES.get_or_init(|| made::FILES.iter().map(whole).collect())
}

/// What is made of a file: its digest, which stands for the file. A long one is packed.
pub fn made(name: &str) -> Option<&'static str> {
    let short = made::MADE.iter().find(|(of, _)| *of == name).map(|(_, digest)| *digest);
    short.or_else(|| unpacked(&[MADE, name].concat()))
}

/// Before the name of a file under which what is made of it is packed.
const MADE: &str = "made/";

/// Before the name of a file whose own digest is packed.
const PACKED_FILE: &str = "files/";

/// What is packed: a digest of a whole table, that of a vocabulary under the name of its language, and a long one that is
/// made of a file. Each is unpacked once.
pub fn unpacked(name: &str) -> Option<&'static str> {
    static UNPACKED: [OnceLock<Option<&'static str>>; made::PACKED.len()] =
        [const { OnceLock::new() }; made::PACKED.len()];
    let at = made::PACKED.iter().position(|(of, _)| *of == name)?;
    *UNPACKED[at].get_or_init(|| unpack(made::PACKED[at].1))
}

fn unpack(packed: &[u8]) -> Option<&'static str> {
    let (length, packed) = packed.split_first_chunk()?;
    let mut digest = Vec::with_capacity(u32::from_le_bytes(*length) as usize);
    Decompress::new(false).decompress_vec(packed, &mut digest, FlushDecompress::Finish).ok()?;
    Some(String::from_utf8(digest).ok()?.leak())
}
