//! Functions of a network's outputs: what becomes of the pre-activations of its last layer before the loss sees them.
//!
//! To add one: a file here, which holds its formulas, and a line in [`ALL`].

mod linear;
mod sigmoid;
mod softmax;

use crate::formula::{indexed, within};
use crate::loss::Loss;
use crate::param::Entry;
use crate::python::Outputs;
use crate::registry::Registry;
use std::rc::Rc;

/// A function of all outputs of an example at once.
pub trait Output: Sync {
    /// Its id, name and help.
    fn entry(&self) -> Entry;

    /// Whether the outputs are the pre-activations as they are.
    fn is_linear(&self) -> bool {
        false
    }

    /// Whether each output depends on its own pre-activation alone.
    fn each_alone(&self) -> bool {
        true
    }

    /// o of f, in its place.
    fn apply(&self, f: &mut [f64]);

    /// ∂ℓ/∂f, in the place of ∂ℓ/∂o.
    fn back(&self, o: &[f64], derivatives: &mut [f64]);

    /// o′ and o″ where there is one output alone.
    fn alone(&self, o: f64) -> [f64; 2];

    /// The loss of classes, straight from f, so that no digits are lost; ∂ℓ/∂f takes the place of f.
    fn of_classes(&self, loss: &dyn Loss, f: &mut [f64], y: &[f64]) -> f64 {
        loss.one(f, y)
    }

    /// Why these targets of an example are no classes to it, where they are none.
    fn no_classes(&self, y: &[f64]) -> Option<&'static str> {
        y.iter().any(|y| *y != 0.0 && *y != 1.0).then_some("targets that are 0 or 1")
    }

    /// The output of a unit as MathML: in symbols, or of these pre-activations.
    fn formula(&self, unit: usize, f: Option<&[f64]>) -> String;

    /// ∂ℓ/∂f of a unit as MathML: in symbols, or of these o and ∂ℓ/∂o, to within so much.
    fn derivative(&self, unit: usize, at: Option<[&[f64]; 2]>, room: f64) -> String;

    /// Its lines in Python, for scripts; nothing where the outputs are the pre-activations as they are.
    fn python(&self) -> Option<Outputs> {
        None
    }

    /// ℓ of classes as MathML, what is summed each on its own: in symbols, or with the numbers of these o and y.
    fn entropy(&self, at: Option<[&[f64]; 2]>) -> Vec<String>;
}

/// Every function of outputs, in the page's order.
pub static ALL: Registry<dyn Output> =
    Registry::new(&[&linear::Linear, &sigmoid::Sigmoid, &softmax::Softmax], |output| output.entry());

/// The one of that id; the first when there is none.
pub fn find(id: &str) -> &'static dyn Output {
    ALL.find(id).unwrap_or(ALL.first())
}

/// What a reader can choose from.
pub fn entries() -> Vec<Entry> {
    ALL.entries()
}

/// A loss with a function of the outputs before it, as one loss of the pre-activations.
pub fn before(output: &'static dyn Output, loss: Rc<dyn Loss>) -> Rc<dyn Loss> {
    if output.is_linear() { loss } else { Rc::new(Behind { output, loss }) }
}

/// A loss behind a function of the outputs.
struct Behind {
    output: &'static dyn Output,
    loss: Rc<dyn Loss>,
}

impl Loss for Behind {
    fn at(&self, f: f64, y: f64) -> (f64, f64) {
        let mut derivative = [f];
        (self.one(&mut derivative, &[y]), derivative[0])
    }

    fn second(&self, f: f64, y: f64) -> f64 {
        if self.loss.two_class() {
            return self.loss.second(f, y);
        }
        let o = self.prediction(f);
        let [first, second] = self.output.alone(o);
        self.loss.second(o, y) * first * first + self.loss.at(o, y).1 * second
    }

    fn formula(&self, at: Option<(f64, f64)>) -> [String; 2] {
        self.loss.formula(at)
    }

    fn prediction(&self, f: f64) -> f64 {
        self.outputs(&[f])[0]
    }

    fn outputs(&self, f: &[f64]) -> Vec<f64> {
        let mut outputs = f.to_vec();
        self.output.apply(&mut outputs);
        outputs
    }

    fn two_class(&self) -> bool {
        self.loss.two_class()
    }

    fn rate(&self) -> f64 {
        self.loss.rate()
    }

    fn one(&self, f: &mut [f64], y: &[f64]) -> f64 {
        if self.loss.two_class() {
            return self.output.of_classes(self.loss.as_ref(), f, y);
        }
        let o = self.outputs(f);
        f.copy_from_slice(&o);
        let loss = self.loss.one(f, y);
        self.output.back(&o, f);
        loss
    }

    fn pair(&self, f: &mut [f64], y: &[f64]) -> [f64; 2] {
        let lane = |of: &[f64], lane: usize| Vec::from_iter(of.iter().skip(lane).step_by(2).copied());
        [0, 1].map(|which| {
            let (mut own, y) = (lane(f, which), lane(y, which));
            let loss = self.one(&mut own, &y);
            f.iter_mut().skip(which).step_by(2).zip(own).for_each(|(into, derivative)| *into = derivative);
            loss
        })
    }

    fn in_pytorch(&self, reduction: &str) -> Option<String> {
        if self.one_class() {
            return Some(format!("CrossEntropyLoss(reduction=\"{reduction}\")"));
        }
        self.loss.in_pytorch(reduction)
    }

    fn taken_of(&self) -> &'static str {
        if self.loss.two_class() { " of the sums <var>f</var>" } else { " of the outputs <var>o</var>" }
    }

    fn one_class(&self) -> bool {
        self.loss.two_class() && !self.output.each_alone()
    }
}

/// The output of a unit in formulas.
pub fn symbol(unit: usize) -> String {
    indexed("o", &unit.to_string())
}

/// A factor of a formula in its colour, to within so much, in brackets when negative.
fn to(v: f64, room: f64, class: &str) -> String {
    let text = format!("<mn class=\"{class}\">{}</mn>", within(v, room.max(1e-15)).0);
    if v < 0.0 {
        format!("<mrow><mo stretchy=\"false\">(</mo>{text}<mo stretchy=\"false\">)</mo></mrow>")
    } else {
        text
    }
}
