//! What the parent does: everything is prepared before the child exists.

use std::ffi::{CString, c_char};
use std::fs::File;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::ptr::NonNull;
use std::sync::atomic::Ordering;

use super::child::{self, Control, Orders, STEPS};
use super::{Launch, Stdio};
use crate::error::{Errno, Error, Pid, Result};
use crate::seccomp::Instruction;
use crate::sys::map::Mapping;
use crate::sys::process;

/// The child uses some hundred bytes of it.
const STACK: usize = 64 << 10;

/// A program that is ready to be started.
pub(crate) struct Prepared {
    file: CString,
    argv: Vec<CString>,
    env: Vec<CString>,
    cwd: Option<CString>,
    groups: Option<Vec<libc::gid_t>>,
    fds: Vec<i32>,
    /// The child's ends, closed with this.
    _ends: Vec<OwnedFd>,
    filter: Vec<Instruction>,
    no_new_privileges: bool,
    launch: Launch,
}

fn c_string(bytes: Vec<u8>, what: &'static str) -> Result<CString> {
    CString::new(bytes).map_err(|_| Error::Options(format!("{what} has a zero byte in it").into()))
}

fn c_strings(list: Vec<Vec<u8>>, what: &'static str) -> Result<Vec<CString>> {
    list.into_iter().map(|bytes| c_string(bytes, what)).collect()
}

/// The signals as a set of the kernel.
fn signal_set(signals: &[i32]) -> Result<u64> {
    signals.iter().try_fold(0, |set, &signal| match signal {
        1..=64 => Ok(set | 1 << (signal - 1)),
        _ => Err(Error::Options(format!("{signal} is not the number of a signal").into())),
    })
}

impl Prepared {
    /// Opens and makes everything that the program needs; gives our ends of its pipes, too.
    pub(crate) fn new(mut launch: Launch) -> Result<(Self, Vec<Option<OwnedFd>>)> {
        signal_set(&launch.blocked_signals)?;
        signal_set(&launch.ignored_signals)?;
        let mut fds = Vec::new();
        let mut ends = Vec::new();
        let mut pipes = Vec::new();
        for (index, stdio) in launch.stdio.iter().enumerate() {
            let (theirs, ours) = match *stdio {
                Stdio::Fd(fd) if fd < 0 => {
                    return Err(Error::Options(format!("{fd} is not a descriptor").into()));
                }
                Stdio::Fd(fd) => {
                    fds.push(fd);
                    pipes.push(None);
                    continue;
                }
                Stdio::Leave => {
                    fds.push(child::LEAVE);
                    pipes.push(None);
                    continue;
                }
                Stdio::Closed => {
                    fds.push(child::CLOSE);
                    pipes.push(None);
                    continue;
                }
                Stdio::Null => (null_device()?, None),
                Stdio::Pipe => {
                    let (theirs, ours) = pipe_for(index)?;
                    (theirs, Some(ours))
                }
            };
            fds.push(theirs.as_raw_fd());
            ends.push(theirs);
            pipes.push(ours);
        }
        let changes_user = launch.uid.is_some() || launch.gid.is_some();
        let groups = launch.groups.clone().or_else(|| changes_user.then(Vec::new));
        let prepared = Self {
            file: c_string(std::mem::take(&mut launch.file), "the program's file name")?,
            argv: c_strings(std::mem::take(&mut launch.argv), "an argument")?,
            env: c_strings(std::mem::take(&mut launch.env), "the environment")?,
            cwd: launch.cwd.take().map(|cwd| c_string(cwd, "the working directory")).transpose()?,
            groups,
            fds,
            _ends: ends,
            filter: Vec::new(),
            no_new_privileges: false,
            launch,
        };
        Ok((prepared, pipes))
    }

    /// Has the program run under a seccomp filter.
    pub(crate) fn set_filter(&mut self, filter: Vec<Instruction>, no_new_privileges: bool) {
        self.filter = filter;
        self.no_new_privileges = no_new_privileges;
    }

    pub(crate) fn has_filter(&self) -> bool {
        !self.filter.is_empty()
    }

    /// Makes the child, which then waits for [`Launching::release`].
    pub(crate) fn spawn(self) -> Result<Launching> {
        let failed = |errno| Error::system("mmap", None, errno);
        let stack = Mapping::stack(STACK).map_err(failed)?;
        let control = Mapping::shared(size_of::<Control>()).map_err(failed)?;
        let control_pointer = control.start().cast::<Control>();
        // SAFETY: the mapping is fresh, large enough, page-aligned, and not in use.
        unsafe { control_pointer.write(Control::default()) };

        let Self { launch, mut fds, mut filter, .. } = self;
        let argv = pointers(&self.argv);
        let env = pointers(&self.env);
        let orders = Box::new(Orders {
            control: control_pointer.as_ptr(),
            parent: std::process::id() as Pid,
            file: self.file.as_ptr(),
            argv: argv.as_ptr(),
            env: env.as_ptr(),
            cwd: self.cwd.as_ref().map_or(std::ptr::null(), |cwd| cwd.as_ptr()),
            fds: fds.as_mut_ptr(),
            fd_count: fds.len(),
            new_session: launch.new_session,
            open_files: launch.open_files,
            new_group: launch.new_group,
            groups: self.groups.as_ref().map_or(std::ptr::null(), |groups| groups.as_ptr()),
            group_count: self.groups.as_ref().map(Vec::len),
            groups_required: launch.groups.is_some(),
            uid: launch.uid,
            gid: launch.gid,
            no_new_privileges: self.no_new_privileges,
            filter: libc::sock_fprog { len: filter.len() as u16, filter: filter.as_mut_ptr() },
            ignored: signal_set(&launch.ignored_signals)?,
            blocked: signal_set(&launch.blocked_signals)?,
            name: thread_name(self.file.as_bytes()),
        });
        let changes_credentials = self.groups.is_some();
        let sharing = if changes_credentials { 0 } else { libc::CLONE_VM };
        let orders = Box::into_raw(orders);
        let file = self.file.as_bytes().to_vec();
        let filtered = !filter.is_empty();
        let things = Things {
            orders,
            control,
            _stack: stack,
            _strings: (self.file, self.argv, self.env, self.cwd),
            _pointers: (argv, env),
            _numbers: (fds, self.groups),
            _filter: filter,
        };
        // SAFETY: `child::main` gets a stack of its own and orders whose pointers lead to memory that `things` keeps
        // alive until the child has executed its program or ended (or to its copy of it).
        let pid = unsafe {
            libc::clone(
                child::main,
                things._stack.end().cast(),
                sharing | libc::SIGCHLD,
                orders.cast(),
            )
        };
        if pid == -1 {
            return Err(Error::system("clone", None, Errno::last()));
        }
        Ok(Launching { pid, file, filtered, things })
    }
}

/// What the child uses.
struct Things {
    orders: *mut Orders,
    control: Mapping,
    _stack: Mapping,
    _strings: (CString, Vec<CString>, Vec<CString>, Option<CString>),
    _pointers: (Vec<*const c_char>, Vec<*const c_char>),
    _numbers: (Vec<i32>, Option<Vec<libc::gid_t>>),
    _filter: Vec<Instruction>,
}

impl Drop for Things {
    fn drop(&mut self) {
        // SAFETY: it came from `Box::into_raw`, and the child does not use it any more.
        drop(unsafe { Box::from_raw(self.orders) });
    }
}

/// A child on its way to `execve`. To be kept until it has got there or ended.
pub(crate) struct Launching {
    pid: Pid,
    file: Vec<u8>,
    filtered: bool,
    things: Things,
}

impl Launching {
    pub(crate) fn pid(&self) -> Pid {
        self.pid
    }

    /// The file that it is to execute.
    pub(crate) fn file(&self) -> &[u8] {
        &self.file
    }

    /// Whether the child runs under the filter that it was given, or why not. To be asked when it has stopped itself.
    pub(crate) fn filter(&self) -> Option<std::result::Result<(), Errno>> {
        self.filtered.then(|| match self.control().filter_errno.load(Ordering::Acquire) {
            0 => Ok(()),
            errno => Err(Errno(errno)),
        })
    }

    fn control(&self) -> &Control {
        let pointer: NonNull<Control> = self.things.control.start().cast();
        // SAFETY: written in `spawn`; shared with the child by atomics only.
        unsafe { pointer.as_ref() }
    }

    /// The child is traced and may go on.
    pub(crate) fn release(&self) {
        let word = &self.control().go;
        word.store(1, Ordering::Release);
        // SAFETY: the futex word is valid.
        unsafe { libc::syscall(libc::SYS_futex, word.as_ptr(), libc::FUTEX_WAKE, 1) };
    }

    /// Ends the child when it could not be traced.
    pub(crate) fn abandon(self) {
        let _ = process::kill(self.pid, libc::SIGKILL);
        let mut status = 0;
        // SAFETY: the pointer is valid. The child is killed, so this ends; only then may `self.things` go.
        while unsafe { libc::waitpid(self.pid, &mut status, libc::__WALL) } == -1
            && Errno::last() == Errno(libc::EINTR)
        {}
    }

    /// Why the child ended before it executed its program.
    pub(crate) fn failure(&self) -> Error {
        let errno = self.control().errno.load(Ordering::Acquire);
        if errno == 0 {
            return Error::system("start", self.pid, Errno(libc::EINTR))
                .advise("It was killed before it could execute its program.");
        }
        let step = self.control().step.load(Ordering::Relaxed) as usize;
        Error::system(STEPS.get(step).copied().unwrap_or("start"), None, Errno(errno))
    }
}

fn pointers(strings: &[CString]) -> Vec<*const c_char> {
    strings.iter().map(|string| string.as_ptr()).chain([std::ptr::null()]).collect()
}

/// The last part of a path, as the kernel will name the thread after `execve`.
fn thread_name(file: &[u8]) -> [u8; 16] {
    let base = file.rsplit(|&byte| byte == b'/').next().unwrap_or_default();
    let mut name = [0; 16];
    let length = base.len().min(15);
    name[..length].copy_from_slice(&base[..length]);
    name
}

fn null_device() -> Result<OwnedFd> {
    let device = File::options().read(true).write(true).open("/dev/null");
    device.map(OwnedFd::from).map_err(|error| {
        Error::system("open of /dev/null", None, Errno(error.raw_os_error().unwrap_or(libc::EIO)))
    })
}

/// A pipe for a descriptor of the program: its end and ours.
fn pipe_for(index: usize) -> Result<(OwnedFd, OwnedFd)> {
    let mut ends = [-1; 2];
    // SAFETY: both calls write two descriptors into the array.
    let result = unsafe {
        if index <= 2 {
            libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC)
        } else {
            let kind = libc::SOCK_STREAM | libc::SOCK_CLOEXEC;
            libc::socketpair(libc::AF_UNIX, kind, 0, ends.as_mut_ptr())
        }
    };
    if result == -1 {
        return Err(Error::system("pipe", None, Errno::last()));
    }
    // SAFETY: they are new and nobody else's.
    let [read, write] = ends.map(|end| unsafe { OwnedFd::from_raw_fd(end) });
    Ok(if index == 0 { (read, write) } else { (write, read) })
}
