//! The learning rate without its schedule.

use super::{Slip, set};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    runs: |scenario| set(scenario, "schedule", "constant"),
    ..Slip::new("the learning rate stays what it is at first, without the schedule")
};
