//! 64-bit ARM.

use super::{Abi, Exposure, Filtering, filtering_of};
use crate::error::Errno;
use crate::stack::machine::{Machine, Registers};
use crate::sys::ptrace::Stopped;

/// `AUDIT_ARCH_AARCH64` of linux/audit.h.
pub(crate) const AUDIT_AARCH64: u32 = 0xc000_00b7;

/// The interfaces of this machine's kernel, by architecture.
pub(crate) const INTERFACES: &[(u32, Abi)] = &[(AUDIT_AARCH64, Abi::Aarch64)];

/// The interface that shares an architecture with this one, and the bit in the number that tells it.
pub(crate) fn second_half(_: Abi) -> Option<(u32, Abi)> {
    None
}

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

/// What a call has to do with seccomp.
pub(crate) fn filtering(abi: Abi, nr: u64, args: &[u64; 6]) -> Filtering {
    match (abi, nr) {
        (Abi::Aarch64, 167) => filtering_of(true, args),
        (Abi::Aarch64, 277) => filtering_of(false, args),
        _ => Filtering::None,
    }
}

/// The calls that [`filtering`] has to see.
pub(crate) fn concerns_filters(abi: Abi, nr: u64) -> bool {
    matches!((abi, nr), (Abi::Aarch64, 167 | 277))
}

/// Whether this is the call by which programs of this interface mostly open files.
pub(crate) fn is_open(abi: Abi, nr: u64) -> bool {
    matches!((abi, nr), (Abi::Aarch64, 56))
}

/// `NT_PRSTATUS` and `NT_ARM_SYSTEM_CALL` of linux/elf.h.
const GENERAL: u32 = 1;
const SYSTEM_CALL: u32 = 0x404;

/// Changes the number of the call that a tracee is about to make.
pub(crate) fn set_number(stop: &Stopped, _: Abi, nr: i32) -> Result<(), Errno> {
    stop.set_registers(SYSTEM_CALL, &[u64::from(nr as u32)], size_of::<i32>())
}

/// Takes back the call that a tracee is about to make: it fails as one that the kernel does not know.
pub(crate) fn skip(stop: &Stopped, abi: Abi) -> Result<(), Errno> {
    set_number(stop, abi, -1)?;
    // The kernel leaves the result of such a call to the tracer; it is in the register of the first argument.
    set_result(stop, -i64::from(libc::ENOSYS))
}

/// Changes the result of the call that a tracee has made.
pub(crate) fn set_result(stop: &Stopped, result: i64) -> Result<(), Errno> {
    let mut registers = [0; 34];
    let bytes = stop.registers(GENERAL, &mut registers)?;
    registers[0] = result as u64;
    stop.set_registers(GENERAL, &registers, bytes)
}

static MACHINE: Machine = Machine {
    word: 8,
    stack: 31,
    frame: 29,
    back: 30,
    back_is_register: true,
    // Pointer authentication signs in the bits above.
    address: (1 << 48) - 1,
    vendor: gimli::Vendor::AArch64,
};

/// The registers of a thread, for unwinding its stack.
pub(crate) fn registers(stop: &Stopped) -> Result<Registers, Errno> {
    // x0 to x30, sp, pc, pstate.
    let mut set = [0; 34];
    stop.registers(GENERAL, &mut set)?;
    let mut registers = Registers::new(&MACHINE, set[32]);
    for (number, value) in (0..32).zip(set) {
        registers.set(number, value);
    }
    Ok(registers)
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
