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

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Child, Command};
    use std::time::Duration;

    /// How often the host was told. Dispositions belong to the process: one test at a time.
    static TOLD: AtomicUsize = AtomicUsize::new(0);
    static ALONE: Mutex<()> = Mutex::new(());
    /// Nobody minds this one.
    const WAKE_SIGNAL: i32 = libc::SIGURG;

    extern "C" fn host(_: libc::c_int) {
        TOLD.fetch_add(1, Ordering::AcqRel);
    }

    extern "C" fn newer_host(_: libc::c_int) {
        TOLD.fetch_add(1000, Ordering::AcqRel);
    }

    fn told() -> usize {
        TOLD.load(Ordering::Acquire)
    }

    fn set(handler: &Disposition) -> Disposition {
        // SAFETY: the handlers here only count.
        unsafe { signal::exchange_disposition(libc::SIGCHLD, handler) }.unwrap()
    }

    /// A host with a handler, while a test runs.
    struct Host {
        before: Disposition,
        _alone: MutexGuard<'static, ()>,
    }

    impl Host {
        fn new() -> Self {
            let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
            let before = set(&Disposition::interrupting(host));
            TOLD.store(0, Ordering::Release);
            Self { before, _alone: alone }
        }
    }

    impl Drop for Host {
        fn drop(&mut self) {
            set(&self.before);
        }
    }

    fn runs(handler: extern "C" fn(libc::c_int)) -> bool {
        signal::disposition(libc::SIGCHLD).unwrap().runs(handler)
    }

    /// A child that has ended, and of which nobody has taken notice.
    fn ended() -> Child {
        let child = Command::new("true").spawn().unwrap();
        while process::state(child.id() as Pid) != Some(b'Z') {
            std::thread::sleep(Duration::from_millis(1));
        }
        child
    }

    /// Waits for a signal that the kernel has sent.
    fn untold(seat: &Seat) -> u64 {
        loop {
            match seat.untold() {
                Some(upto) => return upto,
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        }
    }

    #[test]
    fn the_host_is_told_when_the_tracer_is_ready() {
        let _host = Host::new();
        let seat = Seat::take(WAKE_SIGNAL).unwrap();
        assert!(runs(defer));
        let mut child = ended();
        assert!(unnoticed().contains(&(child.id() as Pid)));
        let upto = untold(&seat);
        assert_eq!(told(), 0);
        assert!(seat.ready(upto));
        assert_eq!(told(), 1);
        // Saying so again does not tell it again.
        assert!(seat.ready(upto));
        assert_eq!(told(), 1);
        child.wait().unwrap();
        assert!(!unnoticed().contains(&(child.id() as Pid)));
        drop(seat);
        assert!(runs(host));
    }

    #[test]
    fn the_last_of_several_tracers_has_the_host_told() {
        let _host = Host::new();
        let seats = [(); 3].map(|()| Seat::take(WAKE_SIGNAL).unwrap());
        let mut child = ended();
        let upto = seats.iter().map(untold).max().unwrap();
        assert!(!seats[0].ready(upto));
        assert!(!seats[1].ready(upto));
        assert_eq!(told(), 0);
        let [first, second, third] = seats;
        // One that goes is waited for no longer.
        drop(third);
        assert_eq!(told(), 1);
        assert!(first.ready(upto));
        drop(first);
        assert!(runs(defer));
        drop(second);
        assert!(runs(host));
        child.wait().unwrap();
    }

    #[test]
    fn what_is_untold_when_the_last_tracer_goes_is_told_then() {
        let _host = Host::new();
        let seat = Seat::take(WAKE_SIGNAL).unwrap();
        let mut child = ended();
        untold(&seat);
        drop(seat);
        // Children of other tests may have ended as well.
        assert!(told() >= 1);
        // And from now on it hears by itself, or would be called once more for the next one.
        // SAFETY: takes a number.
        unsafe { libc::raise(libc::SIGCHLD) };
        assert!(told() >= 2);
        child.wait().unwrap();
    }

    #[test]
    fn a_handler_that_the_host_installs_meanwhile_is_the_one_that_counts() {
        let _host = Host::new();
        let seat = Seat::take(WAKE_SIGNAL).unwrap();
        set(&Disposition::interrupting(newer_host));
        seat.look_after();
        assert!(runs(defer));
        let mut child = ended();
        assert!(seat.ready(untold(&seat)));
        assert_eq!(told(), 1000);
        drop(seat);
        assert!(runs(newer_host));
        child.wait().unwrap();
    }

    #[test]
    fn a_handler_of_the_hosts_that_has_taken_its_place_is_left_there() {
        let _host = Host::new();
        let seat = Seat::take(WAKE_SIGNAL).unwrap();
        set(&Disposition::interrupting(newer_host));
        drop(seat);
        assert!(runs(newer_host));
    }

    #[test]
    fn a_host_without_a_handler_is_left_alone() {
        let _host = Host::new();
        // SAFETY: without a handler nothing runs. (To ignore it would take ends away from other tests.)
        let before = unsafe { libc::signal(libc::SIGCHLD, libc::SIG_DFL) };
        let seat = Seat::take(WAKE_SIGNAL).unwrap();
        assert!(!runs(defer));
        drop(seat);
        assert!(!runs(defer));
        // SAFETY: it was installed before.
        unsafe { libc::signal(libc::SIGCHLD, before) };
    }

    #[test]
    fn seats_are_limited_and_come_back() {
        let _host = Host::new();
        let seats: Vec<_> = (0..SEATS).map(|_| Seat::take(WAKE_SIGNAL).unwrap()).collect();
        assert!(Seat::take(WAKE_SIGNAL).is_none());
        drop(seats);
        assert!(Seat::take(WAKE_SIGNAL).is_some());
    }
}
