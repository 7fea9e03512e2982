//! Where layers and units stand in the network drawn in full: layer k stands at k across, its units one apart and centred;
//! the loss stands behind the outputs.

use super::Layers;
use crate::figure::Span;
use crate::lab::Moment;

/// How far behind the outputs the loss stands, in layers.
pub const LOSS: f64 = 0.8;

/// The units of the layer that has most.
pub fn widest(lab: &Layers) -> f64 {
    lab.units().iter().copied().max().unwrap_or(1) as f64
}

/// What the drawing's axes span.
pub fn spans(lab: &Layers) -> [Span; 2] {
    let (layers, half) = (lab.network.shape.layers() as f64, widest(lab) / 2.0);
    [Span::new(-0.45, layers + LOSS + 0.4), Span::new(-half - 0.12, 1.26 * half + 0.12)]
}

/// Width by height: flatter for networks of one or two units a layer; on a phone higher for many, so that numbers have room.
pub fn aspect(lab: &Layers) -> [f64; 2] {
    let flat = (2.2 - 0.4 * widest(lab)).max(1.0);
    [1.5 * flat, flat.min(8.0 / widest(lab))]
}

/// The pixels from one layer to the next, and from one unit to the next.
pub fn pitch(lab: &Layers, at: Moment) -> [f64; 2] {
    let [aspect, narrow] = aspect(lab);
    let height = at.width / if at.narrow { narrow } else { aspect };
    let [x, y] = spans(lab);
    [at.width / x.width(), height / y.width()]
}

/// Where unit `unit` of layer `layer` stands (layer 0 are the inputs).
pub fn place(lab: &Layers, layer: usize, unit: usize) -> [f64; 2] {
    [layer as f64, (lab.units()[layer] as f64 - 1.0) / 2.0 - unit as f64]
}
