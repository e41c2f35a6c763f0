//! Decimal digits to a number: four to eight at once, as most codes are.

/// A number of four to eight digits that begins with no zero; `None` for any other text.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the calling look-up is to take text as fast as integers")]
pub(crate) fn unpadded(text: &[u8]) -> Option<u64> {
    if (4..=8).contains(&text.len()) && text[0] != b'0' { four_to_eight(text) } else { None }
}

/// All digits are read in one integer: a loop over them would end where the processor cannot foresee it.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn four_to_eight(text: &[u8]) -> Option<u64> {
    let fewer = 8_usize.checked_sub(text.len())?;
    // Two reads that overlap; the last digit in the highest byte, zeros below the first.
    let (first, last) = (text.first_chunk::<4>()?, text.last_chunk::<4>()?);
    let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
    joined(u64::from(first) << (8 * fewer) | u64::from(last) << 32, fewer)
}

/// The number that eight bytes spell, the most significant in the lowest one; `fewer` of them are no digits but empty.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn joined(bytes: u64, fewer: usize) -> Option<u64> {
    const ZEROS: u64 = u64::from_le_bytes(*b"00000000");
    let digits = bytes ^ ZEROS << (8 * fewer);
    let over_nine = (digits.wrapping_add(0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080;
    if over_nine != 0 {
        return None;
    }
    // Neighbours joined to pairs; then each pair by its weight, in two sums at once.
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let outer = (pairs & 0x0000_00FF_0000_00FF).wrapping_mul((1_000_000 << 32) + 100);
    let inner = (pairs >> 16 & 0x0000_00FF_0000_00FF).wrapping_mul((10_000 << 32) + 1);
    Some(outer.wrapping_add(inner) >> 32)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;

    use super::unpadded;

    #[test]
    fn every_length_and_padding_is_read_as_parse_reads_it() {
        for number in (0..1_000_000).chain((0..64).map(|shift| u64::MAX >> shift)) {
            for width in [0, 4, 8, 24] {
                let text = format!("{number:0width$}");
                let at_once = (4..=8).contains(&text.len()) && !text.starts_with('0');
                assert_eq!(unpadded(text.as_bytes()), at_once.then_some(number), "{text}");
            }
        }
    }

    #[test]
    fn every_other_byte_in_every_place_is_told() {
        for len in 0..=20 {
            let mut text = std::vec![b'7'; len];
            for place in 0..len {
                for byte in (0..=u8::MAX).filter(|byte| !byte.is_ascii_digit()) {
                    text[place] = byte;
                    assert_eq!(unpadded(&text), None, "{byte} at {place} of {len}");
                }
                text[place] = b'7';
            }
        }
    }
}
