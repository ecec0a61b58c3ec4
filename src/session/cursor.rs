//! The cursor: where in the four runs the page looks. The events of all worlds form one list,
//! ordered by (`time_ns`, world, index in its world); a cursor is a number of them and a time.

use super::run::Run;
use crate::kernel::event::Event;
use crate::recording::Place;
use crate::view::language::Language;

/// Where the page looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Virtual time.
    pub time_ns: u64,
    /// How many events of each world have happened. In no world is one of them later than `time_ns`,
    /// nor is one that has not happened earlier.
    pub n_events: [usize; 4],
}

impl Cursor {
    /// How many events of all worlds have happened.
    #[must_use]
    pub fn event_index(&self) -> usize {
        self.n_events.iter().sum()
    }

    /// The place of one world.
    #[must_use]
    pub fn place(&self, world: usize) -> Place {
        Place {
            n_events: self.n_events[world],
            time_ns: self.time_ns,
        }
    }

    /// Everything at or before a time has happened.
    pub(super) fn at_time<G: Language>(runs: &[Run<G>; 4], time_ns: u64) -> Cursor {
        Cursor {
            time_ns,
            n_events: std::array::from_fn(|w| runs[w].count_until(time_ns)),
        }
    }

    /// Just after the n-th event of all worlds; at the start for 0.
    pub(super) fn at_event<G: Language>(runs: &[Run<G>; 4], n: usize) -> Cursor {
        let count = |time_ns: u64| -> usize { runs.iter().map(|r| r.count_until(time_ns)).sum() };
        let n = n.min(runs.iter().map(Run::n_events).sum());
        if n == 0 {
            return Cursor::default();
        }
        // The earliest time by which n events have happened.
        let (mut low, mut high) = (0, runs.iter().map(Run::end_ns).max().unwrap_or(0));
        while low < high {
            let middle = low + (high - low) / 2;
            if count(middle) >= n {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let mut cursor = match low.checked_sub(1) {
            Some(before) => Cursor::at_time(runs, before),
            None => Cursor::default(),
        };
        cursor.time_ns = low;
        // Of the events at that time, those of the first worlds come first.
        let mut missing = n - cursor.event_index();
        for (world, run) in runs.iter().enumerate() {
            let at_that_time = run.count_until(low) - cursor.n_events[world];
            let taken = at_that_time.min(missing);
            cursor.n_events[world] += taken;
            missing -= taken;
        }
        cursor
    }

    /// The last event that has happened, its world and its index there.
    pub(super) fn last_event<G: Language>(
        &self,
        runs: &[Run<G>; 4],
    ) -> Option<(usize, usize, Event)> {
        let last = |world: usize| {
            let index = self.n_events[world].checked_sub(1)?;
            let event = runs[world].recording.as_ref()?.log().get(index)?;
            Some((world, index, event))
        };
        (0..4)
            .filter_map(last)
            .max_by_key(|(world, _, event)| (event.time_ns, *world))
    }

    /// After the event with this index in a world, and after all that come before it in the list.
    pub(super) fn after<G: Language>(
        runs: &[Run<G>; 4],
        world: usize,
        index: usize,
        event: &Event,
    ) -> Cursor {
        let n_events = std::array::from_fn(|w| {
            use std::cmp::Ordering::{Equal, Greater, Less};
            match (w.cmp(&world), event.time_ns.checked_sub(1)) {
                (Equal, _) => index + 1,
                (Less, _) => runs[w].count_until(event.time_ns),
                (Greater, Some(before_ns)) => runs[w].count_until(before_ns),
                (Greater, None) => 0,
            }
        });
        Cursor {
            time_ns: event.time_ns,
            n_events,
        }
    }
}
