//! One example through a network, forward and backward, with every number of it kept.

use super::{Place, Shape};
use crate::activation::Activation;
use crate::examples::Examples;
use crate::loss::Loss;
use crate::objective::Batch;
use crate::reduction::Reduction;
use std::rc::Rc;

/// A network: its shape, its functions and its parameters.
#[derive(Clone)]
pub struct Network {
    /// Sizes, and where each parameter stands.
    pub shape: Shape,
    /// a, the same for all hidden units.
    pub activation: &'static dyn Activation,
    /// ℓ of the last layer's pre-activations; a function of the outputs before the loss is part of it (`crate::output`).
    pub loss: Rc<dyn Loss>,
    /// How the losses of examples come together, and whether ℓ counts half.
    pub reduction: Reduction,
    /// All parameters, laid out as [`Shape`] says.
    pub params: Vec<f64>,
}

/// What the two passes of one example find, layer by layer (k = 0 … K).
#[derive(Clone, Debug, PartialEq)]
pub struct Pass {
    /// Pre-activations f_k; f_K is the output, or what a function makes the outputs of.
    pub f: Vec<Vec<f64>>,
    /// h_0 = x and the activations h_1 … h_K.
    pub h: Vec<Vec<f64>>,
    /// The loss ℓ.
    pub loss: f64,
    /// ∂ℓ/∂f_k.
    pub dl_df: Vec<Vec<f64>>,
    /// ∂ℓ/∂x and ∂ℓ/∂h_1 … ∂ℓ/∂h_K.
    pub dl_dh: Vec<Vec<f64>>,
    /// ∂ℓ/∂φ, laid out like the parameters: ∂ℓ/∂β_k = ∂ℓ/∂f_k, ∂ℓ/∂Ω_k = ∂ℓ/∂f_k · h_kᵀ.
    pub gradient: Vec<f64>,
}

impl Network {
    /// The forward pass: f_k and h_k of all layers.
    ///
    /// f_k = β_k + Ω_k h_k, summed from β on in the order of the inputs; h_{k+1} = `a[f_k]`.
    ///
    /// # Panics
    /// When `x` or the parameters do not have the network's sizes.
    pub fn forward(&self, x: &[f64]) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
        assert_eq!(x.len(), self.shape.inputs(), "inputs");
        assert_eq!(self.params.len(), self.shape.params(), "parameters");
        let (mut f, mut h) = (Vec::new(), vec![x.to_vec()]);
        for k in 0..self.shape.layers() {
            let (beta, omega) = (&self.params[self.shape.beta(k)], &self.params[self.shape.omega(k)]);
            let rows = beta.iter().zip(omega.chunks_exact(self.shape.cols(k)));
            let sum =
                |(beta, row): (&f64, &[f64])| row.iter().zip(&h[k]).fold(*beta, |sum, (w, h)| sum + w * h);
            let layer: Vec<f64> = rows.map(sum).collect();
            if k + 1 < self.shape.layers() {
                h.push(layer.iter().map(|f| self.activation.value(*f)).collect());
            }
            f.push(layer);
        }
        (f, h)
    }

    /// The same network with other parameters.
    pub fn with(&self, params: &[f64]) -> Network {
        Network { params: params.to_vec(), shape: self.shape.clone(), loss: self.loss.clone(), ..*self }
    }

    /// The last layer's pre-activations f_K.
    pub fn output(&self, x: &[f64]) -> Vec<f64> {
        self.forward(x).0.pop().unwrap_or_default()
    }

    /// ℓ of the last layer's pre-activations against targets, or half of it.
    pub fn loss_of(&self, output: &[f64], y: &[f64]) -> f64 {
        self.reduction.each() * self.loss.one(&mut output.to_vec(), y)
    }

    /// Both passes.
    ///
    /// ∂ℓ/∂h_k = Ω_kᵀ ∂ℓ/∂f_k, ∂ℓ/∂f_{k−1} = `a′[f_{k−1}]` · ∂ℓ/∂h_k (element by element).
    pub fn pass(&self, x: &[f64], y: &[f64]) -> Pass {
        let shape = &self.shape;
        let (f, h) = self.forward(x);
        let last = shape.layers() - 1;
        let mut dl_df = vec![Vec::new(); shape.layers()];
        let mut dl_dh = vec![Vec::new(); shape.layers()];
        let mut gradient = vec![0.0; shape.params()];
        dl_df[last] = f[last].clone();
        let each = self.reduction.each();
        let loss = each * self.loss.one(&mut dl_df[last], y);
        dl_df[last].iter_mut().for_each(|derivative| *derivative *= each);
        for k in (0..=last).rev() {
            if k < last {
                let derivatives = f[k].iter().zip(&dl_dh[k + 1]);
                dl_df[k] = derivatives.map(|(f, dh)| dh * self.activation.derivative(*f)).collect();
            }
            gradient[shape.beta(k)].copy_from_slice(&dl_df[k]);
            let rows = gradient[shape.omega(k)].chunks_exact_mut(shape.cols(k));
            for (row, df) in rows.zip(&dl_df[k]) {
                row.iter_mut().zip(&h[k]).for_each(|(into, h)| *into = df * h);
            }
            let omega = &self.params[shape.omega(k)];
            let column = |col: usize| {
                let entries = omega.iter().skip(col).step_by(shape.cols(k)).zip(&dl_df[k]);
                entries.fold(0.0, |sum, (w, df)| sum + w * df)
            };
            dl_dh[k] = (0..shape.cols(k)).map(column).collect();
        }
        Pass { loss, f, h, dl_df, dl_dh, gradient }
    }

    /// The loss L and its gradient over a batch of examples, by their definition; [`super::Kernel`] is faster and gives
    /// the same bits.
    ///
    /// Both are sums over the examples: those at even and at odd places of the batch apart, each in order, and then
    /// the two sums together; for a mean multiplied by 1/N once, at the end.
    pub fn batch(&self, examples: &Examples, batch: Batch) -> (f64, Vec<f64>) {
        let mut halves = [(); 2].map(|()| (0.0, vec![0.0; self.shape.params()]));
        for place in 0..batch.len(examples.len()) {
            let i = batch.example(place);
            let pass = self.pass(examples.x(i), examples.y(i));
            let half = &mut halves[place % 2];
            half.0 += pass.loss;
            half.1.iter_mut().zip(&pass.gradient).for_each(|(sum, g)| *sum += g);
        }
        let [even, odd] = halves;
        // What is half of an example's loss is already half.
        let part = self.reduction.over(batch.len(examples.len())) / self.reduction.each();
        let both = |(even, odd): (&f64, &f64)| part * (even + odd);
        (part * (even.0 + odd.0), even.1.iter().zip(&odd.1).map(both).collect())
    }

    /// ℓ of an example if one parameter were moved by `amount`.
    pub fn nudged(&self, index: usize, amount: f64, x: &[f64], y: &[f64]) -> f64 {
        let mut moved = self.clone();
        moved.params[index] += amount;
        self.loss_of(&moved.output(x), y)
    }

    /// ∂ℓ/∂(a parameter) by central differences, to check [`Pass::gradient`] against.
    pub fn difference(&self, index: usize, x: &[f64], y: &[f64]) -> f64 {
        let delta = 1e-5 * self.params[index].abs().max(1.0);
        (self.nudged(index, delta, x, y) - self.nudged(index, -delta, x, y)) / (2.0 * delta)
    }

    /// The value of a parameter.
    pub fn value(&self, place: Place) -> f64 {
        self.shape.index(place).map_or(f64::NAN, |index| self.params[index])
    }
}
