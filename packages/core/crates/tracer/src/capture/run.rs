//! The interpreter of the plan.
//!
//! Operations are worked off level by level: all that can be read without knowing what is behind another pointer goes
//! into one call of the kernel. Their data gives the children for the next level. An operation that looks at the data
//! of another one makes what is pending be read first.

use super::operand::{cut, holds, length, load};
use super::output::{ChunkHead, Output, Region};
use super::reader::Reader;
use crate::arch::Abi;
use crate::descriptor::Descriptors;
use crate::error::Pid;
use crate::plan::{Entry, Op, OpKind, Operand, Plan, Source, flag};
use crate::record::layout::chunk;
use crate::record::padded;
use crate::sys::memory::Span;

/// Most operations that one stop runs.
const MOST_STEPS: usize = 65_536;
/// What a string or an array without known length is first read by, unless its page ends before.
const FIRST_STRING: u64 = 256;
const FIRST_WORDS: u64 = 1024;
/// A divisor of every page size there is.
const PAGE: u64 = 4096;
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
    pub(crate) tid: Pid,
    pub(crate) abi: Abi,
    pub(crate) args: &'a [u64; 6],
    /// Stack pointer as the call began.
    pub(crate) stack: u64,
    pub(crate) outcome: Option<Outcome>,
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
struct Item {
    op: u32,
    /// The parent's current element, and the one of its parent.
    element: Region,
    up: Region,
    /// Runs though the call failed.
    always: bool,
    /// Index of the budget that it takes from.
    budget: u32,
}

/// Memory that is to be read, and what for.
#[derive(Clone, Copy)]
struct Request {
    item: Item,
    /// For bytes, how many were asked for; else most that may be read.
    asked: u64,
}

/// See the module's documentation. Holds all buffers, so that nothing is allocated once they are large enough.
pub(crate) struct Capture {
    output: Output,
    reader: Reader,
    descriptors: Option<Descriptors>,
    max_bytes: u64,
    work: Vec<Item>,
    requests: Vec<Request>,
    spans: Vec<Span>,
    slots: Vec<Slot>,
    budgets: Vec<u64>,
    tails: Vec<(Request, u64, Region)>,
    tail_bytes: Vec<u8>,
    fds: Vec<i64>,
    /// Where the first chunk that is not yet read is reserved.
    reserved: usize,
    remaining: u64,
    steps: usize,
    cut: bool,
}

impl Capture {
    pub(crate) fn new(max_bytes: u32, descriptors: Option<Descriptors>) -> Self {
        Self {
            output: Output::default(),
            reader: Reader::default(),
            descriptors,
            max_bytes: max_bytes.into(),
            work: Vec::new(),
            requests: Vec::new(),
            spans: Vec::new(),
            slots: Vec::new(),
            budgets: Vec::new(),
            tails: Vec::new(),
            tail_bytes: Vec::new(),
            fds: Vec::new(),
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

    /// Copies what the plan wants at this stop. At entry, `kept` gets what the exit will need of it.
    pub(crate) fn run(&mut self, plan: &Plan, entry: &Entry, stop: &Stop<'_>, kept: &mut Kept) {
        self.work.clear();
        self.budgets.clear();
        self.fds.clear();
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
                self.work.push(Item { op, element: none, up: none, always: false, budget: NONE });
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
            if self.descriptors.is_some() && !self.fds.contains(&(base as i64)) {
                self.fds.push(base as i64);
            }
            return Some(());
        }
        if base == 0 {
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
                    asked = asked.min(*budget);
                    *budget -= asked;
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

    /// Reads what was asked for, and closes up the chunks.
    fn read(&mut self, plan: &Plan, stop: &Stop<'_>) {
        self.reader.read(stop.tid, self.output.record_mut(), &mut self.spans);
        let mut requests = std::mem::take(&mut self.requests);
        let mut spans = std::mem::take(&mut self.spans);
        let mut to = self.reserved;
        for (request, span) in requests.iter().zip(&spans) {
            let data = Region { at: span.at, length: span.got };
            let op = &plan.ops[request.item.op as usize];
            let Some((length, status)) = self.judge(op, request, span, stop) else {
                let at = self.tail_bytes.len();
                self.tail_bytes.extend_from_slice(self.output.get(data));
                self.tails.push((*request, span.address, Region { at, ..data }));
                continue;
            };
            let head = head(op, span.address, status, stop);
            let region = self.output.place_chunk(to, Region { length, ..data }, head);
            to = region.at + padded(length);
            self.copied(plan, request.item, region, stop);
        }
        self.output.truncate(to);
        self.reserved = to;
        requests.clear();
        spans.clear();
        (self.requests, self.spans) = (requests, spans);
        if !self.tails.is_empty() {
            self.read_tails(plan, stop);
        }
    }

    /// How much of what was read counts, and the chunk's status; `None` if its end has not been found and more may come.
    fn judge(
        &mut self,
        op: &Op,
        request: &Request,
        span: &Span,
        stop: &Stop<'_>,
    ) -> Option<(usize, u8)> {
        let data = self.output.get(Region { at: span.at, length: span.got });
        let fault = if span.got < span.length { chunk::FAULT } else { 0 };
        if op.kind == OpKind::Bytes {
            let capped = if request.asked > span.length as u64 { chunk::CAPPED } else { 0 };
            let status = if fault | capped == 0 { chunk::COMPLETE } else { fault | capped };
            return Some((span.got, status));
        }
        match end_of(op, data, stop) {
            Some(end) => {
                self.remaining = self.remaining.saturating_sub(end as u64);
                Some((end, chunk::COMPLETE | chunk::NUL))
            }
            None if fault != 0 || span.length as u64 >= request.asked => {
                self.remaining = self.remaining.saturating_sub(span.got as u64);
                Some((span.got, if fault == 0 { chunk::CAPPED } else { fault }))
            }
            None => None,
        }
    }

    /// Reads on what did not end where it was first read to: page by page, as its end is not known.
    fn read_tails(&mut self, plan: &Plan, stop: &Stop<'_>) {
        let mut tails = std::mem::take(&mut self.tails);
        let heads = std::mem::take(&mut self.tail_bytes);
        let mut buffer = Vec::new();
        for &(request, address, head_region) in &tails {
            let op = &plan.ops[request.item.op as usize];
            buffer.clear();
            buffer.extend_from_slice(&heads[head_region.at..head_region.at + head_region.length]);
            let most = request.asked.min(self.remaining) as usize;
            let status = loop {
                let done = buffer.len();
                if done >= most {
                    buffer.truncate(most);
                    break chunk::CAPPED;
                }
                let next = address.wrapping_add(done as u64);
                let length =
                    ((PAGE - next % PAGE) as usize).max(stop.abi.word_size()).min(most - done);
                buffer.resize(done + length, 0);
                let mut spans = [Span { address: next, length, at: done, got: 0 }];
                self.reader.read(stop.tid, &mut buffer, &mut spans);
                buffer.truncate(done + spans[0].got);
                if let Some(end) = end_of(op, &buffer, stop) {
                    buffer.truncate(end);
                    break chunk::COMPLETE | chunk::NUL;
                }
                if spans[0].got < length {
                    break chunk::FAULT;
                }
            };
            self.remaining = self.remaining.saturating_sub(buffer.len() as u64);
            let region = self.output.append_chunk(head(op, address, status, stop), &buffer);
            self.copied(plan, request.item, region, stop);
        }
        self.reserved = self.output.end();
        tails.clear();
        self.tails = tails;
        self.tail_bytes = heads;
        self.tail_bytes.clear();
    }

    /// An operation has its data: its children follow.
    fn copied(&mut self, plan: &Plan, item: Item, region: Region, stop: &Stop<'_>) {
        let op = &plan.ops[item.op as usize];
        self.slots[usize::from(op.number)] = Slot::Copied(region);
        if op.end == item.op + 1 || region.length == 0 {
            return;
        }
        let budget = if op.flags & flag::BUDGET == 0 {
            item.budget
        } else {
            self.budgets.push(stop.outcome.map_or(0, |outcome| outcome.result.max(0) as u64));
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

    /// Adds what the descriptors refer to.
    fn describe(&mut self, stop: &Stop<'_>) {
        let Some(descriptors) = &mut self.descriptors else { return };
        let kind = match stop.outcome {
            None => chunk::DESCRIPTOR,
            Some(_) => chunk::DESCRIPTOR_AFTER | chunk::AT_EXIT,
        };
        for &fd in &self.fds {
            if let Some(text) = descriptors.describe(stop.tid, fd) {
                let head = ChunkHead { address: fd as u64, kind, status: chunk::COMPLETE };
                self.output.append_chunk(head, text);
            }
        }
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

/// Where a string or an array of pointers ends, after its NUL.
fn end_of(op: &Op, data: &[u8], stop: &Stop<'_>) -> Option<usize> {
    if op.kind == OpKind::Words {
        let word = stop.abi.word_size();
        let index = data.chunks_exact(word).position(|word| word.iter().all(|&byte| byte == 0))?;
        return Some((index + 1) * word);
    }
    data.iter().position(|&byte| byte == 0).map(|index| index + 1)
}

fn head(op: &Op, address: u64, status: u8, stop: &Stop<'_>) -> ChunkHead {
    let kind = match op.kind {
        OpKind::Words => chunk::WORDS,
        OpKind::String => chunk::STRING,
        _ => chunk::BYTES,
    };
    let phase = if stop.outcome.is_some() { chunk::AT_EXIT } else { 0 };
    ChunkHead { address, kind: kind | phase, status }
}
