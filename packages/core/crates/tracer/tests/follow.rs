//! Children, threads, and `execve`.
#![allow(missing_docs)]

mod common;

use std::collections::HashSet;

use common::{Bits, Record, RecordType, Trace, count, end_of, launch, launch_bits, run};
use hstrace_tracer::Options;

fn of_kind(records: &[Record], kind: RecordType) -> Vec<&Record> {
    records.iter().filter(|record| record.is(kind)).collect()
}

#[test]
fn no_call_of_any_thread_is_lost() {
    for (threads, calls) in [(1, 1000), (8, 200), (50, 5)] {
        let launch = launch(&["threads", &threads.to_string(), &calls.to_string()]);
        let records = run(Options::default(), launch);
        assert_eq!(count(&records, libc::SYS_getppid), threads * calls);
        let main = records[0].pid();
        let forks = of_kind(&records, RecordType::Fork);
        assert_eq!(forks.len(), threads);
        for fork in forks {
            assert_eq!(fork.word(1), 3, "a clone");
            assert_eq!(fork.word(2) as i32, main, "a thread is part of its process");
        }
        assert!(records.iter().all(|record| record.pid() == main || record.is(RecordType::End)));
    }
}

#[test]
fn no_call_of_any_child_is_lost() {
    for bits in [Bits::B64, Bits::B32] {
        let Some(launch) = launch_bits(bits, &["forks", "30", "20"]) else { continue };
        let records = run(Options::default(), launch);
        let nr = if bits == Bits::B64 { libc::SYS_getppid } else { 64 };
        assert_eq!(count(&records, nr), 30 * 20);
        let forks = of_kind(&records, RecordType::Fork);
        let kinds: HashSet<u32> = forks.iter().map(|fork| fork.word(1)).collect();
        assert_eq!(kinds, HashSet::from([1, 2, 3]));
        for fork in &forks {
            assert_eq!(fork.word(0), fork.word(2), "a child is its own process");
        }
        // FORK comes before BEGIN, which comes before all else.
        let position = |wanted: &dyn Fn(&Record) -> bool| records.iter().position(wanted);
        for fork in forks {
            let child = fork.word(0) as i32;
            let begin = position(&|it| it.tid() == child).unwrap();
            assert!(records[begin].is(RecordType::Begin));
            assert_eq!(records[begin].word(1) as i32, fork.pid());
            let fork =
                position(&|it| it.is(RecordType::Fork) && it.word(0) as i32 == child).unwrap();
            assert!(fork < begin);
        }
    }
}

#[test]
fn a_tree_of_processes_is_seen_whole() {
    let records = run(Options::default(), launch(&["tree", "6"]));
    assert_eq!(count(&records, libc::SYS_getppid), 127);
    assert_eq!(of_kind(&records, RecordType::Exited).len(), 127);
}

#[test]
fn without_following_only_the_program_itself_is_seen() {
    let options = Options { follow: false, ..Options::default() };
    let records = run(options, launch(&["forks", "9", "5"]));
    let main = records[0].pid();
    assert!(records.iter().all(|record| record.tid() == main || record.is(RecordType::End)));
    assert_eq!(count(&records, libc::SYS_getppid), 0);
    assert_eq!(end_of(&records, main), Some(0));
}

#[test]
fn a_thread_that_executes_a_program_becomes_the_leader() {
    for _ in 0..20 {
        let records = run(Options::default(), launch(&["thread-exec"]));
        let main = records[0].pid();
        let execs = of_kind(&records, RecordType::Exec);
        assert_eq!(execs.len(), 2);
        let former = execs[1].word(0) as i32;
        assert_eq!(execs[1].tid(), main);
        assert_ne!(former, main);
        assert_eq!(end_of(&records, main), Some(7));
        // Its execve began under the old id, and ended under the new one.
        let enter =
            records.iter().rposition(|it| it.nr() == Some(libc::SYS_execve as u64)).unwrap();
        assert_eq!(records[enter].tid(), former);
        let exec = records.iter().rposition(|it| it.is(RecordType::Exec)).unwrap();
        let exit = records[exec..].iter().find(|it| it.is(RecordType::Exit)).unwrap();
        assert_eq!((exit.tid(), exit.result()), (main, 0));
    }
}

#[test]
fn a_process_whose_leader_has_ended_goes_on() {
    let records = run(Options::default(), launch(&["zombie-leader"]));
    assert_eq!(count(&records, libc::SYS_getppid), 5);
    assert_eq!(end_of(&records, records[0].pid()), Some(3));
}

#[test]
fn the_trace_ends_with_the_last_process_not_with_the_first() {
    let records = run(Options::default(), launch(&["daemon", "25"]));
    let main = records[0].pid();
    assert_eq!(count(&records, libc::SYS_getppid), 25);
    let first =
        records.iter().position(|it| it.is(RecordType::Exited) && it.tid() == main).unwrap();
    let call = records.iter().position(|it| it.nr() == Some(libc::SYS_getppid as u64)).unwrap();
    assert!(first < call);
}

#[test]
fn processes_that_are_killed_at_any_moment_end_the_trace_all_the_same() {
    for seed in 0..60 {
        let mut launch = launch(&["suicide", &(seed * 37).to_string()]);
        launch.new_group = true;
        let records = run(Options::default(), launch);
        assert_eq!(end_of(&records, records[0].pid()), Some(-libc::SIGKILL), "seed {seed}");
    }
}

#[test]
fn what_others_do_with_a_killed_tree_is_survived() {
    // Killed from outside, while processes are being born.
    for delay in 0..40 {
        let mut launch = launch(&["tree", "8"]);
        launch.new_group = true;
        let mut trace = Trace::new(Options::default());
        let pid = trace.tracer.start(launch).unwrap().pid;
        std::thread::spawn(move || {
            std::thread::sleep(std::time::Duration::from_micros(delay * 311));
            // SAFETY: only a signal, to the group that this test has made.
            unsafe { libc::kill(-pid, libc::SIGKILL) };
        });
        trace.read();
        let records = trace.finish();
        assert!(end_of(&records, pid).is_some());
    }
}

#[test]
fn processes_are_let_go_when_they_execute_a_program_if_wished() {
    let options = Options { detach_on_exec: true, ..Options::default() };
    let mut launch = launch(&[]);
    launch.file = b"/bin/sh".to_vec();
    launch.argv = vec![b"sh".to_vec(), b"-c".to_vec(), b"/bin/true; exit 6".to_vec()];
    let records = run(options, launch);
    let main = records[0].pid();
    assert_eq!(end_of(&records, main), Some(6), "the program itself stays");
    let detached = of_kind(&records, RecordType::Detached);
    assert_eq!(detached.len(), 1);
    assert_eq!(detached[0].word(0), 1, "by the rule");
    assert_ne!(detached[0].tid(), main);
}
