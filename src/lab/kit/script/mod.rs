//! A run as a script in Python, which repeats it outside the lab: what scripts of all labs have in common.

mod run;
pub mod text;
mod units;

pub use run::{Batching, Run};
pub use units::standardised;

use crate::lab::kit::table;
use crate::optimizer;
use crate::python::Error;
use crate::scenario::Scenario;

/// What a script is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// NumPy alone, the derivatives written out.
    NumPy,
    /// PyTorch, which finds the derivatives and makes the steps.
    PyTorch,
}

impl Language {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Language::NumPy => "NumPy",
            Language::PyTorch => "PyTorch",
        }
    }

    /// Its id in names of files.
    pub fn id(self) -> &'static str {
        match self {
            Language::NumPy => "numpy",
            Language::PyTorch => "pytorch",
        }
    }

    /// The name that its functions go by.
    pub fn prefix(self) -> &'static str {
        match self {
            Language::NumPy => "np",
            Language::PyTorch => "torch",
        }
    }

    /// A list of numbers or of lists, as what it computes with.
    pub fn array(self, name: &str, list: &str) -> String {
        text::wrapped(&format!("{name} = {}(", self.maker()), list, self.closing())
    }

    /// What makes an array of a list; PyTorch would take whole numbers for integers, and others with half the digits.
    pub fn maker(self) -> &'static str {
        if self == Language::NumPy { "np.array" } else { "torch.tensor" }
    }

    /// What closes the call that makes an array.
    pub fn closing(self) -> &'static str {
        if self == Language::NumPy { ")" } else { ", dtype=torch.float64)" }
    }

    /// A formula of NumPy's, in which both agree but for the name before each function.
    pub fn formula(self, numpy: &str) -> String {
        numpy.replace("np.", &format!("{}.", self.prefix()))
    }
}

/// Why there is no script where a member has no lines for one.
pub fn without(what: &str) -> String {
    format!("{what} cannot be written as a script.")
}

/// What the sum over examples is divided by, as the scenario has it; `count` is how many there are, in Python.
pub fn divisor(scenario: &Scenario, count: &str) -> String {
    match scenario.param("reduce").map(|_| scenario.word("reduce")).as_deref() {
        Some("mean") => format!(" / {count}"),
        Some("half-mean") => format!(" / (2 * {count})"),
        _ => String::new(),
    }
}

/// The lines of ℓ, and in NumPy of ∂ℓ/∂f, with the settings of ℓ.
pub fn loss(scenario: &Scenario, language: Language) -> Result<Vec<String>, String> {
    let member = crate::loss::find(&scenario.word("loss"));
    let python = table::loss(scenario).python().ok_or_else(|| without(member.entry.label))?;
    Ok(error(python, language))
}

/// The same of a loss that gives these lines.
pub fn error(python: Error, language: Language) -> Vec<String> {
    let mut blocks = Vec::new();
    if !python.settings.is_empty() {
        blocks.push(text::settings(&python.settings));
    }
    let (value, derivative) = (python.value, python.derivative);
    match language {
        Language::NumPy => {
            blocks.push(text::function("loss(f, y)", &[], &[format!("return {value}")]));
            blocks.push(text::function("loss_derivative(f, y)", &[], &[format!("return {derivative}")]));
        }
        Language::PyTorch => {
            blocks.push(text::function("loss(f, y)", &[], &[format!("return {}", python.torch)]));
        }
    }
    blocks
}

/// The methods chosen, each with its values.
pub fn methods(scenario: &Scenario) -> Vec<(&'static str, Box<dyn optimizer::Optimizer>)> {
    let each = |id: &String| {
        let method = optimizer::find(id);
        (method.entry.label, (method.with)(scenario))
    };
    scenario.words("opt").iter().map(each).collect()
}
