//! Numbers printed so that a reader who computes with them comes to what stands beside them.

use super::result::{fixed, scale_of};
use super::{minus, scientific, short};
use crate::math::pow;

/// More digits than any line needs.
const MOST: usize = 13;

/// A number rounded to `more` digits more than [`short`] shows, and the unit of its last digit.
fn rounded_to(v: f64, more: usize) -> (f64, f64) {
    if v == 0.0 || !v.is_finite() {
        return (v, 0.0);
    }
    let (scale, digits) = if fixed(v) { (1.0, 3 + more) } else { (scale_of(v), 2 + more) };
    let each = pow(10.0, digits as f64);
    ((v / scale * each).round_ties_even() / each * scale, scale / each)
}

/// Numbers as they are to be printed for a line that computes `results` from them: rounded to the digits that [`short`] has, or
/// to as few more as it takes for `compute` to come within a unit of the last digit of each result. [`exact`] prints them. Where one of them is not to be seen, none needs more; nor does a result that is not.
pub fn operands(values: &[f64], results: &[f64], compute: impl Fn(&[f64]) -> Vec<f64>) -> Vec<f64> {
    if values.iter().any(|v| v.is_nan()) {
        return values.iter().map(|v| rounded_to(*v, 0).0).collect();
    }
    let shown: Vec<(f64, f64)> = results.iter().map(|v| rounded_to(*v, 0)).collect();
    let comes_out = |digits: &[usize]| {
        let printed: Vec<f64> = values.iter().zip(digits).map(|(v, more)| rounded_to(*v, *more).0).collect();
        let near = |(got, (want, unit)): (&f64, &(f64, f64))| {
            // A zero stands for what is less than its last digit.
            let room = if *want == 0.0 { 0.001 } else { *unit };
            (got - want).abs() <= 0.999 * room || !want.is_finite()
        };
        compute(&printed).iter().zip(&shown).all(near)
    };
    let mut digits = vec![0; values.len()];
    while !comes_out(&digits) && digits.iter().all(|more| *more < MOST) {
        digits.iter_mut().for_each(|more| *more += 1);
    }
    // Those that have more of them than they need give some back.
    for i in 0..digits.len() {
        while let Some(fewer) = digits.get(i).and_then(|more| more.checked_sub(1)) {
            let mut tried = digits.clone();
            tried[i] = fewer;
            if !comes_out(&tried) {
                break;
            }
            digits = tried;
        }
    }
    values.iter().zip(digits).map(|(v, more)| rounded_to(*v, more).0).collect()
}

/// A number with all the digits that it was rounded to, at least those of [`short`].
pub fn exact(v: f64) -> String {
    if v == 0.0 || !v.is_finite() {
        return short(v);
    }
    let same = |more: &usize| (rounded_to(v, *more).0 - v).abs() <= 1e-14 * v.abs();
    let more = (0..MOST).find(same).unwrap_or(MOST);
    if fixed(v) { minus(&format!("{v:.*}", 3 + more)) } else { scientific(v, 2 + more) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::blank;

    fn printed(values: [f64; 2]) -> Vec<String> {
        let all = operands(&values, &[values[0] * values[1]], |v| vec![v[0] * v[1]]);
        all.into_iter().map(exact).collect()
    }

    #[test]
    fn a_product_comes_out_as_it_is_printed() {
        assert_eq!(printed([2.0, 0.25]), ["2.000", "0.250"]);
        assert_eq!(printed([-3.365_987, 5.068_432]), ["−3.366", "5.0684"]);
        assert_eq!(printed([f64::INFINITY, 2.0]), ["∞", "2.000"]);
    }

    #[test]
    fn what_is_not_to_be_seen_asks_for_no_digits() {
        assert_eq!(printed([blank(2), 5.068_432]), ["▢₂", "5.068"]);
        let open = operands(&[-3.365_987, 5.068_432], &[blank(1)], |v| vec![v[0] * v[1]]);
        assert_eq!(open.into_iter().map(exact).collect::<Vec<_>>(), ["−3.366", "5.068"]);
    }

    #[test]
    fn zero_asks_for_no_digits() {
        assert_eq!(printed([0.0, 1.234_567]), ["0.000", "1.235"]);
        let less = operands(&[0.123_456, 0.123_456], &[0.0], |v| vec![v[0] - v[1]]);
        assert_eq!(less.into_iter().map(exact).collect::<Vec<_>>(), ["0.123", "0.123"]);
    }
}
