//! Finding the files that a process runs code of, as the process itself sees them: in its own root, which may be that of
//! a container.

use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::image::Source;
use super::maps::Region;
use super::memory::StackMemory;
use super::module::Companions;
use crate::error::Pid;

/// What is compared of a file and of memory to see that the one is mapped there.
const SAMPLE: usize = 1024;
/// Where distributions put debug information.
const DEBUG: &str = "/usr/lib/debug";

/// A file, whoever may see it under whatever name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Identity {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
}

impl Identity {
    fn of(file: &File) -> Option<Self> {
        let about = file.metadata().ok()?;
        about.is_file().then(|| Self {
            device: about.dev(),
            inode: about.ino(),
            size: about.size(),
            modified: (about.mtime(), about.mtime_nsec()),
        })
    }
}

/// Opens a file to read it, without waiting for anything that is no file.
fn open(path: &Path, follow: bool) -> Option<File> {
    let flags = libc::O_NONBLOCK | libc::O_CLOEXEC | libc::O_NOCTTY;
    let flags = if follow { flags } else { flags | libc::O_NOFOLLOW };
    let file = File::options().read(true).custom_flags(flags).open(path).ok()?;
    file.metadata().ok()?.is_file().then_some(file)
}

/// Opens the file that is mapped in a region.
pub(super) fn mapped(
    tid: Pid,
    region: &Region,
    memory: &mut StackMemory,
) -> Option<(File, Identity)> {
    if region.inode == 0 && region.device == (0, 0) {
        return None;
    }
    // The very file, deleted or not; but it takes a right that only root has for certain.
    let link = format!("/proc/{tid}/map_files/{:x}-{:x}", region.start, region.end);
    let file = open(Path::new(&link), true).or_else(|| {
        let candidates = [in_root(tid, OsStr::from_bytes(&region.name)), executable(tid)];
        let sample = memory.copy(region.start, SAMPLE);
        candidates.into_iter().enumerate().find_map(|(index, path)| {
            let file = open(&path, index == 1)?;
            is_mapped(&file, region, &sample).then_some(file)
        })
    })?;
    let identity = Identity::of(&file)?;
    Some((file, identity))
}

/// Whether a file begins, where the region does, with what is in memory there. Numbers of devices and inodes say less:
/// file systems that are laid over others have several of them.
fn is_mapped(file: &File, region: &Region, sample: &[u8]) -> bool {
    let mut bytes = [0; SAMPLE];
    let count = file.read_at(&mut bytes, region.offset).unwrap_or(0).min(sample.len());
    count >= 16 && bytes[..count] == sample[..count]
}

fn in_root(tid: Pid, path: &OsStr) -> PathBuf {
    let mut whole = PathBuf::from(format!("/proc/{tid}/root"));
    whole.push(Path::new(path).strip_prefix("/").unwrap_or(Path::new(path)));
    whole
}

fn executable(tid: Pid) -> PathBuf {
    PathBuf::from(format!("/proc/{tid}/exe"))
}

/// Debug information of the files of a process: in its root, then in ours.
pub(super) struct DebugFiles<'a> {
    pub(super) tid: Pid,
    /// The path of the file that is to be explained.
    pub(super) path: &'a [u8],
}

impl DebugFiles<'_> {
    fn first(&self, paths: &[PathBuf]) -> Option<Box<dyn Source>> {
        let found = paths.iter().find_map(|path| {
            open(&in_root(self.tid, path.as_os_str()), true).or_else(|| open(path, true))
        });
        Some(Box::new(found?))
    }
}

impl Companions for DebugFiles<'_> {
    fn by_build_id(&self, id: &[u8]) -> Option<Box<dyn Source>> {
        let (first, rest) = id.split_first()?;
        if rest.is_empty() || rest.len() > 64 {
            return None;
        }
        let rest: String = rest.iter().map(|byte| format!("{byte:02x}")).collect();
        self.first(&[PathBuf::from(format!("{DEBUG}/.build-id/{first:02x}/{rest}.debug"))])
    }

    fn by_name(&self, name: &[u8]) -> Option<Box<dyn Source>> {
        let name = Path::new(OsStr::from_bytes(name));
        let folder = Path::new(OsStr::from_bytes(self.path)).parent()?;
        if name.is_absolute() {
            return self.first(&[name.to_owned()]);
        }
        // A name may lead out of these folders, to other files that are read as debug information, and no further.
        let debug = Path::new(DEBUG).join(folder.strip_prefix("/").unwrap_or(folder));
        self.first(&[folder.join(".debug").join(name), debug.join(name), folder.join(name)])
    }
}
