//! The event log of a run: append-only, in chunks that copies of a recording share, all but the last
//! encoded ([`codec`]). Must never know how a world works, only what its events look like.

mod codec;

use std::cell::RefCell;
use std::rc::Rc;

use self::codec::Encoded;
use crate::kernel::event::Event;

/// Events in a chunk.
const CHUNK_LEN: usize = 512;
/// How many chunks are kept decoded: whoever reads one event soon reads those around it.
const MAX_DECODED: usize = 16;

/// A chunk that is full.
#[derive(Debug)]
struct Chunk {
    encoded: Encoded,
    first_ns: u64,
    last_ns: u64,
    has_switch: bool,
}

impl Chunk {
    fn of(events: &[Event]) -> Chunk {
        let mut encoded = Encoded::of(events);
        encoded.bytes.shrink_to_fit();
        encoded.texts.shrink_to_fit();
        let time_ns = |event: Option<&Event>| event.expect("a chunk is not empty").time_ns;
        Chunk {
            encoded,
            first_ns: time_ns(events.first()),
            last_ns: time_ns(events.last()),
            has_switch: events.iter().any(|event| event.kind.is_switch()),
        }
    }

    fn bytes(&self) -> u64 {
        let texts = self.encoded.texts.iter();
        let text_bytes: usize = texts
            .map(|text| size_of::<Rc<str>>() + 16 + text.len())
            .sum();
        (size_of::<Chunk>() + self.encoded.bytes.len() + text_bytes) as u64
    }
}

/// Chunks that somebody has lately read, by number. Forgetting them changes nothing.
#[derive(Debug, Default)]
struct Decoded(RefCell<Vec<(usize, Rc<Vec<Event>>)>>);

/// A copy has read nothing yet.
impl Clone for Decoded {
    fn clone(&self) -> Self {
        Decoded::default()
    }
}

/// All events of a run so far, ordered by (`time_ns`, index).
#[derive(Clone, Debug, Default)]
pub struct EventLog {
    // Invariant: every chunk has CHUNK_LEN events, and `tail` has fewer.
    chunks: Vec<Rc<Chunk>>,
    tail: Rc<Vec<Event>>,
    /// Bytes of the chunks.
    bytes: u64,
    decoded: Decoded,
}

impl EventLog {
    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chunks.len() * CHUNK_LEN + self.tail.len()
    }

    /// Whether nothing has happened.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes of memory that it takes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        let n_decoded = self.decoded.0.borrow().len() + 1;
        self.bytes + (n_decoded * CHUNK_LEN * size_of::<Event>()) as u64
    }

    /// Appends an event.
    ///
    /// # Panics
    /// If it is earlier than the last one: a world only goes forward.
    pub fn push(&mut self, event: Event) {
        let last_ns = match self.tail.last() {
            Some(last) => last.time_ns,
            None => self.chunks.last().map_or(0, |chunk| chunk.last_ns),
        };
        assert!(
            last_ns <= event.time_ns,
            "events are in order of time: {last_ns} ns before {event:?}"
        );
        let tail = Rc::make_mut(&mut self.tail);
        tail.push(event);
        if tail.len() == CHUNK_LEN {
            let chunk = Chunk::of(tail);
            tail.clear();
            self.bytes += chunk.bytes();
            self.chunks.push(Rc::new(chunk));
        }
    }

    /// The events of a chunk.
    fn chunk(&self, number: usize) -> Rc<Vec<Event>> {
        let Some(chunk) = self.chunks.get(number) else {
            return Rc::clone(&self.tail);
        };
        let mut decoded = self.decoded.0.borrow_mut();
        if let Some(at) = decoded.iter().position(|(known, _)| *known == number) {
            // The one that was read last is last, and the first is forgotten first.
            let found = decoded.remove(at);
            decoded.push(found);
        } else {
            if decoded.len() == MAX_DECODED {
                decoded.remove(0);
            }
            decoded.push((number, Rc::new(chunk.encoded.events(CHUNK_LEN))));
        }
        let (_, events) = decoded.last().expect("one was just put there");
        Rc::clone(events)
    }

    /// The event with this index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Event> {
        if index >= self.len() {
            return None;
        }
        let chunk = self.chunk(index / CHUNK_LEN);
        chunk.get(index % CHUNK_LEN).cloned()
    }

    /// The last event.
    #[must_use]
    pub fn last(&self) -> Option<Event> {
        self.get(self.len().checked_sub(1)?)
    }

    /// Events from an index on, in order.
    pub fn iter_from(&self, index: usize) -> impl Iterator<Item = Event> {
        let mut chunk = Rc::default();
        (index..self.len()).enumerate().map(move |(n, i)| {
            if n == 0 || i.is_multiple_of(CHUNK_LEN) {
                chunk = self.chunk(i / CHUNK_LEN);
            }
            chunk[i % CHUNK_LEN].clone()
        })
    }

    /// Events before an index, the latest first.
    pub fn iter_back_from(&self, end: usize) -> impl Iterator<Item = (usize, Event)> {
        let mut chunk = Rc::default();
        let before = (0..end.min(self.len())).rev().enumerate();
        before.map(move |(n, i)| {
            if n == 0 || i % CHUNK_LEN == CHUNK_LEN - 1 {
                chunk = self.chunk(i / CHUNK_LEN);
            }
            (i, chunk[i % CHUNK_LEN].clone())
        })
    }

    /// Index of the first event at or after an index that passes control to another thread or task.
    #[must_use]
    pub fn next_switch(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at < self.len() {
            let number = at / CHUNK_LEN;
            if self.chunks.get(number).is_none_or(|chunk| chunk.has_switch) {
                let chunk = self.chunk(number);
                let rest = &chunk[at % CHUNK_LEN..];
                if let Some(offset) = rest.iter().position(|event| event.kind.is_switch()) {
                    return Some(at + offset);
                }
            }
            at = (number + 1) * CHUNK_LEN;
        }
        None
    }

    /// Index of the last such event before an index.
    #[must_use]
    pub fn previous_switch(&self, end: usize) -> Option<usize> {
        let mut end = end.min(self.len());
        while let Some(last) = end.checked_sub(1) {
            let number = last / CHUNK_LEN;
            let start = number * CHUNK_LEN;
            if self.chunks.get(number).is_none_or(|chunk| chunk.has_switch) {
                let chunk = self.chunk(number);
                let part = &chunk[..end - start];
                if let Some(offset) = part.iter().rposition(|event| event.kind.is_switch()) {
                    return Some(start + offset);
                }
            }
            end = start;
        }
        None
    }

    /// How many events happened at or before a time.
    #[must_use]
    pub fn count_until(&self, time_ns: u64) -> usize {
        let whole = self
            .chunks
            .partition_point(|chunk| chunk.last_ns <= time_ns);
        let rest = match self.chunks.get(whole) {
            Some(chunk) if chunk.first_ns > time_ns => 0,
            _ => {
                let events = self.chunk(whole);
                events.partition_point(|event| event.time_ns <= time_ns)
            }
        };
        whole * CHUNK_LEN + rest
    }

    /// How many events happened strictly before a time.
    #[must_use]
    pub fn count_before(&self, time_ns: u64) -> usize {
        time_ns
            .checked_sub(1)
            .map_or(0, |before_ns| self.count_until(before_ns))
    }

    /// Keeps the first `len` events. Chunks that other copies share are left to them.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.len() {
            return;
        }
        let number = len / CHUNK_LEN;
        let mut tail = self.chunk(number)[..].to_vec();
        tail.truncate(len % CHUNK_LEN);
        self.tail = Rc::new(tail);
        self.chunks.truncate(number);
        self.bytes = self.chunks.iter().map(|chunk| chunk.bytes()).sum();
        self.decoded = Decoded::default();
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
        for keep in [0, 1, 511, 512, 513, 1024, 2048, 2999, 3000] {
            let whole = log(3000);
            let mut cut = whole.clone();
            cut.truncate(keep);
            assert_eq!(cut.len(), keep);
            assert_eq!(cut.iter_from(0).count(), keep);
            cut.push(event(9999));
            assert_eq!(cut.get(keep), Some(event(9999)));
            assert_eq!(whole.len(), 3000);
            assert_eq!(whole.get(2999), Some(event(1499)));
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
    fn switches_are_found_across_chunks_that_have_none() {
        let mut log = log(3000);
        let switch = |time_ns| Event {
            kind: EventKind::GilAcquired,
            ..event(time_ns)
        };
        log.push(switch(1_500));
        (0..2000).for_each(|_| log.push(event(1_600)));
        log.push(switch(1_700));
        assert_eq!(log.next_switch(0), Some(3_000));
        assert_eq!(log.next_switch(3_001), Some(5_001));
        assert_eq!(log.next_switch(5_002), None);
        assert_eq!(log.previous_switch(9_999), Some(5_001));
        assert_eq!(log.previous_switch(5_001), Some(3_000));
        assert_eq!(log.previous_switch(3_000), None);
    }

    #[test]
    #[should_panic(expected = "events are in order of time")]
    fn refuses_the_past() {
        let mut log = log(3000);
        log.push(event(3));
    }
}
