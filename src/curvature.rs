//! How a loss bends: its Hessian at a point, and the directions of largest and smallest curvature.

/// The second derivatives of a loss of two parameters: ∂²L/∂φ₀², ∂²L/∂φ₀∂φ₁ and ∂²L/∂φ₁².
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hessian(pub [f64; 3]);

impl Hessian {
    /// Adds a multiple of another.
    #[must_use]
    pub fn plus(self, times: f64, other: [f64; 3]) -> Hessian {
        let Hessian(mut sum) = self;
        sum.iter_mut().zip(other).for_each(|(sum, v)| *sum += times * v);
        Hessian(sum)
    }

    /// Its eigenvalues, the greater one first.
    pub fn eigenvalues(self) -> [f64; 2] {
        let Hessian([a, b, c]) = self;
        let (middle, half) = (0.5 * (a + c), 0.5 * (a - c));
        let reach = (half * half + b * b).sqrt();
        // One is a sum of equal signs; of the other, the determinant loses less than a difference would.
        let far = if middle < 0.0 { middle - reach } else { middle + reach };
        let near = if far == 0.0 { 0.0 } else { (a * c - b * b) / far };
        if far >= near { [far, near] } else { [near, far] }
    }

    /// The directions of the eigenvalues, each one long and at right angles to the other.
    pub fn directions(self) -> [[f64; 2]; 2] {
        let Hessian([a, b, c]) = self;
        let half = 0.5 * (a - c);
        let reach = (half * half + b * b).sqrt();
        let [x, y] = if half >= 0.0 { [half + reach, b] } else { [b, reach - half] };
        let length = (x * x + y * y).sqrt();
        // Where it bends alike in all directions, any will do.
        let [x, y] = if length > 0.0 { [x / length, y / length] } else { [1.0, 0.0] };
        let forward = |[x, y]: [f64; 2]| if x < 0.0 || (x == 0.0 && y < 0.0) { [-x, -y] } else { [x, y] };
        [forward([x, y]), forward([-y, x])]
    }

    /// vᵀHv: how it bends along v.
    pub fn along(self, [x, y]: [f64; 2]) -> f64 {
        let Hessian([a, b, c]) = self;
        a * x * x + 2.0 * b * x * y + c * y * y
    }
}

#[cfg(test)]
mod tests {
    use super::Hessian;

    #[test]
    fn eigenvalues_with_their_directions() {
        for h in [[24.0, 22.82, 30.0242], [1.0, 0.0, 400.0], [2.0, 0.0, -2.0], [-3.0, 1.0, -1.0], [0.0; 3]] {
            let hessian = Hessian(h);
            let (values, directions) = (hessian.eigenvalues(), hessian.directions());
            assert!(values[0] >= values[1], "{h:?}: {values:?}");
            for (value, [x, y]) in values.into_iter().zip(directions) {
                let off = [h[0] * x + h[1] * y - value * x, h[1] * x + h[2] * y - value * y];
                assert!(off.iter().all(|off| off.abs() < 1e-12 * 400.0), "{h:?}: {value} along {x} {y}");
                assert!((x * x + y * y - 1.0).abs() < 1e-15);
                assert!((hessian.along([x, y]) - value).abs() < 1e-12 * 400.0);
            }
            let [[x, y], [p, q]] = directions;
            assert_eq!(x * p + y * q, 0.0, "at right angles");
        }
    }
}
