//! β and 1 − β exchanged.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "β and 1 − β are exchanged",
    runs: |case| {
        let keys = ["beta", "gamma"].into_iter();
        keys.filter_map(|key| Some(case.with(key, 1.0 - case.number(key)?))).collect()
    },
};
