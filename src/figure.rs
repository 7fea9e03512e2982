//! Plots as data.
//!
//! A lab returns a [`Figure`]; it never draws. `plot` draws any figure on any plotters
//! backend, and never computes. Positions are in data units; radii, widths and offsets are in CSS pixels.

use std::rc::Rc;

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

/// Where an axis has labelled ticks.
#[derive(Clone, Debug, PartialEq)]
pub enum Ticks {
    /// Round numbers, chosen by the renderer.
    Nice,
    /// Round whole numbers (steps, layers): never a tick between two of them.
    Whole,
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
        }
    }

    /// An axis that is not drawn: the coordinates of a diagram.
    pub fn hidden(span: Span) -> Axis {
        Axis { ticks: Ticks::Hidden, ..Axis::linear("", span) }
    }
}

/// What a mark stands for; the theme gives each role its one colour, the same in formula, plot, diagram and table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A value of the forward pass, a model's output (teal).
    Value,
    /// A derivative, a gradient (orange).
    Derivative,
    /// A parameter, a weight (violet).
    Parameter,
    /// The loss (crimson).
    Loss,
    /// An example of the data (slate).
    Data,
    /// An example of the current batch (gold).
    Batch,
    /// The n-th of the methods compared (0–3), from a set safe for colour-blind readers.
    Method(u8),
    /// Text and lines that must stand out: dark on light paper, light on dark.
    Ink,
    /// Text and lines that step back.
    Muted,
    /// Hairlines.
    Rule,
    /// The page itself.
    Paper,
    /// White whatever the theme, for marks on a loss surface.
    White,
    /// Black whatever the theme, for outlines on a loss surface.
    Black,
}

/// A role and how strongly it shows: `1` full colour, towards `0` transparent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// Which colour.
    pub role: Role,
    /// Opacity, 0 to 1.
    pub strength: f64,
}

impl Role {
    /// This role at full strength.
    pub fn ink(self) -> Ink {
        Ink { role: self, strength: 1.0 }
    }

    /// This role at `strength` in 0..=1.
    pub fn shade(self, strength: f64) -> Ink {
        Ink { role: self, strength }
    }
}

/// The shape of a point mark; methods compared differ by shape as well as by colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A filled disc.
    Disc,
    /// A circle, not filled.
    Ring,
    /// A filled square.
    Square,
    /// A filled diamond.
    Diamond,
    /// A filled triangle.
    Triangle,
    /// Two crossed strokes (minima).
    Cross,
}

/// The side of its position a text stands on, or the middle of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Text begins at the position.
    Start,
    /// Text is centred on the position.
    Middle,
    /// Text ends at the position.
    End,
}

/// The three sizes of type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Axis numbers, labels of points: 11 px.
    Small,
    /// Words and numbers of diagrams: 14 px.
    Normal,
    /// The number that matters now: 19 px.
    Large,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Colour.
    pub ink: Ink,
    /// Size of type.
    pub size: Size,
    /// Bold type.
    pub bold: bool,
    /// Italic serif, as variables are set in formulas.
    pub variable: bool,
    /// An outline of this ink around the letters, so that they read on any colour.
    pub halo: Option<Ink>,
    /// A box of this ink behind the letters, so that no line crosses them.
    pub plate: Option<Ink>,
    /// Where the text stands relative to its position.
    pub anchor: Anchor,
}

impl Style {
    /// Upright text of one size and colour, centred.
    pub fn plain(ink: Ink, size: Size) -> Style {
        Style { ink, size, bold: false, variable: false, halo: None, plate: None, anchor: Anchor::Middle }
    }
}

/// One thing drawn, in the order of [`Figure::marks`].
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A polyline; parts outside the plot are clipped, and non-finite points break it.
    Line {
        /// Vertices.
        points: Vec<[f64; 2]>,
        /// Colour.
        ink: Ink,
        /// Stroke width.
        width: f64,
        /// Dashed stroke.
        dashed: bool,
        /// A wider stroke below it, so that the line reads on any colour.
        outline: Option<Ink>,
    },
    /// Points of one shape.
    Points {
        /// Centres.
        points: Vec<[f64; 2]>,
        /// Colour.
        ink: Ink,
        /// Radius.
        radius: f64,
        /// Shape.
        shape: Shape,
        /// A thin stroke around each point.
        outline: Option<Ink>,
    },
    /// Separate straight strokes (residuals), each from one end to the other.
    Segments {
        /// Both ends of each stroke.
        segments: Vec<[[f64; 2]; 2]>,
        /// Colour.
        ink: Ink,
        /// Stroke width.
        width: f64,
    },
    /// A curve with a head at its last point; `bend` (pixels) lifts its middle to the left of its direction.
    Arrow {
        /// Where it starts.
        from: [f64; 2],
        /// Where its head is.
        to: [f64; 2],
        /// Pixels by which its middle leaves the straight line; 0 is straight.
        bend: f64,
        /// Pixels left free at both ends (the radius of the nodes it joins).
        gap: f64,
        /// Colour.
        ink: Ink,
        /// Stroke width.
        width: f64,
        /// Dashed stroke.
        dashed: bool,
        /// A wider stroke below it.
        outline: Option<Ink>,
    },
    /// A node of a diagram: a circle of `radius` pixels with a fill and a stroke.
    Node {
        /// Centre.
        at: [f64; 2],
        /// Radius.
        radius: f64,
        /// Fill.
        fill: Ink,
        /// Stroke.
        stroke: Ink,
        /// Stroke width.
        width: f64,
    },
    /// A rounded box of a diagram, of `size` pixels, centred.
    Tile {
        /// Centre.
        at: [f64; 2],
        /// Width and height in pixels.
        size: [f64; 2],
        /// Fill.
        fill: Ink,
        /// Stroke.
        stroke: Ink,
        /// Stroke width.
        width: f64,
    },
    /// A filled polygon, clipped to the plot.
    Area {
        /// Corners.
        points: Vec<[f64; 2]>,
        /// Fill.
        ink: Ink,
    },
    /// Text at a position, moved by `offset` pixels (right, down).
    Text {
        /// Position.
        at: [f64; 2],
        /// Pixels right and down of it.
        offset: [f64; 2],
        /// What it says.
        text: String,
        /// How it is set.
        style: Style,
    },
}

/// Values of a function of two variables on a regular grid, drawn as filled contours below the marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Columns: values of the first variable.
    pub columns: usize,
    /// Rows: values of the second variable.
    pub rows: usize,
    /// Range of the first variable, column 0 at its lower end and the last at its upper end.
    pub x: Span,
    /// Range of the second variable, row 0 at its lower end.
    pub y: Span,
    /// Row by row, `columns · rows` values.
    pub values: Vec<f64>,
    /// Increasing values at which contour lines run.
    pub levels: Vec<f64>,
    /// What is measured, for the scale beside the field (`L`).
    pub label: String,
}

/// A thing the reader can take hold of and drag.
#[derive(Clone, Debug, PartialEq)]
pub struct Handle {
    /// Its number within the figure, given back to the lab when it is dragged.
    pub id: u32,
    /// Where it is now.
    pub at: [f64; 2],
    /// What it is, for the cursor's hint and for screen readers (`start point`).
    pub name: String,
}

/// A plot or diagram as data.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What the plot shows, in words.
    pub title: String,
    /// A short remark set beside the title (what is across and what is up).
    pub note: String,
    /// Across.
    pub x: Axis,
    /// Up.
    pub y: Axis,
    /// Filled contours behind everything, on the layer that is not redrawn at each step.
    pub field: Option<Rc<Field>>,
    /// Marks in drawing order.
    pub marks: Vec<Mark>,
    /// What can be dragged.
    pub handles: Vec<Handle>,
    /// The handle that a press anywhere in the plot takes, if any.
    pub anywhere: Option<u32>,
    /// The text alternative: what a reader who cannot see the plot should know, in a sentence or two.
    pub alt: String,
}
