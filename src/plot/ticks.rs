//! Where an axis has ticks, and what they say.

use crate::figure::{Axis, Scale, Span, Ticks};
use crate::math::log10;
use crate::number::scaled::{plain, power_of_ten, scaled, scientific, significant};
use crate::number::superscript;

/// A labelled place on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it is, in data units.
    pub value: f64,
    /// What it says.
    pub label: String,
}

/// Round numbers in the axis' span, about `most` of them at most; none if the axis is hidden.
///
/// An axis with notches has its ticks at some of them, so that no number stands beside a notch.
pub fn ticks(axis: &Axis, most: usize) -> Vec<Tick> {
    let most = most.max(1);
    if axis.shown() && axis.notches.len() > 1 {
        return notched(axis, most);
    }
    if let Ticks::Names(names) = &axis.ticks {
        return named(names, axis.span, most);
    }
    let (lo, hi) = (axis.span.lo(), axis.span.hi());
    let of = |most: usize| match (&axis.ticks, axis.scale) {
        (Ticks::Hidden, _) => Vec::new(),
        (Ticks::Powers, _) => powers(lo, hi, most),
        (whole, Scale::Linear) => linear(lo, hi, most, *whole == Ticks::Whole),
        (_, Scale::Log) => {
            let (lo, hi) = positive(lo, hi);
            logarithmic(lo, hi, most)
        }
    };
    // One number alone is no scale.
    (most..most + 3).map(of).find(|ticks| ticks.len() > 1).unwrap_or_else(|| of(most))
}

/// The ends of a logarithmic axis: what is not positive is replaced by something that is.
pub fn positive(lo: f64, hi: f64) -> (f64, f64) {
    let hi = if hi > 0.0 { hi } else { 1.0 };
    (if lo > 0.0 { lo } else { hi * 1e-6 }, hi)
}

/// Every 1st, 2nd, 5th, 10th, … notch, counted from the first.
fn notched(axis: &Axis, most: usize) -> Vec<Tick> {
    let stride = (0..9)
        .flat_map(|exponent| [1, 2, 5].map(|unit| unit * 10_usize.pow(exponent)))
        .find(|stride| axis.notches.len().div_ceil(*stride) <= most + 1)
        .unwrap_or(axis.notches.len());
    axis.notches
        .iter()
        .step_by(stride)
        .filter(|v| axis.span.contains(**v))
        .map(|v| {
            let whole = v.floor() == *v && v.abs() < 1e5;
            Tick { value: *v, label: if whole { plain(*v as i64, 0) } else { significant(*v) } }
        })
        .collect()
}

/// All names in the span, or every 2nd, 3rd, … where that is too many.
fn named(names: &[&str], span: Span, most: usize) -> Vec<Tick> {
    let tick = |(i, name): (usize, &&str)| Tick { value: i as f64, label: name.to_string() };
    let stride = names.len().div_ceil(most).max(1);
    names.iter().enumerate().step_by(stride).map(tick).filter(|tick| span.contains(tick.value)).collect()
}

/// Multiples of 1, 2 or 5 times a power of ten.
fn linear(lo: f64, hi: f64, most: usize, whole: bool) -> Vec<Tick> {
    let least = (hi - lo) / most as f64;
    let exponents = if whole { 0..=13 } else { -13..=13 };
    let (unit, exponent) = exponents
        .flat_map(|exponent| [1, 2, 5].map(|unit| (unit, exponent)))
        .find(|(unit, exponent)| scaled(*unit, *exponent) >= least)
        .unwrap_or((1, 13));
    let step = scaled(unit, exponent);
    // An end within a millionth of a step of a tick has that tick.
    let first = (lo / step - 1e-6).ceil() as i64;
    let last = (hi / step + 1e-6).floor() as i64;
    let written_out = lo.abs().max(hi.abs()) < 1e5 && exponent >= -5;
    (first..=last)
        .map(|m| {
            let digits = m * unit;
            let label = if digits == 0 {
                "0".into()
            } else if written_out {
                plain(digits, exponent)
            } else {
                scientific(digits, exponent)
            };
            Tick { value: scaled(digits, exponent), label }
        })
        .collect()
}

/// Whole exponents, as powers of ten.
fn powers(lo: f64, hi: f64, most: usize) -> Vec<Tick> {
    let power =
        |tick: Tick| Tick { label: format!("10{}", superscript(&(tick.value as i32).to_string())), ..tick };
    linear(lo, hi, most, true).into_iter().map(power).collect()
}

/// Powers of ten; on less than a decade or two, 1, 2 and 5 of each, or else round numbers.
fn logarithmic(lo: f64, hi: f64, most: usize) -> Vec<Tick> {
    let first = (log10(lo) - 1e-9).ceil() as i32;
    let last = (log10(hi) + 1e-9).floor() as i32;
    let decades = last - first + 1;
    if decades >= 2 {
        let stride = (decades as usize).div_ceil(most) as i32;
        let written_out = first >= -3 && last <= 3;
        return (first..=last)
            .filter(|n| n % stride == 0)
            .map(|n| Tick {
                value: power_of_ten(n),
                label: if written_out { plain(1, n) } else { format!("10{}", superscript(&n.to_string())) },
            })
            .collect();
    }
    let within: Vec<Tick> = (first - 1..=last + 1)
        .flat_map(|n| [1, 2, 5].map(|unit| (unit, n)))
        .filter(|(unit, n)| (lo * (1.0 - 1e-9)..=hi * (1.0 + 1e-9)).contains(&scaled(*unit, *n)))
        .map(|(unit, n)| Tick {
            value: scaled(unit, n),
            label: if (-4..5).contains(&n) { plain(unit, n) } else { scientific(unit, n) },
        })
        .collect();
    if (2..=most).contains(&within.len()) { within } else { linear(lo, hi, most, false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(lo: f64, hi: f64, scale: Scale, most: usize) -> Vec<String> {
        let axis = Axis { scale, ..Axis::linear("", Span::new(lo, hi)) };
        ticks(&axis, most).into_iter().map(|t| t.label).collect()
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(labels(-10.0, 10.0, Scale::Linear, 5), ["−10", "−5", "0", "5", "10"]);
        assert_eq!(labels(0.0, 1.0, Scale::Linear, 5), ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(labels(2.5, 22.5, Scale::Linear, 4), ["5", "10", "15", "20"]);
        assert_eq!(labels(0.0, 3e5, Scale::Linear, 3), ["0", "10⁵", "2×10⁵", "3×10⁵"]);
        assert_eq!(labels(0.0, 3e-7, Scale::Linear, 3), ["0", "10⁻⁷", "2×10⁻⁷", "3×10⁻⁷"]);
    }

    #[test]
    fn decades_have_raised_exponents() {
        assert_eq!(labels(1e-5, 1e5, Scale::Log, 4), ["10⁻³", "10⁰", "10³"]);
        assert_eq!(labels(0.5, 200.0, Scale::Log, 5), ["1", "10", "100"]);
        assert_eq!(labels(3.0, 60.0, Scale::Log, 5), ["5", "10", "20", "50"]);
        assert_eq!(labels(3.0, 4.0, Scale::Log, 4), ["3.0", "3.5", "4.0"]);
    }

    #[test]
    fn whole_numbers_have_nothing_between_them() {
        let axis = Axis { ticks: Ticks::Whole, ..Axis::linear("", Span::new(0.0, 3.0)) };
        let labels: Vec<String> = ticks(&axis, 8).into_iter().map(|t| t.label).collect();
        assert_eq!(labels, ["0", "1", "2", "3"]);
    }

    #[test]
    fn exponents_are_powers_of_ten() {
        let axis = Axis { ticks: Ticks::Powers, ..Axis::linear("", Span::new(-170.0, 3.0)) };
        let labels: Vec<String> = ticks(&axis, 4).into_iter().map(|t| t.label).collect();
        assert_eq!(labels, ["10⁻¹⁵⁰", "10⁻¹⁰⁰", "10⁻⁵⁰", "10⁰"]);
        let axis = Axis { span: Span::new(-90.0, 90.0), ..axis };
        let labels: Vec<String> = ticks(&axis, 2).into_iter().map(|t| t.label).collect();
        assert_eq!(labels, ["10⁻⁵⁰", "10⁰", "10⁵⁰"], "never one alone");
    }

    #[test]
    fn names_stand_at_whole_numbers() {
        let names = Ticks::Names(vec!["one", "two", "three", "four", "five"]);
        let axis = Axis { ticks: names, ..Axis::linear("", Span::new(-0.5, 3.5)) };
        let at = |most| ticks(&axis, most).into_iter().map(|t| (t.value, t.label)).collect::<Vec<_>>();
        let all = ["one", "two", "three", "four"].map(String::from);
        assert_eq!(at(5), [0.0, 1.0, 2.0, 3.0].into_iter().zip(all).collect::<Vec<_>>());
        assert_eq!(at(3), [(0.0, "one".into()), (2.0, "three".into())]);
        assert_eq!(at(1), [(0.0, "one".into())]);
    }

    #[test]
    fn notches_bear_the_numbers() {
        let notches = |count: i32| Axis {
            notches: (0..count).map(|epoch| 3.0 * f64::from(epoch)).collect(),
            ..Axis::linear("step", Span::new(0.0, 60.0))
        };
        let labels = |axis, most| ticks(&axis, most).into_iter().map(|t| t.label).collect::<Vec<_>>();
        assert_eq!(labels(notches(21), 6), ["0", "15", "30", "45", "60"]);
        assert_eq!(labels(notches(4), 6), ["0", "3", "6", "9"]);
        assert_eq!(labels(notches(4000), 2), ["0"], "what lies outside the span has no tick");
    }

    #[test]
    fn there_are_few_ticks_on_any_span() {
        let ends =
            [-1e300, -1e12, -1e3, -1.0, -1e-9, 0.0, 1e-300, 1e-9, 1e-4, 1.0, 1.0 + 1e-9, 7e5, 1e12, 1e300];
        for scale in [Scale::Linear, Scale::Log] {
            for lo in ends {
                for hi in ends {
                    for most in [1, 3, 8] {
                        let axis = Axis { scale, ..Axis::linear("", Span::new(lo, hi)) };
                        let ticks = ticks(&axis, most);
                        assert!(ticks.len() <= most + 2, "{lo} {hi} {scale:?} {most}: {}", ticks.len());
                        assert!(ticks.windows(2).all(|t| t[0].value < t[1].value), "{lo} {hi} {scale:?}");
                    }
                }
            }
        }
    }
}
