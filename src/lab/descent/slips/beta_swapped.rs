//! β and 1 − β exchanged.

use super::{Of, Slip};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "β and 1 − β are exchanged (or γ and 1 − γ): β is how much of the old stays, 1 − β the weight of the new",
    of: Of::Both,
    turns: |case| {
        let keys = ["beta", "gamma"].into_iter();
        keys.filter_map(|key| Some(case.with(&[(key, 1.0 - case.number(key)?)]))).collect()
    },
};
