//! Standard units in formulas.

use crate::figure::Role;
use crate::formula::{bracket, coloured, computed, fraction, op, row, var};
use crate::scaling::Scaling;

/// A name for what stands in its own units.
pub fn own(name: &str) -> String {
    format!("<msub><mi>{name}</mi><mtext>own</mtext></msub>")
}

/// A number that was measured, as a term to be taken away or added.
fn measured(v: f64) -> String {
    let number = coloured(Role::Data, &computed(v));
    if v < 0.0 { row(&[bracket("("), number, bracket(")")]) } else { number }
}

/// How a value comes from the one in its own units: less the mean, over the deviation.
pub fn definition(name: &str, of: &Scaling) -> String {
    let less = row(&[own(name), op("−"), measured(of.mean)]);
    let standard = if of.deviation == 0.0 { less } else { fraction(&less, &measured(of.deviation)) };
    row(&[var(name), op("="), standard])
}

/// The way back: the mean and so many deviations.
pub fn back(name: &str, of: &Scaling) -> String {
    row(&[own(name), op("="), measured(of.mean), op("+"), measured(of.unit()), op("·"), var(name)])
}
