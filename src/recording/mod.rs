//! Recordings: program + machine + arrivals + policy, which determine every step of a run. Keeps
//! events, lanes and keyframes, and gives the world at any step or time, forwards and backwards.
//!
//! Must never know the guest's language, the page, or a real clock: whoever advances a recording
//! says when its time is up.
//!
//! * [`log`]: the events. [`hash`]: their hash. [`lanes`]: what they make of threads and tasks.
//! * [`keyframes`]: copies of the world to seek from. [`seek`]: the world at a place.
//! * [`neighbours`]: the next and previous line, switch, event. [`trace`]: export.

pub mod hash;
pub mod keyframes;
pub mod lanes;
pub mod log;
pub mod neighbours;
pub mod seek;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) mod toy;
pub mod trace;

use std::rc::Rc;

pub use lanes::{Lane, LaneId, Lanes, Piece, Span, Spans, State};
pub use log::EventLog;
pub use seek::{Place, Seen};

use crate::kernel::event::{Event, EventKind};
use crate::kernel::guest::Guest;
use crate::kernel::inbox::{Arrival, InboxMode};
use crate::kernel::lines::LineWatch;
use crate::kernel::machine::Machine;
use crate::kernel::world::{EventSink, Limits, Progress, Until, World, WorldConfig};
use keyframes::{Budget, Keyframe, Keyframes};

/// Steps simulated between two looks at whether time is up: well under a millisecond.
const SLICE_STEPS: u64 = 4_096;
/// And no more elements than this that they go through.
const SLICE_WORK: u64 = 1 << 16;
/// The memory that one recording may take, beside its present world. Events, lanes and copies near
/// the cursor come first, and keyframes get what is left.
const MEMORY_BUDGET_BYTES: u64 = 60 << 20;
/// The keyframes, whatever the rest takes.
const KEYFRAMES: Budget = Budget {
    base_steps: 1 << 17,
    bytes: 12 << 20,
    frames: 1_024,
    least_frames: 4,
};
/// For each object that is looked at when a keyframe is taken, so many steps are simulated until the
/// next one: a few per cent of the time goes into keyframes.
const STEPS_FOR_EACH_OBJECT: u64 = 16;
/// How much of it events and lanes may take: some millions of events.
const MAX_EVENT_BYTES: u64 = 48 << 20;
/// What a copy of a world costs at least. An estimate.
const KEYFRAME_BASE_BYTES: u64 = 8 << 10;

/// What determines a run, besides the program.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The machine.
    pub machine: Machine,
    /// The jobs that arrive, ordered by (`time_ns`, `job`).
    pub arrivals: Rc<Vec<Arrival>>,
    /// Whether the inbox ends.
    pub inbox: InboxMode,
    /// How much the world may use.
    pub limits: Limits,
}

/// A world on its way, and how many arrivals it has been told of.
struct Running<G: Guest> {
    world: World<G>,
    // A world learns of an arrival only just before it happens, so that every copy of a world can
    // go on with other arrivals. (A closing inbox must know them all from the start.)
    n_told: usize,
}

impl<G: Guest> Clone for Running<G> {
    fn clone(&self) -> Self {
        Running {
            world: self.world.clone(),
            n_told: self.n_told,
        }
    }
}

/// A run of one program: everything that happened, as far as it has been simulated. A clone costs
/// pointers and can go on differently.
pub struct Recording<G: Guest> {
    guest: Rc<G>,
    setup: Setup,
    frontier: Running<G>,
    progress: Progress,
    /// Everything at or before this time has been simulated, whatever `progress` says.
    known_until_ns: u64,
    log: EventLog,
    /// Indices of the events that printed something.
    printed: Rc<Vec<u32>>,
    lanes: Lanes,
    keyframes: Keyframes<Running<G>>,
    /// Steps from the last keyframe to the next.
    keyframe_distance: u64,
    /// Copies of the world just before where somebody steps back, in order.
    nearby: Vec<Rc<Keyframe<Running<G>>>>,
    nearby_bytes: u64,
}

impl<G: Guest> Clone for Recording<G> {
    fn clone(&self) -> Self {
        Recording {
            guest: Rc::clone(&self.guest),
            setup: self.setup.clone(),
            frontier: self.frontier.clone(),
            progress: self.progress.clone(),
            known_until_ns: self.known_until_ns,
            printed: Rc::clone(&self.printed),
            log: self.log.clone(),
            lanes: self.lanes.clone(),
            keyframes: self.keyframes.clone(),
            keyframe_distance: self.keyframe_distance,
            nearby: self.nearby.clone(),
            nearby_bytes: self.nearby_bytes,
        }
    }
}

/// Stores events as they happen.
struct Store<'a> {
    log: &'a mut EventLog,
    printed: &'a mut Rc<Vec<u32>>,
    lanes: &'a mut Lanes,
}

impl EventSink for Store<'_> {
    fn event(&mut self, event: Event) {
        let index = self.log.len();
        self.lanes.add(index, &event);
        if matches!(event.kind, EventKind::Printed { .. }) {
            let index = u32::try_from(index).expect("fewer than 2**32 events");
            Rc::make_mut(self.printed).push(index);
        }
        self.log.push(event);
    }
}

/// Counts events that are known already: re-execution tells nothing new.
#[derive(Default)]
struct Count(usize);

impl EventSink for Count {
    fn event(&mut self, _event: Event) {
        self.0 += 1;
    }
}

impl<G: Guest> Running<G> {
    /// Whether it has executed so many steps, or done so much in them: more may happen at this very time.
    fn has_reached(&self, until: Until) -> bool {
        self.world.step() >= until.step || self.world.work() >= until.work
    }

    fn new(guest: &G, setup: &Setup) -> Self {
        let mut told = setup.arrivals.to_vec();
        if setup.inbox == InboxMode::Open {
            told.retain(|arrival| arrival.time_ns == 0);
        }
        let n_told = told.len();
        let config = WorldConfig {
            machine: setup.machine.clone(),
            arrivals: told,
            inbox: setup.inbox,
            limits: setup.limits.clone(),
        };
        Running {
            world: World::new(guest, config),
            n_told,
        }
    }

    /// Runs the world, telling it of arrivals in time. Where a run is cut makes no difference.
    fn run(
        &mut self,
        guest: &G,
        arrivals: &[Arrival],
        until: Until,
        sink: &mut dyn EventSink,
        mut watch: Option<&mut LineWatch>,
    ) -> Progress {
        loop {
            let next_ns = arrivals.get(self.n_told).map(|a| a.time_ns);
            let Some(next_ns) = next_ns.filter(|ns| *ns <= until.time_ns) else {
                return self.world.run_watched(guest, until, sink, watch);
            };
            // Everything before the arrival, nothing at its time.
            if let Some(before_ns) = next_ns.checked_sub(1) {
                let before = Until {
                    time_ns: before_ns,
                    ..until
                };
                let progress = self
                    .world
                    .run_watched(guest, before, sink, watch.as_deref_mut());
                let is_over = matches!(progress, Progress::Exited(_) | Progress::Stopped(_));
                let is_cut = watch.as_ref().is_some_and(|watch| watch.has_changed());
                if is_over || is_cut || self.has_reached(until) {
                    return progress;
                }
            }
            while let Some(arrival) = arrivals.get(self.n_told).filter(|a| a.time_ns == next_ns) {
                self.world.insert_arrival(arrival.clone());
                self.n_told += 1;
            }
        }
    }
}

impl<G: Guest> Recording<G> {
    /// A run that has not begun.
    #[must_use]
    pub fn new(guest: Rc<G>, setup: Setup) -> Self {
        debug_assert!(
            setup
                .arrivals
                .is_sorted_by_key(|arrival| (arrival.time_ns, arrival.job)),
            "arrivals are in order"
        );
        let frontier = Running::new(&*guest, &setup);
        Recording {
            keyframes: Keyframes::new(frontier.clone()),
            guest,
            setup,
            frontier,
            progress: Progress::Reached,
            known_until_ns: 0,
            log: EventLog::default(),
            printed: Rc::default(),
            lanes: Lanes::default(),
            keyframe_distance: KEYFRAMES.base_steps,
            nearby: Vec::new(),
            nearby_bytes: 0,
        }
    }

    /// The loaded program.
    #[must_use]
    pub fn guest(&self) -> &Rc<G> {
        &self.guest
    }

    /// What determines the run besides the program.
    #[must_use]
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// All events so far.
    #[must_use]
    pub fn log(&self) -> &EventLog {
        &self.log
    }

    /// All lanes so far.
    #[must_use]
    pub fn lanes(&self) -> &Lanes {
        &self.lanes
    }

    /// How far the run is: whether it can go on from where it was simulated to.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Steps simulated so far.
    #[must_use]
    pub fn n_steps(&self) -> u64 {
        self.frontier.world.step()
    }

    /// The time of the last thing that has been simulated.
    #[must_use]
    pub fn end_ns(&self) -> u64 {
        self.frontier.world.now_ns()
    }

    /// Whether nothing more will happen unless another job arrives.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let all_told = self.frontier.n_told == self.setup.arrivals.len();
        match self.progress {
            Progress::Reached => false,
            Progress::Idle => all_told,
            Progress::Exited(_) | Progress::Stopped(_) => true,
        }
    }

    /// The time until which (included) everything that happens has been simulated.
    #[must_use]
    pub fn known_until_ns(&self) -> u64 {
        if self.is_settled() {
            return u64::MAX;
        }
        self.known_until_ns
    }

    /// Indices of the first `n_events` events that printed something.
    #[must_use]
    pub fn printed(&self, n_events: usize) -> &[u32] {
        let n = self.printed.partition_point(|i| (*i as usize) < n_events);
        &self.printed[..n]
    }

    /// A hash of all events so far, the same natively and in every browser.
    #[must_use]
    pub fn hash(&self) -> u64 {
        hash::hash_events(self.log.iter_from(0))
    }

    /// The run as Chrome Trace Event JSON.
    #[must_use]
    pub fn chrome_trace(&self) -> String {
        trace::chrome_trace(&self.log, &self.lanes, self.end_ns())
    }

    /// Simulates on, until a step or time is reached, the run cannot go on, or `is_time_up` (asked
    /// every few thousand steps, or sooner if they do much).
    pub fn advance(&mut self, until: Until, is_time_up: &mut dyn FnMut() -> bool) -> &Progress {
        while !self.is_settled()
            && !self.frontier.has_reached(until)
            && self.known_until_ns < until.time_ns
        {
            let slice = Until {
                step: until.step.min(self.next_stop()),
                time_ns: until.time_ns,
                work: until.work.min(self.work() + SLICE_WORK),
            };
            self.run_slice(slice);
            if is_time_up() {
                break;
            }
        }
        &self.progress
    }

    /// Elements that the steps so far have gone through: see [`Until::work`].
    #[must_use]
    pub fn work(&self) -> u64 {
        self.frontier.world.work()
    }

    /// Where a slice ends: at whole multiples, so that keyframes are where they always are.
    fn next_stop(&self) -> u64 {
        (self.n_steps() / SLICE_STEPS + 1) * SLICE_STEPS
    }

    fn run_slice(&mut self, until: Until) {
        let mut store = Store {
            log: &mut self.log,
            printed: &mut self.printed,
            lanes: &mut self.lanes,
        };
        let arrivals = &self.setup.arrivals;
        self.progress = self
            .frontier
            .run(&self.guest, arrivals, until, &mut store, None);
        let step = self.n_steps();
        let has_more_now = self.frontier.has_reached(until);
        let known_ns = if has_more_now {
            // More may happen at this very time.
            self.end_ns().saturating_sub(1)
        } else {
            until.time_ns
        };
        self.known_until_ns = self.known_until_ns.max(known_ns);
        if step >= until.step && step.is_multiple_of(self.keyframe_distance) {
            self.add_keyframe();
        }
        if self.event_bytes() > MAX_EVENT_BYTES {
            let message = format!(
                "the recording is full: its {} events take more than {} MB",
                self.log.len(),
                MAX_EVENT_BYTES >> 20
            );
            self.progress = Progress::Stopped(message.into());
        }
    }

    fn add_keyframe(&mut self) {
        if self.keyframes.last().step >= self.n_steps() {
            return;
        }
        let n_objects = self.frontier.world.prepare_to_be_kept(&self.guest);
        let frame = Keyframe {
            step: self.n_steps(),
            time_ns: self.end_ns(),
            n_events: self.log.len(),
            world: self.frontier.clone(),
        };
        let guest = &self.guest;
        let unshared = |a: &Running<G>, b: &Running<G>| {
            KEYFRAME_BASE_BYTES + a.world.unshared_bytes(guest, Some(&b.world))
        };
        let left = MEMORY_BUDGET_BYTES.saturating_sub(self.memory_beside_keyframes());
        let budget = Budget {
            bytes: KEYFRAMES.bytes.max(left),
            ..KEYFRAMES
        };
        self.keyframes.push(frame, &budget, &unshared);
        let worth_it = (n_objects as u64 * STEPS_FOR_EACH_OBJECT).next_power_of_two();
        self.keyframe_distance = self.keyframes.distance_steps(&budget).max(worth_it);
    }

    /// Bytes of memory that the recording takes beside its present world: events, lanes, keyframes and
    /// the copies near the cursor. See [`Recording::world_bytes`] for the rest.
    #[must_use]
    pub fn memory_bytes(&self) -> u64 {
        self.memory_beside_keyframes() + self.keyframes.bytes()
    }

    /// How many keyframes there are.
    #[must_use]
    pub fn n_keyframes(&self) -> usize {
        self.keyframes.len()
    }

    /// Bytes of memory that the present world takes, which every copy of it shares at first.
    #[must_use]
    pub fn world_bytes(&self) -> u64 {
        self.frontier.world.unshared_bytes(&self.guest, None)
    }

    fn memory_beside_keyframes(&self) -> u64 {
        self.event_bytes() + self.nearby_bytes
    }

    fn event_bytes(&self) -> u64 {
        self.log.bytes() + self.lanes.bytes() + (self.printed.len() * size_of::<u32>()) as u64
    }

    /// The same run with other arrivals: what happened before the first difference is kept, and the
    /// rest is to be simulated. Equal to a new recording with these arrivals.
    #[must_use]
    pub fn with_arrivals(&self, arrivals: Vec<Arrival>) -> Recording<G> {
        let setup = Setup {
            arrivals: Rc::new(arrivals),
            ..self.setup.clone()
        };
        let (old, new) = (&self.setup.arrivals, &setup.arrivals);
        let n_same = old
            .iter()
            .zip(new.iter())
            .take_while(|(a, b)| a == b)
            .count();
        let differing = [old.get(n_same), new.get(n_same)];
        let Some(branch_ns) = differing.into_iter().flatten().map(|a| a.time_ns).min() else {
            return self.clone();
        };
        if setup.inbox == InboxMode::ClosesAfterLast || branch_ns == 0 {
            return Recording::new(Rc::clone(&self.guest), setup);
        }
        let mut branch = self.clone();
        branch.setup = setup;
        branch.cut_to(branch_ns, n_same);
        branch
    }

    /// The same run with one more arrival; later arrivals stay.
    #[must_use]
    pub fn branch_with_arrival(&self, arrival: Arrival) -> Recording<G> {
        let mut arrivals = self.setup.arrivals.to_vec();
        let key = |a: &Arrival| (a.time_ns, a.job);
        let at = arrivals.partition_point(|a| key(a) <= key(&arrival));
        arrivals.insert(at, arrival);
        self.with_arrivals(arrivals)
    }

    /// Forgets what happened at or after a time. `self.setup` has the new arrivals already, of which
    /// the first `n_same` are the old ones.
    fn cut_to(&mut self, branch_ns: u64, n_same: usize) {
        let last_kept_ns = branch_ns - 1;
        let is_ahead = self.frontier.n_told > n_same || self.end_ns() > last_kept_ns;
        if is_ahead {
            let is_kept =
                |f: &Keyframe<Running<G>>| f.time_ns <= last_kept_ns && f.world.n_told <= n_same;
            self.keyframes.truncate_where(is_kept);
            self.nearby.retain(|f| is_kept(f));
            let base = self.keyframes.last();
            let mut running = base.world.clone();
            let mut count = Count(base.n_events);
            let arrivals = &self.setup.arrivals[..n_same];
            let until = Until::time(last_kept_ns);
            running.run(&self.guest, arrivals, until, &mut count, None);
            self.log.truncate(self.log.count_until(last_kept_ns));
            assert_eq!(
                count.0,
                self.log.len(),
                "re-execution gives the same events"
            );
            self.lanes.cut_to(self.log.len());
            let n_printed = self.printed(self.log.len()).len();
            Rc::make_mut(&mut self.printed).truncate(n_printed);
            self.frontier = running;
        }
        self.known_until_ns = self.known_until_ns.min(last_kept_ns);
        self.progress = match &self.progress {
            // A world that has ended stays ended, unless that was in the part that was cut off.
            over @ (Progress::Exited(_) | Progress::Stopped(_)) if !is_ahead => over.clone(),
            _ => Progress::Reached,
        };
    }
}
