//! Options as JavaScript gives them.

use hstrace_tracer::{
    Abi, CallSet, Caps, Counting, DescriptorNames, KillOnExit, Launch, Options, Poke, StackTraces,
    Stdio, Tamper, Touching,
};
use napi::bindgen_prelude::{BigInt, Either, Uint8Array, Uint32Array};
use napi_derive::napi;

/// Limits that the capture plan refers to.
#[napi(object, object_to_js = false)]
pub struct NativeCaps {
    /// Bytes of strings, plus one.
    pub str: u32,
    /// Elements of arrays that are followed.
    pub arr: u32,
    /// Bytes of paths.
    pub path: u32,
    /// Bytes of arrays of pointers.
    pub env: u32,
    /// Bytes of buffers that are read whole.
    pub bulk: u32,
}

/// For each ABI, a bit for each system call number. An ABI that is missing is wanted whole.
#[napi(object, object_to_js = false)]
pub struct NativeCallSet {
    #[napi(js_name = "x86_64")]
    pub x86_64: Option<Uint32Array>,
    pub i386: Option<Uint32Array>,
    pub aarch64: Option<Uint32Array>,
}

impl NativeCallSet {
    /// The calls of the ABIs that are given, and none of others.
    pub(crate) fn into_set(self) -> CallSet {
        limited(CallSet::none(), &self)
    }
}

/// A number for each ABI.
#[napi(object, object_to_js = false)]
pub struct NativeNumbers {
    #[napi(js_name = "x86_64")]
    pub x86_64: Option<u32>,
    pub i386: Option<u32>,
    pub aarch64: Option<u32>,
}

/// Bytes that are written where an argument points to.
#[napi(object, object_to_js = false)]
pub struct NativePoke {
    /// Index of the argument.
    pub arg: u32,
    pub data: Uint8Array,
}

/// Files and descriptors that calls have to do with.
#[napi(object, object_to_js = false)]
pub struct NativeTouching {
    /// Paths, as calls give them or as descriptors have them.
    pub paths: Vec<NativeText>,
    /// Numbers of descriptors; with `others`, all but these.
    pub descriptors: Vec<u32>,
    pub others: bool,
}

impl From<NativeTouching> for Touching {
    fn from(given: NativeTouching) -> Self {
        Self {
            paths: given.paths.into_iter().map(bytes).collect(),
            descriptors: given.descriptors,
            others: given.others,
        }
    }
}

/// What is done to which calls.
#[napi(object, object_to_js = false)]
pub struct NativeTamper {
    /// An ABI that is missing has no calls in it.
    pub calls: NativeCallSet,
    /// Only those of them that have to do with one of these. Default: all.
    pub touching: Option<NativeTouching>,
    /// The first that is meant, of each thread and each call of the set. Default: 1.
    pub first: Option<u32>,
    /// The last that is meant. Default: no last one.
    pub last: Option<u32>,
    /// Every so many from the first on; 0: only the first. Default: 1.
    pub step: Option<u32>,
    /// The call is not made, and has this result: a negative error number for an error.
    pub result: Option<Either<i64, BigInt>>,
    /// The result is no error, whatever it looks like. Default: false.
    pub succeeds: Option<bool>,
    /// Sent to the thread as the call begins.
    pub signal: Option<i32>,
    /// The call is replaced by another one.
    pub numbers: Option<NativeNumbers>,
    /// Wait before and after the call, in ns.
    pub delay_enter: Option<f64>,
    pub delay_exit: Option<f64>,
    /// Memory that is changed before the call, and after it if it succeeded.
    pub poke_enter: Option<Vec<NativePoke>>,
    pub poke_exit: Option<Vec<NativePoke>>,
}

impl From<NativeTamper> for Tamper {
    fn from(given: NativeTamper) -> Self {
        let default = Self::default();
        let mut numbers = [None; Abi::COUNT];
        if let Some(given) = given.numbers {
            numbers[Abi::X86_64 as usize] = given.x86_64;
            numbers[Abi::X32 as usize] = given.x86_64;
            numbers[Abi::I386 as usize] = given.i386;
            numbers[Abi::Aarch64 as usize] = given.aarch64;
        }
        Self {
            calls: limited(CallSet::none(), &given.calls),
            touching: given.touching.map(Touching::from),
            first: given.first.unwrap_or(default.first),
            last: given.last.unwrap_or(default.last),
            step: given.step.unwrap_or(default.step),
            result: given.result.map(|result| match result {
                Either::A(number) => number,
                Either::B(number) => number.get_i64().0,
            }),
            succeeds: given.succeeds.unwrap_or(false),
            signal: given.signal,
            numbers,
            delay_enter: given.delay_enter.map_or(0, |ns| ns as u64),
            delay_exit: given.delay_exit.map_or(0, |ns| ns as u64),
            poke_enter: pokes(given.poke_enter),
            poke_exit: pokes(given.poke_exit),
        }
    }
}

fn pokes(given: Option<Vec<NativePoke>>) -> Vec<Poke> {
    given
        .unwrap_or_default()
        .into_iter()
        .map(|poke| Poke { arg: poke.arg as usize, data: poke.data.to_vec() })
        .collect()
}

/// Settings of a tracer.
#[napi(object, object_to_js = false)]
pub struct NativeOptions {
    /// The capture plan. Default: nothing is copied.
    pub plan: Option<Uint32Array>,
    pub caps: Option<NativeCaps>,
    /// Most bytes copied for one call. Default: 1 MiB.
    pub max_call_bytes: Option<u32>,
    /// Calls that give records. Default: all.
    pub wanted: Option<NativeCallSet>,
    /// Trace children and threads, too. Default: true.
    pub follow: Option<bool>,
    /// 0: descriptors are numbers; 1: with paths; 2: with details of sockets, devices and so on. Default: 0.
    pub descriptor_names: Option<u32>,
    /// Tell of every tracee which ids it has in the pid namespaces that it is in. Default: false.
    pub pid_namespaces: Option<bool>,
    /// Tell which namespaces processes are in after calls that enter others. Default: false.
    pub namespaces: Option<bool>,
    /// Copy the memory that the plan's descriptors are mapped to. Default: false.
    pub mappings: Option<bool>,
    /// Measure the time that the kernel spends in calls. Default: false.
    pub system_time: Option<bool>,
    /// Whether started programs are killed when the tracer ends; "filtered": those under a filter are. Default: true.
    #[napi(ts_type = "boolean | 'filtered'")]
    pub kill_on_exit: Option<Either<bool, String>>,
    /// Keep tracer and tracee on one processor while that pays. Default: false.
    pub placement: Option<bool>,
    /// Let the kernel pass over calls that are not wanted. Default: false.
    pub seccomp: Option<bool>,
    /// If a filter needs it (when not root), start programs without new privileges. Default: false.
    pub no_new_privileges: Option<bool>,
    /// 0: calls give records; 1: they are only counted; 2: both. Default: 0.
    pub count: Option<u32>,
    /// Rules that tamper with calls.
    pub tamper: Option<Vec<NativeTamper>>,
    /// 1: take the stack of every call that gives records, and of signals; 2: with source files and lines. Default: 0.
    pub stack_traces: Option<u32>,
    /// Most frames of a stack. Default: 256.
    pub stack_frames: Option<u32>,
    /// Let a process go when it executes a program (a started one: another program). Default: false.
    pub detach_on_exec: Option<bool>,
    /// Bytes of a batch of records. Default: 256 KiB.
    pub batch_bytes: Option<u32>,
    /// Most bytes of batches that wait for the reader. Default: 4 MiB.
    pub backlog_bytes: Option<u32>,
}

impl From<NativeOptions> for Options {
    fn from(given: NativeOptions) -> Self {
        let mut options = Self::default();
        if let Some(plan) = given.plan {
            options.plan = plan.to_vec();
        }
        if let Some(caps) = given.caps {
            options.caps = Caps {
                strings: caps.str,
                arrays: caps.arr,
                paths: caps.path,
                environment: caps.env,
                bulk: caps.bulk,
            };
        }
        if let Some(wanted) = given.wanted {
            options.wanted = limited(CallSet::all(), &wanted);
        }
        options.descriptor_names = match given.descriptor_names {
            None | Some(0) => DescriptorNames::None,
            Some(1) => DescriptorNames::Paths,
            Some(_) => DescriptorNames::Details,
        };
        options.max_call_bytes = given.max_call_bytes.unwrap_or(options.max_call_bytes);
        options.follow = given.follow.unwrap_or(options.follow);
        options.namespaces = given.namespaces.unwrap_or(options.namespaces);
        options.mappings = given.mappings.unwrap_or(options.mappings);
        options.pid_namespaces = given.pid_namespaces.unwrap_or(options.pid_namespaces);
        options.system_time = given.system_time.unwrap_or(options.system_time);
        options.kill_on_exit = match given.kill_on_exit {
            None | Some(Either::A(true)) => KillOnExit::Started,
            Some(Either::A(false)) => KillOnExit::None,
            Some(Either::B(_)) => KillOnExit::Filtered,
        };
        options.placement = given.placement.unwrap_or(options.placement);
        options.seccomp = given.seccomp.unwrap_or(options.seccomp);
        options.no_new_privileges = given.no_new_privileges.unwrap_or(options.no_new_privileges);
        options.detach_on_exec = given.detach_on_exec.unwrap_or(options.detach_on_exec);
        options.stack_traces = match given.stack_traces {
            None | Some(0) => None,
            Some(how) => Some(StackTraces {
                source: how > 1,
                frames: given.stack_frames.unwrap_or(StackTraces::default().frames),
            }),
        };
        options.count = match given.count {
            None | Some(0) => Counting::Off,
            Some(1) => Counting::Only,
            Some(_) => Counting::Also,
        };
        options.tamper = given.tamper.unwrap_or_default().into_iter().map(Tamper::from).collect();
        options.batch_bytes = given.batch_bytes.map_or(options.batch_bytes, |bytes| bytes as usize);
        options.backlog_bytes =
            given.backlog_bytes.map_or(options.backlog_bytes, |bytes| bytes as usize);
        options
    }
}

fn limited(mut set: CallSet, given: &NativeCallSet) -> CallSet {
    let limits =
        [(Abi::X86_64, &given.x86_64), (Abi::I386, &given.i386), (Abi::Aarch64, &given.aarch64)];
    for (abi, bits) in limits {
        if let Some(bits) = bits {
            set.limit(abi, bits.to_vec());
        }
    }
    set
}

/// Text, or bytes where they are not UTF-8.
#[napi]
#[allow(unreachable_pub, reason = "napi exports it")]
pub type NativeText = Either<String, Uint8Array>;

pub(crate) fn bytes(text: NativeText) -> Vec<u8> {
    match text {
        Either::A(text) => text.into_bytes(),
        Either::B(bytes) => bytes.to_vec(),
    }
}

/// A program to start.
#[napi(object, object_to_js = false)]
pub struct NativeProgram {
    /// The file to execute; PATH is not looked at.
    pub file: NativeText,
    /// Arguments without `argv[0]`.
    pub args: Vec<NativeText>,
    /// Default: `file`.
    pub argv0: Option<NativeText>,
    /// `NAME=value`
    pub env: Vec<NativeText>,
    pub cwd: Option<NativeText>,
    pub uid: Option<u32>,
    pub gid: Option<u32>,
    pub groups: Option<Vec<u32>>,
    /// For the program's descriptors 0, 1, …: a descriptor of ours, -1 for /dev/null, -2 for a new pipe,
    /// -4 for none at all, -3 to leave it as it is (Node makes inherited descriptors above 2 close-on-exec: to hand one on, name it here).
    pub stdio: Vec<i32>,
    /// Run in a process group of its own.
    pub setpgid: Option<bool>,
    /// Run in a session of its own.
    pub setsid: Option<bool>,
    /// Soft limit of open files. Default: that of this process, which Node raises when it starts.
    pub open_files: Option<BigInt>,
    /// Signals that are blocked at its start.
    pub signal_mask: Option<Vec<i32>>,
    /// Signals that are ignored at its start.
    pub ignored_signals: Option<Vec<i32>>,
}

impl From<NativeProgram> for Launch {
    fn from(given: NativeProgram) -> Self {
        let file = bytes(given.file);
        let argv0 = given.argv0.map_or_else(|| file.clone(), bytes);
        Self {
            argv: std::iter::once(argv0).chain(given.args.into_iter().map(bytes)).collect(),
            file,
            env: given.env.into_iter().map(bytes).collect(),
            cwd: given.cwd.map(bytes),
            uid: given.uid,
            gid: given.gid,
            groups: given.groups,
            stdio: given
                .stdio
                .into_iter()
                .map(|fd| match fd {
                    -2 => Stdio::Pipe,
                    -3 => Stdio::Leave,
                    -4 => Stdio::Closed,
                    ..0 => Stdio::Null,
                    fd => Stdio::Fd(fd),
                })
                .collect(),
            new_group: given.setpgid.unwrap_or(false),
            new_session: given.setsid.unwrap_or(false),
            open_files: given.open_files.map(|limit| limit.get_u64().1),
            blocked_signals: given.signal_mask.unwrap_or_default(),
            ignored_signals: given.ignored_signals.unwrap_or_default(),
        }
    }
}
