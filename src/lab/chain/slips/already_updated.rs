//! Parameters moved by derivatives that know others have moved.

use super::{Slip, one_by_one};

/// What is done otherwise, from the first parameter on or from the last.
pub static SLIP: Slip = Slip {
    steps: &[|chain, alpha| one_by_one(chain, alpha, false), |chain, alpha| one_by_one(chain, alpha, true)],
    ..Slip::new(
        "each parameter is moved by a derivative that knows the others have moved already: all need the derivatives of one place",
    )
};
