//! Each tracee's turn.
//!
//! The kernel looks for reports from the youngest tracee to the oldest. If the young ones are as quick as the tracer, the
//! old ones are never answered. So now and then one of them is asked in turn, and as long as these have something to
//! report, one after each other.

use std::collections::HashMap;
use std::hash::BuildHasher;

use crate::error::Pid;

/// Reports that are taken as the kernel gives them before a tracee is asked.
const BETWEEN: u32 = 16;

/// Whose turn it is.
#[derive(Default)]
pub(super) struct Rounds {
    /// Those that have not been asked in this round.
    ahead: Vec<Pid>,
    taken: u32,
}

impl Rounds {
    /// The tracee that is to be asked before the next report is taken as it comes, if one is.
    pub(super) fn whose_turn<T, S: BuildHasher>(
        &mut self,
        tracees: &HashMap<Pid, T, S>,
    ) -> Option<Pid> {
        self.taken += 1;
        if self.taken <= BETWEEN {
            return None;
        }
        self.taken = 0;
        // The only one is never kept waiting.
        if tracees.len() < 2 {
            return None;
        }
        if self.ahead.is_empty() {
            self.ahead.extend(tracees.keys());
        }
        self.ahead.pop()
    }

    /// Whether the one that was asked had something to report.
    pub(super) fn answered(&mut self, reported: bool) {
        // It had been waiting, so others may have been as well.
        if reported {
            self.taken = BETWEEN;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BETWEEN, Rounds};
    use crate::error::Pid;
    use std::collections::{HashMap, HashSet};

    /// Of those that are asked, the first so many.
    fn asked(rounds: &mut Rounds, tracees: &HashMap<Pid, ()>, count: usize) -> Vec<(u32, Pid)> {
        let mut turn = 0;
        let next = || {
            turn += 1;
            rounds.whose_turn(tracees).map(|tid| (turn, tid))
        };
        std::iter::repeat_with(next).take(10_000).flatten().take(count).collect()
    }

    #[test]
    fn everybody_is_asked_once_in_a_round() {
        let tracees: HashMap<Pid, ()> = (1..=5).map(|tid| (tid, ())).collect();
        let mut rounds = Rounds::default();
        for _ in 0..3 {
            let round = asked(&mut rounds, &tracees, 5);
            assert_eq!(round.iter().map(|it| it.1).collect::<HashSet<_>>().len(), 5);
            let turns: Vec<u32> = round.iter().map(|it| it.0).collect();
            assert_eq!(turns, [1, 2, 3, 4, 5].map(|at| at * (BETWEEN + 1)));
        }
    }

    #[test]
    fn after_one_that_waited_the_next_is_asked_at_once() {
        let tracees: HashMap<Pid, ()> = (1..=5).map(|tid| (tid, ())).collect();
        let mut rounds = Rounds::default();
        asked(&mut rounds, &tracees, 1);
        rounds.answered(true);
        assert_eq!(asked(&mut rounds, &tracees, 1)[0].0, 1);
        rounds.answered(false);
        assert_eq!(asked(&mut rounds, &tracees, 1)[0].0, BETWEEN + 1);
    }

    #[test]
    fn nobody_is_asked_where_there_is_only_one() {
        let mut rounds = Rounds::default();
        assert_eq!(asked(&mut rounds, &HashMap::from([(1, ())]), 1), []);
    }
}
