//! Layered networks: h_1 = `a[β_0 + Ω_0 x]`, h_{k+1} = `a[β_k + Ω_k h_k]`, f = β_K + Ω_K h_K.

mod kernel;
mod pass;
mod product;
mod rows;
mod shape;
mod signal;
mod train;
mod units;

pub use kernel::Kernel;
pub use pass::{Network, Pass};
pub use rows::Rows;
pub use shape::{Place, Shape};
pub use signal::{Deep, Draws, Expected, Scaled, Signal, expected, measure};
pub use train::{LastStep, Training, Watched, gradient_at, last_step, losses_at, train};
