//! Which stretch of the axis is in sight: zoom and pan, and axis positions as pixels. Pure.
//!
//! An *axis position* is virtual time in nanoseconds, or a number of events; the window does not
//! care which.

/// A stretch of the axis across a width in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Axis position at the left edge.
    pub from: f64,
    /// Axis position at the right edge.
    pub to: f64,
    /// Whether it always shows everything, until someone zooms or pans.
    pub fitted: bool,
}

/// As far as one can zoom in.
const MIN_SPAN: f64 = 20.0;

impl Window {
    /// Everything up to `end`, with some room to the right.
    pub fn fit(end: f64, at_least: f64) -> Self {
        Window {
            from: 0.0,
            to: (end * 1.04).max(at_least),
            fitted: true,
        }
    }

    /// How much is in sight.
    pub fn span(self) -> f64 {
        self.to - self.from
    }

    /// Where a position is, in pixels from the left edge.
    pub fn x_of(self, position: f64, width: f64) -> f64 {
        (position - self.from) / self.span() * width
    }

    /// Which position is at a pixel.
    pub fn position_at(self, x: f64, width: f64) -> f64 {
        self.from + x / width.max(1.0) * self.span()
    }

    /// Zooms by a factor (below 1: in) around the position that stays where it is.
    pub fn zoom(self, factor: f64, around: f64, limit: f64) -> Self {
        let span = (self.span() * factor).clamp(MIN_SPAN.min(limit), limit);
        let share = (around - self.from) / self.span();
        let from = around - share * span;
        Window {
            from,
            to: from + span,
            fitted: span >= limit,
        }
        .kept_within(limit)
    }

    /// Moves by a distance.
    pub fn pan(self, by: f64, limit: f64) -> Self {
        Window {
            from: self.from + by,
            to: self.to + by,
            fitted: self.span() >= limit,
        }
        .kept_within(limit)
    }

    /// Pages along when the position has left the window.
    pub fn following(self, position: f64, limit: f64) -> Self {
        if self.fitted || (self.from..=self.to).contains(&position) {
            return self;
        }
        self.pan(position - self.from - self.span() * 0.1, limit)
    }

    fn kept_within(self, limit: f64) -> Self {
        let span = self.span().min(limit);
        let from = self.from.min(limit - span).max(0.0);
        Window {
            from,
            to: from + span,
            ..self
        }
    }

    /// The distance of the ruler's ticks: 1, 2 or 5 times a power of ten, at least `min_px` apart.
    pub fn tick(self, width: f64, min_px: f64) -> f64 {
        let smallest = self.span() * min_px / width.max(1.0);
        let power = 10_f64.powf(smallest.log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
        steps
            .into_iter()
            .find(|step| *step >= smallest)
            .unwrap_or(power * 10.0)
    }
}
