//! A weight's derivative without what enters it.

use super::Slip;
use crate::lab::network::site::Which;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |site| match site.which {
        Which::DOmega(k, u, _) => vec![site.pass.dl_df[k][u]],
        _ => Vec::new(),
    },
    ..Slip::new(
        "the derivative with respect to a weight leaves out what enters it, h (or x): ∂ℓ/∂Ω is taken for ∂ℓ/∂β",
    )
};
