//! Line search: down the gradient, as far as the loss falls.

use super::{Equation, Method, Optimizer, Seen, State, Step};
use crate::formula::{bracket, computed, function, op, row, var};
use crate::param::{Entry, Kind, Param, Search, Spacing};
use crate::python::Rule;
use wide::f64x2;

/// Gradient descent whose every step has the learning rate with the least loss along its ray (UDL section 6.1.2 and notebooks
/// 6.1 and 6.2): φ ← φ − α·g, α found by bracketing between 0 and a maximum distance.
///
/// Four points a < b < c < d begin at 0, 0.33, 0.66 and 1 of that distance. Where a has the least loss, the others come half as
/// near to it; or else, where the loss at b is below that at c, d goes to c, and where it is not, a goes to b, and b and c are
/// set at the thirds between. It ends when b and c are within the tolerance, or after so many rounds: α = (b + c)/2.
/// With batches both g and the loss along the ray are the batch's.
pub struct LineSearch {
    reach: f64,
    tolerance: f64,
    rounds: usize,
}

/// What the registry says of it.
pub static METHOD: Method = Method {
    entry: Entry {
        id: "linesearch",
        label: "Line search",
        help: "Down the gradient to the lowest loss on its line; each step finds its own rate.",
    },
    params: &[REACH, TOLERANCE, ROUNDS],
    with: |given| {
        Box::new(LineSearch {
            reach: given.number(&REACH),
            tolerance: given.number(&TOLERANCE),
            rounds: given.integer(&ROUNDS),
        })
    },
};

/// The largest α looked at.
const REACH: Param = Param {
    key: "reach",
    label: "Maximum distance",
    symbol: "",
    help: "The largest α that a line search looks at.",
    kind: Kind::Number { min: 1e-6, max: 100.0, spacing: Spacing::Log },
    default: "1",
    search: Search::Log(0.01, 10.0),
};

const TOLERANCE: Param = Param {
    key: "tolerance",
    label: "Tolerance",
    symbol: "",
    help: "A line search ends where its two inner points are this close.",
    kind: Kind::Number { min: 1e-12, max: 0.1, spacing: Spacing::Log },
    default: "1e-5",
    search: Search::Log(1e-8, 1e-2),
};

const ROUNDS: Param = Param {
    key: "rounds",
    label: "Rounds at most",
    symbol: "",
    help: "A line search ends after so many rounds of four points.",
    kind: Kind::Integer { min: 1, max: 60 },
    default: "15",
    search: Search::Even(1.0, 30.0),
};

/// The search in Python.
const SEARCH: &[&str] = &[
    "def line_search(along):",
    "    \"\"\"The learning rate with the least loss, between 0 and reach.\"\"\"",
    "    a, b, c, d = 0.0, 0.33 * reach, 0.66 * reach, reach",
    "    for _ in range(rounds):",
    "        if abs(b - c) <= tolerance:",
    "            break",
    "        # A loss that is no number is as bad as can be.",
    "        at = [np.inf if np.isnan(loss) else loss for loss in map(along, (a, b, c, d))]",
    "        if at[0] <= min(at):",
    "            b, c, d = (a + (point - a) / 2 for point in (b, c, d))",
    "            continue",
    "        if at[1] < at[2]:",
    "            d = c",
    "        else:",
    "            a = b",
    "        b, c = a + (d - a) / 3, a + 2 * (d - a) / 3",
    "    return (b + c) / 2",
];

/// One round of a search.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Round {
    /// a, b, c and d: learning rates.
    pub at: [f64; 4],
    /// The loss at each.
    pub loss: [f64; 4],
    /// What was concluded.
    pub rule: Narrow,
}

/// The three rules of notebook 6.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Narrow {
    /// The loss is least at a: b, c and d come half as near to it.
    Halve,
    /// It is less at b than at c: d goes to c.
    Nearer,
    /// It is not: a goes to b.
    Farther,
}

impl LineSearch {
    /// The largest α that it looks at.
    pub fn reach(&self) -> f64 {
        self.reach
    }

    /// The learning rate found, given the loss at a learning rate; `see` is told of each round.
    pub fn find(&self, mut loss: impl FnMut(f64) -> f64, mut see: impl FnMut(Round)) -> f64 {
        let [mut a, mut b, mut c, mut d] = [0.0, 0.33 * self.reach, 0.66 * self.reach, self.reach];
        for _ in 0..self.rounds {
            if (b - c).abs() <= self.tolerance {
                break;
            }
            let at = [a, b, c, d];
            // A loss that is no number is as bad as can be.
            let of = at.map(&mut loss);
            let [at_a, at_b, at_c, at_d] = of.map(|loss| if loss.is_nan() { f64::INFINITY } else { loss });
            let rule = if at_a <= at_b && at_a <= at_c && at_a <= at_d {
                Narrow::Halve
            } else if at_b < at_c {
                Narrow::Nearer
            } else {
                Narrow::Farther
            };
            see(Round { at, loss: of, rule });
            match rule {
                Narrow::Halve => [b, c, d] = [b, c, d].map(|point| a + (point - a) / 2.0),
                Narrow::Nearer => d = c,
                Narrow::Farther => a = b,
            }
            if rule != Narrow::Halve {
                (b, c) = (a + (d - a) / 3.0, a + 2.0 * (d - a) / 3.0);
            }
        }
        (b + c) / 2.0
    }
}

impl Optimizer for LineSearch {
    fn plain(&self) -> bool {
        true
    }

    #[inline(always)]
    fn searches(&self) -> Option<&LineSearch> {
        Some(self)
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, _: &mut State) {
        *phi -= step.alpha * g;
    }

    fn python(&self) -> Option<Rule> {
        let rounds = self.rounds as f64;
        let settings = vec![("reach", self.reach), ("tolerance", self.tolerance), ("rounds", rounds)];
        let lines: &[&str] =
            &["alpha = line_search(lambda a: L(phi - a * g{batch}))", "phi = phi - alpha * g"];
        Some(Rule { before: SEARCH, ..Rule::new(settings, lines) })
    }

    /// PyTorch's gradient descent takes the rate it is given.
    fn in_pytorch(&self, _alpha: f64) -> Option<[String; 2]> {
        None
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation> {
        let least = format!(
            "<munder>{}<mrow>{}{}{}</mrow></munder>",
            row(&[function("arg"), "<mspace width=\"0.17em\"/>".into(), function("min")]),
            var("a"),
            op("≤"),
            computed(self.reach)
        );
        // All parameters go along the ray together, whichever is shown.
        let all = Seen { name: None, ..*seen };
        let on_the_ray = row(&[all.phi_symbol(0), op("−"), var("a"), op("·"), all.g_symbol()]);
        let loss = row(&[var("L"), bracket("["), on_the_ray, bracket("]")]);
        let search = Equation {
            symbols: row(&[var("α"), op("≈"), least, loss]),
            numbers: row(&[var("α"), op("="), computed(step.alpha)]),
        };
        vec![search, seen.descend(step, &seen.g_symbol(), |i| seen.g[i], |room| seen.g_numbers(room))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::exp;

    /// The function of notebook 6.1, its tolerance and its number of rounds.
    fn notebook() -> (LineSearch, impl Fn(f64) -> f64) {
        let bump = |x: f64, at: f64, width: f64| exp(-(x - at) * (x - at) / width);
        let loss = move |x: f64| 1.0 - 0.5 * bump(x, 0.65, 0.1) - 0.45 * bump(x, 0.35, 0.02);
        (LineSearch { reach: 1.0, tolerance: 1e-4, rounds: 10 }, loss)
    }

    #[test]
    fn it_closes_in_on_a_minimum() {
        let (search, loss) = notebook();
        let mut rounds = Vec::new();
        let found = search.find(&loss, |round| rounds.push(round));
        assert_eq!(rounds.len(), 10);
        assert_eq!(rounds[0].at, [0.0, 0.33, 0.66, 1.0]);
        for pair in rounds.windows(2) {
            let [wide, narrow] = [pair[0].at, pair[1].at].map(|at| at[3] - at[0]);
            assert!(narrow < 0.67 * wide + 1e-12, "{narrow} of {wide}");
        }
        let lower = |by: f64| loss(found + by) < loss(found) - 1e-3;
        assert!(!lower(0.02) && !lower(-0.02), "{found}");
    }

    #[test]
    fn where_the_loss_only_rises_it_halves() {
        let search = LineSearch { reach: 1.0, tolerance: 1e-5, rounds: 3 };
        let found = search.find(|a| a, |round| assert_eq!(round.rule, Narrow::Halve));
        assert_eq!(found, (0.33 + 0.66) / 16.0);
        assert_eq!(search.find(|_| f64::NAN, |_| ()), found, "what is no number is no way down");
    }
}
