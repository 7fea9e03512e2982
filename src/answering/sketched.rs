//! A curve that was sketched by a few of its points, held against the true one: in what its shape differs.

use super::{Judged, Outcome};
use crate::lab::kit::words::capitalised;
use crate::lab::{Answers, Place, Spot};
use crate::math::log10;
use crate::number::ten;
use crate::reading::numbers;

/// A sketch is right where no point of it is further off than this part of the axis.
const ROOM: f64 = 0.07;

/// A curve is said to rise where it does by this part of the axis.
const RISE: f64 = 0.05;

/// What is told of a sketch: the heights of its handles as texts. Its sentence has no number of the truth in it.
///
/// Both curves begin where the run stands, which is seen; heights are parts of the plot's own axis, in equal ratios where it has those,
/// and what goes beyond the axis counts as at its end.
pub fn told(answers: &Answers, typed: &[&str]) -> Judged {
    let Some(spot) = &answers.spot else { return Judged::new(Outcome::Unread, "") };
    let values: Option<Vec<f64>> = typed.iter().map(|text| numbers::typed(text)).collect();
    let Some(values) = values.filter(|values| values.len() == spot.truth.len()) else {
        return Judged::new(Outcome::Unread, "Drag the curve first.");
    };
    let (given, right) = (heights(spot, &values), heights(spot, &spot.truth));
    match difference(spot, &given, &right) {
        None => Judged::new(Outcome::Right, "Right: it is drawn as it goes."),
        Some(said) => Judged::new(Outcome::Other, said),
    }
}

/// Heights above the beginning in parts of the axis, the beginning first.
fn heights(spot: &Spot, values: &[f64]) -> Vec<f64> {
    let Place::Curve { start, ends, .. } = &spot.place else { return Vec::new() };
    let up = |v: f64| {
        let v = if v.is_nan() { f64::INFINITY } else { v }.clamp(ends[0], ends[1]);
        (if spot.log { log10(v) } else { v }) / spot.lengths[0]
    };
    std::iter::once(&start[1]).chain(values).map(|v| up(*v) - up(start[1])).collect()
}

/// The first of two neighbours between which a curve rises that has fallen or stood before or after, if any.
fn rise(heights: &[f64]) -> Option<usize> {
    heights.windows(2).position(|pair| pair[1] - pair[0] > RISE)
}

/// In what a sketch differs, in a sentence; nothing where it does not.
fn difference(spot: &Spot, given: &[f64], right: &[f64]) -> Option<String> {
    let off: Vec<f64> = given.iter().zip(right).map(|(a, b)| a - b).collect();
    let first = (1..off.len()).find(|i| off[*i].abs() > ROOM)?;
    let last = off.len() - 1;
    let at = |i: usize| if i == 0 { "the start" } else { &spot.names[i - 1] };
    let way = |v: f64| if v > 0.0 { "too high" } else { "too low" };
    let begins = match first {
        1 => String::new(),
        _ => format!("Right as far as {}; then ", at(first - 1)),
    };
    let said = match (rise(right), rise(given)) {
        (Some(i), None) => format!("it rises between {} and {}, and the sketch does not", at(i), at(i + 1)),
        (None, Some(i)) => {
            format!("the sketch rises between {} and {}, where the curve does not", at(i), at(i + 1))
        }
        _ if (off[1..].iter().all(|v| (v - off[1]).abs() <= ROOM)) && last > 1 => {
            format!("the shape is right from {} on, but all of it lies {}", at(1), way(off[1]))
        }
        _ if off[last].abs() <= ROOM => {
            let falls = right[last] < 0.0;
            let early = if (off[first] < 0.0) == falls { "too steep" } else { "not steep enough" };
            format!("it ends right, but on the way, at {}, it is {early}", at(first))
        }
        _ if first == last => format!("its end is {}", way(off[last])),
        _ => {
            let steep = given[last].abs() > right[last].abs() && (given[last] < 0.0) == (right[last] < 0.0);
            let how = if steep { "too steep" } else { "not steep enough" };
            match (given[last] < 0.0) == (right[last] < 0.0) || given[last].abs() <= ROOM {
                true => format!("the sketch is {how} and ends {}", way(off[last])),
                false => format!("the sketch goes the other way and ends {}", way(off[last])),
            }
        }
    };
    Some(capitalised(&format!("{begins}{said}.")))
}

/// By how much a sketch ends too high or too low, as a factor, where it does and the truth is seen; or nothing.
pub fn end(spot: &Spot, values: &[f64]) -> Option<String> {
    let Place::Curve { ends, .. } = &spot.place else { return None };
    let (v, truth) = (values.last()?.clamp(ends[0], ends[1]), spot.truth.last()?);
    let ratio = v / truth;
    if !ratio.is_finite() || ratio <= 0.0 {
        return None;
    }
    let (factor, way) = if ratio > 1.0 { (ratio, "high") } else { (1.0 / ratio, "low") };
    let digits = match factor {
        f if f < 1.1 => return None,
        f if f < 10.0 => format!("{f:.1}"),
        f if f < 1e4 => format!("{f:.0}"),
        f => ten(log10(f)),
    };
    Some(format!("It ends too {way} by a factor of {digits}."))
}
