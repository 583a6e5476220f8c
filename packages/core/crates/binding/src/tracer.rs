//! The class that JavaScript uses.

use std::os::fd::IntoRawFd;
use std::sync::{Arc, Weak};

use hstrace_tracer::{Batch, Tracer};
use napi::bindgen_prelude::{Object, ObjectFinalize, Uint8Array};
use napi::{CleanupEnvHook, Env, Result};
use napi_derive::napi;

use crate::options::{NativeCallSet, NativeOptions, NativeProgram};
use crate::{error, exit};

/// A program that was started.
#[napi(object, object_from_js = false)]
pub struct NativeStarted {
    pub pid: i32,
    /// Our ends of its pipes, by its descriptors; -1 where there is none.
    pub stdio: Vec<i32>,
}

/// A tracer with a thread of its own. It ends when its last tracee is gone, after reading has begun, or by `stop`.
#[napi(custom_finalize)]
pub struct NativeTracer {
    tracer: Arc<Tracer>,
    hook: CleanupEnvHook<Weak<Tracer>>,
}

#[napi]
impl NativeTracer {
    #[napi(constructor)]
    pub fn new(env: &Env, options: NativeOptions) -> Result<Self> {
        exit::watch();
        let tracer = Tracer::new(options.into()).map_err(|error| error::to_js(env, &error))?;
        let tracer = Arc::new(tracer);
        // When a worker ends: nothing may be left behind, and nobody may call into it afterwards.
        let hook = env.add_env_cleanup_hook(Arc::downgrade(&tracer), |tracer| {
            if let Some(tracer) = tracer.upgrade() {
                tracer.stop(None);
                tracer.join();
            }
        })?;
        Ok(Self { tracer, hook })
    }

    /// Starts a program; returns once it has executed its file. Throws with `code`, `errno` and `syscall` of the step
    /// that failed.
    #[napi]
    pub fn start(&self, env: &Env, program: NativeProgram) -> Result<NativeStarted> {
        let started =
            self.tracer.start(program.into()).map_err(|error| error::to_js(env, &error))?;
        Ok(NativeStarted {
            pid: started.pid,
            stdio: started
                .pipes
                .into_iter()
                .map(|pipe| pipe.map_or(-1, IntoRawFd::into_raw_fd))
                .collect(),
        })
    }

    /// Attaches to a process with all its threads.
    #[napi]
    pub fn attach(&self, env: &Env, pid: i32) -> Result<()> {
        self.tracer.attach(pid).map_err(|error| error::to_js(env, &error))
    }

    /// Lets a process go on untraced, or all of them.
    #[napi]
    pub fn detach(&self, env: &Env, pid: Option<i32>) -> Result<()> {
        self.tracer.detach(pid).map_err(|error| error::to_js(env, &error))
    }

    /// Sends a signal to the programs that were started.
    #[napi]
    pub fn kill(&self, env: &Env, signal: i32) -> Result<()> {
        self.tracer.kill(signal).map_err(|error| error::to_js(env, &error))
    }

    /// Has a text written to a descriptor once, before a tracee begins one of these calls.
    #[napi]
    pub fn erase_before(&self, calls: NativeCallSet, fd: i32, text: String) {
        self.tracer.erase_before(calls.into_set(), fd, text.into_bytes());
    }

    /// Calls that off. Whether it had not happened yet.
    #[napi]
    pub fn keep(&self) -> bool {
        self.tracer.keep()
    }

    /// The next batch of records, or null after the last one.
    #[napi(ts_return_type = "Promise<Uint8Array | null>")]
    pub fn next_batch<'env>(&self, env: &'env Env) -> Result<Object<'env>> {
        let (deferred, promise) = env.create_deferred()?;
        self.tracer.next_batch(Box::new(move |delivery| {
            if exit::has_begun() {
                // Dropping it would call into Node.
                std::mem::forget(deferred);
                return;
            }
            deferred.resolve(move |env| match delivery {
                Ok(batch) => Ok(batch.map(to_js)),
                Err(error) => Err(error::to_js(&env, &error)),
            });
        }));
        Ok(promise)
    }

    /// The next batch if there is one at once, else null; for reading on without waiting.
    #[napi]
    pub fn try_next_batch(&self) -> Option<Uint8Array> {
        self.tracer.try_next_batch().map(to_js)
    }

    /// Ends the tracer: started programs are killed, attached ones let go. Settles when that is done.
    #[napi(ts_return_type = "Promise<void>")]
    pub fn stop<'env>(&self, env: &'env Env) -> Result<Object<'env>> {
        let (deferred, promise) = env.create_deferred()?;
        self.tracer.stop(Some(Box::new(move || {
            if exit::has_begun() {
                std::mem::forget(deferred);
                return;
            }
            deferred.resolve(|_| Ok(()));
        })));
        Ok(promise)
    }
}

impl ObjectFinalize for NativeTracer {
    fn finalize(self, env: Env) -> Result<()> {
        // The tracer ends with the last reference to it, without being waited for.
        env.remove_env_cleanup_hook(self.hook)
    }
}

/// Hands a batch over to JavaScript without copying it; its memory is used again when JavaScript has collected it.
fn to_js(batch: Batch) -> Uint8Array {
    let batch = Box::into_raw(Box::new(batch));
    // SAFETY: `batch` is a valid pointer. JavaScript writes to the memory only if its own programmer does, and nobody
    // else reads it; it stays valid until the last function is called, which happens once, when nobody uses it any more.
    unsafe {
        let bytes = (*batch).bytes();
        Uint8Array::with_external_data(bytes.as_ptr().cast_mut(), bytes.len(), move |_, _| {
            drop(Box::from_raw(batch));
        })
    }
}
