//! Training a network: a run that keeps the parameters of every step.

use super::{Kernel, Network, Rows, Shape};
use crate::examples::Examples;
use crate::objective::Batch;
use crate::optimizer::{MOST_STATE, Optimizer, State, Step, no_state};
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
    let mut steps = Steps::new(network, examples, batches, optimizer, held);
    let mut record = Training {
        params: Rows::new(network.params.len(), rates.len() + 1),
        batch_loss: Vec::with_capacity(rates.len()),
        alpha: Vec::with_capacity(rates.len()),
        gradient_size: Rows::new(network.shape.layers(), rates.len()),
        watched: Vec::with_capacity(rates.len()),
        diverged: false,
    };
    record.params.push(&steps.params);
    let mut sizes = vec![0.0; network.shape.layers()];
    for (t, alpha) in rates.iter().enumerate() {
        let (step, loss) = steps.look(t, *alpha);
        let step = match optimizer.searches() {
            Some(search) => {
                let Steps { kernel, params, measured, gradient, .. } = &mut steps;
                let along = |alpha: f64| {
                    let each = measured.iter_mut().zip(&*params).zip(&*gradient);
                    each.for_each(|((at, p), g)| *at = p - alpha * g);
                    kernel.loss(measured, examples, batches.batch(t))
                };
                Step { alpha: search.find(along, |_| ()), ..step }
            }
            None => step,
        };
        let of_two = steps.state[watch / 2];
        steps.go(&step);
        let Steps { params, gradient, state, .. } = &steps;
        let both = |place: usize| [of_two, state[watch / 2]].map(|two| two[place].to_array()[watch % 2]);
        record.watched.push(Watched { g: gradient[watch], state: std::array::from_fn(both), step });
        record.params.push(params);
        record.batch_loss.push(loss);
        record.alpha.push(step.alpha);
        measure(&network.shape, gradient, &mut sizes);
        record.gradient_size.push(&sizes);
        // Without a way out of the loop, it takes several at once.
        if !params.iter().fold(true, |well, p| well & (p.abs() <= DIVERGED)) {
            record.diverged = true;
            break;
        }
    }
    record
}

/// A training at work.
struct Steps<'a> {
    network: &'a Network,
    examples: &'a Examples,
    batches: &'a Batches,
    optimizer: &'a dyn Optimizer,
    held: &'a [usize],
    kernel: Kernel,
    params: Vec<f64>,
    state: Vec<State>,
    powers: [f64; 2],
    /// Where a gradient is measured.
    measured: Vec<f64>,
    gradient: Vec<f64>,
}

impl<'a> Steps<'a> {
    fn new(
        network: &'a Network,
        examples: &'a Examples,
        batches: &'a Batches,
        optimizer: &'a dyn Optimizer,
        held: &'a [usize],
    ) -> Steps<'a> {
        let params = network.params.clone();
        Steps {
            kernel: Kernel::new(&network.shape, network.activation, network.loss.clone()),
            state: no_state(params.len()),
            powers: [1.0; 2],
            measured: params.clone(),
            gradient: vec![0.0; params.len()],
            params,
            network,
            examples,
            batches,
            optimizer,
            held,
        }
    }

    /// Measures the gradient of step t; what holds for the step, and the batch's loss.
    fn look(&mut self, t: usize, alpha: f64) -> (Step, f64) {
        let step = Step::next(alpha, self.optimizer.powers(), &mut self.powers);
        let ahead = self.optimizer.look_ahead(&step);
        let at = if ahead == 0.0 {
            &self.params
        } else {
            let m = self.state.iter().flat_map(|two| two[0].to_array());
            let each = self.measured.iter_mut().zip(&self.params).zip(m);
            each.for_each(|((at, p), m)| *at = p - ahead * m);
            &self.measured
        };
        let batch = self.batches.batch(t);
        let loss = gradient(&mut self.kernel, self.network, self.examples, batch, at, &mut self.gradient);
        (step, loss)
    }

    /// Makes the step.
    fn go(&mut self, step: &Step) {
        self.optimizer.update_all(step, &self.gradient, &mut self.params, &mut self.state);
        for i in self.held {
            self.params[*i] = self.network.params[*i];
            self.state[i / 2].iter_mut().for_each(|two| two.as_mut_array()[i % 2] = 0.0);
        }
    }
}

/// The loss and the gradient of a batch.
fn gradient(
    kernel: &mut Kernel,
    network: &Network,
    examples: &Examples,
    batch: Batch,
    at: &[f64],
    gradient: &mut [f64],
) -> f64 {
    let mut loss = kernel.gradient(at, examples, batch, gradient);
    if network.reduction.averages() {
        let part = network.reduction.over(batch.len(examples.len()));
        loss *= part;
        gradient.iter_mut().for_each(|g| *g *= part);
    }
    loss
}

/// What the last step of a training goes by.
pub struct LastStep {
    /// The gradient of each step, the last among them.
    pub gradients: Rows,
    /// What the optimizer keeps before it.
    pub state: Vec<State>,
}

/// What the step goes by that follows others, all at the learning rates that were found for them.
pub fn last_step(
    network: &Network,
    examples: &Examples,
    batches: &Batches,
    optimizer: &dyn Optimizer,
    rates: &[f64],
    held: &[usize],
) -> LastStep {
    let mut steps = Steps::new(network, examples, batches, optimizer, held);
    let mut gradients = Rows::new(network.params.len(), rates.len());
    for (t, alpha) in rates.iter().enumerate() {
        let (step, _) = steps.look(t, *alpha);
        gradients.push(&steps.gradient);
        if t + 1 < rates.len() {
            steps.go(&step);
        }
    }
    LastStep { gradients, state: steps.state }
}

/// The gradient of a batch with other parameters.
pub fn gradient_at(network: &Network, examples: &Examples, batch: Batch, at: &[f64]) -> Vec<f64> {
    let mut kernel = Kernel::new(&network.shape, network.activation, network.loss.clone());
    let mut found = vec![0.0; at.len()];
    gradient(&mut kernel, network, examples, batch, at, &mut found);
    found
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
