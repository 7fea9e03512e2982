//! A curve over steps or layers that is to be sketched by a few handles.

use super::answers::Answers;
use super::spot::{Place, Spot};

/// The most handles of a sketch.
const MOST: usize = 5;

/// A curve from a point that is seen to the last that is asked for.
pub struct Curve {
    /// The plot, by its name in links.
    pub view: &'static str,
    /// What it shows.
    pub what: String,
    /// The step at which it is first seen beyond its beginning, and the one at which all of it is.
    pub steps: [usize; 2],
    /// Where it begins.
    pub start: [f64; 2],
    /// What its handles are called, and the truth there.
    pub points: Vec<(String, [f64; 2])>,
    /// From where to where its axis reaches while it is sketched.
    pub ends: [f64; 2],
    /// How long that is: in its unit or, where ratios are seen, in powers of ten.
    pub length: f64,
    /// Whether ratios are seen.
    pub log: bool,
    /// Whether the axis has exponents of ten.
    pub exponents: bool,
}

/// Some of the numbers 1 to n, evenly, the last among them.
pub fn some(n: usize) -> Vec<usize> {
    let count = n.min(MOST);
    (1..=count).map(|i| (2 * i * n + count) / (2 * count)).collect()
}

impl Curve {
    /// What may be answered; nothing where there are less than two handles, or it begins beyond the axis.
    pub fn answers(self) -> Option<Answers> {
        let Curve { view, what, steps, start, points, ends, length, log, exponents } = self;
        if points.len() < 2 || !(ends[0]..=ends[1]).contains(&start[1]) {
            return None;
        }
        // What leaves the axis lies at its end.
        let inside = |v: f64| if v.is_nan() { ends[1] } else { v.clamp(ends[0], ends[1]) };
        let truth: Vec<f64> = points.iter().map(|(_, [_, v])| inside(*v)).collect();
        let across = points.iter().map(|(_, [x, _])| *x).collect();
        let names = points.into_iter().map(|(name, _)| name).collect();
        let lengths = vec![length; truth.len()];
        let from = vec![start[1]; truth.len()];
        let place = Place::Curve { across, start, ends, exponents };
        let spot = Spot { from, ..Spot::new(view, place, names, truth.clone()).on(lengths, log) };
        let [step, shown] = steps;
        Some(Answers { shown, spot: Some(spot), ..Answers::numbers(step, vec![what], truth) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_spread_evenly() {
        assert_eq!(some(2), [1, 2]);
        assert_eq!(some(5), [1, 2, 3, 4, 5]);
        assert_eq!(some(10), [2, 4, 6, 8, 10]);
        assert_eq!(some(12), [2, 5, 7, 10, 12]);
    }
}
