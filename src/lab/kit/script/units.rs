//! Examples in standard units, as a script makes them from those in their own.

use super::Language;
use crate::scaling::Scaling;

/// The lines after which an array `name` is in standard units; `rows` says that each of its rows is measured by itself. Nothing
/// where all stay as they are. Numbers that are all equal have no deviation to divide by.
pub fn standardised(
    language: Language,
    name: &str,
    units: &[Scaling],
    rows: bool,
) -> Result<Vec<String>, String> {
    if units.iter().all(|unit| *unit == Scaling::NONE) {
        return Ok(Vec::new());
    }
    let equal = units.iter().any(|unit| unit.deviation == 0.0);
    let line = match (language, rows) {
        _ if equal && !rows => format!("{name} = {name} - {name}[0]"),
        _ if equal => {
            return Err(format!(
                "There is no script yet in standard units where all of one {name} are equal."
            ));
        }
        (Language::NumPy, false) => format!("{name} = ({name} - {name}.mean()) / {name}.std()"),
        (Language::PyTorch, false) => {
            format!("{name} = ({name} - {name}.mean()) / {name}.std(unbiased=False)")
        }
        (Language::NumPy, true) => {
            format!(
                "{name} = ({name} - {name}.mean(axis=1, keepdims=True)) / {name}.std(axis=1, keepdims=True)"
            )
        }
        (Language::PyTorch, true) => format!(
            "{name} = ({name} - {name}.mean(dim=1, keepdim=True)) / {name}.std(dim=1, unbiased=False, keepdim=True)"
        ),
    };
    Ok(vec![format!("# In standard units: less the mean, over the standard deviation (divided by n)."), line])
}
