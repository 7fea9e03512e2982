//! A fit in standard units: what these are, the same fit in the examples' own, and how one comes from the other.

use super::Descending;
use crate::figure::Role;
use crate::formula::{coloured, op, row};
use crate::lab::kit::units::definition;
use crate::panel::Block;
use crate::problem::Model;
use crate::scaling::Scaling;

/// What there is to say at φ where a run is in standard units; nothing elsewhere.
pub fn blocks(lab: &Descending, model: &dyn Model, phi: [f64; 2]) -> Vec<Block> {
    let Some([x, y]) = lab.units else { return Vec::new() };
    let both = y != Scaling::NONE;
    let what = if both { "x and y are" } else { "x is" };
    let stays = match (both, model.any_height()) {
        (true, _) => "",
        (false, true) => " The y are classes and stay as they are.",
        (false, false) => " The height of this model is in its formula, so y stays as it is.",
    };
    let mut blocks = vec![
        Block::Heading("Standard units".into()),
        Block::Prose(format!(
            "In the run {what} in standard units: less the mean, over the standard deviation (the root of the mean \
             square distance from the mean, divided by I = {}).{stays}",
            lab.x.len()
        )),
        Block::Math(definition("x", &x)),
    ];
    if both {
        blocks.push(Block::Math(definition("y", &y)));
    }
    let named = |i: usize, mut pieces: Vec<String>| {
        let index = format!("<mrow><mn>{i}</mn><mo>,</mo><mtext>own</mtext></mrow>");
        let name = coloured(Role::Parameter, &format!("<msub><mi>φ</mi>{index}</msub>"));
        if let Some(first) = pieces.first_mut() {
            *first = row(&[name, op("="), first.clone()]);
        }
        Block::Pieces(pieces)
    };
    let [slope, intercept] = model.own_formulas(phi, &x, &y);
    blocks.extend([
        Block::Prose("Back in their own units, the parameters at this point are".into()),
        named(1, slope),
        named(0, intercept),
        Block::Prose("so that the fit, in standard units and in their own, is".into()),
        Block::Math(model.formula(phi)),
        Block::Math(model.formula(model.own(phi, &x, &y))),
    ]);
    blocks
}
