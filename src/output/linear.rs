use super::{Output, symbol};
use crate::figure::Role;
use crate::formula::{factor, indexed, partial};
use crate::param::Entry;

/// Linear: o = f, the pre-activations of the last layer as they are. UDL's networks end so (equation 4.15).
pub struct Linear;

impl Output for Linear {
    fn entry(&self) -> Entry {
        Entry { id: "linear", label: "Linear", help: "The sums of the last layer as they are." }
    }

    fn is_linear(&self) -> bool {
        true
    }

    fn apply(&self, _f: &mut [f64]) {}

    fn back(&self, _o: &[f64], _derivatives: &mut [f64]) {}

    fn alone(&self, _o: f64) -> [f64; 2] {
        [1.0, 0.0]
    }

    fn formula(&self, unit: usize, f: Option<&[f64]>) -> String {
        f.map_or_else(|| indexed("f", &unit.to_string()), |f| factor(f[unit], Role::Value))
    }

    fn derivative(&self, unit: usize, at: Option<[&[f64]; 2]>, _room: f64) -> String {
        at.map_or_else(
            || partial("<mi>ℓ</mi>", &symbol(unit)),
            |[_, derivatives]| factor(derivatives[unit], Role::Derivative),
        )
    }

    fn entropy(&self, _at: Option<[&[f64]; 2]>) -> Vec<String> {
        Vec::new() // The loss says its own.
    }
}
