//! What the pointer, the wheel and the keys do to a timeline: drag the cursor, pan, zoom, scroll.

use yew::prelude::*;

use super::axis::AxisKind;
use super::layout::RULER_PX;
use super::window::Window;
use crate::session::Action;
use crate::ui::browser::canvas::{capture, pointer_in};
use crate::ui::browser::{PointerEvent, WheelEvent};
use crate::ui::state::Dispatch;

/// What the pointer is doing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drag {
    /// The cursor goes where the pointer goes.
    Cursor,
    /// The window goes with the pointer, which was here.
    Pan {
        /// Where it was.
        x: f64,
        /// Where it was.
        y: f64,
        /// Tells a drag from a click.
        moved: bool,
    },
}

/// Everything that a gesture reads and changes.
#[derive(Clone)]
pub struct Gestures {
    /// The element.
    pub field_ref: NodeRef,
    /// To seek.
    pub dispatch: Dispatch,
    /// The axis.
    pub axis: AxisKind,
    /// What is in sight.
    pub window: Window,
    /// The most that can be in sight.
    pub limit: f64,
    /// Where the axis ends.
    pub end: f64,
    /// The cursor, as a position.
    pub cursor: f64,
    /// Width of the names at the left.
    pub gutter: f64,
    /// Width of the rest.
    pub field: f64,
    /// How far down it is scrolled.
    pub scrolled: f64,
    /// How far down it can be.
    pub max_scroll: f64,
    /// What the pointer is doing.
    pub drag: UseStateHandle<Option<Drag>>,
    /// The window to be.
    pub chosen: UseStateHandle<Window>,
    /// The scroll position to be.
    pub scroll_top: UseStateHandle<f64>,
}

impl Gestures {
    /// Where the cursor is drawn.
    pub fn cursor_x(&self) -> f64 {
        self.gutter + self.window.x_of(self.cursor, self.field)
    }

    fn seek_to(&self, x: f64) {
        let position = self
            .window
            .position_at(x - self.gutter, self.field)
            .clamp(0.0, self.end);
        self.dispatch.dispatch(match self.axis {
            AxisKind::Time => Action::Seek {
                time_ns: position as u64,
            }
            .into(),
            AxisKind::Events => Action::SeekEvent(position.round() as usize).into(),
        });
    }

    /// Takes hold of the cursor (on the ruler, or near the cursor itself) or of the lanes.
    pub fn down(&self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let (x, y) = pointer_in(&self.field_ref, event);
        capture(&self.field_ref, event);
        if y < RULER_PX || (x - self.cursor_x()).abs() < 6.0 {
            self.drag.set(Some(Drag::Cursor));
            self.seek_to(x);
        } else {
            self.drag.set(Some(Drag::Pan { x, y, moved: false }));
        }
    }

    /// Drags what is held.
    pub fn moved(&self, event: &PointerEvent) {
        let (x, y) = pointer_in(&self.field_ref, event);
        match *self.drag {
            None => {}
            Some(Drag::Cursor) => self.seek_to(x),
            Some(Drag::Pan {
                x: from_x,
                y: from_y,
                moved,
            }) => {
                let moved = moved || (x - from_x).abs() + (y - from_y).abs() > 4.0;
                if moved {
                    self.chosen.set(
                        self.window
                            .pan((from_x - x) / self.field * self.window.span(), self.limit),
                    );
                    self.scroll_to(self.scrolled + from_y - y);
                    self.drag.set(Some(Drag::Pan { x, y, moved }));
                }
            }
        }
    }

    /// Lets go; what was only a click moves the cursor.
    pub fn up(&self, event: &PointerEvent) {
        if let Some(Drag::Pan {
            moved: false, x, ..
        }) = *self.drag
            && x > self.gutter
        {
            self.seek_to(pointer_in(&self.field_ref, event).0);
        }
        self.drag.set(None);
    }

    /// Zooms; with shift (or sideways) pans; over the names scrolls. What does nothing here is left
    /// to the page.
    pub fn wheel(&self, event: &WheelEvent) {
        let (x, _) = pointer_in(&self.field_ref, event);
        let (dx, dy) = (event.delta_x(), event.delta_y());
        let sideways = dx.abs() > dy.abs();
        let used = if x < self.gutter {
            self.scroll_to(self.scrolled + dy);
            self.max_scroll > 0.0
        } else if event.shift_key() || sideways {
            let by = if sideways { dx } else { dy };
            self.chosen.set(
                self.window
                    .pan(by * self.window.span() / self.field, self.limit),
            );
            true
        } else {
            let around = self.window.position_at(x - self.gutter, self.field);
            self.chosen.set(self.window.zoom(
                (dy * 0.0016).clamp(-0.5, 0.5).exp(),
                around,
                self.limit,
            ));
            !(self.window.fitted && dy > 0.0)
        };
        if used {
            event.prevent_default();
        }
    }

    /// The keys of the lanes; the cursor has the page's keys and the `Position` slider.
    pub fn key(&self, event: &KeyboardEvent) {
        let half = self.window.span() * 0.5;
        match event.key().as_str() {
            "+" | "=" => self.zoom(0.5),
            "-" => self.zoom(2.0),
            "0" => self.fit(),
            "ArrowDown" => self.scroll_to(self.scrolled + 24.0),
            "ArrowUp" => self.scroll_to(self.scrolled - 24.0),
            "PageDown" => self.chosen.set(self.window.pan(half, self.limit)),
            "PageUp" => self.chosen.set(self.window.pan(-half, self.limit)),
            _ => return,
        }
        event.prevent_default();
    }

    /// Zooms around the cursor if it is in sight, else around the middle.
    pub fn zoom(&self, factor: f64) {
        let Window { from, to, .. } = self.window;
        let around = if (from..=to).contains(&self.cursor) {
            self.cursor
        } else {
            f64::midpoint(from, to)
        };
        self.chosen
            .set(self.window.zoom(factor, around, self.limit));
    }

    /// Shows everything again.
    pub fn fit(&self) {
        self.chosen.set(Window {
            fitted: true,
            ..self.window
        });
    }

    fn scroll_to(&self, top: f64) {
        self.scroll_top.set(top.clamp(0.0, self.max_scroll));
    }
}
