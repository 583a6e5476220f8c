//! Batches of records on their way to the reader.
//!
//! The tracer's thread writes into one batch; full ones wait, up to a limit, then the tracer waits. The reader asks for
//! the next batch with a function that is called once there is one. Few, large batches are handed over, as waking the
//! reader is what costs; yet nothing stays here for more than [`LATENCY`] while the reader waits. A helper thread sees
//! to that ([`Queue::run_timer`]): it sleeps without a deadline while nothing is under way.
//!
//! A call is written at its entry as CALL, which the exit completes. What remains unfinished until something else is
//! to be said, or for [`LATENCY`], is turned into ENTER, and the exit becomes a record of its own.

mod batch;
mod state;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub use batch::Batch;
pub(crate) use state::ExitFields;
use state::State;

use crate::error::{Error, Pid};
use crate::sys::clock;

/// Longest time, in ns, that a record or an unfinished call is kept back while the reader waits.
pub(crate) const LATENCY: u64 = 10_000_000;
/// A pause in the records after which they are handed over earlier, in ns.
const PAUSE: u64 = 2_000_000;
/// How often a wake that was not noticed is repeated, in ns.
const WAKE_AGAIN: u64 = 1_000_000;

/// What the reader gets: a batch, the end, or why there is no more.
pub type Delivery = Result<Option<Batch>, Error>;
/// Called once, on any thread, with the next batch.
pub type Reader = Box<dyn FnOnce(Delivery) + Send>;

/// See the module's documentation.
pub(crate) struct Queue {
    state: Mutex<State>,
    /// Signalled when the tracer may go on writing.
    space: Condvar,
    /// Signalled when the timer must look at its deadline again.
    timer: Condvar,
    /// Whether the tracer's thread is to be woken (again) by [`Queue::run_timer`].
    wake: AtomicBool,
}

impl Queue {
    pub(crate) fn new(batch_bytes: usize, backlog_bytes: usize) -> Self {
        Self {
            state: Mutex::new(State::new(batch_bytes, backlog_bytes)),
            space: Condvar::new(),
            timer: Condvar::new(),
            wake: AtomicBool::new(false),
        }
    }

    /// No code runs under this lock that can leave the state half changed.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until a record of `size` bytes may be written.
    fn lock_with_space(&self, size: usize) -> MutexGuard<'_, State> {
        let mut state = self.lock();
        while state.is_full(size) {
            state = self.space.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state
    }

    /// Ends a change of the state: hands over what the reader waits for, and wakes the timer if it sleeps too long.
    fn settle(&self, mut state: MutexGuard<'_, State>) {
        let delivery = state.deliver();
        if state.timer_is_late() {
            self.timer.notify_one();
        }
        drop(state);
        if let Some((reader, delivery)) = delivery {
            reader(delivery);
        }
    }

    /// Writes a whole record.
    pub(crate) fn push(&self, record: &[u8], now: u64) {
        let mut state = self.lock_with_space(record.len());
        state.push(record, now);
        self.settle(state);
    }

    /// Writes the beginning of a call: a CALL with its entry's chunks.
    pub(crate) fn begin_call(&self, tid: Pid, record: &[u8], now: u64) {
        let mut state = self.lock_with_space(record.len());
        state.begin_call(tid, record, now);
        self.settle(state);
    }

    /// Completes the call of this thread; false if its ENTER was written before, so that an EXIT is needed.
    pub(crate) fn finish_call(&self, tid: Pid, exit: &ExitFields, chunks: &[u8]) -> bool {
        let mut state = self.lock_with_space(chunks.len());
        let finished = state.finish_call(tid, exit, chunks);
        self.settle(state);
        finished
    }

    /// Hands over what there is without waiting for more.
    #[cfg(test)]
    pub(crate) fn flush(&self) {
        let mut state = self.lock();
        state.seal();
        self.settle(state);
    }

    /// Nothing will be written any more. The readers get what is left, then `error` once, then the end.
    pub(crate) fn close(&self, error: Option<Error>) {
        let mut state = self.lock();
        state.close(error);
        self.timer.notify_one();
        self.space.notify_one();
        self.settle(state);
    }

    /// Asks for the next batch. One reader at a time: an earlier one that still waits gets the end.
    pub(crate) fn read(&self, reader: Reader) {
        let mut state = self.lock();
        let superseded = state.wait_for_batch(reader);
        state.expire(clock::monotonic());
        self.space.notify_one();
        self.settle(state);
        if let Some(superseded) = superseded {
            superseded(Ok(None));
        }
    }

    /// The next batch, if there is one at once.
    pub(crate) fn try_read(&self) -> Option<Batch> {
        let batch = self.lock().take_ready();
        if batch.is_some() {
            self.space.notify_one();
        }
        batch
    }

    /// Whether somebody has begun to read.
    pub(crate) fn is_read(&self) -> bool {
        self.lock().read_before
    }

    /// Lets the tracer write beyond the limit, for while somebody waits for it who may be the reader.
    pub(crate) fn overdraw(&self, on: bool) {
        let mut state = self.lock();
        state.overdrafts =
            if on { state.overdrafts + 1 } else { state.overdrafts.saturating_sub(1) };
        drop(state);
        self.space.notify_one();
    }

    /// Has the timer repeat the wake until [`Queue::woken`]; without, that at the given time.
    pub(crate) fn keep_waking(&self) {
        self.wake.store(true, Ordering::Release);
        // Taken so that the timer cannot be between its look at the flag and its sleep.
        let state = self.lock();
        self.timer.notify_one();
        drop(state);
    }

    /// The tracer's thread has noticed.
    pub(crate) fn woken(&self) -> bool {
        self.wake.swap(false, Ordering::AcqRel)
    }

    /// When the tracer's thread wants to be woken next, `u64::MAX` for never.
    pub(crate) fn set_alarm(&self, time: u64) {
        let mut state = self.lock();
        state.alarm = time;
        if state.timer_is_late() {
            self.timer.notify_one();
        }
    }

    /// The body of the timer's thread: keeps the promises about time until the queue is closed. `wake` wakes the tracer.
    pub(crate) fn run_timer(&self, wake: impl Fn()) {
        let mut state = self.lock();
        while !state.closed {
            let now = clock::monotonic();
            if state.alarm <= now {
                state.alarm = u64::MAX;
                self.wake.store(true, Ordering::Release);
            }
            let again = self.wake.load(Ordering::Acquire);
            if again {
                wake();
            }
            state.expire(now);
            if let Some((reader, delivery)) = state.deliver() {
                drop(state);
                reader(delivery);
                state = self.lock();
                continue;
            }
            let deadline = state.deadline().min(if again { now + WAKE_AGAIN } else { u64::MAX });
            state.timer_until = deadline;
            state = if deadline == u64::MAX {
                self.timer.wait(state).unwrap_or_else(PoisonError::into_inner)
            } else {
                let pause = Duration::from_nanos(deadline.saturating_sub(now).max(1));
                self.timer.wait_timeout(state, pause).unwrap_or_else(PoisonError::into_inner).0
            };
            // Until it has looked, it needs no waking.
            state.timer_until = 0;
        }
    }
}

#[cfg(test)]
mod tests;
