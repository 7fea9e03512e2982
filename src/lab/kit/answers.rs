//! What may be answered when a quantity of a lab is asked for: the truth, and what comes of slips.

use super::spot::Spot;

/// What kind of answer a quantity asks for, and so what its numbers are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asks {
    /// Numbers, one for each name.
    #[default]
    Numbers,
    /// One of the choices: its place in their list, from 0.
    Choice,
    /// Some of the choices, or none: their places, in any order.
    Set,
    /// All choices in an order: their places.
    Order,
}

/// A quantity asked for, with the right answer and those that slips give.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// The step of the player at which the answer is first seen. While the question is open the player stands before it, and
    /// nothing may be seen of it: of what the step from `step − 1` to `step` goes by (its gradient, its batch), of where it
    /// leads, and of all later ones. What is given before `step` is no question.
    pub step: usize,
    /// The step at which the truth can be seen. For an outcome of a whole run (`fate`) it is the last, for all else `step`.
    pub shown: usize,
    /// What is asked for.
    pub asks: Asks,
    /// What can be chosen, in words; empty where numbers are asked for.
    pub choices: Vec<String>,
    /// What each of its numbers is called on the page (`φ₀`, `φ₁`); for choices, what is asked for as a whole.
    pub names: Vec<String>,
    /// The numbers, one for each name; for choices their places.
    pub truth: Vec<f64>,
    /// The tolerance of each: the error of working it out from the printed digits, to first order in each input.
    pub slack: Vec<f64>,
    /// Whether they are counts: a whole number is right or wrong, with no tolerance.
    pub whole: bool,
    /// Of an order: what each choice is put in order by, the least first.
    pub by: Vec<f64>,
    /// The slips that can be made here and change the numbers.
    pub wrong: Vec<Wrong>,
    /// What to compute first, to go on from “Compute … first”: the intermediates on the way to it, or empty.
    pub first: String,
    /// Where in a plot it can be placed, if it can.
    pub spot: Option<Spot>,
}

/// A slip, and the numbers that come of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// In words that follow “This number comes out when”.
    pub words: &'static str,
    /// The numbers that result, one list for each way of making the slip.
    pub values: Vec<Vec<f64>>,
}

impl Answers {
    /// Numbers that are first seen at a step of the player.
    pub fn numbers(step: usize, names: Vec<String>, truth: Vec<f64>) -> Answers {
        let slack = vec![0.0; truth.len()];
        Answers { step, shown: step, names, truth, slack, ..Answers::default() }
    }

    /// Choices that are told of by what the whole run comes to, which is hidden from `step` on and seen at `shown`.
    pub fn chosen(
        asks: Asks,
        [step, shown]: [usize; 2],
        name: &str,
        choices: Vec<String>,
        truth: &[usize],
    ) -> Answers {
        let truth: Vec<f64> = truth.iter().map(|place| *place as f64).collect();
        Answers { asks, choices, shown, ..Answers::numbers(step, vec![name.into()], truth) }
    }
}
