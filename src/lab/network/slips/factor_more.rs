//! A factor too many.

use super::Slip;
use crate::lab::network::site::Which;

/// What is done otherwise: the derivative of the activation is in it already, or twice.
pub static SLIP: Slip = Slip {
    numbers: |site| match site.which {
        Which::DH(k, u) => vec![site.pass.dl_df[k - 1][u]],
        Which::DF(k, u) if site.hidden(k) => vec![site.own() * site.local_derivative(site.pass.f[k][u])],
        Which::DO(u) => vec![site.pass.dl_df[site.shape().layers() - 1][u]],
        _ => Vec::new(),
    },
    ..Slip::new("there is a factor a′(f) too many: it belongs to the one step from h to f")
};
