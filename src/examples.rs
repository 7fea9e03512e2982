//! Training examples: pairs of an input x and a target y, each a row of numbers.

/// I examples with D_i inputs and D_o targets each, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Examples {
    inputs: usize,
    outputs: usize,
    x: Vec<f64>,
    y: Vec<f64>,
}

impl Examples {
    /// Examples from rows written one after the other; `None` when the lengths do not agree.
    pub fn new(inputs: usize, outputs: usize, x: Vec<f64>, y: Vec<f64>) -> Option<Examples> {
        let whole =
            inputs > 0 && outputs > 0 && x.len().is_multiple_of(inputs) && y.len().is_multiple_of(outputs);
        (whole && x.len() / inputs == y.len() / outputs).then_some(Examples { inputs, outputs, x, y })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.x.len() / self.inputs
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.x.is_empty()
    }

    /// D_i.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// D_o.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The input of example i.
    pub fn x(&self, i: usize) -> &[f64] {
        &self.x[i * self.inputs..][..self.inputs]
    }

    /// The target of example i.
    pub fn y(&self, i: usize) -> &[f64] {
        &self.y[i * self.outputs..][..self.outputs]
    }
}
