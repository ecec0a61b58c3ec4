//! The spans of one lane, and what there is to draw of them: spans thinner than a pixel are summed
//! up, so that drawing costs what is in sight and not what there is.

use std::rc::Rc;

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

/// The spans of a lane: in order of time, each ending where the next begins, at least one. A copy
/// shares them until one of the two grows.
#[derive(Clone, Debug, PartialEq)]
pub struct Spans {
    all: Rc<Vec<Span>>,
}

impl Spans {
    pub(super) fn new(first: Span) -> Spans {
        Spans {
            all: Rc::new(vec![first]),
        }
    }

    pub(super) fn push(&mut self, span: Span) {
        Rc::make_mut(&mut self.all).push(span);
    }

    pub(super) fn pop(&mut self) {
        Rc::make_mut(&mut self.all).pop();
    }

    pub(super) fn replace_last(&mut self, span: Span) {
        let all = Rc::make_mut(&mut self.all);
        *all.last_mut().expect("a lane has at least one span") = span;
    }

    pub(super) fn bytes(&self) -> u64 {
        (self.all.capacity() * size_of::<Span>()) as u64
    }

    /// How many there are, at least one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Never.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The span with this index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Span> {
        self.all.get(index).copied()
    }

    /// The last one.
    #[must_use]
    pub fn last(&self) -> Span {
        *self.all.last().expect("a lane has at least one span")
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Span> {
        self.all.iter().copied()
    }

    /// The last span that began with one of the first `n_events` events.
    #[must_use]
    pub fn at_event(&self, n_events: usize) -> Option<Span> {
        let n = self
            .all
            .partition_point(|span| (span.start_event as usize) < n_events);
        self.get(n.checked_sub(1)?)
    }

    /// What is to be drawn in columns of pixels. Column `i` shows the time from `edges_ns[i]` to
    /// `edges_ns[i + 1]` (ascending; any axis will do, so it need not be even). A span that goes
    /// beyond a column is a piece of its own, with its true start and end; those that lie within one
    /// column are one piece together. There are at most twice as many pieces as columns, in order,
    /// without gaps; finding them costs a search, however many spans there are. A lane that ended has
    /// a last piece of no length, in the state `Done` or `Failed`.
    pub fn pieces<'a>(&'a self, edges_ns: &'a [u64]) -> impl Iterator<Item = Piece> + 'a {
        let first_ns = edges_ns.first().copied().unwrap_or(u64::MAX);
        let mut next = self.all.partition_point(|span| span.end_ns < first_ns);
        std::iter::from_fn(move || {
            let span = self.get(next)?;
            if edges_ns
                .last()
                .is_none_or(|last_ns| span.start_ns >= *last_ns)
            {
                return None;
            }
            let column_end = edges_ns.partition_point(|edge| *edge <= span.start_ns.max(first_ns));
            let column_end_ns = edges_ns.get(column_end).copied()?;
            next += 1;
            let mut sum = Sum::default();
            sum.add(&span);
            if span.end_ns <= column_end_ns && span.end_ns > span.start_ns {
                while let Some(more) = self.get(next) {
                    if more.end_ns > column_end_ns || more.end_ns == more.start_ns {
                        break;
                    }
                    sum.add(&more);
                    next += 1;
                }
            }
            Some(sum.piece())
        })
    }
}

/// Several spans, one after the other, summed up.
#[derive(Clone, Copy, Debug)]
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

    fn spans(lengths: &[(u64, State)]) -> Spans {
        let mut start_ns = 0;
        let all = lengths.iter().zip(0..).map(|((ns, state), index)| {
            start_ns += ns;
            Span {
                start_ns: start_ns - ns,
                end_ns: start_ns,
                state: *state,
                job: Some(JobId(index)),
                start_event: index,
                end_event: index + 1,
            }
        });
        Spans {
            all: Rc::new(all.collect()),
        }
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

    #[test]
    fn pieces_follow_each_other_whatever_the_columns_are() {
        let states = [State::Running, State::Waiting, State::Ready];
        let lengths: Vec<(u64, State)> = (0..500)
            .map(|i| (1 + i * i % 37, states[(i % 3) as usize]))
            .collect();
        let lane = spans(&lengths);
        let end_ns = lane.last().end_ns;
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
