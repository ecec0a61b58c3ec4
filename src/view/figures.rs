//! The figures at the foot of a world. Every one is measured in the run.

use super::language::Language;
use super::world::WorldViewer;
use super::{Figure, WorldKind};
use crate::kernel::jobs::JobRecord;

/// Three or four figures of a world.
pub(super) fn figures<G: Language>(at: &WorldViewer<'_, G>) -> Vec<Figure> {
    let mut figures = vec![done(at), cpu_busy(at)];
    match at.kind {
        WorldKind::Synchronous => figures.push(mean_wait(at)),
        WorldKind::Threads => figures.extend([switches(at), threads_memory(at)]),
        WorldKind::Processes => figures.extend([to_start(at), memory(at)]),
        WorldKind::Async => figures.extend([loop_lag(at), per_task(at)]),
    }
    figures
}

fn figure(value: String, label: &str, help: &'static str) -> Figure {
    Figure {
        value: value.into(),
        label: label.into(),
        help,
    }
}

fn done<G: Language>(at: &WorldViewer<'_, G>) -> Figure {
    let is_done = |(id, job): &(_, &JobRecord)| at.finished_ns(*id, job).is_some();
    let n_done = at.world.jobs().filter(is_done).count();
    let n_jobs = at.world.jobs().count();
    figure(
        format!("{n_done}/{n_jobs}"),
        "done",
        "Jobs that are finished, of all that have arrived.",
    )
}

/// Until now, or until the last job was finished if none is open.
fn working_time_ns<G: Language>(at: &WorldViewer<'_, G>) -> u64 {
    let jobs = at.world.jobs();
    let ends: Option<Vec<u64>> = jobs.map(|(id, job)| at.finished_ns(id, job)).collect();
    let last_ns = ends.and_then(|ends| ends.into_iter().max());
    last_ns.unwrap_or(at.now_ns)
}

fn cpu_busy<G: Language>(at: &WorldViewer<'_, G>) -> Figure {
    let n_cores = u64::from(at.world.machine().n_cores);
    let all_ns = working_time_ns(at) * n_cores;
    let percent = (at.world.busy_ns(at.now_ns) * 100).checked_div(all_ns);
    figure(
        percent.map_or("–".to_owned(), |percent| format!("{}%", percent.min(100))),
        "CPU busy",
        "Share of the time of all cores that was spent on work, while jobs were open.",
    )
}

fn mean_wait<G: Language>(at: &WorldViewer<'_, G>) -> Figure {
    let waits: Vec<u64> = at
        .world
        .jobs()
        .map(|(_, job)| job.started_ns.unwrap_or(at.now_ns) - job.arrived_ns)
        .collect();
    let mean = waits.iter().sum::<u64>().checked_div(waits.len() as u64);
    figure(
        mean.map_or("–".to_owned(), duration),
        "mean wait",
        "How long a job waits on average until somebody begins to work on it.",
    )
}

fn switches<G: Language>(at: &WorldViewer<'_, G>) -> Figure {
    figure(
        at.world.counters().n_thread_switches.to_string(),
        "switches",
        "How often a core or the GIL passed from one thread to another.",
    )
}

fn threads_memory<G: Language>(at: &WorldViewer<'_, G>) -> Figure {
    let counters = at.world.counters();
    let stacks = u64::from(counters.peak_threads) * at.world.machine().costs.thread_bytes;
    figure(
        bytes(stacks),
        "for stacks",
        "Memory for the stacks of the most threads that were alive at once.",
    )
}

fn to_start<G: Language>(at: &WorldViewer<'_, G>) -> Figure {
    let children = at.world.processes().filter(|(_, p)| p.parent.is_some());
    let times: Vec<u64> = children
        .map(|(_, process)| at.world.thread(process.main_thread))
        .filter_map(|thread| Some(thread.first_ran_ns? - thread.created_ns))
        .collect();
    let mean = times.iter().sum::<u64>().checked_div(times.len() as u64);
    figure(
        mean.map_or("–".to_owned(), duration),
        "to start",
        "How long it takes on average from the decision to start a process to its first instruction.",
    )
}

fn memory<G: Language>(at: &WorldViewer<'_, G>) -> Figure {
    let guest = at.recording.guest();
    let of = |(id, _)| at.world.memory_bytes(guest, id);
    figure(
        bytes(at.world.processes().map(of).sum()),
        "memory",
        "Memory of all processes that are alive now.",
    )
}

fn loop_lag<G: Language>(at: &WorldViewer<'_, G>) -> Figure {
    let counters = at.world.counters();
    let value = match counters.n_loop_lags {
        0 => "–".to_owned(),
        _ => duration(counters.max_loop_lag_ns),
    };
    figure(
        value,
        "loop lag",
        "The longest that a timer or a ready task had to wait for its turn, because the loop was busy.",
    )
}

fn per_task<G: Language>(at: &WorldViewer<'_, G>) -> Figure {
    figure(
        bytes(at.world.machine().costs.task_bytes),
        "per task",
        "Memory of an asyncio task; a thread takes about fifty times as much.",
    )
}

/// A duration in a few characters: `610 ms`.
#[must_use]
pub fn duration(ns: u64) -> String {
    match ns {
        0 => "0 ms".to_owned(),
        1..1_000 => format!("{ns} ns"),
        1_000..1_000_000 => with_unit(ns, 1_000, "µs"),
        1_000_000..10_000_000_000 => with_unit(ns, 1_000_000, "ms"),
        _ => with_unit(ns, 1_000_000_000, "s"),
    }
}

/// An amount of memory in a few characters: `31 MB`.
#[must_use]
pub fn bytes(n: u64) -> String {
    match n {
        0..1_000 => format!("{n} B"),
        1_000..1_000_000 => with_unit(n, 1_000, "kB"),
        1_000_000..10_000_000_000 => with_unit(n, 1_000_000, "MB"),
        _ => with_unit(n, 1_000_000_000, "GB"),
    }
}

/// Two digits at least: `1.3 kB`, `12 kB`.
fn with_unit(n: u64, unit: u64, name: &str) -> String {
    let tenths = (n * 10 + unit / 2) / unit;
    if tenths < 100 && !tenths.is_multiple_of(10) {
        format!("{}.{} {name}", tenths / 10, tenths % 10)
    } else {
        format!("{} {name}", (tenths + 5) / 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_short() {
        assert_eq!(duration(0), "0 ms");
        assert_eq!(duration(950), "950 ns");
        assert_eq!(duration(41_000_000), "41 ms");
        assert_eq!(duration(4_300_000), "4.3 ms");
        assert_eq!(duration(610_400_000), "610 ms");
        assert_eq!(duration(12_000_000_000), "12 s");
        assert_eq!(bytes(1_300), "1.3 kB");
        assert_eq!(bytes(19_500_000), "20 MB");
        assert_eq!(bytes(640), "640 B");
    }
}
