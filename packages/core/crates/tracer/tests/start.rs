//! Starting programs.
#![allow(missing_docs)]

mod common;

use std::fs;
use std::io::{Read, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::PermissionsExt;

use common::{Bits, RecordType, Trace, check, end_of, launch, launch_bits, program, refused, run};
use hstrace_tracer::{Errno, Launch, Options, Stdio};

#[test]
fn the_first_call_is_execve_and_nothing_is_lost_before_or_after() {
    let records = run(Options::default(), launch(&["exit", "0"]));
    assert!(records[0].is(RecordType::Begin));
    assert_eq!(records[0].word(0), 0, "started");
    assert_eq!(records[0].word(1), std::process::id());
    let execve = &records[1];
    assert_eq!(execve.nr(), Some(libc::SYS_execve as u64));
    assert!(execve.is(RecordType::Enter));
    assert!(records[2].is(RecordType::Exec));
    assert_eq!(records[2].word(0) as i32, records[2].tid());
    assert!(records[3].is(RecordType::Exit));
    assert_eq!(records[3].result(), 0);
    // The next is the dynamic loader's first.
    assert_eq!(records[4].nr(), Some(libc::SYS_brk as u64));
    let times: Vec<u64> = records.iter().map(common::Record::time).collect();
    assert!(times.is_sorted(), "{times:?}");
}

#[test]
fn exit_codes_and_signals_are_told() {
    for code in [0, 1, 7, 255] {
        let records = run(Options::default(), launch(&["exit", &code.to_string()]));
        assert_eq!(end_of(&records, records[0].tid()), Some(code));
    }
    let records = run(Options::default(), launch(&["abort"]));
    assert_eq!(end_of(&records, records[0].tid()), Some(-libc::SIGABRT));
}

#[test]
fn a_program_that_is_not_there_cannot_be_started() {
    let error = refused(Launch { file: b"/nonexistent/program".to_vec(), ..launch(&[]) });
    assert_eq!(error.errno(), Some(Errno(libc::ENOENT)));
    assert_eq!(error.operation(), Some("execve"));
    assert_eq!(error.code(), "ENOENT");
}

#[test]
fn a_file_that_is_no_program_cannot_be_started() {
    let file = std::env::temp_dir().join(format!("hstrace-no-program-{}", std::process::id()));
    fs::write(&file, "neither ELF nor script").unwrap();
    let path = file.clone().into_os_string().into_encoded_bytes();
    let error = refused(Launch { file: path.clone(), ..launch(&[]) });
    assert_eq!(error.errno(), Some(Errno(libc::EACCES)));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    // A process that another test has forked may still have it open for writing, until it executes its program.
    let mut error = refused(Launch { file: path.clone(), ..launch(&[]) });
    while error.errno() == Some(Errno(libc::ETXTBSY)) {
        error = refused(Launch { file: path.clone(), ..launch(&[]) });
    }
    assert_eq!(error.errno(), Some(Errno(libc::ENOEXEC)));
    assert!(error.to_string().contains("#!"), "{error}");
    fs::remove_file(file).unwrap();
}

#[test]
fn the_records_of_a_failed_start_are_those_of_execve() {
    let mut trace = Trace::new(Options::default());
    trace.tracer.start(Launch { file: b"/nonexistent".to_vec(), ..launch(&[]) }).unwrap_err();
    trace.read();
    let records = trace.finish();
    let others: Vec<u8> =
        records.iter().filter(|it| it.nr().is_none()).map(common::Record::kind).collect();
    let expected = [RecordType::Begin, RecordType::Exited, RecordType::End].map(|it| it as u8);
    assert!(others.starts_with(&expected[..1]) && others.ends_with(&expected[1..]), "{records:?}");
    let numbers: Vec<u64> = records.iter().filter_map(common::Record::nr).collect();
    assert_eq!(numbers, [libc::SYS_execve as u64]);
    let calls = common::calls(&records, libc::SYS_execve);
    assert_eq!(calls[0].result(), -i64::from(libc::ENOENT));
}

#[test]
fn steps_before_execve_fail_by_name() {
    let error = refused(Launch { cwd: Some(b"/nonexistent".to_vec()), ..launch(&[]) });
    assert_eq!((error.operation(), error.errno()), (Some("chdir"), Some(Errno(libc::ENOENT))));
    let error = refused(Launch { stdio: vec![Stdio::Fd(999)], ..launch(&[]) });
    assert_eq!((error.operation(), error.errno()), (Some("dup3"), Some(Errno(libc::EBADF))));
    let error = refused(Launch { argv: vec![b"a\0b".to_vec()], ..launch(&[]) });
    assert_eq!(error.code(), "HSTRACE_OPTIONS");
}

/// Starts `state` and gives what it prints.
fn state(change: impl FnOnce(&mut Launch)) -> Vec<String> {
    let mut launch = launch(&["state"]);
    launch.stdio = vec![Stdio::Null, Stdio::Pipe, Stdio::Fd(2)];
    change(&mut launch);
    let mut trace = Trace::new(Options::default());
    let started = trace.tracer.start(launch).unwrap();
    let mut pipe = fs::File::from(started.pipes.into_iter().nth(1).unwrap().unwrap());
    trace.read();
    let mut text = Vec::new();
    pipe.read_to_end(&mut text).unwrap();
    let records = trace.finish();
    assert_eq!(end_of(&records, started.pid), Some(0));
    String::from_utf8_lossy(&text).lines().map(str::to_owned).collect()
}

fn values(lines: &[String], key: &str) -> Vec<String> {
    lines
        .iter()
        .filter_map(|line| Some(line.strip_prefix(key)?.strip_prefix('=')?.to_owned()))
        .collect()
}

#[test]
fn a_program_starts_with_default_signals_and_what_it_is_given() {
    // As in Node: a handler, an ignored signal and a mask of the host must not be inherited.
    // SAFETY: SIGPIPE is ignored by Rust's runtime already.
    unsafe { libc::signal(libc::SIGPIPE, libc::SIG_IGN) };
    let lines = state(|_| {});
    for key in ["blocked", "ignored", "handled"] {
        assert_eq!(values(&lines, key), Vec::<String>::new(), "{key}");
    }
    assert_eq!(values(&lines, "env"), ["A=1"]);
    assert!(lines.contains(&"group=inherited session=inherited".to_owned()), "{lines:?}");

    let lines = state(|launch| {
        launch.blocked_signals = vec![libc::SIGUSR1, 40];
        launch.ignored_signals = vec![libc::SIGHUP, 64];
        launch.argv[0] = b"another name".to_vec();
        launch.env = vec![b"X=\xff".to_vec(), b"Y=2".to_vec()];
        launch.cwd = Some(b"/usr".to_vec());
        launch.new_group = true;
    });
    assert_eq!(values(&lines, "blocked"), ["10", "40"]);
    assert_eq!(values(&lines, "ignored"), ["1", "64"]);
    assert_eq!(values(&lines, "argv0"), ["another name"]);
    assert_eq!(values(&lines, "env"), ["X=\u{fffd}", "Y=2"]);
    assert_eq!(values(&lines, "cwd"), ["/usr"]);
    assert!(lines.contains(&"group=own session=inherited".to_owned()), "{lines:?}");
}

#[test]
fn a_program_can_have_a_session_and_a_user_of_its_own() {
    let lines = state(|launch| launch.new_session = true);
    assert!(lines.contains(&"group=own session=own".to_owned()), "{lines:?}");
    // SAFETY: takes nothing.
    if unsafe { libc::geteuid() } != 0 {
        eprintln!("skipped: only root can become somebody else");
        return;
    }
    let lines = state(|launch| {
        launch.uid = Some(65534);
        launch.gid = Some(65533);
    });
    assert_eq!(values(&lines, "ids"), ["65534 65533 0"]);
    let lines = state(|launch| launch.groups = Some(vec![5, 6, 7]));
    assert_eq!(values(&lines, "ids"), ["0 0 3"]);
    // Our own memory is as it was.
    // SAFETY: only asks.
    assert_eq!(unsafe { libc::prctl(libc::PR_GET_DUMPABLE) }, 1);
}

#[test]
fn descriptors_are_those_that_are_given_and_those_that_are_inheritable() {
    let _alone = common::alone();
    let file = fs::File::open("/dev/null").unwrap();
    // SAFETY: duplicates to numbers that nobody uses; they are closed below.
    unsafe {
        assert_eq!(libc::dup2(file.as_raw_fd(), 60), 60);
        assert_eq!(libc::dup3(file.as_raw_fd(), 61, libc::O_CLOEXEC), 61);
    }
    let lines = state(|_| {});
    let fds = values(&lines, "fd");
    assert!(fds.contains(&"60".to_owned()) && !fds.contains(&"61".to_owned()), "{fds:?}");
    // Targets that are each other's sources.
    let lines = state(|launch| {
        launch.stdio = vec![Stdio::Null, Stdio::Pipe, Stdio::Fd(1), Stdio::Fd(0), Stdio::Fd(61)];
    });
    let fds = values(&lines, "fd");
    assert_eq!(fds[..5], ["0", "1", "2", "3", "4"]);
    // One that would be closed is handed on, those between are left.
    let lines = state(|launch| {
        launch.stdio = vec![Stdio::Null, Stdio::Pipe, Stdio::Fd(2)];
        launch.stdio.resize(61, Stdio::Leave);
        launch.stdio.push(Stdio::Fd(61));
    });
    let fds = values(&lines, "fd");
    assert_eq!(fds[..3], ["0", "1", "2"]);
    assert!(fds.contains(&"60".to_owned()) && fds.contains(&"61".to_owned()), "{fds:?}");
    assert!(!fds.contains(&"59".to_owned()), "{fds:?}");
    // SAFETY: they are ours.
    unsafe {
        libc::close(60);
        libc::close(61);
    }
}

#[test]
fn pipes_lead_to_the_program() {
    let mut launch = launch(&["reader"]);
    launch.stdio = vec![Stdio::Pipe, Stdio::Pipe, Stdio::Null];
    let mut trace = Trace::new(Options::default());
    let mut started = trace.tracer.start(launch).unwrap();
    let mut input = fs::File::from(started.pipes[0].take().unwrap());
    let mut output = fs::File::from(started.pipes[1].take().unwrap());
    let mut ready = [0; 6];
    trace.until(|record| record.nr() == Some(libc::SYS_write as u64));
    output.read_exact(&mut ready).unwrap();
    assert_eq!(&ready, b"ready\n");
    input.write_all(b"*").unwrap();
    let records = trace.finish();
    assert_eq!(end_of(&records, started.pid), Some(i32::from(b'*')));
}

#[test]
fn a_32_bit_program_is_recognised() {
    let Some(launch) = launch_bits(Bits::B32, &["calls", "10"]) else { return };
    let records = run(Options::default(), launch);
    let getppid: Vec<_> =
        records.iter().filter(|it| it.nr() == Some(64) && it.abi() == 2).collect();
    assert_eq!(getppid.len(), 10);
    // The execve itself began in a 64-bit program.
    assert_eq!(records[1].abi(), 1);
    assert!(records[1].is(RecordType::Enter));
}

#[test]
fn many_threads_start_programs_at_once() {
    program(Bits::B64);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..10 {
                    let records = run(Options::default(), launch(&["exit", "9"]));
                    assert_eq!(end_of(&records, records[0].tid()), Some(9));
                }
            });
        }
    });
}

#[test]
fn one_tracer_starts_several_programs() {
    let mut trace = Trace::new(Options::default());
    let pids: Vec<_> = (0..5)
        .map(|i| trace.tracer.start(launch(&["exit", &i.to_string()])).unwrap().pid)
        .collect();
    trace.read();
    let records = trace.finish();
    for (code, pid) in pids.into_iter().enumerate() {
        assert_eq!(end_of(&records, pid), Some(code as i32));
    }
    check(&records);
}
