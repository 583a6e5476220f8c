//! Reading memory of a tracee, up to the page where it ends.

use crate::error::{Errno, Pid};
use crate::sys::memory::{self, MAX_SPANS, Span};

/// How memory is read in this run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Way {
    /// `process_vm_readv`, many ranges in one call.
    #[default]
    Vectored,
    /// `/proc/PID/mem`, where that is refused.
    File,
}

/// Reads memory in as few calls as can be.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    way: Way,
}

impl Reader {
    /// Fills the spans as far as their memory can be read, and notes in each how far that is.
    pub(crate) fn read(&mut self, tid: Pid, buffer: &mut [u8], spans: &mut [Span]) {
        for span in spans.iter_mut() {
            span.got = 0;
            // No address space reaches the end of the 64-bit range; this is for addresses made up by the tracee.
            span.length = span.length.min((u64::MAX - span.address) as usize);
        }
        let mut next = 0;
        while next < spans.len() && self.way == Way::Vectored {
            let end = spans.len().min(next + MAX_SPANS);
            match memory::read_spans(tid, buffer, &spans[next..end]) {
                Ok(bytes) => {
                    let whole = distribute(&mut spans[next..end], bytes);
                    next += whole;
                    // The first that is incomplete ends within this page; those after it have not been tried.
                    next += usize::from(next < end);
                }
                Err(Errno(libc::EPERM | libc::ENOSYS | libc::EACCES)) => self.way = Way::File,
                Err(Errno(libc::ESRCH)) => return,
                // EFAULT: not even the first byte.
                Err(_) => next += 1,
            }
        }
        for span in spans.iter_mut().skip(next) {
            let target = &mut buffer[span.at..span.at + span.length];
            span.got = memory::read_by_file(tid, target, span.address).unwrap_or(0);
        }
    }
}

/// Spreads the number of bytes read over the spans; gives how many are complete.
fn distribute(spans: &mut [Span], mut bytes: usize) -> usize {
    for (index, span) in spans.iter_mut().enumerate() {
        span.got = span.length.min(bytes);
        bytes -= span.got;
        if span.got < span.length {
            return index;
        }
    }
    spans.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two pages that can be read and one behind them that cannot, by any means, in this very process: a mapping that is
    /// longer than its file.
    fn guarded() -> (u64, usize) {
        let page = 4096;
        // SAFETY: a fresh mapping of a fresh file that nobody else uses.
        let start = unsafe {
            let file = libc::memfd_create(c"hstrace-test".as_ptr(), 0);
            assert_eq!(libc::ftruncate(file, 2 * page as i64), 0);
            let access = libc::PROT_READ | libc::PROT_WRITE;
            let start =
                libc::mmap(std::ptr::null_mut(), 3 * page, access, libc::MAP_SHARED, file, 0);
            assert_ne!(start, libc::MAP_FAILED);
            std::ptr::write_bytes(start.cast::<u8>(), 0x61, 2 * page);
            start
        };
        (start as u64, 2 * page)
    }

    fn check(reader: &mut Reader) {
        let (start, length) = guarded();
        let end = start + length as u64;
        let cases = [
            (start, 16, 16),
            (end - 8, 64, 8),
            (end, 8, 0),
            (8, 8, 0),
            (u64::MAX - 3, 64, 0),
            (start + 100, length, length - 100),
            (start, 0, 0),
            (end - 1, 1, 1),
        ];
        let mut at = 0;
        let mut spans: Vec<_> = cases
            .iter()
            .map(|&(address, length, _)| {
                let span = Span { address, length, at, got: 0 };
                at += length;
                span
            })
            .collect();
        let mut buffer = vec![0; at];
        reader.read(std::process::id() as Pid, &mut buffer, &mut spans);
        for (span, case) in spans.iter().zip(cases) {
            assert_eq!(span.got, case.2, "{case:x?}");
            assert!(buffer[span.at..span.at + span.got].iter().all(|&byte| byte == 0x61));
        }
    }

    #[test]
    fn memory_is_read_up_to_the_page_where_it_ends() {
        check(&mut Reader::default());
    }

    #[test]
    fn so_it_is_by_way_of_the_file() {
        check(&mut Reader { way: Way::File });
    }

    #[test]
    fn more_spans_than_one_call_takes() {
        let data = [5u8; 8];
        let mut spans: Vec<_> = (0..1000)
            .map(|i| Span {
                // Every seventh cannot be read.
                address: if i % 7 == 3 { 16 } else { data.as_ptr() as u64 },
                length: 8,
                at: i * 8,
                got: 0,
            })
            .collect();
        let mut buffer = vec![0; 8000];
        Reader::default().read(std::process::id() as Pid, &mut buffer, &mut spans);
        for (i, span) in spans.iter().enumerate() {
            assert_eq!(span.got, if i % 7 == 3 { 0 } else { 8 }, "{i}");
        }
    }

    #[test]
    fn a_process_that_does_not_exist_has_no_memory() {
        let mut spans = [Span { address: 4096, length: 8, at: 0, got: 1 }];
        Reader::default().read(i32::MAX, &mut [0; 8], &mut spans);
        assert_eq!(spans[0].got, 0);
    }
}
