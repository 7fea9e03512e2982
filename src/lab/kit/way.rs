//! A run as a reader may have computed it: correctly, or with a slip.

/// Numbers of a run, step by step.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Their name on the page (`φ₀`, `L`).
    pub name: String,
    /// The number at each step, from the first.
    pub values: Vec<f64>,
}

impl Series {
    /// Both components of a series of points in the plane.
    pub fn pair(names: [String; 2], values: &[[f64; 2]]) -> [Series; 2] {
        let mut i = 0;
        names.map(|name| {
            let values = values.iter().map(|both| both[i]).collect();
            i += 1;
            Series { name, values }
        })
    }
}

/// One way of computing a run.
pub struct Way<'a> {
    /// What was done otherwise than here, to go on from “These numbers come out when”; nothing for the run itself.
    pub slip: Option<&'static str>,
    made: Box<dyn Fn() -> Vec<Vec<Series>> + 'a>,
}

impl<'a> Way<'a> {
    /// A way whose runs are made when they are asked for: several where it can be gone in several ways, none where it cannot
    /// be gone here.
    pub fn new(slip: Option<&'static str>, made: impl Fn() -> Vec<Vec<Series>> + 'a) -> Way<'a> {
        Way { slip, made: Box::new(made) }
    }

    /// The numbers of each of its runs.
    pub fn runs(&self) -> Vec<Vec<Series>> {
        (self.made)()
    }
}
