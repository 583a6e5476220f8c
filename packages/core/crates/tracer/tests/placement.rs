//! Keeping tracer and tracee on one processor, unseen.
#![allow(missing_docs)]

mod common;

use std::io::Read;

use common::{Trace, count, end_of, eventually, launch, status};
use hstrace_tracer::{Launch, Options, Stdio};

fn options() -> Options {
    Options { placement: true, ..Options::default() }
}

/// Whether there is anything to test.
fn has_several_processors() -> bool {
    let several = std::thread::available_parallelism().is_ok_and(|count| count.get() > 1);
    if !several {
        eprintln!("skipped: there is one processor");
    }
    several
}

/// What a shell script prints under the tracer, and how many of its tracees were moved at some time.
fn output_of(script: &str) -> String {
    let mut launch = launch(&[]);
    launch.file = b"/bin/sh".to_vec();
    launch.argv = vec![b"sh".to_vec(), b"-c".to_vec(), script.into()];
    launch.env = vec![b"PATH=/usr/bin:/bin".to_vec()];
    launch.stdio = vec![Stdio::Null, Stdio::Pipe, Stdio::Fd(2)];
    output(launch)
}

fn output(launch: Launch) -> String {
    let mut trace = Trace::new(options());
    let started = trace.tracer.start(launch).unwrap();
    let mut pipe = std::fs::File::from(started.pipes.into_iter().nth(1).unwrap().unwrap());
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        pipe.read_to_string(&mut text).unwrap();
        text
    });
    trace.read();
    trace.finish();
    reader.join().unwrap()
}

fn untraced(script: &str) -> String {
    let output = std::process::Command::new("sh").args(["-c", script]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_busy_program_is_kept_on_one_processor_and_let_go_with_the_tracer() {
    if !has_several_processors() {
        return;
    }
    let mut trace = Trace::new(options());
    let pid = trace.tracer.start(launch(&["calls", "1000000000"])).unwrap().pid;
    trace.read();
    eventually("on one processor", || {
        trace.read();
        status(pid, "Cpus_allowed_list").is_some_and(|list| !list.contains(['-', ',']))
    });
    trace.tracer.stop(None);
    trace.finish();
}

#[test]
fn a_program_that_is_let_go_has_its_processors_back() {
    if !has_several_processors() {
        return;
    }
    let whole = status(std::process::id() as i32, "Cpus_allowed_list");
    let mut trace = Trace::new(options());
    let pid = trace.tracer.start(launch(&["calls", "1000000000"])).unwrap().pid;
    eventually("on one processor", || {
        trace.read();
        status(pid, "Cpus_allowed_list") != whole
    });
    trace.tracer.detach(Some(pid)).unwrap();
    while trace.read() {}
    assert_eq!(status(pid, "Cpus_allowed_list"), whole);
    // SAFETY: a process that this test has started.
    unsafe { libc::kill(pid, libc::SIGKILL) };
}

#[test]
fn programs_do_not_see_it() {
    if !has_several_processors() {
        return;
    }
    // Each looks after some calls, by which it will have been moved.
    for script in [
        "for i in 1 2 3; do /bin/true; done; nproc",
        "taskset -cp $$ | sed s/.*://",
        "for i in 1 2 3; do /bin/true; done; grep Cpus_allowed_list /proc/self/status",
        "cd /proc/self; grep Cpus_allowed_list status",
        "grep Cpus_allowed_list /proc/$$/status; /bin/true; cat /proc/$$/status | grep Cpus_allowed:",
        "taskset -c 0 sh -c 'nproc; /bin/true; nproc; taskset -cp $$ | sed s/.*://'; nproc",
        "taskset -c 0 grep Cpus_allowed_list /proc/self/status",
    ] {
        assert_eq!(output_of(script), untraced(script), "{script}");
    }
}

#[test]
fn a_mask_that_a_program_sets_stays() {
    if !has_several_processors() {
        return;
    }
    let mut launch = launch(&["affinity"]);
    launch.stdio = vec![Stdio::Null, Stdio::Pipe, Stdio::Fd(2)];
    assert_eq!(output(launch), "all\none\none\none\nall\n");
}

#[test]
fn several_that_work_at_the_same_time_lose_nothing() {
    for arguments in [["threads", "4", "2000"], ["forks", "12", "500"]] {
        let mut trace = Trace::new(options());
        let pid = trace.tracer.start(launch(&arguments)).unwrap().pid;
        trace.read();
        let records = trace.finish();
        assert_eq!(end_of(&records, pid), Some(0));
        let expected =
            arguments[1].parse::<usize>().unwrap() * arguments[2].parse::<usize>().unwrap();
        assert_eq!(count(&records, libc::SYS_getppid), expected);
    }
}

#[test]
fn without_following_children_have_all_processors() {
    if !has_several_processors() {
        return;
    }
    let script = "for i in 1 2 3; do nproc; done; (nproc); nproc & wait";
    let mut launch = launch(&[]);
    launch.file = b"/bin/sh".to_vec();
    launch.argv = vec![b"sh".to_vec(), b"-c".to_vec(), script.into()];
    launch.env = vec![b"PATH=/usr/bin:/bin".to_vec()];
    launch.stdio = vec![Stdio::Null, Stdio::Pipe, Stdio::Fd(2)];
    let mut trace = Trace::new(Options { follow: false, ..options() });
    let started = trace.tracer.start(launch).unwrap();
    let mut pipe = std::fs::File::from(started.pipes.into_iter().nth(1).unwrap().unwrap());
    trace.read();
    trace.finish();
    let mut text = String::new();
    pipe.read_to_string(&mut text).unwrap();
    assert_eq!(text, untraced(script));
}
