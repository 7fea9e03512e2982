//! The numbers of the network lab, for the engine and for export.

use super::Layers;
use crate::lab::Column;
use crate::lab::kit::csv::exact;

/// The numbers of both passes of the example shown, and of training.
pub fn columns(lab: &Layers) -> Vec<Column<'_>> {
    let kept = |name: String, values: Vec<f64>| Column::new("", name, move || values.clone());
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
    columns.push(kept("loss".into(), vec![pass.loss]));
    columns.push(Column::new("", "params", || lab.network.params.clone()));
    columns.push(Column::new("", "training.loss", || lab.all_losses()));
    columns.push(Column::new("", "training.batch_loss", || training.batch_loss.clone()));
    columns.push(Column::new("", "training.alpha", || training.alpha.clone()));
    let last = || training.params[lab.trained()].to_vec();
    columns.push(Column::new("", "training.params", last));
    columns
}

/// A line for each training step.
pub fn csv(lab: &Layers) -> String {
    let mut text = String::from("step,epoch,loss,batch_loss,alpha\n");
    for (n, loss) in lab.all_losses().iter().enumerate() {
        let of = |list: &[f64]| list.get(n).map_or(String::new(), |v| exact(*v));
        let row = [exact(*loss), of(&lab.training.batch_loss), of(&lab.training.alpha)].join(",");
        text.push_str(&format!("{n},{},{row}\n", lab.batches.epoch(n)));
    }
    text
}
