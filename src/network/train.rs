//! Training a network: a run that keeps the parameters of every step.

use super::{Kernel, Network};
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
    let mut kernel = Kernel::new(&network.shape, network.activation, network.loss);
    let mut params = network.params.clone();
    let mut measured = params.clone();
    let mut gradient = vec![0.0; params.len()];
    let mut state = State::new(params.len());
    let mut record = Training {
        params: Vec::with_capacity(steps + 1),
        batch_loss: Vec::with_capacity(steps),
        alpha: Vec::with_capacity(steps),
        gradient_size: Vec::with_capacity(steps),
        watched: Vec::with_capacity(steps),
        diverged: false,
    };
    record.params.push(params.clone());
    for (t, step) in pacing.steps(batches).take(steps).enumerate() {
        let ahead = optimizer.look_ahead(&step);
        measured.copy_from_slice(&params);
        measured.iter_mut().zip(&state.m).for_each(|(p, m)| *p -= ahead * m);
        let loss = kernel.gradient(&measured, examples, batches.batch(t), &mut gradient);
        let before = [state.m[watch], state.v[watch]];
        optimizer.update(&step, &gradient, &mut params, &mut state);
        let [m, v] = [[before[0], state.m[watch]], [before[1], state.v[watch]]];
        record.watched.push(Watched { g: gradient[watch], m, v, step });
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
