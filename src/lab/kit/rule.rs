//! An optimizer's rule in a panel.

use crate::optimizer::Equation;
use crate::panel::Block;

/// The rule, symbols above numbers; its last line makes the step.
pub fn update(rule: Vec<Equation>) -> Vec<Block> {
    let last = rule.len().saturating_sub(1);
    let each = rule.into_iter().enumerate().flat_map(|(i, line)| {
        let numbers = Block::Math(line.numbers);
        [Block::Math(line.symbols), if i == last { numbers.of_step() } else { numbers }]
    });
    each.collect()
}
