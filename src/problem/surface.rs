//! Surfaces without data: a loss that is a function of φ alone.

use crate::curvature::Hessian;
use crate::objective::{Batch, Objective};
use crate::python::Plane;
use crate::run::{self, Descend, Plan};
use crate::trajectory::Trajectory;

/// A function `L[φ]` of two parameters.
pub trait Surface: Sync {
    /// `L[φ]`.
    fn value(&self, phi: [f64; 2]) -> f64;

    /// (∂L/∂φ₀, ∂L/∂φ₁).
    fn gradient(&self, phi: [f64; 2]) -> [f64; 2];

    /// (∂²L/∂φ₀², ∂²L/∂φ₀∂φ₁, ∂²L/∂φ₁²).
    fn second(&self, phi: [f64; 2]) -> [f64; 3];

    /// Whether that is the same everywhere: L is a quadratic function.
    fn quadratic(&self) -> bool {
        false
    }

    /// Both in Python, of `phi0` and `phi1`; a surface without has no script.
    fn python(&self) -> Option<Plane> {
        None
    }

    /// The formula of L, as MathML.
    fn formula(&self) -> String;

    /// Itself as a loss of one example.
    fn objective(&'static self) -> Box<dyn Descend>;
}

/// A surface as a loss of one example.
pub struct Bare<S: Surface + 'static>(pub &'static S);

impl<S: Surface> Descend for Bare<S> {
    fn descend(&self, plan: &Plan) -> Trajectory {
        run::plainly(self, plan)
    }
}

impl<S: Surface> Objective for Bare<S> {
    fn examples(&self) -> usize {
        1
    }

    fn gradient(&self, phi: [f64; 2], _batch: Batch) -> (f64, [f64; 2]) {
        (self.0.value(phi), self.0.gradient(phi))
    }

    fn loss(&self, phi: [f64; 2]) -> f64 {
        self.0.value(phi)
    }

    fn curvature(&self, phi: [f64; 2]) -> Hessian {
        Hessian(self.0.second(phi))
    }
}
