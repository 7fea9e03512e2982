//! What Gradstep computes, apart from what it shows.
//!
//! A crate of its own, so that it is compiled for speed and all else for size (Cargo.toml, `[profile.release]`). Its
//! files lie among the others, and `gradstep` gives its modules under its own name.

pub mod activation;
pub mod chain;
pub mod curvature;
pub mod data;
pub mod examples;
pub mod figure;
pub mod formula;
pub mod geometry;
pub mod graph;
pub mod init;
pub mod loss;
pub mod math;
pub mod network;
pub mod number;
pub mod objective;
pub mod optimizer;
pub mod param;
pub mod problem;
pub mod registry;
pub mod rng;
pub mod run;
pub mod sampler;
pub mod schedule;
pub mod trajectory;
