//! Sparing the host the SIGCHLD of every stop.
//!
//! Each ptrace-stop sends SIGCHLD to the process. libuv has a handler for it while the host has child processes; it
//! would wake the event loop at every stop, to ask for all its children. Without a handler it is no better: the tracer's
//! thread blocks all signals, a blocked signal counts as wanted, and so the kernel wakes another thread to throw it away.
//! With SA_NOCLDSTOP the kernel sends none for stops (waits are woken as ever), and still one for each child's end. So
//! that flag is added to whatever disposition there is, from time to time, as libuv installs its handler anew whenever it
//! comes to have a child.

use std::sync::{Mutex, PoisonError};

use crate::error::Errno;
use crate::sys::signal::{self, Disposition};

/// Number of tracers, and the handler that got the flag from us.
static SHARED: Mutex<(usize, Option<Disposition>)> = Mutex::new((0, None));

// SAFETY: a disposition is a number and flags; the handler's address is not used but to be installed again.
unsafe impl Send for Disposition {}

/// Looks after the disposition of SIGCHLD while it lives.
pub(crate) struct Guard {
    stops: u32,
}

/// The check costs about 0.2 µs; of so many stops, one is checked.
const EVERY: u32 = 16;

impl Guard {
    pub(crate) fn new() -> Self {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.0 += 1;
        let _ = spare(&mut shared.1);
        Self { stops: 0 }
    }

    /// To be called at each stop.
    pub(crate) fn stopped(&mut self) {
        self.stops += 1;
        if self.stops >= EVERY {
            self.stops = 0;
            let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = spare(&mut shared.1);
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.0 -= 1;
        if shared.0 > 0 {
            return;
        }
        let Some(ours) = shared.1.take() else { return };
        let Ok(now) = signal::disposition(libc::SIGCHLD) else { return };
        if now.same_handler(&ours) && now.has_flag(libc::SA_NOCLDSTOP) {
            let _ = replace(now, now.without_flag(libc::SA_NOCLDSTOP), |it| it);
        }
    }
}

/// Adds the flag to the present disposition, unless that has the signal ignored already.
fn spare(ours: &mut Option<Disposition>) -> Result<(), Errno> {
    let now = signal::disposition(libc::SIGCHLD)?;
    if now.is_ignored() || now.has_flag(libc::SA_NOCLDSTOP) {
        return Ok(());
    }
    let flagged = now.with_flag(libc::SA_NOCLDSTOP);
    *ours = Some(flagged);
    replace(now, flagged, |it| if it.is_ignored() { it } else { it.with_flag(libc::SA_NOCLDSTOP) })
}

/// Replaces a disposition that was read a moment ago. The host may have changed it since: then its new one is put back
/// (`mend` may add the flag), until what was replaced is what was expected.
fn replace(
    mut expected: Disposition,
    mut new: Disposition,
    mend: impl Fn(Disposition) -> Disposition,
) -> Result<(), Errno> {
    loop {
        // SAFETY: the handler was installed already, by the host.
        let found = unsafe { signal::exchange_disposition(libc::SIGCHLD, &new)? };
        if found.same_handler(&expected) {
            return Ok(());
        }
        expected = new;
        new = mend(found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    extern "C" fn handler(_: libc::c_int) {}

    #[test]
    fn the_hosts_handler_keeps_running_and_gets_its_flags_back() {
        // SAFETY: the handler does nothing.
        let before = unsafe {
            signal::exchange_disposition(libc::SIGCHLD, &Disposition::interrupting(handler))
                .unwrap()
        };
        let mut guard = Guard::new();
        let flagged = signal::disposition(libc::SIGCHLD).unwrap();
        assert!(flagged.has_flag(libc::SA_NOCLDSTOP));
        assert!(flagged.same_handler(&Disposition::interrupting(handler)));
        // The host installs it anew.
        // SAFETY: the handler does nothing.
        unsafe {
            signal::exchange_disposition(libc::SIGCHLD, &Disposition::interrupting(handler))
                .unwrap();
        }
        for _ in 0..EVERY {
            guard.stopped();
        }
        assert!(signal::disposition(libc::SIGCHLD).unwrap().has_flag(libc::SA_NOCLDSTOP));
        drop(guard);
        let after = signal::disposition(libc::SIGCHLD).unwrap();
        assert!(!after.has_flag(libc::SA_NOCLDSTOP));
        // SAFETY: it was installed before.
        unsafe { signal::exchange_disposition(libc::SIGCHLD, &before).unwrap() };
    }
}
