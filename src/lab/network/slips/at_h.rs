//! The derivative of the activation, taken at h in place of f.

use super::Slip;
use crate::lab::network::site::Which;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |site| match site.which {
        Which::DF(k, u) if site.hidden(k) => {
            vec![site.pass.dl_dh[k + 1][u] * site.local_derivative(site.pass.h[k + 1][u])]
        }
        Which::Local(k, u) => vec![site.local_derivative(site.pass.h[k + 1][u])],
        _ => Vec::new(),
    },
    ..Slip::new(
        "the derivative of the activation is taken at h, its value: it is taken at f, what goes into it",
    )
};
