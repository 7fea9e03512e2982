//! The numbers of the initialisation lab, for the engine and for export.

use super::{FORMATS, Signals};
use crate::lab::Column;
use crate::network::Expected;
use crate::scenario::write_number;

/// The columns of the networks of a run.
pub fn columns<'a>(lab: &'a Signals, run: &str) -> Vec<Column<'a>> {
    let mut columns = Vec::new();
    for (i, signal) in lab.runs().enumerate() {
        columns.push(Column::new(run, format!("forward.{i}"), || signal.forward.clone()));
        columns.push(Column::new(run, format!("backward.{i}"), || signal.backward.clone()));
        columns.push(Column::new(run, format!("weights.{i}"), || signal.weights.clone()));
    }
    columns.push(Column::new(run, "expected.forward", || lab.expected.forward.clone()));
    columns.push(Column::new(run, "expected.backward", || lab.expected.backward.clone()));
    columns.push(Column::new(run, "expected.weights", || lab.expected.weights.clone()));
    for format in &FORMATS {
        let layer = |layer: Option<usize>| layer.map_or(f64::NAN, |k| k as f64);
        let leaves = move || lab.leaves(format).map(layer).to_vec();
        columns.push(Column::new(run, format!("float{}", format.bits), leaves));
    }
    columns
}

/// The same as a file.
pub fn table(lab: &Signals) -> String {
    let mut text = String::from("network,layer,log10_f2,log10_dl_df2,log10_dl_dOmega2\n");
    let mut rows = |name: String, logs: [&[f64]; 3]| {
        for k in 0..=lab.depth() {
            let [f, df, weights] = logs.map(|logs| match logs[k].is_nan() {
                true => String::new(), // not to be seen
                false => write_number(logs[k]),
            });
            text.push_str(&format!("{name},{k},{f},{df},{weights}\n"));
        }
    };
    let Expected { forward, backward, weights } = &lab.expected;
    rows("expected".into(), [forward, backward, weights]);
    for (i, run) in lab.runs().enumerate() {
        let seed = lab.source.seed.wrapping_add(i as u32);
        rows(format!("seed {seed}"), [&run.forward, &run.backward, &run.weights]);
    }
    text
}
