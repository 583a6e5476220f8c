//! Counting calls without telling each: the COUNTS record.
//!
//! There is one for each process, when its last thread has ended or is let go. After the header: u32 number of entries,
//! u32 0, and for each call that the process made an entry of [`ENTRY`] bytes:
//!
//! ```text
//!   0  u32 abi
//!   4  u32 nr
//!   8  u64 calls that have ended
//!  16  u64 of them, failed
//!  24  u64 time between beginning and end, sum, ns
//!  32  u64   smallest
//!  40  u64   largest
//!  48  u64 processor time in the kernel, sum, ns (0 if the run does not measure it)
//!  56  u64   smallest
//!  64  u64   largest
//!  72  u32[64] how often the time between beginning and end was in this range: of range n, the times from
//!      2^(n/2) ns on, times 1.5 if n is odd, up to the next; the last has all that are longer
//! ```

use crate::arch::Abi;

/// Bytes of an entry.
pub const ENTRY: usize = 72 + 4 * RANGES;
/// Number of ranges of times.
pub const RANGES: usize = 64;

/// The counts of one call.
#[derive(Clone, Debug)]
pub(crate) struct Count {
    calls: u64,
    errors: u64,
    wall: Span,
    system: Span,
    ranges: [u32; RANGES],
}

#[derive(Clone, Copy, Debug)]
struct Span {
    sum: u64,
    least: u64,
    most: u64,
}

impl Span {
    const NONE: Self = Self { sum: 0, least: u64::MAX, most: 0 };

    fn add(&mut self, time: u64) {
        self.sum = self.sum.saturating_add(time);
        self.least = self.least.min(time);
        self.most = self.most.max(time);
    }

    fn write(self, target: &mut Vec<u8>) {
        for value in [self.sum, self.least, self.most] {
            target.extend_from_slice(&value.to_le_bytes());
        }
    }
}

/// The range that a time is in.
fn range(time: u64) -> usize {
    let time = time.max(1);
    let octave = time.ilog2();
    // At least half way to the next power of two.
    let half = octave > 0 && time >> (octave - 1) & 1 == 1;
    (2 * octave as usize + usize::from(half)).min(RANGES - 1)
}

impl Count {
    fn new() -> Self {
        Self { calls: 0, errors: 0, wall: Span::NONE, system: Span::NONE, ranges: [0; RANGES] }
    }

    fn add(&mut self, failed: bool, wall: u64, system: u64) {
        self.calls += 1;
        self.errors += u64::from(failed);
        self.wall.add(wall);
        self.system.add(system);
        let bucket = &mut self.ranges[range(wall)];
        *bucket = bucket.saturating_add(1);
    }
}

/// The counts of a process.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// By interface, then by number.
    by_number: [Vec<Option<Box<Count>>>; Abi::COUNT],
}

/// Numbers from here on are not counted apart: no interface has so many.
const MOST_NUMBERS: u64 = 4096;

impl Counts {
    /// Counts a call that has ended.
    pub(crate) fn add(&mut self, abi: Abi, nr: u64, failed: bool, wall: u64, system: u64) {
        let nr = nr.min(MOST_NUMBERS) as usize;
        let table = &mut self.by_number[abi as usize];
        if table.len() <= nr {
            table.resize(nr + 1, None);
        }
        table[nr].get_or_insert_with(|| Box::new(Count::new())).add(failed, wall, system);
    }

    /// The body of the record.
    pub(crate) fn write(&self, target: &mut Vec<u8>) {
        let start = target.len();
        target.extend_from_slice(&[0; 8]);
        let mut entries = 0u32;
        for (abi, table) in self.by_number.iter().enumerate() {
            for (nr, count) in table.iter().enumerate() {
                let Some(count) = count else { continue };
                entries += 1;
                target.extend_from_slice(&(abi as u32).to_le_bytes());
                target.extend_from_slice(&(nr as u32).to_le_bytes());
                target.extend_from_slice(&count.calls.to_le_bytes());
                target.extend_from_slice(&count.errors.to_le_bytes());
                count.wall.write(target);
                count.system.write(target);
                for range in count.ranges {
                    target.extend_from_slice(&range.to_le_bytes());
                }
            }
        }
        target[start..start + 4].copy_from_slice(&entries.to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_half_octaves() {
        assert_eq!([0, 1, 2, 3, 4, 5, 6, 7, 8].map(range), [0, 0, 2, 3, 4, 4, 5, 5, 6]);
        assert_eq!(range(1 << 20), 40);
        assert_eq!(range((1 << 20) + (1 << 19)), 41);
        assert_eq!(range(u64::MAX), RANGES - 1);
    }

    #[test]
    fn an_entry_has_the_documented_layout() {
        let mut counts = Counts::default();
        counts.add(Abi::X86_64, 3, false, 100, 40);
        counts.add(Abi::X86_64, 3, true, 300, 10);
        counts.add(Abi::I386, u64::MAX, false, 1, 1);
        let mut body = Vec::new();
        counts.write(&mut body);
        assert_eq!(body.len(), 8 + 2 * ENTRY);
        let word = |at: usize| u64::from_le_bytes(body[8 + at..16 + at].try_into().unwrap());
        assert_eq!(word(0), 1 | 3 << 32);
        assert_eq!([8, 16, 24, 32, 40].map(word), [2, 1, 400, 100, 300]);
        assert_eq!([48, 56, 64].map(word), [50, 10, 40]);
        let ranges: u32 = body[80..80 + 256]
            .chunks_exact(4)
            .map(|range| u32::from_le_bytes(range.try_into().unwrap()))
            .sum();
        assert_eq!(ranges, 2);
    }
}
