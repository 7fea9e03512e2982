//! Gradstep: step-wise model training and backpropagation, number by number.

pub use gradstep_compute::*;

#[cfg(feature = "bench")]
pub mod bench;
pub mod digest;
pub mod lab;
pub mod panel;
pub mod plot;
pub mod qr;
pub mod reading;
pub mod scenario;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod widget;
