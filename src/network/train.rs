//! Training a network: a run that keeps the parameters of every step.

use super::{Kernel, Network, Rows, Shape};
use crate::examples::Examples;
use crate::objective::Batch;
use crate::optimizer::{MOST_STATE, Optimizer, Step, no_state};
use crate::run::DIVERGED;
use crate::sampler::Batches;

/// The record of a training run of T steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Training {
    /// The parameters before each step, and after the last: T + 1 lists.
    pub params: Rows,
    /// The batch's loss where its gradient was measured: T numbers.
    pub batch_loss: Vec<f64>,
    /// αₜ.
    pub alpha: Vec<f64>,
    /// The mean square of ∂L/∂(parameters of layer k) of each step's batch: T lists of K + 1 numbers.
    pub gradient_size: Rows,
    /// g and the state before and after, of the one parameter watched.
    pub watched: Vec<Watched>,
    /// Whether a parameter left ±10⁹, or is no number, after the last step.
    pub diverged: bool,
}

/// What a step saw and kept of the parameter watched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Watched {
    /// Its derivative over the batch.
    pub g: f64,
    /// What the optimizer keeps of it before and after the step, in the order of [`Optimizer::state`].
    pub state: [[f64; 2]; MOST_STATE],
    /// What held for the step.
    pub step: Step,
}

/// Trains a network, a step for each of the learning rates, watching one parameter closely; those that are `held` stay as they
/// are. Gradients are sums over the batch, or means where the network has it so; see [`crate::optimizer`] for the steps.
pub fn train(
    network: &Network,
    examples: &Examples,
    batches: &Batches,
    optimizer: &dyn Optimizer,
    rates: &[f64],
    watch: usize,
    held: &[usize],
) -> Training {
    let mut kernel = Kernel::new(&network.shape, network.activation, network.loss.clone());
    let mut params = network.params.clone();
    let (steps, bases, mut powers) = (rates.len(), optimizer.powers(), [1.0; 2]);
    let mut state = no_state(params.len());
    let mut measured = params.clone();
    let mut gradient = vec![0.0; params.len()];
    let mut record = Training {
        params: Rows::new(params.len(), steps + 1),
        batch_loss: Vec::with_capacity(steps),
        alpha: Vec::with_capacity(steps),
        gradient_size: Rows::new(network.shape.layers(), steps),
        watched: Vec::with_capacity(steps),
        diverged: false,
    };
    record.params.push(&params);
    let mut sizes = vec![0.0; network.shape.layers()];
    for (t, alpha) in rates.iter().enumerate() {
        let step = Step::next(*alpha, bases, &mut powers);
        let ahead = optimizer.look_ahead(&step);
        let at = if ahead == 0.0 {
            &params
        } else {
            let m = state.iter().flat_map(|two| two[0].to_array());
            let each = measured.iter_mut().zip(&params).zip(m);
            each.for_each(|((at, p), m)| *at = p - ahead * m);
            &measured
        };
        let batch = batches.batch(t);
        let mut loss = kernel.gradient(at, examples, batch, &mut gradient);
        if network.reduction.averages() {
            let part = network.reduction.over(batch.len(examples.len()));
            loss *= part;
            gradient.iter_mut().for_each(|g| *g *= part);
        }
        let step = match optimizer.searches() {
            Some(search) => {
                let along = |alpha: f64| {
                    let each = measured.iter_mut().zip(&params).zip(&gradient);
                    each.for_each(|((at, p), g)| *at = p - alpha * g);
                    kernel.loss(&measured, examples, batch)
                };
                Step { alpha: search.find(along, |_| ()), ..step }
            }
            None => step,
        };
        let of_two = state[watch / 2];
        optimizer.update_all(&step, &gradient, &mut params, &mut state);
        for i in held {
            params[*i] = network.params[*i];
            state[i / 2].iter_mut().for_each(|two| two.as_mut_array()[i % 2] = 0.0);
        }
        let both = |place: usize| [of_two, state[watch / 2]].map(|two| two[place].to_array()[watch % 2]);
        record.watched.push(Watched { g: gradient[watch], state: std::array::from_fn(both), step });
        record.params.push(&params);
        record.batch_loss.push(loss);
        record.alpha.push(step.alpha);
        measure(&network.shape, &gradient, &mut sizes);
        record.gradient_size.push(&sizes);
        // Without a way out of the loop, it takes several at once.
        if !params.iter().fold(true, |well, p| well & (p.abs() <= DIVERGED)) {
            record.diverged = true;
            break;
        }
    }
    record
}

impl Training {
    /// The same record as if training had ended after so many steps.
    pub fn cut(&mut self, steps: usize) {
        if steps < self.batch_loss.len() {
            self.params.cut(steps + 1);
            self.batch_loss.truncate(steps);
            self.alpha.truncate(steps);
            self.gradient_size.cut(steps);
            self.watched.truncate(steps);
            self.diverged = false;
        }
    }

    /// The loss of all examples after each number of steps, 0 to T.
    pub fn losses(&self, network: &Network, examples: &Examples, steps: &[usize]) -> Vec<f64> {
        losses_at(steps.iter().map(|n| &self.params[*n]), network, examples)
    }
}

/// The loss of all examples with each of these lists of parameters.
pub fn losses_at<'a>(
    params: impl Iterator<Item = &'a [f64]>,
    network: &Network,
    examples: &Examples,
) -> Vec<f64> {
    let mut kernel = Kernel::new(&network.shape, network.activation, network.loss.clone());
    let part = network.reduction.over(examples.len());
    params.map(|params| part * kernel.loss(params, examples, Batch::Full)).collect()
}

/// The mean square of a gradient's parts, layer by layer.
fn measure(shape: &Shape, gradient: &[f64], sizes: &mut [f64]) {
    for (k, size) in sizes.iter_mut().enumerate() {
        let part = &gradient[shape.beta(k).start..shape.omega(k).end];
        *size = square_sum(part) / part.len() as f64;
    }
}

/// The sum of squares: those at places 0, 4, 8, …, at 1, 5, 9, …, and so on apart, as one chain of additions waits for
/// each; then all together in order.
fn square_sum(values: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let mut add = |some: &[f64]| sums.iter_mut().zip(some).for_each(|(sum, v)| *sum += v * v);
    let (fours, rest) = values.as_chunks::<4>();
    fours.iter().for_each(|four| add(four));
    add(rest);
    sums.iter().sum()
}
