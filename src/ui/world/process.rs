//! Processes as boxes around their memory, and the lanes of a process's threads.

use yew::prelude::*;

use super::lane::{Lane, core_badge, doing, gil_key};
use super::moment::Moment;
use crate::kernel::ids::ThreadId;
use crate::ui::chip::Chip;
use crate::ui::format::{bytes, count};
use crate::ui::overflow::{Opener, more};
use crate::view::roster::List;
use crate::view::{N_ROWS, ProcessView, State};

/// The lanes of a process. `drawn` is the thread that is drawn elsewhere.
pub fn threads(at: &Moment, process: &ProcessView, drawn: Option<ThreadId>) -> Html {
    let threads = &process.threads;
    html! {
        <>
            <div class="cap-row">
                <h3 class="cap" title="Threads of one process share its memory (the heap), and take turns on its GIL.">
                    { format!("{} · {} · {}", process.name, count(threads.n, "thread"), bytes(process.memory_bytes)) }
                </h3>
                { more(threads.n_hidden(), List::Threads(process.id), &at.opener) }
            </div>
            <>
                for (row, thread) in threads.first.iter().enumerate() {
                    if Some(thread.id) != drawn {
                        <Lane key={row_key(row, thread.id.0)} process={process.id} thread={thread.clone()} gil={at.gil} />
                    }
                }
            </>
        </>
    }
}

/// What runs is always in sight, be it the hundredth. Such rows share a few keys, because what runs
/// changes in every frame and a new row costs much more than a changed one.
fn row_key(row: usize, id: u32) -> String {
    if row + 1 < N_ROWS {
        id.to_string()
    } else {
        format!("row{row}")
    }
}

/// A box for each process that has not ended, without the first few.
pub fn process_boxes(at: &Moment, skip: usize) -> Html {
    let processes = &at.world.processes;
    html! {
        <>
            <div class="cap-row">
                <h3 class="cap" title="Each process has its own memory and its own GIL; they share nothing and run at the same time.">
                    { count(processes.n.saturating_sub(skip), "process") }
                </h3>
                { more(processes.n_hidden(), List::Processes, &at.opener) }
            </div>
            <>
                for (row, process) in processes.first.iter().enumerate().skip(skip) {
                    <ProcessBox key={row_key(row, process.id.0)} process={process.clone()} gil={at.gil} opener={at.opener.clone()} />
                }
            </>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ProcessBoxProps {
    process: ProcessView,
    gil: bool,
    opener: Opener,
}

#[component]
fn ProcessBox(props: &ProcessBoxProps) -> Html {
    let process = &props.process;
    let threads = &process.threads;
    let single = threads.first.first().filter(|_| threads.n == 1);
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
                    if thread.core.is_none() { <span class="st">{ doing(&thread.doing, thread.wait.as_ref()) }</span> }
                }
                { memory(process.memory_bytes) }
            </div>
            if single.is_none() {
                <>
                    for (row, thread) in threads.first.iter().enumerate() {
                        <Lane key={row_key(row, thread.id.0)} process={process.id} thread={thread.clone()} gil={props.gil} />
                    }
                </>
                { more(threads.n_hidden(), List::Threads(process.id), &props.opener) }
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
