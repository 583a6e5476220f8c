//! The end of this process.

use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

static EXITING: AtomicBool = AtomicBool::new(false);

extern "C" fn exiting() {
    EXITING.store(true, Ordering::Release);
}

/// Notes when the process begins to exit. Node runs no cleanup hooks for its main thread then, but tears things down
/// while the tracers' threads still run: they must not call into it any more. (What they trace is cleaned up by the
/// kernel.)
pub(crate) fn watch() {
    static ONCE: Once = Once::new();
    // SAFETY: the function may be called at exit, as it only sets a flag; this library is never unloaded.
    ONCE.call_once(|| unsafe {
        libc::atexit(exiting);
    });
}

pub(crate) fn has_begun() -> bool {
    EXITING.load(Ordering::Acquire)
}
