//! What the page itself remembers beside the session: theme, keys, what to announce. One reducer.

use std::rc::Rc;

use yew::prelude::*;

use super::browser::{location, storage};
use super::runs::Runs;
use crate::python::image::Image;
use crate::session::opening::Opening;
use crate::session::{Action, Settings, Theme};

/// What can be done on the page.
#[derive(Clone)]
pub enum UiAction {
    /// Something about the runs.
    Session(Action),
    /// The programs of the page are there, or why they will not come.
    Programs(Result<Rc<Image>, Rc<str>>),
    /// Light, dark, or (`None`) as the system has it.
    Theme(Option<Theme>),
    /// Whether single keys do something (WCAG 2.1.4).
    SingleKeys(bool),
}

impl From<Action> for UiAction {
    fn from(action: Action) -> Self {
        UiAction::Session(action)
    }
}

/// The page's state.
#[derive(Clone)]
pub struct PageState {
    /// What the URL said.
    settings: Rc<Settings>,
    /// The runs and the cursor.
    pub runs: Runs,
    /// Light, dark, or as the system has it.
    pub theme: Option<Theme>,
    /// Whether single keys do something.
    pub single_keys: bool,
    /// What was last done by hand and deserves an announcement: counts up. Playing announces
    /// nothing, or a screen reader would never be quiet again.
    pub n_announced: u32,
}

/// The handle through which every component acts.
pub type Dispatch = UseReducerDispatcher<PageState>;

const SINGLE_KEYS: &str = "single-keys";
const THEME: &str = "theme";

impl PageState {
    /// As the URL and the last visit have it; `opening` is what a page shows of whose URL says nothing.
    pub fn load(opening: Option<Opening>) -> Self {
        let (settings, notice) = Settings::parse(&location::hash());
        let plain = Settings {
            theme: settings.theme,
            ..Settings::default()
        };
        let opening = opening.filter(|_| settings == plain);
        let theme = settings
            .theme
            .or_else(|| match storage::get(THEME)?.as_str() {
                "light" => Some(Theme::Light),
                "dark" => Some(Theme::Dark),
                _ => None,
            });
        PageState {
            runs: Runs::asleep(&settings, notice.as_deref(), opening),
            settings: Rc::new(settings),
            theme,
            single_keys: storage::get(SINGLE_KEYS).as_deref() != Some("off"),
            n_announced: 0,
        }
    }

    /// Keeps what should outlive the visit; called after a change, never within the reducer.
    pub fn store(theme: Option<Theme>, single_keys: bool) {
        storage::set(THEME, theme_name(theme));
        storage::set(SINGLE_KEYS, if single_keys { "on" } else { "off" });
    }
}

/// The theme's name, as stored and as the root element's attribute has it.
pub fn theme_name(theme: Option<Theme>) -> &'static str {
    match theme {
        None => "auto",
        Some(Theme::Light) => "light",
        Some(Theme::Dark) => "dark",
    }
}

impl Reducible for PageState {
    type Action = UiAction;

    fn reduce(self: Rc<Self>, action: UiAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            UiAction::Session(action) => {
                let is_tick = matches!(action, Action::Tick { .. });
                next.runs.reduce(action);
                let is_playing = next.runs.session().is_playing();
                next.n_announced += u32::from(!is_tick && !is_playing);
            }
            UiAction::Programs(Ok(image)) => next.runs.wake(&self.settings, image),
            UiAction::Programs(Err(why)) => next.runs.stay_asleep(&why),
            UiAction::Theme(theme) => next.theme = theme,
            UiAction::SingleKeys(on) => next.single_keys = on,
        }
        Rc::new(next)
    }
}
