//! A filter by which the kernel itself passes over the calls that nobody wants to know of.
//!
//! A program that is started with it stops only at the calls in the set (SECCOMP_RET_TRACE); all others run at full
//! speed. The filter only compares number and architecture, in a binary search of ranges, so that the kernel (since 5.11)
//! finds out beforehand which calls it always allows and does not even run it for those.
//! [seccomp(2)](https://man7.org/linux/man-pages/man2/seccomp.2.html)

use libc::{
    BPF_ABS, BPF_ALU, BPF_AND, BPF_JA, BPF_JEQ, BPF_JGE, BPF_JMP, BPF_K, BPF_LD, BPF_RET, BPF_W,
};

use crate::arch::{self, Abi};

/// One instruction of the kernel's packet filter.
pub(crate) type Instruction = libc::sock_filter;

/// `BPF_MAXINSNS` of linux/bpf_common.h.
const LONGEST: usize = 4096;
/// Numbers from here on are in no set.
const MOST_NUMBERS: u32 = 4096;
/// Offsets in `struct seccomp_data`.
const NR: u32 = 0;
const ARCH: u32 = 4;

/// What our filter says at its stops, to tell them from those of a filter of the program's own.
pub(crate) const MARK: u32 = 0x4853;
const TRACE: u32 = libc::SECCOMP_RET_TRACE | MARK;
const ALLOW: u32 = libc::SECCOMP_RET_ALLOW;

fn instruction(code: u32, jt: u8, jf: u8, k: u32) -> Instruction {
    Instruction { code: code as u16, jt, jf, k }
}

fn load(offset: u32) -> Instruction {
    instruction(BPF_LD | BPF_W | BPF_ABS, 0, 0, offset)
}

fn answer(value: u32) -> Instruction {
    instruction(BPF_RET | BPF_K, 0, 0, value)
}

/// `if (A <op> k) then else otherwise`, for parts of any length.
fn branch(
    op: u32,
    k: u32,
    then: Vec<Instruction>,
    otherwise: Vec<Instruction>,
) -> Vec<Instruction> {
    let mut code = Vec::with_capacity(2 + then.len() + otherwise.len());
    match u8::try_from(otherwise.len()) {
        Ok(skip) => code.push(instruction(BPF_JMP | op | BPF_K, skip, 0, k)),
        Err(_) => {
            code.push(instruction(BPF_JMP | op | BPF_K, 0, 1, k));
            code.push(instruction(BPF_JMP | BPF_JA, 0, 0, otherwise.len() as u32));
        }
    }
    code.extend(otherwise);
    code.extend(then);
    code
}

/// Finds the number in the accumulator among ranges, each of which begins where it says.
fn search(ranges: &[(u32, bool)]) -> Vec<Instruction> {
    match ranges {
        [] => vec![answer(ALLOW)],
        [(_, traced)] => vec![answer(if *traced { TRACE } else { ALLOW })],
        _ => {
            let middle = ranges.len() / 2;
            branch(BPF_JGE, ranges[middle].0, search(&ranges[middle..]), search(&ranges[..middle]))
        }
    }
}

/// The numbers of an interface, as ranges.
fn ranges(traced: impl Fn(u32) -> bool) -> Vec<(u32, bool)> {
    let mut ranges = vec![(0, traced(0))];
    for nr in 1..MOST_NUMBERS {
        let now = traced(nr);
        if ranges.last().is_some_and(|&(_, before)| before != now) {
            ranges.push((nr, now));
        }
    }
    if ranges.last().is_some_and(|&(_, traced)| traced) {
        ranges.push((MOST_NUMBERS, false));
    }
    ranges
}

/// The filter that stops at the calls for which `traced` holds; `None` if it would be too long for the kernel.
pub(crate) fn filter(traced: impl Fn(Abi, u32) -> bool) -> Option<Vec<Instruction>> {
    let numbers = |abi| search(&ranges(|nr| traced(abi, nr)));
    // An interface that nobody knows: who follows the calls has to see that.
    let mut code = vec![answer(TRACE)];
    for &(audit, abi) in arch::INTERFACES {
        let mut part = vec![load(NR)];
        part.extend(match arch::second_half(abi) {
            None => numbers(abi),
            // Two interfaces share an architecture, told apart by a bit of the number; numbers above are negative.
            Some((bit, second)) => {
                let mut upper = vec![instruction(BPF_ALU | BPF_AND | BPF_K, 0, 0, bit - 1)];
                upper.extend(numbers(second));
                let valid = branch(BPF_JGE, bit << 1, vec![answer(ALLOW)], upper);
                branch(BPF_JGE, bit, valid, numbers(abi))
            }
        });
        code = branch(BPF_JEQ, audit, part, code);
    }
    code.insert(0, load(ARCH));
    (code.len() <= LONGEST).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the kernel would answer.
    fn run(code: &[Instruction], audit: u32, nr: u32) -> u32 {
        let (mut at, mut a) = (0, 0);
        loop {
            let Instruction { code: op, jt, jf, k } = code[at];
            at += 1;
            let jump = |holds| usize::from(if holds { jt } else { jf });
            match u32::from(op) {
                op if op == BPF_LD | BPF_W | BPF_ABS => a = if k == NR { nr } else { audit },
                op if op == BPF_ALU | BPF_AND | BPF_K => a &= k,
                op if op == BPF_JMP | BPF_JA => at += k as usize,
                op if op == BPF_JMP | BPF_JEQ | BPF_K => at += jump(a == k),
                op if op == BPF_JMP | BPF_JGE | BPF_K => at += jump(a >= k),
                op if op == BPF_RET | BPF_K => return k,
                op => panic!("operation {op:#x}"),
            }
        }
    }

    fn check(traced: impl Fn(Abi, u32) -> bool) -> usize {
        let code = filter(&traced).unwrap();
        for &(audit, first) in arch::INTERFACES {
            for nr in
                (0..6000).chain([0x3fff_ffff, 0x4000_0000, 0x7fff_ffff, 0x8000_0000, u32::MAX])
            {
                for nr in [nr, nr | 0x4000_0000] {
                    let (abi, number) = arch::interface(audit, nr.into());
                    let known = number < MOST_NUMBERS.into();
                    let expected = known && traced(abi, number as u32);
                    let answer = run(&code, audit, nr);
                    assert_eq!(answer == TRACE, expected, "{first} {nr:#x} is {abi} {number}");
                    assert!(answer == TRACE || answer == ALLOW);
                }
            }
        }
        assert_eq!(run(&code, 0x1234, 1), TRACE, "an unknown architecture");
        code.len()
    }

    #[test]
    fn the_filter_stops_at_the_calls_of_the_set_and_at_no_others() {
        check(|_, _| false);
        check(|_, _| true);
        check(|_, nr| nr == 257);
        check(|abi, nr| nr < 512 && (nr % 7 == 3 || abi == Abi::I386 && nr % 2 == 0));
        // The worst there is: every other one.
        assert!(check(|abi, nr| nr < 470 && nr % 2 == abi as u32 % 2) < LONGEST);
        assert!(filter(|_, nr| nr % 2 == 0).is_none());
    }
}
