//! The activation in the place of its derivative, and the other way round.

use super::Slip;
use crate::lab::network::site::Which;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |site| match site.which {
        Which::DF(k, u) if site.hidden(k) => vec![site.pass.dl_dh[k + 1][u] * site.pass.h[k + 1][u]],
        Which::H(k, u) => vec![site.local_derivative(site.pass.f[k - 1][u])],
        Which::Local(k, u) => vec![site.pass.h[k + 1][u]],
        _ => Vec::new(),
    },
    ..Slip::new(
        "the activation stands where its derivative belongs, or the other way round: forward goes a(f), back a′(f)",
    )
};
