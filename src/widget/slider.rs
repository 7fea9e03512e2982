//! Sliders: which number a position stands for, as text of as many digits as a slider can choose.

use super::Widget;
use crate::lab::Hint;
use crate::math::{exp, ln, log10, pow};
use crate::number::{self, rounded};
use crate::param::{Kind, Spacing};
use crate::scenario::write_number;

/// The last position of a slider of real numbers: fine enough that a step on the screen is one of them.
const POSITIONS: u32 = 1000;

/// Whole numbers over a wider range go by ratio: single steps would be lost.
const WIDE: f64 = 400.0;

/// A slider of ratios covers so much of its range, counted from its end: smaller numbers can be typed.
const REACH: f64 = 1e7;

/// How positions and numbers belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slider {
    least: f64,
    most: f64,
    run: Run,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Run {
    /// Equal differences.
    Even,
    /// Equal ratios.
    Log,
    /// Finest about the middle, where a nudge is small.
    Fine,
    /// Each whole number.
    Whole,
    /// Whole numbers, wider apart the larger they are.
    Wide,
}

impl Slider {
    /// That of a parameter; nothing where it is set in another way.
    pub fn of(kind: Kind, hint: &Hint) -> Option<Slider> {
        let (least, most, run) = match kind {
            Kind::Integer { min, max } => {
                let (min, most) = (f64::from(min), hint.most.unwrap_or(f64::from(max)));
                (min, most, if most - min > WIDE { Run::Wide } else { Run::Whole })
            }
            Kind::Number { min, max, spacing: Spacing::Even } => (min, hint.most.unwrap_or(max), Run::Even),
            Kind::Number { min, max, spacing: Spacing::Log } => {
                let most = hint.most.unwrap_or(max);
                (hint.least.unwrap_or(min.max(most / REACH)), most, Run::Log)
            }
            Kind::Vector { min, max, .. } => (min, max, Run::Even),
            Kind::Amount { bound, .. } => (-bound, bound, Run::Fine),
            _ => return None,
        };
        Some(Slider { least, most, run })
    }

    /// The last position; the first is 0.
    pub fn positions(&self) -> u32 {
        // One position at least, where there is nothing to choose.
        if self.run == Run::Whole { ((self.most - self.least) as u32).max(1) } else { POSITIONS }
    }

    /// Whether a number is one that it can choose.
    pub fn holds(&self, v: f64) -> bool {
        (self.least..=self.most).contains(&v)
    }

    /// The text of the number at a position.
    pub fn text(&self, at: f64) -> String {
        let Slider { least, most, run } = *self;
        let part = (at / f64::from(self.positions())).clamp(0.0, 1.0);
        let v = match run {
            Run::Even => {
                let digits = (3.0 - log10(most - least).ceil()).max(0.0) as usize;
                number::read(&format!("{:.digits$}", least + part * (most - least)))
            }
            Run::Log => two_digits(least * pow(most / least, part)),
            Run::Fine => {
                let off = 2.0 * part - 1.0;
                two_digits(0.5 * (least + most) + 0.5 * (most - least) * off * off * off)
            }
            Run::Whole => Some(least + (part * f64::from(self.positions())).round()),
            Run::Wide => {
                let v = least + exp(part * ln(most - least + 1.0)) - 1.0;
                if v < 100.0 { Some(v.round()) } else { two_digits(v) }
            }
        };
        write_number(v.unwrap_or(least).clamp(least, most))
    }

    /// The position of a number; the nearest end where it lies beyond.
    pub fn at(&self, v: f64) -> f64 {
        let Slider { least, most, run } = *self;
        let v = v.clamp(least, most);
        let part = match run {
            Run::Even | Run::Whole => (v - least) / (most - least).max(f64::MIN_POSITIVE),
            Run::Log => ln(v / least) / ln(most / least),
            Run::Fine => {
                let off = (2.0 * v - least - most) / (most - least);
                0.5 * (off.signum() * pow(off.abs(), 1.0 / 3.0) + 1.0)
            }
            Run::Wide => ln(v - least + 1.0) / ln(most - least + 1.0),
        };
        if part.is_finite() { part * f64::from(self.positions()) } else { 0.0 }
    }
}

impl Widget {
    /// The text of the number that a slider of a parameter stands for at a position; see [`Widget::state`].
    pub fn slide(&self, key: &str, at: f64) -> String {
        self.slider(key).map_or_else(String::new, |slider| slider.text(at))
    }

    /// The slider of a parameter, where it has one.
    fn slider(&self, key: &str) -> Option<Slider> {
        Slider::of(self.scenario.param(key)?.kind, &self.lab.hint(&self.scenario, key))
    }
}

/// The number rounded to two significant digits.
fn two_digits(v: f64) -> Option<f64> {
    Some(rounded(v, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slider(kind: Kind, hint: &Hint) -> Slider {
        Slider::of(kind, hint).expect("it has a slider")
    }

    #[test]
    fn a_position_and_its_number_belong_together() {
        let kinds = [
            Kind::Number { min: 0.0, max: 0.999, spacing: Spacing::Even },
            Kind::Number { min: 1e-12, max: 10.0, spacing: Spacing::Log },
            Kind::Integer { min: 1, max: 12 },
            Kind::Integer { min: 1, max: 10_000 },
            Kind::Vector { names: &["a"], min: -3.0, max: 3.0 },
            Kind::Amount { of: Vec::new, bound: 2.0 },
        ];
        for kind in kinds {
            let slider = slider(kind, &Hint::default());
            for at in (0..=10).map(|part| f64::from(slider.positions()) * f64::from(part) / 10.0) {
                let text = slider.text(at);
                let back = slider.text(slider.at(text.parse().expect("a number")));
                assert_eq!(back, text, "{kind:?} at {at}");
            }
        }
    }

    #[test]
    fn ends_are_those_of_the_table_or_of_the_hint() {
        let rate = Kind::Number { min: 1e-12, max: 10.0, spacing: Spacing::Log };
        let ends = |hint: &Hint| [0.0, 1000.0].map(|at| slider(rate, hint).text(at));
        assert_eq!(ends(&Hint::default()), ["1e-6", "10"]);
        assert_eq!(ends(&Hint { least: Some(4e-5), most: Some(0.4), ..Hint::default() }), ["4e-5", "0.4"]);
        let limited =
            slider(Kind::Integer { min: 0, max: 1000 }, &Hint { most: Some(12.0), ..Hint::default() });
        assert_eq!((limited.positions(), limited.text(12.0)), (12, "12".into()));
    }

    #[test]
    fn numbers_beyond_stand_at_the_end() {
        let rate = Kind::Number { min: 1e-12, max: 10.0, spacing: Spacing::Log };
        let slider = slider(rate, &Hint::default());
        assert_eq!((slider.at(1e-12), slider.at(20.0)), (0.0, 1000.0));
        assert!(!slider.holds(1e-9) && slider.holds(1e-3));
    }
}
