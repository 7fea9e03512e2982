//! Random numbers: NumPy's legacy `RandomState`, number for number.
//!
//! `Rng::new(1)` gives what `np.random.seed(1)` gives in a notebook. The stream is frozen by NumPy's own
//! policy (NEP 19). Independent streams for other purposes are keyed: `Rng::with_key(&[seed, k])` is
//! `np.random.RandomState([seed, k])`. Who draws from which:
//!
//! | stream | who draws |
//! |---|---|
//! | `RandomState(seed)` | the batches of a run ([`crate::sampler::Batches::draw`]) |
//! | `RandomState(seed)`, from its beginning again | weights and biases ([`crate::init::draw`]); weights, then inputs, of deep networks ([`crate::network::Draws::new`]) |
//! | `[seed, 2]` | the trials of a random search |
//! | `[seed, 66]` | which batches are shown where there are too many for all |
//! | `[seed, 101]` … | synthetic data sets, each its own |
//!
//! A keyed stream is numbered once and never again, so that links keep their meaning.

use crate::math;
use rand_mt::Mt;

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub struct Rng {
    mt: Mt,
    spare_normal: Option<f64>,
}

impl Rng {
    /// `np.random.RandomState(seed)`.
    pub fn new(seed: u32) -> Rng {
        Rng { mt: Mt::new(seed), spare_normal: None }
    }

    /// `np.random.RandomState(key)` for a list of numbers.
    pub fn with_key(key: &[u32]) -> Rng {
        Rng { mt: Mt::new_with_key(key.iter().copied()), spare_normal: None }
    }

    /// The next 32 random bits.
    pub fn next_u32(&mut self) -> u32 {
        self.mt.next_u32()
    }

    /// `random_sample()`: uniform in [0, 1), 53 random bits.
    pub fn random_sample(&mut self) -> f64 {
        let high = f64::from(self.next_u32() >> 5);
        let low = f64::from(self.next_u32() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    // Copied into every place that draws, it would be nine times as much code.
    /// `normal()`: standard normal, by the polar method of Box and Muller; pairs come from one draw.
    #[inline(never)]
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare_normal.take() {
            return spare;
        }
        loop {
            let a = 2.0 * self.random_sample() - 1.0;
            let b = 2.0 * self.random_sample() - 1.0;
            let r2 = a * a + b * b;
            if r2 < 1.0 && r2 != 0.0 {
                let f = (-2.0 * math::ln(r2) / r2).sqrt();
                self.spare_normal = Some(f * a);
                return f * b;
            }
        }
    }

    /// Uniform in `0..=max`: bits under the smallest mask that covers `max`, drawn again when above it.
    pub fn interval(&mut self, max: u32) -> u32 {
        if max == 0 {
            return 0;
        }
        let mask = u32::MAX >> max.leading_zeros();
        loop {
            let value = self.next_u32() & mask;
            if value <= max {
                return value;
            }
        }
    }

    /// `permutation(n)`: 0 to n − 1 in random order, by Fisher and Yates from the end.
    pub fn permutation(&mut self, n: u32) -> Vec<u32> {
        let mut order: Vec<u32> = (0..n).collect();
        for i in (1..n).rev() {
            let j = self.interval(i);
            order.swap(i as usize, j as usize);
        }
        order
    }
}
