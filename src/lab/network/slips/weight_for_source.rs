//! The weight in the place of what it multiplies.

use super::Slip;
use crate::lab::network::site::Which;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |site| match site.which {
        Which::DOmega(k, u, v) => vec![site.pass.dl_df[k][u] * site.omega(k, u, v)],
        _ => site.through(|k, v| {
            let terms = (0..site.shape().rows(k)).map(|u| site.pass.h[k][v] * site.pass.dl_df[k][u]);
            vec![terms.sum()]
        }),
    },
    ..Slip::new(
        "the weight and what it multiplies are exchanged: ∂f/∂Ω is what goes in, h (or x), and ∂f/∂h is the weight",
    )
};
