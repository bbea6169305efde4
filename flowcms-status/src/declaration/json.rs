//! JSON strings (RFC 8259, section 7), written into a buffer that leaves the heap alone while small.

use std::fmt;
use std::io;

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
fn is_plain(text: &[u8]) -> bool {
    const BLOCK: usize = 16;
    fn is_plain_block(block: &[u8]) -> bool {
        // Without branches, so that the bytes are compared side by side.
        let special =
            |byte: u8| u8::from(byte < 0x20) | u8::from(byte == b'"') | u8::from(byte == b'\\');
        block.iter().fold(0, |any, &byte| any | special(byte)) == 0
    }
    match text.len().checked_sub(BLOCK) {
        // The last block overlaps the one before it.
        Some(last) => text.chunks_exact(BLOCK).all(is_plain_block) && is_plain_block(&text[last..]),
        None => is_plain_block(text),
    }
}

/// How many bytes [`escape`] makes of `text`.
pub(crate) fn escaped_len(text: &[u8]) -> usize {
    if is_plain(text) {
        return text.len();
    }
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

/// Bytes on the stack, and on the heap from the first that do not fit.
pub(crate) struct Scratch {
    stack: [u8; Self::STACK],
    len: usize,
    heap: Vec<u8>,
}

impl Scratch {
    const STACK: usize = 256;

    pub(crate) const fn new() -> Self {
        Self {
            stack: [0; Self::STACK],
            len: 0,
            heap: Vec::new(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.as_slice().len()
    }

    pub(crate) fn as_slice(&self) -> &[u8] {
        if self.heap.is_empty() {
            &self.stack[..self.len]
        } else {
            &self.heap
        }
    }

    pub(crate) fn truncate(&mut self, len: usize) {
        if self.heap.is_empty() {
            self.len = self.len.min(len);
        } else if len <= Self::STACK {
            self.stack[..len].copy_from_slice(&self.heap[..len]);
            self.len = len;
            self.heap.clear();
        } else {
            self.heap.truncate(len);
        }
    }
}

impl Sink for Scratch {
    fn push_bytes(&mut self, bytes: &[u8]) {
        if self.heap.is_empty() {
            if let Some(free) = self.stack[self.len..].get_mut(..bytes.len()) {
                free.copy_from_slice(bytes);
                self.len += bytes.len();
                return;
            }
            self.heap.reserve(2 * (self.len + bytes.len()));
            self.heap.extend_from_slice(&self.stack[..self.len]);
        }
        self.heap.extend_from_slice(bytes);
    }
}

impl fmt::Write for Scratch {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_bytes(text.as_bytes());
        Ok(())
    }
}

impl io::Write for Scratch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push_bytes(bytes);
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.push_bytes(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
