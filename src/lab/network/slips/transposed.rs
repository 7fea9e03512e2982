//! Ω in the place of its transpose.

use super::Slip;
use crate::lab::network::site::Which;

/// What is done otherwise; where Ω is no square, its rows do not fit.
pub static SLIP: Slip = Slip {
    numbers: |site| {
        let square = |k: usize| site.shape().rows(k) == site.shape().cols(k) && site.shape().rows(k) > 1;
        match site.which {
            Which::F(k, u) if square(k) => vec![site.sum(k, u, |v| site.omega(k, v, u) * site.pass.h[k][v])],
            Which::DOmega(k, u, v) if square(k) => vec![site.pass.dl_df[k][v] * site.pass.h[k][u]],
            _ => site.through(|k, v| {
                let back = || (0..site.shape().rows(k)).map(|u| site.omega(k, v, u) * site.pass.dl_df[k][u]);
                if square(k) { vec![back().sum()] } else { Vec::new() }
            }),
        }
    },
    ..Slip::new("Ω is taken for Ωᵀ: forward its rows are gone along, on the way back its columns")
};
