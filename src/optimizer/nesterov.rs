//! Nesterov momentum: the gradient is measured where momentum is about to lead.

use super::momentum::{BETA, Momentum};
use super::{Equation, Method, Optimizer, Seen, State, Step, beside, left, setting, to};
use crate::figure::Role;
use crate::formula::{bracket, coloured, constant, op, row, var};
use crate::number::rounded;
use crate::param::{Entry, Kind, Param, Search, write_number};
use crate::python::Rule;
use wide::f64x2;

/// Nesterov accelerated momentum: m ← β·m + (1 − β)·`g[φ − α·m]`, φ ← φ − α·m (UDL equation 6.12, first
/// printing, and the lecture notes). The book's errata measure g at φ − α·β·m, where momentum alone would
/// land. All else is [`Momentum`]'s.
pub struct Nesterov {
    momentum: Momentum,
    errata: bool,
}

/// What the registry says of it.
pub static METHOD: Method = Method {
    entry: Entry {
        id: "nesterov",
        label: "Nesterov momentum",
        help: "Momentum first, then the gradient measured there corrects it.",
    },
    params: &[BETA, FORM],
    with: |given| {
        let momentum = Momentum { beta: given.number(&BETA) };
        Box::new(Nesterov { momentum, errata: given.word(&FORM) == "errata" })
    },
};

/// Where the gradient is measured.
const FORM: Param = Param {
    key: "form",
    label: "Gradient measured at",
    symbol: "",
    help: "The two printed forms of Nesterov momentum look ahead by different amounts.",
    kind: Kind::Choice { of: forms, most: 1 },
    default: "notes",
    search: Search::Each,
};

fn forms() -> Vec<Entry> {
    vec![
        Entry {
            id: "notes",
            label: "φ − α·m (notes)",
            help: "As in the lecture notes and the book’s first printing.",
        },
        Entry {
            id: "errata",
            label: "φ − α·β·m (errata)",
            help: "Where momentum alone would land, as the book’s errata correct it.",
        },
    ]
}

impl Optimizer for Nesterov {
    fn short(&self) -> Option<&'static str> {
        Some("Nesterov")
    }

    fn state(&self) -> &'static [&'static str] {
        &["m"]
    }

    fn look_ahead(&self, step: &Step) -> f64 {
        if self.errata { step.alpha * self.momentum.beta } else { step.alpha }
    }

    fn remembers(&self) -> Option<f64> {
        self.momentum.remembers()
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, state: &mut State) {
        self.momentum.update(step, g, phi, state);
    }

    fn parts(&self, step: &Step, m: f64, g: f64) -> Option<[f64; 2]> {
        self.momentum.parts(step, m, g)
    }

    fn in_pytorch(&self, alpha: f64) -> Option<[String; 2]> {
        let [call, _] = self.momentum.in_pytorch(alpha)?;
        let call = call.replace(')', ", nesterov=True)");
        let words = "Its lr is α·(1 − β), and its parameters are at the looked-ahead point, not at φ.";
        self.errata.then(|| [call, words.into()])
    }

    fn pytorch_place(&self, alpha: f64) -> Option<String> {
        let (rate, beta) = (rounded(alpha * (1.0 - self.momentum.beta), 12), self.momentum.beta);
        let factors = [rate, beta].map(write_number).join(" * ");
        Some(format!("phi + {factors} * optimizer.state[phi][\"momentum_buffer\"]"))
    }

    fn python(&self) -> Option<Rule> {
        let measured = if self.errata { "phi - alpha * beta * m" } else { "phi - alpha * m" };
        Some(Rule { measured, ..self.momentum.python()? })
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation> {
        let (m, ahead) = (seen.state[0][0], self.look_ahead(step));
        let measured: Vec<f64> = seen.phi[0].iter().zip(m).map(|(phi, m)| phi - ahead * m).collect();
        let point = format!("<mover>{}<mo>~</mo></mover>", seen.parameter());
        let point = coloured(Role::Parameter, &point);
        let left = left(&beside(&measured, seen.phi[0]), Role::Parameter, |_| f64::INFINITY);
        // α and, as the errata have it, β: two numbers that a reader knows.
        let factors = if self.errata { vec![op("·"), var("β")] } else { Vec::new() };
        let beta = if self.errata { vec![op("·"), constant(self.momentum.beta)] } else { Vec::new() };
        let rate = left.share(3.0, |i| ahead / step.alpha * m[i]).into_iter().fold(f64::INFINITY, f64::min);
        let place = Equation {
            symbols: row(&[
                point.clone(),
                op("="),
                seen.phi_symbol(0),
                op("−"),
                var("α"),
                factors.concat(),
                op("·"),
                seen.symbol("m", 0),
            ]),
            numbers: row(&[
                left.text.clone(),
                op("="),
                to(seen.phi[0], &left.share(3.0, |_| 1.0), Role::Parameter),
                op("−"),
                setting(step.alpha, rate),
                beta.concat(),
                op("·"),
                to(m, &left.share(3.0, |_| ahead), Role::Ink),
            ]),
        };
        let gradient = row(&[seen.g_symbol(), bracket("["), point, bracket("]")]);
        [vec![place], self.momentum.formulas(step, seen, &gradient)].concat()
    }
}
