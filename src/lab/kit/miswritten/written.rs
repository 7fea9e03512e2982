//! Rules as someone may write them: for one number at a time.

use super::Rule;
use crate::optimizer::{Equation, LineSearch, Optimizer, Seen, State, Step};
use wide::f64x2;

/// A rule that computes the next φ of one parameter from its gradient g and φ, and changes what it keeps.
pub struct Written<F> {
    kept: &'static [&'static str],
    powers: [f64; 2],
    ahead: f64,
    next: F,
}

impl<F: Fn(&Step, f64, f64, &mut [f64; 3]) -> f64 + 'static> Written<F> {
    /// A rule that keeps numbers under these names and takes powers of these numbers; see [`Optimizer::powers`].
    pub fn new(kept: &'static [&'static str], powers: [f64; 2], next: F) -> Written<F> {
        Written { kept, powers, ahead: 0.0, next }
    }
}

impl<F: Fn(&Step, f64, f64, &mut [f64; 3]) -> f64 + 'static> Optimizer for Written<F> {
    fn state(&self) -> &'static [&'static str] {
        self.kept
    }

    fn powers(&self) -> [f64; 2] {
        self.powers
    }

    fn look_ahead(&self, step: &Step) -> f64 {
        self.ahead * step.alpha
    }

    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, state: &mut State) {
        let (g, old) = (g.to_array(), phi.to_array());
        let kept = state.map(f64x2::to_array);
        let mut each = [0, 1].map(|i| kept.map(|both| both[i]));
        let next = [0, 1].map(|i| (self.next)(step, g[i], old[i], &mut each[i]));
        *phi = f64x2::new(next);
        for (place, both) in state.iter_mut().enumerate() {
            *both = f64x2::new(each.map(|kept| kept[place]));
        }
    }

    fn in_pytorch(&self, _: f64) -> Option<[String; 2]> {
        None
    }

    fn rule(&self, _: &Step, _: &Seen) -> Vec<Equation> {
        Vec::new()
    }
}

/// How the methods that keep means of gradients or of their squares go about it.
#[derive(Clone, Copy)]
pub struct Weights {
    /// How much of the old m and of the old v stays.
    pub keep: [f64; 2],
    /// The weight of the new gradient in m, and of its square in v.
    pub add: [f64; 2],
    /// Whether m and v are corrected for starting at 0.
    pub correct: [bool; 2],
    /// Whether that goes by the exponent t in place of t + 1.
    pub late: bool,
    /// Whether the step is made with the m of before.
    pub old: bool,
    /// What the step is divided by, of v and ε.
    pub below: fn(f64, f64) -> f64,
}

impl Weights {
    /// As it should be.
    pub fn of(rule: &Rule) -> Weights {
        let [beta, gamma] = ["beta", "gamma"].map(|key| rule.number(key));
        let adds_up = rule.is(&["adagrad"]);
        Weights {
            keep: [beta.unwrap_or(0.0), gamma.unwrap_or(if adds_up { 1.0 } else { 0.0 })],
            add: [1.0 - beta.unwrap_or(0.0), 1.0 - gamma.unwrap_or(0.0)],
            correct: [rule.flag("correct").unwrap_or(false); 2],
            late: false,
            old: false,
            below: |v, eps| v.sqrt() + eps,
        }
    }
}

/// A step with means made otherwise; nothing for methods of another kind.
pub fn averaged(rule: &Rule, weights: Weights) -> Option<Box<dyn Optimizer>> {
    let id = rule.method.entry.id;
    let Weights { keep, add, correct, late, old, below } = weights;
    let eps = rule.number("eps").unwrap_or(0.0);
    let (kept, momentum): (&'static [&'static str], bool) = match id {
        "momentum" | "nesterov" => (&["m"], true),
        "adam" | "adamw" => (&["m", "v"], true),
        "amsgrad" => (&["m", "v", "vmax"], true),
        "rmsprop" | "adagrad" => (&["v"], false),
        "normalised" => (&[], false),
        _ => return None,
    };
    let largest = id == "amsgrad";
    let squares = kept.contains(&"v") || id == "normalised";
    let decay = rule.number("lambda").unwrap_or(0.0);
    let next = move |step: &Step, g: f64, phi: f64, state: &mut [f64; 3]| {
        let [mut m, mut v] = if momentum { [state[0], state[1]] } else { [0.0, state[0]] };
        let before = m;
        m = keep[0] * m + add[0] * g;
        v = keep[1] * v + add[1] * g * g;
        (state[0], state[1]) = if momentum { (m, v) } else { (v, 0.0) };
        if largest {
            v = if v > state[2] { v } else { state[2] };
            state[2] = v;
        }
        let correction = |i: usize| match (correct[i], late) {
            (false, _) => 1.0,
            (true, false) => 1.0 - step.powers[i],
            (true, true) => 1.0 - step.powers[i] / keep[i],
        };
        let above = match (momentum, old) {
            (false, _) => g,
            (true, true) => before / correction(0),
            (true, false) => m / correction(0),
        };
        let below = if squares { below(v / correction(1), eps) } else { 1.0 };
        phi - step.alpha * (above / below + decay * phi)
    };
    let ahead = match (id, rule.scenario.word("form").as_str()) {
        ("nesterov", "errata") => Weights::of(rule).keep[0],
        ("nesterov", _) => 1.0,
        _ => 0.0,
    };
    Some(Box::new(Written { ahead, ..Written::new(kept, keep, next) }))
}

/// A method whose last line, where it comes to the new φ, is another; what it looks ahead by stays.
pub struct LastLine {
    own: Box<dyn Optimizer>,
    alpha: Option<f64>,
    added: bool,
}

impl LastLine {
    /// What should be subtracted is added.
    pub fn added(own: Box<dyn Optimizer>) -> LastLine {
        LastLine { own, alpha: None, added: true }
    }

    /// At another learning rate.
    pub fn at(own: Box<dyn Optimizer>, alpha: f64) -> LastLine {
        LastLine { own, alpha: Some(alpha), added: false }
    }
}

impl Optimizer for LastLine {
    fn state(&self) -> &'static [&'static str] {
        self.own.state()
    }

    fn searches(&self) -> Option<&LineSearch> {
        self.own.searches()
    }

    fn powers(&self) -> [f64; 2] {
        self.own.powers()
    }

    fn look_ahead(&self, step: &Step) -> f64 {
        self.own.look_ahead(step)
    }

    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, state: &mut State) {
        let (from, step) = (*phi, Step { alpha: self.alpha.unwrap_or(step.alpha), ..*step });
        self.own.update(&step, g, phi, state);
        if self.added {
            *phi = from + (from - *phi);
        }
    }

    fn in_pytorch(&self, _: f64) -> Option<[String; 2]> {
        None
    }

    fn rule(&self, _: &Step, _: &Seen) -> Vec<Equation> {
        Vec::new()
    }
}
