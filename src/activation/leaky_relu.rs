use super::Activation;
use crate::param::Entry;
use crate::python::PythonFunction;

/// Leaky rectified linear unit: `a[f]` = f for f > 0, and 0.1·f for f ≤ 0.
///
/// `a′[f]` = 1 for f > 0 and 0.1 for f ≤ 0, at f = 0 as in PyTorch. Libraries differ in the leak (PyTorch 0.01);
/// 0.1 can be seen in a plot. No unit is ever quite dead.
/// Source: Maas, Hannun and Ng, *Rectifier nonlinearities improve neural network acoustic models*, 2013; UDL, figure 3.13.
pub struct LeakyRelu;

/// The derivative on the negative side.
const LEAK: f64 = 0.1;

impl Activation for LeakyRelu {
    fn entry(&self) -> Entry {
        Entry {
            id: "leaky",
            label: "Leaky ReLU",
            help: "Passes what is positive, and a tenth of what is negative.",
        }
    }

    fn formula(&self) -> [&'static str; 2] {
        ["f if f > 0, else 0.1·f", "1 if f > 0, else 0.1"]
    }

    #[inline]
    fn at(&self, f: f64) -> (f64, f64) {
        if f <= 0.0 { (LEAK * f, LEAK) } else { (f, 1.0) }
    }

    fn kink(&self) -> Option<f64> {
        Some(0.0)
    }

    fn python(&self) -> Option<PythonFunction> {
        Some(PythonFunction {
            before: &[],
            value: "np.where(f > 0, f, 0.1 * f)",
            derivative: "np.where(f > 0, 1, 0.1)",
            torch: "torch.nn.functional.leaky_relu(f, 0.1)",
        })
    }
}
