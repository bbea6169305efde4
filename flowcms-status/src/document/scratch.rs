//! A buffer that leaves the heap alone while it is small.

use std::fmt;
use std::io;

use crate::declaration::json::Sink;

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
