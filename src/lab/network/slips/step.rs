//! A single training step made otherwise, as somebody makes it by hand from numbers that are right so far.

use crate::lab::network::Layers;
use crate::network::losses_at;

/// One parameter in one step.
pub struct Moved {
    /// It before the step.
    pub before: f64,
    /// It after the step.
    pub after: f64,
    /// The learning rate.
    pub alpha: f64,
    /// β of a running mean of gradients that the step goes by; 0 where it goes by the gradient itself.
    pub beta: f64,
    /// Where the method goes by either: the mean of before, and the gradient.
    pub by: Option<[f64; 2]>,
    /// The gradient of the step before, where there was one.
    pub gradient_before: Option<f64>,
    /// How many examples the gradient is summed over, and not divided by.
    pub examples: usize,
    /// Whether a 2 is left by the square of f − y.
    pub two: bool,
}

/// What a slip makes of a parameter.
#[derive(Clone, Copy)]
pub struct Made {
    /// It after the step, or what is given in its place.
    pub after: f64,
    /// The running mean, where the slip lies in it.
    pub mean: Option<f64>,
    /// The gradient, where the slip lies in that.
    pub gradient: Option<f64>,
    /// Whether the parameter is still one by which a loss can be computed.
    pub moves: bool,
}

impl Made {
    /// Another place.
    pub fn place(after: f64) -> Made {
        Made { after, mean: None, gradient: None, moves: true }
    }
}

impl Moved {
    /// The step by another running mean; nothing where the method has none.
    pub fn by_mean(&self, mean: f64) -> Option<Made> {
        let made = Made { mean: Some(mean), ..Made::place(self.before - self.alpha * mean) };
        (self.beta > 0.0).then_some(made)
    }

    /// The step by another gradient.
    pub fn by_gradient(&self, gradient: f64) -> Option<Made> {
        let [old, _] = self.by?;
        let mean = self.beta * old + (1.0 - self.beta) * gradient;
        let after = self.before - self.alpha * mean;
        Some(Made { mean: Some(mean), gradient: Some(gradient), ..Made::place(after) })
    }

    /// The step by so many times the gradient.
    pub fn scaled(&self, factor: f64) -> Option<Made> {
        self.by_gradient(factor * self.by?[1])
    }
}

/// Step n of a training, counted from 1, parameter by parameter.
pub struct Stepped<'a> {
    layers: &'a Layers,
    n: usize,
}

impl<'a> Stepped<'a> {
    /// The step; nothing where there is none.
    pub fn new(layers: &'a Layers, n: usize) -> Option<Stepped<'a>> {
        (1..=layers.trained()).contains(&n).then_some(Stepped { layers, n })
    }

    /// What a step went by, and the mean of before: from where it led.
    fn by(&self, index: usize, n: usize) -> Option<[f64; 2]> {
        let Layers { training, optimizer, .. } = self.layers;
        let went = |n: usize| {
            let change = training.params[n - 1][index] - training.params[n][index];
            change / training.alpha[n - 1]
        };
        let old = if n > 1 { went(n - 1) } else { 0.0 };
        match optimizer.remembers() {
            Some(beta) => Some([old, (went(n) - beta * old) / (1.0 - beta)]),
            None => optimizer.plain().then(|| [0.0, went(n)]),
        }
    }

    /// One parameter in it; nothing where it is held.
    pub fn moved(&self, index: usize) -> Option<Moved> {
        let Layers { training, optimizer, batches, examples, network, .. } = self.layers;
        let n = self.n;
        (!self.layers.held[index]).then(|| Moved {
            before: training.params[n - 1][index],
            after: training.params[n][index],
            alpha: training.alpha[n - 1],
            beta: optimizer.remembers().unwrap_or(0.0),
            by: self.by(index, n),
            gradient_before: (n > 1).then(|| self.by(index, n - 1)).flatten().map(|[_, g]| g),
            examples: if network.reduction.averages() { 1 } else { batches.batch(n - 1).len(examples.len()) },
            two: network.loss.least_squares() && network.reduction.each() == 1.0,
        })
    }

    /// The loss of all examples after so many steps fewer.
    pub fn loss(&self, before: usize) -> f64 {
        self.layers.loss(self.n - before)
    }

    /// How many examples it is summed over, and not divided by.
    pub fn examples(&self) -> usize {
        if self.layers.network.reduction.averages() { 1 } else { self.layers.examples.len() }
    }

    /// The losses after the step as slips make it, in all parameters.
    pub fn losses(&self, made: fn(&Moved) -> Vec<Made>) -> Vec<f64> {
        let own: Vec<f64> = self.layers.training.params[self.n].to_vec();
        let each: Vec<Vec<Made>> =
            (0..own.len()).map(|i| self.moved(i).map_or_else(Vec::new, |moved| made(&moved))).collect();
        let ways = each.iter().map(Vec::len).max().unwrap_or(0);
        let params: Vec<Vec<f64>> = (0..ways)
            .filter(|way| each.iter().all(|all| all.get(*way).is_none_or(|made| made.moves)))
            .map(|way| own.iter().zip(&each).map(|(v, all)| all.get(way).map_or(*v, |m| m.after)).collect())
            .collect();
        losses_at(params.iter().map(Vec::as_slice), &self.layers.network, &self.layers.examples)
    }
}
