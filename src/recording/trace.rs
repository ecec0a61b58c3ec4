//! Export of a run as Chrome Trace Event JSON, which Perfetto and `chrome://tracing` open. Written
//! by hand: the format is one flat list, and a JSON library would cost every reader of the page.
//!
//! Every asyncio task gets a track of its own (a pseudo thread id), because its slices do not nest
//! in those of its thread. Flow arrows go from who created or woke a task, thread or process to it.

use std::fmt::Write;

use super::hash::kind_name;
use super::lanes::{Lane, LaneId, Lanes, Span, State};
use super::log::EventLog;
use crate::kernel::event::{Event, EventKind, Stream};
use crate::kernel::ids::{JobId, ProcessId, TaskId, ThreadId};

/// Pseudo thread ids of tasks begin here; no world has so many threads.
const FIRST_TASK_TRACK: u32 = 1_000_000_000;

/// The trace of a run that was simulated until `end_ns`.
#[must_use]
pub fn chrome_trace(log: &EventLog, lanes: &Lanes, end_ns: u64) -> String {
    let mut trace = Trace {
        json: String::from("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n"),
        is_first: true,
        end_ns,
        next_flow: 1,
    };
    trace.name_tracks(lanes);
    for lane in lanes.threads().iter().chain(lanes.tasks()) {
        trace.add_slices(lane);
    }
    for event in log.iter_from(0) {
        trace.add_event(&event, lanes);
    }
    trace.add_job_counter(log);
    trace.json.push_str("\n]}\n");
    trace.json
}

/// A track: process id and thread id.
#[derive(Clone, Copy)]
struct Track {
    pid: u32,
    tid: u32,
}

impl Track {
    // Numbers begin at 1: Perfetto takes process 0 for the idle task.
    fn of_thread(process: ProcessId, thread: ThreadId) -> Track {
        Track {
            pid: process.0 + 1,
            tid: thread.0 + 1,
        }
    }

    fn of_task(process: ProcessId, task: TaskId) -> Track {
        Track {
            pid: process.0 + 1,
            tid: FIRST_TASK_TRACK + task.0,
        }
    }

    fn of_lane(lane: &Lane) -> Track {
        match lane.id {
            LaneId::Thread(thread) => Track::of_thread(lane.process, thread),
            LaneId::Task(task) => Track::of_task(lane.process, task),
            LaneId::Process(process) => Track {
                pid: process.0 + 1,
                tid: 0,
            },
        }
    }

    fn of_event(event: &Event) -> Track {
        match event.task {
            Some(task) => Track::of_task(event.process, task),
            None => Track::of_thread(event.process, event.thread),
        }
    }
}

struct Trace {
    json: String,
    is_first: bool,
    end_ns: u64,
    next_flow: u32,
}

impl Trace {
    /// One entry; `rest` are its members after `ph`, `pid` and `tid`, each with a comma before it.
    fn entry(&mut self, phase: char, track: Track, rest: &str) {
        if !self.is_first {
            self.json.push_str(",\n");
        }
        self.is_first = false;
        let Track { pid, tid } = track;
        write!(
            self.json,
            "{{\"ph\":\"{phase}\",\"pid\":{pid},\"tid\":{tid}{rest}}}"
        )
        .expect("a String takes everything");
    }

    fn name_tracks(&mut self, lanes: &Lanes) {
        for lane in lanes.processes() {
            let name = match lane.process.0 {
                0 => "main process".to_owned(),
                n => format!("process {n}"),
            };
            let rest = format!(
                ",\"name\":\"process_name\",\"args\":{{\"name\":{}}}",
                quoted(&name)
            );
            self.entry('M', Track::of_lane(lane), &rest);
        }
        for lane in lanes.threads().iter().chain(lanes.tasks()) {
            let name = match lane.id {
                LaneId::Thread(ThreadId(0)) => "main thread".to_owned(),
                LaneId::Thread(thread) => format!("thread {}", thread.0),
                LaneId::Task(task) => format!("task {}", task.0),
                LaneId::Process(process) => format!("process {}", process.0),
            };
            let rest = format!(
                ",\"name\":\"thread_name\",\"args\":{{\"name\":{}}}",
                quoted(&name)
            );
            self.entry('M', Track::of_lane(lane), &rest);
        }
    }

    fn add_slices(&mut self, lane: &Lane) {
        for span in lane.spans.iter() {
            let end_ns = if span.is_open() {
                self.end_ns.max(span.start_ns)
            } else {
                span.end_ns
            };
            if end_ns == span.start_ns {
                continue;
            }
            let rest = format!(
                ",\"ts\":{},\"dur\":{},\"name\":{},\"cat\":\"{}\"",
                micros(span.start_ns),
                micros(end_ns - span.start_ns),
                quoted(&slice_name(&span)),
                span.state.word(),
            );
            self.entry('X', Track::of_lane(lane), &rest);
        }
    }

    fn add_event(&mut self, event: &Event, lanes: &Lanes) {
        let from = Track::of_event(event);
        match &event.kind {
            EventKind::TaskCreated { child } | EventKind::TaskWoken { woken: child } => {
                let to = Track::of_task(event.process, *child);
                self.flow(event, from, to, event.time_ns);
            }
            EventKind::ThreadCreated { child } => {
                let to = Track::of_thread(event.process, *child);
                self.flow(event, from, to, event.time_ns);
            }
            EventKind::ProcessForked { child } => {
                let main = lanes.threads().iter().find(|l| l.process == *child);
                if let Some(lane) = main {
                    self.flow(
                        event,
                        from,
                        Track::of_lane(lane),
                        lane.spans.iter().next().map_or(0, |span| span.start_ns),
                    );
                }
            }
            EventKind::Printed { stream, text } => {
                let name = match stream {
                    Stream::Out => "stdout",
                    Stream::Err => "stderr",
                };
                self.instant(event, name, Some(text.trim_end_matches('\n')));
            }
            EventKind::Raised { error } => self.instant(event, "raised", Some(error)),
            EventKind::LimitReached { what } => self.instant(event, "limit reached", Some(what)),
            EventKind::JobArrived { job } => {
                self.instant(event, &format!("job {} arrived", job.0), None);
            }
            EventKind::JobFinished { job, .. } => {
                self.instant(event, &format!("job {} finished", job.0), None);
            }
            EventKind::QueuePut { queue, len, .. } | EventKind::QueueTaken { queue, len, .. } => {
                let name = format!("queue {}", queue.0);
                self.counter(event.time_ns, from, &name, "items", u64::from(*len));
            }
            _ => {}
        }
    }

    /// An arrow from a slice on one track to the next slice on another.
    fn flow(&mut self, event: &Event, from: Track, to: Track, to_ns: u64) {
        let id = self.next_flow;
        self.next_flow += 1;
        let name = kind_name(&event.kind);
        let common = |ns: u64| {
            format!(
                ",\"ts\":{},\"cat\":\"flow\",\"name\":\"{name}\",\"id\":\"0x{id:x}\"",
                micros(ns)
            )
        };
        self.entry('s', from, &common(event.time_ns));
        self.entry('f', to, &format!("{},\"bp\":\"e\"", common(to_ns)));
    }

    fn instant(&mut self, event: &Event, name: &str, text: Option<&str>) {
        let args = text.map_or(String::new(), |text| {
            format!(",\"args\":{{\"text\":{}}}", quoted(text))
        });
        let rest = format!(
            ",\"ts\":{},\"s\":\"t\",\"name\":{}{args}",
            micros(event.time_ns),
            quoted(name)
        );
        self.entry('i', Track::of_event(event), &rest);
    }

    fn counter(&mut self, time_ns: u64, track: Track, name: &str, series: &str, value: u64) {
        let rest = format!(
            ",\"ts\":{},\"name\":{},\"args\":{{\"{series}\":{value}}}",
            micros(time_ns),
            quoted(name)
        );
        self.entry('C', track, &rest);
    }

    /// How many jobs have arrived and are not finished.
    fn add_job_counter(&mut self, log: &EventLog) {
        let track = Track { pid: 1, tid: 0 };
        let mut open = 0;
        for event in log.iter_from(0) {
            match event.kind {
                EventKind::JobArrived { .. } => open += 1,
                EventKind::JobFinished { .. } => open = u64::saturating_sub(open, 1),
                _ => continue,
            }
            self.counter(event.time_ns, track, "jobs", "open", open);
        }
    }
}

fn slice_name(span: &Span) -> String {
    match (span.job, span.state) {
        (Some(JobId(job)), State::Running) => format!("job {job}"),
        (Some(JobId(job)), state) => format!("job {job}, {}", state.word()),
        (None, state) => state.word().to_owned(),
    }
}

/// Nanoseconds as microseconds, exactly: the viewers read a decimal fraction.
fn micros(ns: u64) -> String {
    format!("{}.{:03}", ns / 1000, ns % 1000)
}

/// A JSON string.
fn quoted(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            c if u32::from(c) < 0x20 => {
                write!(json, "\\u{:04x}", u32::from(c)).expect("a String takes everything");
            }
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_quoted_as_json_wants_it() {
        assert_eq!(quoted("a\"b\\c\nd\u{1}é"), "\"a\\\"b\\\\c\\nd\\u0001é\"");
    }

    #[test]
    fn times_keep_their_nanoseconds() {
        assert_eq!(micros(1_234_567), "1234.567");
        assert_eq!(micros(5), "0.005");
    }
}
