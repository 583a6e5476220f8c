//! The interpreter of the plan.
//!
//! Operations are worked off level by level: all that can be read without knowing what is behind another pointer goes
//! into one call of the kernel. Their data gives the children for the next level. An operation that looks at the data
//! of another one makes what is pending be read first.

use super::lookup::Lookups;
use super::operand::{cut, holds, length, load};
use super::output::{ChunkHead, Output, Region};
use super::reader::Reader;
use crate::arch::Abi;
use crate::descriptor::{Descriptors, Owner};
use crate::error::Pid;
use crate::plan::{Entry, Op, OpKind, Operand, Plan, Source, flag};
use crate::record::layout::chunk;
use crate::sys::memory::Span;
use crate::tamper::Touching;

/// Most operations that one stop runs.
const MOST_STEPS: usize = 65_536;
/// What a string or an array without known length is first read by, unless its page ends before.
const FIRST_STRING: u64 = 256;
const FIRST_WORDS: u64 = 1024;
/// A divisor of every page size there is.
pub(super) const PAGE: u64 = 4096;
/// No budget.
const NONE: u32 = u32::MAX;

/// How a call ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    pub(crate) result: i64,
    pub(crate) failed: bool,
}

/// A stop at the beginning (without outcome) or at the end of a call.
pub(crate) struct Stop<'a> {
    pub(crate) pid: Pid,
    pub(crate) tid: Pid,
    pub(crate) abi: Abi,
    pub(crate) args: &'a [u64; 6],
    /// Stack pointer as the call began.
    pub(crate) stack: u64,
    pub(crate) outcome: Option<Outcome>,
}

impl Stop<'_> {
    pub(super) fn owner(&self) -> Owner {
        Owner { pid: self.pid, tid: self.tid }
    }
}

/// Data of entry operations that the exit looks at.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    parts: Vec<(u16, Region)>,
    bytes: Vec<u8>,
}

impl Kept {
    fn clear(&mut self) {
        self.parts.clear();
        self.bytes.clear();
    }
}

/// The data that an operation copied last.
#[derive(Clone, Copy, Debug)]
enum Slot {
    Nothing,
    Copied(Region),
    Kept(Region),
}

/// An operation that is to be run for an element.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) op: u32,
    /// The parent's current element, and the one of its parent.
    element: Region,
    up: Region,
    /// Runs though the call failed.
    always: bool,
    /// Index of the budget that it takes from.
    budget: u32,
    /// It copies once more, and further, what another operation has copied of the same element: the budget has paid.
    again: bool,
}

/// What the children of an operation may copy together.
#[derive(Debug)]
struct Budget {
    left: u64,
    /// What was taken for an element, by where it lies.
    taken: Vec<(usize, u64)>,
}

impl Budget {
    /// How much of what is asked for may be copied of an element.
    fn take(&mut self, element: usize, asked: u64, again: bool) -> u64 {
        if again {
            let paid = self.taken.iter().rev().find(|(at, _)| *at == element);
            return asked.min(paid.map_or(0, |(_, taken)| *taken));
        }
        let taken = asked.min(self.left);
        self.left -= taken;
        self.taken.push((element, taken));
        taken
    }
}

/// Memory that is to be read, and what for.
#[derive(Clone, Copy)]
pub(super) struct Request {
    pub(super) item: Item,
    /// For bytes, how many were asked for; else most that may be read.
    pub(super) asked: u64,
}

/// See the module's documentation. Holds all buffers, so that nothing is allocated once they are large enough.
pub(crate) struct Capture {
    pub(super) output: Output,
    pub(super) reader: Reader,
    pub(super) descriptors: Descriptors,
    max_bytes: u64,
    pub(super) lookups: Lookups,
    work: Vec<Item>,
    pub(super) requests: Vec<Request>,
    pub(super) spans: Vec<Span>,
    slots: Vec<Slot>,
    budgets: Vec<Budget>,
    pub(super) tails: Vec<(Request, u64, Region)>,
    pub(super) tail_bytes: Vec<u8>,
    /// Descriptors to explain, and those that are explained already.
    fds: Vec<i64>,
    /// Paths that were copied.
    pub(super) paths: Vec<Region>,
    told: Vec<i64>,
    /// Where the first chunk that is not yet read is reserved.
    pub(super) reserved: usize,
    pub(super) remaining: u64,
    steps: usize,
    pub(super) cut: bool,
}

impl Capture {
    pub(crate) fn new(max_bytes: u32, descriptors: Descriptors, lookups: Lookups) -> Self {
        Self {
            output: Output::default(),
            reader: Reader::default(),
            descriptors,
            max_bytes: max_bytes.into(),
            lookups,
            work: Vec::new(),
            requests: Vec::new(),
            spans: Vec::new(),
            slots: Vec::new(),
            budgets: Vec::new(),
            tails: Vec::new(),
            tail_bytes: Vec::new(),
            fds: Vec::new(),
            paths: Vec::new(),
            told: Vec::new(),
            reserved: 0,
            remaining: 0,
            steps: 0,
            cut: false,
        }
    }

    /// Begins a record with room for `head` bytes before the chunks.
    pub(crate) fn start(&mut self, head: usize) {
        self.output.start(head);
        self.cut = false;
    }

    /// The record: what stands before the chunks is for the caller to fill in.
    pub(crate) fn record_mut(&mut self) -> &mut [u8] {
        self.output.record_mut()
    }

    pub(crate) fn record(&self) -> &[u8] {
        self.output.record()
    }

    pub(crate) fn chunks(&self) -> u32 {
        self.output.chunks
    }

    /// Whether a limit of the call was reached.
    pub(crate) fn was_cut(&self) -> bool {
        self.cut
    }

    /// Adds a stack trace, taken with this stack pointer.
    pub(crate) fn add_stack(&mut self, address: u64, stack: &[u8]) {
        let head = ChunkHead { address, kind: chunk::STACK, status: chunk::COMPLETE };
        self.output.append_chunk(head, stack);
    }

    /// Copies what the plan wants at this stop. At entry, `kept` gets what the exit will need of it.
    pub(crate) fn run(&mut self, plan: &Plan, entry: &Entry, stop: &Stop<'_>, kept: &mut Kept) {
        self.work.clear();
        self.budgets.clear();
        self.fds.clear();
        self.paths.clear();
        self.lookups.clear();
        self.told.clear();
        self.slots.clear();
        self.slots.resize((entry.end - entry.start) as usize, Slot::Nothing);
        self.remaining = self.max_bytes;
        self.steps = 0;
        self.reserved = self.output.end();
        if stop.outcome.is_some() {
            for &(number, region) in &kept.parts {
                self.slots[usize::from(number)] = Slot::Kept(region);
            }
            self.push_roots(plan, entry.exit, entry.end, |_| true);
        } else {
            kept.clear();
            self.push_roots(plan, entry.start, entry.exit, |_| true);
            if entry.early {
                self.push_roots(plan, entry.exit, entry.end, |op| {
                    op.flags & flag::AT_ENTRY_TOO != 0
                });
            }
        }
        self.work_off(plan, stop, kept);
        self.describe(stop);
        self.add_lookups(stop);
        if stop.outcome.is_none() && entry.keeps {
            self.keep(plan, entry, kept);
        }
    }

    fn push_roots(&mut self, plan: &Plan, start: u32, end: u32, wanted: impl Fn(&Op) -> bool) {
        let none = Region::default();
        let mut op = start;
        while op < end {
            let root = &plan.ops[op as usize];
            if wanted(root) {
                self.work.push(Item {
                    op,
                    element: none,
                    up: none,
                    always: false,
                    budget: NONE,
                    again: false,
                });
            }
            op = root.end;
        }
    }

    fn work_off(&mut self, plan: &Plan, stop: &Stop<'_>, kept: &Kept) {
        let mut next = 0;
        loop {
            let Some(&item) = self.work.get(next) else {
                if self.requests.is_empty() {
                    return;
                }
                self.read(plan, stop);
                continue;
            };
            let op = &plan.ops[item.op as usize];
            if op.refers && !self.requests.is_empty() {
                self.read(plan, stop);
            }
            next += 1;
            self.steps += 1;
            if self.steps > MOST_STEPS {
                self.cut = true;
                self.work.truncate(next);
                continue;
            }
            self.step(plan, op, item, stop, kept);
        }
    }

    /// Runs one operation; what it copies is only asked for.
    fn step(
        &mut self,
        plan: &Plan,
        op: &Op,
        item: Item,
        stop: &Stop<'_>,
        kept: &Kept,
    ) -> Option<()> {
        for guard in &plan.guards[op.guards.0 as usize..op.guards.1 as usize] {
            if !holds(guard, self.value(&guard.operand, &item, stop, kept)?) {
                return None;
            }
        }
        let always = item.always || op.flags & flag::ALWAYS != 0;
        if op.kind == OpKind::Group {
            let inner = Item { always, ..item };
            self.push_children(plan, item.op, inner);
            return Some(());
        }
        if stop.outcome.is_some_and(|outcome| outcome.failed) && !always {
            return None;
        }
        let base = self.value(&op.base, &item, stop, kept)?;
        if op.kind == OpKind::Descriptor {
            let fd = base as i64;
            if op.flags & flag::NETLINK != 0 {
                return self.netlink(plan, item, fd, stop);
            }
            if op.flags & flag::LINK != 0 {
                return self.link(plan, op, fd, stop);
            }
            self.fds.push(fd);
            return Some(());
        }
        if op.kind == OpKind::Descriptors {
            let count = op.lengths[0].as_ref()?;
            let count = length(count, self.value(&count.operand, &item, stop, kept)?);
            if self.descriptors.are_named() {
                self.name_members(item.element, count);
            }
            return Some(());
        }
        if op.kind == OpKind::Namespaces || op.kind == OpKind::Mapping {
            self.look_up(op, base, stop);
            return None;
        }
        // An address of an x32 program has 32 bits, whatever is in the register.
        if base == 0 || (stop.abi == Abi::X32 && base > u32::MAX.into()) {
            return None;
        }
        let item = Item { always: true, ..item };
        let limit = u64::from(op.cap).min(self.remaining);
        let (asked, first) = match op.kind {
            OpKind::Bytes => {
                let mut asked = if op.lengths[0].is_none() { limit } else { u64::MAX };
                for one in op.lengths.iter().flatten() {
                    asked = asked.min(length(one, self.value(&one.operand, &item, stop, kept)?));
                }
                if let Some(budget) = self.budgets.get_mut(item.budget as usize) {
                    asked = budget.take(item.element.at, asked, item.again);
                }
                let planned = asked.min(limit);
                self.remaining -= planned;
                self.cut |= planned < asked.min(op.cap.into());
                (asked, planned)
            }
            OpKind::Words => {
                let word = stop.abi.word_size() as u64;
                let most = limit / word * word;
                (
                    most,
                    most.min((PAGE - base % PAGE).min(FIRST_WORDS) / word * word)
                        .max(word.min(most)),
                )
            }
            _ => (limit, limit.min(PAGE - base % PAGE).min(FIRST_STRING)),
        };
        if first == 0 {
            return None;
        }
        let at = self.output.reserve_chunk(first as usize);
        self.spans.push(Span { address: base, length: first as usize, at, got: 0 });
        self.requests.push(Request { item, asked });
        Some(())
    }

    fn value(&self, operand: &Operand, item: &Item, stop: &Stop<'_>, kept: &Kept) -> Option<u64> {
        match operand.source {
            Source::Const => Some(operand.index.into()),
            Source::Stack => Some(stop.stack.wrapping_add(operand.index.into())),
            Source::Arg => Some(cut(*stop.args.get(operand.index as usize)?, operand)),
            Source::Result => Some(cut(stop.outcome?.result as u64, operand)),
            Source::Failed => Some(stop.outcome?.failed.into()),
            Source::Element => load(self.output.get(item.element), operand),
            Source::Up => load(self.output.get(item.up), operand),
            Source::Op(number) => match *self.slots.get(usize::from(number))? {
                Slot::Nothing => None,
                Slot::Copied(region) => load(self.output.get(region), operand),
                Slot::Kept(region) => {
                    load(kept.bytes.get(region.at..region.at + region.length)?, operand)
                }
            },
        }
    }

    /// An operation has its data: its children follow.
    pub(super) fn copied(&mut self, plan: &Plan, item: Item, region: Region, stop: &Stop<'_>) {
        let op = &plan.ops[item.op as usize];
        self.slots[usize::from(op.number)] = Slot::Copied(region);
        if op.path {
            self.paths.push(region);
        }
        if op.end == item.op + 1 || region.length == 0 {
            return;
        }
        let budget = if op.flags & flag::BUDGET == 0 {
            item.budget
        } else {
            let left = stop.outcome.map_or(0, |outcome| outcome.result.max(0) as u64);
            self.budgets.push(Budget { left, taken: Vec::new() });
            self.budgets.len() as u32 - 1
        };
        let stride = match op.kind {
            OpKind::Words => stop.abi.word_size(),
            _ if op.stride == 0 => region.length,
            _ => op.stride as usize,
        };
        let most =
            if op.stride == 0 && op.kind != OpKind::Words { 1 } else { op.elements as usize };
        for start in (0..region.length).step_by(stride).take(most) {
            let length = stride.min(region.length - start);
            let element = Region { at: region.at + start, length };
            let inner = Item { element, up: item.element, budget, ..item };
            if !self.push_children(plan, item.op, inner) {
                return;
            }
        }
    }

    /// Queues the children of an operation; false if there are too many.
    fn push_children(&mut self, plan: &Plan, op: u32, inner: Item) -> bool {
        let end = plan.ops[op as usize].end;
        let mut child = op + 1;
        while child < end {
            if self.work.len() >= MOST_STEPS {
                self.cut = true;
                return false;
            }
            self.work.push(Item { op: child, ..inner });
            child = plan.ops[child as usize].end;
        }
        true
    }

    /// A descriptor whose children run if it is a netlink socket.
    fn netlink(&mut self, plan: &Plan, item: Item, fd: i64, stop: &Stop<'_>) -> Option<()> {
        // Chunks follow each other; what is reserved has to be closed up first.
        if !self.requests.is_empty() {
            self.read(plan, stop);
        }
        let text = self.descriptors.describe_netlink(stop.owner(), fd)?;
        if !self.told.contains(&fd) {
            self.told.push(fd);
            self.output.append_chunk(descriptor_head(fd, stop), text);
            self.reserved = self.output.end();
        }
        // Its buffers are copied as those of any descriptor before they are copied whole.
        self.push_children(plan, item.op, Item { again: true, ..item });
        Some(())
    }

    /// A descriptor of which others ask what it refers to.
    fn link(&mut self, plan: &Plan, op: &Op, fd: i64, stop: &Stop<'_>) -> Option<()> {
        // Chunks follow each other; what is reserved has to be closed up first.
        if !self.requests.is_empty() {
            self.read(plan, stop);
        }
        let text = self.descriptors.describe(stop.owner(), fd)?;
        self.told.push(fd);
        let region = self.output.append_chunk(descriptor_head(fd, stop), text);
        self.reserved = self.output.end();
        self.slots[usize::from(op.number)] = Slot::Copied(region);
        Some(())
    }

    /// Queues the members of a set of descriptors, of which the first `count` bits count. Each one is a step: a set may
    /// have many more members than anybody has descriptors.
    fn name_members(&mut self, set: Region, count: u64) {
        let bytes = self.output.get(set);
        let count = count.min(bytes.len() as u64 * 8) as usize;
        for fd in (0..count).filter(|fd| bytes[fd / 8] & 1 << (fd % 8) != 0) {
            if self.steps >= MOST_STEPS {
                self.cut = true;
                return;
            }
            self.steps += 1;
            self.fds.push(fd as i64);
        }
    }

    /// Adds what the descriptors refer to: each once, and together no more than a call may copy.
    fn describe(&mut self, stop: &Stop<'_>) {
        if !self.descriptors.are_named() {
            return;
        }
        self.fds.sort_unstable();
        self.fds.dedup();
        let mut left = self.max_bytes as usize;
        for &fd in self.fds.iter().filter(|fd| !self.told.contains(fd)) {
            if let Some(text) = self.descriptors.describe(stop.owner(), fd) {
                if text.len() > left {
                    self.cut = true;
                    return;
                }
                left -= text.len();
                self.output.append_chunk(descriptor_head(fd, stop), text);
            }
        }
    }

    /// Whether the call that was captured last has to do with one of these files or descriptors.
    pub(crate) fn touches(&mut self, touching: &Touching, stop: &Stop<'_>) -> bool {
        let named = |text: &[u8]| {
            let text = text.split(|byte| *byte == 0).next().unwrap_or_default();
            touching.paths.iter().any(|path| path == text)
        };
        if self.paths.iter().any(|&region| named(self.output.get(region))) {
            return true;
        }
        for &fd in &self.fds {
            if touching.has(fd) {
                return true;
            }
            let open = fd >= 0 && !touching.paths.is_empty();
            if open && self.descriptors.describe(stop.owner(), fd).is_some_and(named) {
                return true;
            }
        }
        false
    }

    /// Keeps what the exit looks at.
    fn keep(&mut self, plan: &Plan, entry: &Entry, kept: &mut Kept) {
        for op in &plan.ops[entry.start as usize..entry.exit as usize] {
            if op.keep == 0 {
                continue;
            }
            if let Slot::Copied(region) = self.slots[usize::from(op.number)] {
                let data = self.output.get(region);
                let data = &data[..data.len().min(op.keep as usize)];
                kept.parts.push((op.number, Region { at: kept.bytes.len(), length: data.len() }));
                kept.bytes.extend_from_slice(data);
            }
        }
    }
}

fn descriptor_head(fd: i64, stop: &Stop<'_>) -> ChunkHead {
    let kind = match stop.outcome {
        None => chunk::DESCRIPTOR,
        Some(_) => chunk::DESCRIPTOR_AFTER | chunk::AT_EXIT,
    };
    ChunkHead { address: fd as u64, kind, status: chunk::COMPLETE }
}
