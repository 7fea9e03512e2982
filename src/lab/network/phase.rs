//! The steps of the network lab: forward through the layers, backward through them, then training.

use crate::network::Shape;
use std::ops::Range;

/// What a step does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing yet.
    Start,
    /// Computes f_k and h_{k+1} of some units.
    Forward {
        /// The layer k.
        k: usize,
        /// The units.
        rows: Range<usize>,
    },
    /// Computes the loss.
    Loss,
    /// Finds ∂ℓ/∂h_{k+1} and ∂ℓ/∂f_k of some units.
    Backward {
        /// The layer k.
        k: usize,
        /// The units.
        rows: Range<usize>,
    },
    /// Finds ∂ℓ/∂β_k and ∂ℓ/∂Ω_k.
    Parameters {
        /// The layer k.
        k: usize,
    },
    /// Makes training step n, counted from 1.
    Train(usize),
}

/// The phases before training, step by step from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    phases: Vec<Phase>,
}

impl Plan {
    /// The phases of a network, taken unit by unit or layer by layer.
    pub fn new(shape: &Shape, by_layer: bool) -> Plan {
        let groups = |k: usize| -> Vec<Range<usize>> {
            if by_layer {
                std::iter::once(0..shape.rows(k)).collect()
            } else {
                (0..shape.rows(k)).map(|r| r..r + 1).collect()
            }
        };
        let mut phases = vec![Phase::Start];
        for k in 0..shape.layers() {
            phases.extend(groups(k).into_iter().map(|rows| Phase::Forward { k, rows }));
        }
        phases.push(Phase::Loss);
        for k in (0..shape.layers()).rev() {
            phases.extend(groups(k).into_iter().map(|rows| Phase::Backward { k, rows }));
        }
        phases.extend((0..shape.layers()).rev().map(|k| Phase::Parameters { k }));
        Plan { phases }
    }

    /// The step after which all derivatives are known.
    pub fn end(&self) -> usize {
        self.phases.len() - 1
    }

    /// What step t does.
    pub fn at(&self, t: usize) -> Phase {
        self.phases.get(t).cloned().unwrap_or_else(|| Phase::Train(t - self.end()))
    }

    /// The first step of a phase of this kind.
    pub fn first(&self, like: impl Fn(&Phase) -> bool) -> usize {
        self.phases.iter().position(like).unwrap_or(0)
    }

    /// Whether a phase that fits `like` has come by step t.
    pub fn done(&self, t: usize, like: impl Fn(&Phase) -> bool) -> bool {
        self.phases.iter().take(t + 1).any(like)
    }

    /// Whether f_k of a unit is known at step t.
    pub fn forward_known(&self, t: usize, layer: usize, row: usize) -> bool {
        self.done(t, |p| matches!(p, Phase::Forward { k, rows } if *k == layer && rows.contains(&row)))
    }

    /// Whether ∂ℓ/∂f_k of a unit is known at step t.
    pub fn backward_known(&self, t: usize, layer: usize, row: usize) -> bool {
        self.done(t, |p| matches!(p, Phase::Backward { k, rows } if *k == layer && rows.contains(&row)))
    }

    /// Whether ∂ℓ/∂Ω_k is known at step t.
    pub fn parameters_known(&self, t: usize, layer: usize) -> bool {
        self.done(t, |p| matches!(p, Phase::Parameters { k } if *k == layer))
    }
}
