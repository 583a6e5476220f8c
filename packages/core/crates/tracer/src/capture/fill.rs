//! Reading what the operations of a level have asked for.

use super::output::{ChunkHead, Region};
use super::run::{Capture, PAGE, Request, Stop};
use crate::plan::{Op, OpKind, Plan};
use crate::record::layout::chunk;
use crate::record::padded;
use crate::sys::memory::Span;

impl Capture {
    /// Reads what was asked for, and closes up the chunks.
    pub(super) fn read(&mut self, plan: &Plan, stop: &Stop<'_>) {
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
        let (length, status) = match end_of(op, data, stop) {
            Some(end) => (end, chunk::COMPLETE | chunk::NUL),
            None if fault != 0 || span.length as u64 >= request.asked => {
                (span.got, if fault == 0 { chunk::CAPPED } else { fault })
            }
            None => return None,
        };
        // What others of the same level have taken was not known when this was asked for.
        if length as u64 > self.remaining {
            let word = if op.kind == OpKind::Words { stop.abi.word_size() as u64 } else { 1 };
            let left = self.remaining / word * word;
            self.remaining = 0;
            self.cut = true;
            return Some((left as usize, chunk::CAPPED));
        }
        self.remaining -= length as u64;
        Some((length, status))
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
