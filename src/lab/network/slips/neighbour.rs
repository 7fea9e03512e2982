//! The number of the unit beside it.

use super::Slip;
use crate::lab::network::site::{Site, Which};

/// What is done otherwise: the same of another unit of the layer is given, or one factor of it is another unit's.
pub static SLIP: Slip = Slip {
    numbers: |site| {
        let (shape, pass) = (site.shape(), site.pass);
        let others = |count: usize, own: usize| (0..count).filter(move |one| *one != own);
        let own = |which: Which| Site { which, ..*site }.own();
        match site.which {
            Which::F(k, u) => others(shape.rows(k), u).map(|one| own(Which::F(k, one))).collect(),
            Which::H(k, u) => others(shape.cols(k), u).map(|one| own(Which::H(k, one))).collect(),
            Which::DF(k, u) | Which::DBeta(k, u) => {
                others(shape.rows(k), u).map(|one| own(Which::DF(k, one))).collect()
            }
            Which::DH(k, u) => others(shape.cols(k), u).map(|one| own(Which::DH(k, one))).collect(),
            Which::DOmega(k, u, v) => {
                let targets = others(shape.rows(k), u).map(|one| pass.dl_df[k][one] * pass.h[k][v]);
                let sources = others(shape.cols(k), v).map(|one| pass.dl_df[k][u] * pass.h[k][one]);
                targets.chain(sources).collect()
            }
            Which::O(u) => others(shape.outputs(), u).map(|one| own(Which::O(one))).collect(),
            Which::DO(u) => others(shape.outputs(), u).map(|one| own(Which::DO(one))).collect(),
            Which::Local(k, u) => others(shape.rows(k), u).map(|one| own(Which::Local(k, one))).collect(),
            Which::Loss => Vec::new(),
        }
    },
    ..Slip::new("a number of the unit beside it is taken: the indices say which target and which source")
};
