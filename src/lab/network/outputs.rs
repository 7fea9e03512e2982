//! The end of the network: what a function of the outputs makes of the last sums, their loss, and where the way back begins.

use super::Layers;
use super::as_shown::AsShown;
use super::symbols::{partial, pre};
use crate::figure::Role;
use crate::formula::{bracket, factor, number, op, operands, row, short, then, var, within};
use crate::math::log10;
use crate::network::Pass;
use crate::output::symbol;
use crate::panel::Block;

impl Layers {
    /// The name of a layer as the reader counts: x, h₁, h₂, … and for the output f, or o where a function makes it of f.
    pub(super) fn layer(&self, k: usize) -> String {
        match k {
            0 => "x".into(),
            k if k < self.network.shape.layers() => format!("h{}", crate::formula::subscript(&k.to_string())),
            _ if self.out.is_linear() => "f".into(),
            _ => "o".into(),
        }
    }

    /// Whether outputs are probabilities of classes.
    pub(super) fn classes(&self) -> bool {
        self.network.loss.two_class()
    }

    /// Whether what the network computes can be drawn over its inputs.
    pub fn drawable(&self) -> bool {
        let surface = self.examples.inputs() <= 2 && self.examples.outputs() == 1;
        (surface || self.has_curves()) && !self.within_passes()
    }

    /// Whether that is a curve for each of several outputs.
    pub fn has_curves(&self) -> bool {
        self.examples.inputs() == 1 && self.examples.outputs() > 1
    }

    /// Whether the output of a unit of the last layer is known at step t: where each depends on all, once all sums are.
    pub(super) fn output_known(&self, t: usize, unit: usize) -> bool {
        let last = self.network.shape.layers() - 1;
        let known = |unit| self.plan.forward_known(t, last, unit);
        if self.out.each_alone() { known(unit) } else { (0..self.network.shape.outputs()).all(known) }
    }

    /// The outputs, and ∂ℓ/∂o.
    pub(super) fn outputs(&self, pass: &Pass) -> [Vec<f64>; 2] {
        let outputs = self.network.loss.outputs(&pass.f[self.network.shape.layers() - 1]);
        // Of what is blank comes no blank of its own.
        let outputs: Vec<f64> = outputs.into_iter().map(|o| if o.is_nan() { f64::NAN } else { o }).collect();
        let derivatives = outputs
            .iter()
            .zip(self.examples.y(self.example))
            .zip(&pass.dl_df[self.network.shape.layers() - 1])
            // If one must not be seen yet, neither must the other.
            .map(|((o, y), of_sum)| match of_sum.is_nan() {
                true => f64::NAN,
                false => self.network.reduction.each() * self.loss.at(*o, *y).1,
            });
        let derivatives = derivatives.collect();
        [outputs, derivatives]
    }
}

/// A loss of f as one of o.
fn of_outputs(formula: &str) -> String {
    formula.replace("<mi>f</mi>", "<mi>o</mi>")
}

/// One unit in the last digit of a number as it is shown.
fn unit_of(v: f64) -> f64 {
    within(v, f64::INFINITY).1
}

/// A summand behind = or +; one that begins with a minus needs no plus.
fn summand(i: usize, formula: &str) -> String {
    match (i, formula.strip_prefix("<mrow><mo>−</mo>")) {
        (0, _) => row(&[then("="), formula.into()]),
        (_, Some(rest)) => format!("<mrow>{}{rest}", then("−")),
        _ => row(&[then("+"), formula.into()]),
    }
}

/// ½ of a formula, where half the loss counts.
fn halved(lab: &Layers, formula: String) -> String {
    if lab.network.reduction.each() == 1.0 {
        return formula;
    }
    row(&["<mn>½</mn>".into(), op("·"), bracket("("), formula, bracket(")")])
}

/// A number to nine digits, for readers who compare their own with it.
pub fn nine(v: f64) -> String {
    let size = v.abs();
    if v == 0.0 || !(1e-4..1e9).contains(&size) {
        return short(v);
    }
    let decimals = (8.0 - log10(size).floor()).max(0.0) as usize;
    format!("{v:.decimals$}").replace('-', "−")
}

/// The outputs of the last layer's sums, as far as the step that computes `unit` of `rows` at once lets them be known.
pub fn forward(lab: &Layers, pass: &AsShown, unit: usize, rows: usize) -> Vec<Block> {
    let count = lab.network.shape.outputs();
    if lab.out.is_linear() {
        return Vec::new();
    }
    let shown = match lab.out.each_alone() {
        true => unit..unit + 1,
        false if rows == count || unit + 1 == count => 0..count,
        false => {
            let words = "What it becomes depends on the sums of all outputs, which come first.";
            return vec![Block::Prose(words.into())];
        }
    };
    let f = &pass.f[lab.network.shape.layers() - 1];
    let [outputs, _] = &pass.outputs;
    let line = |unit: usize| {
        let printed = operands(f, &[outputs[unit]], |f| vec![lab.network.loss.outputs(f)[unit]]);
        let pieces = vec![
            row(&[symbol(unit), op("="), lab.out.formula(unit, None)]),
            row(&[then("="), lab.out.formula(unit, Some(&printed))]),
            row(&[then("="), number(outputs[unit], Role::Value)]),
        ];
        Block::Pieces(pieces).of_step()
    };
    shown.map(line).collect()
}

/// The loss of the example.
pub fn loss(lab: &Layers, pass: &AsShown) -> Vec<Block> {
    let y = lab.examples.y(lab.example);
    let [outputs, _] = &pass.outputs;
    let linear = lab.out.is_linear();
    let classes = !linear && lab.classes();
    let [formula, derivative] = lab
        .network
        .reduction
        .formula(lab.loss.as_ref(), None)
        .map(|text| if linear { text } else { of_outputs(&text) });
    let mut pieces = Vec::new();
    if classes {
        pieces.extend(
            lab.out
                .entropy(None)
                .into_iter()
                .map(|text| halved(lab, text))
                .map(|formula| row(&[var("ℓ"), op("="), formula])),
        );
        let numbers = lab.out.entropy(Some([outputs, y])).into_iter().map(|text| halved(lab, text));
        pieces.extend(numbers.enumerate().map(|(i, text)| summand(i, &text)));
    } else {
        pieces.push(row(&[var("ℓ"), op("="), formula]));
        let each = lab.network.reduction.each();
        let loss = |printed: &[f64]| -> f64 {
            printed.iter().zip(y).map(|(o, y)| each * lab.loss.at(*o, *y).0).sum()
        };
        let printed = operands(outputs, &[pass.loss], |printed| vec![loss(printed)]);
        for (i, (o, y)) in printed.iter().zip(y).enumerate() {
            let one = lab.network.reduction.formula(lab.loss.as_ref(), Some((*o, *y)))[0].clone();
            pieces.push(summand(i, &one));
        }
    }
    pieces.push(row(&[then("="), number(pass.loss, Role::Loss)]));
    let list = |values: &[f64]| values.iter().map(|v| short(*v)).collect::<Vec<_>>().join(", ");
    let (o, t) = match outputs.len() {
        1 => ("Output", "target"),
        _ => ("Outputs", "targets"),
    };
    let meaning = lab.loss.meaning(pass.f[lab.network.shape.layers() - 1][0]).filter(|_| linear);
    let meaning = meaning.map_or_else(String::new, |words| format!(" {words}"));
    let derivative = if classes {
        "With respect to <var>f</var> the derivative is <var>o</var> − <var>y</var>: that of the logarithm divides by just \
         what that of the output multiplies by."
            .to_string()
    } else if linear {
        format!("The loss’s derivative with respect to the output is <math>{derivative}</math>.")
    } else {
        format!("The loss’s derivative with respect to an output is <math>{derivative}</math>.")
    };
    vec![
        Block::Heading("The loss of this example".into()),
        Block::Pieces(pieces).of_step(),
        Block::Prose(format!(
            "{o} <span class=\"value\">{}</span>, {t} <span class=\"data\">{}</span>.{meaning} {derivative} To nine digits, \
             <var>ℓ</var> = <span class=\"loss\">{}</span>.",
            list(outputs),
            list(y),
            nine(pass.loss)
        )),
    ]
}

/// The derivative of the loss with respect to a unit of the last layer.
pub fn backward(lab: &Layers, pass: &AsShown, unit: usize) -> Vec<Block> {
    let last = lab.network.shape.layers() - 1;
    let y = lab.examples.y(lab.example);
    let [outputs, derivatives] = &pass.outputs;
    let own = pass.dl_df[last][unit];
    let line = |left: String, symbols: String, numbers: String, value: f64| {
        let pieces = vec![
            row(&[left, op("="), symbols]),
            row(&[then("="), numbers]),
            row(&[then("="), number(value, Role::Derivative)]),
        ];
        Block::Pieces(pieces).of_step()
    };
    let of_loss = |at: Option<(f64, f64)>| {
        let [_, derivative] = lab.network.reduction.formula(lab.loss.as_ref(), at);
        derivative
    };
    let each = lab.network.reduction.each();
    let derivative_at = |o: &[f64]| vec![each * lab.loss.at(o[0], y[unit]).1];
    let at = Some((operands(&[outputs[unit]], &[derivatives[unit]], derivative_at)[0], y[unit]));
    let mut blocks = Vec::new();
    let mut words =
        "The backward pass begins at the end: how does the loss change with the output?".to_string();
    if lab.out.is_linear() {
        blocks.push(line(partial(&pre(last, unit)), of_loss(None), of_loss(at), own));
    } else if lab.classes() {
        let (o, _) = within(outputs[unit], 0.3 * unit_of(own));
        let numbers = row(&[format!("<mn class=\"value\">{o}</mn>"), op("−"), factor(y[unit], Role::Data)]);
        let symbols = row(&[symbol(unit), op("−"), crate::formula::indexed("y", &unit.to_string())]);
        blocks.push(line(partial(&pre(last, unit)), halved(lab, symbols), halved(lab, numbers), own));
    } else {
        let symbols = of_outputs(&of_loss(None));
        blocks.push(line(partial(&symbol(unit)), symbols, of_loss(at), derivatives[unit]));
        let numbers = lab.out.derivative(unit, Some([outputs, derivatives]), unit_of(own));
        blocks.push(line(partial(&pre(last, unit)), lab.out.derivative(unit, None, 0.0), numbers, own));
        words.push_str(" Then by the derivative of the output’s function, as at any unit.");
    }
    blocks.push(Block::Prose(words));
    blocks
}

#[cfg(test)]
mod tests {
    use super::nine;

    #[test]
    fn nine_digits_are_nine_digits() {
        assert_eq!(nine(0.2983711087600027), "0.298371109");
        assert_eq!(nine(-12.345678901), "−12.3456789");
        assert_eq!(nine(123_456_789.4), "123456789");
        assert_eq!(nine(0.0), "0.000");
    }
}
