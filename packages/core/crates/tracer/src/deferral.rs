//! Choosing the moment at which the host learns of a SIGCHLD.
//!
//! When one of its children has ended, libuv asks for *all* its children, with `waitpid(pid, WNOHANG)`. If one of them is
//! traced by a thread of the same process, the kernel gives libuv the ptrace-stops of that child as well: it takes them
//! away from the tracer, and libuv, which expects nothing but ends, tells the host that the child has exited with 0.
//! Nothing can be done about that in the wait itself. So, while a child of the host is traced, our handler stands before
//! the host's; it passes the signal on when the tracers concerned say that their tracees cannot stop just now
//! (`engine/host.rs`).

use std::fs;
use std::sync::atomic::{AtomicI32, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::{Errno, Pid};
use crate::sys::process;
use crate::sys::signal::{self, Disposition};

/// Most tracers that can trace children of the host at the same time with this care.
const SEATS: usize = 64;

/// How many SIGCHLD have come to our handler.
static ARRIVED: AtomicU64 = AtomicU64::new(0);
/// The host's handler; 0 before ours has ever been installed.
static HOSTS: AtomicUsize = AtomicUsize::new(0);
/// The threads to wake, and by which signal.
static THREADS: [AtomicI32; SEATS] = [const { AtomicI32::new(0) }; SEATS];
static WAKE: AtomicI32 = AtomicI32::new(0);

static REGISTRY: Mutex<Registry> =
    Mutex::new(Registry { taken: [false; SEATS], ready: [0; SEATS], told: 0, before: None });

struct Registry {
    taken: [bool; SEATS],
    /// Up to which SIGCHLD each tracer is ready.
    ready: [u64; SEATS],
    /// Up to which SIGCHLD the host has been told.
    told: u64,
    /// What ours stands before.
    before: Option<Disposition>,
}

fn registry() -> MutexGuard<'static, Registry> {
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Our handler. It may run at any moment on any thread of the host: it counts, wakes, and changes nothing else.
extern "C" fn defer(_: libc::c_int) {
    // SAFETY: errno is a valid thread-local variable.
    let errno = unsafe { *libc::__errno_location() };
    ARRIVED.fetch_add(1, Ordering::AcqRel);
    let mut concerned = false;
    for thread in &THREADS {
        let tid = thread.load(Ordering::Acquire);
        if tid != 0 {
            concerned = true;
            // SAFETY: both only take numbers, and may be called in a handler.
            unsafe {
                libc::syscall(libc::SYS_tgkill, libc::getpid(), tid, WAKE.load(Ordering::Relaxed));
            }
        }
    }
    if !concerned {
        tell();
    }
    // SAFETY: as above.
    unsafe { *libc::__errno_location() = errno };
}

/// Runs the host's handler.
fn tell() {
    let address = HOSTS.load(Ordering::Acquire);
    if address != 0 {
        // SAFETY: it is a handler that the host has installed without SA_SIGINFO. As one for signals it may run on any
        // thread at any moment; the caller has all signals blocked but one whose handler does nothing, or is a handler.
        unsafe {
            let handler: extern "C" fn(libc::c_int) =
                std::mem::transmute::<usize, extern "C" fn(libc::c_int)>(address);
            handler(libc::SIGCHLD);
        }
    }
}

/// Has our handler stand before the host's, if there is one of the plain kind.
fn install(registry: &mut Registry) -> Result<(), Errno> {
    let now = signal::disposition(libc::SIGCHLD)?;
    if now.is_default() || now.is_ignored() || now.has_flag(libc::SA_SIGINFO) || now.runs(defer) {
        return Ok(());
    }
    HOSTS.store(now.address(), Ordering::Release);
    registry.before = Some(now);
    let ours = now.with_handler(defer).with_flag(libc::SA_NOCLDSTOP);
    // SAFETY: `defer` does nothing that a handler may not.
    let found = unsafe { signal::exchange_disposition(libc::SIGCHLD, &ours)? };
    if !found.same_handler(&now) {
        // The host was faster: its newest one counts, even if it is to have none.
        // SAFETY: it was installed by the host.
        unsafe { signal::exchange_disposition(libc::SIGCHLD, &found)? };
    }
    Ok(())
}

/// Puts the host's handler back, if ours is still there.
fn uninstall(registry: &mut Registry) {
    let Some(before) = registry.before.take() else { return };
    if signal::disposition(libc::SIGCHLD).is_ok_and(|now| now.runs(defer)) {
        // SAFETY: it was installed by the host.
        let _ = unsafe { signal::exchange_disposition(libc::SIGCHLD, &before) };
    }
}

/// A tracer that traces children of the host.
pub(crate) struct Seat {
    index: usize,
}

impl Seat {
    /// For the calling thread, which `wake` wakes. `None` if there are too many.
    pub(crate) fn take(wake: i32) -> Option<Self> {
        let mut registry = registry();
        let index = registry.taken.iter().position(|taken| !taken)?;
        registry.taken[index] = true;
        registry.ready[index] = registry.told;
        WAKE.store(wake, Ordering::Relaxed);
        THREADS[index].store(process::gettid(), Ordering::Release);
        let _ = install(&mut registry);
        Some(Self { index })
    }

    /// Sees to it that our handler is still there: the host may have installed its own anew.
    pub(crate) fn look_after(&self) {
        let _ = install(&mut registry());
    }

    /// Up to which SIGCHLD the host is to be told next; `None` if it knows of all.
    pub(crate) fn untold(&self) -> Option<u64> {
        let arrived = ARRIVED.load(Ordering::Acquire);
        (registry().told < arrived).then_some(arrived)
    }

    /// This tracer's tracees cannot stop now. The last tracer that says so has the host told; true when it has been.
    pub(crate) fn ready(&self, upto: u64) -> bool {
        let mut registry = registry();
        registry.ready[self.index] = upto;
        registry.tell_if_all_ready();
        registry.told >= upto
    }
}

impl Registry {
    fn tell_if_all_ready(&mut self) {
        let ready = (0..SEATS).filter(|&i| self.taken[i]).map(|i| self.ready[i]).min();
        let upto = ready.unwrap_or_else(|| ARRIVED.load(Ordering::Acquire));
        if upto > self.told {
            self.told = upto;
            // Where there is nothing to be found any more, telling would have the host look at another time than now.
            if ready.is_none() || !unnoticed().is_empty() {
                tell();
            }
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut registry = registry();
        THREADS[self.index].store(0, Ordering::Release);
        registry.taken[self.index] = false;
        if !registry.taken.contains(&true) {
            uninstall(&mut registry);
        }
        // What has come and waited for this one alone.
        registry.tell_if_all_ready();
    }
}

/// The children of this process that have ended without that anybody has taken notice. (A wait would show the tracees of
/// all tracers as well, of which one has always just ended.)
pub(crate) fn unnoticed() -> Vec<Pid> {
    let Ok(threads) = process::threads(std::process::id() as Pid) else { return Vec::new() };
    threads
        .into_iter()
        .filter_map(|tid| fs::read_to_string(format!("/proc/self/task/{tid}/children")).ok())
        .flat_map(|children| {
            children
                .split_ascii_whitespace()
                .filter_map(|pid| pid.parse().ok())
                .filter(|&pid| process::state(pid) == Some(b'Z'))
                .collect::<Vec<Pid>>()
        })
        .collect()
}
