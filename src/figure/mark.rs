//! What is drawn in a figure, and in which role.

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
pub enum Glyph {
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

/// The width of past and future parts of a path, in CSS pixels. Browsers draw lines no wider than a device pixel several times as
/// fast as wider ones.
pub const HAIRLINE: f64 = 0.5;

/// One thing drawn, in the order of [`super::Figure::marks`].
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
        /// Glyph.
        shape: Glyph,
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

impl Mark {
    /// A solid polyline without an outline.
    pub fn line(points: Vec<[f64; 2]>, ink: Ink, width: f64) -> Mark {
        Mark::Line { points, ink, width, dashed: false, outline: None }
    }

    /// Points of one shape without an outline.
    pub fn points(points: Vec<[f64; 2]>, ink: Ink, radius: f64, shape: Glyph) -> Mark {
        Mark::Points { points, ink, radius, shape, outline: None }
    }

    /// Separate straight strokes.
    pub fn segments(segments: Vec<[[f64; 2]; 2]>, ink: Ink, width: f64) -> Mark {
        Mark::Segments { segments, ink, width }
    }

    /// A solid, straight arrow without an outline, from one position to the other.
    pub fn arrow([from, to]: [[f64; 2]; 2], ink: Ink, width: f64) -> Mark {
        Mark::Arrow { from, to, bend: 0.0, gap: 0.0, ink, width, dashed: false, outline: None }
    }

    /// A filled polygon.
    pub fn area(points: Vec<[f64; 2]>, ink: Ink) -> Mark {
        Mark::Area { points, ink }
    }

    /// Text at a position, `offset` pixels right and down of it.
    pub fn text(at: [f64; 2], offset: [f64; 2], text: impl Into<String>, style: Style) -> Mark {
        Mark::Text { at, offset, text: text.into(), style }
    }

    /// The same line or arrow with a dashed stroke, or not.
    pub fn dashed(mut self, is: bool) -> Mark {
        if let Mark::Line { dashed, .. } | Mark::Arrow { dashed, .. } = &mut self {
            *dashed = is;
        }
        self
    }

    /// The same line, points or arrow with an outline.
    pub fn outlined(mut self, ink: impl Into<Option<Ink>>) -> Mark {
        if let Mark::Line { outline, .. } | Mark::Points { outline, .. } | Mark::Arrow { outline, .. } =
            &mut self
        {
            *outline = ink.into();
        }
        self
    }

    /// The same arrow with its middle lifted by `by` pixels.
    pub fn bent(mut self, by: f64) -> Mark {
        if let Mark::Arrow { bend, .. } = &mut self {
            *bend = by;
        }
        self
    }

    /// The same arrow with `pixels` left free at both ends.
    pub fn gap(mut self, pixels: f64) -> Mark {
        if let Mark::Arrow { gap, .. } = &mut self {
            *gap = pixels;
        }
        self
    }
}
