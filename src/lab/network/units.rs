//! The units of the network drawn in full: h inside, f above, derivatives below, as far as there is room.

use super::positions::place;
use super::{Layers, Phase, weight};
use crate::figure::{Ink, Mark, Role, Size, Style};
use crate::network::Pass;
use crate::number::{digits, tight};

/// The height of a line of numbers, in pixels.
const LINE: f64 = 13.0;

/// The room for units and their numbers, from the pixels between two layers and between two units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The radius of a unit.
    pub radius: f64,
    /// How many numbers have room above and below a unit: ∂ℓ/∂f, then f, then ∂ℓ/∂h.
    pub beside: usize,
}

impl Room {
    /// The room where layers stand `layers` and units `units` pixels apart.
    pub fn new([layers, units]: [f64; 2]) -> Room {
        // Larger than looks best where units stand close, so that a number fits inside.
        let radius = (0.3 * units).max((0.36 * units).min(14.0)).min(0.3 * layers).clamp(7.0, 24.0);
        let room = Room { radius, beside: 0 };
        let beside = if room.inside() == 0 { 0.0 } else { (units - 2.0 * radius - 9.0) / LINE };
        Room { beside: beside.max(0.0) as usize, ..room }
    }

    /// How many characters of a number have room within a unit; 0 where a number would say too little.
    fn inside(self) -> usize {
        let most = (2.0 * self.radius / if self.bold() { 7.5 } else { 6.5 }) as usize;
        if most < 4 { 0 } else { most }
    }

    fn bold(self) -> bool {
        self.radius >= 16.0
    }

    /// Lays out the units; `outputs` says whether an output function follows the last sums.
    pub fn legend(self, outputs: bool) -> &'static str {
        match (self.inside(), self.beside) {
            (1.., 2) if outputs => "f above h or o, ∂ℓ/∂f below; press a unit or a weight",
            (1.., 3..) if outputs => "f above h or o, ∂ℓ/∂f and ∂ℓ/∂h below; press a unit or a weight",
            (0, _) => "press a unit or a weight",
            (_, 0) => "h in a unit, going back ∂ℓ/∂f; press a unit or a weight",
            (_, 1) => "h in a unit, ∂ℓ/∂f below; press a unit or a weight",
            (_, 2) => "f above h, ∂ℓ/∂f below; press a unit or a weight",
            _ => "f above h, ∂ℓ/∂f and ∂ℓ/∂h below; press a unit or a weight",
        }
    }
}

/// A number with two decimals where they fit into `most` characters, or else with fewer.
fn fitted(v: f64, most: usize) -> String {
    let fits = (0..=2).rev().map(|decimals| digits(v, decimals)).find(|text| text.chars().count() <= most);
    fits.unwrap_or_else(|| if v.abs() < 1.0 && most < 5 { "≈0".into() } else { tight(v, 0, 5) })
}

/// A number with as many characters as fit into a circle of this radius.
pub fn within(v: f64, radius: f64) -> String {
    fitted(v, (2.0 * radius / 7.5) as usize)
}

/// Whether h of a unit is known at step t.
pub fn known(lab: &Layers, t: usize, layer: usize, unit: usize) -> bool {
    layer == 0 || lab.plan.forward_known(t, layer - 1, unit)
}

/// Whether the step t computes something of a unit, forward or backward.
fn current(lab: &Layers, t: usize, layer: usize, unit: usize) -> bool {
    match lab.plan.at(t) {
        Phase::Forward { k, rows } | Phase::Backward { k, rows } => k + 1 == layer && rows.contains(&unit),
        _ => false,
    }
}

/// All units.
pub fn draw(lab: &Layers, pass: &Pass, t: usize, room: Room, marks: &mut Vec<Mark>) {
    for (layer, count) in lab.units().iter().enumerate() {
        for unit in 0..*count {
            circle(lab, pass, t, (layer, unit), room, marks);
            if room.inside() > 0 {
                numbers(lab, pass, t, (layer, unit), room, marks);
            }
        }
    }
}

/// A unit's circle, grey where its activation is 0.
fn circle(
    lab: &Layers,
    pass: &Pass,
    t: usize,
    (layer, unit): (usize, usize),
    room: Room,
    marks: &mut Vec<Mark>,
) {
    let (at, there, now) =
        (place(lab, layer, unit), known(lab, t, layer, unit), current(lab, t, layer, unit));
    let stroke = match lab.plan.at(t) {
        Phase::Backward { .. } if now => Role::Derivative.ink(),
        _ => Role::Value.shade(if there { 1.0 } else { 0.35 }),
    };
    let width = if now { 0.8 + 0.1 * room.radius } else { 1.5 };
    marks.push(Mark::Node { at, radius: room.radius, fill: Role::Paper.ink(), stroke, width });
    if there && layer > 0 && layer < lab.network.shape.layers() && pass.h[layer][unit] == 0.0 {
        let (fill, stroke) = (Role::Muted.shade(0.18), Role::Muted.shade(0.0));
        marks.push(Mark::Node { at, radius: room.radius, fill, stroke, width: 0.0 });
    }
}

/// A unit's numbers, those beside it on a plate of paper, so that no weight crosses them.
fn numbers(
    lab: &Layers,
    pass: &Pass,
    t: usize,
    (layer, unit): (usize, usize),
    room: Room,
    marks: &mut Vec<Mark>,
) {
    let (layers, at) = (lab.network.shape.layers(), place(lab, layer, unit));
    let there = known(lab, t, layer, unit);
    let derived = layer > 0 && lab.plan.backward_known(t, layer - 1, unit);
    let (k, row, col) = weight::ends(lab.pick);
    let (source, target) = (layer == k && Some(unit) == col, layer == k + 1 && unit == row);
    // Where the arrow of the weight looked at comes in, they make way for it.
    let comes = col.map_or(0.0, |col| place(lab, k, col)[1] - at[1]);
    let mut write = |down: f64, text: String, role: Role, bold: bool, plate: Option<Ink>| {
        let style = Style { bold, plate, ..Style::plain(role.ink(), Size::Small) };
        let aside = if target && comes * down < 0.0 { 0.9 * room.radius } else { 0.0 };
        marks.push(Mark::text(at, [aside, down], text, style));
    };
    let (inside, bold) = (room.inside(), room.bold());
    if derived && room.beside == 0 && !source {
        write(0.0, fitted(pass.dl_df[layer - 1][unit], inside), Role::Derivative, bold, None);
    } else if there {
        let value = if layer < layers {
            pass.h[layer][unit]
        } else if lab.output_known(t, unit) {
            lab.outputs(pass)[0][unit]
        } else {
            pass.f[layers - 1][unit]
        };
        write(0.0, fitted(value, inside), Role::Value, bold, None);
    } else {
        write(0.0, "?".into(), Role::Muted, false, None);
    }
    // Clear of the rings that mark the ends of the weight looked at.
    let away = room.radius + if source || target { 15.0 } else { 9.5 };
    let mut beside = Vec::new();
    let made = layer < layers || (!lab.out.is_linear() && lab.output_known(t, unit));
    if there && layer > 0 && made && room.beside > 1 && !(source && lab.gain != 1.0) {
        beside.push((-away, pass.f[layer - 1][unit], Role::Muted, false));
    }
    if derived && room.beside > 0 {
        beside.push((away, pass.dl_df[layer - 1][unit], Role::Derivative, true));
        if room.beside > 2 && layer < layers {
            beside.push((away + LINE, pass.dl_dh[layer][unit], Role::Derivative, false));
        }
    }
    for (down, value, role, bold) in beside {
        write(down, tight(value, 2, 7), role, bold, Some(Role::Paper.ink()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_room_in_every_network_that_can_be_drawn() {
        for width in [358.0, 520.0, 980.0] {
            for layers in 2..=6 {
                for units in 1..=12 {
                    let pitch =
                        [width / (f64::from(layers) + 1.65), width / (1.13 * f64::from(units) + 0.24)];
                    let room = Room::new(pitch);
                    let beside = LINE * room.beside as f64;
                    assert!(2.0 * room.radius + beside <= pitch[1], "{width} {layers} {units}: {room:?}");
                    assert!(2.0 * room.radius < 0.7 * pitch[0], "the weights can be seen");
                    assert!(room.inside() > 0 || (width < 400.0 && units > 8), "{width} {layers} {units}");
                }
            }
        }
        assert!(Room::new([93.0, 143.0]).beside >= 3, "the default network shows everything");
    }

    #[test]
    fn a_number_gives_up_decimals_before_it_leaves_its_unit() {
        assert_eq!(fitted(-0.256, 5), "−0.26");
        assert_eq!(fitted(-0.256, 4), "−0.3");
        assert_eq!(fitted(15.662, 4), "15.7");
        assert_eq!(fitted(-1234.6, 4), "−1235");
        assert_eq!(fitted(0.004, 4), "≈0");
        assert_eq!(fitted(-0.004, 6), "−4×10⁻³");
        assert_eq!(fitted(0.0, 4), "0.00");
        assert_eq!(fitted(f64::NAN, 4), "–");
    }
}
