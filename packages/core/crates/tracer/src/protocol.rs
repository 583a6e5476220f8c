//! The numbers of docs/engine-protocol.md as this engine has them, for the test that compares them with the other side's.

use crate::options::Caps;
use crate::plan;
use crate::record::layout::{
    self, RecordType, begin, call, chunk, enter, exit, flag, notice, stack,
};

/// A group of numbers under a name.
pub type Group = (&'static str, Vec<(&'static str, u32)>);

/// All numbers that both sides must agree on.
#[must_use]
pub fn numbers() -> Vec<Group> {
    let offsets = |list: &[(&'static str, usize)]| {
        list.iter().map(|&(name, offset)| (name, offset as u32)).collect::<Vec<_>>()
    };
    vec![
        (
            "versions",
            vec![("planMagic", plan::MAGIC), ("plan", plan::VERSION), ("record", layout::VERSION)],
        ),
        ("sizes", offsets(&[("header", layout::HEADER), ("chunkHeader", chunk::HEADER)])),
        (
            "RecordType",
            vec![
                ("ENTER", RecordType::Enter as u32),
                ("EXIT", RecordType::Exit as u32),
                ("CALL", RecordType::Call as u32),
                ("SIGNAL", RecordType::Signal as u32),
                ("STOPPED", RecordType::Stopped as u32),
                ("EXITED", RecordType::Exited as u32),
                ("KILLED", RecordType::Killed as u32),
                ("EXEC", RecordType::Exec as u32),
                ("FORK", RecordType::Fork as u32),
                ("BEGIN", RecordType::Begin as u32),
                ("DETACHED", RecordType::Detached as u32),
                ("NOTICE", RecordType::Notice as u32),
                ("COUNTS", RecordType::Counts as u32),
                ("END", RecordType::End as u32),
                ("CONTINUED", RecordType::Continued as u32),
            ],
        ),
        (
            "RecordFlag",
            vec![
                ("INJECTED", flag::INJECTED.into()),
                ("DELAYED", flag::DELAYED.into()),
                ("ENTERED_BEFORE", flag::ENTERED_BEFORE.into()),
                ("ARGS_CHANGED", flag::ARGS_CHANGED.into()),
                ("CUT", flag::CUT.into()),
                ("RESTARTED", flag::RESTARTED.into()),
            ],
        ),
        (
            "NoticeCode",
            vec![
                ("NO_FILTER", notice::NO_FILTER),
                ("NOT_POKED", notice::NOT_POKED),
                ("HOST_BUSY", notice::HOST_BUSY),
            ],
        ),
        ("BeginFlag", vec![("NAMESPACES", begin::NAMESPACES.into())]),
        (
            "Enter",
            offsets(&[
                ("nr", enter::NR),
                ("args", enter::ARGS),
                ("ip", enter::IP),
                ("sp", enter::SP),
                ("chunks", enter::CHUNKS),
                ("data", enter::DATA),
            ]),
        ),
        (
            "Exit",
            offsets(&[
                ("result", exit::RESULT),
                ("enterTime", exit::ENTER_TIME),
                ("systemTime", exit::SYSTEM_TIME),
                ("error", exit::ERROR),
                ("chunks", exit::CHUNKS),
                ("data", exit::DATA),
            ]),
        ),
        (
            "Call",
            offsets(&[
                ("result", call::RESULT),
                ("exitTime", call::EXIT_TIME),
                ("systemTime", call::SYSTEM_TIME),
                ("error", call::ERROR),
                ("entryChunks", call::ENTRY_CHUNKS),
                ("exitChunks", call::EXIT_CHUNKS),
                ("data", call::DATA),
            ]),
        ),
        (
            "ChunkKind",
            vec![
                ("BYTES", chunk::BYTES.into()),
                ("STRING", chunk::STRING.into()),
                ("WORDS", chunk::WORDS.into()),
                ("FD", chunk::DESCRIPTOR.into()),
                ("FD_AFTER", chunk::DESCRIPTOR_AFTER.into()),
                ("STACK", chunk::STACK.into()),
                ("NAMESPACES", chunk::NAMESPACES.into()),
                ("MAPPING", chunk::MAPPING.into()),
            ],
        ),
        (
            "ChunkStatus",
            vec![
                ("COMPLETE", chunk::COMPLETE.into()),
                ("FAULT", chunk::FAULT.into()),
                ("CAPPED", chunk::CAPPED.into()),
                ("NUL", chunk::NUL.into()),
            ],
        ),
        (
            "Stack",
            offsets(&[
                ("count", stack::COUNT),
                ("end", stack::END),
                ("frames", stack::FRAMES),
                ("frame", stack::FRAME),
                ("address", stack::ADDRESS),
                ("position", stack::POSITION),
                ("offset", stack::OFFSET),
                ("binary", stack::BINARY),
                ("symbol", stack::SYMBOL),
                ("file", stack::FILE),
                ("line", stack::LINE),
                ("flags", stack::FLAGS),
            ]),
        ),
        ("StackFlag", vec![("NEAREST", stack::flag::NEAREST), ("COMPILED", stack::flag::COMPILED)]),
        (
            "OpKind",
            vec![
                ("GROUP", 0),
                ("BYTES", 1),
                ("CSTR", 2),
                ("WORDS", 3),
                ("FD", 4),
                ("FDS", 5),
                ("NAMESPACES", 6),
                ("MAPPING", 7),
            ],
        ),
        (
            "OpFlag",
            vec![
                ("ALWAYS", plan::flag::ALWAYS.into()),
                ("BUDGET", plan::flag::BUDGET.into()),
                ("AT_ENTRY_TOO", plan::flag::AT_ENTRY_TOO.into()),
                ("NETLINK", plan::flag::NETLINK.into()),
                ("LINK", plan::flag::LINK.into()),
            ],
        ),
        (
            "Source",
            vec![
                ("CONST", 0),
                ("ARG", 1),
                ("RET", 2),
                ("MEM", 3),
                ("OP", 4),
                ("ERR", 5),
                ("UP", 6),
                ("SP", 7),
            ],
        ),
        ("CapClass", Caps::NAMES.iter().copied().zip(1..).collect()),
    ]
}
