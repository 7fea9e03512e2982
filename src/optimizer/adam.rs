//! Adam: momentum in the gradient and in its square.

use super::momentum::BETA;
use super::normalised::EPS;
use super::rmsprop::GAMMA;
use super::{Equation, Method, Optimizer, Seen, State, Step, alone, found_from, known, scaled};
use crate::figure::Role;
use crate::formula::{constant, fraction, op, power, root, row, var};
use crate::param::{Entry, Given, Kind, Param, Search, write_number};
use crate::python::{Rule, Settings};
use wide::f64x2;

/// Adaptive moment estimation (UDL equations 6.15 to 6.17; Kingma and Ba 2015):
/// m ← β·m + (1 − β)·g, v ← γ·v + (1 − γ)·g², m̃ = m/(1 − β^(t+1)), ṽ = v/(1 − γ^(t+1)),
/// φ ← φ − α·m̃/(√ṽ + ε).
///
/// β and γ are the usual β₁ and β₂. Without the correction of the bias m̃ = m and
/// ṽ = v, and the first steps are off: m and v start at 0.
pub struct Adam {
    beta: f64,
    gamma: f64,
    eps: f64,
    correct: bool,
}

/// What the registry says of it.
pub static METHOD: Method = Method {
    entry: Entry {
        id: "adam",
        label: "Adam",
        help: "Momentum, divided by the recent size of each derivative.",
    },
    params: &[BETA, GAMMA, EPS, CORRECT],
    with: |given| Box::new(Adam::new(given)),
};

/// Whether the bias of m and v is corrected.
pub const CORRECT: Param = Param {
    key: "correct",
    label: "Bias correction",
    symbol: "",
    help: "Makes up for m and v starting at 0.",
    kind: Kind::Flag,
    default: "1",
    search: Search::Each,
};

/// m in Python.
pub const M: &str = "m = beta * m + (1 - beta) * g";
/// The same for v.
pub const V: &str = "v = gamma * v + (1 - gamma) * g**2";
/// m̃.
pub const M_TILDE: &str = "m_tilde = m / (1 - beta ** (t + 1))";
/// ṽ.
pub const V_TILDE: &str = "v_tilde = v / (1 - gamma ** (t + 1))";
/// φ.
pub const DESCEND: &str = "phi = phi - alpha * m_tilde / (np.sqrt(v_tilde) + eps)";

impl Adam {
    /// Adam with the values of its parameters.
    pub fn new(given: &dyn Given) -> Adam {
        let correct = given.flag(&CORRECT);
        Adam { beta: given.number(&BETA), gamma: given.number(&GAMMA), eps: given.number(&EPS), correct }
    }

    /// m and v after this step.
    #[inline(always)]
    pub fn moments(&self, g: f64x2, m: &mut f64x2, v: &mut f64x2) {
        *m = self.beta * *m + (1.0 - self.beta) * g;
        *v = self.gamma * *v + (1.0 - self.gamma) * (g * g);
    }

    /// What m and v are divided by: 1 − β^(t+1) and 1 − γ^(t+1), or 1 without correction.
    #[inline(always)]
    fn corrections(&self, step: &Step) -> [f64; 2] {
        if self.correct { step.powers.map(|power| 1.0 - power) } else { [1.0, 1.0] }
    }

    /// m̃/(√ṽ + ε).
    #[inline(always)]
    pub fn direction(&self, step: &Step, m: f64x2, v: f64x2) -> f64x2 {
        let [dm, dv] = self.corrections(step);
        (m / dm) / ((v / dv).sqrt() + self.eps)
    }

    /// Its parameters as Python lines call them.
    pub fn settings(&self) -> Settings {
        vec![("beta", self.beta), ("gamma", self.gamma), ("eps", self.eps)]
    }

    /// Its parameters as PyTorch calls them.
    pub fn arguments(&self, alpha: f64) -> String {
        let [alpha, beta, gamma, eps] = [alpha, self.beta, self.gamma, self.eps].map(write_number);
        format!("lr={alpha}, betas=({beta}, {gamma}), eps={eps}")
    }

    /// Whether the bias is corrected; PyTorch always does.
    pub fn corrects(&self) -> bool {
        self.correct
    }

    /// The formulas of m and v.
    pub fn means(&self, seen: &Seen) -> Vec<Equation> {
        let (g, squared) = (seen.g_symbol(), seen.g_squared());
        let numbers = |room: &[f64]| seen.g_numbers(room);
        let squares = |room: &[f64]| seen.g_squared_numbers(room);
        vec![
            seen.running_mean("m", seen.state[0], ("β", self.beta), (&g, numbers)),
            seen.running_mean("v", seen.state[1], ("γ", self.gamma), (&squared, squares)),
        ]
    }

    /// The formulas that correct the bias of m and of v, or of what stands in for v, each given as symbol and numbers; and the
    /// direction made of both.
    pub fn quotient(
        &self,
        step: &Step,
        seen: &Seen,
        given: [(String, &[f64]); 2],
    ) -> (Vec<Equation>, Direction) {
        let divisors = self.corrections(step);
        let mut lines = Vec::new();
        let mut names = given.each_ref().map(|(symbol, _)| symbol.clone());
        let mut moments = given.each_ref().map(|(_, values)| values.to_vec());
        if self.correct {
            let letters = [("m", "β", self.beta), ("v", "γ", self.gamma)];
            for (i, (name, letter, value)) in letters.into_iter().enumerate() {
                let old = std::mem::take(&mut moments[i]);
                moments[i] = old.iter().map(|x| found_from(*x, x / divisors[i])).collect();
                let left = known(&moments[i], Role::Ink);
                let raised = |base: String| power(&base, &format!("<mn>{}</mn>", seen.t + 1));
                let below = |base: String| row(&[constant(1.0), op("−"), raised(base)]);
                let tilde = format!("<mover>{}<mo>~</mo></mover>", seen.letter(name));
                let above = alone(&old, &left.share(1.0, |_| 1.0 / divisors[i]), Role::Ink);
                lines.push(Equation {
                    symbols: row(&[tilde.clone(), op("="), fraction(&names[i], &below(var(letter)))]),
                    numbers: row(&[left.text, op("="), fraction(&above, &below(constant(value)))]),
                });
                names[i] = tilde;
            }
        }
        let symbols = fraction(&names[0], &row(&[root(&names[1]), op("+"), var("ε")]));
        (lines, Direction { symbols, moments, eps: self.eps })
    }

    /// All but the last line of the rule, and the direction.
    pub fn formulas(&self, step: &Step, seen: &Seen) -> (Vec<Equation>, Direction) {
        let [m, v] = [("m", 0), ("v", 1)].map(|(name, i)| (seen.symbol(name, 1), seen.state[i][1]));
        let (corrections, direction) = self.quotient(step, seen, [m, v]);
        ([self.means(seen), corrections].concat(), direction)
    }
}

/// m̃/(√ṽ + ε) to be written.
pub struct Direction {
    /// In symbols.
    pub symbols: String,
    moments: [Vec<f64>; 2],
    eps: f64,
}

impl Direction {
    /// How large it is.
    pub fn size(&self, i: usize) -> f64 {
        self.moments[0][i] / (self.moments[1][i].sqrt() + self.eps)
    }

    /// With numbers, to within so much.
    pub fn numbers(&self, room: &[f64]) -> String {
        scaled(self.moments.each_ref().map(|of| &of[..]), self.eps, room, Role::Ink)
    }

    /// The last line of the rule.
    pub fn descend(&self, step: &Step, seen: &Seen) -> Equation {
        seen.descend(step, &self.symbols, |i| self.size(i), |room| self.numbers(room))
    }
}

impl Optimizer for Adam {
    fn state(&self) -> &'static [&'static str] {
        &["m", "v"]
    }

    fn powers(&self) -> [f64; 2] {
        [self.beta, self.gamma]
    }

    fn rescales(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, [m, v, ..]: &mut State) {
        self.moments(g, m, v);
        *phi -= step.alpha * self.direction(step, *m, *v);
    }

    fn in_pytorch(&self, alpha: f64) -> Option<[String; 2]> {
        let words = "ε stands outside the root and is added after the correction, as here.";
        self.correct.then(|| [format!("Adam({})", self.arguments(alpha)), words.into()])
    }

    fn python(&self) -> Option<Rule> {
        let lines: &[&str] = if self.correct {
            &[M, V, M_TILDE, V_TILDE, DESCEND]
        } else {
            &[M, V, "phi = phi - alpha * m / (np.sqrt(v) + eps)"]
        };
        Some(Rule::new(self.settings(), lines))
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation> {
        let (mut lines, direction) = self.formulas(step, seen);
        lines.push(direction.descend(step, seen));
        lines
    }
}
