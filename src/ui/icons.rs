//! Every picture of the page, as stroked paths on a 16×16 grid. Icons never carry meaning alone:
//! they are hidden from screen readers, and a name stands beside them.

use yew::prelude::*;

use crate::lessons;
use crate::view::Icon;

/// The shapes that are not pictures of jobs.
#[derive(Clone, Copy, PartialEq)]
pub enum Shape {
    /// A job's picture.
    Job(Icon),
    /// The GIL.
    Key,
    /// Half a disc: the theme that follows the system.
    ThemeAuto,
    /// A sun.
    ThemeLight,
    /// A moon.
    ThemeDark,
    /// Transport.
    ToStart,
    /// Transport.
    StepBack,
    /// Transport.
    Play,
    /// Transport.
    Pause,
    /// Transport.
    StepForward,
    /// Transport.
    ToEnd,
    /// An arrow back.
    Undo,
    /// An arrow forth.
    Redo,
    /// Magnifier with a minus.
    ZoomOut,
    /// Magnifier with a plus.
    ZoomIn,
    /// Two heads of arrows.
    Ahead,
    /// Arrows to both sides.
    Fit,
    /// A cross.
    Close,
    /// Opens.
    Expand,
    /// Closes.
    Collapse,
}

impl Shape {
    /// The path, and whether it is filled instead of stroked.
    fn path(self) -> (&'static str, bool) {
        match self {
            Shape::Job(Icon::Download) => ("M8 2v8M4.5 7L8 10.5 11.5 7M3 13.5h10", false),
            Shape::Job(Icon::Cpu) => (
                "M5.5 4h5A1.5 1.5 0 0 1 12 5.5v5a1.5 1.5 0 0 1-1.5 1.5h-5A1.5 1.5 0 0 1 4 10.5v-5A1.5 1.5 0 0 1 5.5 4M6.5 1.5v2M9.5 1.5v2M6.5 12.5v2M9.5 12.5v2M1.5 6.5h2M1.5 9.5h2M12.5 6.5h2M12.5 9.5h2",
                false,
            ),
            Shape::Job(Icon::Exchange) => (
                "M2 5.5h11M10.5 3L13 5.5 10.5 8M14 10.5H3M5.5 8L3 10.5 5.5 13",
                false,
            ),
            Shape::Job(Icon::Mail) => (
                "M3.5 3.5h9A1.5 1.5 0 0 1 14 5v6a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 11V5a1.5 1.5 0 0 1 1.5-1.5M2.5 4.5L8 9l5.5-4.5",
                false,
            ),
            Shape::Job(Icon::Warning) => ("M8 2L14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1", false),
            Shape::Job(Icon::Frame) => (
                "M2 3.5h12v9H2zM2 6.5h2.5M2 9.5h2.5M11.5 6.5H14M11.5 9.5H14M4.5 3.5v9M11.5 3.5v9",
                false,
            ),
            Shape::Job(Icon::Parcel) => (
                "M8 1.8l5.5 3v6.4L8 14.2l-5.5-3V4.8zM2.5 4.8L8 7.8l5.5-3M8 7.8v6.4",
                false,
            ),
            Shape::Key => (
                "M5.5 5.4a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 0 1 0-5.2M8 8h6M11.5 8v2.5",
                false,
            ),
            Shape::ThemeAuto => (
                "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2m0 1.6v8.8a4.4 4.4 0 0 1 0-8.8",
                true,
            ),
            Shape::ThemeLight => (
                "M8 5.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 0 1 0-5.6M8 1.2v1.4M8 13.4v1.4M1.2 8h1.4M13.4 8h1.4M3.2 3.2l1 1M11.8 11.8l1 1M12.8 3.2l-1 1M4.2 11.8l-1 1",
                false,
            ),
            Shape::ThemeDark => ("M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1", false),
            Shape::ToStart => ("M3 3h2v10H3zM13 3v10L6 8z", true),
            Shape::StepBack => ("M9 3v10L3 8zM11 3h2v10h-2z", true),
            Shape::Play => ("M4 2.5v11l9-5.5z", true),
            Shape::Pause => ("M4 2.5h3v11H4zM9 2.5h3v11H9z", true),
            Shape::StepForward => ("M7 3v10l6-5zM3 3h2v10H3z", true),
            Shape::ToEnd => ("M11 3h2v10h-2zM3 3v10l7-5z", true),
            Shape::Undo => ("M6 3L2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H7", false),
            Shape::Redo => ("M10 3l3.5 3.5L10 10M13.5 6.5H6a3.5 3.5 0 0 0 0 7h3", false),
            Shape::ZoomOut => (
                "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.3 10.3L14 14M5 7h4",
                false,
            ),
            Shape::ZoomIn => (
                "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.3 10.3L14 14M5 7h4M7 5v4",
                false,
            ),
            Shape::Fit => (
                "M2 3v10M14 3v10M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2",
                false,
            ),
            Shape::Ahead => ("M3 3.5L7.5 8 3 12.5M8.5 3.5L13 8l-4.5 4.5", false),
            Shape::Close => ("M3.5 3.5l9 9M12.5 3.5l-9 9", false),
            Shape::Expand => ("M3.5 6L8 10.5 12.5 6", false),
            Shape::Collapse => ("M3.5 10L8 5.5 12.5 10", false),
        }
    }
}

/// The picture on a button.
pub fn job_shape(icon: lessons::Icon) -> Shape {
    Shape::Job(match icon {
        lessons::Icon::Download => Icon::Download,
        lessons::Icon::Cpu => Icon::Cpu,
        lessons::Icon::Exchange => Icon::Exchange,
        lessons::Icon::Mail => Icon::Mail,
        lessons::Icon::Warning => Icon::Warning,
        lessons::Icon::Frame => Icon::Frame,
        lessons::Icon::Parcel => Icon::Parcel,
    })
}

/// One icon of `size` pixels, in the colour of the text around it.
pub fn icon(shape: Shape, size: u8) -> Html {
    let (path, filled) = shape.path();
    html! {
        <svg class={if filled { "ico fill" } else { "ico" }} width={size.to_string()} height={size.to_string()}
            viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}

/// The project's mark: three lanes, interleaved.
pub fn logo() -> Html {
    html! {
        <svg class="logo-mark" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <rect x="2" y="4" width="9" height="4" rx="2" class="a" /><rect x="13" y="4" width="9" height="4" rx="2" class="a dim" />
            <rect x="6" y="10" width="7" height="4" rx="2" class="b" /><rect x="15" y="10" width="5" height="4" rx="2" class="b" />
            <rect x="2" y="16" width="5" height="4" rx="2" class="c" /><rect x="9" y="16" width="12" height="4" rx="2" class="c" />
        </svg>
    }
}
