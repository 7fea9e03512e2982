//! Numbers of somebody else's training of a network, right and wrong.

use crate::support::line::{X, Y};
use gradstep::checking::{Verdict, check};
use gradstep::lab;

#[test]
fn a_network_is_checked_by_its_losses() {
    let link = "v=1&lab=network&steps=30&batch=4&lr=0.004&seed=557";
    let (scenario, _) = lab::parse(link);
    let losses = |link: &str| {
        let (scenario, _) = lab::parse(link);
        let session = lab::of(&scenario).open(&scenario, None);
        let columns = session.columns();
        let losses = columns.iter().find(|column| column.name == "training.loss").unwrap().values();
        losses.iter().map(|loss| format!("{loss:.4}")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(check(&scenario, &losses(link)).verdict, Verdict::Right);
    for (other, words) in [
        ("v=1&lab=network&steps=30&lr=0.004&seed=557", "not by a batch"),
        ("v=1&lab=network&steps=30&batch=4&lr=0.001&seed=557", "averaged over the examples"),
        ("v=1&lab=network&steps=30&batch=4&lr=0.004&seed=557&sampling=independent", "drawn in the other way"),
        ("v=1&lab=network&steps=30&batch=4&lr=0.004&seed=42", "another seed"),
    ] {
        let told = check(&scenario, &losses(other));
        assert!(told.sentences[0].contains(words), "{words}: {:?}", told.sentences);
    }
    // The same training, of which the mean is printed.
    let plain = losses(link);
    let all = X.len() as f64;
    let means: Vec<String> =
        plain.lines().map(|loss| format!("{:.4}", loss.parse::<f64>().expect("a loss") / all)).collect();
    let told = check(&scenario, &means.join("\n"));
    assert!(told.sentences[0].contains("the loss is the mean over the examples"), "{:?}", told.sentences);
}

/// A network 1-2-1 with ReLU, trained with all examples, written down plainly: β₀, Ω₀, β₁, Ω₁ and the loss at each step. Its
/// derivatives are taken so many times.
fn network(start: &[f64], alpha: f64, steps: usize, times: f64) -> Vec<Vec<f64>> {
    let mut p = start.to_vec();
    let mut rows = Vec::new();
    for _ in 0..=steps {
        let mut grad = vec![0.0; p.len()];
        let mut loss = 0.0;
        for (x, y) in X.iter().zip(Y) {
            let f = [p[0] + p[2] * x, p[1] + p[3] * x];
            let h = f.map(|f| f.max(0.0));
            let off = p[4] + p[5] * h[0] + p[6] * h[1] - y;
            loss += off * off;
            let d = 2.0 * off;
            grad[4] += d;
            for u in 0..2 {
                grad[5 + u] += d * h[u];
                let back = if f[u] > 0.0 { d * p[5 + u] } else { 0.0 };
                grad[u] += back;
                grad[2 + u] += back * x;
            }
        }
        rows.push(p.iter().copied().chain([loss]).collect());
        for (i, g) in grad.iter().enumerate() {
            p[i] -= alpha * times * g;
        }
    }
    rows
}

#[test]
fn a_network_is_checked_by_its_parameters() {
    let (scenario, _) = lab::parse("v=1&lab=network&sizes=1,2,1&steps=12&lr=0.005&seed=557");
    let session = lab::of(&scenario).open(&scenario, None);
    let columns = session.columns();
    let start = columns.iter().find(|column| column.name == "params").unwrap().values();
    let ask = |rows: &[Vec<f64>], chosen: &[usize], head: &str| {
        let line = |row: &Vec<f64>| chosen.iter().map(|i| format!("{:.4}", row[*i])).collect::<Vec<_>>();
        let lines: Vec<_> = rows.iter().map(|row| line(row).join(", ")).collect();
        check(&scenario, &format!("{head}{}", lines.join("\n")))
    };
    let right = network(&start, 0.005, 12, 1.0);
    let told = ask(&right, &[2, 6, 7], "");
    assert_eq!(
        (told.verdict, &told.columns[..]),
        (Verdict::Right, &["Ω₀[0, 0]", "Ω₁[0, 1]", "L"].map(String::from)[..])
    );
    // All biases start at 0: the heading tells which is meant.
    let twice = [right[0].clone(), right[0].clone()];
    assert_eq!(ask(&twice, &[0], "").columns, ["β₀[0]"]);
    assert_eq!(ask(&twice, &[0], "beta1[0]\n").columns, ["β₁[0]"]);
    for (rows, words) in [
        (network(&start, 0.005, 12, 1.0 / 12.0), "averaged over the examples"),
        (network(&start, 0.005, 12, 0.5), "the 2"),
    ] {
        for chosen in [&[2][..], &[5, 6], &[3, 7]] {
            let told = ask(&rows, chosen, "");
            assert_eq!(told.verdict, Verdict::Slip, "{words} {chosen:?}: {:?}", told.sentences);
            assert!(told.sentences[0].contains(words), "{words} {chosen:?}: {:?}", told.sentences);
        }
    }
}
