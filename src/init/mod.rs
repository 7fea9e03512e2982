//! Initialisers: how the parameters of a network begin.
//!
//! Weights are drawn from a normal distribution with mean 0, row by row, in the order of the book's notebooks: Ω_0,
//! Ω_K, then Ω_1 … Ω_{K−1}; biases are 0. To add one: a file here and a line in [`ALL`].

mod he;
mod lecun;
mod normal;
mod notebook;
mod xavier;

use crate::network::Shape;
use crate::param::Entry;
use crate::registry::Registry;
use crate::rng::Rng;

/// An initialiser.
pub trait Initialiser: Sync {
    /// Its name.
    fn entry(&self) -> Entry;

    /// σ² of the weights of a layer with `inputs` and `outputs` units; `chosen` is the variance that the reader has set.
    fn variance(&self, inputs: usize, outputs: usize, chosen: f64) -> f64;

    /// Whether it goes by the variance that the reader sets.
    fn uses_variance(&self) -> bool {
        false
    }

    /// Whether it draws biases too, each layer's after its weights.
    fn draws_biases(&self) -> bool {
        false
    }
}

/// The parameters of a network at the start, laid out as its shape says; standard normal numbers from the stream
/// `RandomState(seed)`, each times the σ of its layer.
pub fn draw(initialiser: &dyn Initialiser, shape: &Shape, chosen: f64, seed: u32) -> Vec<f64> {
    let mut rng = Rng::new(seed);
    let mut params = vec![0.0; shape.params()];
    let last = shape.layers() - 1;
    let biases = initialiser.draws_biases();
    // The first two weight matrices come before their biases, each later one just before its own.
    let ends = if last == 0 { vec![0] } else { vec![0, last] };
    let fill = |params: &mut [f64], sigma: f64, rng: &mut Rng| {
        params.iter_mut().for_each(|p| *p = rng.normal() * sigma)
    };
    let sigma = |k: usize| initialiser.variance(shape.cols(k), shape.rows(k), chosen).sqrt();
    for k in &ends {
        fill(&mut params[shape.omega(*k)], sigma(*k), &mut rng);
    }
    if biases {
        ends.iter().for_each(|k| fill(&mut params[shape.beta(*k)], 1.0, &mut rng));
    }
    for k in 1..last {
        fill(&mut params[shape.omega(k)], sigma(k), &mut rng);
        if biases {
            fill(&mut params[shape.beta(k)], 1.0, &mut rng);
        }
    }
    params
}

/// Every initialiser, in the page's order.
pub static ALL: Registry<dyn Initialiser> = Registry::new(
    &[&he::He, &xavier::Xavier, &lecun::LeCun, &normal::Normal, &notebook::Notebook],
    |initialiser| initialiser.entry(),
);

/// The entries of [`ALL`].
pub fn entries() -> Vec<Entry> {
    ALL.entries()
}

/// The initialiser of that id; the first when there is none.
pub fn find(id: &str) -> &'static dyn Initialiser {
    ALL.find(id).unwrap_or(ALL.first())
}
