//! Data sets: examples with one input, which the descent lab fits too, and synthetic ones with two, drawn from a seed.
//!
//! To add one: a file here and a line in [`ALL`].

mod exclusive;
mod gabor;
mod hill;
mod line;
mod rings;
mod spirals;
mod xor;

pub use gabor::GABOR;
pub use line::LINE;

use crate::examples::Examples;
use crate::math;
use crate::param::Entry;
use crate::registry::Registry;
use crate::rng::Rng;

/// Fixed examples (xᵢ, yᵢ) with one input and one output, and the window they are drawn in.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// Inputs xᵢ.
    pub x: &'static [f64],
    /// Outputs yᵢ, as many.
    pub y: &'static [f64],
    /// Range of x to draw.
    pub x_range: [f64; 2],
    /// Range of y to draw.
    pub y_range: [f64; 2],
}

/// A data set for a network.
#[derive(Clone, Copy, Debug)]
pub struct Set {
    /// Its name.
    pub entry: Entry,
    /// How many inputs an example has, 1 or 2.
    pub inputs: usize,
    /// Whether the targets are the classes 0 and 1.
    pub two_class: bool,
    /// The range of each input to draw.
    pub window: [f64; 2],
    /// The example that goes through the network first: one with numbers that are easily told apart.
    pub shown: usize,
    /// Settings of a network, by their keys, with which it learns these examples where the defaults do not.
    pub suits: &'static [(&'static str, &'static str)],
    /// The examples of a seed; fixed ones do not depend on it.
    pub make: fn(u32) -> Examples,
}

/// What suits sets of two inputs: they are learnt in so many steps.
const fn smooth(steps: &'static str) -> [(&'static str, &'static str); 5] {
    [("sizes", "2,6,6,1"), ("act", "tanh"), ("init", "xavier"), ("opt", "adam"), ("steps", steps)]
}

/// Every data set, in the page's order.
pub static ALL: Registry<Set> = Registry::new(
    &[&line::SET, &gabor::SET, &hill::SET, &exclusive::SET, &xor::SET, &rings::SET, &spirals::SET],
    |set| set.entry,
);

/// The entries of [`ALL`].
pub fn entries() -> Vec<Entry> {
    ALL.entries()
}

/// The data set of that id; the first when there is none.
pub fn find(id: &str) -> &'static Set {
    ALL.find(id).unwrap_or(ALL.first())
}

/// The examples of a fixed data set.
fn fixed(data: &Data) -> Examples {
    pairs(1, data.x.to_vec(), data.y.to_vec())
}

/// `count` synthetic examples with two inputs: `one` draws the inputs and the target. The stream is
/// `RandomState([seed, stream])`, apart from the streams of batches and of weights.
fn synthetic(
    seed: u32,
    stream: u32,
    count: usize,
    mut one: impl FnMut(&mut Rng, usize) -> ([f64; 2], f64),
) -> Examples {
    let mut rng = Rng::with_key(&[seed, stream]);
    let (mut x, mut y) = (Vec::new(), Vec::new());
    for i in 0..count {
        let (inputs, target) = one(&mut rng, i);
        x.extend(inputs);
        y.push(target);
    }
    pairs(2, x, y)
}

fn pairs(inputs: usize, x: Vec<f64>, y: Vec<f64>) -> Examples {
    Examples::new(inputs, 1, x, y).unwrap_or_else(|| unreachable!("as many targets as rows of inputs"))
}

/// A point at a distance and an angle from the centre.
fn polar(radius: f64, angle: f64) -> [f64; 2] {
    let (sin, cos) = math::sincos(angle);
    [radius * cos, radius * sin]
}
