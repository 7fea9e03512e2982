//! Training a network: a run that keeps the parameters of every step.

use super::Network;
use crate::examples::Examples;
use crate::optimizer::{Optimizer, State, Step};
use crate::run::{DIVERGED, Pacing};
use crate::sampler::Batches;

/// The record of a training run of T steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Training {
    /// The parameters before each step, and after the last: T + 1 lists.
    pub params: Vec<Vec<f64>>,
    /// The batch's loss where its gradient was measured: T numbers.
    pub batch_loss: Vec<f64>,
    /// αₜ.
    pub alpha: Vec<f64>,
    /// The mean square of ∂L/∂(parameters of layer k) of each step's batch: T lists of K + 1 numbers.
    pub gradient_size: Vec<Vec<f64>>,
    /// g, and m and v before and after, of the one parameter watched.
    pub watched: Vec<Watched>,
    /// Whether a parameter left ±10⁹, or is no number, after the last step.
    pub diverged: bool,
}

/// What a step saw and kept of the parameter watched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Watched {
    /// Its derivative over the batch.
    pub g: f64,
    /// Its momentum before and after the step.
    pub m: [f64; 2],
    /// Its mean square before and after the step.
    pub v: [f64; 2],
    /// What held for the step.
    pub step: Step,
}

/// Trains a network, watching one parameter closely. Gradients are sums over the batch; see [`crate::optimizer`] for the steps.
pub fn train(
    network: &Network,
    examples: &Examples,
    batches: &Batches,
    optimizer: &dyn Optimizer,
    pacing: &Pacing,
    steps: usize,
    watch: usize,
) -> Training {
    let mut at = network.clone();
    let mut params = network.params.clone();
    let (mut m, mut v) = (vec![0.0; params.len()], vec![0.0; params.len()]);
    let mut record = Training {
        params: vec![params.clone()],
        batch_loss: Vec::new(),
        alpha: Vec::new(),
        gradient_size: Vec::new(),
        watched: Vec::new(),
        diverged: false,
    };
    for (t, step) in pacing.steps(batches, steps).enumerate() {
        let ahead = optimizer.look_ahead(&step);
        at.params.clone_from(&params);
        at.params.iter_mut().zip(&m).for_each(|(p, m)| *p -= ahead * m);
        let (loss, gradient) = at.batch(examples, &batches.members(t));
        let before = [m[watch], v[watch]];
        optimizer.update(&step, &gradient, &mut params, State { m: &mut m, v: &mut v });
        let seen = |i: usize, now: &[f64]| [before[i], now[watch]];
        record.watched.push(Watched { g: gradient[watch], m: seen(0, &m), v: seen(1, &v), step });
        record.params.push(params.clone());
        record.batch_loss.push(loss);
        record.alpha.push(step.alpha);
        record.gradient_size.push(sizes(network, &gradient));
        if !params.iter().all(|p| p.abs() <= DIVERGED) {
            record.diverged = true;
            break;
        }
    }
    record
}

/// The mean square of a gradient's parts, layer by layer.
fn sizes(network: &Network, gradient: &[f64]) -> Vec<f64> {
    let shape = &network.shape;
    (0..shape.layers())
        .map(|k| {
            let part = &gradient[shape.beta(k).start..shape.omega(k).end];
            part.iter().fold(0.0, |sum, g| sum + g * g) / part.len() as f64
        })
        .collect()
}
