//! The root of the crate: a package for others takes nothing from outside its folder as its root. All else is in `compute.rs`.

#[path = "../compute.rs"]
mod compute;

pub use compute::*;
