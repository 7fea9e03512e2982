//! Both passes as the formulas of a step show them: what is to be filled in is blank there, be it known from before.

use super::Layers;
use super::site::Which;
use super::veil::blanks;
use crate::network::Pass;
use std::ops::Deref;

/// The passes, and what is computed from them.
pub struct AsShown {
    pass: Pass,
    /// The outputs, and ∂ℓ/∂o.
    pub outputs: [Vec<f64>; 2],
    /// a′ at f of the hidden units, layer by layer.
    pub local_derivatives: Vec<Vec<f64>>,
}

impl Deref for AsShown {
    type Target = Pass;

    fn deref(&self) -> &Pass {
        &self.pass
    }
}

impl Layers {
    /// The passes in the formulas of the step shown at step t.
    pub fn as_shown(&self, t: usize, seen: &Pass) -> AsShown {
        let open = self.open(t).filter(|_| self.within_passes());
        let whole = || self.network.pass(self.examples.x(self.example), self.examples.y(self.example));
        // What is computed from blanks is found by what they stand for.
        let from = if open.is_some() { whole() } else { seen.clone() };
        let hidden = self.network.shape.layers() - 1;
        let local = |f: &Vec<f64>| f.iter().map(|f| self.network.activation.derivative(*f)).collect();
        let mut shown = AsShown {
            pass: seen.clone(),
            outputs: self.outputs(&from),
            local_derivatives: from.f[..hidden].iter().map(local).collect(),
        };
        for (which, blank) in open.into_iter().flat_map(blanks) {
            let place = match which {
                Which::O(u) => shown.outputs[0].get_mut(u),
                Which::DO(u) => shown.outputs[1].get_mut(u),
                Which::Local(k, u) => shown.local_derivatives.get_mut(k).and_then(|of| of.get_mut(u)),
                _ => which.of_pass(&mut shown.pass, &self.network.shape),
            };
            if let Some(number) = place {
                *number = blank;
            }
            if let Which::F(k, u) = which
                && k == hidden
                && self.out.is_linear()
            {
                shown.outputs[0][u] = blank; // the sums are the outputs
            }
        }
        shown
    }
}
