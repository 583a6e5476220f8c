//! Numbers and offsets of records, shared with the reader through the binding's `layout()`.

/// Version of the record format.
pub const VERSION: u32 = 1;
/// Bytes of a record's header.
pub const HEADER: usize = 24;

/// Kinds of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum RecordType {
    /// A call began and has not ended yet.
    Enter = 1,
    /// A call of which ENTER told ended.
    Exit = 2,
    /// A whole call.
    Call = 3,
    /// A signal is about to be delivered.
    Signal = 4,
    /// A thread was stopped by job control.
    Stopped = 5,
    /// A thread ended by itself.
    Exited = 6,
    /// A thread was killed by a signal.
    Killed = 7,
    /// A process became another program.
    Exec = 8,
    /// A process or thread was made.
    Fork = 9,
    /// First sight of a thread.
    Begin = 10,
    /// A thread is not traced any more.
    Detached = 11,
    /// A remark about this run.
    Notice = 12,
    /// The engine's own counts.
    Counts = 13,
    /// The last record.
    End = 14,
    /// A stopped thread runs again.
    Continued = 15,
}

/// Flags of records.
pub mod flag {
    /// The result was made up by an injection rule.
    pub const INJECTED: u16 = 1;
    /// An injection rule delayed the call.
    pub const DELAYED: u16 = 2;
    /// EXIT: the entry was delivered before.
    pub const ENTERED_BEFORE: u16 = 4;
    /// An injection rule changed the arguments or the number; the record has those of the program.
    pub const ARGS_CHANGED: u16 = 8;
    /// A limit of the call was reached; something was left unread.
    pub const CUT: u16 = 16;
    /// The call goes on after an interruption (restart_syscall).
    pub const RESTARTED: u16 = 32;
}

/// Flags of BEGIN.
pub mod begin {
    /// The ids in the pid namespaces follow.
    pub const NAMESPACES: u16 = 1;
}

/// Codes of NOTICE records.
pub mod notice {
    /// Calls that are not wanted stop all the same, as no filter could be installed.
    pub const NO_FILTER: u32 = 1;
    /// Memory of a call could not be changed by an injection rule.
    pub const NOT_POKED: u32 = 2;
    /// A child of the host's is not traced for as long as the host cannot look for its end.
    pub const HOST_BUSY: u32 = 3;
}

/// Offsets in ENTER, and in the first part of CALL.
pub mod enter {
    /// u64
    pub const NR: usize = 24;
    /// u64\[6\]
    pub const ARGS: usize = 32;
    /// u64
    pub const IP: usize = 80;
    /// u64
    pub const SP: usize = 88;
    /// u32
    pub const CHUNKS: usize = 96;
    /// Where the chunks begin.
    pub const DATA: usize = 104;
}

/// Offsets in EXIT.
pub mod exit {
    /// i64
    pub const RESULT: usize = 24;
    /// u64
    pub const ENTER_TIME: usize = 32;
    /// u64
    pub const SYSTEM_TIME: usize = 40;
    /// u32
    pub const ERROR: usize = 48;
    /// u32
    pub const CHUNKS: usize = 52;
    /// Where the chunks begin.
    pub const DATA: usize = 56;
}

/// Offsets in CALL, beyond those of ENTER.
pub mod call {
    /// i64
    pub const RESULT: usize = 96;
    /// u64
    pub const EXIT_TIME: usize = 104;
    /// u64
    pub const SYSTEM_TIME: usize = 112;
    /// u32
    pub const ERROR: usize = 120;
    /// u32
    pub const ENTRY_CHUNKS: usize = 124;
    /// u32
    pub const EXIT_CHUNKS: usize = 128;
    /// Where the chunks begin, first those of the entry.
    pub const DATA: usize = 136;
}

/// Chunks of copied memory.
pub mod chunk {
    /// Bytes before the data: u64 address, u32 length, u8 kind, u8 status, u16 padding.
    pub const HEADER: usize = 16;
    /// Kinds: bytes.
    pub const BYTES: u8 = 1;
    /// A string.
    pub const STRING: u8 = 2;
    /// An array of pointers.
    pub const WORDS: u8 = 3;
    /// What a descriptor refers to.
    pub const DESCRIPTOR: u8 = 4;
    /// What a descriptor refers to after the call.
    pub const DESCRIPTOR_AFTER: u8 = 5;
    /// Where in the program the call was made.
    pub const STACK: u8 = 6;
    /// The namespaces of a process: `uts:[4026531838]`, one a line.
    pub const NAMESPACES: u8 = 7;
    /// Memory that a descriptor is mapped to, after its address (u64); the chunk's address is the descriptor.
    pub const MAPPING: u8 = 8;
    /// Bit of the kind: read at exit.
    pub const AT_EXIT: u8 = 0x80;
    /// Status: all that was asked for.
    pub const COMPLETE: u8 = 1;
    /// The memory ended before.
    pub const FAULT: u8 = 2;
    /// More was asked for than the limit allows.
    pub const CAPPED: u8 = 4;
    /// A NUL (or null pointer) ends it.
    pub const NUL: u8 = 8;
}

/// Stack traces: the data of a STACK chunk, and what follows the fields of SIGNAL and STOPPED.
pub mod stack {
    /// u32
    pub const COUNT: usize = 0;
    /// u32
    pub const END: usize = 4;
    /// Where the frames begin; behind them are the strings.
    pub const FRAMES: usize = 8;
    /// Bytes of a frame.
    pub const FRAME: usize = 48;
    /// Offsets in a frame: u64
    pub const ADDRESS: usize = 0;
    /// u64
    pub const POSITION: usize = 8;
    /// u64
    pub const OFFSET: usize = 16;
    /// u32
    pub const BINARY: usize = 24;
    /// u32
    pub const SYMBOL: usize = 28;
    /// u32
    pub const FILE: usize = 32;
    /// u32
    pub const LINE: usize = 36;
    /// u32
    pub const FLAGS: usize = 40;

    /// Flags of frames.
    pub mod flag {
        /// The symbol is not the function's, but the last one that begins before the address.
        pub const NEAREST: u32 = 1;
        /// The function was compiled by the program itself.
        pub const COMPILED: u32 = 2;
    }
}
