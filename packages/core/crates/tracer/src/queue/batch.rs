//! Memory of records.

use std::sync::{Arc, Mutex, PoisonError};

use crate::sys::map::Mapping;

/// Buffers that are kept for the next batches. More is given back to the kernel.
const KEPT: usize = 16;

/// Buffers of one size, used again and again. They are mappings, since a heap that grants and frees large blocks beside
/// a JavaScript engine's does not shrink again.
pub(super) struct Pool {
    bytes: usize,
    free: Mutex<Vec<Mapping>>,
}

impl Pool {
    pub(super) fn new(bytes: usize) -> Arc<Self> {
        Arc::new(Self { bytes, free: Mutex::new(Vec::with_capacity(KEPT)) })
    }

    /// An empty batch; its memory is from the heap if the kernel gives none.
    pub(super) fn batch(self: &Arc<Self>) -> Batch {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match free.map_or_else(|| Mapping::private(self.bytes), Ok) {
            Ok(mapping) => Batch { memory: Memory::Pooled(mapping, self.clone()), length: 0 },
            Err(_) => Batch::with_capacity(self.bytes),
        }
    }

    fn take_back(&self, mapping: Mapping) {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        if free.len() < KEPT {
            free.push(mapping);
        }
    }
}

enum Memory {
    Pooled(Mapping, Arc<Pool>),
    Own(Vec<u64>),
}

/// A run of whole records. Its memory is aligned to 8, as the records are.
pub struct Batch {
    memory: Memory,
    length: usize,
}

impl Batch {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { memory: Memory::Own(vec![0; bytes.div_ceil(8)]), length: 0 }
    }

    pub(super) fn capacity(&self) -> usize {
        match &self.memory {
            Memory::Pooled(mapping, _) => mapping.length(),
            Memory::Own(words) => words.len() * 8,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    pub(super) fn room(&self) -> usize {
        self.capacity() - self.length
    }

    /// The records.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        let start = match &self.memory {
            Memory::Pooled(mapping, _) => mapping.start().as_ptr().cast_const(),
            Memory::Own(words) => words.as_ptr().cast(),
        };
        // SAFETY: the memory is that long, has been zeroed or written, and is borrowed with `self`.
        unsafe { std::slice::from_raw_parts(start, self.length) }
    }

    pub(super) fn bytes_mut(&mut self) -> &mut [u8] {
        let length = self.length;
        &mut self.all_mut()[..length]
    }

    fn all_mut(&mut self) -> &mut [u8] {
        let capacity = self.capacity();
        let start = match &mut self.memory {
            Memory::Pooled(mapping, _) => mapping.start().as_ptr(),
            Memory::Own(words) => words.as_mut_ptr().cast(),
        };
        // SAFETY: as in `bytes`, and `self` is borrowed mutably.
        unsafe { std::slice::from_raw_parts_mut(start, capacity) }
    }

    /// Appends; the caller has looked at [`Batch::room`].
    pub(super) fn append(&mut self, data: &[u8]) {
        let at = self.length;
        self.all_mut()[at..at + data.len()].copy_from_slice(data);
        self.length += data.len();
    }

    pub(super) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    /// A copy of the first bytes in memory of just that size.
    pub(super) fn copy_of(&self, length: usize) -> Self {
        let mut copy = Self::with_capacity(length);
        copy.append(&self.bytes()[..length]);
        copy
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        let memory = std::mem::replace(&mut self.memory, Memory::Own(Vec::new()));
        if let Memory::Pooled(mapping, pool) = memory {
            pool.take_back(mapping);
        }
    }
}
