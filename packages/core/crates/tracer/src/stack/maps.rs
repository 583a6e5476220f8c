//! The mappings of a process.
//! [proc_pid_maps(5)](https://man7.org/linux/man-pages/man5/proc_pid_maps.5.html)

use std::fs::File;
use std::io::Read;

use crate::error::Pid;

/// Most bytes of a list that is looked at. The kernel's own limit of 65,530 mappings stays below, but for long paths.
const MOST: u64 = 16 << 20;

/// A mapping that code can run in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) start: u64,
    pub(super) end: u64,
    /// Where in its file it begins.
    pub(super) offset: u64,
    /// Of its file; (0, 0) where it is not of a file.
    pub(super) device: (u32, u32),
    pub(super) inode: u64,
    /// The file's path, or what the kernel calls it: `[vdso]`. Empty: nothing.
    pub(super) name: Vec<u8>,
}

impl Region {
    /// Whether there is a file or an image of one in it.
    pub(super) fn is_named(&self) -> bool {
        !self.name.is_empty()
    }
}

/// Reads the list of a thread's process as it is now. The thread may not be its leader: a leader that has ended has none.
pub(super) fn read(tid: Pid, text: &mut Vec<u8>) -> std::io::Result<()> {
    text.clear();
    File::open(format!("/proc/{tid}/maps"))?.take(MOST).read_to_end(text)?;
    Ok(())
}

/// The mappings of a list that code can run in, by address.
pub(super) fn parse(text: &[u8]) -> Vec<Region> {
    let mut regions: Vec<Region> =
        text.split(|&byte| byte == b'\n').filter_map(parse_line).collect();
    regions.sort_by_key(|region| region.start);
    regions
}

/// The mapping at an address.
pub(super) fn find(regions: &[Region], address: u64) -> Option<usize> {
    let after = regions.partition_point(|region| region.start <= address);
    let index = after.checked_sub(1)?;
    (address < regions[index].end).then_some(index)
}

fn parse_line(line: &[u8]) -> Option<Region> {
    let mut fields = line.splitn(6, |&byte| byte == b' ');
    let (start, end) = pair(fields.next()?, b'-')?;
    let access = fields.next()?;
    if access.get(2) != Some(&b'x') {
        return None;
    }
    let offset = hex(fields.next()?)?;
    let (major, minor) = pair(fields.next()?, b':')?;
    let inode = std::str::from_utf8(fields.next()?).ok()?.parse().ok()?;
    let name = fields.next().unwrap_or_default().trim_ascii_start().to_vec();
    Some(Region { start, end, offset, device: (major as u32, minor as u32), inode, name })
}

fn pair(text: &[u8], between: u8) -> Option<(u64, u64)> {
    let at = text.iter().position(|&byte| byte == between)?;
    Some((hex(&text[..at])?, hex(&text[at + 1..])?))
}

fn hex(text: &[u8]) -> Option<u64> {
    u64::from_str_radix(std::str::from_utf8(text).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_code_can_run_in_is_kept() {
        let regions = parse(
            b"7f0000001000-7f0000003000 r-xp 00001000 08:01 42    /usr/lib/a b.so (deleted)\n\
              5500-5600 r--p 00000000 08:01 42 /usr/lib/data\n\
              1000-2000 rwxp 00000000 00:00 0 \n\
              3000-4000 --xp 00000000 00:00 0\n\
              7ffe1000-7ffe3000 r-xp 00000000 00:00 0                          [vdso]\n\
              nonsense\n",
        );
        let names: Vec<&[u8]> = regions.iter().map(|region| &region.name[..]).collect();
        assert_eq!(names, [&b""[..], b"", b"[vdso]", b"/usr/lib/a b.so (deleted)"]);
        assert_eq!(
            regions[3],
            Region {
                start: 0x7f00_0000_1000,
                end: 0x7f00_0000_3000,
                offset: 0x1000,
                device: (8, 1),
                inode: 42,
                name: b"/usr/lib/a b.so (deleted)".to_vec(),
            }
        );
        assert_eq!(find(&regions, 0x1000), Some(0));
        assert_eq!(find(&regions, 0x1fff), Some(0));
        assert_eq!(find(&regions, 0x2000), None);
        assert_eq!(find(&regions, 0), None);
        assert_eq!(find(&regions, u64::MAX), None);
    }
}
