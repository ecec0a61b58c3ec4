//! What the four programs print, one tab a world.

use std::rc::Rc;

use yew::prelude::*;

use super::browser::focus;
use super::chip::job_class;
use super::format::position;
use crate::kernel::event::Stream;
use crate::view::{ConsoleLine, WorldKind};

/// What a [`Console`] needs.
#[derive(Properties, PartialEq)]
pub struct ConsoleProps {
    /// The output of each world, in the order of [`WorldKind::ALL`].
    pub outputs: Vec<Rc<[ConsoleLine]>>,
}

/// Older lines than this many are not drawn.
const N_LINES: usize = 200;

/// The console.
#[component]
pub fn Console(props: &ConsoleProps) -> Html {
    let chosen = use_state(|| 0_usize);
    let lines = props.outputs.get(*chosen).cloned().unwrap_or_default();
    let title = WorldKind::ALL[*chosen].title();
    let skipped = lines.len().saturating_sub(N_LINES);
    html! {
        <section class="console" aria-label="Console">
            <div class="tabs" role="tablist" aria-label="Output of">
                for (at, kind) in WorldKind::ALL.into_iter().enumerate() {
                    { tab(at, kind, &chosen, props.outputs.get(at).map_or(0, |lines| lines.len())) }
                }
            </div>
            <div class="log" role="tabpanel" id="console-log" tabindex="0" aria-label={format!("Output of {title}")}>
                // One child: a reversed column with one child stays scrolled to its end by itself.
                <div>
                    if lines.is_empty() { <p class="empty">{ "Nothing printed yet." }</p> }
                    if skipped > 0 { <p class="empty">{ format!("{skipped} earlier lines") }</p> }
                    <>
                        for (at, line) in lines.iter().enumerate().skip(skipped) { <Line key={at} line={line.clone()} /> }
                    </>
                </div>
            </div>
        </section>
    }
}

fn tab(at: usize, kind: WorldKind, chosen: &UseStateHandle<usize>, n: usize) -> Html {
    let selected = **chosen == at;
    let onclick = {
        let chosen = chosen.clone();
        Callback::from(move |_| chosen.set(at))
    };
    let onkeydown = {
        let chosen = chosen.clone();
        Callback::from(move |event: KeyboardEvent| {
            let n = WorldKind::ALL.len();
            let to = match event.key().as_str() {
                "ArrowRight" => (at + 1) % n,
                "ArrowLeft" => (at + n - 1) % n,
                "Home" => 0,
                "End" => n - 1,
                _ => return,
            };
            event.prevent_default();
            chosen.set(to);
            focus(&tab_id(to));
        })
    };
    html! {
        <button key={at} type="button" role="tab" id={tab_id(at)} aria-selected={selected.to_string()} aria-controls="console-log"
            tabindex={if selected { "0" } else { "-1" }} class={classes!(selected.then_some("on"))} {onclick} {onkeydown}>
            { short_title(kind) }if n > 0 { <i class="has" aria-hidden="true"></i> }
        </button>
    }
}

fn tab_id(at: usize) -> String {
    format!("console-tab-{at}")
}

fn short_title(kind: WorldKind) -> &'static str {
    match kind {
        WorldKind::Synchronous => "Sync",
        other => other.title(),
    }
}

#[derive(Properties, PartialEq)]
struct LineProps {
    line: ConsoleLine,
}

#[component]
fn Line(props: &LineProps) -> Html {
    let ConsoleLine {
        time_ns,
        stream,
        job,
        text,
    } = &props.line;
    html! {
        <div class={classes!("out", (*stream == Stream::Err).then_some("err"))}>
            <i class={classes!("dot", job_class(*job))} aria-hidden="true"></i>
            <span class="txt">{ &**text }</span><time>{ position(*time_ns) }</time>
        </div>
    }
}
