//! Numbers of somebody else's run, right and wrong: made here by a loop of a student's own, which knows nothing of the core's.

#![allow(clippy::disallowed_methods, reason = "a student's program computes with what its language has")]

use crate::support::line::{X, Y};
use gradstep::checking::{Verdict, check};
use gradstep::lab;
use gradstep::rng::Rng;

/// What goes wrong in a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Nothing,
    Uphill,
    NoRate,
    Mean,
    HalfMean,
    Half,
    NoBatch,
    DropLast,
    Seed,
    Stale,
    Swapped,
    Unweighted,
    SwappedBeta,
    OldMomentum,
    AtPhi,
    OtherForm,
    NoCorrection,
    Betas,
    NoRoot,
    SquareOfSum,
}
use Wrong::*;

struct Loop {
    method: &'static str,
    alpha: f64,
    batch: usize,
    seed: u32,
    steps: usize,
    wrong: Wrong,
}

/// Losses and φ of a run, written down plainly.
fn student(of: &Loop) -> (Vec<[f64; 2]>, Vec<f64>) {
    let is = |wrong| of.wrong == wrong;
    let (beta, gamma, eps) = (0.9, 0.99, 1e-8);
    let (b, c) = match of.wrong {
        SwappedBeta => (1.0 - beta, gamma),
        Betas => (gamma, beta),
        _ => (beta, gamma),
    };
    let mut rng = Rng::new(if is(Seed) { of.seed + 1 } else { of.seed });
    let mut queue: Vec<Vec<u32>> = Vec::new();
    let mut phi = [1.6, -0.5];
    let (mut m, mut v, mut sums) = ([0.0; 2], [0.0; 2], [0.0; 2]);
    let mut before = None;
    let loss = |phi: [f64; 2]| -> f64 {
        let sum: f64 = X.iter().zip(Y).map(|(x, y)| (phi[0] + phi[1] * x - y).powi(2)).sum();
        match of.wrong {
            Mean => sum / 12.0,
            HalfMean => sum / 24.0,
            _ => sum,
        }
    };
    let (mut path, mut losses) = (vec![phi], vec![loss(phi)]);
    for t in 0..of.steps {
        if queue.is_empty() {
            let all = if of.batch == 0 { (0..12).collect() } else { rng.permutation(12) };
            let size = if of.batch == 0 { 12 } else { of.batch };
            queue = all.chunks(size).map(<[u32]>::to_vec).collect();
            if is(DropLast) && queue.last().is_some_and(|last| last.len() < size) {
                queue.pop();
            }
            queue.reverse();
        }
        let mut batch = queue.pop().unwrap();
        if is(NoBatch) {
            batch = (0..12).collect();
        }
        let nesterov = of.method == "nesterov" && !is(AtPhi);
        let ahead = if is(OtherForm) { of.alpha * beta } else { of.alpha };
        let at = [0, 1].map(|i| if nesterov { phi[i] - ahead * m[i] } else { phi[i] });
        let mut g = [0.0; 2];
        for i in &batch {
            let (x, y) = (X[*i as usize], Y[*i as usize]);
            let residual = 2.0 * (at[0] + at[1] * x - y);
            g = [g[0] + residual, g[1] + residual * x];
        }
        let times = match of.wrong {
            Uphill => -1.0,
            Mean => 1.0 / batch.len() as f64,
            HalfMean => 0.5 / batch.len() as f64,
            Half => 0.5,
            _ => 1.0,
        };
        g = g.map(|g| times * g);
        if is(Swapped) {
            g.swap(0, 1);
        }
        if is(Stale) {
            g = before.replace(g).unwrap_or(g);
        }
        let alpha = if is(NoRate) { 1.0 } else { of.alpha };
        for i in 0..2 {
            let old = m[i];
            m[i] = b * m[i] + if is(Unweighted) { 1.0 } else { 1.0 - b } * g[i];
            let used = if is(OldMomentum) { old } else { m[i] };
            let divided = |above: f64, v: f64| match of.wrong {
                NoRoot => above / (v + eps),
                _ => above / (v.sqrt() + eps),
            };
            let by = match of.method {
                "sgd" => g[i],
                "momentum" | "nesterov" => used,
                "rmsprop" => {
                    v[i] = c * v[i] + (1.0 - c) * g[i] * g[i];
                    divided(g[i], v[i])
                }
                "adagrad" => {
                    sums[i] += g[i];
                    v[i] = if is(SquareOfSum) { sums[i] * sums[i] } else { v[i] + g[i] * g[i] };
                    divided(g[i], v[i])
                }
                _ => {
                    v[i] = c * v[i] + (1.0 - c) * g[i] * g[i];
                    let corrected =
                        |kept: f64| if is(NoCorrection) { 1.0 } else { 1.0 - kept.powi(t as i32 + 1) };
                    divided(m[i] / corrected(b), v[i] / corrected(c))
                }
            };
            phi[i] -= alpha * by;
        }
        path.push(phi);
        losses.push(loss(phi));
    }
    (path, losses)
}

/// The words by which a slip is told, beginning of one that says it.
fn words(wrong: Wrong) -> &'static str {
    match wrong {
        Nothing => "lab’s",
        Uphill => "up the gradient",
        NoRate => "learning rate is forgotten",
        Mean => "is the mean over",
        HalfMean => "half the mean",
        Half => "the 2 is lost",
        NoBatch => "not by a batch",
        DropLast => "drop_last",
        Seed => "another seed",
        Stale => "step before",
        Swapped => "are exchanged",
        Unweighted => "without the factor",
        SwappedBeta => "β and 1 − β",
        OldMomentum => "m of before",
        AtPhi => "measured at φ",
        OtherForm => "other printed form",
        NoCorrection => "not corrected",
        Betas => "β and γ are exchanged",
        NoRoot => "root is forgotten",
        SquareOfSum => "(Σ g)²",
    }
}

/// The wrong turns that a method offers.
fn offered(method: &str, batch: usize) -> Vec<Wrong> {
    let mut all = vec![Uphill, NoRate, Mean, HalfMean, Half, Swapped, Stale];
    if batch > 0 {
        all.extend([NoBatch, Seed]);
    }
    if batch == 5 {
        all.push(DropLast);
    }
    all.extend_from_slice(match method {
        "momentum" => &[Unweighted, SwappedBeta, OldMomentum],
        "nesterov" => &[AtPhi, OtherForm],
        "adam" => &[NoCorrection, Betas, NoRoot],
        "rmsprop" => &[NoRoot],
        "adagrad" => &[NoRoot, SquareOfSum],
        _ => &[],
    });
    all
}

fn printed(path: &[[f64; 2]], losses: &[f64], form: usize, places: usize) -> String {
    let rows = path.iter().zip(losses).enumerate().map(|(t, ([a, b], loss))| match form {
        0 => format!("{loss:.places$}"),
        1 => format!("{a:.places$} {b:.places$}"),
        2 => format!("{t},{a:.places$},{b:.places$},{loss:.places$}"),
        _ => format!("[{a:.places$} {b:.places$}]"),
    });
    let head = if form == 2 { "step,phi0,phi1,loss\n" } else { "" };
    head.to_string() + &rows.collect::<Vec<_>>().join("\n")
}

#[test]
fn wrong_runs_are_named_and_right_ones_never_accused() {
    let (mut made, mut named, mut rivals, mut right) = (0, 0, 0, 0);
    let mut missed = Vec::new();
    for (m, (method, alpha)) in [
        ("sgd", 0.02),
        ("momentum", 0.03),
        ("nesterov", 0.02),
        ("adam", 0.1),
        ("rmsprop", 0.05),
        ("adagrad", 0.2),
    ]
    .into_iter()
    .enumerate()
    {
        for (k, batch) in [0, 5, 4].into_iter().enumerate() {
            for seed in [1, 7] {
                let form = (m + k + seed as usize) % 4;
                let places = 3 + (m + k) % 3;
                let link = format!(
                    "v=1&lab=descent&opt={method}&lr={alpha}&batch={batch}&seed={seed}&steps=12&start=1.6,-0.5"
                );
                let (scenario, warnings) = lab::parse(&link);
                assert!(warnings.is_empty(), "{link}: {warnings:?}");
                let print = |wrong| {
                    let (path, losses) = student(&Loop { method, alpha, batch, seed, steps: 12, wrong });
                    printed(&path, &losses, form, places)
                };
                let own = check(&scenario, &print(Nothing));
                assert_eq!(own.verdict, Verdict::Right, "{link}, form {form}: {:?}", own.sentences);
                right += 1;
                for wrong in offered(method, batch) {
                    let text = print(wrong);
                    if text == print(Nothing) {
                        continue; // what divides by the size of gradients does not see their scale
                    }
                    let told = check(&scenario, &text);
                    made += 1;
                    let said = told.verdict == Verdict::Slip && told.sentences[0].contains(words(wrong));
                    named += usize::from(said);
                    rivals += usize::from(said && told.sentences[0].contains("; or "));
                    if !said {
                        missed.push(format!(
                            "{link} {wrong:?} form {form}, {places} places: {:?}",
                            told.sentences
                        ));
                    }
                }
            }
        }
    }
    println!("{right} right; {named} of {made} wrong named, {rivals} with a rival");
    println!("{}", missed.join("\n"));
    assert!(made >= 200 && right >= 30, "{made} wrong runs, {right} right ones");
    assert!(named * 100 >= made * 95, "{named} of {made} named:\n{}", missed.join("\n"));
    assert!(rivals * 100 <= made * 10, "{rivals} of {made} have a rival");
}

/// The first chain of the lab, trained in a loop of a student's own.
fn chain(alpha: f64, steps: usize, two: f64, one_by_one: bool) -> Vec<[f64; 3]> {
    let (x, y) = (2.3, 2.0);
    let (mut b, mut w) = ([1.0, -0.5, 0.3, 0.1], [0.5, 0.4, 1.5, 2.0]);
    let mut told = Vec::new();
    let gradient = |b: [f64; 4], w: [f64; 4]| {
        let f0 = b[0] + w[0] * x;
        let h1 = f0.sin();
        let f1 = b[1] + w[1] * h1;
        let h2 = f1.exp();
        let f2 = b[2] + w[2] * h2;
        let h3 = f2.cos();
        let f3 = b[3] + w[3] * h3;
        let d3 = two * (f3 - y);
        let d2 = d3 * w[3] * -f2.sin();
        let d1 = d2 * w[2] * f1.exp();
        let d0 = d1 * w[1] * f0.cos();
        ([d0, d1, d2, d3], [d0 * x, d1 * h1, d2 * h2, d3 * h3], (f3 - y).powi(2))
    };
    for _ in 0..=steps {
        let (db, dw, loss) = gradient(b, w);
        told.push([loss, w[0], b[3]]);
        for k in 0..4 {
            let (db, dw) = if one_by_one { (gradient(b, w).0, dw) } else { (db, dw) };
            b[k] -= alpha * db[k];
            let dw = if one_by_one { gradient(b, w).1 } else { dw };
            w[k] -= alpha * dw[k];
        }
    }
    told
}

#[test]
fn a_chain_is_checked_too() {
    let (scenario, warnings) =
        lab::parse("v=1&lab=chain&x=2.3&y=2&b=1,-0.5,0.3,0.1&w=0.5,0.4,1.5,2&lr=0.05&steps=8");
    assert!(warnings.is_empty(), "{warnings:?}");
    let ask = |rows: Vec<[f64; 3]>| {
        let lines: Vec<String> = rows.iter().map(|row| row.map(|v| format!("{v:.5}")).join("\t")).collect();
        check(&scenario, &lines.join("\n"))
    };
    let right = ask(chain(0.05, 8, 2.0, false));
    assert_eq!(
        (right.verdict, &right.columns[..]),
        (Verdict::Right, &["ℓ", "ω₀", "β₃"].map(String::from)[..])
    );
    for (rows, words) in [
        (chain(-0.05, 8, 2.0, false), "up the gradient"),
        (chain(0.05, 8, 1.0, false), "the 2 is lost"),
        (chain(0.05, 8, 2.0, true), "moved already"),
    ] {
        let told = ask(rows);
        assert_eq!(told.verdict, Verdict::Slip, "{words}: {:?}", told.sentences);
        assert!(told.sentences[0].contains(words), "{words}: {:?}", told.sentences);
    }
}

#[test]
fn what_cannot_be_checked_is_said() {
    let (scenario, _) = lab::parse("v=1&lab=descent");
    for (text, words) in [
        ("", "no numbers"),
        ("nothing here", "no numbers"),
        ("5", "too little"),
        ("1.234\n8.5\n9.25", "No slip that is known"),
        ("5.02\n4\n3", "No slip that is known"), // so few digits agree with something by chance
        ("np.linspace(0, 1, 5)", "part of a program"),
    ] {
        let told = check(&scenario, text);
        assert!(told.sentences.iter().any(|said| said.contains(words)), "{text}: {:?}", told.sentences);
        assert!(told.verdict != Verdict::Right && told.verdict != Verdict::Slip, "{text}");
    }
    let (search, _) = lab::parse("v=1&lab=search");
    assert_eq!(check(&search, "1\n2\n3").verdict, Verdict::Unread);
}

#[test]
fn it_is_said_that_a_run_is_in_standard_units() {
    let said = |units: &str| {
        let link = format!("v=1&lab=descent&x=100,200,300&y=3,5,8&lr=0.1&units={units}");
        let checked = check(&lab::parse(&link).0, "phi0\tphi1\n1\t2\n2\t3\n");
        checked.sentences.iter().any(|sentence| sentence.contains("in standard units"))
    };
    assert!(said("standard"));
    assert!(!said("own"));
}
