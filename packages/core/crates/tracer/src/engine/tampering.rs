//! Applying the rules that tamper with calls.

use super::Engine;
use super::holding::Onward;
use super::tracee::Call;
use crate::arch::{self, Abi};
use crate::capture::Outcome;
use crate::record::layout::{flag, notice};
use crate::sys::clock;
use crate::sys::memory;
use crate::sys::ptrace::{Stopped, SyscallInfo};
use crate::tamper::{Poke, Touching};

/// Largest error number (`MAX_ERRNO` of linux/err.h).
const MOST_ERRNO: i64 = 4095;

impl Engine {
    /// Which rule is to be applied to a call that begins.
    pub(super) fn rule_for(
        &mut self,
        stop: &Stopped,
        abi: Abi,
        nr: u64,
        info: &SyscallInfo,
    ) -> Option<u16> {
        if self.options.tamper.is_empty() {
            return None;
        }
        let tid = stop.tid();
        let tracee = self.tracees.get_mut(&tid)?;
        let meant = self
            .options
            .tamper
            .iter()
            .any(|it| it.touching.is_some() && it.calls.contains(abi, nr));
        let mut touched = Vec::new();
        // What it has to do with is in what would be copied of it.
        if meant && let Some(entry) = self.plan.find(abi, nr) {
            let entry = &self.plan.entries[usize::from(entry)];
            let args = info.args();
            let (pid, stack) = (tracee.pid, info.sp);
            let at = crate::capture::Stop { pid, tid, abi, args: &args, stack, outcome: None };
            self.capture.start(0);
            self.capture.run(&self.plan, entry, &at, &mut tracee.kept);
            let all = self.options.tamper.iter().filter_map(|rule| rule.touching.as_ref());
            touched.extend(all.filter(|it| self.capture.touches(it, &at)));
        }
        let touches = |touching: &Touching| touched.iter().any(|it| std::ptr::eq(*it, touching));
        tracee.counters.count(&self.options.tamper, abi, nr, touches)
    }

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
        let poked = poke(stop, begun, &rule.poke_enter);
        if poked.some {
            onward.flags |= flag::ARGS_CHANGED;
        }
        // Errors say that it was killed in the meantime.
        let _ = match rule.numbers[begun.abi as usize] {
            Some(number) => arch::set_number(stop, begun.abi, number as i32),
            // A call whose result is made up is not made, unless another one is to be made in its place.
            None if rule.result.is_some() => arch::skip(stop, begun.abi),
            None => Ok(()),
        };
        self.tell_failed_pokes(stop, poked.failed);
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
            let failed = !rule.succeeds && (-MOST_ERRNO..0).contains(&result);
            *outcome = Outcome { result, failed };
        }
        if !outcome.failed {
            let poked = poke(stop, begun, &rule.poke_exit);
            if poked.some {
                onward.flags |= flag::ARGS_CHANGED;
            }
            self.tell_failed_pokes(stop, poked.failed);
        }
        onward
    }

    /// Says that memory was not changed that was to be.
    fn tell_failed_pokes(&mut self, stop: &Stopped, count: usize) {
        let tid = stop.tid();
        for _ in 0..count {
            let text = format!("Failed to tamper with process {tid}: couldn't poke");
            self.emit_notice(notice::NOT_POKED, &text, clock::monotonic());
        }
    }
}

/// What came of pokes.
#[derive(Default)]
struct Poked {
    some: bool,
    failed: usize,
}

/// Writes to where arguments point.
fn poke(stop: &Stopped, begun: &Call, pokes: &[Poke]) -> Poked {
    let mut poked = Poked::default();
    for poke in pokes {
        let address = begun.args.get(poke.arg).copied().unwrap_or(0);
        if address != 0 && memory::write_by_file(stop.tid(), &poke.data, address).is_ok() {
            poked.some = true;
        } else {
            poked.failed += 1;
        }
    }
    poked
}
