//! Thirty points near a Gabor function. Source: *Understanding Deep Learning*, notebook 6.3 (MIT licence, see NOTICE).

use super::{Data, Set, fixed};
use crate::param::Entry;

/// The points of figure 6.3.
pub static GABOR: Data = Data {
    x: &[
        -1.92, -14.22, 1.49, -1.94, -2.389, -5.09, -8.861, 3.578, -6.01, -6.995, 3.634, 0.8743, -10.96,
        0.4073, -9.467, 8.56, 10.62, -0.1729, 10.4, -12.61, 0.1574, -13.04, -2.156, -12.1, -11.19, 2.902,
        -8.22, -11.79, -8.391, -4.505,
    ],
    y: &[
        -1.051, -0.02482, 0.8896, -0.4943, -0.9371, 0.4306, 0.009577, -0.07944, 0.1624, -0.2682, -0.3129,
        0.8303, -0.02365, 0.5098, -0.2777, 0.3367, 0.1927, -0.2222, 0.06352, 0.006888, 0.03224, 0.01091,
        -0.5706, -0.05258, -0.03666, 0.1709, -0.04805, 0.2008, -0.1904, 0.5952,
    ],
    x_range: [-15.0, 15.0],
    y_range: [-1.2, 1.2],
};

/// The same for a network.
pub const SET: Set = Set {
    entry: Entry {
        id: "gabor",
        label: "Gabor wave",
        help: "One input: thirty points near a wave that fades out.",
    },
    inputs: 1,
    two_class: false,
    window: [-15.0, 15.0],
    shown: 0,
    suits: &[("sizes", "1,8,8,8,1"), ("act", "tanh"), ("init", "xavier"), ("opt", "adam"), ("steps", "600")],
    make: |_| fixed(&GABOR),
};
