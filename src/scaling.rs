//! Standard units: numbers less their mean, in standard deviations.

/// The mean and the standard deviation of some numbers, to measure others by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scaling {
    /// Their mean.
    pub mean: f64,
    /// The root of the mean square distance from it: divided by n, not by n − 1. 0 where all are equal.
    pub deviation: f64,
}

impl Scaling {
    /// That of numbers which stay as they are.
    pub const NONE: Scaling = Scaling { mean: 0.0, deviation: 1.0 };

    /// That of some numbers, which are summed in their order.
    pub fn of(values: impl Iterator<Item = f64> + Clone) -> Scaling {
        let Some(first) = values.clone().next() else { return Scaling::NONE };
        if values.clone().all(|v| v == first) {
            // What rounding would leave of equal numbers is no deviation.
            return Scaling { mean: first, deviation: 0.0 };
        }
        let (count, sum) = values.clone().fold((0.0, 0.0), |(count, sum), v| (count + 1.0, sum + v));
        let mean: f64 = sum / count;
        let squares: f64 = values.map(|v| (v - mean) * (v - mean)).sum();
        Scaling { mean, deviation: (squares / count).sqrt() }
    }

    /// What numbers are divided by: 1 where there is no deviation.
    pub fn unit(&self) -> f64 {
        if self.deviation == 0.0 { 1.0 } else { self.deviation }
    }

    /// A number in standard units.
    pub fn standard(&self, v: f64) -> f64 {
        (v - self.mean) / self.unit()
    }

    /// A number in standard units as it was before.
    pub fn own(&self, v: f64) -> f64 {
        self.mean + self.unit() * v
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deviations_are_divided_by_n() {
        let scaling = Scaling::of([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0].into_iter());
        assert_eq!(scaling, Scaling { mean: 5.0, deviation: 2.0 });
        assert_eq!((scaling.standard(9.0), scaling.own(2.0)), (2.0, 9.0));
    }

    #[test]
    fn equal_numbers_become_zero() {
        let scaling = Scaling::of([0.1; 1000].into_iter());
        assert_eq!(scaling, Scaling { mean: 0.1, deviation: 0.0 });
        assert_eq!((scaling.standard(0.1), scaling.own(0.0)), (0.0, 0.1));
    }
}
