//! Waking the tracer's thread out of its wait.
//!
//! The thread sleeps in `wait4`, which nothing but a report of a tracee or a signal ends. A traced helper process whose
//! stops would be reported there would be seen by everybody (`ps`, cgroups), and could be left behind. So it is a signal,
//! and one that cannot disturb the host: a real-time signal that has its default disposition, sent with `tgkill` to this
//! thread alone, with a handler that does nothing (and that a program the host starts does not inherit). Host threads
//! never get it. It may arrive just before `wait4` begins and be lost; so it is repeated, each millisecond, until the
//! thread confirms it ([`crate::queue::Queue::keep_waking`]).

use std::sync::OnceLock;

use crate::error::{Errno, Error};
use crate::sys::signal::{self, Disposition};

extern "C" fn nothing(_: libc::c_int) {}

/// The signal that wakes tracer threads in this process; its handler is installed.
pub(crate) fn signal() -> Result<i32, Error> {
    static SIGNAL: OnceLock<Option<i32>> = OnceLock::new();
    SIGNAL
        .get_or_init(|| {
            // From above: programs that use some begin below.
            (libc::SIGRTMIN()..=libc::SIGRTMAX())
                .rev()
                .find(|&number| install(number).unwrap_or(false))
        })
        .ok_or_else(|| {
            Error::system("sigaction", None, Errno(libc::EBUSY))
                .advise("All real-time signals of this process are in use.")
        })
}

/// Installs the handler unless the signal is in use.
fn install(number: i32) -> Result<bool, Errno> {
    if !signal::disposition(number)?.is_default() {
        return Ok(false);
    }
    // SAFETY: the handler does nothing.
    let before =
        unsafe { signal::exchange_disposition(number, &Disposition::interrupting(nothing))? };
    if before.is_default() {
        return Ok(true);
    }
    // Somebody was faster in the meantime.
    // SAFETY: this handler was installed before.
    unsafe { signal::exchange_disposition(number, &before)? };
    Ok(false)
}
