//! What descriptors refer to, in detail.
#![allow(missing_docs)]

mod common;

use common::plan::{Op, constant, plan};
use common::{NATIVE, Record, Trace, end_of, launch};
use hstrace_tracer::{DescriptorNames, Options, Pid, Stdio, Tracer};

const FD: [u32; 2] = [1 | 4 << 8 | 1 << 16, 0];

fn options(op: Op) -> Options {
    Options {
        plan: plan(&[(NATIVE as u32, libc::SYS_lseek, vec![op], vec![])]),
        descriptor_names: DescriptorNames::Details,
        ..Options::default()
    }
}

/// Runs `descriptors`; gives for each call the descriptor, what the program expects, and the call.
fn run(options: Options, before: impl FnOnce(&Tracer, Pid)) -> Vec<(u64, String, Record)> {
    let mut launch = launch(&["descriptors"]);
    launch.stdio = vec![Stdio::Null, Stdio::Pipe, Stdio::Fd(2)];
    let mut trace = Trace::new(options);
    let started = trace.tracer.start(launch).unwrap();
    before(&trace.tracer, started.pid);
    trace.read();
    let records = trace.finish();
    assert_eq!(end_of(&records, started.pid), Some(0));
    let pipe = started.pipes.into_iter().nth(1).unwrap().unwrap();
    let output = std::io::read_to_string(std::fs::File::from(pipe)).unwrap();
    let expected: Vec<(u64, String)> = output
        .lines()
        .map(|line| {
            let (fd, text) = line.split_once(' ').unwrap();
            (fd.parse().unwrap(), text.to_owned())
        })
        .collect();
    // dprintf seeks in its own output.
    let calls: Vec<Record> =
        common::calls(&records, libc::SYS_lseek).into_iter().filter(|it| it.arg(0) != 1).collect();
    assert_eq!(calls.len(), expected.len());
    expected.into_iter().zip(calls).map(|((fd, text), call)| (fd, text, call)).collect()
}

/// Whether a text is as expected, where `*` stands for a number.
fn matches(text: &str, expected: &str) -> bool {
    match expected.split_once('*') {
        None => text == expected,
        Some((before, after)) => {
            text.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).is_some_and(
                |number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()),
            )
        }
    }
}

#[test]
fn all_kinds_of_descriptors_are_explained() {
    let calls = run(options(Op::descriptor(FD)), |_, _| {});
    assert!(calls.len() >= 15);
    for (fd, expected, call) in calls {
        let (entry, _) = call.chunks();
        let chunk = entry.first().unwrap_or_else(|| panic!("{fd}: nothing is told of {expected}"));
        assert_eq!((chunk.address, chunk.kind), (fd, 4));
        let text = String::from_utf8(chunk.data.clone()).unwrap();
        let (link, details) = text.split_once('\0').unwrap_or((&text, ""));
        assert!(!link.is_empty());
        assert!(matches(details, &expected), "{fd}: {link} is {details}, expected {expected}");
    }
}

#[test]
fn children_of_a_netlink_operation_run_for_netlink_sockets_only() {
    // The operation's flag, and a child that copies something that is there for sure.
    let stack = [7 | 8 << 8, 0];
    let op = Op::descriptor(FD).flag(8).child(Op::bytes(stack, constant(8), 8));
    for names in [DescriptorNames::None, DescriptorNames::Details] {
        let calls = run(Options { descriptor_names: names, ..options(op.clone()) }, |_, _| {});
        for (fd, expected, call) in calls {
            let (entry, _) = call.chunks();
            if expected.starts_with("NETLINK") {
                assert_eq!(entry.len(), 2, "{fd} {expected}");
                let text = String::from_utf8(entry[0].data.clone()).unwrap();
                assert!(text.ends_with(&format!("\0{expected}")), "{text}");
                assert_eq!(entry[1].data.len(), 8);
            } else {
                assert_eq!(entry, []);
            }
        }
    }
}
