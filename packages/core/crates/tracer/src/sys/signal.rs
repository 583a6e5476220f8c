//! Signal dispositions and masks of this process.

use std::mem::MaybeUninit;

use crate::error::Errno;

/// The disposition of a signal.
#[derive(Clone, Copy)]
pub(crate) struct Disposition(libc::sigaction);

impl Disposition {
    /// No-op handler that lets blocking calls end with EINTR.
    pub(crate) fn interrupting(handler: extern "C" fn(libc::c_int)) -> Self {
        // SAFETY: a sigaction of zeros is valid (default handler, no flags, empty mask).
        let mut action: libc::sigaction = unsafe { MaybeUninit::zeroed().assume_init() };
        action.sa_sigaction = handler as *const () as usize;
        // Node's threads may run on small stacks of their own, with an alternate one for signals.
        action.sa_flags = libc::SA_ONSTACK;
        Self(action)
    }

    /// The same with another handler.
    pub(crate) fn with_handler(mut self, handler: extern "C" fn(libc::c_int)) -> Self {
        self.0.sa_sigaction = handler as *const () as usize;
        self
    }

    /// Whether this is its handler.
    pub(crate) fn runs(&self, handler: extern "C" fn(libc::c_int)) -> bool {
        self.0.sa_sigaction == handler as *const () as usize
    }

    /// The handler's address.
    pub(crate) fn address(&self) -> usize {
        self.0.sa_sigaction
    }

    pub(crate) fn is_default(&self) -> bool {
        self.0.sa_sigaction == libc::SIG_DFL
    }

    pub(crate) fn is_ignored(&self) -> bool {
        self.0.sa_sigaction == libc::SIG_IGN
    }

    pub(crate) fn has_flag(&self, flag: i32) -> bool {
        self.0.sa_flags & flag != 0
    }

    pub(crate) fn with_flag(mut self, flag: i32) -> Self {
        self.0.sa_flags |= flag;
        self
    }

    pub(crate) fn without_flag(mut self, flag: i32) -> Self {
        self.0.sa_flags &= !flag;
        self
    }

    /// Whether both run the same handler.
    pub(crate) fn same_handler(&self, other: &Self) -> bool {
        self.0.sa_sigaction == other.0.sa_sigaction
    }
}

/// The present disposition. [sigaction(2)](https://man7.org/linux/man-pages/man2/sigaction.2.html)
pub(crate) fn disposition(signal: i32) -> Result<Disposition, Errno> {
    let mut old = MaybeUninit::uninit();
    // SAFETY: `old` is valid for writing, and filled when the call succeeds.
    unsafe {
        match libc::sigaction(signal, std::ptr::null(), old.as_mut_ptr()) {
            0 => Ok(Disposition(old.assume_init())),
            _ => Err(Errno::last()),
        }
    }
}

/// Sets a disposition and gives the one before, in one step.
///
/// # Safety
/// The handler must be one that may run at any moment on any thread, for as long as it is installed: one of this crate's
/// own that does nothing, or one that was installed already.
pub(crate) unsafe fn exchange_disposition(
    signal: i32,
    new: &Disposition,
) -> Result<Disposition, Errno> {
    let mut old = MaybeUninit::uninit();
    // SAFETY: both pointers are valid; that the handler is harmless is the caller's promise.
    unsafe {
        match libc::sigaction(signal, &new.0, old.as_mut_ptr()) {
            0 => Ok(Disposition(old.assume_init())),
            _ => Err(Errno::last()),
        }
    }
}

/// Sets the calling thread's signal mask and gives the one before.
fn set_mask(set: &libc::sigset_t) -> libc::sigset_t {
    let mut old = MaybeUninit::uninit();
    // SAFETY: both pointers are valid; with SIG_SETMASK the call cannot fail, and fills `old`.
    unsafe {
        libc::pthread_sigmask(libc::SIG_SETMASK, set, old.as_mut_ptr());
        old.assume_init()
    }
}

/// Runs `body` with all signals of this thread blocked but those of its own mistakes (SIGSEGV and so on).
pub(crate) fn with_signals_blocked<T>(body: impl FnOnce() -> T) -> T {
    /// Restores the mask when `body` panics, too.
    struct Restore(libc::sigset_t);
    impl Drop for Restore {
        fn drop(&mut self) {
            set_mask(&self.0);
        }
    }
    let mut all = MaybeUninit::uninit();
    // SAFETY: sigfillset initialises the set; the others change a valid set, with signal numbers that exist.
    let all = unsafe {
        libc::sigfillset(all.as_mut_ptr());
        let mut all = all.assume_init();
        for fault in FAULTS {
            libc::sigdelset(&mut all, fault);
        }
        all
    };
    let _restore = Restore(set_mask(&all));
    body()
}

/// Signals that a thread gives to itself by a mistake; blocking them would only hide it.
const FAULTS: [i32; 6] =
    [libc::SIGSEGV, libc::SIGBUS, libc::SIGILL, libc::SIGFPE, libc::SIGTRAP, libc::SIGABRT];

/// Lets one signal through to the calling thread.
pub(crate) fn unblock(signal: i32) {
    let mut set = MaybeUninit::uninit();
    // SAFETY: sigemptyset initialises the set; the signal number was accepted by sigaction before.
    unsafe {
        libc::sigemptyset(set.as_mut_ptr());
        libc::sigaddset(set.as_mut_ptr(), signal);
        libc::pthread_sigmask(libc::SIG_UNBLOCK, set.as_ptr(), std::ptr::null_mut());
    }
}
