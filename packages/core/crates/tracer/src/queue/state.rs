//! The queue's state, all under one lock.

use std::collections::VecDeque;
use std::sync::Arc;

use super::batch::{Batch, Pool};
use super::{Delivery, LATENCY, PAUSE, Reader};
use crate::error::{Error, Pid};
use crate::record::layout::{RecordType, call, enter};
use crate::record::put_u32;
use crate::record::put_u64;

/// What the exit of a call adds to its CALL.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ExitFields {
    pub(crate) result: i64,
    pub(crate) failed: bool,
    pub(crate) time: u64,
    pub(crate) system_time: u64,
    pub(crate) chunks: u32,
    pub(crate) flags: u16,
}

/// A CALL at the end of the present batch that has not been completed.
#[derive(Clone, Copy)]
struct Pending {
    tid: Pid,
    at: usize,
    began: u64,
}

pub(super) struct State {
    pool: Arc<Pool>,
    current: Batch,
    pending: Option<Pending>,
    /// When the first and the last complete record of the present batch were written.
    first: u64,
    last: u64,
    /// When to look whether the records have paused; once for each batch.
    look: u64,
    ready: VecDeque<Batch>,
    ready_bytes: usize,
    batch_bytes: usize,
    backlog_bytes: usize,
    reader: Option<Reader>,
    pub(super) read_before: bool,
    pub(super) overdrafts: u32,
    pub(super) closed: bool,
    error: Option<Error>,
    /// When the tracer's thread wants to be woken.
    pub(super) alarm: u64,
    /// When the timer looks again by itself.
    pub(super) timer_until: u64,
}

impl State {
    pub(super) fn new(batch_bytes: usize, backlog_bytes: usize) -> Self {
        let pool = Pool::new(batch_bytes);
        Self {
            current: pool.batch(),
            pool,
            pending: None,
            first: 0,
            last: 0,
            look: u64::MAX,
            ready: VecDeque::new(),
            ready_bytes: 0,
            batch_bytes,
            backlog_bytes,
            reader: None,
            read_before: false,
            overdrafts: 0,
            closed: false,
            error: None,
            alarm: u64::MAX,
            timer_until: 0,
        }
    }

    /// Bytes of the present batch that are complete records.
    fn complete(&self) -> usize {
        self.pending.map_or(self.current.len(), |pending| pending.at)
    }

    /// Whether a record of `size` bytes has to wait for the reader.
    pub(super) fn is_full(&self, size: usize) -> bool {
        self.ready_bytes + self.batch_bytes > self.backlog_bytes
            && size > self.current.room()
            && self.overdrafts == 0
            && !self.closed
    }

    /// Moves the complete records to the ready batches; what is unfinished goes on in a batch that has `room` for more.
    fn rotate(&mut self, room: usize) {
        let complete = self.complete();
        let tail = self.current.len() - complete;
        // The reader may keep a batch for long: what is far from full is copied to memory of its size.
        let batch = if complete < self.batch_bytes / 4 * 3 && self.current.room() + complete >= room
        {
            let batch = self.current.copy_of(complete);
            if tail > 0 {
                self.current.bytes_mut().copy_within(complete.., 0);
            }
            self.current.truncate(tail);
            batch
        } else {
            let mut next = if tail + room <= self.batch_bytes {
                self.pool.batch()
            } else {
                Batch::with_capacity(tail + room)
            };
            next.append(&self.current.bytes()[complete..]);
            let mut batch = std::mem::replace(&mut self.current, next);
            batch.truncate(complete);
            batch
        };
        if let Some(pending) = &mut self.pending {
            pending.at = 0;
        }
        self.first = 0;
        if complete > 0 {
            self.ready_bytes += batch.capacity();
            self.ready.push_back(batch);
        }
    }

    fn make_room(&mut self, size: usize) {
        if self.current.room() < size {
            self.rotate(size);
        }
    }

    fn wrote(&mut self, now: u64) {
        if self.first == 0 {
            self.first = now.max(1);
            self.look = now + PAUSE;
        }
        self.last = now;
    }

    pub(super) fn push(&mut self, record: &[u8], now: u64) {
        self.announce(now);
        self.make_room(record.len());
        self.current.append(record);
        self.wrote(now);
    }

    pub(super) fn begin_call(&mut self, tid: Pid, record: &[u8], now: u64) {
        self.announce(now);
        self.make_room(record.len());
        self.pending = Some(Pending { tid, at: self.current.len(), began: now });
        self.current.append(record);
    }

    pub(super) fn finish_call(&mut self, tid: Pid, exit: &ExitFields, chunks: &[u8]) -> bool {
        if self.pending.is_none_or(|pending| pending.tid != tid) {
            return false;
        }
        self.make_room(chunks.len());
        let Some(Pending { at, .. }) = self.pending.take() else { return false };
        self.current.append(chunks);
        let record = &mut self.current.bytes_mut()[at..];
        let size = record.len() as u32;
        put_u32(record, 0, size);
        let flags = u16::from_le_bytes([record[6], record[7]]) | exit.flags;
        record[6..8].copy_from_slice(&flags.to_le_bytes());
        put_u64(record, call::RESULT, exit.result as u64);
        put_u64(record, call::EXIT_TIME, exit.time);
        put_u64(record, call::SYSTEM_TIME, exit.system_time);
        put_u32(record, call::ERROR, exit.failed.into());
        put_u32(record, call::EXIT_CHUNKS, exit.chunks);
        self.wrote(exit.time);
        true
    }

    /// Turns an unfinished CALL into ENTER.
    fn announce(&mut self, now: u64) {
        let Some(Pending { at, .. }) = self.pending.take() else { return };
        let length = self.current.len() - (call::DATA - enter::DATA);
        let record = &mut self.current.bytes_mut()[at..];
        let chunks: [u8; 4] = [0, 1, 2, 3].map(|i| record[call::ENTRY_CHUNKS + i]);
        put_u32(record, enter::CHUNKS, u32::from_le_bytes(chunks));
        put_u32(record, enter::CHUNKS + 4, 0);
        record.copy_within(call::DATA.., enter::DATA);
        record[4] = RecordType::Enter as u8;
        put_u32(record, 0, (length - at) as u32);
        self.current.truncate(length);
        self.wrote(now);
    }

    /// Makes what there is ready, an unfinished call too.
    pub(super) fn seal(&mut self) {
        let began = self.pending.map_or(self.last, |pending| pending.began);
        self.announce(began);
        if self.complete() > 0 {
            self.rotate(0);
        }
    }

    /// What the reader waits for, if it is there.
    pub(super) fn deliver(&mut self) -> Option<(Reader, Delivery)> {
        if self.reader.is_none() || (self.ready.is_empty() && !self.closed) {
            return None;
        }
        let delivery = match (self.take_ready(), self.error.take()) {
            (Some(batch), error) => {
                self.error = error;
                Ok(Some(batch))
            }
            (None, Some(error)) => Err(error),
            (None, None) => Ok(None),
        };
        self.reader.take().map(|reader| (reader, delivery))
    }

    pub(super) fn take_ready(&mut self) -> Option<Batch> {
        self.read_before = true;
        let batch = self.ready.pop_front()?;
        self.ready_bytes -= batch.capacity();
        Some(batch)
    }

    /// A reader has come; gives the one that waited before it.
    pub(super) fn wait_for_batch(&mut self, reader: Reader) -> Option<Reader> {
        self.read_before = true;
        self.reader.replace(reader)
    }

    pub(super) fn close(&mut self, error: Option<Error>) {
        self.seal();
        self.closed = true;
        self.error = error;
    }

    /// When something will have been kept from the waiting reader for too long.
    fn due(&self) -> u64 {
        if self.reader.is_none() {
            return u64::MAX;
        }
        let pending = self.pending.map_or(u64::MAX, |pending| pending.began + LATENCY);
        if self.complete() == 0 {
            return pending;
        }
        pending.min(self.first + LATENCY).min(self.look)
    }

    pub(super) fn deadline(&self) -> u64 {
        self.due().min(self.alarm)
    }

    /// Whether the timer sleeps beyond the next deadline. It is then to be woken, once.
    pub(super) fn timer_is_late(&mut self) -> bool {
        if self.timer_until == 0 {
            return false;
        }
        let late = self.deadline() < self.timer_until;
        if late {
            self.timer_until = 0;
        }
        late
    }

    /// Makes ready what is due.
    pub(super) fn expire(&mut self, now: u64) {
        if self.due() > now {
            return;
        }
        if self.pending.is_some_and(|pending| pending.began + LATENCY <= now) {
            self.announce(now);
        }
        let paused = self.last + PAUSE <= now;
        if self.look <= now && !paused {
            self.look = u64::MAX;
        }
        if self.complete() > 0 && (paused || self.first + LATENCY <= now) {
            self.rotate(0);
        }
    }
}
