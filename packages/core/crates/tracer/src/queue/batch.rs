//! Memory of records.

/// A run of whole records. Its memory is aligned to 8, as the records are.
#[derive(Debug, Default)]
pub struct Batch {
    words: Vec<u64>,
    length: usize,
}

impl Batch {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        // Zeroed memory of this size comes fresh from the kernel; pages that are never written are never there.
        Self { words: vec![0; bytes.div_ceil(8)], length: 0 }
    }

    pub(super) fn capacity(&self) -> usize {
        self.words.len() * 8
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
        &self.all()[..self.length]
    }

    fn all(&self) -> &[u8] {
        // SAFETY: a u64 is eight bytes, any of which is valid; the slice borrows `self`.
        unsafe { std::slice::from_raw_parts(self.words.as_ptr().cast(), self.capacity()) }
    }

    pub(super) fn bytes_mut(&mut self) -> &mut [u8] {
        let length = self.length;
        &mut self.all_mut()[..length]
    }

    fn all_mut(&mut self) -> &mut [u8] {
        let capacity = self.capacity();
        // SAFETY: as in `all`, and `self` is borrowed mutably.
        unsafe { std::slice::from_raw_parts_mut(self.words.as_mut_ptr().cast(), capacity) }
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

    /// The memory and the number of bytes in use, for readers that take it over.
    #[must_use]
    pub fn into_parts(self) -> (Vec<u64>, usize) {
        (self.words, self.length)
    }
}
