//! What members say of themselves in Python, for scripts that repeat a run outside the lab.
//!
//! NumPy is `np`, φ is `phi`, a vector; settings have the names of their letters (`alpha`, `beta`). A member gives its own lines
//! in its own file; `src/lab/kit/script` puts them together, and `cargo xtask test --only scripts` runs what comes of it.

/// Settings by the names that lines have for them.
pub type Settings = Vec<(&'static str, f64)>;

/// One step of a method: from `phi`, the gradient `g`, its state, `alpha` and the step `t` to the next `phi`.
pub struct Rule {
    /// Its settings.
    pub settings: Settings,
    /// Where the gradient is measured.
    pub measured: &'static str,
    /// What stands before the loops, or nothing.
    pub before: &'static [&'static str],
    /// The lines of a step, the last of which sets `phi`; `{batch}` is what `L` is asked about besides `phi`.
    pub lines: &'static [&'static str],
}

impl Rule {
    /// A rule that measures its gradient at φ itself.
    pub fn new(settings: Settings, lines: &'static [&'static str]) -> Rule {
        Rule { settings, measured: "phi", before: &[], lines }
    }
}

/// A function of all outputs of an example at once; a column for each example.
pub struct Outputs {
    /// The lines that return o of `f` in NumPy.
    pub value: &'static [&'static str],
    /// ∂ℓ/∂f in NumPy, of `o` and `dl_do`.
    pub back: &'static str,
    /// o of `f` in PyTorch.
    pub torch: &'static str,
    /// The loss of classes, where it is not the loss's own.
    pub classes: Option<Error>,
}

/// A learning-rate schedule.
pub struct Rate {
    /// Its settings.
    pub settings: Settings,
    /// The rate of step `t` of `T`, where the reader has set `alpha0`; `per_epoch` steps are an epoch.
    pub value: &'static str,
}

/// A loss of an output `f` against its target `y`, element by element.
pub struct Error {
    /// Its settings.
    pub settings: Settings,
    /// ℓ in NumPy.
    pub value: &'static str,
    /// ∂ℓ/∂f in NumPy.
    pub derivative: &'static str,
    /// ℓ in PyTorch.
    pub torch: &'static str,
}

/// A function of a pre-activation `f`, element by element.
#[derive(Clone, Copy, Debug)]
pub struct PythonFunction {
    /// What stands before it in NumPy, or nothing.
    pub before: &'static [&'static str],
    /// `a[f]` in NumPy.
    pub value: &'static str,
    /// `a′[f]` in NumPy, of `f` and `h`, which is `a[f]`.
    pub derivative: &'static str,
    /// `a[f]` in PyTorch.
    pub torch: &'static str,
}

/// A function of `phi`, and of `x` for a model, with its derivatives with respect to φ₀ and φ₁: what stands in each of the two functions.
pub struct Plane {
    /// Its lines, the last of which returns the value. With `torch` for `np` they are PyTorch's.
    pub value: &'static [&'static str],
    /// The lines that return both derivatives.
    pub derivatives: &'static [&'static str],
}
