//! A layer without its bias.

use super::Slip;
use crate::lab::network::site::Which;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |site| match site.which {
        Which::F(k, u) => vec![site.own() - site.beta(k, u)],
        Which::H(k, u) => vec![site.network.activation.value(site.pass.f[k - 1][u] - site.beta(k - 1, u))],
        _ => Vec::new(),
    },
    ..Slip::new("the bias is forgotten: f = β + Ω·h")
};
