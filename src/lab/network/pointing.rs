//! What can be pointed at in the network drawn in full: its units and its weights.

use super::diagram::{pitch, place};
use super::units::{Room, known};
use super::{Layers, bias, layer_name, weight};
use crate::figure::Handle;
use crate::formula::short;
use crate::lab::Moment;
use crate::network::Place;

/// A handle on each weight, nearer its source than its target, where the lines lie apart; and on each unit, for its bias.
pub fn handles(lab: &Layers) -> Vec<Handle> {
    let shape = &lab.network.shape;
    let handle = |index: usize| {
        let parameter = shape.place(index)?;
        let (k, row, col) = weight::ends(parameter);
        let to = place(lab, k + 1, row);
        let from = col.map_or(to, |col| place(lab, k, col));
        Some(Handle {
            id: index as u32,
            at: [0, 1].map(|i| from[i] + 0.42 * (to[i] - from[i])),
            name: weight::name(parameter),
        })
    };
    (0..shape.params()).filter_map(handle).collect()
}

/// How near a weight or the middle of a unit the pointer is, in pixels, to be at it.
const NEAR: f64 = 12.0;

/// The unit or weight under the pointer: the one that a press would choose, or else the unit whose circle it is in.
pub fn readout(lab: &Layers, now: Moment, at: [f64; 2]) -> String {
    let pitch = pitch(lab, now);
    let far = |to: [f64; 2]| {
        let [x, y] = [0, 1].map(|i| (to[i] - at[i]) * pitch[i]);
        (x * x + y * y).sqrt()
    };
    let near =
        handles(lab).into_iter().map(|h| (far(h.at), h.id as usize)).min_by(|a, b| a.0.total_cmp(&b.0));
    let pressed = near.filter(|(far, _)| *far <= NEAR).and_then(|(_, id)| lab.network.shape.place(id));
    if let Some(found) = pressed
        && let (_, _, Some(_)) = weight::ends(found)
    {
        return weight_words(lab, now.t, found);
    }
    let radius = Room::new(pitch).radius;
    let units =
        (0..lab.units().len()).flat_map(|layer| (0..lab.units()[layer]).map(move |unit| (layer, unit)));
    let inside = units.filter(|(layer, unit)| far(place(lab, *layer, *unit)) <= radius.max(NEAR));
    inside.map(|(layer, unit)| unit_words(lab, now.t, layer, unit)).next().unwrap_or_default()
}

fn weight_words(lab: &Layers, t: usize, found: Place) -> String {
    let (k, row, _) = weight::ends(found);
    let mut text = format!("{} = {}", weight::name(found), short(lab.network(t).value(found)));
    if lab.plan.backward_known(t, k, row) {
        let pass = lab.pass(t);
        text.push_str(&format!(" · ∂ℓ/∂Ω {}", short(pass.dl_df[k][row] * weight::source(&pass, found))));
    }
    text
}

fn unit_words(lab: &Layers, t: usize, layer: usize, unit: usize) -> String {
    let pass = lab.pass(t);
    let mut words = vec![format!("{}, unit {unit}", layer_name(lab.network.shape.layers(), layer))];
    if layer == 0 {
        words.push(format!("value {}", short(pass.h[0][unit])));
        return words.join(" · ");
    }
    if known(lab, t, layer, unit) {
        words.push(format!("pre-activation {}", short(pass.f[layer - 1][unit])));
        words.extend(pass.h.get(layer).map(|h| format!("activation {}", short(h[unit]))));
    } else {
        words.push("not computed yet".into());
    }
    if lab.plan.backward_known(t, layer - 1, unit) {
        words.push(format!("∂ℓ/∂f {}", short(pass.dl_df[layer - 1][unit])));
    }
    let bias = bias(layer - 1, unit);
    words.push(format!("{} = {}", weight::name(bias), short(lab.network(t).value(bias))));
    words.join(" · ")
}
