//! What `cargo xtask bench` measures, handed to JavaScript.

use wasm_bindgen::prelude::wasm_bindgen;

/// See [`crate::bench::steps`].
#[wasm_bindgen]
pub fn bench_steps(link: &str, times: u32) -> f64 {
    crate::bench::steps(link, times)
}

/// A network under training, to be measured; see [`crate::bench::Training`].
#[wasm_bindgen]
pub struct BenchTraining(crate::bench::Training);

#[wasm_bindgen]
impl BenchTraining {
    /// Begins; nothing where the numbers do not fit together.
    #[allow(clippy::too_many_arguments, reason = "an object would need a reader of its own")]
    pub fn start(
        sizes: Vec<usize>,
        activation: &str,
        params: Vec<f64>,
        x: Vec<f64>,
        y: Vec<f64>,
        order: Vec<u32>,
        batch: usize,
        rate: f64,
    ) -> Option<BenchTraining> {
        let sizes = &sizes;
        let start = crate::bench::Start { sizes, activation, params, x, y, order, batch, rate };
        crate::bench::Training::new(start).map(BenchTraining)
    }

    /// Trains for `epochs` epochs; gives the sum of the batches' losses in the last of them.
    pub fn train(&mut self, epochs: u32) -> f64 {
        self.0.train(epochs)
    }

    /// Trains as the network lab does, every step kept; gives the last loss.
    pub fn lab(&self, epochs: u32) -> f64 {
        self.0.lab(epochs)
    }
}
