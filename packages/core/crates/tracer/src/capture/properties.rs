//! What holds for the interpreter whatever the plan says and whatever is in the memory of the tracee.

use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Capture, Kept, Lookups, Outcome, Stop};
use crate::arch::Abi;
use crate::descriptor::Descriptors;
use crate::error::Pid;
use crate::options::{Caps, DescriptorNames};
use crate::plan::{MAGIC, Plan, VERSION};
use crate::record::layout::chunk;

/// Most bytes that one stop may copy here.
const MOST: u32 = 20_000;
/// Bytes before the chunks of a record.
const HEAD: usize = 104;
/// Far more than any stop takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Words of an operand that the decoder takes, for the most part.
fn operand() -> impl Strategy<Value = [u32; 2]> {
    let width = prop_oneof![Just(1u32), Just(2), Just(4), Just(8)];
    let offset = prop_oneof![0u32..64, any::<u32>()];
    (0u32..8, width, any::<bool>(), offset, 0u32..12).prop_map(
        |(source, width, signed, offset, number)| {
            let index = match source {
                1 => offset % 6,
                3 | 6 => offset % (1 << 24),
                4 => number << 16 | offset & 0xff,
                _ => offset,
            };
            [source | width << 8 | u32::from(signed) << 16, index]
        },
    )
}

fn cap() -> impl Strategy<Value = u32> {
    prop_oneof![(1u32..6).prop_map(|class| 1 << 31 | class), 0u32..300, 0u32..u32::MAX >> 1]
}

/// An operation: what it says of itself, and its children.
#[derive(Clone, Debug)]
struct Shape {
    kind: u32,
    flags: u32,
    base: [u32; 2],
    lengths: Vec<([u32; 2], [u32; 3])>,
    limits: [u32; 3],
    guards: Vec<([u32; 2], u32, u64, u64)>,
    children: Vec<Shape>,
}

impl Shape {
    fn write(&self, words: &mut Vec<u32>) {
        let counts = (self.guards.len() as u32) << 16 | (self.children.len() as u32) << 24;
        words.extend([self.kind | self.flags << 8 | counts, self.lengths.len() as u32]);
        words.extend(self.base);
        for (operand, numbers) in &self.lengths {
            words.extend(operand);
            words.extend(numbers);
        }
        words.extend(self.limits);
        for (operand, compare, mask, value) in &self.guards {
            words.extend([operand[0] | compare << 24, operand[1]]);
            words.extend([*mask as u32, (mask >> 32) as u32, *value as u32, (value >> 32) as u32]);
        }
        for child in &self.children {
            child.write(words);
        }
    }
}

fn shape() -> impl Strategy<Value = Shape> {
    let numbers = (any::<u32>(), 0u32..64, 0u32..20).prop_map(|(add, shift, mul)| {
        // Mostly what plans say: nothing added, nothing shifted.
        if add % 3 == 0 { [0, 0, mul] } else { [add, shift, mul] }
    });
    let guard = (operand(), 0u32..4, any::<u64>(), 0u64..3);
    let limits = (cap(), prop_oneof![0u32..40, any::<u32>()], cap());
    let parts = (
        prop_oneof![Just(1u32), 0u32..6],
        0u32..32,
        operand(),
        vec((operand(), numbers), 0..3),
        limits,
        vec(guard, 0..2),
    );
    let leaf = parts.prop_map(|(kind, flags, base, lengths, (cap, stride, elements), guards)| {
        let limits = [cap, stride, elements];
        Shape { kind, flags, base, lengths, limits, guards, children: vec![] }
    });
    let leaf = leaf.boxed();
    leaf.clone().prop_recursive(4, 24, 3, move |inner| {
        (leaf.clone(), vec(inner, 0..3)).prop_map(|(shape, children)| Shape { children, ..shape })
    })
}

fn plan(abi: u32, entry: &[Shape], exit: &[Shape]) -> Vec<u32> {
    let mut words = vec![MAGIC, VERSION, 1, 0, abi, 1, 0, entry.len() as u32, exit.len() as u32];
    for shape in entry.iter().chain(exit) {
        shape.write(&mut words);
    }
    words[3] = words.len() as u32;
    words
}

/// A word of memory or an argument, before it is known where the memory lies.
#[derive(Clone, Copy, Debug)]
enum Word {
    Number(u64),
    /// The address of this word of the memory.
    Pointer(usize),
}

const WORDS: usize = 700;

fn word() -> impl Strategy<Value = Word> {
    prop_oneof![
        (0u64..40).prop_map(Word::Number),
        (0..WORDS + 3).prop_map(Word::Pointer),
        any::<u64>().prop_map(Word::Number),
        Just(Word::Number(u64::MAX)),
        Just(Word::Number(0x2020_2020_2020_2020)),
    ]
}

/// The chunks of a record follow each other up to its end, and tell how many bytes were copied in all.
fn copied(record: &[u8], chunks: u32) -> u64 {
    let mut at = HEAD;
    let mut copied = 0;
    for _ in 0..chunks {
        let length = u32::from_le_bytes(record[at + 8..at + 12].try_into().unwrap()) as usize;
        let kind = record[at + 12] & !chunk::AT_EXIT;
        assert!((chunk::BYTES..=chunk::DESCRIPTOR_AFTER).contains(&kind), "a chunk of kind {kind}");
        if kind < chunk::DESCRIPTOR {
            copied += length as u64;
        }
        at += chunk::HEADER + length.next_multiple_of(8);
    }
    assert_eq!(at, record.len(), "bytes that belong to no chunk");
    copied
}

fn config(cases: u32) -> ProptestConfig {
    // What failed once is told by its values; the sources carry no files of seeds.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn strings_of_one_level_share_what_a_call_may_copy() {
    let mut text = vec![b'x'; 250];
    text.push(0);
    let pointers: Vec<u64> = [text.as_ptr() as u64; 200].into_iter().chain([0]).collect();
    let string = Shape {
        kind: 2,
        flags: 0,
        base: [3 | 8 << 8, 0],
        lengths: vec![],
        limits: [1 << 31 | 1, 0, 0],
        guards: vec![],
        children: vec![],
    };
    let limits = [1 << 31 | 4, 0, 1 << 31 | 2];
    let words =
        Shape { kind: 3, base: [1 | 8 << 8, 0], limits, children: vec![string.clone()], ..string };
    let plan = Plan::decode(&plan(1, &[words], &[]), &Caps::default()).unwrap();
    let entry = plan.entries[0];
    let pid = std::process::id() as Pid;
    let args = [pointers.as_ptr() as u64, 0, 0, 0, 0, 0];
    let stop = Stop { pid, tid: pid, abi: Abi::X86_64, args: &args, stack: 0, outcome: None };
    let mut capture =
        Capture::new(MOST, Descriptors::new(DescriptorNames::None), Lookups::default());
    capture.start(HEAD);
    capture.run(&plan, &entry, &stop, &mut Kept::default());
    assert_eq!(copied(capture.record(), capture.chunks()), u64::from(MOST));
    assert!(capture.was_cut());
}

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn any_plan_on_any_memory_copies_no_more_than_it_may(
        entry in vec(shape(), 0..4),
        exit in vec(shape(), 0..4),
        abi in 1u32..3,
        memory in vec(word(), WORDS),
        args in vec(word(), 6),
        failed in any::<bool>(),
        result in prop_oneof![0i64..100, any::<i64>()],
        names in 0usize..3,
    ) {
        let Ok(plan) = Plan::decode(&plan(abi, &entry, &exit), &Caps::default()) else {
            // It may refer to an operation that it does not have.
            return Ok(());
        };
        let abi = Abi::from_number(abi).unwrap();
        let mut bytes = vec![0u64; WORDS];
        let start = bytes.as_ptr() as u64;
        let value = |word: &Word| match word {
            Word::Number(number) => *number,
            Word::Pointer(index) => start + 8 * *index as u64,
        };
        for (target, word) in bytes.iter_mut().zip(&memory) {
            *target = value(word);
        }
        let mut registers = [0; 6];
        for (target, word) in registers.iter_mut().zip(&args) {
            *target = value(word);
        }
        let names = [DescriptorNames::None, DescriptorNames::Paths, DescriptorNames::Details][names];
        let mut capture = Capture::new(MOST, Descriptors::new(names), Lookups::default());
        let mut kept = Kept::default();
        let entry = plan.entries[usize::from(plan.find(abi, 1).unwrap())];
        let pid = std::process::id() as Pid;
        for outcome in [None, Some(Outcome { result, failed })] {
            let began = Instant::now();
            let stop = Stop { pid, tid: pid, abi, args: &registers, stack: start, outcome };
            capture.start(HEAD);
            capture.run(&plan, &entry, &stop, &mut kept);
            prop_assert!(copied(capture.record(), capture.chunks()) <= u64::from(MOST));
            prop_assert!(began.elapsed() < PATIENCE, "it took {:?}", began.elapsed());
        }
    }
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn any_words_are_a_plan_or_an_error(
        words in vec(prop_oneof![0u32..8, any::<u32>()], 0..80),
        told in any::<bool>(),
    ) {
        let mut words = words;
        words.splice(0..0, [MAGIC, VERSION, 1, 0]);
        if told {
            words[3] = words.len() as u32;
        }
        if let Ok(plan) = Plan::decode(&words, &Caps::default()) {
            for op in &plan.ops {
                prop_assert!(op.end as usize <= plan.ops.len());
            }
        }
    }

    #[test]
    fn any_change_of_a_plan_is_a_plan_or_an_error(
        entry in vec(shape(), 0..4),
        exit in vec(shape(), 0..4),
        at in any::<prop::sample::Index>(),
        value in prop_oneof![0u32..300, any::<u32>()],
        cut in any::<bool>(),
    ) {
        let mut words = plan(1, &entry, &exit);
        let at = at.index(words.len());
        if cut {
            words.truncate(at);
            prop_assert!(words.is_empty() || Plan::decode(&words, &Caps::default()).is_err());
        } else {
            words[at] = value;
            let _ = Plan::decode(&words, &Caps::default());
        }
    }
}
