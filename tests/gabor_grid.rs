//! The Gabor loss surface against the loss at each of its points.

use gradstep::math;
use gradstep::problem::gabor_loss_grid;

/// The 30 points of notebook 6.3 of Understanding Deep Learning (MIT licence).
const X: [f64; 30] = [
    -1.920, -14.22, 1.490, -1.940, -2.389, -5.090, -8.861, 3.578, -6.010, -6.995, 3.634, 0.8743, -10.96,
    0.4073, -9.467, 8.560, 10.62, -0.1729, 10.40, -12.61, 0.1574, -13.04, -2.156, -12.10, -11.19, 2.902,
    -8.220, -11.79, -8.391, -4.505,
];
const Y: [f64; 30] = [
    -1.051, -0.02482, 0.8896, -0.4943, -0.9371, 0.4306, 0.009577, -0.07944, 0.1624, -0.2682, -0.3129, 0.8303,
    -0.02365, 0.5098, -0.2777, 0.3367, 0.1927, -0.2222, 0.06352, 0.006888, 0.03224, 0.01091, -0.5706,
    -0.05258, -0.03666, 0.1709, -0.04805, 0.2008, -0.1904, 0.5952,
];

fn loss(phi: [f64; 2], x: &[f64], y: &[f64]) -> f64 {
    let loss = |(x, y): (&f64, &f64)| {
        let u = phi[0] + 0.06 * phi[1] * x;
        let r = math::sin(u) * math::exp(-u * u / 32.0) - y;
        r * r
    };
    x.iter().zip(y).map(loss).sum()
}

/// The largest error relative to max(1, L).
fn error(x: &[f64], y: &[f64], phi0: [f64; 2], phi1: [f64; 2], columns: usize, rows: usize) -> f64 {
    let grid = gabor_loss_grid(x, y, phi0, phi1, columns, rows);
    assert_eq!(grid.len(), columns * rows);
    let at = |ends: [f64; 2], count: usize, index: usize| match count {
        1 => ends[0],
        _ => ends[0] + (ends[1] - ends[0]) * index as f64 / (count - 1) as f64,
    };
    let mut worst = 0.0_f64;
    for (k, value) in grid.iter().enumerate() {
        let truth = loss([at(phi0, columns, k % columns), at(phi1, rows, k / columns)], x, y);
        let error = (value - truth).abs() / truth.max(1.0);
        assert!(error.is_finite(), "{value} for {truth}");
        worst = worst.max(error);
    }
    worst
}

#[test]
fn surface_of_the_book() {
    assert!(error(&X, &Y, [-10.0, 10.0], [2.5, 22.5], 256, 256) < 1e-13);
}

#[test]
fn surfaces_zoomed_in_and_out() {
    for half in [1e-9, 1e-4, 0.3, 5.0, 15.9, 16.1, 100.0, 1000.0] {
        for centre in [0.0, -7.0, 500.0] {
            let (phi0, phi1) = ([centre - half, centre + half], [1.0 - half, 1.0 + half]);
            let error = error(&X, &Y, phi0, phi1, 100, 40);
            assert!(error < 1e-12, "{error:e} at {centre} ± {half}");
        }
    }
}

#[test]
fn any_size_of_grid() {
    for columns in [1, 2, 7, 8, 9, 31] {
        for rows in [1, 3] {
            for half in [3.0, 60.0] {
                assert!(error(&X, &Y, [-half, half], [2.0, 9.0], columns, rows) < 1e-13);
            }
        }
    }
    assert!(gabor_loss_grid(&X, &Y, [0.0, 1.0], [0.0, 1.0], 0, 5).is_empty());
    assert!(gabor_loss_grid(&X, &Y, [0.0, 1.0], [0.0, 1.0], 5, 0).is_empty());
    assert_eq!(gabor_loss_grid(&[], &[], [0.0, 1.0], [0.0, 1.0], 2, 2), [0.0; 4]);
    assert!(error(&X, &Y, [2.0, 2.0], [3.0, 3.0], 9, 2) < 1e-13, "an axis of equal values");
    assert!(error(&X, &Y, [8.0, -8.0], [9.0, 1.0], 33, 9) < 1e-13, "axes that run down");
}

#[test]
fn own_data_of_any_size() {
    let mut state = 1_u64;
    let mut uniform = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    for _ in 0..400 {
        let scale = math::pow(10.0, 3.0 * uniform());
        let count = 1 + (200.0 * uniform()) as usize;
        let x: Vec<f64> = (0..count).map(|_| (2.0 * uniform() - 1.0) * scale).collect();
        let y: Vec<f64> = (0..count).map(|_| (2.0 * uniform() - 1.0) * scale).collect();
        let mut window = || {
            let half = math::pow(10.0, 6.0 * uniform() - 3.0);
            let centre = (2.0 * uniform() - 1.0) * (1000.0 - half);
            [centre - half, centre + half]
        };
        let (phi0, phi1) = (window(), window());
        let columns = 1 + (40.0 * uniform()) as usize;
        let error = error(&x, &y, phi0, phi1, columns, 12);
        assert!(error < 1e-12, "{error:e}: φ0 in {phi0:?}, φ1 in {phi1:?}, {columns} columns, x to {scale}");
    }
}
