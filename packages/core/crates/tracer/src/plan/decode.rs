//! From the words of a plan to its parts.

use super::Plan;
use super::op::{Compare, Entry, Guard, Length, Op, OpKind, Operand, Source, flag};
use crate::arch::Abi;
use crate::error::{Error, Result};
use crate::options::Caps;

/// "HSTP"
pub(crate) const MAGIC: u32 = 0x5054_5348;
pub(crate) const VERSION: u32 = 1;
/// The class of paths.
const PATH: u32 = 3;
/// A cap that names a class of the run.
const CLASS: u32 = 0x8000_0000;
/// Highest number a system call may have in a plan.
const MOST_NUMBERS: u32 = 4096;
/// Deepest nesting of operations.
const DEEPEST: u32 = 32;

pub(super) struct Decoder<'a> {
    words: &'a [u32],
    at: usize,
    caps: &'a Caps,
    plan: Plan,
    /// Index of the first operation of the present entry.
    first: usize,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(words: &'a [u32], caps: &'a Caps) -> Self {
        Self { words, at: 0, caps, plan: Plan::default(), first: 0 }
    }

    pub(super) fn run(mut self) -> Result<Plan> {
        if self.word()? != MAGIC {
            return self.wrong("this is not a plan");
        }
        if self.word()? != VERSION {
            return self.wrong(
                "a version that this engine does not know; were all of hstrace's packages updated?",
            );
        }
        let entries = self.word()?;
        if self.word()? as usize != self.words.len() {
            return self.wrong("another length than the plan says");
        }
        for _ in 0..entries {
            self.entry()?;
        }
        if self.at != self.words.len() {
            self.wrong("words after the last entry")
        } else {
            Ok(self.plan)
        }
    }

    fn wrong<T>(&self, problem: &'static str) -> Result<T> {
        Err(Error::Plan { at: self.at.saturating_sub(1), problem })
    }

    fn word(&mut self) -> Result<u32> {
        let word = self.words.get(self.at).copied();
        self.at += 1;
        match word {
            Some(word) => Ok(word),
            None => self.wrong("it ends too early"),
        }
    }

    fn entry(&mut self) -> Result<()> {
        let Some(abi) = Abi::from_number(self.word()?) else {
            return self.wrong("an interface that does not exist");
        };
        let nr = self.word()?;
        if nr >= MOST_NUMBERS {
            return self.wrong("a system call number beyond 4095");
        }
        let _flags = self.word()?;
        let (entry_ops, exit_ops) = (self.word()?, self.word()?);
        self.first = self.plan.ops.len();
        for _ in 0..entry_ops {
            self.op(0)?;
        }
        let exit = self.plan.ops.len();
        for _ in 0..exit_ops {
            self.op(0)?;
        }
        let (keeps, early) = self.finish_entry(exit)?;
        let entry = Entry {
            start: self.first as u32,
            exit: exit as u32,
            end: self.plan.ops.len() as u32,
            keeps,
            early,
        };
        self.plan.entries.push(entry);
        let Ok(index) = u16::try_from(self.plan.entries.len()) else {
            return self.wrong("more than 65,535 entries");
        };
        let table = &mut self.plan.by_number[abi as usize];
        if table.len() <= nr as usize {
            table.resize(nr as usize + 1, 0);
        }
        table[nr as usize] = index;
        Ok(())
    }

    /// Checks the references between the operations of an entry, and notes what the exit needs of the entry.
    fn finish_entry(&mut self, exit: usize) -> Result<(bool, bool)> {
        let (first, end) = (self.first, self.plan.ops.len());
        let mut keeps = false;
        let mut early = false;
        for index in first..end {
            early |= index >= exit && self.plan.ops[index].flags & flag::AT_ENTRY_TOO != 0;
            for operand in self.operands(index) {
                let Source::Op(number) = operand.source else { continue };
                let target = first + number as usize;
                if target >= end {
                    return self.wrong("it refers to an operation that the call does not have");
                }
                self.plan.ops[index].refers = true;
                if index >= exit && target < exit {
                    keeps = true;
                    let op = &mut self.plan.ops[target];
                    op.keep = op.keep.max(operand.index + u32::from(operand.width));
                }
            }
        }
        Ok((keeps, early))
    }

    /// All operands of an operation.
    fn operands(&self, index: usize) -> Vec<Operand> {
        let op = &self.plan.ops[index];
        let guards = &self.plan.guards[op.guards.0 as usize..op.guards.1 as usize];
        std::iter::once(op.base)
            .chain(op.lengths.iter().flatten().map(|length| length.operand))
            .chain(guards.iter().map(|guard| guard.operand))
            .collect()
    }

    fn op(&mut self, depth: u32) -> Result<()> {
        if depth > DEEPEST {
            return self.wrong("operations are nested too deeply");
        }
        let word = self.word()?;
        let [kind, flags, guard_count, child_count] = word.to_le_bytes();
        let kind = match kind {
            0 => OpKind::Group,
            1 => OpKind::Bytes,
            2 => OpKind::String,
            3 => OpKind::Words,
            4 => OpKind::Descriptor,
            5 => OpKind::Descriptors,
            6 => OpKind::Namespaces,
            7 => OpKind::Mapping,
            _ => return self.wrong("an operation of unknown kind"),
        };
        let length_count = self.word()?;
        if length_count > 2 {
            return self.wrong("more than two lengths");
        }
        let (base, _) = self.operand()?;
        let mut lengths = [None; 2];
        for length in &mut lengths[..length_count as usize] {
            *length = Some(self.length()?);
        }
        let path = kind == OpKind::String && self.words.get(self.at) == Some(&(CLASS | PATH));
        let cap = self.limit()?;
        let stride = self.word()?;
        let elements = self.limit()?;
        let number = self.plan.ops.len() - self.first;
        let Ok(number) = u16::try_from(number) else {
            return self.wrong("more than 65,536 operations in one call");
        };
        let guard_start = self.plan.guards.len() as u32;
        for _ in 0..guard_count {
            let guard = self.guard()?;
            self.plan.guards.push(guard);
        }
        let guards = (guard_start, self.plan.guards.len() as u32);
        let index = self.plan.ops.len();
        self.plan.ops.push(Op {
            kind,
            flags,
            base,
            lengths,
            cap,
            path,
            stride,
            elements,
            guards,
            number,
            end: 0,
            refers: false,
            keep: 0,
        });
        for _ in 0..child_count {
            self.op(depth + 1)?;
        }
        self.plan.ops[index].end = self.plan.ops.len() as u32;
        Ok(())
    }

    /// An operand, and the comparison in its first word.
    fn operand(&mut self) -> Result<(Operand, u8)> {
        let [source, width, signed, compare] = self.word()?.to_le_bytes();
        let mut index = self.word()?;
        let source = match source {
            0 => Source::Const,
            1 if index < 6 => Source::Arg,
            1 => return self.wrong("an argument beyond the sixth"),
            2 => Source::Result,
            3 => Source::Element,
            4 => {
                let number = (index >> 16) as u16;
                index &= 0xffff;
                Source::Op(number)
            }
            5 => Source::Failed,
            6 => Source::Up,
            7 => Source::Stack,
            _ => return self.wrong("an operand of unknown source"),
        };
        if !matches!(width, 1 | 2 | 4 | 8) && !matches!(source, Source::Const | Source::Failed) {
            return self.wrong("an operand of a width other than 1, 2, 4 or 8");
        }
        if matches!(source, Source::Element | Source::Up) && index > 1 << 24 {
            return self.wrong("an operand at an offset beyond 16 MiB");
        }
        Ok((Operand { source, width, signed: signed != 0, index }, compare))
    }

    fn length(&mut self) -> Result<Length> {
        let (operand, _) = self.operand()?;
        let (add, shift, mul) = (self.word()? as i32, self.word()?, self.word()?);
        if shift > 63 {
            self.wrong("a shift beyond 63")
        } else {
            Ok(Length { operand, add, shift, mul })
        }
    }

    fn limit(&mut self) -> Result<u32> {
        let word = self.word()?;
        if word & CLASS == 0 {
            return Ok(word);
        }
        match self.caps.class(word & !CLASS) {
            Some(limit) => Ok(limit),
            None => self.wrong("a cap class that does not exist"),
        }
    }

    fn guard(&mut self) -> Result<Guard> {
        let (operand, compare) = self.operand()?;
        let compare = match compare {
            0 => Compare::Equal,
            1 => Compare::NotEqual,
            2 => Compare::Less,
            3 => Compare::GreaterOrEqual,
            _ => return self.wrong("a comparison of unknown kind"),
        };
        let mut long = || Ok(u64::from(self.word()?) | u64::from(self.word()?) << 32);
        Ok(Guard { operand, compare, mask: long()?, value: long()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(words: &[u32]) -> &'static str {
        match Plan::decode(words, &Caps::default()) {
            Err(Error::Plan { problem, .. }) => problem,
            other => panic!("{other:?}"),
        }
    }

    /// A plan of one entry for call 1 of x86-64 with these operations at entry.
    fn plan(ops: &[&[u32]]) -> Vec<u32> {
        let mut words = vec![MAGIC, VERSION, 1, 0, 1, 1, 0, ops.len() as u32, 0];
        words.extend(ops.iter().copied().flatten());
        words[3] = words.len() as u32;
        words
    }

    const STRING: [u32; 7] = [2, 0, 1 | 8 << 8, 0, CLASS | 1, 0, 0];

    #[test]
    fn a_string_gets_the_limit_of_the_run() {
        let caps = Caps { strings: 33, ..Caps::default() };
        let plan = Plan::decode(&plan(&[&STRING]), &caps).unwrap();
        assert_eq!(plan.find(Abi::X86_64, 1), Some(0));
        assert_eq!(plan.find(Abi::X86_64, 2), None);
        assert_eq!(plan.find(Abi::I386, 1), None);
        assert_eq!(plan.find(Abi::X86_64, u64::MAX), None);
        assert_eq!(plan.ops[0].cap, 33);
        assert_eq!(plan.ops[0].end, 1);
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(problem(&[1]), "this is not a plan");
        assert!(problem(&[MAGIC, 99]).contains("version"));
        assert_eq!(problem(&[MAGIC, VERSION, 0, 5]), "another length than the plan says");
        let mut argument = STRING;
        argument[3] = 6;
        assert_eq!(problem(&plan(&[&argument])), "an argument beyond the sixth");
        let mut dangling = STRING;
        dangling[2] = 4 | 4 << 8;
        dangling[3] = 7 << 16;
        assert!(problem(&plan(&[&dangling])).contains("refers to an operation"));
        let mut class = STRING;
        class[4] = CLASS | 9;
        assert_eq!(problem(&plan(&[&class])), "a cap class that does not exist");
    }

    #[test]
    fn any_prefix_and_any_flipped_word_is_survived() {
        let words = plan(&[&STRING, &STRING]);
        for end in 0..words.len() {
            let mut cut = words[..end].to_vec();
            assert!(cut.is_empty() || Plan::decode(&cut, &Caps::default()).is_err());
            if end > 3 {
                cut[3] = end as u32;
                assert!(Plan::decode(&cut, &Caps::default()).is_err());
            }
        }
        for at in 0..words.len() {
            for value in [0, 1, 0x7fff_ffff, 0x8000_0000, u32::MAX] {
                let mut bad = words.clone();
                bad[at] = value;
                let _ = Plan::decode(&bad, &Caps::default());
            }
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        let mut words = vec![MAGIC, VERSION, 1, 0, 1, 1, 0, 1, 0];
        for _ in 0..200 {
            words.extend([1 << 24, 0, 0, 0, 0, 0, 0]);
        }
        words[3] = words.len() as u32;
        assert_eq!(problem(&words), "operations are nested too deeply");
    }
}
