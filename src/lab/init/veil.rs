//! What is not to be seen of signals while something is asked of the step that follows.

use super::Signals;
use crate::lab::Session;
use crate::network::Expected;

impl Signals {
    /// Takes away what steps after `last` find.
    pub fn hide(&mut self, last: usize) {
        if last < self.steps() {
            let Expected { forward, backward, weights } = &self.expected;
            let [forward, backward, weights] = self.seen(last, [forward, backward, weights]);
            self.expected = Expected { forward, backward, weights };
            self.veil = Some(last);
        }
    }

    /// The logarithms of f_k², of (∂ℓ/∂f_k)² and of (∂ℓ/∂Ω_k)² of which what a step after `last` finds is no number.
    pub fn seen(&self, last: usize, logs: [&[f64]; 3]) -> [Vec<f64>; 3] {
        let step = |k: usize, way: usize| self.steps_of(k.min(self.depth() - 1))[way.min(1)];
        [0, 1, 2].map(|what| {
            let of = |(k, log): (usize, &f64)| if step(k, what) <= last { *log } else { f64::NAN };
            logs[what].iter().enumerate().map(of).collect()
        })
    }
}
