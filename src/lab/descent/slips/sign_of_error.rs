//! y − f for f − y.

use super::{Of, Slip};
use crate::lab::descent::otherwise::Turn;
use crate::lab::descent::otherwise::written::LastLine;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the gradient has the other sign, as with y − f where the derivative of (f − y)² has f − y",
    of: Of::Steps,
    turns: |case| {
        let turn = case.scaled(|_| -1.0, false);
        let optimizer = case.optimizer();
        // A plain step comes out as one that is added does, and is told so: here only the gradient itself is.
        let method = optimizer.plain().then(|| Box::new(LastLine::added(optimizer)) as _);
        vec![Turn { method, ..turn }]
    },
};
