//! 64-bit ARM.

use super::{Abi, Exposure};

/// `AUDIT_ARCH_AARCH64` of linux/audit.h.
pub(crate) const AUDIT_AARCH64: u32 = 0xc000_00b7;

/// The interface of a call, and its number there, from what PTRACE_GET_SYSCALL_INFO tells.
pub(crate) fn interface(audit: u32, nr: u64) -> (Abi, u64) {
    match audit {
        AUDIT_AARCH64 => (Abi::Aarch64, nr),
        _ => (Abi::Unknown, nr),
    }
}

/// Whether this is `restart_syscall`, by which an interrupted call goes on.
pub(crate) fn is_restart(abi: Abi, nr: u64) -> bool {
    abi == Abi::Aarch64 && nr == 128
}

/// What a call tells about the processors that a thread may run on.
pub(crate) fn exposure(abi: Abi, nr: u64) -> Exposure {
    match (abi, nr) {
        // sched_setaffinity, sched_getaffinity; clone, clone3.
        (Abi::Aarch64, 122 | 123 | 220 | 435) => Exposure::Affinity,
        // openat, openat2.
        (Abi::Aarch64, 56 | 437) => Exposure::Opens { path: 1 },
        _ => Exposure::None,
    }
}

/// A system call without the C library, which would write to `errno`: for a child that still shares our memory.
///
/// # Safety
/// As for the system call.
#[inline]
pub(crate) unsafe fn syscall(nr: libc::c_long, args: [usize; 6]) -> isize {
    let result: isize;
    // SAFETY: the kernel keeps all registers but x0; what the call itself does is the caller's promise.
    unsafe {
        std::arch::asm!(
            "svc #0",
            in("x8") nr,
            inlateout("x0") args[0] as isize => result,
            in("x1") args[1],
            in("x2") args[2],
            in("x3") args[3],
            in("x4") args[4],
            in("x5") args[5],
            options(nostack),
        );
    }
    result
}
