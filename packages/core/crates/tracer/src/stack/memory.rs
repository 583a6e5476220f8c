//! The memory of a thread whose stack is looked at: pages that were read are kept until the end of the look.

use crate::capture::Reader;
use crate::error::Pid;
use crate::sys::memory::Span;

/// What is read at a time: two pages of the smallest kind.
const PIECE: usize = 8192;
/// Start of pieces.
const PAGE: u64 = 4096;
/// Most pieces of one look. A stack of 256 frames that needs more is not an ordinary one.
const MOST_PIECES: usize = 1024;

/// See the module's documentation.
#[derive(Debug, Default)]
pub(super) struct StackMemory {
    reader: Reader,
    tid: Pid,
    pieces: Vec<Piece>,
    /// How many of them are of this look; the others' memory is used again.
    used: usize,
}

#[derive(Debug)]
struct Piece {
    address: u64,
    bytes: Vec<u8>,
    got: usize,
}

impl StackMemory {
    /// Begins to look at a thread.
    pub(super) fn start(&mut self, tid: Pid) {
        self.tid = tid;
        self.used = 0;
        self.pieces.truncate(64);
    }

    /// A word of 1, 2, 4 or 8 bytes.
    pub(super) fn word(&mut self, address: u64, size: u8) -> Option<u64> {
        let size = usize::from(size);
        if !matches!(size, 1 | 2 | 4 | 8) {
            return None;
        }
        let mut word = [0; 8];
        let mut done = 0;
        while done < size {
            let at = address.checked_add(done as u64)?;
            let bytes = self.at(at)?;
            let count = bytes.len().min(size - done);
            word[done..done + count].copy_from_slice(&bytes[..count]);
            done += count;
        }
        Some(u64::from_le_bytes(word))
    }

    /// What there is from an address on, one byte at least.
    fn at(&mut self, address: u64) -> Option<&[u8]> {
        let within = |piece: &Piece| {
            address.checked_sub(piece.address).is_some_and(|offset| offset < piece.got as u64)
        };
        let index = match self.pieces[..self.used].iter().rposition(within) {
            Some(index) => index,
            None => self.fetch(address)?,
        };
        let piece = &self.pieces[index];
        piece.bytes.get((address - piece.address) as usize..piece.got).filter(|it| !it.is_empty())
    }

    fn fetch(&mut self, address: u64) -> Option<usize> {
        if self.used == MOST_PIECES {
            return None;
        }
        if self.used == self.pieces.len() {
            self.pieces.push(Piece { address: 0, bytes: vec![0; PIECE], got: 0 });
        }
        let piece = &mut self.pieces[self.used];
        piece.address = address & !(PAGE - 1);
        let mut spans = [Span { address: piece.address, length: PIECE, at: 0, got: 0 }];
        self.reader.read(self.tid, &mut piece.bytes, &mut spans);
        piece.got = spans[0].got;
        self.used += 1;
        // Memory that cannot be read is remembered as a piece of nothing.
        Some(self.used - 1)
    }

    /// Copies a range as far as it can be read.
    pub(super) fn copy(&mut self, address: u64, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        let mut spans = [Span { address, length, at: 0, got: 0 }];
        self.reader.read(self.tid, &mut bytes, &mut spans);
        bytes.truncate(spans[0].got);
        bytes
    }
}
