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
            let (rate, unit) = within(bowl.largest_rate(), 0.0005 * bowl.largest_rate());
            let (condition, most) = rates::condition(&bowl);
            // As many digits as it takes to come to both.
            let room =
                0.49 * bowl.largest * f64::min(unit / bowl.largest_rate(), 0.5 * most / bowl.condition());
            let largest = within(bowl.largest, room).0;
            let least = if bowl.least > 0.0 {
                within(bowl.least, 0.24 * most * bowl.least / bowl.condition()).0
            } else {
                short(0.0)
            };
            format!(
                " Its curvatures are λ<sub>max</sub> = {largest} and λ<sub>min</sub> = {least}, its largest stable rate is \
                 2/λ<sub>max</sub> = {rate}, and its condition number is λ<sub>max</sub>/λ<sub>min</sub> = κ = {condition}."
            )
        }
        None => String::new(),
    };
    Some(Block::Prose(format!(
        "{what} is at φ<sub>0</sub> = {a}, φ<sub>1</sub> = {b}, where L = {loss}.{rate}"
    )))
}
