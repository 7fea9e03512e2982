//! The lowest loss of a least-squares fit in numbers, and the largest rate at which gradient descent settles there.

use super::Descending;
use crate::figure::Role;
use crate::formula::{short, within};
use crate::panel::{Block, coloured};
use crate::problem::Model;

/// Where the loss is lowest, as far as that is known.
pub fn block(lab: &Descending, model: &dyn Model) -> Option<Block> {
    let exact = model.optimum(&lab.x, &lab.y);
    let known = if lab.own { None } else { lab.problem.minima().first().copied() };
    let place = exact.or(known)?;
    let what = if exact.is_some() { "The least-squares optimum" } else { "The lowest minimum" };
    let loss = coloured(&short(lab.objective.loss(place)), Role::Loss);
    let [a, b] = place.map(|v| coloured(&short(v), Role::Parameter));
    // Where f is linear in φ the bowl is as steep everywhere.
    let rate = match exact {
        Some(_) => {
            let [largest, _] = lab.objective.curvature(place).eigenvalues();
            let rate = 2.0 / largest;
            format!(
                " Its largest curvature λ<sub>max</sub> is {}: gradient descent on all examples settles at rates below \
                 2/λ<sub>max</sub> = {}.",
                short(largest),
                within(rate, 0.0005 * rate).0
            )
        }
        None => String::new(),
    };
    Some(Block::Prose(format!(
        "{what} is at φ<sub>0</sub> = {a}, φ<sub>1</sub> = {b}, where L = {loss}.{rate}"
    )))
}
