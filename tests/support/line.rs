//! The twelve points of the line, as a student has them.

/// Their x.
pub const X: [f64; 12] = [0.03, 0.19, 0.34, 0.46, 0.78, 0.81, 1.08, 1.18, 1.39, 1.6, 1.65, 1.9];
/// Their y.
pub const Y: [f64; 12] = [0.67, 0.85, 1.05, 1.0, 1.4, 1.5, 1.3, 1.54, 1.55, 1.68, 1.73, 1.6];
