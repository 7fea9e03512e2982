//! One number of a network's passes, and the numbers that it may be confused with.

use crate::lab::kit::slack::slack;
use crate::loss::Loss;
use crate::network::{Network, Pass, Shape};

/// Which number: layers and units counted as in the engine's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// f_k of a unit.
    F(usize, usize),
    /// h_k of a unit, k ≥ 1.
    H(usize, usize),
    /// An output that a function makes of the last sums.
    O(usize),
    /// a′ at f_k of a unit.
    Local(usize, usize),
    /// ∂ℓ/∂f_k of a unit.
    DF(usize, usize),
    /// ∂ℓ/∂h_k of a unit, k ≥ 1.
    DH(usize, usize),
    /// ∂ℓ/∂o of an output.
    DO(usize),
    /// ∂ℓ/∂β_k of a unit.
    DBeta(usize, usize),
    /// ∂ℓ/∂Ω_k of a target and a source.
    DOmega(usize, usize, usize),
    /// ℓ.
    Loss,
}

/// Both passes of an example, and a number of them.
pub struct Site<'a> {
    /// The network.
    pub network: &'a Network,
    /// Its passes.
    pub pass: &'a Pass,
    /// The example's target.
    pub y: &'a [f64],
    /// The outputs, and ∂ℓ/∂o.
    pub outputs: &'a [Vec<f64>; 2],
    /// The loss of the outputs alone.
    pub loss: &'a dyn Loss,
    /// The number.
    pub which: Which,
}

impl Site<'_> {
    /// The sizes of the network.
    pub fn shape(&self) -> &Shape {
        &self.network.shape
    }

    /// Ω_k of a target and a source.
    pub fn omega(&self, k: usize, row: usize, col: usize) -> f64 {
        self.network.value(super::weight::place([k, row, col]))
    }

    /// β_k of a unit.
    pub fn beta(&self, k: usize, row: usize) -> f64 {
        self.network.value(super::bias(k, row))
    }

    /// a′ at f.
    pub fn local_derivative(&self, f: f64) -> f64 {
        self.network.activation.derivative(f)
    }

    /// Whether layer k has a function behind it.
    pub fn hidden(&self, k: usize) -> bool {
        k + 1 < self.shape().layers()
    }

    /// Whether the number is a derivative.
    pub fn derivative(&self) -> bool {
        !matches!(self.which, Which::F(..) | Which::H(..) | Which::O(_) | Which::Local(..) | Which::Loss)
    }

    /// f_k of a unit, made of other numbers than h_k.
    pub fn sum(&self, k: usize, row: usize, of: impl Fn(usize) -> f64) -> f64 {
        (0..self.shape().cols(k)).fold(self.beta(k, row), |sum, col| sum + of(col))
    }

    /// The number itself.
    pub fn own(&self) -> f64 {
        let Pass { f, h, loss, dl_df, dl_dh, .. } = self.pass;
        match self.which {
            Which::F(k, u) => f[k][u],
            Which::H(k, u) => h[k][u],
            Which::DF(k, u) | Which::DBeta(k, u) => dl_df[k][u],
            Which::DH(k, u) => dl_dh[k][u],
            Which::DOmega(k, u, v) => dl_df[k][u] * h[k][v],
            Which::O(u) => self.outputs[0][u],
            Which::DO(u) => self.outputs[1][u],
            Which::Local(k, u) => self.local_derivative(f[k][u]),
            Which::Loss => *loss,
        }
    }

    /// The tolerance of the number when it is computed from the printed numbers of its line.
    pub fn slack(&self) -> f64 {
        let Pass { f, h, dl_df, dl_dh, .. } = self.pass;
        let shape = self.shape();
        let one = |inputs: &[f64], rule: &dyn Fn(&[f64]) -> f64| slack(inputs, |of| vec![rule(of)])[0];
        let dot = |of: &[f64]| of.chunks_exact(2).map(|pair| pair[0] * pair[1]).sum::<f64>();
        match self.which {
            Which::F(k, u) => {
                let pairs = (0..shape.cols(k)).flat_map(|v| [self.omega(k, u, v), h[k][v]]);
                one(&[1.0, self.beta(k, u)].into_iter().chain(pairs).collect::<Vec<_>>(), &dot)
            }
            Which::H(k, u) => one(&[f[k - 1][u]], &|of| self.network.activation.value(of[0])),
            Which::DF(k, u) | Which::DBeta(k, u) if self.hidden(k) => {
                one(&[dl_dh[k + 1][u], f[k][u]], &|of| of[0] * self.local_derivative(of[1]))
            }
            Which::DF(k, u) | Which::DBeta(k, u) => one(&f[k], &|of| {
                let mut derivatives = of.to_vec();
                self.network.loss.one(&mut derivatives, self.y);
                self.network.reduction.each() * derivatives[u]
            }),
            Which::DH(k, v) => {
                let pairs = (0..shape.rows(k)).flat_map(|u| [self.omega(k, u, v), dl_df[k][u]]);
                one(&pairs.collect::<Vec<_>>(), &dot)
            }
            Which::DOmega(k, u, v) => one(&[dl_df[k][u], h[k][v]], &dot),
            Which::O(u) => one(&f[shape.layers() - 1], &|of| self.network.loss.outputs(of)[u]),
            Which::DO(u) => one(&[self.outputs[0][u]], &|of| {
                self.network.reduction.each() * self.loss.at(of[0], self.y[u]).1
            }),
            Which::Local(k, u) => one(&[f[k][u]], &|of| self.local_derivative(of[0])),
            Which::Loss => one(&f[shape.layers() - 1], &|of| self.network.loss_of(of, self.y)),
        }
    }

    /// What ∂ℓ/∂h_k of a unit gives where other numbers are added up for it: itself, or on the way on ∂ℓ/∂f_{k−1}.
    pub fn through(&self, dh: impl Fn(usize, usize) -> Vec<f64>) -> Vec<f64> {
        match self.which {
            Which::DH(k, v) => dh(k, v),
            Which::DF(k, v) if self.hidden(k) => {
                let derivative = self.local_derivative(self.pass.f[k][v]);
                dh(k + 1, v).into_iter().map(|dh| derivative * dh).collect()
            }
            _ => Vec::new(),
        }
    }
}
