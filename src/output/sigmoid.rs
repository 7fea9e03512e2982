use super::{Output, symbol, to};
use crate::activation;
use crate::figure::Role;
use crate::formula::{
    bracket, constant, exact_factor, factor, fraction, function, indexed, op, partial, power, row, var,
};
use crate::param::Entry;
use crate::python::Outputs;

/// Sigmoid: o = 1/(1 + e⁻ᶠ), each output on its own, between 0 and 1.
///
/// ∂ℓ/∂f = o·(1 − o)·∂ℓ/∂o. Behind the cross-entropy, whose derivative divides by just that, ∂ℓ/∂f = o − y. Each output is
/// the probability of a class of its own: several may be likely at once. Source: UDL, equation 5.18.
pub struct Sigmoid;

impl Output for Sigmoid {
    fn entry(&self) -> Entry {
        Entry { id: "sigmoid", label: "Sigmoid", help: "Each output between 0 and 1, on its own." }
    }

    fn apply(&self, f: &mut [f64]) {
        f.iter_mut().for_each(|f| *f = activation::sigmoid(*f));
    }

    fn back(&self, o: &[f64], derivatives: &mut [f64]) {
        derivatives.iter_mut().zip(o).for_each(|(derivative, o)| *derivative *= o * (1.0 - o));
    }

    fn alone(&self, o: f64) -> [f64; 2] {
        let derivative = o * (1.0 - o);
        [derivative, derivative * (1.0 - 2.0 * o)]
    }

    fn formula(&self, unit: usize, f: Option<&[f64]>) -> String {
        let f = f.map_or_else(|| indexed("f", &unit.to_string()), |f| exact_factor(f[unit], Role::Value));
        let e = power(&var("e"), &row(&[op("−"), f]));
        fraction(&constant(1.0), &row(&[constant(1.0), op("+"), e]))
    }

    fn derivative(&self, unit: usize, at: Option<[&[f64]; 2]>, room: f64) -> String {
        let product = |o: String, derivative: String| {
            let rest = [bracket("("), constant(1.0), op("−"), o.clone(), bracket(")")];
            row(&[o, op("·"), row(&rest), op("·"), derivative])
        };
        match at {
            None => product(symbol(unit), partial("<mi>ℓ</mi>", &symbol(unit))),
            Some([o, derivatives]) => {
                let (o, derivative) = (o[unit], derivatives[unit]);
                let derivative_room = 0.3 * room / (o * (1.0 - o));
                product(
                    to(o, 0.3 * room / derivative.abs(), "value"),
                    to(derivative, derivative_room, "derivative"),
                )
            }
        }
    }

    fn python(&self) -> Option<Outputs> {
        Some(Outputs {
            value: &["return 1 / (1 + np.exp(-f))"],
            back: "o * (1 - o) * dl_do",
            torch: "torch.sigmoid(f)",
            classes: None,
        })
    }

    fn entropy(&self, at: Option<[&[f64]; 2]>) -> Vec<String> {
        let ln = |of: String| row(&[function("ln"), "<mspace width=\"0.17em\"/>".into(), of]);
        let less = |of: &str| row(&[bracket("("), constant(1.0), op("−"), of.into(), bracket(")")]);
        let both = |o: String, y: String| {
            let right = [op("−"), y.clone(), op("·"), ln(o.clone())];
            let wrong = [op("−"), less(&y), op("·"), ln(less(&o))];
            row(&[right, wrong].concat())
        };
        match at {
            None => vec![both(var("o"), var("y"))],
            Some([o, y]) => {
                let each = o.iter().zip(y).map(|(o, y)| {
                    // A probability that is all but 0 or 1 keeps what its logarithm is made of.
                    let room = 0.0002 * o.min(1.0 - o).max(1e-12);
                    both(to(*o, room, "value"), factor(*y, Role::Data))
                });
                each.collect()
            }
        }
    }
}
