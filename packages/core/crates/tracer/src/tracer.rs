//! The handle of a tracer.

use std::any::Any;
use std::os::fd::RawFd;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::command::{Command, Shared};
use crate::engine::Engine;
use crate::error::{Errno, Error, Pid, Result};
use crate::launch::{Launch, Prepared, Started};
use crate::options::{CallSet, Options};
use crate::plan::Plan;
use crate::queue::{Batch, Queue, Reader};
use crate::sys::{process, signal};
use crate::wake;

/// Runs when a tracer has ended.
type OnEnd = Box<dyn FnOnce() + Send>;

/// A tracer: a thread of its own, with the programs that it traces.
///
/// It ends when its last tracee is gone (but not before somebody has begun to read), when [`Tracer::stop`] is called,
/// or when it is dropped. Programs that it has started are then killed unless [`Options::kill_on_exit`] spares them; those
/// that it attached to go on as they were. The same happens, by the kernel's hand, when this process dies.
///
/// All methods may be called from any thread.
pub struct Tracer {
    shared: Arc<Shared>,
    ends: Arc<Mutex<Ends>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct Ends {
    ended: bool,
    waiting: Vec<OnEnd>,
}

impl Tracer {
    /// Makes a tracer; its thread begins to wait for what it is to trace.
    ///
    /// # Errors
    /// [`Error::Plan`] and [`Error::Options`] if what it is asked for is malformed, [`Error::System`] if no thread can be
    /// made.
    pub fn new(options: Options) -> Result<Self> {
        options.check()?;
        let plan = Plan::decode(&options.plan, &options.caps)?;
        let wake_signal = wake::signal()?;
        let queue = Queue::new(options.batch_bytes, options.backlog_bytes);
        let shared = Arc::new(Shared::new(queue, wake_signal));
        let ends = Arc::new(Mutex::new(Ends::default()));
        // The host's signals are for the host's threads: ours have them blocked from their first moment on.
        let (timer, tracer) = signal::with_signals_blocked(|| {
            let timer = spawn("hstrace-timer", {
                let shared = shared.clone();
                move || shared.queue.run_timer(|| shared.wake())
            })?;
            let tracer = spawn("hstrace", {
                let (shared, ends) = (shared.clone(), ends.clone());
                move || trace(&shared, &ends, options, plan)
            });
            if tracer.is_err() {
                shared.queue.close(None);
            }
            tracer.map(|tracer| (timer, tracer))
        })?;
        // It ends with the queue, which the tracer's thread closes.
        drop(timer);
        Ok(Self { shared, ends, thread: Mutex::new(Some(tracer)) })
    }

    /// Sends a command that is answered, and waits for the answer. The tracer may write beyond its limit meanwhile:
    /// whoever waits here may be the one that reads.
    fn ask<T>(&self, command: Command, answer: &Receiver<Result<T>>) -> Result<T> {
        self.shared.queue.overdraw(true);
        let answer = if self.shared.send(command) {
            answer.recv().unwrap_or(Err(Error::Ended))
        } else {
            Err(Error::Ended)
        };
        self.shared.queue.overdraw(false);
        answer
    }

    /// Starts a program and traces it from its `execve` on. Returns when it has executed its file.
    ///
    /// # Errors
    /// [`Error::System`] with the step that failed, as its operation.
    pub fn start(&self, launch: Launch) -> Result<Started> {
        let (prepared, pipes) = Prepared::new(launch)?;
        let (reply, answer) = sync_channel(1);
        let pid = self.ask(Command::Start(Box::new(prepared), reply), &answer)?;
        Ok(Started { pid, pipes })
    }

    /// Attaches to a process with all its threads; without [`Options::follow`], to one thread.
    ///
    /// # Errors
    /// [`Error::System`] with ESRCH if there is none, EPERM (and advice) if the kernel does not allow it.
    pub fn attach(&self, pid: Pid) -> Result<()> {
        let (reply, answer) = sync_channel(1);
        self.ask(Command::Attach(pid, reply), &answer)
    }

    /// Lets a process (or all) go on untraced. Returns when that is under way; DETACHED records tell when it is done.
    ///
    /// # Errors
    /// ESRCH if the process is not traced.
    pub fn detach(&self, pid: Option<Pid>) -> Result<()> {
        let (reply, answer) = sync_channel(1);
        self.ask(Command::Detach(pid, reply), &answer)
    }

    /// Sends a signal to the programs that were started.
    ///
    /// # Errors
    /// As [kill(2)](https://man7.org/linux/man-pages/man2/kill.2.html); that none is left is not an error.
    pub fn kill(&self, signal: i32) -> Result<()> {
        let (reply, answer) = sync_channel(1);
        self.ask(Command::Kill(signal, reply), &answer)
    }

    /// Has a text written to a descriptor of this process once, before a tracee begins one of these calls: what takes
    /// away a line that stands on a terminal for a while.
    pub fn erase_before(&self, calls: CallSet, fd: RawFd, text: Vec<u8>) {
        self.shared.eraser.arm(calls, fd, text);
    }

    /// Calls it off. Whether it had not happened yet.
    #[must_use]
    pub fn keep(&self) -> bool {
        self.shared.eraser.disarm()
    }

    /// Asks for the next batch of records. `reader` is called once: at once, or later on another thread. After the last
    /// batch it gets `None`. One reader at a time.
    pub fn next_batch(&self, reader: Reader) {
        self.shared.queue.read(reader);
        self.shared.nudge();
    }

    /// The next batch, if one is ready.
    #[must_use]
    pub fn try_next_batch(&self) -> Option<Batch> {
        self.shared.queue.try_read()
    }

    /// Ends the tracer. `on_end` is called when everything is undone, on another thread or (if it has ended) at once.
    pub fn stop(&self, on_end: Option<OnEnd>) {
        if let Some(on_end) = on_end {
            let mut ends = self.ends.lock().unwrap_or_else(PoisonError::into_inner);
            if ends.ended {
                drop(ends);
                on_end();
            } else {
                ends.waiting.push(on_end);
            }
        }
        self.shared.send(Command::Stop);
    }

    /// Waits for the tracer's thread, after [`Tracer::stop`]. Takes three seconds at most, if a tracee does not move.
    pub fn join(&self) {
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }
}

impl Drop for Tracer {
    fn drop(&mut self) {
        // Not waited for: this may be the garbage collector's thread.
        self.stop(None);
    }
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>> {
    thread::Builder::new().name(name.into()).spawn(body).map_err(|error| {
        let errno = Errno(error.raw_os_error().unwrap_or(libc::EAGAIN));
        Error::system("clone", None, errno)
    })
}

/// The tracer's thread. Whatever happens in it, the host goes on.
fn trace(shared: &Arc<Shared>, ends: &Mutex<Ends>, options: Options, plan: Plan) {
    let run = catch_unwind(AssertUnwindSafe(|| {
        shared.set_tid(process::gettid());
        signal::unblock(shared.wake_signal());
        Engine::new(shared.clone(), options, plan).run();
    }));
    shared.close();
    shared.queue.close(run.err().map(|panic| Error::Internal(message(panic.as_ref()))));
    let waiting = {
        let mut ends = ends.lock().unwrap_or_else(PoisonError::into_inner);
        ends.ended = true;
        std::mem::take(&mut ends.waiting)
    };
    for on_end in waiting {
        let _ = catch_unwind(AssertUnwindSafe(on_end));
    }
}

fn message(panic: &(dyn Any + Send)) -> String {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => (*text).to_owned(),
        (_, Some(text)) => text.clone(),
        _ => "of unknown kind".to_owned(),
    }
}
