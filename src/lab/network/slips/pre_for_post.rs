//! f in the place of h.

use super::Slip;
use crate::lab::network::site::Which;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |site| {
        let f = &site.pass.f;
        match site.which {
            Which::F(k, u) if k > 0 => vec![site.sum(k, u, |v| site.omega(k, u, v) * f[k - 1][v])],
            Which::H(k, u) => vec![f[k - 1][u]],
            Which::DOmega(k, u, v) if k > 0 => vec![site.pass.dl_df[k][u] * f[k - 1][v]],
            Which::O(u) => vec![f[site.shape().layers() - 1][u]],
            _ => Vec::new(),
        }
    },
    ..Slip::new("f is taken for h, the activation between them is left out: what goes on is h = a(f)")
};
