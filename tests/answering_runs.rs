//! How often a wrong answer about a run is named: steps made wrongly by a student's own hand, which knows nothing of the core's.

#![allow(clippy::disallowed_methods, reason = "a student computes with what there is")]

use gradstep::answering::{Outcome, told};
use gradstep::lab;
use std::collections::BTreeMap;

/// A rule of a step gone wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Wrong {
    Nothing,
    Added,
    OtherSign,
    NoRate,
    Change,
    Mean,
    HalfMean,
    AllExamples,
    TwoLost,
    Stale,
    SwappedGradient,
    SwappedPhi,
    Unweighted,
    UnweightedSquares,
    SwappedBeta,
    SwappedGamma,
    OldMomentum,
    AtPhi,
    OtherForm,
    NoCorrection,
    NoCorrectionOfM,
    Exponent,
    Betas,
    NoRoot,
    EpsInside,
    SquareOfSum,
}
use Wrong::*;

/// Words of the slip that is to be named.
fn words(wrong: Wrong) -> &'static str {
    match wrong {
        Nothing => "",
        Added => "is added",
        OtherSign => "y − f",
        NoRate => "learning rate is forgotten",
        Change => "the change of φ",
        Mean | HalfMean => "the mean over the examples is taken",
        AllExamples => "by all examples",
        TwoLost => "the 2 is lost",
        Stale => "of the step before",
        SwappedGradient => "components of the gradient",
        SwappedPhi => "each other’s place",
        Unweighted | UnweightedSquares => "without the factor 1 − β",
        SwappedBeta | SwappedGamma => "β and 1 − β",
        OldMomentum => "m of before",
        AtPhi => "measured at φ",
        OtherForm => "other printed form",
        NoCorrection | NoCorrectionOfM => "not corrected",
        Exponent => "exponent t",
        Betas => "β and γ are exchanged",
        NoRoot => "root is forgotten",
        EpsInside => "under the root",
        SquareOfSum => "(Σ g)²",
    }
}

/// What can go wrong with a method.
fn offered(method: &str, batches: bool) -> Vec<Wrong> {
    let mut all =
        vec![Added, OtherSign, NoRate, Change, Mean, HalfMean, TwoLost, Stale, SwappedGradient, SwappedPhi];
    if batches {
        all.push(AllExamples);
    }
    all.extend_from_slice(match method {
        "momentum" => &[Unweighted, SwappedBeta, OldMomentum],
        "nesterov" => &[Unweighted, SwappedBeta, OldMomentum, AtPhi, OtherForm],
        "adam" => &[
            Unweighted,
            UnweightedSquares,
            SwappedBeta,
            SwappedGamma,
            OldMomentum,
            NoCorrection,
            NoCorrectionOfM,
            Exponent,
            Betas,
            NoRoot,
            EpsInside,
        ],
        "rmsprop" => &[UnweightedSquares, SwappedGamma, NoRoot, EpsInside],
        "adagrad" => &[NoRoot, EpsInside, SquareOfSum],
        _ => &[],
    });
    all
}

type Pair = [f64; 2];

/// A loss of a model on examples, written down plainly.
struct Fit {
    gabor: bool,
    x: Vec<f64>,
    y: Vec<f64>,
}

impl Fit {
    /// f and ∂f/∂φ.
    fn model(&self, phi: Pair, x: f64) -> (f64, Pair) {
        if !self.gabor {
            return (phi[0] + phi[1] * x, [1.0, x]);
        }
        let u = phi[0] + 0.06 * phi[1] * x;
        let bell = (-u * u / 32.0).exp();
        let slope = bell * (u.cos() - u.sin() * u / 16.0);
        (u.sin() * bell, [slope, 0.06 * x * slope])
    }

    fn loss(&self, phi: Pair) -> f64 {
        self.x.iter().zip(&self.y).map(|(x, y)| (self.model(phi, *x).0 - y).powi(2)).sum()
    }

    fn gradient(&self, phi: Pair, of: &[usize]) -> Pair {
        let mut sum = [0.0; 2];
        for i in of {
            let (f, df) = self.model(phi, self.x[*i]);
            let error = 2.0 * (f - self.y[*i]);
            sum = [sum[0] + error * df[0], sum[1] + error * df[1]];
        }
        sum
    }
}

/// Where a run is before a step.
#[derive(Clone)]
struct State {
    phi: Pair,
    m: Pair,
    v: Pair,
    sum: Pair,
    before: Option<Pair>,
}

/// The settings of a run.
struct Run {
    method: &'static str,
    errata: bool,
    alpha: f64,
    fit: Fit,
}

/// What a step gives.
struct Given {
    next: State,
    gradient: Pair,
    answer: Pair,
}

impl Given {
    /// A quantity of it by the engine's name.
    fn number(&self, quantity: &str) -> Pair {
        match quantity {
            "grad" => self.gradient,
            "m" => self.next.m,
            "v" => self.next.v,
            _ => self.answer,
        }
    }
}

impl Run {
    /// Step t, made rightly or wrongly.
    fn step(&self, from: &State, t: usize, batch: &[usize], wrong: Wrong) -> Given {
        let is = |one| wrong == one;
        let (beta, gamma, eps) = (0.9, 0.99, 1e-8);
        let all: Vec<usize> = (0..self.fit.x.len()).collect();
        let used = if is(AllExamples) { &all } else { batch };
        let long = if self.errata != is(OtherForm) { self.alpha * beta } else { self.alpha };
        let ahead = if self.method == "nesterov" && !is(AtPhi) { long } else { 0.0 };
        let at = [0, 1].map(|i| from.phi[i] - ahead * from.m[i]);
        let right = self.fit.gradient(at, batch);
        let mut g = self.fit.gradient(at, used);
        let n = batch.len() as f64;
        let times = match wrong {
            OtherSign => -1.0,
            Mean => 1.0 / n,
            HalfMean => 0.5 / n,
            TwoLost => 0.5,
            _ => 1.0,
        };
        g = g.map(|g| times * g);
        if is(SwappedGradient) {
            g.swap(0, 1);
        }
        if is(Stale) {
            g = from.before.unwrap_or(g);
        }
        let mut next = from.clone();
        let alpha = if is(NoRate) { 1.0 } else { self.alpha };
        let [b, c] = match wrong {
            SwappedBeta => [1.0 - beta, gamma],
            SwappedGamma => [beta, 1.0 - gamma],
            Betas => [gamma, beta],
            _ => [beta, gamma],
        };
        for (i, g) in g.into_iter().enumerate() {
            next.sum[i] += g;
            next.m[i] = b * from.m[i] + if is(Unweighted) { 1.0 } else { 1.0 - b } * g;
            next.v[i] = match self.method {
                "adagrad" if is(SquareOfSum) => next.sum[i] * next.sum[i],
                "adagrad" => from.v[i] + g * g,
                _ => c * from.v[i] + if is(UnweightedSquares) { 1.0 } else { 1.0 - c } * g * g,
            };
            let m = if is(OldMomentum) { from.m[i] } else { next.m[i] };
            let below = |v: f64| match wrong {
                NoRoot => v + eps,
                EpsInside => (v + eps).sqrt(),
                _ => v.sqrt() + eps,
            };
            let exponent = if is(Exponent) { t } else { t + 1 } as i32;
            let corrected = |of: f64, free: bool| if free { 1.0 } else { 1.0 - of.powi(exponent) };
            let step = match self.method {
                "sgd" => g,
                "momentum" | "nesterov" => m,
                "rmsprop" | "adagrad" => g / below(next.v[i]),
                _ => {
                    let m = m / corrected(b, is(NoCorrection) || is(NoCorrectionOfM));
                    m / below(next.v[i] / corrected(c, is(NoCorrection)))
                }
            };
            next.phi[i] = from.phi[i] + if is(Added) { alpha } else { -alpha } * step;
        }
        let answer = match wrong {
            Change => [0, 1].map(|i| next.phi[i] - from.phi[i]),
            SwappedPhi => [next.phi[1], next.phi[0]],
            _ => next.phi,
        };
        next.before = Some(right);
        Given { next, gradient: g, answer }
    }
}

/// What came out of the answers of many.
#[derive(Default, Debug)]
struct Counts {
    made: usize,
    named: usize,
    rivals: usize,
    passed: usize,
    missed: usize,
    right: usize,
    accused: usize,
}

/// Three decimals; very small numbers as the page has them.
fn printed(values: &[f64]) -> Vec<String> {
    let one = |v: &f64| if v.abs() >= 0.001 || *v == 0.0 { format!("{v:.3}") } else { format!("{v:.2e}") };
    values.iter().map(one).collect()
}

/// A number with so many digits.
fn rounded(v: f64, digits: usize) -> String {
    if v == 0.0 { "0.00".into() } else { format!("{v:.*e}", digits - 1) }
}

/// As the page prints its inputs.
fn as_shown(v: f64) -> f64 {
    if v.abs() >= 0.001 { (v * 1000.0).round() / 1000.0 } else { format!("{v:.2e}").parse().unwrap() }
}

#[test]
fn wrong_steps_are_named_and_right_ones_never_accused() {
    let mut counts = Counts::default();
    let mut of: BTreeMap<Wrong, [usize; 4]> = BTreeMap::new();
    let mut missed = Vec::new();
    for (problem, start, rates) in [
        ("line", [1.6, -0.5], [0.03, 0.1, 0.06, 0.1, 0.05, 0.2]),
        ("gabor", [-1.5, 6.5], [0.5, 0.6, 0.6, 0.3, 0.1, 0.4]),
    ] {
        for (method, errata, rate) in [
            ("sgd", false, 0),
            ("momentum", false, 1),
            ("nesterov", false, 2),
            ("nesterov", true, 2),
            ("adam", false, 3),
            ("rmsprop", false, 4),
            ("adagrad", false, 5),
        ] {
            for (batch, seed) in [(0, 1), (5, 1), (5, 2), (5, 3), (4, 7)] {
                let form = if errata { "&form=errata" } else { "" };
                let link = format!(
                    "v=1&lab=descent&problem={problem}&opt={method}{form}&lr={}&batch={batch}&seed={seed}&steps=12&start={},{}",
                    rates[rate], start[0], start[1]
                );
                one(
                    &link,
                    method,
                    errata,
                    rates[rate],
                    start,
                    batch > 0,
                    (&mut counts, &mut of, &mut missed),
                );
            }
        }
    }
    println!("{counts:?}");
    for (wrong, [made, named, rivals, passed]) in &of {
        println!("{wrong:?}: {named} of {made} named, {rivals} with a rival, {passed} taken for right");
    }
    missed.sort_by_key(|line| !line.starts_with("accused"));
    println!("{}", missed.iter().take(90).cloned().collect::<Vec<_>>().join("\n"));
    let Counts { made, named, rivals, right, accused, .. } = counts;
    assert!(made >= 7000 && right >= 5000, "{counts:?}");
    assert!(named * 100 >= made * 97, "{counts:?}");
    assert!(rivals * 100 <= made * 3, "{counts:?}");
    assert_eq!(accused, 0, "{counts:?}");
}

/// What can be asked of a step of a method.
fn quantities(method: &str) -> &'static [&'static str] {
    match method {
        "sgd" => &["phi", "grad"],
        "momentum" | "nesterov" => &["phi", "grad", "m"],
        "adam" => &["phi", "grad", "m", "v"],
        _ => &["phi", "grad", "v"],
    }
}

type Told<'a> = (&'a mut Counts, &'a mut BTreeMap<Wrong, [usize; 4]>, &'a mut Vec<String>);

fn one(
    link: &str,
    method: &'static str,
    errata: bool,
    alpha: f64,
    start: Pair,
    batches: bool,
    told_of: Told,
) {
    let (counts, of, missed) = told_of;
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    let session = lab::of(&scenario).open(&scenario, None);
    let columns = session.columns();
    let column = |name: &str| columns.iter().find(|column| column.name == name).unwrap().values();
    let (phi, losses) = (column("phi"), column("loss"));
    let sizes: Vec<usize> = column("batch_sizes").iter().map(|size| *size as usize).collect();
    let members: Vec<usize> = column("batches").iter().map(|i| *i as usize).collect();
    let examples = session.examples().unwrap();
    let y = (0..examples.len()).map(|i| examples.y(i)[0]).collect();
    let x = (0..examples.len()).map(|i| examples.x(i)[0]).collect();
    let fit = Fit { gabor: link.contains("gabor"), x, y };
    let run = Run { method, errata, alpha, fit };
    let mut at = State { phi: start, m: [0.0; 2], v: [0.0; 2], sum: [0.0; 2], before: None };
    for t in 0..12 {
        let from: usize = sizes[..t].iter().sum();
        let batch = &members[from..from + sizes[t]];
        let truth = run.step(&at, t, batch, Nothing);
        let same = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1.0);
        assert!((0..2).all(|i| same(truth.answer[i], phi[2 * (t + 1) + i])), "{link} {t}");
        assert!(same(run.fit.loss(truth.answer), losses[t + 1]), "{link} {t}");
        for &quantity in quantities(method) {
            let own = truth.number(quantity);
            let step = if quantity == "grad" { t } else { t + 1 };
            let answers = lab::of(&scenario).answers(&scenario, quantity, Some(step)).unwrap();
            let say = |texts: &[String]| {
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                told(&answers, &texts)
            };
            // Right, however it was rounded, and from the digits that the page prints.
            let mut rights: Vec<Vec<String>> =
                (2..=12).map(|digits| own.iter().map(|v| rounded(*v, digits)).collect()).collect();
            rights.push(printed(&own));
            let shown = State {
                phi: at.phi.map(as_shown),
                m: at.m.map(as_shown),
                v: at.v.map(as_shown),
                ..at.clone()
            };
            rights.push(printed(&run.step(&shown, t, batch, Nothing).number(quantity)));
            for texts in rights {
                let said = say(&texts);
                counts.right += 1;
                if !said.right {
                    counts.accused += 1;
                    missed.push(format!(
                        "accused: {link} {quantity}@{step} {texts:?} {:?} {}",
                        answers.slack, said.sentence
                    ));
                }
            }
            for wrong in offered(method, batches) {
                let given = run.step(&at, t, batch, wrong).number(quantity);
                let texts = printed(&given);
                if texts == printed(&own) || given.iter().any(|v| !v.is_finite()) {
                    continue; // the same number
                }
                let said = say(&texts);
                let counted = of.entry(wrong).or_default();
                counts.made += 1;
                counted[0] += 1;
                let named = said.slips.iter().any(|own| own.contains(words(wrong)));
                if named {
                    counts.named += 1;
                    counted[1] += 1;
                    counts.rivals += usize::from(said.slips.len() > 1);
                    counted[2] += usize::from(said.slips.len() > 1);
                    if said.slips.len() > 1 {
                        let b: Vec<&str> = said.slips.iter().map(|s| s.split(':').next().unwrap()).collect();
                        println!(
                            "RIV {method} b{} t{} {}",
                            batch.len(),
                            if t == 0 { 0 } else { 1 },
                            b.join(" / ")
                        );
                    }
                    assert_eq!(said.outcome == Outcome::Slip, said.slips.len() == 1, "{}", said.sentence);
                } else if said.right {
                    counts.passed += 1;
                    counted[3] += 1;
                } else {
                    counts.missed += 1;
                }
                if !named {
                    missed.push(format!(
                        "{link} {quantity}@{step} {wrong:?} {texts:?} {:?} {}",
                        answers.slack, said.sentence
                    ));
                }
            }
        }
        at = truth.next;
    }
}
