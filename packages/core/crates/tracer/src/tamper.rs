//! Tampering with calls: other results, other numbers, signals, delays, changed memory. A rule knows calls by number.

use std::collections::HashMap;

use crate::arch::Abi;
use crate::options::CallSet;

/// Bytes that are written where an argument points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poke {
    /// Index of the argument.
    pub arg: usize,
    /// What is written.
    pub data: Vec<u8>,
}

/// Files and descriptors that calls have to do with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touching {
    /// Paths, as calls give them or as descriptors have them.
    pub paths: Vec<Vec<u8>>,
    /// Numbers of descriptors; with `others`, all but these.
    pub descriptors: Vec<u32>,
    /// Whether the descriptors that are not listed are meant.
    pub others: bool,
}

impl Touching {
    /// Whether a descriptor of this number is one of them.
    pub(crate) fn has(&self, fd: i64) -> bool {
        u32::try_from(fd).is_ok_and(|fd| self.descriptors.contains(&fd) != self.others)
    }
}

/// What is done to which calls.
#[derive(Clone, Debug)]
pub struct Tamper {
    /// The calls.
    pub calls: CallSet,
    /// Only those of them that have to do with one of these; `None`: all.
    pub touching: Option<Touching>,
    /// The first that is meant, counted from 1 for each thread and each system call of the set.
    pub first: u32,
    /// The last that is meant.
    pub last: u32,
    /// Every so many from the first on; 0: only that one.
    pub step: u32,
    /// The call is not made, and has this result (a negative error number for an error).
    pub result: Option<i64>,
    /// The result is no error, whatever it looks like.
    pub succeeds: bool,
    /// Sent to the thread as the call begins.
    pub signal: Option<i32>,
    /// The call is replaced by the one with this number in its interface.
    pub numbers: [Option<u32>; Abi::COUNT],
    /// How long the thread waits before the call, in ns.
    pub delay_enter: u64,
    /// How long it waits after the call, in ns.
    pub delay_exit: u64,
    /// Memory that is changed before the call.
    pub poke_enter: Vec<Poke>,
    /// Memory that is changed after the call, if it succeeded.
    pub poke_exit: Vec<Poke>,
}

impl Default for Tamper {
    fn default() -> Self {
        Self {
            calls: CallSet::none(),
            touching: None,
            first: 1,
            last: u32::MAX,
            step: 1,
            result: None,
            succeeds: false,
            signal: None,
            numbers: [None; Abi::COUNT],
            delay_enter: 0,
            delay_exit: 0,
            poke_enter: Vec::new(),
            poke_exit: Vec::new(),
        }
    }
}

impl Tamper {
    /// Whether the rule means the `n`th call of its set.
    fn means(&self, n: u32) -> bool {
        (self.first..=self.last).contains(&n)
            && match self.step {
                0 => n == self.first,
                step => (n - self.first).is_multiple_of(step),
            }
    }

    /// Whether the call's result is not its own.
    pub(crate) fn replaces(&self, abi: Abi) -> bool {
        self.result.is_some() || self.numbers[abi as usize].is_some()
    }
}

/// How many calls a thread has made of each system call that a rule means.
#[derive(Debug, Default)]
pub(crate) struct Counters(HashMap<(u16, u8, u64), u32>);

impl Counters {
    /// Counts a call, and gives the rule that is to be applied to it. Of rules that have a call in common the last one
    /// counts. `touches` tells whether the call has to do with what a rule is limited to.
    pub(crate) fn count(
        &mut self,
        rules: &[Tamper],
        abi: Abi,
        nr: u64,
        touches: impl Fn(&Touching) -> bool,
    ) -> Option<u16> {
        let index = rules.iter().rposition(|rule| {
            rule.calls.contains(abi, nr) && rule.touching.as_ref().is_none_or(&touches)
        })?;
        let number = u16::try_from(index).ok()?;
        let count = self.0.entry((number, abi as u8, nr)).or_default();
        *count = count.saturating_add(1);
        rules[index].means(*count).then_some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(first: u32, last: u32, step: u32) -> Vec<u32> {
        let rule = Tamper { first, last, step, ..Tamper::default() };
        (0..12).filter(|&n| rule.means(n)).collect()
    }

    #[test]
    fn the_calls_that_are_meant_are_counted_from_one() {
        assert_eq!(meant(1, u32::MAX, 1), (1..12).collect::<Vec<_>>());
        assert_eq!(meant(3, 3, 1), [3]);
        assert_eq!(meant(3, u32::MAX, 0), [3]);
        assert_eq!(meant(2, 8, 3), [2, 5, 8]);
        assert_eq!(meant(5, 2, 1), []);
    }

    #[test]
    fn calls_are_counted_apart_and_the_last_rule_that_has_one_counts() {
        let mut calls = CallSet::none();
        calls.limit(Abi::X86_64, vec![0b110]);
        let all = Tamper { calls: calls.clone(), ..Tamper::default() };
        let second = Tamper { calls, first: 2, ..Tamper::default() };
        let rules = [all, second];
        let mut counters = Counters::default();
        let counted: Vec<_> =
            [1, 2, 1, 2, 0].map(|nr| counters.count(&rules, Abi::X86_64, nr, |_| true)).into();
        assert_eq!(counted, [None, None, Some(1), Some(1), None]);
        assert_eq!(counters.count(&rules, Abi::I386, 1, |_| true), None);
    }

    #[test]
    fn only_calls_that_touch_what_a_rule_is_about_are_counted() {
        let mut calls = CallSet::none();
        calls.limit(Abi::X86_64, vec![0b10]);
        let touching = Touching { descriptors: vec![3], ..Touching::default() };
        let rules =
            [Tamper { calls, touching: Some(touching), first: 2, last: 2, ..Tamper::default() }];
        let mut counters = Counters::default();
        let mut counted = |fd| counters.count(&rules, Abi::X86_64, 1, |touching| touching.has(fd));
        assert_eq!([3, 4, 3, 3].map(&mut counted), [None, None, Some(0), None]);
    }

    #[test]
    fn all_but_the_listed_descriptors_are_no_negative_ones() {
        let touching = Touching { descriptors: vec![1], others: true, ..Touching::default() };
        assert_eq!(
            [0, 1, 2, -1, -100].map(|fd| touching.has(fd)),
            [true, false, true, false, false]
        );
    }
}
