//! The spans of one lane, and what there is to draw of them: spans thinner than a pixel are summed
//! up, so that drawing costs what is in sight and not what there is.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Span, State};
use crate::kernel::ids::JobId;

/// What is to be drawn of a lane: one span, or several that lie within one column of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// From, nanoseconds of virtual time.
    pub start_ns: u64,
    /// To; [`Span::OPEN`] for a span that has not ended.
    pub end_ns: u64,
    /// The state; of several spans that which took the longest.
    pub state: State,
    /// The job; of several spans that of the longest.
    pub job: Option<JobId>,
    /// How many spans it stands for.
    pub n_spans: u32,
    /// How much of the time something ran, 0.0 to 1.0.
    pub running: f32,
}

/// How many spans are packed together.
const CHUNK_LEN: usize = 64;
/// How many spans that are not packed make it worth while.
const MAX_TAIL: usize = 2 * CHUNK_LEN;

/// The beginning of a span, which is the end of the one before.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Mark {
    start_ns: u64,
    start_event: u32,
    /// The number of the job and one more; 0 for none.
    job: u32,
    state: State,
}

/// A job as a [`Mark`] has it.
fn job_number(job: Option<JobId>) -> u32 {
    job.map_or(0, |job| job.0 + 1)
}

impl Mark {
    /// The span from here to the next mark.
    fn span(self, next: Option<Mark>) -> Span {
        let is_end = matches!(self.state, State::Done | State::Failed);
        let (end_ns, end_event) = match next {
            Some(next) => (next.start_ns, next.start_event),
            None if is_end => (self.start_ns, self.start_event),
            None => (Span::OPEN, u32::MAX),
        };
        Span {
            start_ns: self.start_ns,
            end_ns,
            state: self.state,
            job: self.job.checked_sub(1).map(JobId),
            start_event: self.start_event,
            end_event,
        }
    }
}

/// Spans as bytes, and what they sum up to.
#[derive(Debug, Serialize, Deserialize)]
struct Chunk {
    first: Mark,
    sum: Sum,
    bytes: Box<[u8]>,
}

impl Chunk {
    /// Packs spans; `next` begins where the last of them ends.
    fn of(marks: &[Mark], next: Mark) -> Chunk {
        let mut sum = Sum::default();
        let mut bytes = Vec::with_capacity(8 * marks.len());
        let mut before = marks[0];
        for (i, mark) in marks.iter().enumerate() {
            sum.add(&mark.span(Some(marks.get(i + 1).copied().unwrap_or(next))));
            let is_new_job = mark.job != before.job;
            bytes.push(mark.state as u8 | u8::from(is_new_job) << 7);
            put(&mut bytes, mark.start_ns - before.start_ns);
            put(&mut bytes, u64::from(mark.start_event - before.start_event));
            if is_new_job {
                put(&mut bytes, mark.job.into());
            }
            before = *mark;
        }
        Chunk {
            first: marks[0],
            sum,
            bytes: bytes.into(),
        }
    }

    fn marks(&self) -> Vec<Mark> {
        let mut at = 0;
        let mut before = self.first;
        let mut mark = || {
            let head = self.bytes[at];
            at += 1;
            before.state = State::ALL[usize::from(head & 0x7f)];
            before.start_ns += take(&self.bytes, &mut at);
            before.start_event += take(&self.bytes, &mut at) as u32;
            if head >> 7 == 1 {
                before.job = take(&self.bytes, &mut at) as u32;
            }
            before
        };
        (0..CHUNK_LEN).map(|_| mark()).collect()
    }
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(bytes: &[u8], at: &mut usize) -> u64 {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = bytes[*at];
        *at += 1;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return number;
        }
        shift += 7;
    }
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Marks {
    // Invariant: each has CHUNK_LEN spans.
    chunks: Vec<Rc<Chunk>>,
    // Invariant: not empty, and shorter than MAX_TAIL.
    tail: Vec<Mark>,
    /// The event that told the job of the first span, if that was not the one that began it.
    first_job_event: Option<u32>,
    /// Whether one of them may have a job.
    has_jobs: bool,
}

/// The spans of a lane: in order of time, each ending where the next begins, at least one. A copy
/// shares them until one of the two grows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spans {
    marks: Rc<Marks>,
}

impl PartialEq for Spans {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.marks, &other.marks)
            || (self.len() == other.len() && self.iter().eq(other.iter()))
    }
}

/// Growing, and being cut.
impl Spans {
    /// With its first span, which is open.
    pub(super) fn new(start_ns: u64, start_event: u32, state: State, job: Option<JobId>) -> Spans {
        let mut spans = Spans {
            marks: Rc::default(),
        };
        spans.push(start_ns, start_event, state, job);
        spans
    }

    /// The last span ends, and another begins.
    pub(super) fn push(
        &mut self,
        start_ns: u64,
        start_event: u32,
        state: State,
        job: Option<JobId>,
    ) {
        let marks = Rc::make_mut(&mut self.marks);
        marks.has_jobs |= job.is_some();
        marks.tail.push(Mark {
            start_ns,
            start_event,
            job: job_number(job),
            state,
        });
        if marks.tail.len() == MAX_TAIL {
            let chunk = Chunk::of(&marks.tail[..CHUNK_LEN], marks.tail[CHUNK_LEN]);
            marks.chunks.push(Rc::new(chunk));
            marks.tail.drain(..CHUNK_LEN);
        }
    }

    /// The last span took no time.
    pub(super) fn pop(&mut self) {
        Rc::make_mut(&mut self.marks).tail.pop();
    }

    /// The job of the first span, while it is the only one, is known from this event on.
    pub(super) fn tell_first_job(&mut self, job: Option<JobId>, event: u32) {
        let marks = Rc::make_mut(&mut self.marks);
        marks.has_jobs = true;
        marks.tail[0].job = job_number(job);
        marks.first_job_event = Some(event);
    }

    /// Forgets what the events from this number on did. False if nothing is left.
    pub(super) fn cut_to(&mut self, n_events: usize) -> bool {
        let len = self.count_before_event(n_events);
        if len == 0 {
            return false;
        }
        let is_told_later = |marks: &Marks| {
            marks
                .first_job_event
                .is_some_and(|event| event as usize >= n_events)
        };
        if len == self.len() && !is_told_later(&self.marks) {
            return true;
        }
        // The last mark is never packed.
        let n_chunks = ((len - 1) / CHUNK_LEN).min(self.marks.chunks.len());
        let tail: Vec<Mark> = self
            .marks_from(n_chunks)
            .take(len - n_chunks * CHUNK_LEN)
            .collect();
        let marks = Rc::make_mut(&mut self.marks);
        marks.chunks.truncate(n_chunks);
        marks.tail = tail;
        if is_told_later(marks) {
            marks.first_job_event = None;
            // It was told while it was the only one, so it has not been packed at the cut.
            marks.tail[0].job = 0;
        }
        true
    }
}

/// Reading.
impl Spans {
    /// How many there are, at least one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.marks.chunks.len() * CHUNK_LEN + self.marks.tail.len()
    }

    /// Never.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.marks.tail.is_empty()
    }

    /// The last one.
    #[must_use]
    pub fn last(&self) -> Span {
        self.last_mark().span(None)
    }

    fn last_mark(&self) -> &Mark {
        let last = self.marks.tail.last();
        last.expect("a lane has at least one span")
    }

    /// The state of the last one.
    #[must_use]
    pub fn last_state(&self) -> State {
        self.last_mark().state
    }

    /// Whether the last one is in this state for this job.
    #[must_use]
    pub fn ends_with(&self, state: State, job: Option<JobId>) -> bool {
        let last = self.last_mark();
        last.state == state && last.job == job_number(job)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Span> {
        self.iter_from(0)
    }

    fn iter_from(&self, index: usize) -> impl Iterator<Item = Span> {
        let number = (index / CHUNK_LEN).min(self.marks.chunks.len());
        let mut marks = self
            .marks_from(number)
            .skip(index - number * CHUNK_LEN)
            .peekable();
        std::iter::from_fn(move || Some(marks.next()?.span(marks.peek().copied())))
    }

    /// The marks from a chunk on.
    fn marks_from(&self, number: usize) -> impl Iterator<Item = Mark> {
        let packed = self.marks.chunks[number..].iter();
        let tail = self.marks.tail.iter().copied();
        packed.flat_map(|chunk| chunk.marks()).chain(tail)
    }

    /// How many leading marks satisfy a predicate that holds for a prefix only.
    fn count_while(&self, holds: impl Fn(&Mark) -> bool) -> usize {
        let chunks = &self.marks.chunks;
        let n_begun = chunks.partition_point(|chunk| holds(&chunk.first));
        if n_begun == chunks.len() && self.marks.tail.first().is_some_and(&holds) {
            return n_begun * CHUNK_LEN + self.marks.tail.partition_point(holds);
        }
        let Some(last) = n_begun.checked_sub(1) else {
            return 0;
        };
        last * CHUNK_LEN + chunks[last].marks().partition_point(holds)
    }

    fn count_before_event(&self, n_events: usize) -> usize {
        self.count_while(|mark| (mark.start_event as usize) < n_events)
    }

    /// Whether one of them may have a job: else there is no need to look for it.
    #[must_use]
    pub fn has_jobs(&self) -> bool {
        self.marks.has_jobs
    }

    /// The last span that began with one of the first `n_events` events.
    #[must_use]
    pub fn at_event(&self, n_events: usize) -> Option<Span> {
        let last = self.count_before_event(n_events).checked_sub(1)?;
        self.iter_from(last).next()
    }

    /// What is to be drawn in columns of pixels. Column `i` shows the time from `edges_ns[i]` to
    /// `edges_ns[i + 1]` (ascending; any axis will do, so it need not be even). A span that goes
    /// beyond a column is a piece of its own, with its true start and end; those that lie within one
    /// column are one piece together. There are at most twice as many pieces as columns, in order,
    /// without gaps; what they cost follows the columns, and only by a sixty-fourth the spans in
    /// sight. A lane that ended has a last piece of no length, in the state `Done` or `Failed`.
    pub fn pieces<'a>(&'a self, edges_ns: &'a [u64]) -> impl Iterator<Item = Piece> + 'a {
        let first_ns = edges_ns.first().copied().unwrap_or(u64::MAX);
        let n_before = self.count_while(|mark| mark.start_ns < first_ns);
        let mut reader = Reader::new(self, n_before.saturating_sub(1));
        let mut column = 0;
        std::iter::from_fn(move || {
            let span = reader.peek()?;
            // The first edge after the beginning of the span; the next span's is not before it.
            let from_ns = span.start_ns.max(first_ns);
            column += edges_ns[column..].partition_point(|edge| *edge <= from_ns);
            let column_end_ns = *edges_ns.get(column)?;
            let mut sum = Sum::default();
            sum.add(&span);
            reader.advance();
            if span.end_ns <= column_end_ns && span.end_ns > span.start_ns {
                reader.sum_up_until(column_end_ns, &mut sum);
            }
            Some(sum.piece())
        })
    }
}

/// Goes through spans, a chunk at a time where it can.
struct Reader<'a> {
    marks: &'a Marks,
    /// The chunk that is unpacked, and which of its marks is next.
    number: usize,
    unpacked: Vec<Mark>,
    at: usize,
}

impl<'a> Reader<'a> {
    fn new(spans: &'a Spans, index: usize) -> Reader<'a> {
        let number = (index / CHUNK_LEN).min(spans.marks.chunks.len());
        let mut reader = Reader {
            marks: &spans.marks,
            number,
            unpacked: Vec::new(),
            at: index - number * CHUNK_LEN,
        };
        reader.unpack();
        reader
    }

    fn unpack(&mut self) {
        if let Some(chunk) = self.marks.chunks.get(self.number) {
            self.unpacked = chunk.marks();
        }
    }

    fn present(&self) -> &[Mark] {
        match self.number < self.marks.chunks.len() {
            true => &self.unpacked,
            false => &self.marks.tail,
        }
    }

    fn peek(&self) -> Option<Span> {
        let mark = self.present().get(self.at)?;
        let next = self.present().get(self.at + 1).copied();
        let of_next_chunk = || match self.marks.chunks.get(self.number + 1) {
            Some(chunk) => Some(chunk.first),
            None if self.number < self.marks.chunks.len() => self.marks.tail.first().copied(),
            None => None,
        };
        Some(mark.span(next.or_else(of_next_chunk)))
    }

    fn advance(&mut self) {
        self.at += 1;
        if self.number < self.marks.chunks.len() && self.at == CHUNK_LEN {
            self.number += 1;
            self.at = 0;
            self.unpack();
        }
    }

    /// Adds the spans that end until then, but not the end of the lane.
    fn sum_up_until(&mut self, end_ns: u64, sum: &mut Sum) {
        loop {
            while self.at == 0
                && let Some(chunk) = self.marks.chunks.get(self.number)
                && chunk.sum.end_ns <= end_ns
            {
                sum.merge(&chunk.sum);
                self.number += 1;
                // Unpacked only if it is needed.
                if self.is_to_be_read(end_ns) {
                    self.unpack();
                }
            }
            match self.peek() {
                Some(span) if span.end_ns <= end_ns && span.end_ns > span.start_ns => {
                    sum.add(&span);
                    self.advance();
                }
                _ => return,
            }
        }
    }

    fn is_to_be_read(&self, end_ns: u64) -> bool {
        let chunk = self.marks.chunks.get(self.number);
        chunk.is_some_and(|chunk| chunk.sum.end_ns > end_ns)
    }
}

/// Several spans, one after the other, summed up.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Sum {
    start_ns: u64,
    end_ns: u64,
    n_spans: u32,
    in_state_ns: [u64; State::ALL.len()],
    longest_ns: u64,
    longest_job: Option<JobId>,
}

impl Default for Sum {
    fn default() -> Self {
        Sum {
            start_ns: u64::MAX,
            end_ns: 0,
            n_spans: 0,
            in_state_ns: [0; State::ALL.len()],
            longest_ns: 0,
            longest_job: None,
        }
    }
}

impl Sum {
    fn add(&mut self, span: &Span) {
        let ns = span.end_ns - span.start_ns;
        self.start_ns = self.start_ns.min(span.start_ns);
        self.end_ns = span.end_ns;
        self.in_state_ns[span.state as usize] += ns;
        if self.n_spans == 0 || ns > self.longest_ns {
            self.longest_ns = ns;
            self.longest_job = span.job;
        }
        self.n_spans += 1;
        if ns == 0 {
            // The end of a lane is drawn although it takes no time.
            self.in_state_ns[span.state as usize] = 1;
        }
    }

    fn merge(&mut self, later: &Sum) {
        self.start_ns = self.start_ns.min(later.start_ns);
        self.end_ns = later.end_ns;
        for (own, more) in self.in_state_ns.iter_mut().zip(&later.in_state_ns) {
            *own += more;
        }
        if self.n_spans == 0 || later.longest_ns > self.longest_ns {
            self.longest_ns = later.longest_ns;
            self.longest_job = later.longest_job;
        }
        self.n_spans += later.n_spans;
    }

    fn piece(&self) -> Piece {
        let in_state = |state: State| self.in_state_ns[state as usize];
        // Of equals the first, so that a picture does not flicker.
        let state = State::ALL
            .into_iter()
            .rev()
            .max_by_key(|state| in_state(*state));
        let all_ns: u64 = self.in_state_ns.iter().sum();
        Piece {
            start_ns: self.start_ns,
            end_ns: self.end_ns,
            state: state.expect("there are states"),
            job: self.longest_job,
            n_spans: self.n_spans,
            running: in_state(State::Running) as f32 / all_ns as f32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spans of these lengths; the last one is open, or the end of the lane.
    fn spans(lengths: &[(u64, State)]) -> Spans {
        let mut start_ns = 0;
        let mut spans: Option<Spans> = None;
        for ((ns, state), index) in lengths.iter().zip(0..) {
            let job = Some(JobId(index));
            match &mut spans {
                Some(spans) => spans.push(start_ns, index, *state, job),
                None => spans = Some(Spans::new(start_ns, index, *state, job)),
            }
            start_ns += ns;
        }
        spans.expect("there are lengths")
    }

    #[test]
    fn what_is_wide_is_itself_and_what_is_narrow_is_summed_up() {
        use State::{Blocked, Done, Running, Waiting};
        let lane = spans(&[
            (100, Running),
            (1, Waiting),
            (3, Running),
            (2, Blocked),
            (94, Waiting),
            (5, Running),
            (0, Done),
        ]);
        let edges: Vec<u64> = (0..=21).map(|i| i * 10).collect();
        let pieces: Vec<Piece> = lane.pieces(&edges).collect();
        let shown = |p: &Piece| (p.start_ns, p.end_ns, p.state, p.job.unwrap().0, p.n_spans);
        let shown: Vec<_> = pieces.iter().map(shown).collect();
        assert_eq!(
            shown,
            [
                (0, 100, Running, 0, 1),
                (100, 106, Running, 2, 3),
                (106, 200, Waiting, 4, 1),
                (200, 205, Running, 5, 1),
                (205, 205, Done, 6, 1),
            ]
        );
        assert!((pieces[1].running - 0.5).abs() < 1e-6);
    }

    fn many() -> (Vec<(u64, State)>, Spans) {
        let states = [State::Running, State::Waiting, State::Ready];
        let length = |i: u64| (1 + i * i % 37, states[(i % 3) as usize]);
        let lengths: Vec<(u64, State)> = (0..1_000).map(length).collect();
        let lane = spans(&lengths);
        (lengths, lane)
    }

    #[test]
    fn spans_come_back_as_they_were() {
        let (lengths, lane) = many();
        assert_eq!(lane.len(), lengths.len());
        let mut start_ns = 0;
        for ((ns, state), (span, i)) in lengths.iter().zip(lane.iter().zip(0..)) {
            let end_ns = if i == 999 { Span::OPEN } else { start_ns + ns };
            let seen = (
                span.start_ns,
                span.end_ns,
                span.state,
                span.job,
                span.start_event,
            );
            assert_eq!(seen, (start_ns, end_ns, *state, Some(JobId(i)), i));
            assert_eq!(lane.at_event(i as usize + 1), Some(span));
            start_ns += ns;
        }
        assert_eq!(lane.at_event(0), None);
    }

    #[test]
    fn what_is_cut_off_was_never_there() {
        let (lengths, lane) = many();
        for n in [1, 2, 63, 64, 65, 128, 129, 500, 872, 873, 999, 1_000] {
            let mut cut = lane.clone();
            assert!(cut.cut_to(n));
            assert!(cut == spans(&lengths[..n]), "{n}");
            cut.push(1 << 40, 5_000, State::Done, None);
            assert_eq!((cut.len(), cut.last().state), (n + 1, State::Done));
        }
        assert!(!lane.clone().cut_to(0));
        let mut told = Spans::new(0, 3, State::Ready, None);
        told.tell_first_job(Some(JobId(1)), 8);
        assert!(told.cut_to(9) && told.last().job == Some(JobId(1)));
        assert!(told.cut_to(8) && told.last().job.is_none());
    }

    #[test]
    fn pieces_follow_each_other_whatever_the_columns_are() {
        let (lengths, lane) = many();
        let end_ns: u64 = lengths.iter().map(|(ns, _)| ns).sum();
        for n_columns in [1, 2, 7, 100, 5_000] {
            let edges: Vec<u64> = (0..=n_columns).map(|i| end_ns * i / n_columns).collect();
            let pieces: Vec<Piece> = lane.pieces(&edges).collect();
            assert!(pieces.len() as u64 <= 2 * n_columns + 1);
            assert!(pieces.windows(2).all(|w| w[0].end_ns == w[1].start_ns));
            let n_spans: u32 = pieces.iter().map(|p| p.n_spans).sum();
            assert_eq!(n_spans as usize, lane.len(), "{n_columns}");
            // A window in the middle shows the pieces that lie in it.
            let from = edges.len() / 3;
            let part: Vec<Piece> = lane.pieces(&edges[from..]).collect();
            assert!(part.iter().all(|piece| piece.end_ns >= edges[from]));
        }
    }
}
