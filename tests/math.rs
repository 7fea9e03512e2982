//! The functions for several numbers at once against `libm`, and bit for bit against themselves elsewhere.

use gradstep::math::{self, lanes};
use wide::f64x2;

/// A fixed stream of numbers in [0, 1) (SplitMix64).
struct Stream(u64);

impl Stream {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Between −`reach` and `reach`.
    fn within(&mut self, reach: f64) -> f64 {
        (2.0 * self.next() - 1.0) * reach
    }
}

/// FNV-1a over the bits of the numbers.
fn digest(values: impl IntoIterator<Item = f64>) -> u64 {
    values
        .into_iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, value| (hash ^ value.to_bits()).wrapping_mul(0x0100_0000_01b3))
}

fn pair(f: impl Fn(f64x2) -> f64x2, x: f64) -> f64 {
    let [first, second] = f(f64x2::new([x, 0.5])).to_array();
    let [_, swapped] = f(f64x2::new([0.5, x])).to_array();
    assert!(
        first.to_bits() == swapped.to_bits() || (first.is_nan() && swapped.is_nan()),
        "lanes differ at {x}"
    );
    assert!(second.is_finite(), "the lane beside {x} is touched");
    first
}

fn sin(x: f64) -> f64 {
    pair(|x| lanes::sin_cos(x).0, x)
}

fn cos(x: f64) -> f64 {
    pair(|x| lanes::sin_cos(x).1, x)
}

fn exp(x: f64) -> f64 {
    pair(lanes::exp, x)
}

#[test]
fn sine_and_cosine_are_within_an_ulp_of_one_of_libm() {
    let mut stream = Stream(1);
    for reach in [1.0, 40.0, 1e3, 1.6e6, 1e9] {
        for _ in 0..200_000 {
            let x = stream.within(reach);
            let (s, c) = math::sincos(x);
            assert!((sin(x) - s).abs() <= f64::EPSILON, "sin {x:e}");
            assert!((cos(x) - c).abs() <= f64::EPSILON, "cos {x:e}");
        }
    }
}

#[test]
fn sine_keeps_its_relative_precision_near_multiples_of_pi() {
    for k in -100_000_i32..=100_000 {
        let x = f64::from(k) * std::f64::consts::PI;
        let truth = math::sin(x);
        assert!((sin(x) - truth).abs() <= 4e-16 * truth.abs(), "sin {k}π: {:e}, {truth:e}", sin(x));
    }
}

#[test]
fn exponential_is_within_two_ulps_of_libm() {
    let mut stream = Stream(2);
    for reach in [1.0, 40.0, 708.0] {
        for _ in 0..350_000 {
            let x = stream.within(reach);
            let truth = math::exp(x);
            assert!((exp(x) - truth).abs() <= 2.0 * f64::EPSILON * truth, "exp {x}");
        }
    }
}

#[test]
fn exponential_at_the_ends_of_f64() {
    for x in [709.7, 709.782_712_893_38, -708.4, -720.5, -745.13] {
        let truth = math::exp(x);
        let least = f64::from_bits(1);
        assert!((exp(x) - truth).abs() <= (2.0 * f64::EPSILON * truth).max(least), "exp {x}");
    }
    assert_eq!(exp(0.0), 1.0);
    assert_eq!(exp(709.783), f64::INFINITY);
    assert_eq!(exp(1e300), f64::INFINITY);
    assert_eq!(exp(f64::INFINITY), f64::INFINITY);
    assert_eq!(exp(-745.14), 0.0);
    assert_eq!(exp(-1e300), 0.0);
    assert_eq!(exp(f64::NEG_INFINITY), 0.0);
    assert!(exp(f64::NAN).is_nan());
}

fn ln_1p(x: f64) -> f64 {
    pair(lanes::ln_1p, x)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the core has no other to compare with")]
fn logarithm_is_within_two_ulps_of_the_standard_librarys() {
    let mut stream = Stream(4);
    for scale in [1.0, 1e-3, 1e-9, 1e-200] {
        for _ in 0..200_000 {
            let x = scale * stream.within(1.0).abs();
            let truth = x.ln_1p();
            assert!((ln_1p(x) - truth).abs() <= 2.0 * f64::EPSILON * truth, "ln(1 + {x:e})");
        }
    }
    assert_eq!(ln_1p(0.0), 0.0);
    assert_eq!(ln_1p(1.0), std::f64::consts::LN_2);
    assert!(ln_1p(f64::NAN).is_nan());
}

#[test]
fn sine_and_cosine_of_odd_arguments() {
    assert_eq!((sin(0.0), cos(0.0)), (0.0, 1.0));
    for x in [f64::from_bits(1), 1e-310, -1e-8] {
        assert_eq!((sin(x), cos(x)), (x, 1.0), "{x:e}");
    }
    for x in [1_647_099.0, 1_647_100.0, 1e22, -1e300, f64::MAX] {
        let (s, c) = math::sincos(x);
        assert!((sin(x) - s).abs() <= f64::EPSILON && (cos(x) - c).abs() <= f64::EPSILON, "{x:e}");
    }
    for x in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        assert!(sin(x).is_nan() && cos(x).is_nan());
    }
}

/// Equal on every target. If this fails on one alone, an operation there is fused or reordered; if it fails on
/// all, the functions were changed, and every stored digest of a trajectory changes with them.
#[test]
fn bits_are_the_same_everywhere() {
    let mut stream = Stream(3);
    let mut values = Vec::new();
    for reach in [1.0, 40.0, 1e5, 3e6] {
        for _ in 0..250_000 {
            let x = stream.within(reach);
            values.extend([sin(x), cos(x), exp(x.rem_euclid(1500.0) - 750.0)]);
        }
    }
    assert_eq!(format!("{:016x}", digest(values)), "1b9f929b920be27c");

    let mut stream = Stream(5);
    let values: Vec<f64> = (0..250_000).map(|_| ln_1p(stream.within(1.0).abs())).collect();
    assert_eq!(format!("{:016x}", digest(values)), "324d49247f96094f");
}
