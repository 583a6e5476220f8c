//! What the tests share: building the program that is traced, running it, and reading records.
#![allow(dead_code, missing_docs, unreachable_pub)]

pub mod plan;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc;
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use hstrace_tracer::record::layout::{HEADER, call, chunk, enter, exit};
use hstrace_tracer::{Abi, Error, Launch, Options, Pid, Stdio, Tracer};

pub use hstrace_tracer::record::layout::RecordType;

/// Longest time that anything in a test may take; only reached when something is wrong.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Programs for 64 and for 32 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bits {
    B64,
    B32,
}

/// The interface of 64-bit programs here.
pub const NATIVE: Abi = if cfg!(target_arch = "aarch64") { Abi::Aarch64 } else { Abi::X86_64 };

/// The program of `programs/tracee.c`; `None` if it cannot be built for 32 bits here.
pub fn program(bits: Bits) -> Option<PathBuf> {
    static BUILT: [OnceLock<Option<PathBuf>>; 2] = [OnceLock::new(), OnceLock::new()];
    BUILT[bits as usize]
        .get_or_init(|| {
            let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/programs/tracee.c");
            let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
            fs::create_dir_all(&folder).unwrap();
            let mut hash = std::hash::DefaultHasher::new();
            std::hash::Hash::hash(&fs::read(source).unwrap(), &mut hash);
            let name = format!("tracee-{bits:?}-{:x}", std::hash::Hasher::finish(&hash));
            let finished = folder.join(&name);
            if finished.exists() {
                return Some(finished);
            }
            // Test programs run beside each other; whoever is ready first puts its own in place.
            let target = folder.join(format!("{name}.{}", std::process::id()));
            let mut compiler = Command::new("cc");
            if bits == Bits::B32 {
                compiler.arg("-m32");
            }
            let output = compiler
                .args(["-O1", "-pthread", "-w", "-o"])
                .arg(&target)
                .arg(source)
                .output()
                .expect("a C compiler is needed for the tests");
            if output.status.success() {
                fs::rename(&target, &finished).unwrap();
                return Some(finished);
            }
            let message = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(bits == Bits::B32, "{message}");
            eprintln!("skipped: programs for 32 bits cannot be built here");
            None
        })
        .clone()
}

/// Builds another program of `programs`; `None` if it cannot be built so here (for 32 bits, say).
pub fn build(source: &str, name: &str, flags: &[&str]) -> Option<PathBuf> {
    let file = format!("{}/tests/programs/{source}", env!("CARGO_MANIFEST_DIR"));
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    fs::create_dir_all(&folder).unwrap();
    let target = folder.join(name);
    let output = Command::new("cc").arg(file).arg("-o").arg(&target).arg("-w").args(flags).output();
    let output = output.expect("a C compiler is needed for the tests");
    if !output.status.success() {
        eprintln!("skipped: {}", String::from_utf8_lossy(&output.stderr));
    }
    output.status.success().then_some(target)
}

/// How to start any program with these arguments.
pub fn launch_file(file: &std::path::Path, arguments: &[&str]) -> Launch {
    let file = file.as_os_str().to_owned().into_encoded_bytes();
    let argv = std::iter::once(file.clone())
        .chain(arguments.iter().map(|argument| argument.as_bytes().to_vec()))
        .collect();
    let stdio = vec![Stdio::Null, Stdio::Fd(1), Stdio::Fd(2)];
    Launch { file, argv, env: vec![b"A=1".to_vec()], stdio, ..Launch::default() }
}

/// How to start the program with these arguments.
pub fn launch(arguments: &[&str]) -> Launch {
    launch_bits(Bits::B64, arguments).unwrap()
}

pub fn launch_bits(bits: Bits, arguments: &[&str]) -> Option<Launch> {
    let file = program(bits)?.into_os_string().into_encoded_bytes();
    let argv = std::iter::once(file.clone())
        .chain(arguments.iter().map(|argument| argument.as_bytes().to_vec()))
        .collect();
    Some(Launch {
        file,
        argv,
        env: vec![b"A=1".to_vec()],
        stdio: vec![Stdio::Null, Stdio::Fd(1), Stdio::Fd(2)],
        ..Launch::default()
    })
}

/// One record.
#[derive(Clone)]
pub struct Record {
    pub bytes: Vec<u8>,
}

/// A chunk of copied memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    pub address: u64,
    pub kind: u8,
    pub status: u8,
    pub data: Vec<u8>,
}

impl Record {
    pub fn u32(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.bytes[at..at + 4].try_into().unwrap())
    }

    pub fn u64(&self, at: usize) -> u64 {
        u64::from_le_bytes(self.bytes[at..at + 8].try_into().unwrap())
    }

    pub fn kind(&self) -> u8 {
        self.bytes[4]
    }

    pub fn is(&self, kind: RecordType) -> bool {
        self.kind() == kind as u8
    }

    pub fn abi(&self) -> u8 {
        self.bytes[5]
    }

    pub fn flags(&self) -> u16 {
        u16::from_le_bytes([self.bytes[6], self.bytes[7]])
    }

    pub fn pid(&self) -> Pid {
        self.u32(8) as Pid
    }

    pub fn tid(&self) -> Pid {
        self.u32(12) as Pid
    }

    pub fn time(&self) -> u64 {
        self.u64(16)
    }

    /// The number after the header.
    pub fn word(&self, index: usize) -> u32 {
        self.u32(HEADER + 4 * index)
    }

    /// The call's number, of ENTER and CALL.
    pub fn nr(&self) -> Option<u64> {
        (self.is(RecordType::Enter) || self.is(RecordType::Call)).then(|| self.u64(enter::NR))
    }

    pub fn arg(&self, index: usize) -> u64 {
        self.u64(enter::ARGS + 8 * index)
    }

    pub fn result(&self) -> i64 {
        let at = if self.is(RecordType::Call) { call::RESULT } else { exit::RESULT };
        self.u64(at) as i64
    }

    fn chunks_from(&self, mut at: usize, count: u32) -> (Vec<Chunk>, usize) {
        let mut chunks = Vec::new();
        for _ in 0..count {
            let length = self.u32(at + 8) as usize;
            let start = at + chunk::HEADER;
            chunks.push(Chunk {
                address: self.u64(at),
                kind: self.bytes[at + 12],
                status: self.bytes[at + 13],
                data: self.bytes[start..start + length].to_vec(),
            });
            at = start + length.next_multiple_of(8);
        }
        (chunks, at)
    }

    /// The chunks of a CALL, of its entry and of its exit.
    pub fn chunks(&self) -> (Vec<Chunk>, Vec<Chunk>) {
        assert!(self.is(RecordType::Call));
        let (entry, at) = self.chunks_from(call::DATA, self.u32(call::ENTRY_CHUNKS));
        let (exit, end) = self.chunks_from(at, self.u32(call::EXIT_CHUNKS));
        assert_eq!(end, self.bytes.len());
        (entry, exit)
    }
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{} type {}", self.pid(), self.tid(), self.kind())?;
        match self.nr() {
            Some(nr) => write!(f, " nr {nr}"),
            None => write!(f, " {:?}", &self.bytes[HEADER..self.bytes.len().min(48)]),
        }
    }
}

/// Checks the layout of a batch and splits it.
pub fn split(mut batch: &[u8]) -> Vec<Record> {
    let mut records = Vec::new();
    while !batch.is_empty() {
        let size = u32::from_le_bytes(batch[..4].try_into().unwrap()) as usize;
        assert!(size >= HEADER && size.is_multiple_of(8) && size <= batch.len(), "size {size}");
        records.push(Record { bytes: batch[..size].to_vec() });
        batch = &batch[size..];
    }
    records
}

/// A tracer whose records are read one after the other.
pub struct Trace {
    pub tracer: Tracer,
    pub seen: Vec<Record>,
    /// Bytes of the largest batch.
    pub largest: usize,
    next: usize,
    ended: bool,
}

impl Trace {
    pub fn new(options: Options) -> Self {
        let tracer = Tracer::new(options).unwrap();
        Self { tracer, seen: Vec::new(), largest: 0, next: 0, ended: false }
    }

    /// Reads one more batch; false at the end.
    pub fn read(&mut self) -> bool {
        if self.ended {
            return false;
        }
        let (sender, receiver) = mpsc::channel();
        self.tracer.next_batch(Box::new(move |delivery| {
            let _ = sender.send(delivery);
        }));
        match receiver.recv_timeout(PATIENCE).expect("no batch in time").expect("the tracer failed")
        {
            Some(batch) => {
                self.largest = self.largest.max(batch.bytes().len());
                self.seen.extend(split(batch.bytes()));
            }
            None => self.ended = true,
        }
        !self.ended
    }

    /// The next record for which `wanted` holds.
    pub fn until(&mut self, wanted: impl Fn(&Record) -> bool) -> Record {
        loop {
            while let Some(record) = self.seen.get(self.next) {
                self.next += 1;
                if wanted(record) {
                    return record.clone();
                }
            }
            assert!(self.read(), "the trace ended before the record came: {:?}", self.seen);
        }
    }

    /// All records up to the end, after checks of what holds for every trace.
    pub fn finish(mut self) -> Vec<Record> {
        while self.read() {}
        check(&self.seen);
        self.seen
    }
}

/// What holds for every whole trace.
pub fn check(records: &[Record]) {
    use std::collections::HashMap;
    let mut alive: HashMap<Pid, bool> = HashMap::new();
    let last = records.last().expect("records");
    assert!(last.is(RecordType::End), "the last record is {last:?}");
    for (index, record) in records.iter().enumerate() {
        let tid = record.tid();
        if record.is(RecordType::Begin) {
            assert!(alive.insert(tid, false).is_none(), "{tid} began twice");
        } else if ![RecordType::End, RecordType::Notice, RecordType::Counts]
            .iter()
            .any(|&it| record.is(it))
        {
            assert!(
                alive.contains_key(&tid),
                "record {index} of a thread before its BEGIN: {record:?}"
            );
        }
        if record.is(RecordType::Enter) {
            assert!(!alive[&tid], "record {index}: a call within a call: {record:?}");
            alive.insert(tid, true);
        } else if record.is(RecordType::Exit) {
            assert!(alive[&tid], "record {index}: an end without a beginning: {record:?}");
            alive.insert(tid, false);
        } else if record.is(RecordType::Call) {
            assert!(!alive[&tid], "record {index}: a call within a call: {record:?}");
        } else if record.is(RecordType::Exec) {
            let former = record.word(0) as Pid;
            let state = alive.remove(&former).expect("the former thread");
            alive.insert(tid, state);
        } else if record.is(RecordType::Exited)
            || record.is(RecordType::Killed)
            || record.is(RecordType::Detached)
        {
            alive.remove(&tid);
        }
    }
    assert!(alive.is_empty(), "threads without an end: {alive:?}");
}

/// Traces a program to its end.
pub fn run(options: Options, launch: Launch) -> Vec<Record> {
    let mut trace = Trace::new(options);
    trace.tracer.start(launch).unwrap();
    trace.read();
    trace.finish()
}

/// The error with which a program cannot be started.
pub fn refused(launch: Launch) -> Error {
    Tracer::new(Options::default()).unwrap().start(launch).expect_err("it was started")
}

/// The calls with this number that have ended, each as one CALL: on a busy machine any call may take so long that it is
/// told in two parts.
pub fn calls(records: &[Record], nr: i64) -> Vec<Record> {
    let mut calls = Vec::new();
    for (index, record) in records.iter().enumerate().filter(|(_, it)| it.nr() == Some(nr as u64)) {
        if record.is(RecordType::Call) {
            calls.push(record.clone());
            continue;
        }
        let rest = &records[index..];
        if let Some(end) =
            rest.iter().find(|it| it.tid() == record.tid() && it.is(RecordType::Exit))
        {
            calls.push(join(record, end));
        }
    }
    calls
}

/// One CALL from an ENTER and its EXIT.
fn join(begin: &Record, end: &Record) -> Record {
    let mut bytes = begin.bytes[..enter::CHUNKS].to_vec();
    bytes[4] = RecordType::Call as u8;
    bytes[6] |= end.bytes[6] & !4;
    bytes.extend_from_slice(&end.bytes[exit::RESULT..exit::RESULT + 8]);
    bytes.extend_from_slice(&end.bytes[16..24]);
    bytes.extend_from_slice(&end.bytes[exit::SYSTEM_TIME..exit::SYSTEM_TIME + 8]);
    bytes.extend_from_slice(&end.bytes[exit::ERROR..exit::ERROR + 4]);
    bytes.extend_from_slice(&begin.bytes[enter::CHUNKS..enter::CHUNKS + 4]);
    bytes.extend_from_slice(&end.bytes[exit::CHUNKS..exit::CHUNKS + 4]);
    bytes.extend_from_slice(&[0; 4]);
    bytes.extend_from_slice(&begin.bytes[enter::DATA..]);
    bytes.extend_from_slice(&end.bytes[exit::DATA..]);
    Record { bytes }
}

/// How many calls with this number there are.
pub fn count(records: &[Record], nr: i64) -> usize {
    records.iter().filter(|record| record.nr() == Some(nr as u64)).count()
}

/// How the thread ended: its exit code, or minus its signal.
pub fn end_of(records: &[Record], tid: Pid) -> Option<i32> {
    records.iter().find(|record| record.tid() == tid && ends(record)).map(|record| {
        let word = record.word(0) as i32;
        if record.is(RecordType::Exited) { word } else { -word }
    })
}

fn ends(record: &Record) -> bool {
    record.is(RecordType::Exited) || record.is(RecordType::Killed)
}

/// A field of `/proc/PID/status`.
pub fn status(pid: Pid, field: &str) -> Option<String> {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))?;
    Some(line.trim().to_owned())
}

/// Waits until something holds; for states that can only be looked at.
pub fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let began = std::time::Instant::now();
    while !holds() {
        assert!(began.elapsed() < PATIENCE, "not in time: {what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Tests that look at all children of this process, or start processes by themselves, take turns.
pub fn alone() -> std::sync::MutexGuard<'static, ()> {
    static LOCK: Mutex<()> = Mutex::new(());
    LOCK.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
