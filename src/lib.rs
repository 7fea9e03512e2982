//! Gradstep: step-wise model training and backpropagation, number by number.

pub mod chain;
pub mod data;
pub mod digest;
pub mod figure;
pub mod formula;
pub mod graph;
pub mod lab;
pub mod math;
pub mod objective;
pub mod optimizer;
pub mod panel;
pub mod param;
pub mod plot;
pub mod problem;
pub mod rng;
pub mod run;
pub mod sampler;
pub mod scenario;
pub mod schedule;
pub mod trajectory;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod widget;
