//! Jobs that would be nowhere to be seen: taken from the inbox, but no code works on them yet. They
//! are in a variable, or handed to a pool.

use std::collections::BTreeSet;

use super::process::has_ended;
use super::stack_thread;
use crate::kernel::ids::JobId;
use crate::view::{JobChip, WorldView};

/// The inbox, and after it the jobs in hand.
pub fn not_started(view: &WorldView) -> Vec<JobChip> {
    let mut chips = view.inbox.clone();
    if chips.len() == view.jobs.len() {
        return chips;
    }
    let mut drawn: BTreeSet<JobId> = chips.iter().map(|chip| chip.job).collect();
    add_drawn(view, &mut drawn);
    let hidden = |chip: &&JobChip| !has_ended(chip.state) && !drawn.contains(&chip.job);
    chips.extend(view.jobs.iter().filter(hidden).cloned());
    chips
}

/// The jobs that the world's other panels draw.
fn add_drawn(view: &WorldView, drawn: &mut BTreeSet<JobId>) {
    let stack = stack_thread(view);
    if let Some(thread) = stack {
        drawn.extend(thread.frames.iter().filter_map(|frame| frame.job));
    }
    let mut add = |chip: Option<&JobChip>| drawn.extend(chip.map(|chip| chip.job));
    for process in view
        .processes
        .iter()
        .filter(|process| !has_ended(process.state))
    {
        add(process.job.as_ref());
        let lanes = process
            .threads
            .iter()
            .filter(|thread| !has_ended(thread.state));
        for thread in lanes.filter(|thread| stack.is_none_or(|stack| stack.id != thread.id)) {
            add(thread.job.as_ref());
        }
    }
    for event_loop in &view.loops {
        for task in event_loop.ready.iter().chain(&event_loop.waiting) {
            add(task.job.as_ref());
        }
    }
    for item in view.queues.iter().flat_map(|queue| &queue.items) {
        add(item.as_ref());
    }
}
