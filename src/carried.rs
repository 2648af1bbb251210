//! What the program carries of its packs, as the build script (`embed.rs`) made it: the files, and what takes long to make
//! of them. Knows nothing of what it carries.

use flate2::{Decompress, FlushDecompress};

mod made {
    include!(concat!(env!("OUT_DIR"), "/carried.rs"));
}

/// Each file of the packs by its name, `all/countries.tsv`, in order of the names: its digest.
pub fn files() -> &'static [(&'static str, &'static str)] {
    made::FILES
}

/// What is made of a file: its digest, which stands for the file.
pub fn made(name: &str) -> Option<&'static str> {
    made::MADE.iter().find(|(of, _)| *of == name).map(|(_, digest)| *digest)
}

/// What is packed: a digest of a whole table, and that of a vocabulary under the name of its language.
pub fn unpacked(name: &str) -> Option<&'static str> {
    let (_, packed) = made::PACKED.iter().find(|(of, _)| *of == name)?;
    let (length, packed) = packed.split_first_chunk()?;
    let mut digest = Vec::with_capacity(u32::from_le_bytes(*length) as usize);
    Decompress::new(false).decompress_vec(packed, &mut digest, FlushDecompress::Finish).ok()?;
    Some(String::from_utf8(digest).ok()?.leak())
}
