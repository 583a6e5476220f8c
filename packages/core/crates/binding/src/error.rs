//! Errors as JavaScript sees them.

use hstrace_tracer::Error;
use napi::Env;
use napi::bindgen_prelude::{JsObjectValue, ToNapiValue, Unknown};

/// An `Error` object with `code`, `errno`, `syscall` and `pid`, as Node's own errors have them.
pub(crate) fn to_js(env: &Env, error: &Error) -> napi::Error {
    match build(env, error) {
        Ok(value) => value.into(),
        Err(failure) => failure,
    }
}

fn build<'env>(env: &'env Env, error: &Error) -> napi::Result<Unknown<'env>> {
    let mut object = env.create_error(napi::Error::from_reason(error.to_string()))?;
    object.set_named_property("code", error.code())?;
    if let Some(errno) = error.errno() {
        object.set_named_property("errno", errno.0)?;
    }
    if let Some(operation) = error.operation() {
        object.set_named_property("syscall", operation)?;
    }
    if let Some(pid) = error.pid() {
        object.set_named_property("pid", pid)?;
    }
    object.into_unknown(env)
}
