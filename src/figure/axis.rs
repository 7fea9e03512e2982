//! Axes and their ranges.

use crate::math::{ln, log10, pow};

/// A finite, non-empty range of an axis: `lo < hi`, both finite, and wide enough to hold distinct ticks.
///
/// It cannot hold an infinite or empty range, so no figure of a diverging run can stall a renderer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    lo: f64,
    hi: f64,
}

impl Span {
    /// The furthest an axis reaches from 0: beyond this a run counts as diverged anyway.
    const LIMIT: f64 = 1e12;

    /// The range from `lo` to `hi`; swapped, unbounded or empty input gives the nearest sane range.
    pub fn new(lo: f64, hi: f64) -> Span {
        let bound = |v: f64, otherwise: f64| {
            if v.is_nan() { otherwise } else { v.clamp(-Span::LIMIT, Span::LIMIT) }
        };
        let (a, b) = (bound(lo, 0.0), bound(hi, 1.0));
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        let least = 1e-9 * (1.0 + a.abs().max(b.abs()));
        if b - a < least {
            let middle = 0.5 * (a + b);
            let half = 0.5 * middle.abs().max(1.0);
            return Span { lo: middle - half, hi: middle + half };
        }
        Span { lo: a, hi: b }
    }

    /// The smallest span that holds every finite value of `values`, or `otherwise` when there is none.
    pub fn of(values: impl IntoIterator<Item = f64>, otherwise: Span) -> Span {
        let mut range: Option<(f64, f64)> = None;
        for v in values {
            if v.is_finite() {
                let (lo, hi) = range.unwrap_or((v, v));
                range = Some((lo.min(v), hi.max(v)));
            }
        }
        range.map_or(otherwise, |(lo, hi)| Span::new(lo, hi))
    }

    /// The lower end.
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// The upper end.
    pub fn hi(self) -> f64 {
        self.hi
    }

    /// `hi − lo`, positive.
    pub fn width(self) -> f64 {
        self.hi - self.lo
    }

    /// Whether `v` lies within the span, its ends included.
    pub fn contains(self, v: f64) -> bool {
        v >= self.lo && v <= self.hi
    }

    /// The span widened at both ends by `fraction` of its width.
    pub fn padded(self, fraction: f64) -> Span {
        let by = self.width() * fraction;
        Span::new(self.lo - by, self.hi + by)
    }
}

/// How an axis maps values to positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences, equal distances.
    Linear,
    /// Equal ratios, equal distances; the span is positive.
    Log,
}

impl Scale {
    /// How far a value lies on the way between two others: 0 at the first, 1 at the second.
    pub fn part(self, from: f64, to: f64, value: f64) -> f64 {
        match self {
            Scale::Linear => (value - from) / (to - from),
            Scale::Log => ln(value / from) / ln(to / from),
        }
    }

    /// The value at a part of the way, also outside of it: undoes [`Scale::part`].
    pub fn at(self, from: f64, to: f64, part: f64) -> f64 {
        match self {
            Scale::Linear => from + part * (to - from),
            Scale::Log => from * pow(to / from, part),
        }
    }
}

/// Where an axis has labelled ticks.
#[derive(Clone, Debug, PartialEq)]
pub enum Ticks {
    /// Round numbers, chosen by the renderer.
    Nice,
    /// Round whole numbers (steps, layers): never a tick between two of them.
    Whole,
    /// Round whole exponents of ten, on a linear axis of exponents: `10⁻⁵⁰` where it says −50.
    Powers,
    /// These names, at 0, 1, 2, …
    Names(Vec<&'static str>),
    /// No axis is drawn at all (diagrams).
    Hidden,
}

/// One axis of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What is measured, as drawn at the axis' end (`φ₀`).
    pub label: String,
    /// The range shown.
    pub span: Span,
    /// Linear or logarithmic.
    pub scale: Scale,
    /// Labelled ticks.
    pub ticks: Ticks,
    /// Short unlabelled marks on the axis line (where epochs begin).
    pub notches: Vec<f64>,
    /// Whether faint grid lines cross the plot at the ticks of this axis.
    pub grid: bool,
    /// Whether its unit is as long as that of the other axis: of the axis across, where both are linear and measure alike.
    pub like_other: bool,
}

impl Axis {
    /// A linear axis with round ticks and no grid.
    pub fn linear(label: &str, span: Span) -> Axis {
        Axis {
            label: label.into(),
            span,
            scale: Scale::Linear,
            ticks: Ticks::Nice,
            notches: Vec::new(),
            grid: false,
            like_other: false,
        }
    }

    /// An axis that is not drawn: the coordinates of a diagram.
    pub fn hidden(span: Span) -> Axis {
        Axis { ticks: Ticks::Hidden, ..Axis::linear("", span) }
    }

    /// How far a value lies from its lower end, as a part of it.
    pub fn part(&self, v: f64) -> f64 {
        self.scale.part(self.span.lo(), self.span.hi(), v)
    }

    /// How long it is: in its unit or, where ratios are seen, in powers of ten.
    pub fn length(&self) -> f64 {
        match self.scale {
            Scale::Linear => self.span.width(),
            Scale::Log => log10(self.span.hi()) - log10(self.span.lo()),
        }
    }

    /// Whether it is drawn.
    pub fn shown(&self) -> bool {
        self.ticks != Ticks::Hidden
    }
}
