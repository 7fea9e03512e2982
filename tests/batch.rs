//! Loss and gradient of a batch against sums of single examples.

use gradstep::batch::{gabor, line, sums};
use gradstep::math;

fn data(count: usize) -> (Vec<f64>, Vec<f64>) {
    let x = |i: usize| (i * 7 % 13) as f64 * 0.7 - 4.0;
    let y = |i: usize| (i * 5 % 11) as f64 * 0.1 - 0.4;
    ((0..count).map(x).collect(), (0..count).map(y).collect())
}

/// One example's f and ∂f/∂φ.
type Model = fn([f64; 2], f64) -> (f64, [f64; 2]);

fn one_by_one(phi: [f64; 2], x: &[f64], y: &[f64], model: Model) -> (f64, [f64; 2]) {
    let (mut loss, mut grad) = (0.0, [0.0; 2]);
    for (x, y) in x.iter().zip(y) {
        let (f, df) = model(phi, *x);
        loss += (f - y) * (f - y);
        grad[0] += 2.0 * (f - y) * df[0];
        grad[1] += 2.0 * (f - y) * df[1];
    }
    (loss, grad)
}

fn close(got: (f64, [f64; 2]), want: (f64, [f64; 2])) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-13 * b.abs().max(1.0);
    near(got.0, want.0) && near(got.1[0], want.1[0]) && near(got.1[1], want.1[1])
}

#[test]
fn batches_of_every_size() {
    let the_line: Model = |phi, x| (phi[0] + phi[1] * x, [1.0, x]);
    let the_gabor: Model = |phi, x| {
        let u = phi[0] + 0.06 * phi[1] * x;
        let (sin, cos) = math::sincos(u);
        let e = math::exp(-u * u / 32.0);
        let slope = (cos - u / 16.0 * sin) * e;
        (sin * e, [slope, slope * 0.06 * x])
    };
    for count in 0..=13 {
        let (x, y) = data(count);
        for phi in [[0.3, -0.2], [-2.0, 11.0], [40.0, 3.0]] {
            assert!(close(sums(&x, &y, line(phi)), one_by_one(phi, &x, &y, the_line)), "{count} {phi:?}");
            assert!(close(sums(&x, &y, gabor(phi)), one_by_one(phi, &x, &y, the_gabor)), "{count} {phi:?}");
        }
    }
}

#[test]
fn a_line_by_hand() {
    // Residuals at φ = (1, 2): 1 − 0, 3 − 1, 5 − 7 → loss 1 + 4 + 4, Σ r = 1, Σ x·r = 0 + 2 − 4.
    assert_eq!(sums(&[0.0, 1.0, 2.0], &[0.0, 1.0, 7.0], line([1.0, 2.0])), (9.0, [2.0, -4.0]));
}

#[test]
fn a_run_that_diverges_shows_it() {
    let (x, y) = data(5);
    let (loss, grad) = sums(&x, &y, line([1e200, -1e200]));
    assert!(loss.is_infinite() && grad.iter().all(|g| g.is_finite()));
    let (loss, grad) = sums(&x, &y, gabor([f64::NAN, 1.0]));
    assert!(loss.is_nan() && grad[0].is_nan());
    assert_eq!(sums(&x, &y, gabor([1e300, 1.0])).0, sums(&x, &y, gabor([1e9, 1.0])).0);
}
