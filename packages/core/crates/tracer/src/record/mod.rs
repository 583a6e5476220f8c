//! The records that a run gives, see docs/engine-protocol.md.

pub mod counts;
pub mod layout;

use crate::arch::Abi;
use crate::error::Pid;
use layout::{HEADER, RecordType};

/// What every record starts with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header {
    pub(crate) kind: RecordType,
    pub(crate) abi: Abi,
    pub(crate) flags: u16,
    pub(crate) pid: Pid,
    pub(crate) tid: Pid,
    pub(crate) time: u64,
}

impl Header {
    /// Writes the header of a record that is `size` bytes long in all.
    pub(crate) fn write(&self, record: &mut [u8], size: usize) {
        put_u32(record, 0, size as u32);
        record[4] = self.kind as u8;
        record[5] = self.abi as u8;
        record[6..8].copy_from_slice(&self.flags.to_le_bytes());
        put_u32(record, 8, self.pid as u32);
        put_u32(record, 12, self.tid as u32);
        put_u64(record, 16, self.time);
    }
}

pub(crate) fn put_u32(record: &mut [u8], at: usize, value: u32) {
    record[at..at + 4].copy_from_slice(&value.to_le_bytes());
}

pub(crate) fn put_u64(record: &mut [u8], at: usize, value: u64) {
    record[at..at + 8].copy_from_slice(&value.to_le_bytes());
}

/// The next multiple of 8.
pub(crate) const fn padded(length: usize) -> usize {
    length.next_multiple_of(8)
}

/// A record with a small body, built in place.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    bytes: Vec<u8>,
}

impl Builder {
    /// Begins a record.
    pub(crate) fn start(&mut self, header: &Header) -> &mut Self {
        self.bytes.clear();
        self.bytes.resize(HEADER, 0);
        header.write(&mut self.bytes, 0);
        self
    }

    pub(crate) fn u32(&mut self, value: u32) -> &mut Self {
        self.bytes.extend_from_slice(&value.to_le_bytes());
        self
    }

    pub(crate) fn data(&mut self, data: &[u8]) -> &mut Self {
        self.bytes.extend_from_slice(data);
        self
    }

    /// Fills up to a multiple of 8.
    pub(crate) fn pad(&mut self) -> &mut Self {
        self.bytes.resize(padded(self.bytes.len()), 0);
        self
    }

    /// What is appended to.
    pub(crate) fn body(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }

    /// The record, padded and with its size filled in.
    pub(crate) fn finish(&mut self) -> &[u8] {
        let size = padded(self.bytes.len());
        self.bytes.resize(size, 0);
        put_u32(&mut self.bytes, 0, size as u32);
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_padded_and_knows_its_size() {
        let header = Header {
            kind: RecordType::Notice,
            abi: Abi::Unknown,
            flags: 0x1234,
            pid: 7,
            tid: 8,
            time: 9,
        };
        let mut builder = Builder::default();
        let record = builder.start(&header).u32(1).u32(3).data(b"abc").finish();
        assert_eq!(record.len(), 40);
        assert_eq!(record[..8], [40, 0, 0, 0, 12, 0, 0x34, 0x12]);
        assert_eq!(record[32..], *b"abc\0\0\0\0\0");
    }
}
