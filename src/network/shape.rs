//! The sizes of a layered network, and where each of its parameters stands in one flat list.

use std::ops::Range;

/// Sizes D_i, D_1 … D_K, D_o of a network with K hidden layers.
///
/// There are K + 1 weight layers k = 0 … K; layer k has `rows(k)` outputs and `cols(k)` inputs, a bias β_k for each
/// output and a weight matrix Ω_k with one row per output. The flat list of parameters is β_0, Ω_0 row by row,
/// β_1, Ω_1 row by row, …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    sizes: Vec<usize>,
    starts: Vec<usize>,
}

/// One parameter's place in the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Component `row` of β_k.
    Bias {
        /// Its layer k.
        layer: usize,
        /// The unit it feeds.
        row: usize,
    },
    /// Entry (`row`, `col`) of Ω_k.
    Weight {
        /// Its layer k.
        layer: usize,
        /// The unit it feeds (its target).
        row: usize,
        /// The unit it comes from (its source).
        col: usize,
    },
}

impl Shape {
    /// The shape of these sizes: inputs, hidden layers, outputs; `None` when there are fewer than two or one is 0.
    pub fn new(sizes: &[usize]) -> Option<Shape> {
        if sizes.len() < 2 || sizes.contains(&0) {
            return None;
        }
        let mut starts = vec![0];
        for pair in sizes.windows(2) {
            starts.push(starts[starts.len() - 1] + pair[1] * (1 + pair[0]));
        }
        Some(Shape { sizes: sizes.to_vec(), starts })
    }

    /// D_i, D_1 … D_K, D_o.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// The number of weight layers, K + 1.
    pub fn layers(&self) -> usize {
        self.sizes.len() - 1
    }

    /// D_i, the number of inputs.
    pub fn inputs(&self) -> usize {
        self.sizes[0]
    }

    /// D_o, the number of outputs.
    pub fn outputs(&self) -> usize {
        self.sizes[self.sizes.len() - 1]
    }

    /// The number of rows of Ω_k: the units layer k feeds.
    pub fn rows(&self, layer: usize) -> usize {
        self.sizes[layer + 1]
    }

    /// The number of columns of Ω_k: the units layer k comes from.
    pub fn cols(&self, layer: usize) -> usize {
        self.sizes[layer]
    }

    /// The number of parameters.
    pub fn params(&self) -> usize {
        self.starts[self.layers()]
    }

    /// Where β_k stands in the flat list.
    pub fn beta(&self, layer: usize) -> Range<usize> {
        self.starts[layer]..self.starts[layer] + self.rows(layer)
    }

    /// Where Ω_k stands in the flat list, row by row.
    pub fn omega(&self, layer: usize) -> Range<usize> {
        self.starts[layer] + self.rows(layer)..self.starts[layer + 1]
    }

    /// The index of a parameter in the flat list; `None` when there is no such place.
    pub fn index(&self, place: Place) -> Option<usize> {
        match place {
            Place::Bias { layer, row } if layer < self.layers() && row < self.rows(layer) => {
                Some(self.beta(layer).start + row)
            }
            Place::Weight { layer, row, col }
                if layer < self.layers() && row < self.rows(layer) && col < self.cols(layer) =>
            {
                Some(self.omega(layer).start + row * self.cols(layer) + col)
            }
            _ => None,
        }
    }

    /// The place of parameter `index`; `None` where there are fewer parameters.
    pub fn place(&self, index: usize) -> Option<Place> {
        let layer = (0..self.layers()).find(|k| index < self.starts[k + 1])?;
        let within = index - self.starts[layer];
        Some(match within.checked_sub(self.rows(layer)) {
            None => Place::Bias { layer, row: within },
            Some(entry) => {
                Place::Weight { layer, row: entry / self.cols(layer), col: entry % self.cols(layer) }
            }
        })
    }
}
