//! Reading of ELF files, whoever made them: no more than a budget, and never by a mapping, which would end this process
//! when the file is cut short.

use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::ops::Range;

use object::{ReadCache, ReadRef};

/// Most bytes that are read of one file in one go.
const BUDGET: u64 = 512 << 20;

/// What is read and sought in.
pub(super) trait Source: Read + Seek {}

impl Source for File {}
impl Source for Cursor<Vec<u8>> {}

/// A file of which parts are read, and kept until it is dropped.
pub(super) struct Image {
    cache: ReadCache<Box<dyn Source>>,
    left: std::cell::Cell<u64>,
}

impl Image {
    pub(super) fn new(source: Box<dyn Source>) -> Self {
        Self { cache: ReadCache::new(source), left: std::cell::Cell::new(BUDGET) }
    }

    /// Bytes that have been read.
    pub(super) fn used(&self) -> u64 {
        BUDGET - self.left.get()
    }

    /// Takes a size from the budget.
    fn take(&self, size: u64) -> Result<(), ()> {
        match self.left.get().checked_sub(size) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(()),
        }
    }
}

impl<'a> ReadRef<'a> for &'a Image {
    fn len(self) -> Result<u64, ()> {
        (&self.cache).len()
    }

    fn read_bytes_at(self, offset: u64, size: u64) -> Result<&'a [u8], ()> {
        self.take(size)?;
        (&self.cache).read_bytes_at(offset, size)
    }

    fn read_bytes_at_until(self, range: Range<u64>, delimiter: u8) -> Result<&'a [u8], ()> {
        // Names of sections and the like, which the cache reads in small pieces.
        self.take(1)?;
        (&self.cache).read_bytes_at_until(range, delimiter)
    }
}
