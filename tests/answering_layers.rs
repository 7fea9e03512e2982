//! How often a wrong number of a network is named: both passes by a student's own hand, which knows nothing of the core's; and
//! mean squares of deep networks by the rule of thumb.

#![allow(
    clippy::disallowed_methods,
    clippy::needless_range_loop,
    reason = "a student computes with what there is"
)]

use crate::support::named::{Asked, Named, read};
use gradstep::answering::told;
use gradstep::lab;
use gradstep::rng::Rng;

/// A network 2, 3, 3, 1 with tanh, and all its numbers by layer.
struct Net {
    b: Vec<Vec<f64>>,
    w: Vec<Vec<Vec<f64>>>,
    h: Vec<Vec<f64>>,
    f: Vec<Vec<f64>>,
    df: Vec<Vec<f64>>,
    dh: Vec<Vec<f64>>,
    y: f64,
}

const SIZES: [usize; 4] = [2, 3, 3, 1];

impl Net {
    fn new(params: &[f64], x: [f64; 2], y: f64) -> Net {
        let mut next = params.iter().copied();
        let mut take = |count: usize| -> Vec<f64> { next.by_ref().take(count).collect() };
        let (mut b, mut w) = (Vec::new(), Vec::new());
        for k in 0..3 {
            b.push(take(SIZES[k + 1]));
            w.push((0..SIZES[k + 1]).map(|_| take(SIZES[k])).collect::<Vec<_>>());
        }
        let (mut h, mut f) = (vec![x.to_vec()], Vec::new());
        for k in 0..3 {
            let layer: Vec<f64> = (0..SIZES[k + 1])
                .map(|u| b[k][u] + (0..SIZES[k]).map(|v| w[k][u][v] * h[k][v]).sum::<f64>())
                .collect();
            h.push(layer.iter().map(|f| f.tanh()).collect());
            f.push(layer);
        }
        let (mut df, mut dh) = (vec![Vec::new(); 3], vec![Vec::new(); 3]);
        for k in (0..3).rev() {
            df[k] = match k {
                2 => vec![2.0 * (f[2][0] - y)],
                _ => (0..SIZES[k + 1]).map(|u| dh_of(&dh, k, u) * (1.0 - f[k][u].tanh().powi(2))).collect(),
            };
            dh[k] = (0..SIZES[k]).map(|v| (0..SIZES[k + 1]).map(|u| w[k][u][v] * df[k][u]).sum()).collect();
        }
        Net { b, w, h, f, df, dh, y }
    }
}

fn dh_of(dh: &[Vec<f64>], k: usize, u: usize) -> f64 {
    dh[k + 1][u]
}

fn asked(n: &Net) -> Vec<Asked> {
    let off = n.f[2][0] - n.y;
    let mut all = vec![
        ("loss".to_string(), off * off, vec![("square is lost", off), ("the 2 is lost", 0.5 * off * off)]),
        ("d.f.2.0".to_string(), 2.0 * off, vec![("the 2 is lost", off), ("sign is the other", -2.0 * off)]),
    ];
    for k in 0..3 {
        for u in 0..SIZES[k + 1] {
            let mut wrong = vec![
                ("bias is forgotten", n.f[k][u] - n.b[k][u]),
                ("one path", n.b[k][u] + n.w[k][u][0] * n.h[k][0]),
            ];
            if k > 0 {
                let sum: f64 = (0..SIZES[k]).map(|v| n.w[k][u][v] * n.f[k - 1][v]).sum();
                wrong.push(("f is taken for h", n.b[k][u] + sum));
            }
            if k == 1 {
                let sum: f64 = (0..3).map(|v| n.w[1][v][u] * n.h[1][v]).sum();
                wrong.push(("Ω is taken for Ωᵀ", n.b[1][u] + sum));
            }
            if SIZES[k + 1] > 1 {
                wrong.push(("of the unit beside it", n.f[k][(u + 1) % 3]));
            }
            all.push((format!("f.{k}.{u}"), n.f[k][u], wrong));
            if k < 2 {
                let back = n.dh[k + 1][u];
                let mut wrong = vec![
                    ("derivative of the activation is left out", back),
                    ("taken at h", back * (1.0 - n.h[k + 1][u].tanh().powi(2))),
                    ("activation stands where", back * n.h[k + 1][u]),
                    ("sign is the other", -n.df[k][u]),
                    ("factor a′(f) too many", n.df[k][u] * (1.0 - n.h[k + 1][u].powi(2))),
                    ("of the unit beside it", n.df[k][(u + 1) % 3]),
                ];
                if k == 0 {
                    let slope = 1.0 - n.h[1][u].powi(2);
                    wrong.push(("one path", slope * n.w[1][1][u] * n.df[1][1]));
                    wrong.push((
                        "Ω is taken for Ωᵀ",
                        slope * (0..3).map(|v| n.w[1][u][v] * n.df[1][v]).sum::<f64>(),
                    ));
                }
                all.push((format!("d.f.{k}.{u}"), n.df[k][u], wrong));
            }
            for v in 0..SIZES[k] {
                let mut wrong = vec![
                    ("leaves out what enters it", n.df[k][u]),
                    ("are exchanged", n.df[k][u] * n.w[k][u][v]),
                    ("sign is the other", -n.df[k][u] * n.h[k][v]),
                    ("the 2 is lost", 0.5 * n.df[k][u] * n.h[k][v]),
                ];
                if k > 0 {
                    wrong.push(("f is taken for h", n.df[k][u] * n.f[k - 1][v]));
                }
                if k == 1 && u != v {
                    wrong.push(("Ω is taken for Ωᵀ", n.df[1][v] * n.h[1][u]));
                }
                all.push((format!("d.Omega.{k}.{u}.{v}"), n.df[k][u] * n.h[k][v], wrong));
            }
        }
    }
    all
}

#[test]
fn wrong_numbers_of_a_network_are_named() {
    let mut found = Named::default();
    for seed in 0..6 {
        let mut rng = Rng::new(seed);
        let params: Vec<f64> = (0..25).map(|_| (rng.normal() * 100.0).round() / 100.0).collect();
        let text: Vec<String> = params.iter().map(f64::to_string).collect();
        let scenario = read(&format!(
            "v=1&lab=network&x=0.6,-0.8,1,0.5&y=0.7,0.1&sizes=2,3,3,1&act=tanh&loss=squared&phi={}&steps=2",
            text.join(",")
        ));
        let net = Net::new(&params, [0.6, -0.8], 0.7);
        asked(&net).into_iter().for_each(|asked| found.ask(&scenario, None, asked));
    }
    found.finish(700, 50);
}

#[test]
fn a_mean_square_by_a_wrong_rule_is_named() {
    let link = "v=1&lab=init&depth=20&width=80&inputs=40&var=0.02&act=relu&runs=1";
    let scenario = read(link);
    // E[f₀²] = D_i σ², and each layer after it D σ²/2 times that of the one before.
    let forward = |k: i32| 40.0 * 0.02 * (80.0_f64 * 0.02 / 2.0).powi(k);
    let say = |quantity: &str, number: f64| {
        let answers = lab::of(&scenario).answers(&scenario, quantity, None).expect(quantity);
        told(&answers, &[&format!("{number:.2e}")])
    };
    assert!(say("forward.10", forward(10)).right);
    let step = |sigma: f64, half: f64, units: f64| forward(9) * units * sigma * half;
    for (words, number) in [
        ("σ is taken for σ²", step(0.02_f64.sqrt(), 0.5, 80.0)),
        ("½ of ReLU is lost", step(0.02, 1.0, 80.0)),
        ("units is forgotten", step(0.02, 0.5, 1.0)),
    ] {
        let said = say("forward.10", number);
        assert!(
            said.slips.iter().any(|own| own.contains(words)) && said.slips.len() == 1,
            "{}",
            said.sentence
        );
    }
    let said = say("forward.0", 80.0 * 0.02);
    assert!(said.sentence.contains("fan-in"), "{}", said.sentence);
}

#[test]
fn a_wrong_training_is_named() {
    let link = "v=1&lab=network&steps=6&batch=4&lr=0.004&seed=557";
    let (scenario, _) = lab::parse(link);
    let (all, _) = lab::parse("v=1&lab=network&steps=6&lr=0.004&seed=557");
    for (quantity, words) in [("loss", "by all examples"), ("Omega.1.0.1", "by all examples")] {
        let wrong = lab::of(&all).answers(&all, quantity, Some(3)).unwrap().truth[0];
        let answers = lab::of(&scenario).answers(&scenario, quantity, Some(3)).unwrap();
        let said = told(&answers, &[&format!("{wrong:.5}")]);
        assert!(said.slips.iter().any(|own| own.contains(words)), "{quantity}: {}", said.sentence);
    }
}

/// Examples of a network 2, 3, 3, 1, whose training a student does by hand.
const PAIRS: [([f64; 2], f64); 3] = [([0.6, -0.8], 0.7), ([1.0, 0.5], 0.1), ([0.2, 0.9], -0.4)];

/// The loss of all, and the gradient in the order of the parameters.
fn by_hand(params: &[f64]) -> (f64, Vec<f64>) {
    let (mut loss, mut gradient) = (0.0, vec![0.0; params.len()]);
    for (x, y) in PAIRS {
        let net = Net::new(params, x, y);
        loss += (net.f[2][0] - y).powi(2);
        let mut all = Vec::new();
        for k in 0..3 {
            all.extend(net.df[k].iter().copied());
            for u in 0..SIZES[k + 1] {
                all.extend((0..SIZES[k]).map(|v| net.df[k][u] * net.h[k][v]));
            }
        }
        gradient.iter_mut().zip(all).for_each(|(sum, one)| *sum += one);
    }
    (loss, gradient)
}

fn names() -> Vec<String> {
    let mut names = Vec::new();
    for k in 0..3 {
        names.extend((0..SIZES[k + 1]).map(|u| format!("beta.{k}.{u}")));
        for u in 0..SIZES[k + 1] {
            names.extend((0..SIZES[k]).map(|v| format!("Omega.{k}.{u}.{v}")));
        }
    }
    names
}

#[test]
fn a_wrong_step_of_training_is_named() {
    let mut found = Named::default();
    for (seed, beta) in [(0, None), (1, None), (2, Some(0.8)), (3, Some(0.8)), (4, Some(0.6))] {
        let mut rng = Rng::new(seed);
        let mut params: Vec<f64> = (0..25).map(|_| (rng.normal() * 100.0).round() / 100.0).collect();
        let text: Vec<String> = params.iter().map(f64::to_string).collect();
        let method = beta.map_or("opt=sgd".to_string(), |beta| format!("opt=momentum&beta={beta}"));
        let scenario = read(&format!(
            "v=1&lab=network&x=0.6,-0.8,1,0.5,0.2,0.9&y=0.7,0.1,-0.4&sizes=2,3,3,1&act=tanh&loss=squared&phi={}&{method}&lr=0.03&steps=4",
            text.join(",")
        ));
        let (alpha, beta) = (0.03, beta.unwrap_or(0.0));
        let (mut m, mut last) = (vec![0.0; 25], None::<Vec<f64>>);
        for n in 1..=3 {
            let (before, g) = by_hand(&params);
            let mean = |keep: f64, add: f64, g: &[f64]| -> Vec<f64> {
                m.iter().zip(g).map(|(m, g)| keep * m + add * g).collect()
            };
            let step = |by: &[f64]| -> Vec<f64> { params.iter().zip(by).map(|(p, d)| p - d).collect() };
            let scaled = |by: &[f64], factor: f64| by.iter().map(|d| factor * d).collect::<Vec<f64>>();
            let own = mean(beta, 1.0 - beta, &g);
            let to = |by: &[f64]| step(&scaled(by, alpha));
            let next = to(&own);
            let mut wrong = vec![
                ("is added", step(&scaled(&own, -alpha))),
                ("learning rate is forgotten", step(&own)),
                ("the mean over the examples", to(&mean(beta, 1.0 - beta, &scaled(&g, 1.0 / 3.0)))),
            ];
            if n > 1 {
                wrong.push(("of the step before", to(&mean(beta, 1.0 - beta, last.as_ref().expect("one")))));
            }
            if beta > 0.0 {
                wrong.push(("without the factor 1 − β", to(&mean(beta, 1.0, &g))));
                wrong.push(("β and 1 − β", to(&mean(1.0 - beta, beta, &g))));
            }
            if beta > 0.0 && n > 1 {
                wrong.push(("m of before", to(&m)));
            }
            let loss = by_hand(&next).0;
            let mut of_loss: Vec<(&str, f64)> =
                wrong.iter().map(|(words, params)| (*words, by_hand(params).0)).collect();
            of_loss.push(("where the step began", before));
            of_loss.push(("the mean over the examples", loss / 3.0));
            found.ask(&scenario, Some(n), ("loss".into(), loss, of_loss));
            for (i, name) in names().into_iter().enumerate() {
                let mut of_it: Vec<(&str, f64)> = wrong.iter().map(|(words, all)| (*words, all[i])).collect();
                of_it.push(("the change of φ", next[i] - params[i]));
                found.ask(&scenario, Some(n), (name, next[i], of_it));
            }
            (m, last, params) = (own, Some(g), next);
        }
    }
    found.finish(2000, 2);
}

/// How a student writes the rule of a method that divides by the size of gradients.
#[derive(Clone, Copy)]
struct Hand {
    keep: [f64; 2],
    add: [f64; 2],
    correct: [bool; 2],
    exponent: i32,
    /// Whether the step goes by the m of before.
    old: bool,
    below: fn(f64, f64) -> f64,
    /// Whether v is the square of the sum, or never falls.
    summed: bool,
    largest: bool,
    decay: f64,
    sign: f64,
}

impl Hand {
    /// A parameter after the step n from 0; `kept` are m, v, the sum of gradients and the largest v.
    fn step(self, n: i32, phi: f64, g: f64, kept: &mut [f64; 4]) -> f64 {
        let before = kept[0];
        kept[0] = self.keep[0] * kept[0] + self.add[0] * g;
        kept[1] = self.keep[1] * kept[1] + self.add[1] * g * g;
        kept[2] += g;
        kept[3] = kept[3].max(kept[1]);
        let power = n + self.exponent;
        let correction = |i: usize| if self.correct[i] { 1.0 - self.keep[i].powi(power) } else { 1.0 };
        let m = if self.old { before } else { kept[0] } / correction(0);
        let v = match (self.summed, self.largest) {
            (true, _) => kept[2] * kept[2],
            (_, true) => kept[3],
            _ => kept[1],
        };
        let below = (self.below)(v / correction(1), 0.1);
        phi - self.sign * 0.3 * (m / below + self.decay * phi)
    }
}

#[test]
fn a_wrong_step_of_any_rule_is_named() {
    let sizes = |v: f64, eps: f64| v.sqrt() + eps;
    let plain = Hand {
        keep: [0.0, 0.0],
        add: [1.0, 1.0],
        correct: [false; 2],
        exponent: 1,
        old: false,
        below: sizes,
        summed: false,
        largest: false,
        decay: 0.0,
        sign: 1.0,
    };
    let adam = Hand { keep: [0.8, 0.9], add: [1.0 - 0.8, 1.0 - 0.9], correct: [true; 2], ..plain };
    let rules = [
        ("adam&beta=0.8&gamma=0.9", adam),
        ("adamw&beta=0.8&gamma=0.9&lambda=0.2", Hand { decay: 0.2, ..adam }),
        ("amsgrad&beta=0.8&gamma=0.9", Hand { largest: true, ..adam }),
        ("rmsprop&gamma=0.9", Hand { keep: [0.0, 0.9], add: [1.0, 1.0 - 0.9], ..plain }),
        ("adagrad", Hand { keep: [0.0, 1.0], ..plain }),
        ("normalised", plain),
    ];
    let mut found = Named::default();
    for (seed, (method, own)) in rules.into_iter().enumerate() {
        let mut slips = vec![
            ("is added", Hand { sign: -1.0, ..own }),
            ("the root is forgotten", Hand { below: |v, eps| v + eps, ..own }),
            ("under the root", Hand { below: |v, eps| (v + eps).sqrt(), ..own }),
        ];
        let [[beta, gamma], [new, newer]] = [own.keep, own.add];
        if beta > 0.0 {
            slips.extend([
                ("without the factor 1 − β", Hand { add: [1.0, newer], ..own }),
                ("m of before", Hand { old: true, ..own }),
                ("are not corrected", Hand { correct: [false; 2], ..own }),
                ("are not corrected", Hand { correct: [true, false], ..own }),
                ("the exponent t", Hand { exponent: 0, ..own }),
                ("β and γ are exchanged", Hand { keep: [gamma, beta], add: [newer, new], ..own }),
            ]);
        }
        if gamma > 0.0 && gamma < 1.0 {
            slips.push(("without the factor 1 − β", Hand { add: [new, 1.0], ..own }));
            slips.push(("β and 1 − β", Hand { keep: [beta, newer], add: [new, gamma], ..own }));
        }
        if gamma == 1.0 {
            slips.push(("(Σ g)²", Hand { summed: true, ..own }));
        }
        let mut rng = Rng::new(seed as u32);
        let mut params: Vec<f64> = (0..25).map(|_| (rng.normal() * 100.0).round() / 100.0).collect();
        let text: Vec<String> = params.iter().map(f64::to_string).collect();
        let examples = "x=0.6,-0.8,1,0.5,0.2,0.9&y=0.7,0.1,-0.4&sizes=2,3,3,1&act=tanh&loss=squared";
        let eps = "eps=0.1&lr=0.3&steps=4";
        let scenario = read(&format!("v=1&lab=network&{examples}&phi={}&opt={method}&{eps}", text.join(",")));
        let mut kept = vec![[0.0; 4]; 25];
        for n in 0..3 {
            let (_, g) = by_hand(&params);
            let step = |hand: Hand, kept: &[[f64; 4]]| -> (Vec<f64>, Vec<[f64; 4]>) {
                let each = params.iter().zip(&g).zip(kept).map(|((phi, g), kept)| {
                    let mut kept = *kept;
                    (hand.step(n, *phi, *g, &mut kept), kept)
                });
                each.unzip()
            };
            let (next, after) = step(own, &kept);
            // In the first step the old m is 0, and so is what the exponent t divides by.
            let wrong: Vec<(&str, Vec<f64>)> = slips
                .iter()
                .filter(|(words, _)| n > 0 || !["m of before", "the exponent t"].contains(words))
                .map(|(words, hand)| (*words, step(*hand, &kept).0))
                .collect();
            let of_loss = wrong.iter().map(|(words, params)| (*words, by_hand(params).0)).collect();
            let step = Some(n as usize + 1);
            found.ask(&scenario, step, ("loss".into(), by_hand(&next).0, of_loss));
            for (i, name) in names().into_iter().enumerate() {
                let of_it = wrong.iter().map(|(words, all)| (*words, all[i])).collect();
                found.ask(&scenario, step, (name, next[i], of_it));
            }
            (params, kept) = (next, after);
        }
    }
    found.finish(2500, 50);
}
