//! A long list of a world, opened: searched by name, job or state, and drawn only as far as it is in
//! sight. It lies over the world's machinery, and the run may go on behind it.

use std::rc::Rc;

use yew::prelude::*;

use super::browser::{focus, now_ms, scroll_top_of, value_of};
use super::chip::Chip;
use super::format::{count, number};
use super::icons::{Shape, icon};
use super::runs::Runs;
use super::world::time_left;
use crate::view::WorldKind;
use crate::view::roster::{Ask, List, Roster, Row};

/// What a [`RosterPanel`] needs.
#[derive(Properties, PartialEq)]
pub struct RosterPanelProps {
    /// Whose list.
    pub world: WorldKind,
    /// Which list.
    pub list: List,
    /// Closes it.
    pub on_close: Callback<()>,
}

/// A row's height; as in the style sheet.
const ROW_PX: f64 = 32.0;
/// Rows that are drawn at once: more than fit, so that scrolling shows no gaps.
const N_DRAWN: usize = 40;
/// The first row drawn is a multiple of this, so that most scrolling draws nothing new.
const N_JUMP: usize = 8;
/// While playing, the list is looked at again this often, in milliseconds.
const REFRESH_MS: f64 = 200.0;

/// The list.
#[component]
pub fn RosterPanel(props: &RosterPanelProps) -> Html {
    let runs = use_context::<Runs>().expect("App provides the runs");
    let query = use_state_eq(|| Rc::<str>::from(""));
    let first = use_state_eq(|| 0_usize);
    let roster = use_roster(&runs, props, &query, *first);
    let title = title(props.list);
    let id = format!("roster-{}", props.world.title());
    let search_id = format!("{id}-search");
    use_effect_with((), {
        let search_id = search_id.clone();
        move |()| focus(&search_id)
    });
    let close = props.on_close.reform(|_: MouseEvent| ());
    let onkeydown = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "Escape" => {
                    event.prevent_default();
                    on_close.emit(());
                }
                // They scroll the list, and do not move the page's cursor.
                "Home" | "End" | "ArrowLeft" | "ArrowRight" | " " => event.stop_propagation(),
                _ => {}
            }
        })
    };
    let oninput = {
        let (query, first) = (query.clone(), first.clone());
        Callback::from(move |event: InputEvent| {
            query.set(value_of(&event).into());
            first.set(0);
        })
    };
    let (scrolled_to, first) = (first.clone(), *first);
    let onscroll = Callback::from(move |event: Event| {
        let top = (scroll_top_of(&event) / ROW_PX) as usize;
        scrolled_to.set(top.saturating_sub(N_JUMP) / N_JUMP * N_JUMP);
    });
    let said = match &**query {
        "" => count(roster.n, "row"),
        _ => format!("{} of {}", number(roster.n_found), number(roster.n)),
    };
    html! {
        <div class="roster" role="dialog" aria-labelledby={id.clone()} {onkeydown}>
            <div class="roster-head">
                <h3 {id}>{ title }</h3><span class="aside" role="status">{ said }</span>
                <button type="button" class="ghost small" onclick={close} aria-label="Close">{ icon(Shape::Close, 12) }</button>
            </div>
            <input type="search" class="roster-search" id={search_id} value={query.to_string()} {oninput} autocomplete="off" spellcheck="false"
                placeholder="Name, job or state" aria-label={format!("Search {title} by name, job or state")} />
            <div class="roster-rows" tabindex="0" role="group" aria-label={title} {onscroll}>
                { rows(&roster, first) }
            </div>
        </div>
    }
}

/// The rows that are in sight, at their places in a list as long as all of them.
fn rows(roster: &Roster, first: usize) -> Html {
    if roster.n_found == 0 {
        let empty = match roster.n {
            0 => "Nothing is here now.",
            _ => "Nothing here has all these words.",
        };
        return html! { <p class="empty">{ empty }</p> };
    }
    let height = roster.n_found as f64 * ROW_PX;
    let top = first as f64 * ROW_PX;
    html! {
        <ul style={format!("height:{height}px;padding-top:{top}px")}>
            for (at, row) in roster.rows.iter().enumerate() {
                <li aria-setsize={roster.n_found.to_string()} aria-posinset={(first + at + 1).to_string()}>{ row_content(row) }</li>
            }
        </ul>
    }
}

fn row_content(row: &Row) -> Html {
    let left = row.wait.as_ref().and_then(time_left);
    html! {
        <>
            if !row.name.is_empty() { <span class="nm">{ &*row.name }</span> }
            if let Some(chip) = &row.chip { <Chip chip={chip.clone()} travels={false} /> }
            <span class="st">{ &*row.doing }</span>
            if let Some(left) = left { <span class="left">{ left }</span> }
            if let Some(state) = row.state { <span class="sr-only">{ state.word() }</span> }
        </>
    }
}

fn title(list: List) -> &'static str {
    match list {
        List::Inbox => "Waiting to start",
        List::Finished => "Finished jobs",
        List::Processes => "Processes",
        List::Threads(_) => "Threads",
        List::Ready(_) => "Ready tasks",
        List::Waiting(_) => "Waiting tasks",
        List::Queue(_) => "Queue",
        List::Frames => "Call stack",
    }
}

/// What is known of the list; while playing, not older than a moment.
#[hook]
fn use_roster(runs: &Runs, props: &RosterPanelProps, query: &Rc<str>, first: usize) -> Rc<Roster> {
    let kept = use_mut_ref(|| None::<(f64, Rc<str>, usize, Rc<Roster>)>);
    let now = now_ms();
    let session = runs.session();
    let mut kept = kept.borrow_mut();
    if let Some((at_ms, of_query, of_first, roster)) = &*kept
        && session.is_playing()
        && now - at_ms < REFRESH_MS
        && of_query == query
        && *of_first == first
    {
        return roster.clone();
    }
    let ask = Ask {
        query,
        rows: first..first + N_DRAWN,
    };
    let roster = Rc::new(session.roster(props.world, &props.list, &ask));
    *kept = Some((now, query.clone(), first, roster.clone()));
    roster
}
