//! Where the parts of the chain's diagram stand.
//!
//! Coordinates: along the chain node i stands at i; across it 0 is the nodes, 1 their derivatives, 2 the
//! parameters. On narrow pages the chain runs down instead of across.

use crate::figure::{Axis, Span};

/// Below this width, in CSS pixels, the chain runs down: across, its nodes and tiles would touch.
pub const NARROW: f64 = 840.0;

/// How a page lays the chain out.
pub struct Layout {
    /// Whether it runs down instead of across.
    pub narrow: bool,
    /// Of the nodes, in pixels.
    pub radius: f64,
    /// Of the parameters, in pixels.
    pub tile: [f64; 2],
}

impl Layout {
    /// The layout of a wide or narrow page.
    pub fn new(narrow: bool) -> Layout {
        if narrow {
            Layout { narrow, radius: 27.0, tile: [64.0, 26.0] }
        } else {
            Layout { narrow, radius: 34.0, tile: [60.0, 28.0] }
        }
    }

    /// Node i of the chain, x being the first.
    pub fn node(&self, i: f64) -> [f64; 2] {
        if self.narrow { [0.0, -i] } else { [i, 0.0] }
    }

    /// Where node i's derivative stands.
    pub fn derivative(&self, i: f64) -> [f64; 2] {
        if self.narrow { [-1.25, -i] } else { [i, -1.0] }
    }

    /// Where the local derivative between nodes i − 1 and i stands, near the arrow that carries it: a position, and the
    /// pixels down to its first line.
    pub fn local(&self, i: f64) -> ([f64; 2], f64) {
        if self.narrow { ([-0.98, -i + 0.5], -6.0) } else { ([i - 0.5, 0.0], self.radius + 24.0) }
    }

    /// The tile of the bias (0) or weight (1) of node i.
    pub fn parameter(&self, i: f64, which: f64) -> [f64; 2] {
        if self.narrow { [0.95 + 0.92 * which, -i] } else { [i - 0.34 + 0.68 * which, -1.72] }
    }

    /// Coordinates that hold it all.
    pub fn axes(&self) -> [Axis; 2] {
        let spans = if self.narrow { [(-1.9, 2.4), (-8.55, 0.55)] } else { [(-0.45, 8.45), (-2.15, 0.66)] };
        spans.map(|(lo, hi)| Axis::hidden(Span::new(lo, hi)))
    }
}
