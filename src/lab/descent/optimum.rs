//! The lowest loss of a least-squares fit in numbers, and the largest rate at which gradient descent settles there.

use super::{Descending, bowl::Bowl, rates};
use crate::figure::Role;
use crate::formula::{short, within};
use crate::panel::{Block, coloured};
use crate::problem::Model;

/// Where the loss is lowest, as far as that is known.
pub fn block(lab: &Descending, model: &dyn Model) -> Option<Block> {
    let exact = model.optimum(&lab.x, &lab.y);
    let known = if lab.own { None } else { lab.known_minima().first().copied() };
    let place = exact.or(known)?;
    let what = if exact.is_some() { "The least-squares optimum" } else { "The lowest minimum" };
    let loss = coloured(&short(lab.objective.loss(place)), Role::Loss);
    // In standard units what rounding leaves of a mean is none.
    let place = place.map(|v| if lab.units.is_some() && v.abs() < 1e-12 { 0.0 } else { v });
    let [a, b] = place.map(|v| coloured(&short(v), Role::Parameter));
    // Where f is linear in φ the bowl is as steep everywhere.
    let rate = match exact {
        Some(_) => {
            let bowl = Bowl::of(model, &lab.x, lab.reduction.over(lab.x.len()));
            let rate = bowl.largest_rate();
            format!(
                " Its largest curvature is λ<sub>max</sub> = {}, its largest stable rate 2/λ<sub>max</sub> = {}, and its condition \
                 number λ<sub>max</sub>/λ<sub>min</sub> is κ = {}.",
                short(bowl.largest),
                within(rate, 0.0005 * rate).0,
                rates::condition(&bowl)
            )
        }
        None => String::new(),
    };
    Some(Block::Prose(format!(
        "{what} is at φ<sub>0</sub> = {a}, φ<sub>1</sub> = {b}, where L = {loss}.{rate}"
    )))
}
