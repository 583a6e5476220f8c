//! Applying the rules that tamper with calls.

use super::Engine;
use super::holding::Onward;
use super::tracee::Call;
use crate::arch;
use crate::capture::Outcome;
use crate::record::layout::flag;
use crate::sys::memory;
use crate::sys::ptrace::Stopped;
use crate::tamper::Poke;

/// Largest error number (`MAX_ERRNO` of linux/err.h).
const MOST_ERRNO: i64 = 4095;

impl Engine {
    /// Does what a rule says before the call.
    pub(super) fn tamper_at_entry(&mut self, stop: &Stopped, begun: &Call) -> Onward {
        let Some(rule) = begun.rule.and_then(|rule| self.options.tamper.get(usize::from(rule)))
        else {
            return Onward::default();
        };
        let mut onward =
            Onward { signal: rule.signal.unwrap_or(0), delay: rule.delay_enter, flags: 0 };
        if rule.delay_enter > 0 {
            onward.flags |= flag::DELAYED;
        }
        if poke(stop, begun, &rule.poke_enter) {
            onward.flags |= flag::ARGS_CHANGED;
        }
        let number = rule.numbers[begun.abi as usize].map(|nr| nr as i32);
        // A call whose result is made up is not made, unless another one is to be made in its place.
        let number = number.or(rule.result.map(|_| -1));
        if let Some(number) = number {
            // Killed in the meantime otherwise.
            let _ = arch::set_number(stop, begun.abi, number);
        }
        onward
    }

    /// Does what a rule says after the call.
    pub(super) fn tamper_at_exit(
        &mut self,
        stop: &Stopped,
        begun: &Call,
        outcome: &mut Outcome,
    ) -> Onward {
        let Some(rule) = begun.rule.and_then(|rule| self.options.tamper.get(usize::from(rule)))
        else {
            return Onward::default();
        };
        let mut onward = Onward { signal: 0, delay: rule.delay_exit, flags: 0 };
        if rule.delay_exit > 0 {
            onward.flags |= flag::DELAYED;
        }
        if rule.replaces(begun.abi) {
            onward.flags |= flag::INJECTED;
        }
        if let Some(result) = rule.result
            && arch::set_result(stop, result).is_ok()
        {
            *outcome = Outcome { result, failed: (-MOST_ERRNO..0).contains(&result) };
        }
        if !outcome.failed && poke(stop, begun, &rule.poke_exit) {
            onward.flags |= flag::ARGS_CHANGED;
        }
        onward
    }
}

/// Writes to where arguments point; true if anything was written.
fn poke(stop: &Stopped, begun: &Call, pokes: &[Poke]) -> bool {
    pokes.iter().fold(false, |done, poke| {
        let address = begun.args.get(poke.arg).copied().unwrap_or(0);
        let written =
            address != 0 && memory::write_by_file(stop.tid(), &poke.data, address).is_ok();
        done | written
    })
}
