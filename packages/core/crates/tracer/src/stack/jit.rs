//! Names of functions that a program has compiled itself, from the map that it writes for perf:
//! `/tmp/perf-PID.map`, with lines `START SIZE NAME` (hexadecimal), a later one being right where two overlap.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::{FileExt, MetadataExt, OpenOptionsExt};

use crate::error::Pid;

/// Most bytes of a map that are read, in all and at one time.
const MOST: u64 = 256 << 20;
const MOST_AT_ONCE: u64 = 16 << 20;
/// Most functions that are kept; the earliest are forgotten.
const MOST_FUNCTIONS: usize = 1 << 20;
const MOST_NAME: usize = 4096;

/// The map of a process.
#[derive(Debug)]
pub(super) struct PerfMap {
    /// Where the process sees it.
    pub(super) path: Vec<u8>,
    /// Where we do.
    file: String,
    identity: (u64, u64),
    read: u64,
    functions: BTreeMap<u64, Function>,
}

#[derive(Clone, Debug)]
struct Function {
    end: u64,
    name: Box<[u8]>,
}

/// The compiled function that an address is in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Compiled<'a> {
    pub(super) name: &'a [u8],
    pub(super) offset: u64,
}

impl PerfMap {
    /// The map of a thread's process, if it is there or not yet.
    pub(super) fn of(tid: Pid) -> Self {
        let number = own_number(tid);
        Self {
            path: format!("/tmp/perf-{number}.map").into_bytes(),
            file: format!("/proc/{tid}/root/tmp/perf-{number}.map"),
            identity: (0, 0),
            read: 0,
            functions: BTreeMap::new(),
        }
    }

    /// The function at an address, from what is in the map by now.
    pub(super) fn find(&mut self, address: u64) -> Option<Compiled<'_>> {
        self.read_on();
        let (&start, function) = self.functions.range(..=address).next_back()?;
        (address < function.end)
            .then_some(Compiled { name: &function.name, offset: address - start })
    }

    /// Reads what has been added since.
    fn read_on(&mut self) -> Option<()> {
        let file = File::options()
            .read(true)
            // Whatever lies there: nothing is followed, and nothing is waited for.
            .custom_flags(libc::O_NONBLOCK | libc::O_NOFOLLOW | libc::O_CLOEXEC | libc::O_NOCTTY)
            .open(&self.file)
            .ok()?;
        let about = file.metadata().ok()?;
        let identity = (about.dev(), about.ino());
        if !about.is_file() {
            return None;
        }
        if identity != self.identity || about.len() < self.read {
            self.identity = identity;
            self.read = 0;
            self.functions.clear();
        }
        let more = about.len().min(MOST).checked_sub(self.read)?.min(MOST_AT_ONCE);
        if more == 0 {
            return None;
        }
        let mut part = vec![0; more as usize];
        let mut got = 0;
        while got < part.len() {
            match file.read_at(&mut part[got..], self.read + got as u64) {
                Ok(count @ 1..) => got += count,
                _ => break,
            }
        }
        // The last line may not be finished. What has no end of a line at all is no map, and is passed over.
        let whole = match part[..got].iter().rposition(|&byte| byte == b'\n') {
            Some(last) => last + 1,
            None if got as u64 == MOST_AT_ONCE => got,
            None => return None,
        };
        self.read += whole as u64;
        part[..whole].split(|&byte| byte == b'\n').for_each(|line| {
            self.add(line);
        });
        Some(())
    }

    fn add(&mut self, line: &[u8]) -> Option<()> {
        let mut fields = line.splitn(3, |&byte| byte == b' ');
        let start = number(fields.next()?)?;
        let end = start.checked_add(number(fields.next()?)?)?;
        let name = fields.next()?;
        if end <= start {
            return None;
        }
        // What was compiled to this place before is gone.
        while let Some((&before, function)) = self.functions.range(..end).next_back() {
            if function.end <= start {
                break;
            }
            self.functions.remove(&before);
        }
        if self.functions.len() >= MOST_FUNCTIONS {
            self.functions.pop_first();
        }
        let name = name[..name.len().min(MOST_NAME)].into();
        self.functions.insert(start, Function { end, name });
        Some(())
    }
}

fn number(text: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(text).ok()?;
    u64::from_str_radix(text.strip_prefix("0x").unwrap_or(text), 16).ok()
}

/// The process's id as it knows it itself: the last in a line of namespaces.
fn own_number(tid: Pid) -> Pid {
    let status = fs::read_to_string(format!("/proc/{tid}/status")).unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("NStgid:"))
        .and_then(|ids| ids.split_whitespace().next_back()?.parse().ok())
        .unwrap_or(tid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> PerfMap {
        let mut map = PerfMap::of(std::process::id() as Pid);
        map.file = format!("/tmp/hstrace-perf-map-{}", std::process::id());
        map
    }

    #[test]
    fn a_map_is_read_on_as_it_grows_and_the_later_line_is_right() {
        let mut map = map();
        assert_eq!(map.path, format!("/tmp/perf-{}.map", std::process::id()).into_bytes());
        fs::write(&map.file, "1000 100 JS:*first a.js:1\n1200 10 other\nnonsense\n2000 0 none\n1f")
            .unwrap();
        assert_eq!(map.find(0x10ff).unwrap(), Compiled { name: b"JS:*first a.js:1", offset: 0xff });
        assert_eq!(map.find(0x1100), None);
        let mut text = fs::read(&map.file).unwrap();
        text.extend_from_slice(b"00 100 third\n1050 200 over both\n");
        fs::write(&map.file, &text).unwrap();
        assert_eq!(map.find(0x1f01).unwrap().name, b"third");
        assert_eq!(map.find(0x1205).unwrap(), Compiled { name: b"over both", offset: 0x1b5 });
        assert_eq!(map.find(0x1000), None);
        fs::write(&map.file, "1000 1 anew\n").unwrap();
        assert_eq!(map.find(0x1205), None);
        assert_eq!(map.find(0x1000).unwrap().name, b"anew");
        fs::remove_file(&map.file).unwrap();
        assert_eq!(map.find(0x1000).unwrap().name, b"anew");
    }

    #[test]
    fn what_is_no_file_is_not_read() {
        let mut map = map();
        map.file += "-pipe";
        let path = std::ffi::CString::new(map.file.clone()).unwrap();
        // SAFETY: a C string.
        assert_eq!(unsafe { libc::mkfifo(path.as_ptr(), 0o600) }, 0);
        assert_eq!(map.find(0x1000), None);
        fs::remove_file(&map.file).unwrap();
    }
}
