//! The tracer of hstrace for Node.js: thin, all that is more than conversion is in `hstrace-tracer`.
//!
//! This interface is internal to `@hstrace/core`.

mod error;
mod exit;
mod options;
mod tracer;

use std::collections::HashMap;
use std::os::fd::IntoRawFd;

use napi::Env;
use napi_derive::napi;

use crate::options::{NativeText, bytes};

/// The numbers of the protocol between catalog and engine as the engine has them, by group and name.
#[napi]
#[must_use]
pub fn layout() -> HashMap<String, HashMap<String, u32>> {
    hstrace_tracer::protocol::numbers()
        .into_iter()
        .map(|(group, numbers)| {
            let numbers = numbers.into_iter().map(|(name, number)| (name.to_owned(), number));
            (group.to_owned(), numbers.collect())
        })
        .collect()
}

/// Executes a file in this very process, which everything else in it ends with. Returns only by an error.
#[napi]
pub fn replace_process(
    env: &Env,
    file: NativeText,
    argv: Vec<NativeText>,
    variables: Vec<NativeText>,
) -> napi::Result<()> {
    let all = |list: Vec<NativeText>| list.into_iter().map(bytes).collect();
    hstrace_tracer::replace(bytes(file), all(argv), all(variables))
        .map_err(|error| error::to_js(env, &error))
}

/// A number that the kernel has a name for.
#[napi(object)]
pub struct NativeName {
    /// The type of a family's messages, or the index of an interface.
    pub id: u32,
    /// As the kernel calls it.
    pub name: String,
}

/// What a network interface is called.
#[napi]
#[must_use]
pub fn interface_name(index: u32) -> Option<String> {
    hstrace_tracer::interface_name(index)
}

/// The network interfaces that there are now.
#[napi]
#[must_use]
pub fn interfaces() -> Vec<NativeName> {
    hstrace_tracer::interfaces().into_iter().map(|(id, name)| NativeName { id, name }).collect()
}

/// The families of generic netlink that the kernel has now; none where it tells of none.
#[napi]
#[must_use]
pub fn generic_families() -> Vec<NativeName> {
    let families = hstrace_tracer::generic_families().unwrap_or_default();
    families.into_iter().map(|(id, name)| NativeName { id: id.into(), name }).collect()
}

/// A pipe: the end to read from, and the end to write to. Node.js itself makes only socket pairs.
#[napi]
pub fn new_pipe(env: &Env) -> napi::Result<Vec<i32>> {
    let ends = hstrace_tracer::pipe().map_err(|error| error::to_js(env, &error))?;
    Ok(ends.map(IntoRawFd::into_raw_fd).to_vec())
}

/// From now on this process leaves no core dump when a signal kills it.
#[napi]
pub fn forbid_core_dumps() {
    hstrace_tracer::forbid_core_dumps();
}
