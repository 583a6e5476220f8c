//! [ptrace(2)](https://man7.org/linux/man-pages/man2/ptrace.2.html).
//!
//! What needs a stopped tracee is a method of [`Stopped`], and resuming consumes it, so that a stop cannot be left
//! twice. ESRCH is an ordinary answer everywhere: a tracee can be killed at any moment, in a stop too, and its end is
//! reported by the next wait.

use std::ffi::c_void;
use std::marker::PhantomData;
use std::mem::MaybeUninit;

use super::check;
use crate::error::{Errno, Pid};

/// Size of `siginfo_t`.
pub(crate) const SIGINFO_SIZE: usize = 128;

const PTRACE_GET_SYSCALL_INFO: libc::c_long = 0x420e;
/// `PTRACE_EVENT_STOP` of linux/ptrace.h.
pub(crate) const EVENT_STOP: i32 = 128;

/// Operations in [`SyscallInfo::op`].
pub(crate) const SYSCALL_ENTRY: u8 = 1;
pub(crate) const SYSCALL_EXIT: u8 = 2;
pub(crate) const SYSCALL_SECCOMP: u8 = 3;

fn request(
    request: libc::c_long,
    tid: Pid,
    address: usize,
    data: usize,
) -> Result<libc::c_long, Errno> {
    // SAFETY: the callers pass, as the man page demands for each request, plain numbers or pointers that are valid for
    // the call's duration. The requests that this module uses change nothing in this process's memory but through
    // these pointers.
    check(unsafe { libc::ptrace(request as _, tid, address as *mut c_void, data as *mut c_void) })
}

/// Attaches to a thread without stopping it (PTRACE_SEIZE).
pub(crate) fn seize(tid: Pid, options: i32) -> Result<(), Errno> {
    request(libc::PTRACE_SEIZE as _, tid, 0, options as usize).map(drop)
}

/// Asks a running or listening tracee to stop (PTRACE_INTERRUPT).
pub(crate) fn interrupt(tid: Pid) -> Result<(), Errno> {
    request(libc::PTRACE_INTERRUPT as _, tid, 0, 0).map(drop)
}

/// `struct ptrace_syscall_info`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub(crate) struct SyscallInfo {
    pub(crate) op: u8,
    reserved: [u8; 3],
    pub(crate) arch: u32,
    pub(crate) ip: u64,
    pub(crate) sp: u64,
    words: [u64; 8],
}

impl SyscallInfo {
    /// Number of the call, at entry and at a seccomp stop.
    pub(crate) fn nr(&self) -> u64 {
        self.words[0]
    }

    /// Arguments, at entry and at a seccomp stop.
    pub(crate) fn args(&self) -> [u64; 6] {
        [self.words[1], self.words[2], self.words[3], self.words[4], self.words[5], self.words[6]]
    }

    /// Result, at exit: a negative error number if it failed.
    pub(crate) fn result(&self) -> i64 {
        self.words[0] as i64
    }

    /// What the filter said, at a seccomp stop.
    pub(crate) fn filter_data(&self) -> u32 {
        self.words[7] as u32
    }

    /// Whether the call failed, at exit.
    pub(crate) fn failed(&self) -> bool {
        self.words[1] & 0xff != 0
    }
}

/// How a tracee goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Until {
    /// To the next beginning or end of a system call.
    Syscall,
    /// To the next other event.
    Event,
}

/// A tracee in a ptrace-stop.
#[derive(Debug)]
pub(crate) struct Stopped {
    tid: Pid,
    /// ptrace belongs to one thread.
    not_send: PhantomData<*const ()>,
}

impl Stopped {
    /// The tracee that a wait of this thread has just reported as stopped.
    pub(crate) fn reported(tid: Pid) -> Self {
        Self { tid, not_send: PhantomData }
    }

    pub(crate) fn tid(&self) -> Pid {
        self.tid
    }

    /// PTRACE_CONT or PTRACE_SYSCALL, with a signal to deliver (0: none).
    pub(crate) fn resume(self, until: Until, signal: i32) -> Result<(), Errno> {
        let how = match until {
            Until::Syscall => libc::PTRACE_SYSCALL,
            Until::Event => libc::PTRACE_CONT,
        };
        request(how as _, self.tid, 0, signal as usize).map(drop)
    }

    /// Leaves a group-stopped tracee stopped, but open for SIGCONT (PTRACE_LISTEN).
    pub(crate) fn listen(self) -> Result<(), Errno> {
        request(libc::PTRACE_LISTEN as _, self.tid, 0, 0).map(drop)
    }

    /// Ends the tracing of this thread (PTRACE_DETACH).
    pub(crate) fn detach(self, signal: i32) -> Result<(), Errno> {
        request(libc::PTRACE_DETACH as _, self.tid, 0, signal as usize).map(drop)
    }

    /// Sets the PTRACE_O_… (PTRACE_SETOPTIONS).
    pub(crate) fn set_options(&self, options: i32) -> Result<(), Errno> {
        request(libc::PTRACE_SETOPTIONS as _, self.tid, 0, options as usize).map(drop)
    }

    /// The message of an event stop (PTRACE_GETEVENTMSG).
    pub(crate) fn event_message(&self) -> Result<u64, Errno> {
        let mut message: libc::c_ulong = 0;
        request(libc::PTRACE_GETEVENTMSG as _, self.tid, 0, &raw mut message as usize)?;
        Ok(message as u64)
    }

    /// What is known of the signal of a signal-delivery-stop (PTRACE_GETSIGINFO).
    pub(crate) fn signal_info(&self) -> Result<[u8; SIGINFO_SIZE], Errno> {
        #[repr(C, align(8))]
        struct Buffer([u8; SIGINFO_SIZE]);
        let mut info = Buffer([0; SIGINFO_SIZE]);
        request(libc::PTRACE_GETSIGINFO as _, self.tid, 0, &raw mut info as usize)?;
        Ok(info.0)
    }

    /// Where the thread is, at any stop; 0 if it has gone.
    pub(crate) fn instruction_pointer(&self) -> u64 {
        self.syscall_info().map_or(0, |info| info.ip)
    }

    /// The system call the tracee stopped at (PTRACE_GET_SYSCALL_INFO, Linux 5.3).
    pub(crate) fn syscall_info(&self) -> Result<SyscallInfo, Errno> {
        let mut info = MaybeUninit::<SyscallInfo>::zeroed();
        request(
            PTRACE_GET_SYSCALL_INFO,
            self.tid,
            size_of::<SyscallInfo>(),
            info.as_mut_ptr() as usize,
        )?;
        // SAFETY: all bit patterns are valid for its fields, and it was zeroed where the kernel wrote nothing.
        Ok(unsafe { info.assume_init() })
    }

    /// Writes a word of `struct user` (PTRACE_POKEUSER), where the architecture has it.
    #[cfg(target_arch = "x86_64")]
    pub(crate) fn set_user_word(&self, offset: usize, word: u64) -> Result<(), Errno> {
        request(libc::PTRACE_POKEUSER as _, self.tid, offset, word as usize).map(drop)
    }

    /// Reads a register set (PTRACE_GETREGSET) into `registers`; gives the number of bytes.
    pub(crate) fn registers(&self, set: u32, registers: &mut [u64]) -> Result<usize, Errno> {
        let mut vector = libc::iovec {
            iov_base: registers.as_mut_ptr().cast(),
            iov_len: size_of_val(registers),
        };
        request(libc::PTRACE_GETREGSET as _, self.tid, set as usize, &raw mut vector as usize)?;
        Ok(vector.iov_len)
    }

    /// Writes a register set (PTRACE_SETREGSET).
    #[cfg(target_arch = "aarch64")]
    pub(crate) fn set_registers(
        &self,
        set: u32,
        registers: &[u64],
        bytes: usize,
    ) -> Result<(), Errno> {
        let mut vector = libc::iovec {
            iov_base: registers.as_ptr().cast_mut().cast(),
            iov_len: bytes.min(size_of_val(registers)),
        };
        request(libc::PTRACE_SETREGSET as _, self.tid, set as usize, &raw mut vector as usize)
            .map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syscall_info_has_the_kernels_layout() {
        assert_eq!(size_of::<SyscallInfo>(), 88);
        assert_eq!(std::mem::offset_of!(SyscallInfo, words), 24);
    }
}
