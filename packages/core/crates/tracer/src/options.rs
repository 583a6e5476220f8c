//! What a run is asked to do.

use crate::arch::Abi;
use crate::error::{Error, Result};
use crate::tamper::Tamper;

/// The cap classes of a run, see docs/engine-protocol.md.
#[derive(Clone, Debug)]
pub struct Caps {
    /// Bytes of strings and buffers (`-s`, plus one).
    pub strings: u32,
    /// Elements of arrays that are followed.
    pub arrays: u32,
    /// Bytes of paths.
    pub paths: u32,
    /// Bytes of arrays of pointers that end with a null pointer.
    pub environment: u32,
    /// Bytes of buffers that are read whole.
    pub bulk: u32,
}

impl Default for Caps {
    fn default() -> Self {
        Self { strings: 4097, arrays: 256, paths: 4096, environment: 65_536, bulk: 65_536 }
    }
}

impl Caps {
    /// The classes by number, from 1 on.
    pub(crate) const NAMES: [&str; 5] = ["STR", "ARR", "PATH", "ENV", "BULK"];

    /// The limit of a class by its number in a plan.
    pub(crate) fn class(&self, number: u32) -> Option<u32> {
        match number {
            1 => Some(self.strings),
            2 => Some(self.arrays),
            3 => Some(self.paths),
            4 => Some(self.environment),
            5 => Some(self.bulk),
            _ => None,
        }
    }
}

/// How far descriptors are explained.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum DescriptorNames {
    /// Not at all.
    #[default]
    None,
    /// By what `/proc/PID/fd` links to.
    Paths,
    /// With details: addresses of sockets, numbers of devices, and so on.
    Details,
}

/// A set of system call numbers for each interface.
#[derive(Clone, Debug)]
pub struct CallSet {
    /// Bits by number; `None`: all calls of this interface.
    bits: [Option<Vec<u32>>; Abi::COUNT],
}

impl CallSet {
    /// All calls of all interfaces.
    #[must_use]
    pub fn all() -> Self {
        Self { bits: [const { None }; Abi::COUNT] }
    }

    /// No call of any interface.
    #[must_use]
    pub fn none() -> Self {
        Self { bits: [const { Some(Vec::new()) }; Abi::COUNT] }
    }

    /// Limits an interface to the numbers whose bits are set.
    pub fn limit(&mut self, abi: Abi, bits: Vec<u32>) {
        // x32 shares the numbers of x86-64 but for those above 511, which are variants of calls that are among them.
        if abi == Abi::X86_64 {
            self.bits[Abi::X32 as usize] = Some(bits.clone());
        }
        self.bits[abi as usize] = Some(bits);
    }

    /// Whether everything is in it.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.bits.iter().all(Option::is_none)
    }

    /// Whether a call is in it.
    #[must_use]
    pub fn contains(&self, abi: Abi, nr: u64) -> bool {
        match &self.bits[abi as usize] {
            None => true,
            Some(bits) => usize::try_from(nr >> 5)
                .ok()
                .and_then(|word| bits.get(word))
                .is_some_and(|word| word >> (nr & 31) & 1 == 1),
        }
    }
}

/// What is counted by the engine itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counting {
    /// Nothing.
    #[default]
    Off,
    /// The wanted calls are counted, and give no records.
    Only,
    /// They are counted, and give records.
    Also,
}

/// Which of the programs that were started die when the tracer ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KillOnExit {
    /// All.
    #[default]
    Started,
    /// Those that run under our seccomp filter: without a tracer, the calls that it stops at would fail.
    Filtered,
    /// None; so none is given a filter.
    None,
}

/// How stack traces are taken.
#[derive(Clone, Copy, Debug)]
pub struct StackTraces {
    /// Look for source files and lines, too.
    pub source: bool,
    /// Most frames of one.
    pub frames: u32,
}

impl StackTraces {
    /// Most frames that can be asked for.
    pub const MOST_FRAMES: u32 = 4096;
}

impl Default for StackTraces {
    fn default() -> Self {
        Self { source: false, frames: 256 }
    }
}

/// Settings of a tracer.
#[derive(Clone, Debug)]
pub struct Options {
    /// The capture plan, as docs/engine-protocol.md has it. Empty: nothing is copied.
    pub plan: Vec<u32>,
    /// Limits that the plan refers to.
    pub caps: Caps,
    /// Most bytes copied for one call.
    pub max_call_bytes: u32,
    /// The calls that give records.
    pub wanted: CallSet,
    /// Trace children and threads, too.
    pub follow: bool,
    /// Explain descriptors.
    pub descriptor_names: DescriptorNames,
    /// Tell of every tracee which ids it has in the pid namespaces that it is in.
    pub pid_namespaces: bool,
    /// Tell which namespaces processes are in after calls that enter others.
    pub namespaces: bool,
    /// Copy the memory that the plan's descriptors are mapped to.
    pub mappings: bool,
    /// Measure the time that the kernel spends in calls.
    pub system_time: bool,
    /// Kill the programs that were started when the tracer ends. Those that are not go on untraced.
    pub kill_on_exit: KillOnExit,
    /// Keep the tracer and the tracee that runs on one processor while that pays; tracees cannot see it.
    pub placement: bool,
    /// Let the kernel pass over the calls that are not wanted, where that can be done without a trace.
    pub seccomp: bool,
    /// If the kernel allows a filter only to programs without new privileges (when hstrace is not root), start programs so.
    /// They can see it (PR_GET_NO_NEW_PRIVS), and set-user-ID programs do not work, as under any tracer.
    pub no_new_privileges: bool,
    /// Count calls.
    pub count: Counting,
    /// Tamper with calls.
    pub tamper: Vec<Tamper>,
    /// Take the stack of every call that gives records, and of signals.
    pub stack_traces: Option<StackTraces>,
    /// Let a process go when it executes a program; one that was started, when it executes another program.
    pub detach_on_exec: bool,
    /// Bytes of one batch of records.
    pub batch_bytes: usize,
    /// Most bytes of batches that wait for the reader; then the tracees wait.
    pub backlog_bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            plan: Vec::new(),
            caps: Caps::default(),
            max_call_bytes: 1 << 20,
            wanted: CallSet::all(),
            follow: true,
            descriptor_names: DescriptorNames::None,
            pid_namespaces: false,
            namespaces: false,
            mappings: false,
            system_time: false,
            kill_on_exit: KillOnExit::default(),
            placement: false,
            seccomp: false,
            no_new_privileges: false,
            count: Counting::Off,
            tamper: Vec::new(),
            stack_traces: None,
            detach_on_exec: false,
            batch_bytes: 256 << 10,
            backlog_bytes: 4 << 20,
        }
    }
}

impl Options {
    /// Checks what can be wrong by itself.
    ///
    /// # Errors
    /// [`Error::Options`]
    pub(crate) fn check(&self) -> Result<()> {
        const MOST: u32 = 64 << 20;
        let limits = [self.caps.strings, self.caps.paths, self.caps.environment, self.caps.bulk];
        if self.max_call_bytes > MOST || limits.iter().any(|&limit| limit > MOST) {
            return Err(Error::Options("a limit on captured memory is above 64 MiB".into()));
        }
        if self
            .tamper
            .iter()
            .flat_map(|rule| rule.poke_enter.iter().chain(&rule.poke_exit))
            .any(|it| it.arg > 5)
        {
            return Err(Error::Options("a call has six arguments at most".into()));
        }
        if self.stack_traces.is_some_and(|it| !(1..=StackTraces::MOST_FRAMES).contains(&it.frames))
        {
            return Err(Error::Options("a stack trace has 1 to 4096 frames".into()));
        }
        if self.batch_bytes < 4096 || self.backlog_bytes < self.batch_bytes {
            return Err(Error::Options(
                "batches must be of 4 KiB at least, and the backlog of one batch at least".into(),
            ));
        }
        Ok(())
    }
}
