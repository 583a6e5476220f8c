use std::sync::Arc;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::*;
use crate::arch::Abi;
use crate::record::layout::{RecordType, call, enter, flag};
use crate::record::{Builder, Header, put_u32};

fn notice(builder: &mut Builder, size: usize) -> &[u8] {
    let header =
        Header { kind: RecordType::Notice, abi: Abi::Unknown, flags: 0, pid: 1, tid: 1, time: 1 };
    builder.start(&header).data(&vec![7; size - 24]).finish()
}

fn call_record(tid: Pid, chunk: &[u8; 16]) -> Vec<u8> {
    let mut record = vec![0; call::DATA];
    record.extend_from_slice(chunk);
    let size = record.len();
    Header { kind: RecordType::Call, abi: Abi::X86_64, flags: 0, pid: 1, tid, time: 5 }
        .write(&mut record, size);
    put_u32(&mut record, call::ENTRY_CHUNKS, 1);
    record
}

fn exit_fields() -> ExitFields {
    ExitFields {
        result: -2,
        failed: true,
        time: 9,
        system_time: 3,
        chunks: 1,
        flags: flag::INJECTED,
    }
}

/// Asks for a batch and waits for it.
fn next(queue: &Queue) -> Option<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    queue.read(Box::new(move |delivery| {
        let _ = sender.send(delivery);
    }));
    let delivery = receiver.recv_timeout(Duration::from_secs(20)).expect("a batch");
    delivery.expect("no error").map(|batch| batch.bytes().to_vec())
}

/// The kinds of the records in a batch.
fn kinds(batch: &[u8]) -> Vec<u8> {
    let mut kinds = Vec::new();
    let mut at = 0;
    while at < batch.len() {
        kinds.push(batch[at + 4]);
        let size = u32::from_le_bytes(batch[at..at + 4].try_into().unwrap());
        assert!(size >= 24 && size % 8 == 0, "size {size}");
        at += size as usize;
    }
    kinds
}

fn with_timer(queue: Queue, body: impl FnOnce(&Arc<Queue>)) {
    let queue = Arc::new(queue);
    let timer = std::thread::spawn({
        let queue = queue.clone();
        move || queue.run_timer(|| {})
    });
    body(&queue);
    queue.close(None);
    timer.join().unwrap();
}

#[test]
fn a_call_is_one_record_if_nothing_comes_between() {
    let queue = Queue::new(4096, 8192);
    queue.begin_call(3, &call_record(3, &[1; 16]), 5);
    assert!(queue.finish_call(3, &exit_fields(), &[2; 16]));
    queue.flush();
    let batch = queue.try_read().unwrap();
    let bytes = batch.bytes();
    assert_eq!(kinds(bytes), [RecordType::Call as u8]);
    assert_eq!(bytes.len(), call::DATA + 32);
    assert_eq!(bytes[call::RESULT..call::RESULT + 8], (-2i64).to_le_bytes());
    assert_eq!(bytes[6], 1);
    assert_eq!(bytes[call::DATA..], [[1; 16], [2; 16]].concat());
}

#[test]
fn a_call_is_two_records_if_something_comes_between() {
    let queue = Queue::new(4096, 8192);
    queue.begin_call(3, &call_record(3, &[1; 16]), 5);
    queue.begin_call(4, &call_record(4, &[2; 16]), 6);
    assert!(!queue.finish_call(3, &exit_fields(), &[]));
    assert!(queue.finish_call(4, &exit_fields(), &[]));
    queue.flush();
    let batch = queue.try_read().unwrap();
    let bytes = batch.bytes();
    assert_eq!(kinds(bytes), [RecordType::Enter as u8, RecordType::Call as u8]);
    assert_eq!(bytes[enter::CHUNKS], 1);
    assert_eq!(bytes[enter::DATA..enter::DATA + 16], [1; 16]);
}

#[test]
fn an_unfinished_call_moves_to_the_next_batch() {
    with_timer(Queue::new(4096, 1 << 20), |queue| {
        let mut builder = Builder::default();
        queue.push(notice(&mut builder, 3800), 1);
        queue.begin_call(3, &call_record(3, &[1; 16]), 2);
        assert!(queue.finish_call(3, &exit_fields(), &[9; 1024]));
        queue.flush();
        assert_eq!(kinds(&next(queue).unwrap()), [RecordType::Notice as u8]);
        let rest = next(queue).unwrap();
        assert_eq!(kinds(&rest), [RecordType::Call as u8]);
        assert_eq!(rest.len(), call::DATA + 16 + 1024);
    });
}

#[test]
fn a_record_larger_than_a_batch_has_one_of_its_own() {
    let queue = Queue::new(4096, 1 << 20);
    let mut builder = Builder::default();
    queue.push(notice(&mut builder, 48), 1);
    queue.push(notice(&mut builder, 100_000), 1);
    queue.push(notice(&mut builder, 48), 1);
    queue.flush();
    let sizes: Vec<_> =
        std::iter::from_fn(|| queue.try_read().map(|batch| batch.bytes().len())).collect();
    assert_eq!(sizes.iter().sum::<usize>(), 100_096);
}

#[test]
fn what_waits_is_delivered_in_time() {
    with_timer(Queue::new(4096, 8192), |queue| {
        for _ in 0..20 {
            let began = Instant::now();
            let writer = queue.clone();
            let thread = std::thread::spawn(move || {
                writer.begin_call(3, &call_record(3, &[0; 16]), clock::monotonic());
            });
            // The call never ends, so nothing but the timer can announce it.
            assert_eq!(kinds(&next(queue).unwrap()), [RecordType::Enter as u8]);
            assert!(began.elapsed() >= Duration::from_millis(9));
            thread.join().unwrap();
        }
    });
}

#[test]
fn a_slow_reader_makes_the_writer_wait_and_loses_nothing() {
    const RECORDS: usize = 2000;
    with_timer(Queue::new(4096, 8192), |queue| {
        let writer = queue.clone();
        let thread = std::thread::spawn(move || {
            let mut builder = Builder::default();
            for _ in 0..RECORDS {
                writer.push(notice(&mut builder, 128), clock::monotonic());
            }
        });
        let mut seen = 0;
        while seen < RECORDS {
            let batch = next(queue).unwrap();
            assert!(batch.len() <= 4096);
            seen += kinds(&batch).len();
        }
        assert_eq!(seen, RECORDS);
        thread.join().unwrap();
    });
}

#[test]
fn the_writer_does_not_wait_while_somebody_waits_for_it() {
    let queue = Queue::new(4096, 4096);
    queue.overdraw(true);
    let mut builder = Builder::default();
    for _ in 0..100 {
        queue.push(notice(&mut builder, 1024), 1);
    }
    queue.overdraw(false);
    queue.close(None);
    let mut total = 0;
    while let Some(batch) = queue.try_read() {
        total += batch.bytes().len();
    }
    assert_eq!(total, 100 * 1024);
}

#[test]
fn after_the_last_batch_comes_the_error_once_and_then_the_end() {
    let queue = Queue::new(4096, 8192);
    let mut builder = Builder::default();
    queue.push(notice(&mut builder, 48), 1);
    queue.close(Some(Error::Ended));
    assert!(next(&queue).is_some());
    let (sender, receiver) = mpsc::channel();
    queue.read(Box::new(move |delivery| sender.send(delivery.map(|_| ())).unwrap()));
    assert_eq!(receiver.recv().unwrap(), Err(Error::Ended));
    assert!(next(&queue).is_none());
}

#[test]
fn a_wake_is_repeated_until_it_is_noticed() {
    let queue = Arc::new(Queue::new(4096, 8192));
    let (sender, receiver) = mpsc::channel();
    let timer = std::thread::spawn({
        let queue = queue.clone();
        move || queue.run_timer(|| sender.send(()).unwrap_or_default())
    });
    queue.set_alarm(clock::monotonic());
    for _ in 0..3 {
        receiver.recv_timeout(Duration::from_secs(20)).unwrap();
    }
    assert!(queue.woken());
    queue.close(None);
    timer.join().unwrap();
}
