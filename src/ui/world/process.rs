//! Processes as boxes around their memory, and the lanes of a process's threads.

use yew::prelude::*;

use super::lane::{Lane, core_badge, doing, gil_key};
use super::moment::Moment;
use crate::kernel::ids::ThreadId;
use crate::ui::chip::Chip;
use crate::ui::format::bytes;
use crate::ui::overflow::{More, N_SHOWN, shown};
use crate::view::{ProcessView, State, ThreadView};

/// What [`Threads`] needs.
#[derive(Properties, PartialEq)]
pub struct ThreadsProps {
    /// The world.
    pub at: Moment,
    /// Whose threads, as an index into its processes.
    pub process: usize,
    /// The thread that is drawn elsewhere.
    pub drawn: Option<ThreadId>,
}

/// The lanes of one process; threads that have ended have none.
#[component]
pub fn Threads(props: &ThreadsProps) -> Html {
    let open = use_state(|| false);
    let Moment { world, now_ns, gil } = &props.at;
    let process = &world.processes[props.process];
    let threads = process
        .threads
        .iter()
        .filter(|thread| Some(thread.id) != props.drawn);
    let live: Vec<&ThreadView> = threads.filter(|thread| !has_ended(thread.state)).collect();
    let (n, n_hidden) = shown(live.len(), N_SHOWN, *open);
    let n_live = process
        .threads
        .iter()
        .filter(|thread| !has_ended(thread.state))
        .count();
    html! {
        <>
            <h3 class="cap" title="Threads of one process share its memory (the heap), and take turns on its GIL.">
                { format!("{} · {} · {}", process.name, count(n_live, "thread"), bytes(process.memory_bytes)) }
            </h3>
            <>
                for (key, thread) in shown_keys(&live, n, |thread| (thread.id.0, thread.state)) {
                    <Lane {key} process={process.id} thread={(*thread).clone()} {gil} {now_ns} />
                }
            </>
            <More {n_hidden} {open} />
        </>
    }
}

/// The first `n`, and of the others those that run: what runs is always in sight, be it the
/// hundredth. Those share a few rows, whose keys stay the same, because what runs changes in every
/// frame and a new row costs much more than a changed one.
fn shown_keys<'a, T>(
    live: &'a [&'a T],
    n: usize,
    id_and_state: fn(&T) -> (u32, State),
) -> Vec<(String, &'a T)> {
    let (first, others) = live.split_at(n.min(live.len()));
    let first = first.iter().map(|it| (id_and_state(it).0.to_string(), *it));
    let running = others
        .iter()
        .filter(|it| id_and_state(it).1 == State::Running);
    let running = running
        .enumerate()
        .map(|(row, it)| (format!("row{row}"), *it));
    first.chain(running).collect()
}

/// What [`ProcessBoxes`] needs.
#[derive(Properties, PartialEq)]
pub struct ProcessBoxesProps {
    /// The world.
    pub at: Moment,
    /// How many of its processes are drawn elsewhere.
    pub skip: usize,
}

/// A box for each process that has not ended.
#[component]
pub fn ProcessBoxes(props: &ProcessBoxesProps) -> Html {
    let open = use_state(|| false);
    let Moment { world, now_ns, gil } = &props.at;
    let live: Vec<&ProcessView> = world
        .processes
        .iter()
        .skip(props.skip)
        .filter(|process| !has_ended(process.state))
        .collect();
    let (n, n_hidden) = shown(live.len(), N_SHOWN, *open);
    html! {
        <>
            <h3 class="cap" title="Each process has its own memory and its own GIL; they share nothing and run at the same time.">
                { count(live.len(), "process") }
            </h3>
            <>
                for (key, process) in shown_keys(&live, n, |process| (process.id.0, process.state)) {
                    <ProcessBox {key} process={(*process).clone()} {gil} {now_ns} />
                }
            </>
            <More {n_hidden} {open} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ProcessBoxProps {
    process: ProcessView,
    gil: bool,
    now_ns: u64,
}

#[component]
fn ProcessBox(props: &ProcessBoxProps) -> Html {
    let process = &props.process;
    let live: Vec<&ThreadView> = process
        .threads
        .iter()
        .filter(|thread| !has_ended(thread.state))
        .collect();
    let single = if live.len() == 1 { live.first() } else { None };
    // What a pool's process works on changes; what it was started for does not.
    let job = single
        .and_then(|thread| thread.job.as_ref())
        .or(process.job.as_ref());
    let running = process.state == State::Running;
    html! {
        <div class={classes!("proc", running.then_some("on"))} data-move={format!("proc{}", process.id.0)}>
            <div class="ph">
                <span class="nm">{ &*process.name }</span>
                if let Some(chip) = job { <Chip chip={chip.clone()} /> }
                if let Some(thread) = single {
                    if props.gil && thread.has_gil { { gil_key(process.id) } }
                    if let Some(core) = thread.core { { core_badge(Some(core)) } }
                    if thread.core.is_none() { <span class="st">{ doing(&thread.doing, thread.wait.as_ref(), props.now_ns) }</span> }
                }
                { memory(process.memory_bytes) }
            </div>
            if single.is_none() {
                <>
                    for thread in live.iter().take(N_SHOWN) {
                        <Lane key={thread.id.0} process={process.id} thread={(*thread).clone()} gil={props.gil} now_ns={props.now_ns} />
                    }
                </>
            }
        </div>
    }
}

/// Memory as three slots that fill at 8, 24 and 48 MB, beside the number.
fn memory(n_bytes: u64) -> Html {
    const FILLED_FROM: [u64; 3] = [8_000_000, 24_000_000, 48_000_000];
    html! {
        <span class="mem" title="Memory this process uses. After a fork, pages are copied only when one side writes to them.">
            for from in FILLED_FROM { <i class={classes!((n_bytes >= from).then_some("f"))}></i> }
            { bytes(n_bytes) }
        </span>
    }
}

/// Whether there is nothing left to draw but a mention.
pub fn has_ended(state: State) -> bool {
    matches!(state, State::Done | State::Failed)
}

/// `1 thread`, `3 processes`.
pub fn count(n: usize, word: &str) -> String {
    match (n, word) {
        (1, _) => format!("1 {word}"),
        (_, "process") => format!("{n} processes"),
        _ => format!("{n} {word}s"),
    }
}
