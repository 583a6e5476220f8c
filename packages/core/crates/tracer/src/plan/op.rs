//! The parts of a plan.

/// Flags of operations.
pub(crate) mod flag {
    /// Runs at exit even if the call failed.
    pub(crate) const ALWAYS: u8 = 1;
    /// The result is what all children together may copy.
    pub(crate) const BUDGET: u8 = 2;
    /// Operation of the exit that runs at entry, too.
    pub(crate) const AT_ENTRY_TOO: u8 = 4;
    /// Of a descriptor: runs in any run, for a netlink socket only, and decides about its children.
    pub(crate) const NETLINK: u8 = 8;
    /// Of a descriptor: runs in any run, and what it refers to is the data of the operation.
    pub(crate) const LINK: u8 = 16;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OpKind {
    Group,
    Bytes,
    String,
    Words,
    Descriptor,
    /// The parent's element is a set of descriptors, one a bit.
    Descriptors,
    /// The namespaces of a process.
    Namespaces,
    /// Memory that a descriptor is mapped to.
    Mapping,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Const,
    Arg,
    Result,
    /// Current element of the parent.
    Element,
    /// Data of another operation, by its number.
    Op(u16),
    /// 1 if the call failed.
    Failed,
    /// Current element of the grandparent.
    Up,
    /// The stack pointer, plus the operand's index.
    Stack,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Operand {
    pub(crate) source: Source,
    /// Bytes: 1, 2, 4 or 8.
    pub(crate) width: u8,
    pub(crate) signed: bool,
    /// Constant, index of an argument, or offset.
    pub(crate) index: u32,
}

/// `bytes = ((value + add) >> shift) * mul`
#[derive(Clone, Copy, Debug)]
pub(crate) struct Length {
    pub(crate) operand: Operand,
    pub(crate) add: i32,
    pub(crate) shift: u32,
    pub(crate) mul: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compare {
    Equal,
    NotEqual,
    Less,
    GreaterOrEqual,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Guard {
    pub(crate) operand: Operand,
    pub(crate) compare: Compare,
    pub(crate) mask: u64,
    pub(crate) value: u64,
}

#[derive(Clone, Debug)]
pub(crate) struct Op {
    pub(crate) kind: OpKind,
    pub(crate) flags: u8,
    pub(crate) base: Operand,
    pub(crate) lengths: [Option<Length>; 2],
    /// Most bytes to copy.
    pub(crate) cap: u32,
    /// Whether what is copied is a path.
    pub(crate) path: bool,
    /// Bytes from one element to the next; 0: there is one.
    pub(crate) stride: u32,
    /// Most elements whose children are run.
    pub(crate) elements: u32,
    /// Range in [`super::Plan::guards`].
    pub(crate) guards: (u32, u32),
    /// Number of this operation within its call.
    pub(crate) number: u16,
    /// Index after the last operation of the subtree that begins with this one; the children follow it directly.
    pub(crate) end: u32,
    /// Whether a guard or operand looks at the data of another operation.
    pub(crate) refers: bool,
    /// For an entry operation whose data the exit looks at: how many bytes to keep.
    pub(crate) keep: u32,
}

/// A call of an interface. The operations of the entry come first, then those of the exit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) start: u32,
    /// Where the exit's operations begin.
    pub(crate) exit: u32,
    pub(crate) end: u32,
    /// Whether the exit looks at data that was copied at entry.
    pub(crate) keeps: bool,
    /// Whether exit operations run at entry, too.
    pub(crate) early: bool,
}
