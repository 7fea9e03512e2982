//! Numbers, vectors and matrices, and what formulas do with them.

/// Rows of numbers, each as long as the first; a number is one row of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Value(pub Vec<Vec<f64>>);

impl Value {
    pub fn one(v: f64) -> Value {
        Value(vec![vec![v]])
    }

    /// All its numbers, row by row.
    pub fn flat(&self) -> Vec<f64> {
        self.0.concat()
    }

    fn single(&self) -> Option<f64> {
        match &self.0[..] {
            [row] if row.len() == 1 => row.first().copied(),
            _ => None,
        }
    }

    pub fn map(&self, f: impl Fn(f64) -> f64) -> Value {
        Value(self.0.iter().map(|row| row.iter().map(|v| f(*v)).collect()).collect())
    }

    /// Element by element; a single number goes with each.
    pub fn each(&self, other: &Value, f: impl Fn(f64, f64) -> f64) -> Value {
        match (self.single(), other.single()) {
            (Some(a), _) => other.map(|b| f(a, b)),
            (_, Some(b)) => self.map(|a| f(a, b)),
            _ => {
                assert_eq!(self.0.len(), other.0.len(), "{self:?} with {other:?}");
                let rows = self.0.iter().zip(&other.0);
                Value(rows.map(|(a, b)| a.iter().zip(b).map(|(a, b)| f(*a, *b)).collect()).collect())
            }
        }
    }

    /// A matrix times what stands beside it.
    pub fn times(&self, other: &Value) -> Value {
        assert_eq!(self.0[0].len(), other.0.len(), "{self:?} times {other:?}");
        let cell = |row: &[f64], j: usize| row.iter().zip(&other.0).map(|(a, b)| a * b[j]).sum();
        Value(self.0.iter().map(|row| (0..other.0[0].len()).map(|j| cell(row, j)).collect()).collect())
    }
}
