//! The chunks of a record while they are being made.
//!
//! A chunk's place is reserved with its header before its memory is read, so that it is read straight into the record.
//! What turns out shorter (strings, memory that ends) is closed up afterwards.

use crate::record::layout::chunk;
use crate::record::padded;

/// A part of the buffer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) at: usize,
    pub(super) length: usize,
}

/// The buffer that a record is built in. It is used again for every record and only ever grows.
#[derive(Debug, Default)]
pub(super) struct Output {
    bytes: Vec<u8>,
    length: usize,
    pub(super) chunks: u32,
}

impl Output {
    /// Begins a record whose chunks come after `head` bytes.
    pub(super) fn start(&mut self, head: usize) {
        self.length = 0;
        self.chunks = 0;
        self.reserve(head);
    }

    /// Takes the next `length` bytes; what they hold is undefined.
    pub(super) fn reserve(&mut self, length: usize) -> usize {
        let at = self.length;
        self.length += length;
        if self.bytes.len() < self.length {
            self.bytes.resize(self.length.next_power_of_two(), 0);
        }
        at
    }

    pub(super) fn record(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    pub(super) fn record_mut(&mut self) -> &mut [u8] {
        &mut self.bytes[..self.length]
    }

    pub(super) fn get(&self, region: Region) -> &[u8] {
        self.bytes.get(region.at..region.at + region.length).unwrap_or_default()
    }

    pub(super) fn end(&self) -> usize {
        self.length
    }

    /// Gives back what lies behind `end`.
    pub(super) fn truncate(&mut self, end: usize) {
        self.length = end;
    }

    /// Reserves a chunk for up to `length` bytes; gives where its data goes.
    pub(super) fn reserve_chunk(&mut self, length: usize) -> usize {
        self.reserve(chunk::HEADER + padded(length)) + chunk::HEADER
    }

    /// Makes a chunk at `to` of the data at `from`, which lies at the same place or behind; gives the data's new region.
    pub(super) fn place_chunk(&mut self, to: usize, from: Region, head: ChunkHead) -> Region {
        let region = Region { at: to + chunk::HEADER, length: from.length };
        if from.at != region.at {
            self.bytes.copy_within(from.at..from.at + from.length, region.at);
        }
        let header = &mut self.bytes[to..to + chunk::HEADER];
        header[..8].copy_from_slice(&head.address.to_le_bytes());
        header[8..12].copy_from_slice(&(from.length as u32).to_le_bytes());
        header[12] = head.kind;
        header[13] = head.status;
        header[14..].fill(0);
        let end = region.at + from.length;
        self.bytes[end..region.at + padded(from.length)].fill(0);
        self.chunks += 1;
        region
    }

    /// Appends a chunk that is known already.
    pub(super) fn append_chunk(&mut self, head: ChunkHead, data: &[u8]) -> Region {
        let at = self.reserve_chunk(data.len());
        self.bytes[at..at + data.len()].copy_from_slice(data);
        self.place_chunk(at - chunk::HEADER, Region { at, length: data.len() }, head)
    }
}

/// What a chunk's header says, but for the length.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChunkHead {
    pub(super) address: u64,
    pub(super) kind: u8,
    pub(super) status: u8,
}
