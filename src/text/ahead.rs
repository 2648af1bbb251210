//! How far bytes of one kind go on, eight of them looked at together: most text is ASCII, and all of it is read.

const EACH: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = EACH * 0x80;

/// How many ASCII letters stand at the head.
#[inline]
pub fn letters(bytes: &[u8]) -> usize {
    run(bytes, |few| {
        let small = (few | EACH * 0x20) & !HIGH;
        let from_a = small + EACH * (0x80 - b'a') as u64;
        let behind_z = small + EACH * (0x7f - b'z') as u64;
        from_a & !behind_z & !few
    })
}

/// How many bytes at the head are ASCII and no white space.
#[inline]
pub fn shown(bytes: &[u8]) -> usize {
    run(bytes, |few| ((few & !HIGH) + EACH * (0x80 - b'!') as u64) & !few)
}

/// How many bytes at the head are of a kind; `of_kind` sets the high bit of each that is.
#[inline]
fn run(bytes: &[u8], of_kind: impl Fn(u64) -> u64) -> usize {
    let (eights, rest) = bytes.as_chunks::<8>();
    for (at, few) in eights.iter().enumerate() {
        let others = !of_kind(u64::from_le_bytes(*few)) & HIGH;
        if others != 0 {
            return 8 * at + others.trailing_zeros() as usize / 8;
        }
    }
    8 * eights.len() + rest.iter().take_while(|&&byte| of_kind(byte.into()) & 0x80 != 0).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_where_a_byte_of_another_kind_stands() {
        for other in 0..=u8::MAX {
            for len in 0..20 {
                let mut bytes = vec![b'z'; 20];
                bytes[len] = other;
                let past = |of_kind: bool| if of_kind { 20 } else { len };
                assert_eq!(letters(&bytes), past(other.is_ascii_alphabetic()), "{other} at {len}");
                assert_eq!(shown(&bytes), past((b'!'..=0x7f).contains(&other)), "{other} at {len}");
            }
        }
    }
}
