//! Twelve points near a line. Source: *Understanding Deep Learning*, notebook 6.2 (MIT licence, see NOTICE).

use super::{Data, Set, fixed};
use crate::param::Entry;

/// The points of figure 6.1.
pub static LINE: Data = Data {
    x: &[0.03, 0.19, 0.34, 0.46, 0.78, 0.81, 1.08, 1.18, 1.39, 1.6, 1.65, 1.9],
    y: &[0.67, 0.85, 1.05, 1.0, 1.4, 1.5, 1.3, 1.54, 1.55, 1.68, 1.73, 1.6],
    x_range: [0.0, 2.0],
    y_range: [0.0, 2.0],
};

/// The same for a network.
pub const SET: Set = Set {
    entry: Entry { id: "line", label: "Line", help: "One input: twelve points near a line." },
    inputs: 1,
    two_class: false,
    window: [0.0, 2.0],
    shown: 8,
    suits: &[],
    make: |_| fixed(&LINE),
};
