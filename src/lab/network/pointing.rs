//! What can be pointed at in the network drawn in full: its units and its weights.

use super::positions::{pitch, place};
use super::units::{Room, known};
use super::{Layers, bias, weight};
use crate::figure::{Extent, Handle};
use crate::formula::short;
use crate::geometry::near::from_handle;
use crate::geometry::path::distance;
use crate::lab::Moment;
use crate::network::Place;

/// A handle on each unit, for its bias, and on each weight: all of its line between the circles. Units come first, so that
/// a press where both are takes the unit. `pitch` gives the pixels between layers and between units.
pub fn handles(lab: &Layers, pitch: [f64; 2]) -> Vec<Handle> {
    let shape = &lab.network.shape;
    let radius = Room::new(pitch).radius;
    let handle = |index: usize| {
        let parameter = shape.place(index)?;
        let (k, row, col) = weight::ends(parameter);
        let to = place(lab, k + 1, row);
        let (at, extent) = match col {
            None => (to, Extent::Disc(radius)),
            Some(col) => {
                let from = place(lab, k, col);
                let along = |part: f64| [0, 1].map(|i| from[i] + part * (to[i] - from[i]));
                let rim = (radius / far(pitch, from, to)).min(0.5);
                // Nearer its source than its target, where the lines lie apart.
                (along(0.42), Extent::Line([along(rim), along(1.0 - rim)]))
            }
        };
        Some(Handle { id: index as u32, at, name: weight::name(parameter), extent })
    };
    let all = (0..shape.params()).filter_map(handle);
    let (mut units, weights): (Vec<_>, Vec<_>) = all.partition(|h| matches!(h.extent, Extent::Disc(_)));
    units.extend(weights);
    units
}

/// The pixels between two places.
fn far(pitch: [f64; 2], from: [f64; 2], to: [f64; 2]) -> f64 {
    distance([0, 1].map(|i| from[i] * pitch[i]), [0, 1].map(|i| to[i] * pitch[i]))
}

/// How near a weight or a unit the pointer is, in pixels, to be at it.
const NEAR: f64 = 12.0;

/// The unit or weight under the pointer: the one that a press would choose, or else the unit whose circle it is in.
pub fn readout(lab: &Layers, now: Moment, at: [f64; 2]) -> String {
    let pitch = pitch(lab, now);
    let radius = Room::new(pitch).radius;
    let units =
        || (0..lab.units().len()).flat_map(|layer| (0..lab.units()[layer]).map(move |unit| (layer, unit)));
    let inside =
        |within: f64| units().find(|(layer, unit)| far(pitch, at, place(lab, *layer, *unit)) <= within);
    if let Some((layer, unit)) = inside(radius) {
        return unit_words(lab, now.t, layer, unit);
    }
    let to_px = |at: [f64; 2]| [0, 1].map(|i| at[i] * pitch[i]);
    let near = |h: &Handle| (from_handle(h, to_px, to_px(at)), h.id as usize);
    let pressed = handles(lab, pitch).iter().map(near).min_by(|a, b| a.0.total_cmp(&b.0));
    let pressed = pressed.filter(|(far, _)| *far <= NEAR).and_then(|(_, id)| lab.network.shape.place(id));
    match pressed.map(|found| (found, weight::ends(found))) {
        Some((found, (_, _, Some(_)))) => weight_words(lab, now.t, found),
        Some((_, (k, row, None))) => unit_words(lab, now.t, k + 1, row),
        None => {
            inside(radius + NEAR).map_or(String::new(), |(layer, unit)| unit_words(lab, now.t, layer, unit))
        }
    }
}

fn held(lab: &Layers, place: Place) -> &'static str {
    let held = lab.network.shape.index(place).is_some_and(|index| lab.held[index]);
    if held { ", held" } else { "" }
}

fn weight_words(lab: &Layers, t: usize, found: Place) -> String {
    let (k, row, _) = weight::ends(found);
    let value = short(lab.network(t).value(found));
    let mut text = format!("{} = {value}{}", weight::name(found), held(lab, found));
    if lab.plan.backward_known(t, k, row) {
        let derivative = weight::derivative(lab, &lab.pass(t), found);
        if derivative.is_finite() || !lab.within_passes() {
            text.push_str(&format!(" · ∂ℓ/∂Ω {}", short(derivative)));
        }
    }
    text
}

fn unit_words(lab: &Layers, t: usize, layer: usize, unit: usize) -> String {
    let pass = lab.pass(t);
    let mut words = vec![format!("{}, unit {unit}", lab.layer(layer))];
    if layer == 0 {
        words.push(format!("value {}", short(pass.h[0][unit])));
        return words.join(" · ");
    }
    if known(lab, t, layer, unit) {
        words.push(format!("pre-activation {}", short(pass.f[layer - 1][unit])));
        words.extend(pass.h.get(layer).map(|h| format!("activation {}", short(h[unit]))));
        if layer == lab.network.shape.layers() && !lab.out.is_linear() && lab.output_known(t, unit) {
            words.push(format!("output {}", short(lab.outputs(&pass)[0][unit])));
        }
    } else {
        words.push("not computed yet".into());
    }
    if lab.plan.backward_known(t, layer - 1, unit) {
        words.push(format!("∂ℓ/∂f {}", short(pass.dl_df[layer - 1][unit])));
    }
    let bias = bias(layer - 1, unit);
    words.push(format!("{} = {}{}", weight::name(bias), short(lab.network(t).value(bias)), held(lab, bias)));
    words.join(" · ")
}
