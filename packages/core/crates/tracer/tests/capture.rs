//! Copying memory by a plan.
#![allow(missing_docs)]

mod common;

use common::plan::{self, ARR, Op, PATH, STR, arg, constant, copied, element, plan, result, up};
use common::{Bits, Chunk, NATIVE, Record, RecordType, calls, launch, launch_bits, run};
use hstrace_tracer::{Caps, DescriptorNames, Options};

/// In plans, the interface of the program for 64 bits.
const ABI: u32 = NATIVE as u32;

const COMPLETE: u8 = 1;
const FAULT: u8 = 2;
const CAPPED: u8 = 4;
const NUL: u8 = 8;

const BYTES: u8 = 1;
const STRING: u8 = 2;
const AT_EXIT: u8 = 0x80;

fn options(entries: &[plan::Entry]) -> Options {
    Options { plan: plan(entries), ..Options::default() }
}

/// The only chunk of an entry.
fn only(record: &Record) -> Chunk {
    let (entry, exit) = record.chunks();
    assert_eq!((entry.len(), exit.len()), (1, 0), "{entry:?} {exit:?}");
    entry[0].clone()
}

#[test]
fn strings_end_at_their_nul_at_the_limit_or_where_memory_ends() {
    for (bits, abi, nr) in [(Bits::B64, ABI, libc::SYS_chdir), (Bits::B32, 2, 12)] {
        let width = if bits == Bits::B64 { 8 } else { 4 };
        let plan = options(&[(abi, nr, vec![Op::string(arg(0, width), PATH)], vec![])]);
        let Some(launch) = launch_bits(bits, &["strings"]) else { continue };
        let records = run(plan, launch);
        let calls = calls(&records, nr);
        assert_eq!(calls.len(), 7);
        let chunk = only(&calls[0]);
        assert_eq!((chunk.data.as_slice(), chunk.status), (&b"/edge\0"[..], COMPLETE | NUL));
        assert_eq!((chunk.kind, chunk.address), (STRING, calls[0].arg(0)));
        let chunk = only(&calls[1]);
        assert_eq!((chunk.data.as_slice(), chunk.status), (&b"/over!"[..], FAULT));
        let chunk = only(&calls[2]);
        assert_eq!((chunk.data, chunk.status), (vec![b'x'; 4096], CAPPED));
        let chunk = only(&calls[3]);
        assert_eq!(
            (chunk.data, chunk.status),
            ([vec![b'y'; 20], vec![0]].concat(), COMPLETE | NUL)
        );
        for call in &calls[4..6] {
            let chunk = only(call);
            assert_eq!((chunk.data.len(), chunk.status), (0, FAULT));
        }
        assert_eq!(calls[6].chunks(), (vec![], vec![]), "a null pointer leads nowhere");
    }
}

#[test]
fn a_limit_of_one_byte_tells_whether_there_is_a_string() {
    let mut options = options(&[(ABI, libc::SYS_chdir, vec![Op::string(arg(0, 8), STR)], vec![])]);
    options.caps = Caps { strings: 1, ..Caps::default() };
    let records = run(options, launch(&["strings"]));
    let chunk = only(&calls(&records, libc::SYS_chdir)[0]);
    assert_eq!((chunk.data.as_slice(), chunk.status), (&b"/"[..], CAPPED));
}

#[test]
fn buffers_are_read_as_far_as_they_go() {
    let write = Op::bytes(arg(1, 8), arg(2, 8), STR);
    let mut options = options(&[(ABI, libc::SYS_write, vec![write], vec![])]);
    options.caps = Caps { strings: 150, ..Caps::default() };
    let records = run(options, launch(&["buffers"]));
    let calls = calls(&records, libc::SYS_write);
    let expected: [(usize, u8); 4] =
        [(100, COMPLETE), (100, FAULT | CAPPED), (100, FAULT | CAPPED), (0, FAULT)];
    for (call, (length, status)) in calls.iter().zip(expected) {
        let chunk = only(call);
        assert_eq!((chunk.data.len(), chunk.status, chunk.kind), (length, status, BYTES));
        assert!(chunk.data.iter().all(|&byte| byte == b'b'));
    }
    assert_eq!(calls[4].chunks(), (vec![], vec![]), "nothing was asked for");
}

/// An array of iovecs with what they point to; lengths by the members, of 8 or 4 bytes.
fn iovec(word: u32) -> Op {
    let each = Op::bytes(element(0, word), element(word, word), STR);
    Op::bytes(arg(1, word), arg(2, 4), 65_536).times(2 * word).array(2 * word, ARR, each)
}

#[test]
fn arrays_are_followed_and_the_result_is_a_budget() {
    for (bits, abi, word, writev, readv) in
        [(Bits::B64, ABI, 8, libc::SYS_writev, libc::SYS_readv), (Bits::B32, 2, 4, 146, 145)]
    {
        let plan = options(&[
            (abi, writev, vec![iovec(word)], vec![]),
            (abi, readv, vec![], vec![iovec(word).flag(2)]),
        ]);
        let Some(launch) = launch_bits(bits, &["vectors"]) else { continue };
        let records = run(plan, launch);
        let writes = calls(&records, writev);
        let (entry, _) = writes[0].chunks();
        let data: Vec<&[u8]> = entry.iter().map(|chunk| chunk.data.as_slice()).collect();
        assert_eq!(data[0].len(), 6 * word as usize);
        assert_eq!(data[1..], [&b"hello "[..], b"world"]);
        assert!(entry.iter().all(|chunk| chunk.status == COMPLETE));

        let reads = calls(&records, readv);
        let (_, exit) = reads[0].chunks();
        let data: Vec<&[u8]> = exit.iter().map(|chunk| chunk.data.as_slice()).collect();
        assert_eq!(data[1..], [&b"hello wo"[..], b"rld"], "8 bytes and what is left of 11");
        assert!(exit.iter().all(|chunk| chunk.kind == BYTES | AT_EXIT && chunk.status == COMPLETE));

        // Of two elements, one and a bit could be read.
        let (entry, _) = writes[1].chunks();
        assert_eq!(entry[0].status, FAULT);
        assert_eq!(entry[0].data.len(), 2 * word as usize + 4);
        assert_eq!(entry[1].data.len(), 3);
        assert_eq!(entry.len(), 2);
        assert_eq!(only(&writes[2]).status, FAULT);
        let (entry, _) = writes[3].chunks();
        assert_eq!(entry[0].data.len(), entry[0].data.len().min(65_536));
        assert_ne!(entry[0].status & (CAPPED | FAULT), 0);
    }
}

#[test]
fn a_length_may_be_in_memory_that_was_copied_a_moment_ago() {
    let length = || Op::bytes(arg(2, 8), constant(4), 4);
    let name = |op| {
        let mut name = Op::bytes(arg(1, 8), copied(op, 0, 4), 128);
        // The smaller one of what there was room for and what there is.
        name.lengths.push((copied(0, 0, 4), 0, 0, 1));
        name
    };
    let plan = options(&[(ABI, libc::SYS_getsockname, vec![length()], vec![length(), name(1)])]);
    let records = run(plan, launch(&["socket-name"]));
    let (entry, exit) = calls(&records, libc::SYS_getsockname)[0].chunks();
    assert_eq!(entry[0].data, 100u32.to_le_bytes());
    assert_eq!(exit[0].data, 2u32.to_le_bytes());
    assert_eq!(exit[1].data, u16::try_from(libc::AF_UNIX).unwrap().to_le_bytes());
}

#[test]
fn arrays_of_pointers_end_at_null_and_are_followed_as_far_as_wished() {
    let argv = Op::words(arg(1, 8)).child(Op::string(element(0, 8), STR));
    let mut options = options(&[(ABI, libc::SYS_execve, vec![argv], vec![])]);
    options.caps = Caps { arrays: 32, ..Caps::default() };
    let records = run(options, launch(&["many-words"]));
    let failed = calls(&records, libc::SYS_execve).pop().unwrap();
    let (entry, _) = failed.chunks();
    assert_eq!((entry[0].data.len(), entry[0].kind), (301 * 8, 3));
    assert_eq!(entry[0].status, COMPLETE | NUL);
    assert_eq!(entry.len(), 33);
    assert!(entry[1..].iter().all(|chunk| chunk.data == b"word\0"));
}

#[test]
fn guards_decide() {
    let when =
        |value| Op::group().when(arg(2, 8), value).child(Op::bytes(arg(1, 8), constant(4), 4));
    let plan = options(&[(ABI, libc::SYS_write, vec![when(100), when(1)], vec![])]);
    let records = run(plan, launch(&["buffers"]));
    let found: Vec<usize> =
        calls(&records, libc::SYS_write).iter().map(|it| it.chunks().0.len()).collect();
    assert_eq!(found, [1, 0, 0, 0, 0]);
}

#[test]
fn exit_operations_run_for_calls_that_succeed_or_always() {
    let op = || Op::bytes(arg(0, 8), constant(1), 1);
    let plan = options(&[(ABI, libc::SYS_chdir, vec![], vec![op(), op().flag(1)])]);
    let records = run(plan, launch(&["strings"]));
    let (_, exit) = calls(&records, libc::SYS_chdir)[0].chunks();
    assert_eq!(exit.len(), 1);
    // The result is a length, for calls that give one.
    let read = Op::bytes(arg(1, 8), result(), STR);
    let records =
        run(options(&[(ABI, libc::SYS_read, vec![], vec![read])]), launch(&["exit", "0"]));
    let read = calls(&records, libc::SYS_read).swap_remove(0);
    let (_, exit) = read.chunks();
    assert_eq!(exit[0].data.len() as i64, read.result());
    assert_eq!(exit[0].data[..4], *b"\x7fELF");
}

#[test]
fn a_pointer_may_be_guarded_by_what_stands_around_it() {
    // For each iovec: the first byte of what it points to, if the iovec (one up) has a length of 5.
    let inner = Op::bytes(element(0, 8), constant(1), 1)
        .child(Op::bytes(up(0, 8), constant(5), 5).when(up(8, 8), 5));
    let array = Op::bytes(arg(1, 8), arg(2, 4), 4096).times(16).array(16, ARR, inner);
    let records =
        run(options(&[(ABI, libc::SYS_writev, vec![array], vec![])]), launch(&["vectors"]));
    let (entry, _) = calls(&records, libc::SYS_writev)[0].chunks();
    let data: Vec<&[u8]> = entry[1..].iter().map(|chunk| chunk.data.as_slice()).collect();
    assert_eq!(data, [&b"h"[..], b"w", b"world"]);
}

#[test]
fn one_call_never_copies_more_than_the_run_allows() {
    let mut options = options(&[(ABI, libc::SYS_writev, vec![iovec(8)], vec![])]);
    options.max_call_bytes = 50;
    let records = run(options, launch(&["vectors"]));
    let call = calls(&records, libc::SYS_writev).swap_remove(0);
    let (entry, _) = call.chunks();
    assert_eq!(entry.iter().map(|chunk| chunk.data.len()).sum::<usize>(), 50);
    assert_eq!(call.flags() & 16, 16, "that is told");
}

#[test]
fn loops_of_a_plan_end() {
    // Each of 100 elements asks for 100 elements again, and so on.
    let leaf = Op::bytes(arg(1, 8), constant(1), 1);
    let lower = Op::bytes(arg(1, 8), constant(100), 4096).array(1, 4096, leaf);
    let middle = Op::bytes(arg(1, 8), constant(100), 4096).array(1, 4096, lower);
    let top = Op::bytes(arg(1, 8), constant(100), 4096).array(1, 4096, middle);
    let options = options(&[(ABI, libc::SYS_write, vec![top], vec![])]);
    let records = run(options, launch(&["buffers"]));
    // It takes so long that it may be announced as a call under way.
    let call = records.iter().find(|it| it.nr() == Some(libc::SYS_write as u64)).unwrap();
    assert_eq!(call.flags() & 16, 16);
}

#[test]
fn descriptors_are_named_if_asked_for() {
    let op = || vec![Op::descriptor([1 | 4 << 8 | 1 << 16, 0])];
    let opened = vec![Op::descriptor(result())];
    let entries = [(ABI, libc::SYS_openat, op(), opened), (ABI, libc::SYS_write, op(), vec![])];
    let mut options = options(&entries);
    options.descriptor_names = DescriptorNames::Paths;
    let cwd = std::env::current_dir().unwrap().into_os_string().into_encoded_bytes();
    let records = run(options.clone(), launch(&["buffers"]));
    let (entry, exit) = calls(&records, libc::SYS_openat)[0].chunks();
    assert_eq!((entry[0].address as i64, entry[0].kind), (-100, 4));
    assert_eq!(entry[0].data, cwd);
    let opened = calls(&records, libc::SYS_openat)[0].result();
    assert_eq!((exit[0].address as i64, exit[0].kind), (opened, 5 | AT_EXIT));
    assert_eq!(exit[0].data, b"/etc/ld.so.cache");
    // 77 is not open.
    assert_eq!(calls(&records, libc::SYS_write)[0].chunks(), (vec![], vec![]));
    options.descriptor_names = DescriptorNames::None;
    let records = run(options, launch(&["buffers"]));
    assert_eq!(calls(&records, libc::SYS_openat)[0].chunks(), (vec![], vec![]));
}

#[test]
fn members_of_a_set_of_descriptors_are_named() {
    // The buffer is full of `b`: of the first eight descriptors it has 1, 5 and 6.
    let set =
        |bits| Op::bytes(arg(1, 8), constant(100), 100).child(Op::descriptors(constant(bits)));
    let named = |op| {
        let mut options = options(&[(1, libc::SYS_write, vec![op], vec![])]);
        options.descriptor_names = DescriptorNames::Paths;
        let records = run(options, launch(&["buffers"]));
        let (entry, _) = calls(&records, libc::SYS_write)[0].chunks();
        entry.iter().filter(|it| it.kind == 4).map(|it| it.address).collect::<Vec<_>>()
    };
    assert_eq!(named(set(2)), [1]);
    // Whatever is beyond counts for nothing: those that are not open have no names.
    assert_eq!(named(set(1)), []);
    assert!(named(set(1 << 20)).starts_with(&[1]));
}

#[test]
fn what_a_descriptor_refers_to_can_decide_what_is_copied() {
    // The first descriptor is /dev/null: "null" stands at 5.
    let link = Op::descriptor(constant(0)).flag(16);
    let first_op = [4 | 4 << 8, 5];
    let copied = |text: &[u8; 4]| {
        let bytes =
            Op::bytes(arg(1, 8), constant(3), 100).when(first_op, u32::from_le_bytes(*text).into());
        let options = options(&[(1, libc::SYS_write, vec![link.clone(), bytes], vec![])]);
        let records = run(options, launch(&["buffers"]));
        let (entry, _) = calls(&records, libc::SYS_write)[0].chunks();
        entry.iter().map(|it| it.data.to_vec()).collect::<Vec<_>>()
    };
    // It is told whether or not the run asked for names.
    assert_eq!(copied(b"null"), [b"/dev/null".to_vec(), b"bbb".to_vec()]);
    assert_eq!(copied(b"zero"), [b"/dev/null".to_vec()]);
}

#[test]
fn only_wanted_calls_give_records() {
    let mut options = Options::default();
    let mut bits = vec![0u32; 12];
    let nr = libc::SYS_getppid as usize;
    bits[nr / 32] |= 1 << (nr % 32);
    options.wanted.limit(NATIVE, bits);
    let records = run(options, launch(&["threads", "3", "7"]));
    let calls: Vec<_> = records.iter().filter_map(Record::nr).collect();
    assert_eq!(calls, [nr as u64; 21]);
    assert!(records.iter().any(|it| it.is(RecordType::Exec)), "other events are told all the same");
}
