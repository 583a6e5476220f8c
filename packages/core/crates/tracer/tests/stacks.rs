//! Stack traces.
#![allow(missing_docs)]

mod common;

use std::path::{Path, PathBuf};

use common::{Record, RecordType, build, launch_file, run};
use hstrace_tracer::record::layout::{HEADER, call, chunk, enter, stack};
use hstrace_tracer::{Launch, Options, StackTraces};

#[derive(Debug)]
struct Frame {
    address: u64,
    position: u64,
    offset: u64,
    binary: String,
    symbol: String,
    file: String,
    line: u32,
    flags: u32,
}

#[derive(Debug)]
struct Stack {
    frames: Vec<Frame>,
    end: u32,
}

const WHOLE: u32 = 0;
const LIMIT: u32 = 1;
const LOST: u32 = 2;

impl Stack {
    fn parse(bytes: &[u8]) -> Self {
        let u32_at = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
        let u64_at = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap());
        let count = u32_at(stack::COUNT) as usize;
        let strings = stack::FRAMES + count * stack::FRAME;
        let string = |at: usize| match u32_at(at) as usize {
            0 => String::new(),
            offset => {
                let at = strings + offset;
                String::from_utf8_lossy(&bytes[at + 4..at + 4 + u32_at(at) as usize]).into_owned()
            }
        };
        let frames = (0..count)
            .map(|index| stack::FRAMES + index * stack::FRAME)
            .map(|at| Frame {
                address: u64_at(at + stack::ADDRESS),
                position: u64_at(at + stack::POSITION),
                offset: u64_at(at + stack::OFFSET),
                binary: string(at + stack::BINARY),
                symbol: string(at + stack::SYMBOL),
                file: string(at + stack::FILE),
                line: u32_at(at + stack::LINE),
                flags: u32_at(at + stack::FLAGS),
            })
            .collect();
        Self { frames, end: u32_at(stack::END) }
    }

    fn symbols(&self) -> Vec<&str> {
        self.frames.iter().map(|frame| frame.symbol.as_str()).collect()
    }

    /// The functions of the program itself, up to main.
    fn own(&self, program: &Path) -> Vec<&str> {
        self.frames
            .iter()
            .filter(|frame| Path::new(&frame.binary) == program && frame.symbol != "_start")
            .map(|frame| frame.symbol.as_str())
            .collect()
    }
}

fn traced(source: bool, frames: u32) -> Options {
    Options { stack_traces: Some(StackTraces { source, frames }), ..Options::default() }
}

/// The stack of a call. A call has one, of its beginning or of its end.
fn stack_of(record: &Record) -> Option<Stack> {
    let mut chunks = Vec::new();
    if record.is(RecordType::Call) {
        let (entry, exit) = record.chunks();
        chunks.extend(entry);
        chunks.extend(exit);
    } else if record.is(RecordType::Enter) {
        chunks = enter_chunks(record);
    }
    chunks.iter().rev().find(|it| it.kind & 0x7f == chunk::STACK).map(|it| Stack::parse(&it.data))
}

fn enter_chunks(record: &Record) -> Vec<common::Chunk> {
    let mut bytes = record.bytes[..enter::CHUNKS].to_vec();
    bytes[4] = RecordType::Call as u8;
    bytes.resize(call::DATA, 0);
    let count = record.u32(enter::CHUNKS);
    bytes[call::ENTRY_CHUNKS..call::ENTRY_CHUNKS + 4].copy_from_slice(&count.to_le_bytes());
    bytes.extend_from_slice(&record.bytes[enter::DATA..]);
    Record { bytes }.chunks().0
}

/// The stacks of all calls of chdir, whose number this is.
fn stacks(records: &[Record], nr: i64) -> Vec<Stack> {
    common::calls(records, nr).iter().map(|it| stack_of(it).unwrap()).collect()
}

fn run_stacks(options: Options, launch: Launch) -> Vec<Stack> {
    stacks(&run(options, launch), libc::SYS_chdir)
}

fn program(name: &str, flags: &[&str]) -> PathBuf {
    build("stack.c", name, flags).unwrap()
}

#[test]
fn functions_are_found_however_they_were_compiled() {
    let kinds: [(&str, &[&str]); 7] = [
        ("stack-O0", &["-O0"]),
        ("stack-O2", &["-O2", "-fno-optimize-sibling-calls"]),
        ("stack-omit", &["-O1", "-fomit-frame-pointer"]),
        ("stack-no-pie", &["-O1", "-no-pie"]),
        ("stack-static", &["-O1", "-static"]),
        ("stack-aligned", &["-O1", "-mstackrealign"]),
        ("stack-no-tables", &["-O1", "-fno-asynchronous-unwind-tables", "-fno-omit-frame-pointer"]),
    ];
    for (name, flags) in kinds {
        let Some(file) = build("stack.c", name, flags) else { continue };
        let found = run_stacks(traced(false, 256), launch_file(&file, &["deep", "3"]));
        let [stack] = &found[..] else { panic!("{name}: {} stacks", found.len()) };
        assert_eq!(stack.end, WHOLE, "{name}: {stack:?}");
        let symbols = stack.symbols();
        assert!(symbols[0].ends_with("chdir"), "{name}: {symbols:?}");
        let own = ["leaf", "middle", "middle", "middle", "middle", "outer", "main"];
        assert_eq!(symbols[1..8], own, "{name}");
        assert_eq!(symbols.last(), Some(&"_start"), "{name}");
        assert!(
            stack.frames.iter().all(|it| it.offset < 0x1000 && it.position != 0 && it.address != 0)
        );
    }
}

#[test]
fn a_stripped_program_has_positions_and_no_names() {
    let file = program("stack-stripped", &["-O1", "-s"]);
    let named = program("stack-named", &["-O1"]);
    let positions = |file: &Path| {
        let found = run_stacks(traced(false, 256), launch_file(file, &["deep", "2"]));
        let own = found[0].frames.iter().filter(|it| Path::new(&it.binary) == file);
        own.map(|it| (it.position, it.symbol.clone())).collect::<Vec<_>>()
    };
    let (stripped, named) = (positions(&file), positions(&named));
    assert_eq!(stripped.len(), 7);
    assert!(stripped.iter().all(|(_, symbol)| symbol.is_empty()), "{stripped:?}");
    assert!(stripped.iter().zip(&named).all(|(a, b)| a.0 == b.0), "{stripped:?} {named:?}");
}

#[test]
fn lines_are_those_of_the_calls() {
    for (name, flags) in [("stack-g", &["-O0", "-g"][..]), ("stack-gz", &["-O0", "-g", "-gz=zlib"])]
    {
        let file = program(name, flags);
        let found = run_stacks(traced(true, 256), launch_file(&file, &["deep", "1"]));
        let source = include_str!("programs/stack.c");
        let line_of =
            |text: &str| 1 + source.lines().position(|it| it.contains(text)).unwrap() as u32;
        let own: Vec<_> =
            found[0].frames.iter().filter(|it| Path::new(&it.binary) == file).collect();
        let expected = [
            "    chdir(where)",
            "        leaf(where)",
            "middle(depth - 1",
            "    middle(depth, where);",
            "outer(atoi",
        ];
        for (frame, text) in own.iter().zip(expected) {
            assert!(frame.file.ends_with("/tests/programs/stack.c"), "{frame:?}");
            assert_eq!(frame.line, line_of(text), "{frame:?}");
        }
        let without = run_stacks(traced(false, 256), launch_file(&file, &["deep", "1"]));
        assert!(without[0].frames.iter().all(|it| it.line == 0 && it.file.is_empty()));
    }
}

#[test]
fn no_more_frames_are_looked_for_than_are_asked_for() {
    let file = program("stack-limit", &["-O1"]);
    for (depth, limit, end) in [("1000", 256, LIMIT), ("20", 10, LIMIT), ("20", 256, WHOLE)] {
        let found = run_stacks(traced(false, limit), launch_file(&file, &["deep", depth]));
        assert_eq!(found[0].end, end);
        assert!(end == WHOLE || found[0].frames.len() == limit as usize);
    }
}

#[test]
fn a_handler_is_on_top_of_what_it_interrupts() {
    let file = program("stack-signal", &["-O1"]);
    let records = run(traced(false, 256), launch_file(&file, &["signal"]));
    let found = stacks(&records, libc::SYS_chdir);
    let [stack] = &found[..] else { panic!() };
    assert_eq!(stack.end, WHOLE);
    assert_eq!(stack.own(&file), ["leaf", "handler", "interrupted", "main"]);
    let signal = records.iter().find(|it| it.is(RecordType::Signal)).unwrap();
    let at_signal = Stack::parse(&signal.bytes[HEADER + 136..]);
    assert_eq!(at_signal.own(&file), ["interrupted", "main"]);
    // Coming back from the handler leads to where the signal came.
    let back = common::calls(&records, libc::SYS_rt_sigreturn).into_iter().next();
    let back = stack_of(&back.unwrap()).unwrap();
    assert_eq!(back.symbols(), at_signal.symbols());
}

#[test]
fn a_thread_has_a_stack_of_its_own() {
    let file = program("stack-thread", &["-O1", "-pthread"]);
    let found = run_stacks(traced(false, 256), launch_file(&file, &["thread"]));
    assert_eq!(found[0].own(&file), ["leaf", "middle", "middle", "outer", "thread"]);
    assert_eq!(found[0].end, WHOLE);
}

#[test]
fn execve_is_called_by_the_program_that_was() {
    let file = program("stack-exec", &["-O1"]);
    let records = run(traced(false, 256), launch_file(&file, &["exec"]));
    let found = stacks(&records, libc::SYS_execve);
    let [first, second] = &found[..] else { panic!("{} stacks", found.len()) };
    // The first is ours, and shows where the program begins.
    assert_eq!(first.frames.len(), 1, "{first:?}");
    assert!(first.frames[0].binary.contains("ld-linux"), "{first:?}");
    assert_eq!(second.own(&file), ["main"]);
    assert_eq!(second.end, WHOLE);
    let ends: Vec<_> =
        records.iter().filter(|it| it.nr() == Some(libc::SYS_exit_group as u64)).collect();
    assert_eq!(stack_of(ends[0]).unwrap().symbols().last(), Some(&"_start"));
}

#[test]
fn a_deleted_program_is_still_known() {
    let file = program("stack-deleted", &["-O1"]);
    let found = run_stacks(traced(false, 256), launch_file(&file, &["deleted"]));
    let own: Vec<_> = found[0]
        .frames
        .iter()
        .filter(|it| it.binary.ends_with("stack-deleted (deleted)"))
        .collect();
    let symbols: Vec<_> = own.iter().map(|it| it.symbol.as_str()).collect();
    assert_eq!(symbols, ["leaf", "middle", "middle", "middle", "outer", "main", "_start"]);
}

#[test]
fn what_is_mapped_at_the_same_place_later_is_not_taken_for_what_was_there() {
    let file = program("stack-libraries", &["-O1"]);
    let library = |name: &str| {
        let define = format!("-DNAME={name}");
        let built =
            build("library.c", &format!("lib{name}.so"), &["-O1", "-shared", "-fPIC", &define]);
        built.unwrap().into_os_string().into_string().unwrap()
    };
    let (first, second) = (library("first"), library("second"));
    let launch = launch_file(&file, &["libraries", &first, &second]);
    let found = run_stacks(traced(false, 256), launch);
    let at = |index: usize, name: &str| {
        let frame = found[index].frames.iter().find(|it| it.symbol == name);
        frame.unwrap_or_else(|| panic!("{:?}", found[index])).address
    };
    assert_eq!(at(0, "first"), at(1, "second"), "not at the same place: the test shows nothing");
    assert!(found.iter().all(|it| it.symbols().contains(&"library") && it.end == WHOLE));
}

#[cfg(target_arch = "x86_64")]
#[test]
fn functions_that_a_program_compiles_itself_are_named_by_its_map() {
    let file = program("stack-compiled", &["-O1"]);
    let found = run_stacks(traced(false, 256), launch_file(&file, &["compiled"]));
    let [with, without] = &found[..] else { panic!() };
    let frame = &with.frames[2];
    assert_eq!(frame.symbol, "JS:*hot code.js:1:2");
    assert!(frame.binary.starts_with("/tmp/perf-") && frame.binary.ends_with(".map"));
    assert_eq!((frame.offset, frame.flags), (6, stack::flag::COMPILED));
    assert_eq!(with.symbols()[3..5], ["compiled", "main"]);
    assert_eq!((without.frames[2].symbol.as_str(), without.frames[2].binary.as_str()), ("", ""));
    assert_eq!(without.symbols()[3..5], ["compiled", "main"]);
    assert_eq!((with.end, without.end), (WHOLE, WHOLE));
}

#[cfg(target_arch = "x86_64")]
#[test]
fn a_stack_that_makes_no_sense_ends() {
    let file = program("stack-lost", &["-O1", "-fno-asynchronous-unwind-tables"]);
    let with_tables = program("stack-lost-tables", &["-O1"]);
    for file in [file, with_tables] {
        let records = run(traced(false, 256), launch_file(&file, &["lost"]));
        let found = stacks(&records, libc::SYS_chdir);
        assert_eq!(found.len(), 7);
        for stack in &found {
            assert_eq!(stack.frames[0].symbol, "lost");
            assert!(stack.frames.len() <= 256);
            assert!(
                stack.end == LOST || stack.frames.len() == 256 || stack.end == WHOLE,
                "{stack:?}"
            );
        }
        assert_eq!(found[1].frames.len(), 1, "{:?}", found[1]);
        assert_eq!(common::end_of(&records, records[0].pid()), Some(0));
    }
}

#[test]
fn programs_for_32_bits_have_stacks_too() {
    let Some(file) = build("stack.c", "stack-32", &["-m32", "-O1"]) else { return };
    let records = run(traced(false, 256), launch_file(&file, &["signal"]));
    let found = stacks(&records, 12);
    let [stack] = &found[..] else { panic!("{} stacks", found.len()) };
    assert_eq!(stack.frames[0].binary, "[vdso]", "{stack:?}");
    assert_eq!(stack.frames[0].symbol, "__kernel_vsyscall");
    assert_eq!(stack.own(&file), ["leaf", "handler", "interrupted", "main"]);
    assert_eq!(stack.end, WHOLE);
}

#[test]
fn without_the_option_there_are_none() {
    let file = program("stack-none", &["-O1"]);
    let records = run(Options::default(), launch_file(&file, &["signal"]));
    assert!(common::calls(&records, libc::SYS_chdir).iter().all(|it| stack_of(it).is_none()));
    let signal = records.iter().find(|it| it.is(RecordType::Signal)).unwrap();
    assert_eq!(signal.bytes.len(), HEADER + 136);
}
