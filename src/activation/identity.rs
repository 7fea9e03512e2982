use super::Activation;
use crate::param::Entry;
use crate::python::PythonFunction;

/// Identity: `a[f]` = f.
///
/// `a′[f]` = 1. A network of such units is a linear function of its inputs however many layers it has, as a product of
/// matrices is a matrix. Source: UDL, problem 3.2.
pub struct Identity;

impl Activation for Identity {
    fn entry(&self) -> Entry {
        Entry {
            id: "identity",
            label: "Identity",
            help: "Passes everything on: all layers together are one linear function.",
        }
    }

    fn formula(&self) -> [&'static str; 2] {
        ["f", "1"]
    }

    #[inline]
    fn at(&self, f: f64) -> (f64, f64) {
        (f, if f.is_nan() { f } else { 1.0 })
    }

    fn python(&self) -> Option<PythonFunction> {
        Some(PythonFunction { before: &[], value: "f", derivative: "np.ones_like(f)", torch: "f" })
    }
}
