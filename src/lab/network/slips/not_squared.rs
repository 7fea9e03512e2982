//! The loss without its square.

use super::Slip;
use crate::lab::network::site::Which;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |site| {
        if !site.network.loss.least_squares() {
            return Vec::new();
        }
        let last = site.shape().layers() - 1;
        let off = |u: usize| site.pass.f[last][u] - site.y[u];
        match site.which {
            Which::Loss => {
                let sum: f64 = (0..site.y.len()).map(off).sum();
                vec![sum, -sum]
            }
            Which::DF(k, u) if k == last => vec![off(u) * off(u), 2.0 * off(u) * off(u)],
            _ => Vec::new(),
        }
    },
    ..Slip::new("the square is lost, or is kept in the derivative: ℓ = (f − y)², ∂ℓ/∂f = 2 (f − y)")
};
