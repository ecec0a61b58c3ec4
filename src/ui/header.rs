//! The top of the page: name, scenario, machine, theme, help.

use yew::prelude::*;

use super::browser::value_of;
use super::help::HELP_ID;
use super::icons::{Shape, icon, logo};
use super::machine_panel::MachinePanel;
use super::start_bar::keep_focus;
use super::state::{Dispatch, UiAction};
use crate::kernel::machine::Machine;
use crate::lessons::Scenario;
use crate::session::{Action, Theme};

/// What a [`Header`] needs.
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The scenario that runs.
    pub scenario: &'static Scenario,
    /// The machine it runs on.
    pub machine: Machine,
    /// The theme.
    pub theme: Option<Theme>,
}

/// The header.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides the dispatcher");
    let pick = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            dispatch.dispatch(Action::Scenario(value_of(&event).into()).into())
        })
    };
    let (next, name, shape) = match props.theme {
        None => (Some(Theme::Light), "auto", Shape::ThemeAuto),
        Some(Theme::Light) => (Some(Theme::Dark), "light", Shape::ThemeLight),
        Some(Theme::Dark) => (None, "dark", Shape::ThemeDark),
    };
    let turn = Callback::from(move |_| dispatch.dispatch(UiAction::Theme(next)));
    html! {
        <header class="top">
            <h1 class="logo">{ logo() }{ "interleave" }</h1>
            <label class="pick" title={props.scenario.description}><span>{ "Scenario" }</span>
                <select onchange={pick}>
                    for scenario in Scenario::all() {
                        <option value={scenario.slug} selected={scenario.slug == props.scenario.slug}>{ scenario.title }</option>
                    }
                </select>{ icon(Shape::Expand, 12) }
            </label>
            <p class="about">{ props.scenario.description }</p>
            <MachinePanel machine={props.machine.clone()} />
            <button type="button" class="ghost" onmousedown={keep_focus()} onclick={turn} aria-label={format!("Theme: {name}")} title={format!("Theme: {name}")}>
                { icon(shape, 16) }
            </button>
            <button type="button" class="ghost" popovertarget={HELP_ID} aria-label="Help" title="Help and keys" aria-keyshortcuts="?">
                <span aria-hidden="true">{ "?" }</span>
            </button>
        </header>
    }
}
