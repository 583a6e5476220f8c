//! Stack traces of stopped tracees: which functions a call or signal happened in.
//!
//! The list of mappings is read anew at every look: only so is it right, whatever the process has mapped and unmapped
//! meanwhile, and with which calls. Where it has not changed, what is known of the mappings stays. Files are read when the
//! first frame lies in them, once for all processes that map them.

mod demangle;
mod files;
mod image;
mod jit;
mod lines;
pub(crate) mod machine;
mod maps;
mod memory;
mod module;
mod report;
mod symbols;
mod unwind;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use files::{DebugFiles, Identity};
use jit::PerfMap;
use machine::Registers;
use maps::Region;
use memory::StackMemory;
use module::Module;
use report::{Described, End, Report};
use unwind::{Step, Unwinder};

use crate::arch;
use crate::error::Pid;
use crate::options::StackTraces;
use crate::record::layout::stack::flag;
use crate::sys::ptrace::Stopped;

/// Most bytes and most files that are kept.
const MOST_WEIGHT: u64 = 1 << 30;
const MOST_MODULES: usize = 1024;
/// Most processes whose mappings are kept.
const MOST_PROCESSES: usize = 1024;
/// Largest image that the kernel puts into a process.
const MOST_VDSO: u64 = 256 << 10;
/// Most bytes of names that are kept as they are shown.
const MOST_NAMES: usize = 32 << 20;

/// Takes stack traces.
pub(crate) struct Stacks {
    options: StackTraces,
    memory: StackMemory,
    unwinder: Unwinder,
    report: Report,
    /// The list that was read last.
    text: Vec<u8>,
    processes: HashMap<Pid, Process>,
    modules: HashMap<Key, Option<Rc<Module>>>,
    weight: u64,
    names: HashMap<Box<[u8]>, Rc<[u8]>>,
    names_weight: usize,
}

/// What is known of a process.
#[derive(Default)]
struct Process {
    text: Vec<u8>,
    regions: Vec<Region>,
    /// For each of the regions, what is in it.
    contents: Vec<Contents>,
    compiled: Option<PerfMap>,
}

#[derive(Clone, Default)]
enum Contents {
    #[default]
    Unknown,
    /// Nothing that is known of.
    Nothing,
    File(Rc<Module>),
}

/// What is the same for all who have it mapped.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    File(Identity),
    /// An image of the kernel's, by what is in it.
    Image(u64),
}

impl Stacks {
    pub(crate) fn new(options: StackTraces) -> Self {
        Self {
            options,
            memory: StackMemory::default(),
            unwinder: Unwinder::default(),
            report: Report::default(),
            text: Vec::new(),
            processes: HashMap::new(),
            modules: HashMap::new(),
            weight: 0,
            names: HashMap::new(),
            names_weight: 0,
        }
    }

    /// A process has ended.
    pub(crate) fn forget(&mut self, pid: Pid) {
        self.processes.remove(&pid);
    }

    /// The stack of a thread of the process `pid`, as docs/engine-protocol.md has it.
    pub(crate) fn take(&mut self, stop: &Stopped, pid: Pid) -> &[u8] {
        self.report.start();
        let end = match arch::registers(stop) {
            // The files are anybody's, and those who read them here are not all from this house: whatever may be wrong
            // with them, the trace goes on.
            Ok(registers) => {
                let tid = stop.tid();
                catch_unwind(AssertUnwindSafe(|| self.walk(tid, pid, registers)))
                    .unwrap_or(End::Unknown)
            }
            // Killed in the meantime.
            Err(_) => End::Unknown,
        };
        self.report.finish(end)
    }

    fn walk(&mut self, tid: Pid, pid: Pid, mut registers: Registers) -> End {
        self.memory.start(tid);
        if self.modules.len() > MOST_MODULES || self.weight > MOST_WEIGHT {
            self.modules.clear();
            self.processes.clear();
            self.weight = 0;
        }
        if self.processes.len() > MOST_PROCESSES {
            self.processes.clear();
        }
        let mut process = self.processes.remove(&pid).unwrap_or_default();
        self.refresh(tid, &mut process);
        let mut interrupted = true;
        let end = loop {
            if self.report.frames() == self.options.frames {
                break End::Limit;
            }
            // A call may be the last thing in a function: what it returns to is already behind it.
            let inside = if interrupted { registers.pc } else { registers.pc.wrapping_sub(1) };
            let index = maps::find(&process.regions, registers.pc);
            let module = index.and_then(|index| self.contents(tid, &mut process, index));
            let region = index.and_then(|index| process.regions.get(index));
            let located = module.zip(region).and_then(|(module, region)| {
                let address = module
                    .address_at(inside.wrapping_sub(region.start).wrapping_add(region.offset))?;
                Some((module, address))
            });
            self.describe(
                tid,
                &registers,
                inside,
                region.cloned().as_ref(),
                located.as_ref(),
                &mut process.compiled,
            );
            let step = match &located {
                Some((module, address)) => {
                    let bias = inside.wrapping_sub(*address);
                    let Self { unwinder, memory, .. } = self;
                    unwinder.by_tables(&module.tables, *address, bias, &registers, memory)
                }
                None => Step::Unknown,
            };
            let step = match step {
                // Outside of all code, the frame pointer leads nowhere either.
                Step::Unknown if index.is_some() => {
                    unwind::by_frame_pointer(&registers, &mut self.memory)
                }
                step => step,
            };
            match step {
                Step::Caller { registers: caller, interrupted: next } => {
                    registers = caller;
                    interrupted = next;
                }
                Step::Outermost => break End::Outermost,
                Step::Unknown | Step::Broken => break End::Unknown,
            }
        };
        self.processes.insert(pid, process);
        end
    }

    /// Brings what is known of a process up to date.
    fn refresh(&mut self, tid: Pid, process: &mut Process) {
        if maps::read(tid, &mut self.text).is_err() || self.text == process.text {
            return;
        }
        let regions = maps::parse(&self.text);
        let contents = regions
            .iter()
            .map(|region| {
                let before = process.regions.binary_search_by_key(&region.start, |it| it.start);
                match before {
                    Ok(index) if process.regions[index] == *region => {
                        process.contents[index].clone()
                    }
                    _ => Contents::Unknown,
                }
            })
            .collect();
        process.regions = regions;
        process.contents = contents;
        std::mem::swap(&mut process.text, &mut self.text);
    }

    /// What is in a region.
    fn contents(&mut self, tid: Pid, process: &mut Process, index: usize) -> Option<Rc<Module>> {
        let contents = process.contents.get_mut(index)?;
        if let Contents::Unknown = contents {
            *contents = match self.load(tid, &process.regions[index]) {
                Some(module) => Contents::File(module),
                None => Contents::Nothing,
            };
        }
        match contents {
            Contents::File(module) => Some(module.clone()),
            _ => None,
        }
    }

    fn load(&mut self, tid: Pid, region: &Region) -> Option<Rc<Module>> {
        let with_lines = self.options.source;
        let companions = DebugFiles { tid, path: &region.name };
        let (key, source) = if region.name == b"[vdso]" {
            let length = (region.end - region.start).min(MOST_VDSO);
            let bytes = self.memory.copy(region.start, length as usize);
            let mut hash = DefaultHasher::new();
            hash.write(&bytes);
            (Key::Image(hash.finish()), module::bytes(bytes))
        } else {
            let (file, identity) = files::mapped(tid, region, &mut self.memory)?;
            (Key::File(identity), Box::new(file) as Box<dyn image::Source>)
        };
        if let Some(known) = self.modules.get(&key) {
            return known.clone();
        }
        let module = Module::load(source, with_lines, &companions).map(Rc::new);
        self.weight += module.as_ref().map_or(0, |module| module.weight);
        self.modules.insert(key, module.clone());
        module
    }

    fn describe(
        &mut self,
        tid: Pid,
        registers: &Registers,
        inside: u64,
        region: Option<&Region>,
        located: Option<&(Rc<Module>, u64)>,
        compiled: &mut Option<PerfMap>,
    ) {
        let address = registers.pc;
        let mut frame = Described { address, ..Described::default() };
        // What a program has compiled itself lies in memory of its own, or in a file without a place.
        if let Some(region) = region
            && located.is_none()
            && (region.inode == 0 || region.name.starts_with(b"/memfd:"))
            && !region.name.starts_with(b"[v")
        {
            let map = compiled.get_or_insert_with(|| PerfMap::of(tid));
            let path = map.path.clone();
            if let Some(function) = map.find(inside) {
                frame.binary = &path;
                frame.symbol = function.name;
                frame.offset = function.offset + (address - inside);
                frame.position = address;
                frame.flags = flag::COMPILED;
                self.report.add(&frame);
                return;
            }
        }
        let Some(region) = region.filter(|region| region.is_named()) else {
            self.report.add(&frame);
            return;
        };
        frame.binary = &region.name;
        frame.position = (address - region.start).wrapping_add(region.offset);
        let symbol = located.and_then(|(module, address)| module.symbol(*address));
        let name;
        if let Some(symbol) = symbol {
            name = self.shown(symbol.name);
            frame.symbol = &name;
            frame.offset = symbol.offset + (address - inside);
            frame.flags = if symbol.nearest { flag::NEAREST } else { 0 };
        }
        let place = located
            .filter(|_| self.options.source)
            .and_then(|(module, address)| module.place(*address));
        if let Some(place) = &place {
            frame.file = place.file.as_bytes();
            frame.line = place.line;
        }
        self.report.add(&frame);
    }

    /// A name as its programmer wrote it.
    fn shown(&mut self, name: &[u8]) -> Rc<[u8]> {
        if let Some(shown) = self.names.get(name) {
            return shown.clone();
        }
        if self.names_weight > MOST_NAMES {
            self.names.clear();
            self.names_weight = 0;
        }
        let shown: Rc<[u8]> = demangle::demangle(name).into();
        self.names_weight += name.len() + shown.len();
        self.names.insert(name.into(), shown.clone());
        shown
    }
}
