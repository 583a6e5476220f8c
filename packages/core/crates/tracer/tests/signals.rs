//! Signals and job control.
#![allow(missing_docs)]

mod common;

use common::{RecordType, Trace, count, end_of, eventually, launch, run, status};
use hstrace_tracer::Options;

#[test]
fn a_real_time_signal_arrives_with_its_value() {
    let records = run(Options::default(), launch(&["signal-value"]));
    let main = records[0].pid();
    assert_eq!(end_of(&records, main), Some(0), "the handler saw another siginfo");
    let signal = records.iter().find(|record| record.is(RecordType::Signal)).unwrap();
    // siginfo_t: signo, errno, code, padding, pid, uid, value.
    assert_eq!(signal.word(0) as i32, libc::SIGRTMIN() + 3);
    assert_eq!(signal.word(2) as i32, libc::SI_QUEUE);
    assert_eq!(signal.word(4) as i32, main);
    assert_eq!(signal.word(6), 4711);
    // And where the thread was.
    assert_eq!(signal.bytes.len(), 24 + 128 + 8);
    assert_ne!(signal.bytes[24 + 128..], [0; 8]);
}

#[test]
fn a_program_may_use_sigtrap_itself() {
    let records = run(Options::default(), launch(&["own-trap"]));
    assert_eq!(end_of(&records, records[0].pid()), Some(0));
}

#[test]
fn a_stopped_program_stays_stopped_until_it_is_continued() {
    let mut trace = Trace::new(Options::default());
    let pid = trace.tracer.start(launch(&["stop"])).unwrap().pid;
    let stopped = trace.until(|record| record.is(RecordType::Stopped));
    assert_eq!(stopped.word(0) as i32, libc::SIGSTOP);
    assert_eq!(count(&trace.seen, libc::SYS_getppid), 1);
    // It is in the state that everybody sees (t: traced, of a listening tracee), and it does not go on.
    eventually("stopped", || {
        status(pid, "State").is_some_and(|state| state.starts_with(['t', 'T']))
    });
    // SAFETY: only a signal.
    unsafe { libc::kill(pid, libc::SIGCONT) };
    trace.until(|record| record.is(RecordType::Continued));
    let records = trace.finish();
    assert_eq!(count(&records, libc::SYS_getppid), 2);
    assert_eq!(end_of(&records, pid), Some(5));
    let signals: Vec<u32> = records
        .iter()
        .filter(|record| record.is(RecordType::Signal))
        .map(|record| record.word(0))
        .collect();
    assert_eq!(signals, [libc::SIGSTOP as u32, libc::SIGCONT as u32]);
}

#[test]
fn a_stopped_program_can_be_killed() {
    let mut trace = Trace::new(Options::default());
    let pid = trace.tracer.start(launch(&["stop"])).unwrap().pid;
    trace.until(|record| record.is(RecordType::Stopped));
    trace.tracer.kill(libc::SIGKILL).unwrap();
    assert_eq!(end_of(&trace.finish(), pid), Some(-libc::SIGKILL));
}
