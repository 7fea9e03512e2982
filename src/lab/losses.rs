//! The axis of a loss plot, and where on it a loss stands.

use crate::figure::{Axis, Scale, Span};

/// From 0 to the largest loss, but no further than ten times the first: a run that diverges leaves the plot.
pub fn linear(label: &str, losses: &[f64]) -> Axis {
    let first = losses.first().copied().unwrap_or(0.0);
    let cap = 10.0 * first.abs().max(1e-9);
    let top = losses.iter().copied().filter(|l| l.is_finite()).fold(0.0, f64::max).min(cap);
    Axis { grid: true, ..Axis::linear(label, Span::new(0.0, if top > 0.0 { 1.05 * top } else { 1.0 })) }
}

/// From the smallest positive value, 10⁻¹² at least, to the largest, 10¹² at most.
pub fn log(label: &str, values: impl Iterator<Item = f64>) -> Axis {
    let span = Span::of(values.filter(|v| *v > 0.0).map(|v| v.clamp(1e-12, 1e12)), Span::new(0.1, 10.0));
    let span = Span::new((span.lo() / 1.5).max(1e-12), (span.hi() * 1.5).min(1e12));
    Axis { scale: Scale::Log, grid: true, ..Axis::linear(label, span) }
}

/// The height at which a loss is drawn: no lower than the axis, and nowhere where it is no number (`f64::max` would put
/// that on the axis, as if all were well).
pub fn height(loss: f64, axis: &Axis) -> f64 {
    if loss.is_nan() { loss } else { loss.max(axis.span.lo()) }
}

/// Where the loss of step n is marked: there, or where it was a number last.
pub fn here(points: &[[f64; 2]], n: usize) -> Vec<[f64; 2]> {
    points.iter().take(n + 1).rev().find(|p| p[1].is_finite()).copied().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_stands_nowhere() {
        let axis = linear("L", &[2.0, 1.0, f64::NAN, f64::INFINITY]);
        assert_eq!((axis.span.lo(), axis.span.hi()), (0.0, 2.1));
        assert!(height(f64::NAN, &axis).is_nan());
        assert_eq!(height(-1.0, &axis), 0.0);
        assert_eq!(linear("L", &[1.0, 1e9]).span.hi(), 10.5);
        assert_eq!(log("L", [0.0, 3.0, 1e30].into_iter()).span.hi(), 1e12);
    }
}
