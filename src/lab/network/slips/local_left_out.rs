//! The derivative of the activation left out.

use super::Slip;
use crate::lab::network::site::Which;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |site| match site.which {
        Which::DF(k, u) | Which::DBeta(k, u) if site.hidden(k) => vec![site.pass.dl_dh[k + 1][u]],
        Which::DOmega(k, u, v) if site.hidden(k) => vec![site.pass.dl_dh[k + 1][u] * site.pass.h[k][v]],
        _ => Vec::new(),
    },
    ..Slip::new(
        "the derivative of the activation is left out: on the way back from h to f it multiplies by a′(f)",
    )
};
