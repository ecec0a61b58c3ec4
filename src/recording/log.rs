//! The event log of a run: append-only, in chunks that copies of a recording share. Must never
//! know how a world works, only what its events look like.

use std::rc::Rc;

use crate::kernel::event::Event;

/// Events in a chunk. The last, unfinished chunk is what a copy of the log copies when it grows.
const CHUNK_LEN: usize = 1024;

/// All events of a run so far, ordered by (`time_ns`, index).
#[derive(Clone, Debug, Default)]
pub struct EventLog {
    // Invariant: every chunk but the last has CHUNK_LEN events, and none is empty.
    chunks: Vec<Rc<Vec<Event>>>,
    len: usize,
}

impl EventLog {
    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether nothing has happened.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Bytes of memory that it takes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        (self.chunks.len() * CHUNK_LEN * size_of::<Event>()) as u64
    }

    /// Appends an event.
    ///
    /// # Panics
    /// If it is earlier than the last one: a world only goes forward.
    pub fn push(&mut self, event: Event) {
        if let Some(last) = self.last() {
            assert!(
                last.time_ns <= event.time_ns,
                "events are in order of time: {last:?} before {event:?}"
            );
        }
        match self.chunks.last_mut() {
            Some(chunk) if chunk.len() < CHUNK_LEN => Rc::make_mut(chunk).push(event),
            _ => {
                let mut chunk = Vec::with_capacity(CHUNK_LEN);
                chunk.push(event);
                self.chunks.push(Rc::new(chunk));
            }
        }
        self.len += 1;
    }

    /// The event with this index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Event> {
        self.chunks.get(index / CHUNK_LEN)?.get(index % CHUNK_LEN)
    }

    /// The last event.
    #[must_use]
    pub fn last(&self) -> Option<&Event> {
        self.chunks.last()?.last()
    }

    /// Events from an index on, in order.
    pub fn iter_from(&self, index: usize) -> impl Iterator<Item = &Event> {
        let first = index / CHUNK_LEN;
        let skip = index % CHUNK_LEN;
        self.chunks
            .iter()
            .skip(first)
            .flat_map(|chunk| chunk.iter())
            .skip(skip)
    }

    /// Events before an index, the latest first.
    pub fn iter_back_from(&self, end: usize) -> impl Iterator<Item = (usize, &Event)> {
        (0..end.min(self.len))
            .rev()
            .map(|i| (i, self.get(i).expect("index is below the length")))
    }

    /// How many events happened at or before a time.
    #[must_use]
    pub fn count_until(&self, time_ns: u64) -> usize {
        self.count_while(|event| event.time_ns <= time_ns)
    }

    /// How many events happened strictly before a time.
    #[must_use]
    pub fn count_before(&self, time_ns: u64) -> usize {
        self.count_while(|event| event.time_ns < time_ns)
    }

    /// How many leading events satisfy a predicate that holds for a prefix only.
    fn count_while(&self, holds: impl Fn(&Event) -> bool) -> usize {
        let whole = self
            .chunks
            .partition_point(|chunk| chunk.last().is_some_and(&holds));
        let rest = self
            .chunks
            .get(whole)
            .map_or(0, |chunk| chunk.partition_point(&holds));
        (whole * CHUNK_LEN + rest).min(self.len)
    }

    /// Keeps the first `len` events. Chunks that other copies share are left to them.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        self.chunks.truncate(len.div_ceil(CHUNK_LEN));
        let rest = len % CHUNK_LEN;
        if rest > 0 {
            let last = self.chunks.last_mut().expect("a part of a chunk is kept");
            if last.len() > rest {
                Rc::make_mut(last).truncate(rest);
            }
        }
        self.len = len;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::event::EventKind;
    use crate::kernel::ids::{Place, ProcessId, ThreadId};

    fn event(time_ns: u64) -> Event {
        Event {
            time_ns,
            step: time_ns,
            process: ProcessId(0),
            thread: ThreadId(0),
            task: None,
            job: None,
            place: Place::default(),
            kind: EventKind::CpuFinished,
        }
    }

    fn log(n: u64) -> EventLog {
        let mut log = EventLog::default();
        (0..n).for_each(|i| log.push(event(i / 2)));
        log
    }

    #[test]
    fn counts_by_time_across_chunks() {
        let log = log(5000);
        assert_eq!(log.len(), 5000);
        for t in [0, 1, 511, 512, 1024, 2499] {
            assert_eq!(log.count_until(t), 2 * (t as usize + 1));
            assert_eq!(log.count_before(t), 2 * t as usize);
        }
        assert_eq!(log.count_until(u64::MAX), 5000);
    }

    #[test]
    fn truncation_leaves_copies_alone() {
        for keep in [0, 1, 1023, 1024, 1025, 2048, 2999, 3000] {
            let whole = log(3000);
            let mut cut = whole.clone();
            cut.truncate(keep);
            assert_eq!(cut.len(), keep);
            assert_eq!(cut.iter_from(0).count(), keep);
            cut.push(event(9999));
            assert_eq!(cut.get(keep), Some(&event(9999)));
            assert_eq!(whole.len(), 3000);
            assert_eq!(whole.get(2999), Some(&event(1499)));
        }
    }

    #[test]
    fn iterates_from_the_middle() {
        let log = log(3000);
        let times: Vec<u64> = log.iter_from(2046).take(3).map(|e| e.time_ns).collect();
        assert_eq!(times, [1023, 1023, 1024]);
        let back: Vec<usize> = log.iter_back_from(3).map(|(i, _)| i).collect();
        assert_eq!(back, [2, 1, 0]);
    }

    #[test]
    #[should_panic(expected = "events are in order of time")]
    fn refuses_the_past() {
        let mut log = log(3000);
        log.push(event(3));
    }
}
