//! Gradstep: step-wise model training and backpropagation, number by number.

pub mod figure;
pub mod lab;
pub mod panel;
pub mod param;
pub mod scenario;
pub mod widget;
