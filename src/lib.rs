//! Gradstep: step-wise model training and backpropagation, number by number.

pub mod batch;
pub mod figure;
pub mod gabor_grid;
pub mod lab;
pub mod math;
pub mod panel;
pub mod param;
pub mod scenario;
