//! One path where there are several.

use super::Slip;
use crate::lab::network::site::Which;

/// What is done otherwise: of all that is added up there is one term.
pub static SLIP: Slip = Slip {
    numbers: |site| match site.which {
        Which::F(k, u) if site.shape().cols(k) > 1 => {
            let inputs = 0..site.shape().cols(k);
            inputs.map(|v| site.beta(k, u) + site.omega(k, u, v) * site.pass.h[k][v]).collect()
        }
        _ => site.through(|k, v| {
            let targets = 0..site.shape().rows(k);
            if targets.len() == 1 {
                return Vec::new();
            }
            targets.map(|u| site.omega(k, u, v) * site.pass.dl_df[k][u]).collect()
        }),
    },
    ..Slip::new("one path is followed alone, where there are several: what they bring is added up")
};
