//! Writing capture plans by hand.

pub const STR: u32 = 0x8000_0001;
pub const ARR: u32 = 0x8000_0002;
pub const PATH: u32 = 0x8000_0003;
pub const ENV: u32 = 0x8000_0004;

/// Two words.
pub type Operand = [u32; 2];

pub const fn constant(value: u32) -> Operand {
    [8 << 8, value]
}

pub const fn arg(index: u32, width: u32) -> Operand {
    [1 | width << 8, index]
}

pub const fn result() -> Operand {
    [2 | 8 << 8 | 1 << 16, 0]
}

pub const fn element(offset: u32, width: u32) -> Operand {
    [3 | width << 8, offset]
}

pub const fn copied(op: u32, offset: u32, width: u32) -> Operand {
    [4 | width << 8, op << 16 | offset]
}

pub const fn up(offset: u32, width: u32) -> Operand {
    [6 | width << 8, offset]
}

#[derive(Clone)]
pub struct Op {
    pub kind: u32,
    pub flags: u32,
    pub base: Operand,
    pub lengths: Vec<(Operand, i32, u32, u32)>,
    pub cap: u32,
    pub stride: u32,
    pub elements: u32,
    pub guards: Vec<(Operand, u64, u64)>,
    pub children: Vec<Op>,
}

impl Op {
    pub fn new(kind: u32, base: Operand, cap: u32) -> Self {
        Self {
            kind,
            flags: 0,
            base,
            lengths: vec![],
            cap,
            stride: 0,
            elements: 0,
            guards: vec![],
            children: vec![],
        }
    }

    pub fn group() -> Self {
        Self::new(0, constant(0), 0)
    }

    pub fn bytes(base: Operand, length: Operand, cap: u32) -> Self {
        let mut op = Self::new(1, base, cap);
        op.lengths.push((length, 0, 0, 1));
        op
    }

    pub fn string(base: Operand, cap: u32) -> Self {
        Self::new(2, base, cap)
    }

    pub fn words(base: Operand) -> Self {
        let mut op = Self::new(3, base, ENV);
        op.elements = ARR;
        op
    }

    pub fn descriptor(base: Operand) -> Self {
        Self::new(4, base, 0)
    }

    /// The descriptors that are set in the first so many bits of the parent's element.
    pub fn descriptors(count: Operand) -> Self {
        let mut op = Self::new(5, constant(0), 0);
        op.lengths.push((count, 0, 0, 1));
        op
    }

    /// The operation's data is an array.
    pub fn array(mut self, stride: u32, elements: u32, child: Op) -> Self {
        self.stride = stride;
        self.elements = elements;
        self.children.push(child);
        self
    }

    pub fn child(mut self, child: Op) -> Self {
        self.children.push(child);
        self
    }

    pub fn times(mut self, mul: u32) -> Self {
        self.lengths.last_mut().unwrap().3 = mul;
        self
    }

    pub fn flag(mut self, flag: u32) -> Self {
        self.flags |= flag;
        self
    }

    /// Runs only if the operand equals the value.
    pub fn when(mut self, operand: Operand, value: u64) -> Self {
        self.guards.push((operand, u64::MAX, value));
        self
    }

    fn write(&self, words: &mut Vec<u32>) {
        let counts = (self.guards.len() as u32) << 16 | (self.children.len() as u32) << 24;
        words.extend([self.kind | self.flags << 8 | counts, self.lengths.len() as u32]);
        words.extend(self.base);
        for (operand, add, shift, mul) in &self.lengths {
            words.extend(operand);
            words.extend([*add as u32, *shift, *mul]);
        }
        words.extend([self.cap, self.stride, self.elements]);
        for (operand, mask, value) in &self.guards {
            words.extend(operand);
            words.extend([
                *mask as u32,
                (*mask >> 32) as u32,
                *value as u32,
                (*value >> 32) as u32,
            ]);
        }
        for child in &self.children {
            child.write(words);
        }
    }
}

/// ABI, number, entry operations, exit operations.
pub type Entry = (u32, i64, Vec<Op>, Vec<Op>);

pub fn plan(entries: &[Entry]) -> Vec<u32> {
    let mut words = vec![0x5054_5348, 1, entries.len() as u32, 0];
    for (abi, nr, entry, exit) in entries {
        words.extend([*abi, *nr as u32, 0, entry.len() as u32, exit.len() as u32]);
        for op in entry.iter().chain(exit) {
            op.write(&mut words);
        }
    }
    words[3] = words.len() as u32;
    words
}
