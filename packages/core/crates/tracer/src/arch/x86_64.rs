//! x86-64, with 32-bit (i386) and x32 programs.

use super::{Abi, Exposure, Filtering, filtering_of};
use crate::error::Errno;
use crate::stack::machine::{Machine, Registers};
use crate::sys::ptrace::Stopped;

/// `AUDIT_ARCH_X86_64` of linux/audit.h.
pub(crate) const AUDIT_X86_64: u32 = 0xc000_003e;
/// `AUDIT_ARCH_I386`.
pub(crate) const AUDIT_I386: u32 = 0x4000_0003;
/// `__X32_SYSCALL_BIT` of asm/unistd.h.
pub(crate) const X32_BIT: u64 = 0x4000_0000;

/// The interfaces of this machine's kernel, by architecture.
pub(crate) const INTERFACES: &[(u32, Abi)] =
    &[(AUDIT_X86_64, Abi::X86_64), (AUDIT_I386, Abi::I386)];

/// The interface that shares an architecture with this one, and the bit in the number that tells it.
pub(crate) fn second_half(abi: Abi) -> Option<(u32, Abi)> {
    (abi == Abi::X86_64).then_some((X32_BIT as u32, Abi::X32))
}

/// The interface of a call, and its number there, from what PTRACE_GET_SYSCALL_INFO tells.
pub(crate) fn interface(audit: u32, nr: u64) -> (Abi, u64) {
    match audit {
        // The kernel looks at 32 bits of the number; -1 is not an x32 call.
        AUDIT_X86_64 if nr & X32_BIT != 0 && nr as i32 >= 0 => (Abi::X32, nr & !X32_BIT),
        AUDIT_X86_64 => (Abi::X86_64, nr),
        AUDIT_I386 => (Abi::I386, nr),
        _ => (Abi::Unknown, nr),
    }
}

/// Whether this is `restart_syscall`, by which an interrupted call goes on.
pub(crate) fn is_restart(abi: Abi, nr: u64) -> bool {
    match abi {
        Abi::X86_64 | Abi::X32 => nr == 219,
        Abi::I386 => nr == 0,
        _ => false,
    }
}

/// What a call tells about the processors that a thread may run on.
pub(crate) fn exposure(abi: Abi, nr: u64) -> Exposure {
    match (abi, nr) {
        // sched_setaffinity, sched_getaffinity; clone, fork, vfork, clone3.
        (Abi::X86_64 | Abi::X32, 203 | 204 | 56..=58 | 435)
        | (Abi::I386, 241 | 242 | 120 | 2 | 190 | 435) => Exposure::Affinity,
        // open; openat, openat2.
        (Abi::X86_64 | Abi::X32, 2) | (Abi::I386, 5) => Exposure::Opens { path: 0 },
        (Abi::X86_64 | Abi::X32, 257 | 437) | (Abi::I386, 295 | 437) => Exposure::Opens { path: 1 },
        _ => Exposure::None,
    }
}

/// What a call has to do with seccomp.
pub(crate) fn filtering(abi: Abi, nr: u64, args: &[u64; 6]) -> Filtering {
    match (abi, nr) {
        (Abi::X86_64 | Abi::X32, 157) | (Abi::I386, 172) => filtering_of(true, args),
        (Abi::X86_64 | Abi::X32, 317) | (Abi::I386, 354) => filtering_of(false, args),
        _ => Filtering::None,
    }
}

/// The calls that [`filtering`] has to see.
pub(crate) fn concerns_filters(abi: Abi, nr: u64) -> bool {
    matches!((abi, nr), (Abi::X86_64 | Abi::X32, 157 | 317) | (Abi::I386, 172 | 354))
}

/// Whether this is the call by which programs of this interface mostly open files.
pub(crate) fn is_open(abi: Abi, nr: u64) -> bool {
    matches!((abi, nr), (Abi::X86_64, 257) | (Abi::I386, 295))
}

/// Offsets of registers in `struct user`.
const ORIG_RAX: usize = 15 * 8;
const RAX: usize = 10 * 8;

/// Changes the number of the call that a tracee is about to make.
pub(crate) fn set_number(stop: &Stopped, abi: Abi, nr: i32) -> Result<(), Errno> {
    let nr = if abi == Abi::X32 && nr >= 0 { nr | X32_BIT as i32 } else { nr };
    stop.set_user_word(ORIG_RAX, nr as i64 as u64)
}

/// Takes back the call that a tracee is about to make: it fails as one that the kernel does not know.
pub(crate) fn skip(stop: &Stopped, abi: Abi) -> Result<(), Errno> {
    set_number(stop, abi, -1)
}

/// Changes the result of the call that a tracee has made.
pub(crate) fn set_result(stop: &Stopped, result: i64) -> Result<(), Errno> {
    stop.set_user_word(RAX, result as u64)
}

static LONG: Machine = Machine {
    word: 8,
    stack: 7,
    frame: 6,
    back: 16,
    back_is_register: false,
    address: u64::MAX,
    vendor: gimli::Vendor::Default,
};

static SHORT: Machine = Machine {
    word: 4,
    stack: 4,
    frame: 5,
    back: 8,
    back_is_register: false,
    address: 0xffff_ffff,
    vendor: gimli::Vendor::Default,
};

/// `NT_PRSTATUS` of linux/elf.h.
const GENERAL: u32 = 1;
/// The registers of `struct user_regs_struct` in the order of their DWARF numbers, and the instruction pointer.
const ORDER: [usize; 16] = [10, 12, 11, 5, 13, 14, 4, 19, 9, 8, 7, 6, 3, 2, 1, 0];
const RIP: usize = 16;
/// The same for `struct user_regs_struct32`.
const ORDER_32: [usize; 8] = [6, 1, 2, 0, 15, 5, 3, 4];
const EIP: usize = 12;

/// The registers of a thread, for unwinding its stack.
pub(crate) fn registers(stop: &Stopped) -> Result<Registers, Errno> {
    let mut set = [0; 27];
    let bytes = stop.registers(GENERAL, &mut set)?;
    if bytes == size_of_val(&set) {
        let mut registers = Registers::new(&LONG, set[RIP]);
        for (number, place) in (0..).zip(ORDER) {
            registers.set(number, set[place]);
        }
        return Ok(registers);
    }
    // The set of a thread that runs 32-bit code: 17 words of half the size.
    let short = |place: usize| set[place / 2] >> (place % 2 * 32) & 0xffff_ffff;
    let mut registers = Registers::new(&SHORT, short(EIP));
    for (number, place) in (0..).zip(ORDER_32) {
        registers.set(number, short(place));
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
    // SAFETY: the kernel keeps all registers but rax, rcx and r11; what the call itself does is the caller's promise.
    unsafe {
        std::arch::asm!(
            "syscall",
            inlateout("rax") nr as isize => result,
            in("rdi") args[0],
            in("rsi") args[1],
            in("rdx") args[2],
            in("r10") args[3],
            in("r8") args[4],
            in("r9") args[5],
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack),
        );
    }
    result
}
