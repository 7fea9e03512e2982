//! How often a wrong number of a chain is named: both passes by a student's own hand, which knows nothing of the core's.

#![allow(clippy::disallowed_methods, reason = "a student computes with what there is")]

use crate::support::named::{Asked, Named, read};
use gradstep::rng::Rng;

/// A function with its derivative.
type Curve = (&'static str, fn(f64) -> f64, fn(f64) -> f64);

const SIN: Curve = ("sin", f64::sin, f64::cos);
const COS: Curve = ("cos", f64::cos, |x| -x.sin());
const EXP: Curve = ("exp", f64::exp, f64::exp);
const TANH: Curve = ("tanh", f64::tanh, |x| 1.0 - x.tanh().powi(2));

/// A chain with all its numbers.
struct Chain {
    of: [Curve; 3],
    b: [f64; 4],
    w: [f64; 4],
    h: [f64; 4],
    f: [f64; 4],
    y: f64,
    df: [f64; 4],
    /// ∂ℓ/∂x, and ∂ℓ/∂h₁ to ∂ℓ/∂h₃.
    dh: [f64; 4],
}

impl Chain {
    fn new(of: [Curve; 3], b: [f64; 4], w: [f64; 4], x: f64, y: f64) -> Chain {
        let (mut h, mut f, mut df, mut dh) = ([x; 4], [0.0; 4], [0.0; 4], [0.0; 4]);
        for k in 0..4 {
            f[k] = b[k] + w[k] * h[k];
            if k < 3 {
                h[k + 1] = (of[k].1)(f[k]);
            }
        }
        for k in (0..4).rev() {
            df[k] = if k == 3 { 2.0 * (f[3] - y) } else { dh[k + 1] * (of[k].2)(f[k]) };
            dh[k] = df[k] * w[k];
        }
        Chain { of, b, w, h, f, y, df, dh }
    }

    fn loss(&self) -> f64 {
        (self.f[3] - self.y).powi(2)
    }

    /// After a step of training, perhaps each parameter by a derivative of what the ones before it have become.
    fn trained(&self, alpha: f64, one_by_one: bool) -> Chain {
        let (mut b, mut w) = (self.b, self.w);
        for k in 0..4 {
            let now = |b, w| Chain::new(self.of, b, w, self.h[0], self.y);
            let chain = if one_by_one { now(b, w) } else { now(self.b, self.w) };
            b[k] -= alpha * chain.df[k];
            let chain = if one_by_one { now(b, w) } else { chain };
            w[k] -= alpha * chain.df[k] * chain.h[k];
        }
        Chain::new(self.of, b, w, self.h[0], self.y)
    }
}

fn asked(c: &Chain) -> Vec<Asked> {
    let mut all = vec![(
        "l".to_string(),
        c.loss(),
        vec![("the square is lost", c.f[3] - c.y), ("the 2 is lost", 0.5 * c.loss())],
    )];
    for k in 0..4 {
        let mut wrong = vec![
            ("bias or the weight is forgotten", c.w[k] * c.h[k]),
            ("bias or the weight is forgotten", c.b[k] + c.h[k]),
            ("bias and weight are exchanged", c.w[k] + c.b[k] * c.h[k]),
        ];
        if k > 0 {
            wrong.push(("f is taken for h", c.b[k] + c.w[k] * c.f[k - 1]));
        }
        all.push((format!("f{k}"), c.f[k], wrong));
        // Backwards.
        let mut wrong = vec![("the sign is the other", -c.df[k]), ("the 2 is lost", 0.5 * c.df[k])];
        wrong.push(("factor too many", c.dh[k]));
        if let Some((name, value, slope)) = c.of.get(k) {
            let behind = c.dh[k + 1];
            wrong.push(("is left out of the product", behind));
            wrong.push(("derivative of the function is taken at h", behind * slope(c.h[k + 1])));
            wrong.push(("function itself stands", behind * value(c.f[k])));
            wrong.extend((k > 0).then(|| ("of the layer beside it", behind * (c.of[k - 1].2)(c.f[k - 1]))));
            let turned = c.f[k].to_radians();
            if ["sin", "cos"].contains(name) {
                wrong.push(("set to degrees", behind * slope(turned)));
                all.push((format!("h{}", k + 1), c.h[k + 1], vec![("set to degrees", value(turned))]));
            }
            all.push((format!("h{}", k + 1), c.h[k + 1], vec![("function itself stands", slope(c.f[k]))]));
        } else {
            let off = c.f[3] - c.y;
            wrong.push(("square is lost, or is kept", 2.0 * off * off));
        }
        all.push((format!("d.f{k}"), c.df[k], wrong.clone()));
        all.push((
            format!("d.beta{k}"),
            c.df[k],
            wrong[..2].iter().copied().chain([("factor too many", c.df[k] * c.h[k])]).collect(),
        ));
        let mut wrong = vec![
            ("the sign is the other", -c.df[k] * c.h[k]),
            ("the 2 is lost", 0.5 * c.df[k] * c.h[k]),
            ("leaves out what enters it", c.df[k]),
            ("are exchanged", c.df[k] * c.w[k]),
        ];
        if k > 0 {
            wrong.push(("f is taken for h", c.df[k] * c.f[k - 1]));
            wrong.push(("of the layer beside it", c.df[k] * c.h[k - 1]));
        }
        if k < 3 {
            wrong.push(("of the layer beside it", c.df[k + 1] * c.h[k + 1]));
        }
        all.push((format!("d.omega{k}"), c.df[k] * c.h[k], wrong));
        if k > 0 {
            let wrong = vec![
                ("the sign is the other", -c.dh[k]),
                ("is left out of the product", c.df[k]),
                ("are exchanged", c.df[k] * c.h[k]),
                ("factor too many", c.df[k - 1]),
                ("of the layer beside it", c.df[k] * c.w[k - 1]),
            ];
            all.push((format!("d.h{k}"), c.dh[k], wrong));
        }
    }
    all
}

/// A parameter after the first step of training.
fn after(c: &Chain, alpha: f64) -> Vec<Asked> {
    let [right, moved] = [false, true].map(|one_by_one| c.trained(alpha, one_by_one));
    let up = c.trained(-alpha, false);
    let one = |name: &str, of: &dyn Fn(&Chain) -> f64| {
        let wrong = vec![
            ("up the gradient", of(&up)),
            ("moved already", of(&moved)),
            ("learning rate is forgotten", of(&c.trained(1.0, false))),
            ("the 2 is lost", of(&c.trained(0.5 * alpha, false))),
            ("before the training step", of(c)),
        ];
        (name.to_string(), of(&right), wrong)
    };
    vec![
        one("omega0", &|c| c.w[0]),
        one("omega2", &|c| c.w[2]),
        one("beta1", &|c| c.b[1]),
        one("l", &Chain::loss),
    ]
}

#[test]
fn wrong_numbers_of_a_chain_are_named() {
    let mut found = Named::default();
    for (id, of) in [("toy", [SIN, EXP, COS]), ("tanh", [TANH; 3])] {
        for seed in 0..6 {
            let mut rng = Rng::new(seed);
            let mut four = || -> [f64; 4] { std::array::from_fn(|_| (rng.normal() * 100.0).round() / 100.0) };
            let (b, w) =
                if seed == 0 { ([1.0, 2.0, -3.0, 0.4], [0.1, -0.4, 2.0, 3.0]) } else { (four(), four()) };
            let list = |of: [f64; 4]| of.map(|v| v.to_string()).join(",");
            let scenario = read(&format!(
                "v=1&lab=chain&chain={id}&x=2.3&y=2&b={}&w={}&lr=0.01&steps=2",
                list(b),
                list(w)
            ));
            let chain = Chain::new(of, b, w, 2.3, 2.0);
            asked(&chain).into_iter().for_each(|asked| found.ask(&scenario, Some(0), asked));
            after(&chain, 0.01).into_iter().for_each(|asked| found.ask(&scenario, Some(1), asked));
        }
    }
    found.finish(1000, 100);
}
