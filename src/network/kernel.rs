//! Loss and gradient of a batch, fast: the same numbers as [`super::Network::batch`], two examples to a vector.

use super::product::{apply, outer, slice, total, turn};
use super::shape::Shape;
use super::units::Units;
use crate::activation::Activation;
use crate::examples::Examples;
use crate::loss::Loss;
use crate::objective::Batch;
use std::rc::Rc;

/// How many of many inputs are taken at once: their numbers stay in the nearest cache.
const AT_ONCE: usize = 64;

/// Computes L and ∂L/∂φ of batches, as sums, for one network shape; its buffers are reused from batch to batch.
///
/// A result is a function of parameters and batch alone, and equal to the last bit to [`super::Network::batch`]:
/// pre-activations sum β first and then over ascending inputs, derivatives over ascending outputs from 0 on, and sums
/// over the batch take examples at even and odd places apart, in order, and add the two.
pub struct Kernel {
    shape: Shape,
    activation: &'static dyn Activation,
    loss: Rc<dyn Loss>,
    examples: usize,
    /// h_0 = x and h_1 … h_K, each D_k units.
    h: Vec<Units>,
    /// Of each layer first f_k, then `a′[f_k]` (but for the last), then ∂ℓ/∂f_k.
    df: Vec<Units>,
    y: Units,
    /// Four rows or four columns of a weight matrix, so that [`apply`] reads them in order.
    panel: Vec<[f64; 4]>,
}

impl Kernel {
    /// A kernel for networks of this shape.
    pub fn new(shape: &Shape, activation: &'static dyn Activation, loss: Rc<dyn Loss>) -> Kernel {
        let sizes = shape.sizes();
        let units = |sizes: &[usize]| sizes.iter().map(|count| Units::new(*count)).collect();
        Kernel {
            activation,
            loss,
            examples: 0,
            h: units(&sizes[..shape.layers()]),
            df: units(&sizes[1..]),
            y: Units::new(shape.outputs()),
            panel: vec![[0.0; 4]; sizes.iter().copied().max().unwrap_or(0)],
            shape: shape.clone(),
        }
    }

    /// Writes ∂L/∂φ into `gradient` and returns L, both sums over a batch of `examples`.
    ///
    /// # Panics
    /// When `params`, `gradient` or the examples do not have the network's size, or a place is out of range.
    pub fn gradient(
        &mut self,
        params: &[f64],
        examples: &Examples,
        batch: Batch,
        gradient: &mut [f64],
    ) -> f64 {
        assert_eq!(gradient.len(), self.shape.params(), "one derivative for each parameter");
        let loss = self.loss(params, examples, batch);
        self.backward(params, gradient);
        loss
    }

    /// L alone, by the forward pass alone: the same number as that of [`Kernel::gradient`].
    ///
    /// # Panics
    /// When `params` or the examples do not have the network's size, or a place is out of range.
    pub fn loss(&mut self, params: &[f64], examples: &Examples, batch: Batch) -> f64 {
        assert_eq!(params.len(), self.shape.params(), "one number for each parameter");
        assert_eq!(examples.inputs(), self.shape.inputs(), "the network's inputs");
        assert_eq!(examples.outputs(), self.shape.outputs(), "the network's outputs");
        self.make_room(batch.len(examples.len()));
        self.h[0].fill(self.examples, |place| examples.x(batch.example(place)));
        self.y.fill(self.examples, |place| examples.y(batch.example(place)));
        self.forward(params);
        self.losses()
    }

    /// The outputs f_K for inputs written one after the other, input by input: the same numbers as those of
    /// [`super::Network::output`].
    ///
    /// # Panics
    /// When `params` or `x` do not have the network's size.
    pub fn outputs(&mut self, params: &[f64], x: &[f64]) -> Vec<f64> {
        assert_eq!(params.len(), self.shape.params(), "one number for each parameter");
        let inputs = self.shape.inputs();
        assert!(x.len().is_multiple_of(inputs), "whole inputs");
        let mut outputs = Vec::with_capacity(x.len() / inputs * self.shape.outputs());
        for x in x.chunks(inputs * AT_ONCE) {
            let count = x.len() / inputs;
            self.make_room(count);
            self.h[0].fill(count, |place| &x[place * inputs..][..inputs]);
            self.forward(params);
            let f = &mut self.df[self.shape.layers() - 1];
            for (n, pair) in f.pairs_mut().enumerate() {
                let examples = 2.min(count - 2 * n);
                outputs.extend((0..examples).flat_map(|example| pair.iter().skip(example).step_by(2)));
            }
        }
        outputs
    }

    fn make_room(&mut self, examples: usize) {
        if examples != self.examples {
            self.examples = examples;
            let all = self.h.iter_mut().chain(&mut self.df).chain([&mut self.y]);
            all.for_each(|units| units.make_room(examples.div_ceil(2)));
        }
    }

    /// Leaves h in `h`, `a′[f]` in `df`, and the outputs f_K in its last.
    fn forward(&mut self, params: &[f64]) {
        for k in 0..self.shape.layers() {
            let (beta, omega) = (&params[self.shape.beta(k)], &params[self.shape.omega(k)]);
            let cols = self.shape.cols(k);
            let panel = &mut self.panel[..cols];
            for (quad, (beta, omega)) in beta.chunks(4).zip(omega.chunks(4 * cols)).enumerate() {
                let start = std::array::from_fn(|m| beta.get(m).copied().unwrap_or(0.0));
                turn(omega, cols, panel);
                apply_quad::<false>(panel, start, &self.h[k], &mut self.df[k], quad);
            }
            if let Some(h) = self.h.get_mut(k + 1) {
                self.activation.many(self.df[k].flat_mut(), h.flat_mut());
                h.clear_missing(self.examples);
            }
        }
    }

    /// The loss; leaves ∂ℓ/∂f of the outputs in the last of `df`.
    fn losses(&mut self) -> f64 {
        let df = &mut self.df[self.shape.layers() - 1];
        let mut sums = [0.0; 2];
        for (n, (f, y)) in df.pairs_mut().zip(self.y.pairs_mut()).enumerate() {
            let [even, odd] = self.loss.pair(f, y);
            sums[0] += even;
            if 2 * n + 1 < self.examples {
                sums[1] += odd;
            }
        }
        df.clear_missing(self.examples);
        sums[0] + sums[1]
    }

    /// ∂ℓ/∂f of all layers, from the last to the first, and of each its parameters' derivatives.
    fn backward(&mut self, params: &[f64], gradient: &mut [f64]) {
        for k in (0..self.shape.layers()).rev() {
            let (rows, cols) = (self.shape.rows(k), self.shape.cols(k));
            let (before, from) = self.df.split_at_mut(k);
            let (df, h) = (&from[0], &self.h[k]);

            for (quad, into) in gradient[self.shape.beta(k)].chunks_mut(4).enumerate() {
                into.iter_mut().zip(total(df, quad)).for_each(|(into, total)| *into = total);
            }
            for (quad, into) in gradient[self.shape.omega(k)].chunks_mut(4 * cols).enumerate() {
                outer_quad(df, quad, h, into);
            }
            if let Some(dh) = before.last_mut() {
                let omega = &params[self.shape.omega(k)];
                let panel = &mut self.panel[..rows];
                for quad in 0..cols.div_ceil(4) {
                    slice(omega, cols, 4 * quad, panel);
                    apply_quad::<true>(panel, [0.0; 4], df, dh, quad);
                }
                dh.clear_missing(self.examples);
            }
        }
    }
}

/// [`apply`] for the units of quad `at`, as many as there are.
pub fn apply_quad<const SCALED: bool>(
    panel: &[[f64; 4]],
    start: [f64; 4],
    input: &Units,
    out: &mut Units,
    at: usize,
) {
    match out.count - 4 * at {
        1 => apply::<1, SCALED>(panel, start, input, out, at),
        2 => apply::<2, SCALED>(panel, start, input, out, at),
        _ => apply::<4, SCALED>(panel, start, input, out, at),
    }
}

/// [`outer`] for the units of quad `at` of `left`, as many as there are.
fn outer_quad(left: &Units, at: usize, right: &Units, out: &mut [f64]) {
    match left.count - 4 * at {
        1 => outer::<1>(left, at, right, out),
        2 => outer::<2>(left, at, right, out),
        _ => outer::<4>(left, at, right, out),
    }
}
