//! Paints lanes on the canvas. What it costs follows what is in sight: lanes and spans are found by
//! binary search, and spans thinner than a pixel are drawn as one.

use super::axis::Axis;
use super::layout::{Group, LANE_PX, Layout, RULER_PX};
use super::window::Window;
use crate::ui::browser::canvas::{Context, colours, set_dash};
use crate::ui::format::position;
use crate::view::{Lane, LaneAt, N_COLOURS, Piece, State, WorldKind, colour_of};

/// The theme's colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    jobs: [String; N_COLOURS as usize],
    none: String,
    ink: String,
    ink_2: String,
    line: String,
    failed: String,
    sans: String,
}

impl Palette {
    /// Reads the page's variables.
    pub fn read() -> Self {
        let jobs = colours(["--j0", "--j1", "--j2", "--j3", "--j4", "--j5", "--j6"]);
        let [none, ink, ink_2, line, failed, sans] =
            colours(["--ink-3", "--ink", "--ink-2", "--line", "--bad", "--sans"]);
        Palette {
            jobs,
            none,
            ink,
            ink_2,
            line,
            failed,
            sans,
        }
    }

    fn of(&self, span: &Piece) -> &str {
        span.job
            .map_or(&self.none, |job| &self.jobs[colour_of(job) as usize])
    }
}

/// Everything that is to be painted.
pub struct Scene<'a> {
    /// Gives a lane.
    pub lane: &'a dyn Fn(LaneAt) -> Option<Lane>,
    /// Where all lanes lie.
    pub layout: &'a Layout,
    /// Which axis.
    pub axis: &'a Axis,
    /// Which stretch of it.
    pub window: Window,
    /// How far down it is scrolled.
    pub scroll_top: f64,
    /// Width of the names at the left.
    pub gutter: f64,
    /// How far the run has been simulated.
    pub end_ns: u64,
    /// The colours.
    pub palette: &'a Palette,
}

const BAR_PX: f64 = 9.0;

/// Room for the name of a world, left of its lanes' names.
const WORLD_NAME_PX: f64 = 92.0;

/// Below this width the lanes' own names are left out.
const NARROW_GUTTER_PX: f64 = 110.0;

/// Paints all of it on a cleared canvas of this size.
pub fn draw(scene: &Scene, context: &Context, width: f64, height: f64) {
    context.set_text_baseline("alphabetic");
    ruler(scene, context, width - scene.gutter, height);
    let edges_ns = columns(scene, width - scene.gutter);
    clipped(context, (0.0, RULER_PX, width, height - RULER_PX), || {
        for group in &scene.layout.groups {
            let top = RULER_PX + group.top - scene.scroll_top;
            if top + group.height >= RULER_PX && top <= height {
                draw_group(scene, context, group, &edges_ns, (width, height));
            }
        }
    });
}

fn clipped(context: &Context, (x, y, width, height): (f64, f64, f64, f64), paint: impl FnOnce()) {
    context.save();
    context.begin_path();
    context.rect(x, y, width, height);
    context.clip();
    paint();
    context.restore();
}

fn ruler(scene: &Scene, context: &Context, field: f64, height: f64) {
    let tick = scene.window.tick(field, 84.0).max(1.0);
    context.set_font(&format!("11px {}", scene.palette.sans));
    context.set_line_width(1.0);
    context.set_stroke_style_str(&scene.palette.line);
    context.set_fill_style_str(&scene.palette.none);
    context.set_text_align("left");
    let mut at = (scene.window.from / tick).ceil() * tick;
    while at <= scene.window.to {
        let x = (scene.gutter + scene.window.x_of(at, field)).round() + 0.5;
        context.begin_path();
        context.move_to(x, RULER_PX);
        context.line_to(x, height);
        context.stroke();
        if x + 56.0 + tools_px(scene) < scene.gutter + field {
            // Text that cannot be drawn is no reason to stop.
            let _ = context.fill_text(&tick_text(scene.axis, at, tick), x + 3.0, 17.0);
        }
        at += tick;
    }
}

/// The buttons lie over the end of the ruler, unless they have a row of their own.
fn tools_px(scene: &Scene) -> f64 {
    if scene.gutter < NARROW_GUTTER_PX {
        0.0
    } else {
        121.0
    }
}

fn tick_text(axis: &Axis, at: f64, tick: f64) -> String {
    match axis {
        Axis::Events(_) => format!("event {at:.0}"),
        Axis::Time(_) if tick >= 1e9 => format!("{:.0} s", at / 1e9),
        Axis::Time(_) if tick >= 1e6 => format!("{:.0} ms", at / 1e6),
        Axis::Time(_) if tick >= 1e5 => position(at as u64),
        Axis::Time(_) if tick >= 1e3 => format!("{:.3} ms", at / 1e6),
        Axis::Time(_) => format!("{:.6} ms", at / 1e6),
    }
}

fn draw_group(
    scene: &Scene,
    context: &Context,
    group: &Group,
    edges_ns: &[u64],
    (width, height): (f64, f64),
) {
    let top = RULER_PX + group.top - scene.scroll_top;
    let bottom = (top + group.height).round() + 0.5;
    context.set_stroke_style_str(&scene.palette.line);
    context.set_line_width(1.0);
    context.begin_path();
    context.move_to(0.0, bottom);
    context.line_to(width, bottom);
    context.stroke();
    group_name(scene, context, group, (top, height));

    let narrow = scene.gutter < NARROW_GUTTER_PX;
    let lanes_top = RULER_PX + group.lanes_top() - scene.scroll_top;
    let first_in_sight = ((RULER_PX - lanes_top) / LANE_PX).floor().max(0.0) as usize;
    context.set_font(&format!("10.5px {}", scene.palette.sans));
    for at in first_in_sight..group.n {
        let lane_top = lanes_top + at as f64 * LANE_PX;
        if lane_top > height {
            break;
        }
        let Some(lane) = (scene.lane)(scene.layout.lanes[group.first + at]) else {
            continue;
        };
        if !narrow {
            context.set_fill_style_str(&scene.palette.ink_2);
            context.set_text_align("right");
            let _ = context.fill_text_with_max_width(
                &lane.name,
                scene.gutter - 8.0,
                lane_top + 9.5,
                scene.gutter - WORLD_NAME_PX,
            );
        }
        clipped(
            context,
            (scene.gutter, lane_top, width - scene.gutter, LANE_PX),
            || {
                let at = (lane_top + 1.5, width - scene.gutter);
                draw_lane(scene, context, &lane, edges_ns, at);
            },
        );
    }
}

/// The name stays in sight while any lane of its group is.
fn group_name(scene: &Scene, context: &Context, group: &Group, (top, height): (f64, f64)) {
    let narrow = scene.gutter < NARROW_GUTTER_PX;
    context.set_fill_style_str(&scene.palette.ink);
    context.set_font(&format!(
        "650 {} {}",
        if narrow { "10px" } else { "11px" },
        scene.palette.sans
    ));
    context.set_text_align("left");
    let (from, to) = (top.max(RULER_PX), (top + group.height).min(height));
    let name = match group.world {
        WorldKind::Synchronous => "Sync",
        other => other.title(),
    };
    let _ = context.fill_text(
        name,
        if narrow { 6.0 } else { 14.0 },
        f64::midpoint(from, to) + 4.0,
    );
}

/// The times at which columns of pixels begin and end.
fn columns(scene: &Scene, field: f64) -> Vec<u64> {
    let column = |x: usize| {
        let position = scene.window.position_at(x as f64, field);
        scene.axis.time_at(position)
    };
    (0..=field.ceil() as usize + 1).map(column).collect()
}

fn draw_lane(
    scene: &Scene,
    context: &Context,
    lane: &Lane,
    edges_ns: &[u64],
    (top, field): (f64, f64),
) {
    let x_of = |time_ns: u64| {
        let time_ns = time_ns.min(scene.end_ns);
        scene.gutter + scene.window.x_of(scene.axis.position_of(time_ns), field)
    };
    let mut crowd = Crowd::default();
    for piece in lane.spans.pieces(edges_ns) {
        let left = x_of(piece.start_ns);
        if piece.n_spans > 1 {
            crowd.add(scene, context, &piece, left, top);
            continue;
        }
        crowd.flush(scene, context, top);
        draw_span(scene, context, &piece, (left, x_of(piece.end_ns)), top);
    }
    crowd.flush(scene, context, top);
}

/// Columns side by side that stand for many spans each and look the same: drawn as one. Where
/// something ran it is a bar, the stronger the more of the time; where all waited, a thin line.
#[derive(Default)]
struct Crowd {
    left: f64,
    right: f64,
    look: Option<(usize, u8)>,
}

impl Crowd {
    fn add(&mut self, scene: &Scene, context: &Context, piece: &Piece, left: f64, top: f64) {
        const N_STRENGTHS: f32 = 3.0;
        let none = N_COLOURS as usize;
        let colour = piece.job.map_or(none, |job| colour_of(job) as usize);
        let look = Some((colour, (piece.running * N_STRENGTHS).ceil() as u8));
        if self.look != look || left > self.right + 0.5 {
            self.flush(scene, context, top);
            (self.left, self.look) = (left, look);
        }
        self.right = left + 1.0;
    }

    fn flush(&mut self, scene: &Scene, context: &Context, top: f64) {
        let Some((colour, strength)) = self.look.take() else {
            return;
        };
        let jobs = &scene.palette.jobs;
        context.set_fill_style_str(jobs.get(colour).unwrap_or(&scene.palette.none));
        let (top, height, alpha) = match strength {
            0 => (top + 3.5, 2.0, 0.65),
            1 => (top, BAR_PX, 0.5),
            2 => (top, BAR_PX, 0.75),
            _ => (top, BAR_PX, 1.0),
        };
        context.set_global_alpha(alpha);
        context.fill_rect(self.left, top, self.right - self.left, height);
        context.set_global_alpha(1.0);
    }
}

fn draw_span(scene: &Scene, context: &Context, span: &Piece, (left, right): (f64, f64), top: f64) {
    let colour = scene.palette.of(span);
    // Nothing is drawn far outside, however far in one has zoomed.
    let (left, right) = (left.max(-20.0), right.min(16_000.0));
    let width = right - left;
    match span.state {
        State::Running => {
            context.set_fill_style_str(colour);
            if width > 5.0 {
                context.begin_path();
                let _ = context.round_rect_with_f64(left, top, width, BAR_PX, 2.5);
                context.fill();
            } else {
                context.fill_rect(left, top, width.max(1.0), BAR_PX);
            }
        }
        State::Waiting => {
            context.set_fill_style_str(colour);
            context.set_global_alpha(0.65);
            context.fill_rect(left, top + 3.5, width, 2.0);
            context.set_global_alpha(1.0);
        }
        State::Arrived | State::Ready | State::Queued => {
            set_dash(context, 2.0, 2.0);
            outline(context, colour, (left, width), top);
            set_dash(context, 0.0, 0.0);
        }
        State::Blocked => {
            outline(context, colour, (left, width), top);
            clipped(context, (left, top, width, BAR_PX), || {
                hatch(context, (left, right), top)
            });
        }
        State::Done => {}
        State::Failed => cross(context, &scene.palette.failed, left, top),
    }
}

fn outline(context: &Context, colour: &str, (left, width): (f64, f64), top: f64) {
    context.set_stroke_style_str(colour);
    context.set_line_width(1.0);
    context.stroke_rect(left + 0.5, top + 0.5, (width - 1.0).max(0.5), BAR_PX - 1.0);
}

/// Slanted lines, at the same places for all spans, so that neighbours join.
fn hatch(context: &Context, (left, right): (f64, f64), top: f64) {
    const GAP_PX: f64 = 4.0;
    context.begin_path();
    let mut x = (left / GAP_PX).floor() * GAP_PX - BAR_PX;
    while x < right {
        context.move_to(x, top + BAR_PX);
        context.line_to(x + BAR_PX, top);
        x += GAP_PX;
    }
    context.stroke();
}

fn cross(context: &Context, colour: &str, x: f64, top: f64) {
    context.set_stroke_style_str(colour);
    context.set_line_width(1.8);
    context.begin_path();
    context.move_to(x - 3.5, top + 1.0);
    context.line_to(x + 3.5, top + 8.0);
    context.move_to(x + 3.5, top + 1.0);
    context.line_to(x - 3.5, top + 8.0);
    context.stroke();
}
