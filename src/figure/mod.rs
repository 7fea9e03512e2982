//! Plots as data.
//!
//! A lab returns a [`Figure`]; it never draws. `plot` draws any figure on any plotters
//! backend, and never computes. Positions are in data units; radii, widths and offsets are in CSS pixels.

mod axis;
mod mark;

pub use axis::{Axis, Scale, Span, Ticks};
pub use mark::{Anchor, Glyph, HAIRLINE, Ink, Mark, Role, Size, Style};

use std::rc::Rc;

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
    /// What of the plot is the handle.
    pub extent: Extent,
}

/// What of a plot is a handle: a press on it takes the handle, and so does one near to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent {
    /// Its place alone.
    Point,
    /// A disc of that radius in CSS pixels about its place.
    Disc(f64),
    /// A box about its place: its width and height in CSS pixels.
    Tile([f64; 2]),
    /// A box about its place, its width and height in units of the axes, whose handle goes to where it is pressed; one that
    /// lies in it comes first.
    Goes([f64; 2]),
    /// The straight line between two positions.
    Line([[f64; 2]; 2]),
    /// A box about its place, its width and height in units of the axes.
    Box([f64; 2]),
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

impl Figure {
    /// A figure of marks over two axes, across and up, without field and handles.
    pub fn new(title: impl Into<String>, [x, y]: [Axis; 2], marks: Vec<Mark>) -> Figure {
        Figure {
            title: title.into(),
            note: String::new(),
            x,
            y,
            field: None,
            marks,
            handles: Vec::new(),
            anywhere: None,
            alt: String::new(),
        }
    }

    /// The same with a remark beside the title.
    pub fn note(self, note: impl Into<String>) -> Figure {
        Figure { note: note.into(), ..self }
    }

    /// The same with filled contours behind the marks.
    pub fn field(self, field: impl Into<Option<Rc<Field>>>) -> Figure {
        Figure { field: field.into(), ..self }
    }

    /// The same with something to drag.
    pub fn handles(self, handles: Vec<Handle>) -> Figure {
        Figure { handles, ..self }
    }

    /// The same with a handle that a press anywhere takes.
    pub fn anywhere(self, handle: u32) -> Figure {
        Figure { anywhere: Some(handle), ..self }
    }

    /// The same with a text alternative.
    pub fn alt(self, alt: impl Into<String>) -> Figure {
        Figure { alt: alt.into(), ..self }
    }
}
