//! Plots over steps: the horizontal position is the step.

use crate::lab::Changes;

/// The handle that a press anywhere takes: it moves the step shown.
pub const STEP: u32 = 0;

/// The step nearest to a position across, from 0 to the last.
pub fn at(across: f64, last: usize) -> usize {
    (across.round().max(0.0) as usize).min(last)
}

/// What shows step `t`.
pub fn show(t: usize) -> Changes {
    vec![("t", t.to_string())]
}
