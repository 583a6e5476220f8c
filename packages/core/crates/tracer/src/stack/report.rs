//! A stack as the bytes of a record, see docs/engine-protocol.md.

use std::collections::HashMap;

use crate::record::layout::stack as layout;
use crate::record::{padded, put_u32, put_u64};

/// Most bytes of text in one stack; what is beyond has no names.
const MOST_TEXT: usize = 1 << 20;

/// How a stack ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum End {
    /// With the outermost function.
    Outermost = 0,
    /// With the limit on frames.
    Limit = 1,
    /// It is not known what called the last one.
    Unknown = 2,
}

/// A function on the stack.
#[derive(Clone, Debug, Default)]
pub(super) struct Described<'a> {
    pub(super) address: u64,
    /// Of the address in the binary.
    pub(super) position: u64,
    pub(super) binary: &'a [u8],
    pub(super) symbol: &'a [u8],
    /// Of the address in the function.
    pub(super) offset: u64,
    pub(super) file: &'a [u8],
    pub(super) line: u32,
    pub(super) flags: u32,
}

/// Writes stacks, into the same memory again and again.
#[derive(Debug, Default)]
pub(super) struct Report {
    bytes: Vec<u8>,
    frames: u32,
    text: Vec<u8>,
    /// Where in `text` a string is.
    known: HashMap<Box<[u8]>, u32>,
}

impl Report {
    pub(super) fn start(&mut self) {
        self.bytes.clear();
        self.bytes.resize(layout::FRAMES, 0);
        self.frames = 0;
        self.text.clear();
        // So that 0 can stand for none.
        self.text.extend_from_slice(&[0; 8]);
        self.known.clear();
    }

    pub(super) fn frames(&self) -> u32 {
        self.frames
    }

    pub(super) fn add(&mut self, it: &Described<'_>) {
        let at = self.bytes.len();
        let [binary, symbol, file] = [it.binary, it.symbol, it.file].map(|text| self.string(text));
        self.bytes.resize(at + layout::FRAME, 0);
        let frame = &mut self.bytes[at..];
        put_u64(frame, layout::ADDRESS, it.address);
        put_u64(frame, layout::POSITION, it.position);
        put_u64(frame, layout::OFFSET, it.offset);
        put_u32(frame, layout::BINARY, binary);
        put_u32(frame, layout::SYMBOL, symbol);
        put_u32(frame, layout::FILE, file);
        put_u32(frame, layout::LINE, it.line);
        put_u32(frame, layout::FLAGS, it.flags);
        self.frames += 1;
    }

    fn string(&mut self, text: &[u8]) -> u32 {
        if text.is_empty() {
            return 0;
        }
        if let Some(&at) = self.known.get(text) {
            return at;
        }
        if self.text.len() + text.len() > MOST_TEXT {
            return 0;
        }
        let at = self.text.len() as u32;
        self.text.extend_from_slice(&(text.len() as u32).to_le_bytes());
        self.text.extend_from_slice(text);
        self.text.resize(self.text.len().next_multiple_of(4), 0);
        self.known.insert(text.into(), at);
        at
    }

    /// The bytes, a multiple of 8.
    pub(super) fn finish(&mut self, end: End) -> &[u8] {
        let frames = self.frames;
        put_u32(&mut self.bytes, layout::COUNT, frames);
        put_u32(&mut self.bytes, layout::END, end as u32);
        self.bytes.extend_from_slice(&self.text);
        let size = padded(self.bytes.len());
        self.bytes.resize(size, 0);
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stack_has_the_documented_layout() {
        let mut report = Report::default();
        for _ in 0..2 {
            report.start();
            report.add(&Described {
                address: 1,
                position: 2,
                binary: b"/bin/x",
                symbol: b"main",
                offset: 3,
                file: b"x.c",
                line: 4,
                flags: 5,
            });
            report.add(&Described { address: 6, binary: b"/bin/x", ..Described::default() });
            let bytes = report.finish(End::Limit).to_vec();
            let u32_at = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
            assert_eq!((u32_at(0), u32_at(4)), (2, 1));
            assert_eq!([8, 16, 24].map(u32_at), [1, 2, 3]);
            let strings = 8 + 2 * 48;
            let text = |at: usize| {
                let at = strings + u32_at(at) as usize;
                &bytes[at + 4..at + 4 + u32_at(at) as usize]
            };
            assert_eq!((text(32), text(36), text(40)), (&b"/bin/x"[..], &b"main"[..], &b"x.c"[..]));
            assert_eq!((u32_at(44), u32_at(48)), (4, 5));
            assert_eq!((u32_at(56), text(80), u32_at(84)), (6, &b"/bin/x"[..], 0));
            assert_eq!(bytes.len() % 8, 0);
        }
    }
}
