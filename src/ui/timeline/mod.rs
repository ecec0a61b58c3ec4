//! The timeline: a lane for every thread, process and task, on one axis with one cursor. Drawn on
//! a canvas, and only when something on it changed; the cursor is an element above it, so that
//! playing repaints nothing. Keyboard and screen readers use the transport's `Position` slider.

mod ahead;
mod axis;
mod draw;
mod layout;
mod pointer;
mod window;

use std::rc::Rc;

use yew::prelude::*;

use self::ahead::{ahead_button, ahead_progress};
use self::axis::{Axis, AxisKind};
use self::draw::{Palette, Scene, draw};
use self::layout::{Layout, RULER_PX};
use self::pointer::{Drag, Gestures};
use self::window::Window;
use super::browser::canvas::{SchemeListener, SizeObserver, prepare};
use super::browser::{PointerEvent, WheelEvent};
use super::icons::{Shape, icon};
use super::runs::KnownRuns;
use super::state::Dispatch;
use crate::session::Theme;

/// What a [`Timeline`] needs.
#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    /// The runs.
    pub runs: KnownRuns,
    /// The cursor's virtual time.
    pub now_ns: u64,
    /// The cursor as a number of events.
    pub event: usize,
    /// The theme, whose change repaints.
    pub theme: Option<Theme>,
}

/// Room for the name of a world and of its lanes.
fn gutter(width: f64) -> f64 {
    if width < 600.0 { 74.0 } else { 160.0 }
}

/// The timeline.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides the dispatcher");
    let kind = use_state_eq(AxisKind::default);
    let chosen = use_state_eq(|| Window::fit(0.0, 1.0));
    let scroll_top = use_state_eq(|| 0.0_f64);
    let drag = use_state_eq(|| None::<Drag>);
    let field_ref = use_node_ref();
    let canvas_ref = use_node_ref();
    let (width, height) = use_size(&field_ref);
    let palette = use_palette(props.theme);

    let runs = &props.runs;
    let axis = use_memo((*kind, runs.clone()), |(kind, runs)| Axis::new(*kind, runs));
    let end = axis.end();
    let fitted = Window::fit(end, axis.at_least());
    let cursor = match *kind {
        AxisKind::Time => props.now_ns as f64,
        AxisKind::Events => props.event as f64,
    };
    let window = if chosen.fitted { fitted } else { *chosen };
    let window = if drag.is_none() {
        window.following(cursor, fitted.to)
    } else {
        window
    };
    let gutter = gutter(width);
    let layout = use_memo(runs.clone(), |runs| Layout::new(runs.session().lanes()));
    let content_height = layout.height + RULER_PX;
    let max_scroll = (content_height - height).max(0.0);
    let scrolled = (*scroll_top).clamp(0.0, max_scroll);

    let shown = Shown {
        axis: axis.clone(),
        layout: layout.clone(),
        window,
        size: (width, height),
        scrolled,
        gutter,
        palette,
    };
    use_painting(&canvas_ref, runs, shown);

    let (progress, is_settled) = {
        let session = runs.session();
        (session.progress(), session.is_settled())
    };
    let run_ahead = ahead_button(&progress, is_settled, &dispatch);
    let ahead = runs
        .is_taking_long
        .then(|| ahead_progress(&progress, &dispatch));
    let gestures = Rc::new(Gestures {
        field_ref: field_ref.clone(),
        dispatch,
        axis: *kind,
        window,
        limit: fitted.to,
        end,
        cursor,
        gutter,
        field: (width - gutter).max(1.0),
        scrolled,
        max_scroll,
        drag,
        chosen: chosen.clone(),
        scroll_top,
    });
    let choose_axis = {
        let (kind, chosen) = (kind.clone(), chosen.clone());
        Callback::from(move |new| {
            kind.set(new);
            chosen.set(Window {
                fitted: true,
                ..window
            });
        })
    };
    let thumb = (max_scroll > 0.0).then(|| thumb_style(scrolled, content_height, height));
    html! {
        <section class="tl" aria-label="Timeline">
            <Tools kind={*kind} {run_ahead} fitted={window.fitted} on_axis={choose_axis}
                on_zoom={with(&gestures, |gestures, factor: f64| gestures.zoom(factor))} on_fit={with(&gestures, |gestures, ()| gestures.fit())} />
            { field(&gestures, canvas_ref, thumb, layout.lanes.is_empty()) }
            { ahead.unwrap_or_default() }
        </section>
    }
}

/// The lanes, and what lies over them: the cursor, the scrollbar, a word when there are none.
fn field(
    gestures: &Rc<Gestures>,
    canvas_ref: NodeRef,
    thumb: Option<String>,
    is_empty: bool,
) -> Html {
    let (cursor_x, gutter, field) = (gestures.cursor_x(), gestures.gutter, gestures.field);
    let in_sight = cursor_x >= gutter - 1.0 && cursor_x <= gutter + field + 1.0;
    let panning = matches!(*gestures.drag, Some(Drag::Pan { moved: true, .. }));
    html! {
        <div class={classes!("tl-field", panning.then_some("panning"))} ref={gestures.field_ref.clone()}
            tabindex="0" role="group" aria-label="Lanes: plus and minus zoom, 0 shows all, page up and page down move, arrow up and down scroll"
            onpointerdown={with(gestures, |gestures, event: PointerEvent| gestures.down(&event))}
            onpointermove={with(gestures, |gestures, event: PointerEvent| gestures.moved(&event))}
            onpointerup={with(gestures, |gestures, event: PointerEvent| gestures.up(&event))}
            onpointercancel={with(gestures, |gestures, _: PointerEvent| gestures.drag.set(None))}
            onwheel={with(gestures, |gestures, event: WheelEvent| gestures.wheel(&event))}
            onkeydown={with(gestures, |gestures, event: KeyboardEvent| gestures.key(&event))}>
            <canvas ref={canvas_ref} aria-hidden="true"></canvas>
            if in_sight {
                <div class="later" style={format!("left:{cursor_x:.1}px")} aria-hidden="true"></div>
                <div class="cursor" style={format!("transform:translateX({cursor_x:.1}px)")} aria-hidden="true"></div>
            }
            if let Some(style) = thumb { <div class="tl-thumb" aria-hidden="true" {style}></div> }
            if is_empty { <p class="empty tl-empty">{ "Every thread, process and task gets a lane here." }</p> }
        </div>
    }
}

/// What of the runs is painted, and how.
#[derive(Clone, PartialEq)]
struct Shown {
    axis: Rc<Axis>,
    layout: Rc<Layout>,
    window: Window,
    size: (f64, f64),
    scrolled: f64,
    gutter: f64,
    palette: Palette,
}

/// Paints the canvas when, and only when, something on it has changed.
#[hook]
fn use_painting(canvas_ref: &NodeRef, runs: &KnownRuns, shown: Shown) {
    let canvas_ref = canvas_ref.clone();
    use_effect_with((runs.clone(), shown), move |(runs, shown)| {
        let Some(context) = prepare(&canvas_ref, shown.size) else {
            return;
        };
        let session = runs.session();
        let scene = Scene {
            lane: &|at| session.lane(at),
            layout: &shown.layout,
            axis: &shown.axis,
            window: shown.window,
            scroll_top: shown.scrolled,
            gutter: shown.gutter,
            palette: &shown.palette,
            end_ns: session.end_ns(),
        };
        draw(&scene, &context, shown.size.0, shown.size.1);
    });
}

fn with<E: 'static>(gestures: &Rc<Gestures>, act: impl Fn(&Gestures, E) + 'static) -> Callback<E> {
    let gestures = gestures.clone();
    Callback::from(move |event| act(&gestures, event))
}

fn thumb_style(scrolled: f64, content_height: f64, height: f64) -> String {
    let track = height - RULER_PX;
    format!(
        "top:{:.1}px;height:{:.1}px",
        RULER_PX + scrolled / content_height * track,
        height / content_height * track
    )
}

/// The element's size in CSS pixels, kept up to date.
#[hook]
fn use_size(node: &NodeRef) -> (f64, f64) {
    let size = use_state_eq(|| (0.0, 0.0));
    use_effect_with((), {
        let (node, size) = (node.clone(), size.setter());
        move |()| {
            let observer = SizeObserver::new(&node, move |width, height| size.set((width, height)));
            move || drop(observer)
        }
    });
    *size
}

/// The colours of the theme, read again when it changes.
#[hook]
fn use_palette(theme: Option<Theme>) -> Palette {
    let n_changes = use_state(|| 0_u32);
    use_effect_with((), {
        let n_changes = n_changes.setter();
        move |()| {
            let mut n = 0;
            let listener = SchemeListener::new(move || {
                n += 1;
                n_changes.set(n);
            });
            move || drop(listener)
        }
    });
    let palette = use_state_eq(Palette::read);
    // The app's effect that sets the theme of the root element runs after this one.
    use_effect_with((theme, *n_changes), {
        let palette = palette.setter();
        move |_| {
            let later =
                gloo_timers::callback::Timeout::new(0, move || palette.set(Palette::read()));
            move || drop(later)
        }
    });
    (*palette).clone()
}

#[derive(Properties, PartialEq)]
struct ToolsProps {
    kind: AxisKind,
    run_ahead: Html,
    fitted: bool,
    on_axis: Callback<AxisKind>,
    on_zoom: Callback<f64>,
    on_fit: Callback<()>,
}

/// Axis and zoom, for those who have no wheel.
#[component]
fn Tools(props: &ToolsProps) -> Html {
    let axis = |kind: AxisKind, name: &'static str, help: &'static str| {
        let onclick = props.on_axis.reform(move |_: MouseEvent| kind);
        let is_chosen = props.kind == kind;
        html! {
            <button type="button" aria-pressed={is_chosen.to_string()} class={classes!(is_chosen.then_some("on"))} title={help} {onclick}>{ name }</button>
        }
    };
    let zoom = |factor: f64| props.on_zoom.reform(move |_: MouseEvent| factor);
    html! {
        <div class="tl-tools">
            <div class="seg small" role="group" aria-label="Axis">
                { axis(AxisKind::Time, "time", "The axis is virtual time.") }
                { axis(AxisKind::Events, "events", "Every event is equally wide: what takes microseconds becomes visible.") }
            </div>
            { props.run_ahead.clone() }
            <button type="button" aria-label="Zoom out" title="Zoom out (-)" onclick={zoom(2.0)} disabled={props.fitted}>{ icon(Shape::ZoomOut, 14) }</button>
            <button type="button" aria-label="Zoom in" title="Zoom in (+)" onclick={zoom(0.5)}>{ icon(Shape::ZoomIn, 14) }</button>
            <button type="button" aria-label="Show all" title="Show all (0)" onclick={props.on_fit.reform(|_: MouseEvent| ())}
                disabled={props.fitted}>{ icon(Shape::Fit, 14) }</button>
        </div>
    }
}
