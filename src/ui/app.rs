//! The one reducer, and where every panel sits.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::browser::rest::programs;
use super::browser::{location, set_root_attribute};
use super::console::Console;
use super::explanation::ExplanationBar;
use super::header::Header;
use super::help::Help;
use super::icons::{Shape, icon};
use super::motion::use_motion;
use super::playback::use_playback;
use super::runs::Runs;
use super::shortcuts::use_shortcuts;
use super::start_bar::StartBar;
use super::state::{Dispatch, PageState, UiAction, theme_name};
use super::timeline::Timeline;
use super::transport::Transport;
use super::world::{World, motion_signature};
use crate::python::image::Image;
use crate::session::Action;
use crate::session::opening::Opening;
use crate::view::Explanation;

/// What the [`App`] needs.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What it shows at first.
    pub opening: Rc<[u8]>,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer(|| PageState::load(Opening::from_bytes(&props.opening)));
    let dispatch: Dispatch = state.dispatcher();
    use_programs(dispatch.clone(), state.runs.is_simulating());
    let session = state.runs.session();
    let (scenario, page) = (session.scenario(), session.page_view());
    let is_simulating = state.runs.is_simulating();

    use_playback(session.is_playing() || is_simulating, {
        let dispatch = dispatch.clone();
        Callback::from(move |elapsed_ms| dispatch.dispatch(Action::Tick { elapsed_ms }.into()))
    });
    use_shortcuts(dispatch.clone(), scenario, state.single_keys);
    use_effect_with((state.theme, state.single_keys), |&(theme, single_keys)| {
        set_root_attribute("data-theme", theme.map(|theme| theme_name(Some(theme))));
        PageState::store(theme, single_keys);
    });

    let worlds_ref = use_node_ref();
    use_motion(&worlds_ref, motion_signature(&page.worlds), session.speed());
    let explanation = page.explanation.clone();
    let announced = use_announcement(state.n_announced, &explanation);
    let outputs: Vec<_> = page
        .worlds
        .iter()
        .map(|view| view.console.clone())
        .collect();
    let gil = session.machine().gil;
    html! {
        <ContextProvider<Dispatch> context={dispatch.clone()}>
        <ContextProvider<Runs> context={state.runs.clone()}>
            <Header {scenario} machine={session.machine().clone()} theme={state.theme} />
            <StartBar {scenario} keys={state.single_keys} />
            if let Some(notice) = session.notice() { <Notice text={notice.clone()} /> }
            <main class="page">
                <div class="worlds" ref={worlds_ref}>
                    for view in &page.worlds {
                        <World key={view.kind.title()} view={view.clone()} {gil} />
                    }
                </div>
                <ExplanationBar {explanation} {announced} />
                <div class="below">
                    <Timeline runs={state.runs.known()} now_ns={page.now_ns} event={session.event_index()} theme={state.theme} />
                    <Console {outputs} />
                </div>
            </main>
            <Transport playing={session.is_playing()} speed={session.speed()} step_kind={session.step_kind()} now_ns={page.now_ns}
                event={session.event_index()} n_events={session.n_events()} what={AttrValue::from(page.explanation.what.clone())}
                can_undo={session.can_undo()} can_redo={session.can_redo()} simulating={is_simulating} />
            <Help single_keys={state.single_keys} />
        </ContextProvider<Runs>>
        </ContextProvider<Dispatch>>
    }
}

/// Gets the programs, once: at once, or when someone uses the page.
#[hook]
fn use_programs(dispatch: Dispatch, at_once: bool) {
    use_effect_with((), move |()| {
        spawn_local(async move {
            let image = programs(at_once).await.and_then(read_image);
            dispatch.dispatch(UiAction::Programs(image.map_err(Rc::from)));
        });
    });
}

// Not inlined: who only looks at the page need not download it (`examples/split`).
#[inline(never)]
fn read_image(bytes: Vec<u8>) -> Result<Rc<Image>, String> {
    Image::from_bytes(&bytes)
        .map(Rc::new)
        .map_err(|bad| bad.to_string())
}

/// What a screen reader is told: the explanation, when the last thing was done by hand.
#[hook]
fn use_announcement(n_announced: u32, explanation: &Explanation) -> AttrValue {
    let told = use_mut_ref(|| (n_announced, AttrValue::default()));
    let mut told = told.borrow_mut();
    if told.0 != n_announced {
        *told = (
            n_announced,
            AttrValue::from(format!("{} {}", explanation.what, explanation.why)),
        );
    }
    told.1.clone()
}

#[derive(Properties, PartialEq)]
struct NoticeProps {
    text: Rc<str>,
}

/// Something the reader should know, until dismissed.
#[component]
fn Notice(props: &NoticeProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides the dispatcher");
    let dismiss = Callback::from(move |_| {
        location::replace_hash("");
        dispatch.dispatch(Action::DismissNotice.into());
    });
    html! {
        <div class="notice" role="alert"><p>{ &*props.text }</p>
            <button type="button" class="ghost small" onclick={dismiss} aria-label="Dismiss">{ icon(Shape::Close, 12) }</button>
        </div>
    }
}
