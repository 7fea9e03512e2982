//! An answer as a place in a plot: where it is right to press, and how near is near enough.

use crate::figure::Extent;
use crate::math::log10;

/// A press is as good as this part of an axis: eight pixels of a plot of four hundred, what a finger and the eye can do.
pub const PRESS: f64 = 0.02;

/// Of the way from where it was to where it goes, so much may be missed: that is still nearer to the truth than to where it was,
/// and than to what most slips give.
const OF_THE_WAY: f64 = 0.25;

/// Where an answer is placed.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// Anywhere in a plane: two numbers, across and up.
    Plane,
    /// A number, as a height above a place across; on an axis of exponents its logarithm is up.
    Height {
        /// The place across.
        across: f64,
        /// Whether the axis has exponents of ten.
        exponents: bool,
    },
    /// A number, as a place across; on an axis of exponents its logarithm is across.
    Across {
        /// Whether the axis has exponents of ten.
        exponents: bool,
    },
    /// A curve: heights above places across, from where it begins.
    Curve {
        /// The places across.
        across: Vec<f64>,
        /// Where it begins.
        start: [f64; 2],
        /// From where to where its axis reaches.
        ends: [f64; 2],
        /// Whether the axis has exponents of ten.
        exponents: bool,
    },
    /// At one of the choices: where each lies, and what of the plot belongs to it. What is no number lies at the foot.
    Choices(Vec<([f64; 2], Extent)>),
}

/// An answer as a place in a plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The plot, by its name in links.
    pub view: &'static str,
    /// Where it is placed there.
    pub place: Place,
    /// What its numbers are called.
    pub names: Vec<String>,
    /// The right numbers; of choices, the right one.
    pub truth: Vec<f64>,
    /// How long the axis of each number is: in its unit or, where ratios are seen, in powers of ten.
    pub lengths: Vec<f64>,
    /// Whether ratios are seen, and not differences.
    pub log: bool,
    /// How far from the truth is still right, in parts of the axes.
    pub room: f64,
    /// Where the mark stands before it is placed, which tells nothing.
    pub from: Vec<f64>,
    /// Where else it could be, where it is one of several places that stand out (minima).
    pub others: Vec<Vec<f64>>,
}

impl Spot {
    /// A spot of these numbers, with no more room than a press takes.
    pub fn new(view: &'static str, place: Place, names: Vec<String>, truth: Vec<f64>) -> Spot {
        let lengths = vec![1.0; truth.len()];
        let from = truth.iter().map(|_| 0.0).collect();
        Spot { view, place, names, truth, lengths, log: false, room: PRESS, from, others: Vec::new() }
    }

    /// The same on axes of those lengths.
    pub fn on(self, lengths: Vec<f64>, log: bool) -> Spot {
        Spot { lengths, log, ..self }
    }

    /// The same for what moves on from where it was: there the mark begins, and a quarter of the way is left as room.
    pub fn moving(self, from: Vec<f64>) -> Spot {
        let room = PRESS.max(OF_THE_WAY * self.apart(&from, &self.truth));
        Spot { from, room, ..self }
    }

    /// Whether it is a curve.
    pub fn is_curve(&self) -> bool {
        matches!(self.place, Place::Curve { .. })
    }

    /// How far across its plot it has to be seen.
    pub fn across(&self) -> f64 {
        match &self.place {
            Place::Height { across, .. } => *across,
            Place::Curve { across, .. } => across.last().copied().unwrap_or(0.0),
            Place::Plane | Place::Across { .. } | Place::Choices(_) => 0.0,
        }
    }

    /// How far two answers are from each other, in parts of the axes.
    pub fn apart(&self, a: &[f64], b: &[f64]) -> f64 {
        let one = |((a, b), length): ((&f64, &f64), &f64)| {
            let off = if self.log { log10(*a) - log10(*b) } else { a - b };
            if a == b { 0.0 } else { off / length }
        };
        let parts = a.iter().zip(b).zip(&self.lengths).map(one);
        let far = parts.map(|part| part * part).sum::<f64>().sqrt();
        if a.len() == b.len() && far.is_finite() { far } else { f64::INFINITY }
    }

    /// Whether an answer is right: near enough to the truth, and no nearer to another place that stands out.
    pub fn is_right(&self, at: &[f64]) -> bool {
        let far = self.apart(at, &self.truth);
        far <= self.room && self.others.iter().all(|other| self.apart(at, other) > far)
    }

    /// Whether staying where the mark begins would be right, too.
    pub fn too_near(&self) -> bool {
        self.is_right(&self.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_enough_goes_by_the_axes_and_by_the_way() {
        let spot = Spot::new("surface", Place::Plane, Vec::new(), vec![1.0, 2.0]).on(vec![10.0, 20.0], false);
        assert!(spot.is_right(&[1.19, 2.0]) && spot.is_right(&[1.0, 2.39]) && !spot.is_right(&[1.19, 2.39]));
        // A way of 0.4 of the axis across: a quarter of it is 0.1.
        let spot = spot.moving(vec![-3.0, 2.0]);
        assert!(spot.is_right(&[0.01, 2.0]) && !spot.is_right(&[-0.01, 2.0]) && !spot.too_near());
        assert!(spot.moving(vec![1.1, 2.0]).too_near());
    }

    #[test]
    fn ratios_count_on_a_logarithmic_axis() {
        let height = Place::Height { across: 3.0, exponents: true };
        let spot = Spot::new("signal", height, Vec::new(), vec![1e-3]).on(vec![10.0], true);
        assert!(spot.is_right(&[1.5e-3]) && !spot.is_right(&[2e-3]) && !spot.is_right(&[0.0]));
    }

    #[test]
    fn the_nearest_of_several_places_is_meant() {
        let mut spot = Spot::new("surface", Place::Plane, Vec::new(), vec![0.0, 0.0]).on(vec![1.0; 2], false);
        spot.others = vec![vec![0.01, 0.0]];
        assert!(spot.is_right(&[0.001, 0.0]) && !spot.is_right(&[0.008, 0.0]));
    }
}
