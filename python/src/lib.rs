//! The core for Python: a link in, columns of numbers out. `gradstep/_run.py` makes NumPy arrays of them.
//!
//! The interpreter is left to other threads while anything is computed.

use gradstep::{digest, lab, widget::Widget};
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyString};

/// What a scenario says of itself.
type Outline = (String, usize, usize, &'static str, Vec<String>);

fn outline(widget: &Widget) -> Outline {
    let warnings = widget.warnings().iter().map(|warning| warning.text.clone()).collect();
    (widget.link(), widget.t(), widget.steps(), widget.session().outcome(), warnings)
}

/// As the core reads it: a text of Python may hold what no text of Rust can.
fn text(link: &Bound<'_, PyString>) -> String {
    link.to_string_lossy().into_owned()
}

/// The link as the core writes it and its step, at another step than the link's if one is given. Nothing is computed, so
/// that the step may be one that there is not.
#[pyfunction]
#[pyo3(signature = (link, step = None))]
fn at(link: &Bound<'_, PyString>, step: Option<usize>) -> (String, usize) {
    let (mut scenario, _) = lab::parse(&text(link));
    if let Some(step) = step {
        scenario.set("t", &step.to_string());
    }
    (scenario.link(), scenario.integer("t"))
}

/// The link as the core writes it, its step, the last step, the status and the warnings.
#[pyfunction]
fn look(py: Python<'_>, link: &Bound<'_, PyString>) -> Outline {
    let link = text(link);
    py.detach(|| outline(&Widget::new(&link)))
}

/// A column: its run, its name, and the bytes of its numbers.
type Bytes<'py> = (String, String, Bound<'py, PyByteArray>);

/// A column of words: its name and its words.
type Words = (String, Vec<String>);

/// What [`look`] says of the link, every column of numbers, and those of words.
#[pyfunction]
fn columns<'py>(py: Python<'py>, link: &Bound<'py, PyString>) -> (Outline, Vec<Bytes<'py>>, Vec<Words>) {
    let link = text(link);
    let (outline, numbers, words) = py.detach(|| {
        let widget = Widget::new(&link);
        let columns = widget.session().columns();
        let numbers: Vec<_> = columns.iter().map(|c| (c.run.clone(), c.name.clone(), c.values())).collect();
        (outline(&widget), numbers, widget.session().words())
    });
    let bytes = |values: &[f64]| PyByteArray::new(py, bytemuck::cast_slice(values));
    let numbers = numbers.into_iter().map(|(run, name, values)| (run, name, bytes(&values))).collect();
    (outline, numbers, words)
}

/// The digest of a link's numbers, as sixteen hexadecimal digits: the same on every platform.
#[pyfunction(name = "digest")]
fn digest_of(py: Python<'_>, link: &Bound<'_, PyString>) -> String {
    let link = text(link);
    py.detach(|| {
        let (scenario, _) = lab::parse(&link);
        format!("{:016x}", digest::digest(lab::of(&scenario).open(&scenario, None).as_ref()))
    })
}

#[pymodule(gil_used = false)]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("version", env!("CARGO_PKG_VERSION"))?;
    module.add_function(wrap_pyfunction!(at, module)?)?;
    module.add_function(wrap_pyfunction!(look, module)?)?;
    module.add_function(wrap_pyfunction!(columns, module)?)?;
    module.add_function(wrap_pyfunction!(digest_of, module)?)
}
