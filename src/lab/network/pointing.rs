//! What can be pointed at in the network drawn in full: its units and its weights.

use super::diagram::{known, place};
use super::{Layers, layer_name, weight};
use crate::figure::Handle;
use crate::formula::short;

/// A handle on each weight, nearer its source than its target, where the lines lie apart.
pub fn handles(lab: &Layers) -> Vec<Handle> {
    let shape = &lab.network.shape;
    let mut handles = Vec::new();
    for k in 0..shape.layers() {
        for row in 0..shape.rows(k) {
            for col in 0..shape.cols(k) {
                let (from, to) = (place(lab, k, col), place(lab, k + 1, row));
                let share = 0.42;
                handles.push(Handle {
                    id: shape.index(weight::place([k, row, col])).unwrap_or(0) as u32,
                    at: [0, 1].map(|i| from[i] + share * (to[i] - from[i])),
                    name: weight::name(weight::place([k, row, col])),
                });
            }
        }
    }
    handles
}

/// The unit or weight under the pointer.
pub fn readout(lab: &Layers, t: usize, at: [f64; 2]) -> String {
    let unit = unit_readout(lab, t, at);
    if !unit.is_empty() {
        return unit;
    }
    // The handles are on the weights' lines; how near is near depends on how close the units stand.
    let widest = lab.units().iter().copied().max().unwrap_or(1) as f64;
    let far = |h: &Handle| {
        let (dx, dy) = ((h.at[0] - at[0]) / 0.09, (h.at[1] - at[1]) / (0.02 + 0.03 * widest));
        dx * dx + dy * dy
    };
    let near = handles(lab).into_iter().map(|h| (far(&h), h)).filter(|(far, _)| *far < 1.0);
    let Some((_, handle)) = near.min_by(|a, b| a.0.total_cmp(&b.0)) else { return String::new() };
    let index = handle.id as usize;
    let mut text = format!("{} = {}", handle.name, short(lab.network(t).params[index]));
    if let Some(found) = lab.network.shape.place(index) {
        let (k, row, _) = weight::ends(found);
        if lab.plan.backward_known(t, k, row) {
            let pass = lab.pass(t);
            text.push_str(&format!(" · ∂ℓ/∂Ω {}", short(pass.dl_df[k][row] * weight::source(&pass, found))));
        }
    }
    text
}

fn unit_readout(lab: &Layers, t: usize, at: [f64; 2]) -> String {
    let layers = lab.network.shape.layers();
    let pass = lab.pass(t);
    for (layer, count) in lab.units().iter().enumerate() {
        for unit in 0..*count {
            let spot = place(lab, layer, unit);
            if (spot[0] - at[0]).abs() > 0.14 || (spot[1] - at[1]).abs() > 0.3 {
                continue;
            }
            let name = layer_name(layers, layer);
            if !known(lab, t, layer, unit) {
                return format!("{name}, unit {unit}: not computed yet");
            }
            let mut text = format!("{name}, unit {unit}");
            if layer > 0 {
                text.push_str(&format!(" · pre-activation {}", short(pass.f[layer - 1][unit])));
            }
            if layer < layers {
                text.push_str(&format!(
                    " · {} {}",
                    if layer == 0 { "value" } else { "activation" },
                    short(pass.h[layer][unit])
                ));
            }
            if layer > 0 && lab.plan.backward_known(t, layer - 1, unit) {
                text.push_str(&format!(" · ∂ℓ/∂f {}", short(pass.dl_df[layer - 1][unit])));
            }
            return text;
        }
    }
    String::new()
}
