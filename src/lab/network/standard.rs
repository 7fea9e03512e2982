//! Examples in standard units, as a network may see them.

use super::Layers;
use crate::examples::Examples;
use crate::figure::Role;
use crate::formula::{number, op, row, short, subscript};
use crate::lab::kit::table::{classes, flat, standard};
use crate::lab::kit::units::{back, definition, own};
use crate::network::Pass;
use crate::panel::{Block, coloured};
use crate::scaling::Scaling;
use crate::scenario::{Scenario, Warning};

/// The standard units of each input and each target.
pub struct Units {
    /// Each input.
    pub x: Vec<Scaling>,
    /// Each target.
    pub y: Vec<Scaling>,
}

impl Units {
    /// Those of examples, where the scenario asks for standard units.
    pub fn of(scenario: &Scenario, examples: &Examples) -> Option<Units> {
        if !standard(scenario) {
            return None;
        }
        let rows = 0..examples.len();
        let column = |j| Scaling::of(rows.clone().map(move |i| examples.x(i)[j]));
        let target = |j| Scaling::of(rows.clone().map(move |i| examples.y(i)[j]));
        let are_classes = classes(rows.clone().flat_map(|i| examples.y(i)).copied());
        Some(Units {
            x: (0..examples.inputs()).map(column).collect(),
            y: (0..examples.outputs()).map(|j| if are_classes { Scaling::NONE } else { target(j) }).collect(),
        })
    }

    /// Examples in these units.
    pub fn standard(&self, examples: &Examples) -> Examples {
        let rows = 0..examples.len();
        let y = rows.flat_map(|i| self.y.iter().zip(examples.y(i)).map(|(unit, v)| unit.standard(*v)));
        let x = (0..examples.len()).flat_map(|i| self.inputs(examples.x(i)));
        Examples::new(examples.inputs(), examples.outputs(), x.collect(), y.collect())
            .unwrap_or_else(|| unreachable!("as many as before"))
    }

    /// Inputs row by row in these units.
    pub fn inputs(&self, x: &[f64]) -> Vec<f64> {
        x.iter().zip(self.x.iter().cycle()).map(|(v, unit)| unit.standard(*v)).collect()
    }

    /// The first output in its own units.
    pub fn output(&self, f: f64) -> f64 {
        self.y.first().map_or(f, |unit| unit.own(f))
    }

    /// What is said of columns whose numbers are all equal.
    pub fn flat(&self) -> Vec<Warning> {
        let name = |letter: &str, j: usize, of: usize| {
            if of == 1 { letter.into() } else { format!("{letter}{}", subscript(&j.to_string())) }
        };
        let all = |letter: &'static str, columns: &[Scaling]| -> Vec<Warning> {
            let flat_ones = columns.iter().enumerate().filter(|(_, unit)| unit.deviation == 0.0);
            flat_ones.map(|(j, _)| flat(&name(letter, j, columns.len()))).collect()
        };
        [all("x", &self.x), all("y", &self.y)].concat()
    }
}

/// Numbers this large are hard for a network to learn from unscaled.
const LARGE: f64 = 10.0;

/// Whether the reader's own examples have numbers that a network learns from more easily in standard units.
pub fn hard(scenario: &Scenario, own: Option<&Examples>) -> bool {
    let large = |examples: &Examples| {
        (0..examples.len()).any(|i| examples.x(i).iter().chain(examples.y(i)).any(|v| v.abs() > LARGE))
    };
    !standard(scenario) && own.is_some_and(large)
}

/// What these units are, and the example shown in its own; nothing where examples are as they came.
pub fn blocks(lab: &Layers, pass: &Pass) -> Vec<Block> {
    let Some(units) = &lab.units else { return Vec::new() };
    let regression = units.y.first().is_some_and(|unit| *unit != Scaling::NONE);
    let mut blocks = vec![
        Block::Heading("Standard units".into()),
        Block::Prose(format!(
            "The network sees {} in standard units: less the mean, over the standard deviation (the root of the mean square \
             distance from the mean, divided by I = {}).{}",
            if regression { "x and y" } else { "x" },
            lab.examples.len(),
            if regression { "" } else { " The y are classes and stay as they are." }
        )),
    ];
    let names = |letter: &'static str, units: &[Scaling]| -> Vec<(String, Scaling)> {
        let name = |j: usize| {
            if units.len() == 1 { letter.into() } else { format!("{letter}{}", subscript(&j.to_string())) }
        };
        units.iter().enumerate().map(|(j, unit)| (name(j), *unit)).collect()
    };
    blocks.extend(names("x", &units.x).iter().map(|(name, unit)| Block::Math(definition(name, unit))));
    if !regression {
        return blocks;
    }
    blocks.extend(names("y", &units.y).iter().map(|(name, unit)| Block::Math(definition(name, unit))));
    blocks.push(Block::Prose("Back in its own units, what the network computes is".into()));
    blocks.extend(names("f", &units.y).iter().map(|(name, unit)| Block::Math(back(name, unit))));
    let outputs = pass.f.last().map_or(&[][..], Vec::as_slice);
    if let ([f], [unit]) = (outputs, &units.y[..]) {
        blocks.push(Block::Math(row(&[
            own("f"),
            op("="),
            number(if f.is_nan() { f64::NAN } else { unit.own(*f) }, Role::Value),
        ])));
        blocks.push(Block::Prose(format!(
            "for example {}, whose target there is {}.",
            lab.example,
            coloured(&short(lab.given.y(lab.example)[0]), Role::Data)
        )));
    }
    blocks
}
