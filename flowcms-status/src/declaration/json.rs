//! JSON strings (RFC 8259, section 7).

/// How a byte stands in a JSON string: 0 as it is, `u` as `\u00XX`, else `\` and that letter.
const ESCAPES: [u8; 256] = {
    let mut escapes = [0; 256];
    let mut control = 0;
    while control < 0x20 {
        escapes[control] = b'u';
        control += 1;
    }
    escapes[0x08] = b'b';
    escapes[b'\t' as usize] = b't';
    escapes[b'\n' as usize] = b'n';
    escapes[0x0c] = b'f';
    escapes[b'\r' as usize] = b'r';
    escapes[b'"' as usize] = b'"';
    escapes[b'\\' as usize] = b'\\';
    escapes
};

/// Where JSON is written to.
pub(crate) trait Sink {
    fn push_bytes(&mut self, bytes: &[u8]);
}

impl Sink for Vec<u8> {
    fn push_bytes(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}

/// Whether `text` stands in a JSON string as it is.
pub(crate) fn is_plain(text: &[u8]) -> bool {
    match text.len() {
        0..4 => text.iter().all(|&byte| ESCAPES[usize::from(byte)] == 0),
        4..8 => are_plain_ends::<4>(text),
        8..16 => are_plain_ends::<8>(text),
        16..=32 => are_plain_ends::<16>(text),
        _ => {
            let mut blocks = text.chunks_exact(16);
            blocks.all(|block| is_plain_block::<16>(block.first_chunk()))
                && is_plain_block::<16>(text.last_chunk())
        }
    }
}

/// Whether the first and the last bytes are, which may overlap.
#[inline]
fn are_plain_ends<const LEN: usize>(text: &[u8]) -> bool {
    is_plain_block::<LEN>(text.first_chunk()) && is_plain_block::<LEN>(text.last_chunk())
}

#[inline]
fn is_plain_block<const LEN: usize>(block: Option<&[u8; LEN]>) -> bool {
    // Without branches, so that the bytes are compared side by side.
    let special =
        |byte: u8| u8::from(byte < 0x20) | u8::from(byte == b'"') | u8::from(byte == b'\\');
    block.is_none_or(|block| block.iter().fold(0, |any, &byte| any | special(byte)) == 0)
}

/// How many bytes [`escape`] makes of `text`.
pub(crate) fn escaped_len(text: &[u8]) -> usize {
    text.iter()
        .map(|&byte| match ESCAPES[usize::from(byte)] {
            0 => 1,
            b'u' => 6,
            _ => 2,
        })
        .sum()
}

/// `text`, which is UTF-8, as the inside of a JSON string.
pub(crate) fn escape(text: &[u8], to: &mut (impl Sink + ?Sized)) {
    let mut rest = text;
    while let Some(at) = rest
        .iter()
        .position(|&byte| ESCAPES[usize::from(byte)] != 0)
    {
        to.push_bytes(&rest[..at]);
        let byte = rest[at];
        match ESCAPES[usize::from(byte)] {
            b'u' => {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                let (high, low) = (usize::from(byte >> 4), usize::from(byte & 15));
                to.push_bytes(&[b'\\', b'u', b'0', b'0', HEX[high], HEX[low]]);
            }
            letter => to.push_bytes(&[b'\\', letter]),
        }
        rest = &rest[at + 1..];
    }
    to.push_bytes(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_any_length_is_plain_where_no_byte_of_it_is_escaped() {
        for len in 0..40 {
            let mut text = vec![b'a'; len];
            assert!(is_plain(&text), "{len}");
            for at in 0..len {
                for special in [b'"', b'\\', 0, 0x1f] {
                    text[at] = special;
                    assert!(!is_plain(&text), "{len} {at} {special}");
                }
                text[at] = b'a';
            }
        }
    }
}
