//! A single training step made otherwise, as somebody makes it by hand from numbers that are right so far.

use crate::lab::kit::miswritten::{held, kept};
use crate::lab::network::Layers;
use crate::network::{LastStep, gradient_at, last_step, losses_at};
use crate::optimizer::{MOST_STATE, Optimizer, State};
use std::cell::RefCell;
use std::rc::Rc;
use wide::f64x2;

/// One parameter in one step.
pub struct Moved<'a> {
    stepped: &'a Stepped<'a>,
    index: usize,
    /// It before the step.
    pub before: f64,
    /// It after the step.
    pub after: f64,
    /// The learning rate.
    pub alpha: f64,
    /// The gradient.
    pub gradient: f64,
    /// That of the step before, where there was one.
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
    /// What the method keeps, by its names, where the slip lies in it.
    kept: (&'static [&'static str], [f64; MOST_STATE]),
    /// The gradient, where the slip lies in that.
    gradient: Option<f64>,
    /// Whether the parameter is still one by which a loss can be computed.
    moves: bool,
}

impl Made {
    /// Another place.
    pub fn place(after: f64) -> Made {
        Made { after, kept: (&[], [0.0; MOST_STATE]), gradient: None, moves: true }
    }

    /// What is no place.
    pub fn no_place(given: f64) -> Made {
        Made { moves: false, ..Made::place(given) }
    }

    /// What it is called by: nothing for the parameter itself, `g` for the gradient, or what the method keeps.
    pub fn called(&self, name: &str) -> Option<f64> {
        let (names, values) = self.kept;
        match name {
            "" => Some(self.after),
            "g" => self.gradient,
            name => Some(values[names.iter().position(|own| *own == name)?]),
        }
    }
}

impl Moved<'_> {
    /// The step of a rule from what is kept, by a gradient.
    fn by(&self, rule: &dyn Optimizer, mut state: State, gradient: f64) -> Made {
        let step = held(rule, self.alpha, self.stepped.n - 1);
        let mut phi = f64x2::splat(self.before);
        rule.update(&step, f64x2::splat(gradient), &mut phi, &mut state);
        let [after, _] = phi.to_array();
        Made { kept: (rule.state(), state.map(|two| two.to_array()[0])), ..Made::place(after) }
    }

    /// The step by another gradient.
    pub fn by_gradient(&self, gradient: f64) -> Made {
        let rule = self.stepped.layers.optimizer.as_ref();
        Made { gradient: Some(gradient), ..self.by(rule, self.stepped.state(self.index), gradient) }
    }

    /// The step by so many times the gradient.
    pub fn scaled(&self, factor: f64) -> Made {
        self.by_gradient(factor * self.gradient)
    }

    /// The step by another rule.
    pub fn by_rule(&self, rule: &dyn Optimizer) -> Made {
        let stepped = self.stepped;
        let own = stepped.layers.optimizer.state();
        // What the method does not keep, the rule has kept of the steps before.
        let mut state = match rule.state().iter().all(|name| own.contains(name)) {
            true => [f64x2::ZERO; MOST_STATE],
            false => kept(rule, stepped.seen(self.index)),
        };
        for (place, name) in rule.state().iter().enumerate() {
            if let Some(from) = own.iter().position(|own| own == name) {
                state[place] = stepped.state(self.index)[from];
            }
        }
        let gradient = stepped.gradients(rule)[self.index];
        let other = (gradient != self.gradient).then_some(gradient);
        Made { gradient: other, ..self.by(rule, state, gradient) }
    }
}

/// Step n of a training, counted from 1, parameter by parameter.
pub struct Stepped<'a> {
    layers: &'a Layers,
    n: usize,
    by: LastStep,
    /// Gradients measured elsewhere, by how far ahead that is.
    ahead: RefCell<Vec<(f64, Rc<Vec<f64>>)>>,
}

impl<'a> Stepped<'a> {
    /// The step; nothing where there is none.
    pub fn new(layers: &'a Layers, n: usize) -> Option<Stepped<'a>> {
        if !(1..=layers.trained()).contains(&n) {
            return None;
        }
        let Layers { training, optimizer, batches, examples, network, held, .. } = layers;
        let held: Vec<usize> = (0..held.len()).filter(|i| held[*i]).collect();
        let by = last_step(network, examples, batches, optimizer.as_ref(), &training.alpha[..n], &held);
        Some(Stepped { layers, n, by, ahead: RefCell::new(Vec::new()) })
    }

    /// What the method keeps of a parameter before the step.
    fn state(&self, index: usize) -> State {
        self.by.state[index / 2].map(|two| f64x2::splat(two.to_array()[index % 2]))
    }

    /// What a parameter has seen in the steps before.
    fn seen(&self, index: usize) -> impl Iterator<Item = (f64, f64x2, f64x2)> {
        let training = &self.layers.training;
        let at = move |t: usize| {
            let [phi, gradient] = [training.params[t][index], self.by.gradients[t][index]].map(f64x2::splat);
            (training.alpha[t], phi, gradient)
        };
        (0..self.n - 1).map(at)
    }

    /// The gradient where a rule measures it.
    fn gradients(&self, rule: &dyn Optimizer) -> Rc<Vec<f64>> {
        let Layers { training, optimizer, batches, examples, network, .. } = self.layers;
        let (t, alpha) = (self.n - 1, training.alpha[self.n - 1]);
        let far = |rule: &dyn Optimizer| rule.look_ahead(&held(rule, alpha, t));
        let ahead = far(rule);
        if let Some((_, known)) = self.ahead.borrow().iter().find(|(own, _)| *own == ahead) {
            return known.clone();
        }
        let found = Rc::new(if ahead == far(optimizer.as_ref()) {
            self.by.gradients[t].to_vec()
        } else {
            let m = self.by.state.iter().flat_map(|two| two[0].to_array());
            let at: Vec<f64> = training.params[t].iter().zip(m).map(|(phi, m)| phi - ahead * m).collect();
            gradient_at(network, examples, batches.batch(t), &at)
        });
        self.ahead.borrow_mut().push((ahead, found.clone()));
        found
    }

    /// One parameter in it; nothing where it is held.
    pub fn moved(&self, index: usize) -> Option<Moved<'_>> {
        let Layers { training, batches, examples, network, held, .. } = self.layers;
        let n = self.n;
        (!held[index]).then(|| Moved {
            stepped: self,
            index,
            before: training.params[n - 1][index],
            after: training.params[n][index],
            alpha: training.alpha[n - 1],
            gradient: self.by.gradients[n - 1][index],
            gradient_before: (n > 1).then(|| self.by.gradients[n - 2][index]),
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
    pub fn losses(&self, made: &dyn Fn(&Moved) -> Vec<Made>) -> Vec<f64> {
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
