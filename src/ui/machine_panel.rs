//! The machine's settings. Every change simulates all worlds again at once.

use yew::prelude::*;

use super::browser::{is_checked, value_of};
use super::format::duration;
use super::icons::{Shape, icon};
use super::state::Dispatch;
use crate::kernel::machine::{Costs, MS, Machine, PolicyKind, US};
use crate::session::Action;

const PANEL_ID: &str = "machine-panel";

/// A number that can be set: label, help, unit and its size in what is stored, and where it is.
struct Field {
    label: &'static str,
    help: &'static str,
    unit: &'static str,
    unit_size: u64,
    of: fn(&mut Costs) -> &mut u64,
}

const FIELDS: [Field; 9] = [
    Field {
        label: "instruction",
        help: "one bytecode instruction",
        unit: "ns",
        unit_size: 1,
        of: |c| &mut c.instruction_ns,
    },
    Field {
        label: "function call",
        help: "on top of its instructions",
        unit: "ns",
        unit_size: 1,
        of: |c| &mut c.call_ns,
    },
    Field {
        label: "task switch",
        help: "one step of an asyncio task",
        unit: "µs",
        unit_size: US,
        of: |c| &mut c.task_switch_ns,
    },
    Field {
        label: "task creation",
        help: "asyncio.create_task",
        unit: "µs",
        unit_size: US,
        of: |c| &mut c.task_create_ns,
    },
    Field {
        label: "thread switch",
        help: "handing over a core or the GIL",
        unit: "µs",
        unit_size: US,
        of: |c| &mut c.thread_switch_ns,
    },
    Field {
        label: "thread creation",
        help: "Thread.start",
        unit: "µs",
        unit_size: US,
        of: |c| &mut c.thread_create_ns,
    },
    Field {
        label: "fork",
        help: "starting a process",
        unit: "ms",
        unit_size: MS,
        of: |c| &mut c.fork_ns,
    },
    Field {
        label: "process memory",
        help: "before it allocates anything",
        unit: "MB",
        unit_size: 1_000_000,
        of: |c| &mut c.process_bytes,
    },
    Field {
        label: "thread memory",
        help: "the touched part of its stack",
        unit: "kB",
        unit_size: 1_024,
        of: |c| &mut c.thread_bytes,
    },
];

/// What a [`MachinePanel`] needs.
#[derive(Properties, PartialEq)]
pub struct MachinePanelProps {
    /// The machine as it is.
    pub machine: Machine,
}

/// The button with the machine in short, and the settings it opens.
#[component]
pub fn MachinePanel(props: &MachinePanelProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides the dispatcher");
    let machine = &props.machine;
    // Takes what an input says and gives the machine that follows, if it is one.
    let set = |change: fn(&mut Machine, &Event) -> Option<()>| {
        let (dispatch, machine) = (dispatch.clone(), machine.clone());
        Callback::from(move |event: Event| {
            let mut machine = machine.clone();
            if change(&mut machine, &event).is_some() {
                dispatch.dispatch(Action::Machine(machine).into());
            }
        })
    };
    let reset = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::Machine(Machine::default()).into()))
    };
    let summary = summary(machine);
    html! {
        <>
            <button type="button" class="pick machine" popovertarget={PANEL_ID}>
                <span>{ "Machine " }</span><b>{ summary }</b>{ icon(Shape::Expand, 12) }
            </button>
            <div id={PANEL_ID} class="panel" popover="auto" role="dialog" aria-label="Machine settings">
                <h2>{ "Machine" }</h2>
                <p class="note">{ "Every change runs all four worlds again, with the same jobs." }</p>
                <label class="row"><span>{ "Cores" }<small>{ "threads that run at the same time" }</small></span>
                    <input type="number" min="1" max="16" step="1" value={machine.n_cores.to_string()} onchange={set(set_cores)} /></label>
                <label class="row"><span>{ "GIL" }<small>{ "one thread of a process runs Python at a time" }</small></span>
                    <input type="checkbox" role="switch" class="switch" checked={machine.gil} onchange={set(set_gil)} /></label>
                <label class="row"><span>{ "Switch interval" }<small>{ "how long a thread keeps the GIL while another wants it" }</small></span>
                    <span class="with-unit"><input type="number" min="0.01" max="1000" step="any" disabled={!machine.gil}
                        value={in_units(machine.switch_interval_ns, MS)} onchange={set(set_interval)} />{ "ms" }</span></label>
                <label class="row"><span>{ "Who runs next" }<small>{ "the policy that decides" }</small></span>
                    <select onchange={set(set_policy)}>
                        <option value="" selected={machine.policy == PolicyKind::RoundRobin}>{ "first come, first served" }</option>
                        for seed in 1..=5_u64 {
                            <option value={seed.to_string()} selected={machine.policy == PolicyKind::Random(seed)}>{ format!("random, seed {seed}") }</option>
                        }
                    </select></label>
                <h3>{ "What things cost" }</h3>
                <div class="costs">{ for FIELDS.iter().map(|field| cost_row(field, machine, &dispatch)) }</div>
                <button type="button" class="plain" onclick={reset} disabled={*machine == Machine::default()}>{ "Back to measured defaults" }</button>
            </div>
        </>
    }
}

fn summary(machine: &Machine) -> String {
    let cores = if machine.n_cores == 1 {
        "1 core".to_owned()
    } else {
        format!("{} cores", machine.n_cores)
    };
    if machine.gil {
        format!(
            "{cores} · GIL · {} slice",
            duration(machine.switch_interval_ns).replace(".0 ", " ")
        )
    } else {
        format!("{cores} · no GIL")
    }
}

fn cost_row(field: &'static Field, machine: &Machine, dispatch: &Dispatch) -> Html {
    let value = *(field.of)(&mut machine.costs.clone());
    let onchange = {
        let (dispatch, machine) = (dispatch.clone(), machine.clone());
        Callback::from(move |event: Event| {
            let mut machine = machine.clone();
            if let Some(value) = from_units(&value_of(&event), field.unit_size, 0.0, 1e6) {
                *(field.of)(&mut machine.costs) = value;
                dispatch.dispatch(Action::Machine(machine).into());
            }
        })
    };
    html! {
        <label class="row" key={field.label} title={field.help}><span>{ field.label }</span>
            <span class="with-unit"><input type="number" min="0" step="any" value={in_units(value, field.unit_size)} {onchange} />{ field.unit }</span></label>
    }
}

fn set_cores(machine: &mut Machine, event: &Event) -> Option<()> {
    machine.n_cores = value_of(event).parse::<u32>().ok()?.clamp(1, 16);
    Some(())
}

fn set_gil(machine: &mut Machine, event: &Event) -> Option<()> {
    machine.gil = is_checked(event);
    Some(())
}

fn set_interval(machine: &mut Machine, event: &Event) -> Option<()> {
    machine.switch_interval_ns = from_units(&value_of(event), MS, 0.01, 1000.0)?;
    Some(())
}

fn set_policy(machine: &mut Machine, event: &Event) -> Option<()> {
    let seed = value_of(event);
    machine.policy = if seed.is_empty() {
        PolicyKind::RoundRobin
    } else {
        PolicyKind::Random(seed.parse().ok()?)
    };
    Some(())
}

fn in_units(value: u64, unit_size: u64) -> String {
    let text = format!("{:.3}", value as f64 / unit_size as f64);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn from_units(text: &str, unit_size: u64, min: f64, max: f64) -> Option<u64> {
    let value: f64 = text.parse().ok()?;
    value
        .is_finite()
        .then(|| (value.clamp(min, max) * unit_size as f64).round() as u64)
}
