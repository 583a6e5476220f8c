//! What other threads ask of the tracer's thread.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::mpsc::SyncSender;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::eraser::Eraser;
use crate::error::{Pid, Result};
use crate::launch::Prepared;
use crate::queue::Queue;
use crate::sys::process;

/// Where an answer goes.
pub(crate) type Reply<T> = SyncSender<Result<T>>;

pub(crate) enum Command {
    /// Start a program; answered when it has executed it, or has failed to.
    Start(Box<Prepared>, Reply<Pid>),
    /// Attach to a process; answered when that is done.
    Attach(Pid, Reply<()>),
    /// Let a process go, or all.
    Detach(Option<Pid>, Reply<()>),
    /// Send a signal to the programs that were started.
    Kill(i32, Reply<()>),
    /// End.
    Stop,
}

/// What the tracer's thread shares with the others.
pub(crate) struct Shared {
    pub(crate) queue: Queue,
    pub(crate) eraser: Eraser,
    commands: Mutex<Commands>,
    /// Signalled when a command has come, for a thread without any tracee to wait for.
    arrival: Condvar,
    /// The signal that ends its wait.
    wake_signal: i32,
    /// The tracer's thread; 0 until it runs.
    tid: AtomicI32,
}

#[derive(Default)]
struct Commands {
    queue: VecDeque<Command>,
    /// The thread has ended, or is about to.
    closed: bool,
}

impl Shared {
    pub(crate) fn new(queue: Queue, wake_signal: i32) -> Self {
        Self {
            queue,
            eraser: Eraser::default(),
            commands: Mutex::default(),
            arrival: Condvar::new(),
            wake_signal,
            tid: AtomicI32::new(0),
        }
    }

    fn commands(&self) -> MutexGuard<'_, Commands> {
        self.commands.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn wake_signal(&self) -> i32 {
        self.wake_signal
    }

    /// Called by the tracer's thread when it begins.
    pub(crate) fn set_tid(&self, tid: Pid) {
        self.tid.store(tid, Ordering::Release);
    }

    /// Gives a command; false if the tracer has ended.
    pub(crate) fn send(&self, command: Command) -> bool {
        let mut commands = self.commands();
        if commands.closed {
            return false;
        }
        commands.queue.push_back(command);
        drop(commands);
        self.arrival.notify_one();
        self.wake();
        self.queue.keep_waking();
        true
    }

    /// Ends the wait of the tracer's thread, if it is in one.
    pub(crate) fn wake(&self) {
        let tid = self.tid.load(Ordering::Acquire);
        if tid != 0 {
            let _ = process::tgkill(std::process::id() as Pid, tid, self.wake_signal);
        }
    }

    /// Has a thread without tracees look again.
    pub(crate) fn nudge(&self) {
        // Taken so that it cannot be between its look and its sleep.
        drop(self.commands());
        self.arrival.notify_one();
    }

    pub(crate) fn take(&self) -> Option<Command> {
        self.commands().queue.pop_front()
    }

    /// Sleeps until there is a command or `ready`.
    pub(crate) fn wait_for_command(&self, ready: impl Fn() -> bool) {
        let mut commands = self.commands();
        while commands.queue.is_empty() && !ready() {
            commands = self.arrival.wait(commands).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Accepts no more commands; the senders of those that are left learn that the tracer has ended.
    pub(crate) fn close(&self) {
        let mut commands = self.commands();
        commands.closed = true;
        let left = std::mem::take(&mut commands.queue);
        drop(commands);
        drop(left);
        self.tid.store(0, Ordering::Release);
    }
}
