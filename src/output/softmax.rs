use super::{Output, symbol, to};
use crate::figure::Role;
use crate::formula::{
    bracket, constant, exact_factor, fraction, function, indexed, op, partial, power, row, var,
};
use crate::loss::Loss;
use crate::math::{exp, ln};
use crate::param::Entry;
use crate::python::{Error, Outputs};

/// Softmax: oⱼ = exp(fⱼ)/Σₖ exp(fₖ), all positive and together 1.
///
/// ∂ℓ/∂fⱼ = oⱼ·(∂ℓ/∂oⱼ − Σₖ oₖ·∂ℓ/∂oₖ). The outputs are the probabilities of classes of which one is right, and the
/// cross-entropy behind it is −Σⱼ yⱼ ln oⱼ with the derivative oⱼ − yⱼ, computed from f less the largest of them, so that
/// nothing overflows. Source: UDL, equations 5.22 and 5.24.
pub struct Softmax;

/// The largest of f, and the sum of exp(f − largest).
fn scale(f: &[f64]) -> (f64, f64) {
    let most = f.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (most, f.iter().fold(0.0, |sum, f| sum + exp(f - most)))
}

impl Output for Softmax {
    fn entry(&self) -> Entry {
        Entry {
            id: "softmax",
            label: "Softmax",
            help: "Several outputs that together make 1: one class of several.",
        }
    }

    fn each_alone(&self) -> bool {
        false
    }

    fn apply(&self, f: &mut [f64]) {
        let (most, sum) = scale(f);
        f.iter_mut().for_each(|f| *f = exp(*f - most) / sum);
    }

    fn back(&self, o: &[f64], derivatives: &mut [f64]) {
        let mean = o.iter().zip(derivatives.iter()).fold(0.0, |sum, (o, derivative)| sum + o * derivative);
        derivatives.iter_mut().zip(o).for_each(|(derivative, o)| *derivative = o * (*derivative - mean));
    }

    fn alone(&self, _o: f64) -> [f64; 2] {
        [0.0; 2] // It is 1 whatever f is.
    }

    fn of_classes(&self, _loss: &dyn Loss, f: &mut [f64], y: &[f64]) -> f64 {
        let (most, sum) = scale(f);
        let log = ln(sum);
        // What is not asked of counts nothing, be it infinitely unlikely.
        let one = |loss: f64, (f, y): (&f64, &f64)| {
            if *y == 0.0 && !f.is_nan() { loss } else { loss + y * (log - (f - most)) }
        };
        let loss = f.iter().zip(y).fold(0.0, one);
        let all = y.iter().fold(0.0, |sum, y| sum + y);
        self.apply(f);
        f.iter_mut().zip(y).for_each(|(o, y)| *o = *o * all - y);
        loss
    }

    fn no_classes(&self, y: &[f64]) -> Option<&'static str> {
        let sound = y.iter().all(|y| *y == 0.0 || *y == 1.0) && y.iter().filter(|y| **y == 1.0).count() == 1;
        (!sound).then_some("targets of which one is 1 and the others are 0")
    }

    fn formula(&self, unit: usize, f: Option<&[f64]>) -> String {
        let e = |f: String| power(&var("e"), &f);
        let symbol = |index: &str| indexed("f", index);
        match f {
            None => {
                let sum = row(&["<munder><mo>∑</mo><mi>j</mi></munder>".into(), e(symbol("j"))]);
                fraction(&e(symbol(&unit.to_string())), &sum)
            }
            Some(f) => {
                let each: Vec<String> = f.iter().map(|f| e(exact_factor(*f, Role::Value))).collect();
                fraction(&each[unit], &row(&[each.join(&op("+"))]))
            }
        }
    }

    fn derivative(&self, unit: usize, at: Option<[&[f64]; 2]>, room: f64) -> String {
        let outer = |o: String, derivative: String, mean: String| {
            row(&[o, op("·"), bracket("("), derivative, op("−"), mean, bracket(")")])
        };
        match at {
            None => {
                let derivative = |index: &str| partial("<mi>ℓ</mi>", &indexed("o", index));
                let sum = [
                    "<munder><mo>∑</mo><mi>j</mi></munder>".into(),
                    indexed("o", "j"),
                    op("·"),
                    derivative("j"),
                ];
                outer(symbol(unit), derivative(&unit.to_string()), row(&sum))
            }
            Some([o, derivatives]) => {
                let mean = o.iter().zip(derivatives).fold(0.0, |sum, (o, derivative)| sum + o * derivative);
                let share = 0.3 * room;
                outer(
                    to(o[unit], share / (derivatives[unit] - mean).abs(), "value"),
                    to(derivatives[unit], share / o[unit], "derivative"),
                    to(mean, share / o[unit], "derivative"),
                )
            }
        }
    }

    fn python(&self) -> Option<Outputs> {
        Some(Outputs {
            value: &["e = np.exp(f - np.max(f, axis=0))", "return e / np.sum(e, axis=0)"],
            back: "o * (dl_do - np.sum(o * dl_do, axis=0))",
            torch: "torch.softmax(f, dim=0)",
            classes: Some(Error {
                settings: vec![],
                value: "y * (np.log(np.sum(np.exp(f - np.max(f, axis=0)), axis=0)) - (f - np.max(f, axis=0)))",
                derivative: "outputs(f) * np.sum(y, axis=0) - y",
                torch: "-y * torch.log_softmax(f, dim=0)",
            }),
        })
    }

    fn entropy(&self, at: Option<[&[f64]; 2]>) -> Vec<String> {
        let ln = |of: String| row(&[function("ln"), "<mspace width=\"0.17em\"/>".into(), of]);
        match at {
            None => {
                let sum = "<munder><mo>∑</mo><mi>j</mi></munder>".to_string();
                vec![row(&[op("−"), sum, indexed("y", "j"), op("·"), ln(indexed("o", "j"))])]
            }
            Some([o, y]) => {
                let right = o.iter().zip(y).filter(|(_, y)| **y != 0.0);
                let each = right.map(|(o, y)| {
                    row(&[op("−"), constant(*y), op("·"), ln(to(*o, 0.0002 * o.max(1e-12), "value"))])
                });
                each.collect()
            }
        }
    }
}
