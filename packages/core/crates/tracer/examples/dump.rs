//! Runs a program (`dump PROG ARGS`) or attaches to processes (`dump -p PID…`) and prints the records: for looking at
//! the engine without the rest of hstrace. With `-q` it only counts them.

use std::collections::BTreeMap;
use std::os::unix::ffi::OsStringExt;
use std::sync::mpsc;
use std::time::Instant;

use hstrace_tracer::record::layout::{self, HEADER, call, enter, exit};
use hstrace_tracer::{Launch, Options, Stdio, Tracer};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args: Vec<Vec<u8>> = std::env::args_os().skip(1).map(OsStringExt::into_vec).collect();
    let mut flag = |name: &[u8]| {
        let given = args.first().is_some_and(|arg| arg == name);
        if given {
            args.remove(0);
        }
        given
    };
    let (quiet, attach) = (flag(b"-q"), flag(b"-p"));
    let tracer = Tracer::new(Options { placement: flag(b"--place"), ..Options::default() })?;
    if attach {
        for pid in &args {
            tracer.attach(std::str::from_utf8(pid)?.parse()?)?;
        }
    } else {
        let Some(name) = args.first() else { return Err("dump: no program".into()) };
        tracer.start(Launch {
            file: find(name),
            argv: args.clone(),
            env: std::env::vars_os()
                .map(|(name, value)| [name.into_vec(), value.into_vec()].join(&b'='))
                .collect(),
            stdio: (0..3).map(Stdio::Fd).collect(),
            ..Launch::default()
        })?;
    }
    let began = Instant::now();
    let (mut batches, mut bytes) = (0, 0);
    let mut kinds = BTreeMap::<u8, u64>::new();
    loop {
        let (sender, receiver) = mpsc::channel();
        tracer.next_batch(Box::new(move |delivery| {
            let _ = sender.send(delivery);
        }));
        let Some(batch) = receiver.recv()?? else { break };
        batches += 1;
        bytes += batch.bytes().len();
        let mut rest = batch.bytes();
        while rest.len() >= HEADER {
            let size = u32_at(rest, 0) as usize;
            let (record, after) = rest.split_at(size);
            *kinds.entry(record[4]).or_default() += 1;
            if !quiet {
                print(record);
            }
            rest = after;
        }
    }
    eprintln!("{batches} batches, {bytes} bytes, by type {kinds:?}, {:?}", began.elapsed());
    Ok(())
}

/// The file of a program, as a shell finds it.
fn find(name: &[u8]) -> Vec<u8> {
    use std::os::unix::ffi::{OsStrExt, OsStringExt};
    let name = std::ffi::OsStr::from_bytes(name);
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| !name.as_bytes().contains(&b'/') && file.is_file())
        .map_or_else(|| name.as_bytes().to_vec(), |file| file.into_os_string().into_vec())
}

fn u32_at(record: &[u8], at: usize) -> u32 {
    record
        .get(at..at + 4)
        .map_or(0, |bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

fn u64_at(record: &[u8], at: usize) -> u64 {
    u64::from(u32_at(record, at)) | u64::from(u32_at(record, at + 4)) << 32
}

fn print(record: &[u8]) {
    const NAMES: [&str; 16] = [
        "?",
        "ENTER",
        "EXIT",
        "CALL",
        "SIGNAL",
        "STOPPED",
        "EXITED",
        "KILLED",
        "EXEC",
        "FORK",
        "BEGIN",
        "DETACHED",
        "NOTICE",
        "COUNTS",
        "END",
        "CONTINUED",
    ];
    let kind = record[4];
    let name = NAMES.get(usize::from(kind)).unwrap_or(&"?");
    print!(
        "{:>7} {:>7} abi {} flags {:x} {name}",
        u32_at(record, 8),
        u32_at(record, 12),
        record[5],
        record[6]
    );
    match kind {
        1 | 3 => {
            print!(" nr {}", u64_at(record, enter::NR));
            for i in 0..6 {
                print!(" {:x}", u64_at(record, enter::ARGS + 8 * i));
            }
            if kind == 3 {
                let time = u64_at(record, call::EXIT_TIME) - u64_at(record, 16);
                print!(" = {} ({time} ns)", u64_at(record, call::RESULT) as i64);
                chunks(record, call::DATA);
            } else {
                chunks(record, enter::DATA);
            }
        }
        2 => {
            print!(" = {}", u64_at(record, exit::RESULT) as i64);
            chunks(record, exit::DATA);
        }
        4 => print!(" {}", u32_at(record, 24)),
        _ => print!(
            " {} {} {} {}",
            u32_at(record, 24),
            u32_at(record, 28),
            u32_at(record, 32),
            u32_at(record, 36)
        ),
    }
    println!();
}

fn chunks(record: &[u8], mut at: usize) {
    while at + layout::chunk::HEADER <= record.len() {
        let length = u32_at(record, at + 8) as usize;
        let data = &record[at + layout::chunk::HEADER..][..length];
        print!(
            " [{:x} kind {:x} status {:x} {:?}]",
            u64_at(record, at),
            record[at + 12],
            record[at + 13],
            String::from_utf8_lossy(data)
        );
        at += layout::chunk::HEADER + length.next_multiple_of(8);
    }
}
