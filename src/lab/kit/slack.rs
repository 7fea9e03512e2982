//! The error of a number that is computed from printed, and so rounded, inputs.

use crate::number::within;

/// Half a unit in the last printed digit of a number; 0 where it is printed exactly.
pub fn half(v: f64) -> f64 {
    let unit = within(v, f64::INFINITY).1;
    let printed = (v / unit).round() * unit;
    if v.is_finite() && (printed - v).abs() > 1e-12 * v.abs() { 0.5 * unit } else { 0.0 }
}

/// How far the result of a rule may move when each input is off by half a unit in its last printed digit.
///
/// Moves each input alone, up and down, and adds up the effects: to first order what interval arithmetic would give,
/// for any rule. Where an input is a pair, both components count as inputs of their own.
pub fn slack(inputs: &[f64], rule: impl Fn(&[f64]) -> Vec<f64>) -> Vec<f64> {
    let own = rule(inputs);
    let mut slack = vec![0.0; own.len()];
    for (i, input) in inputs.iter().enumerate() {
        let half = half(*input);
        if half == 0.0 {
            continue;
        }
        let moved = [half, -half].map(|by| {
            let mut moved = inputs.to_vec();
            moved[i] += by;
            rule(&moved)
        });
        for (k, slack) in slack.iter_mut().enumerate() {
            let most = moved.iter().map(|moved| (moved[k] - own[k]).abs()).fold(0.0, f64::max);
            *slack += if most.is_finite() { most } else { 0.0 };
        }
    }
    slack
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rounding_can_do() {
        assert_eq!(half(1.5), 0.0);
        assert_eq!(half(1.23456), 0.0005);
        assert!((half(0.000012345) - 0.5e-7).abs() < 1e-20);
        let product = slack(&[2.0, 1.23456], |of| vec![of[0] * of[1], of[0]]);
        assert!((product[0] - 0.001).abs() < 1e-12 && product[1] == 0.0, "{product:?}");
    }
}
