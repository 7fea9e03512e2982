//! The numbers of the network lab, for the engine and for export.

use super::Layers;
use crate::lab::Column;
use crate::lab::kit::csv::{Table, exact, number};

/// The numbers of both passes of the example shown, and of training, under the name of their run.
pub fn columns<'a>(lab: &'a Layers, run: &str) -> Vec<Column<'a>> {
    let kept = |name: String, values: Vec<f64>| Column::new(run, name, move || values.clone());
    let (shape, training) = (&lab.network.shape, &lab.training);
    let pass = lab.pass(0);
    let mut columns = Vec::new();
    for k in 0..shape.layers() {
        columns.push(kept(format!("f.{k}"), pass.f[k].clone()));
        columns.push(kept(format!("h.{k}"), pass.h[k].clone()));
        columns.push(kept(format!("dl_df.{k}"), pass.dl_df[k].clone()));
        columns.push(kept(format!("dl_dh.{k}"), pass.dl_dh[k].clone()));
        columns.push(kept(format!("dl_dbeta.{k}"), pass.gradient[shape.beta(k)].to_vec()));
        columns.push(kept(format!("dl_dOmega.{k}"), pass.gradient[shape.omega(k)].to_vec()));
    }
    if !lab.out.is_linear() {
        let [outputs, derivatives] = lab.outputs(&pass);
        columns.push(kept("o".into(), outputs));
        columns.push(kept("dl_do".into(), derivatives));
    }
    columns.push(kept("loss".into(), vec![pass.loss]));
    columns.push(Column::new(run, "params", || lab.network.params.clone()));
    columns.push(Column::new(run, "training.loss", || lab.seen_losses()));
    columns.push(Column::new(run, "training.batch_loss", || training.batch_loss.clone()));
    columns.push(Column::new(run, "training.alpha", || training.alpha.clone()));
    let last = || training.params[lab.trained()].to_vec();
    columns.push(Column::new(run, "training.params", last));
    columns
}

/// The columns of training.
pub const HEAD: [&str; 5] = ["step", "epoch", "loss", "batch_loss", "alpha"];

/// A row for each training step.
pub fn rows(lab: &Layers) -> Vec<[String; 5]> {
    let row = |(n, loss): (usize, &f64)| {
        let of = |list: &[f64]| list.get(n).map_or(String::new(), |v| exact(*v));
        let epoch = lab.batches.epoch(n).to_string();
        let loss = if lab.within_passes() { number(*loss) } else { exact(*loss) };
        [n.to_string(), epoch, loss, of(&lab.training.batch_loss), of(&lab.training.alpha)]
    };
    lab.seen_losses().iter().enumerate().map(row).collect()
}

/// The same as a file.
pub fn csv(lab: &Layers) -> String {
    let mut table = Table::new(HEAD);
    rows(lab).into_iter().for_each(|row| table.row(row));
    table.text()
}
