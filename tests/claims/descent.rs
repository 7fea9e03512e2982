//! The descent lab: what each method does, and where.

use super::{column, last, losses, open, path, preset, with};
use crate::support::assert_close;
use gradstep::{loss, math::pow, optimizer, problem, schedule};

pub fn length([a, b]: [f64; 2]) -> f64 {
    (a * a + b * b).sqrt()
}

pub fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    length([a[0] - b[0], a[1] - b[1]])
}

/// The minimum of the Gabor model whose valley a place lies in: where short steps of the full gradient lead.
pub fn valley_of([a, b]: [f64; 2]) -> [f64; 2] {
    last(&path(&format!("v=1&lab=descent&problem=gabor&lr=0.02&start={a},{b}&steps=3000")))
}

const PIT: [f64; 2] = [-0.166_465_650_553, 4.880_932_748_264];
pub const LOWEST: [f64; 2] = [0.003_794_635_611, 16.026_347_827_142];

pub fn in_valley(place: [f64; 2], minimum: [f64; 2]) -> bool {
    distance(valley_of(place), minimum) < 0.1
}

/// The first step at which the loss is below a thousandth.
pub fn arrives(losses: &[f64]) -> Option<usize> {
    losses.iter().position(|loss| *loss < 1e-3)
}

#[test]
fn the_bowl() {
    let line = losses(preset("descent/line"));
    let fall = |t: usize| line[t] - line[t + 1];
    assert!(fall(0) > 1e4 * fall(39), "the last steps hardly move");
    let up = losses(preset("descent/diverges"));
    assert!(up.windows(2).all(|pair| pair[1] > pair[0]), "every step lands higher");
    let phi = path(preset("descent/diverges"));
    let sides: Vec<bool> = phi.iter().take(40).map(|phi| phi[1] > 0.522).collect();
    assert!(sides[4..].windows(2).all(|pair| pair[0] != pair[1]), "on the opposite slope");
    let below = losses(&with("descent/diverges", &[["lr", "0.0399"], ["steps", "5000"]]));
    assert!(last(&below) < 0.2, "{}: below 0.04 the start finds the bottom", last(&below));
}

#[test]
fn valleys_of_the_gabor_model() {
    let start = [3.0, 10.0];
    let still = path(preset("descent/gabor"));
    assert!(distance(last(&still), valley_of(start)) < 0.5, "at this rate down the valley it starts in");
    assert!(!in_valley(start, LOWEST));
    // Which step takes it over the crest, and that the rate of 0.1 does not, with any of 200 seeds.
    let noisy = path(preset("descent/sgd"));
    let crest = noisy.iter().position(|place| in_valley(*place, LOWEST)).expect("it gets out");
    assert!((1..=5).contains(&crest), "over the crest beside the start: step {crest}");
    assert!(in_valley(last(&noisy), LOWEST));
    let short = |seed: usize| path(&with("descent/sgd", &[["lr", "0.1"], ["seed", &seed.to_string()]]));
    assert!((0..200).all(|seed| !in_valley(last(&short(seed)), LOWEST)), "not the noise alone");
    let full = path(&with("descent/gabor", &[["lr", "0.5"]]));
    assert!(full.len() > 1 && !in_valley(last(&full), LOWEST), "nor the rate alone");
}

#[test]
fn what_leaves_a_pit() {
    let far = |id: &str, seed: usize| {
        let places = path(&with(id, &[["seed", &seed.to_string()]]));
        places.iter().map(|place| distance(*place, PIT)).fold(0.0, f64::max)
    };
    assert!(far("descent/pit", 1) < 0.01);
    for seed in 0..100 {
        assert!(far("descent/pit-noise", seed) < 1.5, "seed {seed}: {}", far("descent/pit-noise", seed));
        let places = path(&with("descent/pit-noise", &[["seed", &seed.to_string()]]));
        assert!(in_valley(last(&places), PIT), "short noisy steps stay, seed {seed}");
    }
    let long = path(preset("descent/pit-long"));
    assert!(!in_valley(last(&long), PIT) && distance(last(&long), [-6.443_223, 4.967_534]) < 0.01);
    let away: Vec<f64> = long[..5].iter().map(|place| distance(*place, PIT)).collect();
    assert!(away.windows(2).all(|pair| pair[1] > pair[0]), "each overshoots more: {away:?}");
    let mut found: Vec<[f64; 2]> = Vec::new();
    for seed in 1..=10 {
        let places = path(&with("descent/pit-both", &[["seed", &seed.to_string()]]));
        let minimum = valley_of(last(&places));
        if found.iter().all(|other| distance(*other, minimum) > 0.5) {
            found.push(minimum);
        }
    }
    assert!(found.len() > 1, "noise picks among valleys: {found:?}");
}

#[test]
fn a_rate_that_decays_settles() {
    let wander = |link: &str| {
        let places = path(link);
        places[100..].windows(2).map(|pair| distance(pair[0], pair[1])).fold(0.0, f64::max)
    };
    let (halved, constant) =
        (preset("descent/decay").to_string(), with("descent/decay", &[["schedule", "constant"]]));
    assert!(wander(&halved) < 0.3 && wander(&constant) > 1.0, "{} {}", wander(&halved), wander(&constant));
    let rates = column(&halved, "sgd", "alpha");
    assert_eq!((rates[0], rates[24], rates[48]), (1.0, 0.5, 0.25), "halves every four epochs of six steps");
}

#[test]
fn momentum_and_nesterov() {
    // A path is jagged where steps turn.
    let turns = |name: &str| {
        let phi = column(preset("descent/momentum"), name, "phi");
        let steps: Vec<[f64; 2]> = phi
            .windows(4)
            .step_by(2)
            .map(|w| [w[2] - w[0], w[3] - w[1]])
            .filter(|s| length(*s) > 1e-9)
            .collect();
        // 1 minus the cosine of the angle between two steps.
        let turn = |a: &[f64; 2], b: &[f64; 2]| 1.0 - (a[0] * b[0] + a[1] * b[1]) / (length(*a) * length(*b));
        steps.windows(2).map(|pair| turn(&pair[0], &pair[1])).sum::<f64>() / steps.len() as f64
    };
    assert!(turns("momentum") < 0.7 * turns("sgd"), "{} {}", turns("momentum"), turns("sgd"));
    let errata = losses(preset("descent/nesterov"));
    assert!(last(&errata) < 4e-12);
    let notes = losses(preset("descent/nesterov-notes"));
    assert!(notes[20..].iter().all(|loss| *loss > 0.01) && notes[60..].iter().any(|loss| *loss > 10.0));
    let link = with("descent/nesterov-notes", &[["steps", "2000"]]);
    assert!(losses(&link)[1000..].iter().all(|loss| *loss > 0.01), "it never settles");
}

#[test]
fn valleys_and_their_rates() {
    assert_eq!(arrives(&losses(preset("descent/valley-slow"))), Some(149));
    let slow = path(preset("descent/valley-slow"));
    let across = slow.iter().position(|phi| phi[1].abs() < 0.05).expect("across");
    assert!((15..=17).contains(&across), "about sixteen steps: {across}");
    let fast = path(preset("descent/valley-fast"));
    assert!(fast[10..].windows(2).all(|pair| pair[0][1] * pair[1][1] < 0.0), "from wall to wall");
    assert_eq!(arrives(&losses(preset("descent/valley-just"))), Some(25));
    assert_eq!(arrives(&losses("v=1&lab=descent&problem=valley&opt=adam&steps=60")), Some(52));
    // Sixteen: the ratio of the slopes just beside the minimum.
    let slope = |a: f64, b: f64| {
        let link = format!("v=1&lab=descent&problem=valley&start={a},{b}&steps=1");
        column(&link, "sgd", "grad")
    };
    let (along, up) = (slope(0.7001, 0.0)[0], slope(0.7, 0.0001)[1]);
    assert_close("sixteen times as steep", &[up / along], &[16.0], 1e-3);
    let over = losses("v=1&lab=descent&problem=valley&lr=0.51&start=0.7,0.01&steps=2000");
    assert!(last(&over) > over[0], "above 0.5 it does not settle across");
}

#[test]
fn no_rate_suits_the_ravine() {
    let least = (1..400).map(|i| {
        let rate = 1e-5 * pow(1.03, f64::from(i));
        last(&losses(&format!("v=1&lab=descent&problem=ravine&lr={rate:e}")))
    });
    let least = least.filter(|loss| loss.is_finite()).fold(f64::INFINITY, f64::min);
    assert!(least > 0.25, "{least}: at any rate more than a quarter of the loss along, 0.98, is left");
    let adam = losses("v=1&lab=descent&problem=ravine&opt=adam");
    assert!(last(&adam) < 0.05, "another method arrives: {}", last(&adam));
    let rate = "0.00499";
    let left = last(&path(&format!("v=1&lab=descent&problem=ravine&lr={rate}")))[0];
    assert!((0.7 - left) / 1.4 > 0.5, "more than half of the way is left");
}

#[test]
fn fixed_strides() {
    let phi = path(preset("descent/valley-normalised"));
    for pair in phi.windows(2) {
        for axis in [0, 1] {
            let stride = (pair[1][axis] - pair[0][axis]).abs();
            assert!((stride - 0.08).abs() < 1e-12, "no step is shorter than α");
        }
    }
    let around = phi[30..]
        .windows(2)
        .all(|pair| (0..2).all(|i| (pair[0][i] - [0.7, 0.0][i]) * (pair[1][i] - [0.7, 0.0][i]) < 0.0));
    assert!(around, "it bounces about the minimum");
    let longest = |gamma: &str| {
        let link = with("descent/valley-adam", &[["correct", "0"], ["gamma", gamma]]);
        let (phi, alpha) = (path(&link), column(&link, "adam", "alpha")[0]);
        let strides: Vec<f64> = phi.windows(2).map(|pair| (pair[1][0] - pair[0][0]).abs() / alpha).collect();
        (strides[0], strides.iter().copied().fold(0.0, f64::max))
    };
    let (first, most) = longest("0.99");
    assert_close("the first stays as long, then they grow to twice α", &[first, most], &[1.0, 2.175], 1e-3);
    assert!((longest("0.999").1 - 5.73).abs() < 0.01);
}

#[test]
fn minima_and_saddles() {
    let ends = ["sgd", "momentum", "rmsprop", "adam"].map(|run| {
        let phi = column(preset("descent/race"), run, "phi");
        [phi[phi.len() - 2], phi[phi.len() - 1]]
    });
    let minima = problem::find("himmelblau").minima();
    let nearest = |place: [f64; 2]| {
        (0..4)
            .min_by(|a, b| distance(place, minima[*a]).total_cmp(&distance(place, minima[*b])))
            .expect("four")
    };
    let mut which = ends.map(nearest).to_vec();
    assert!(ends.iter().all(|end| distance(*end, minima[nearest(*end)]) < 0.01));
    which.sort_unstable();
    which.dedup();
    assert_eq!(which.len(), 3, "from one start three different minima");
    let lingers = |run: &str| {
        let phi = column(preset("descent/saddle"), run, "phi");
        phi.chunks(2).position(|phi| phi[1].abs() > 0.5).expect("it leaves the ridge")
    };
    assert!(lingers("sgd") > 30 && lingers("momentum") > lingers("sgd") && lingers("adam") < 20);
    for run in ["sgd", "momentum", "adam"] {
        let phi = column("v=1&lab=descent&problem=saddle&opt=sgd,momentum,adam&start=-1.2,0", run, "phi");
        assert!(phi.chunks(2).all(|phi| phi[1] == 0.0), "a start on the ridge stays on it");
    }
}

#[test]
fn adagrad_shrinks_rates_and_not_steps() {
    let link = "v=1&lab=descent&problem=gabor&opt=adagrad&batch=5&seed=15&steps=40";
    let v = column(link, "adagrad", "v");
    assert!(
        v.chunks(2)
            .collect::<Vec<_>>()
            .windows(2)
            .all(|pair| pair[1][0] >= pair[0][0] && pair[1][1] >= pair[0][1])
    );
    let phi = path(link);
    let steps: Vec<f64> = phi.windows(2).map(|pair| distance(pair[0], pair[1])).collect();
    assert!(steps.windows(2).any(|pair| pair[1] > pair[0]), "some steps are longer than the one before");
    assert!(!optimizer::find("adagrad").entry.help.contains("steps only shrink"));
}

/// With its default rate every method, schedule and loss goes down: what a member's file says of rates that suit it is so.
#[test]
fn the_default_rate_suits_every_member() {
    let falls = |link: &str| {
        let losses = losses(link);
        assert!(last(&losses) < 0.9 * losses[0], "{link}: from {} to {}", losses[0], last(&losses));
    };
    for problem in ["line", "gabor", "valley", "himmelblau", "rosenbrock"] {
        for method in optimizer::entries() {
            falls(&format!("v=1&lab=descent&problem={problem}&opt={}", method.id));
        }
    }
    for schedule in schedule::entries() {
        falls(&format!("v=1&lab=descent&schedule={}", schedule.id));
    }
    for loss in loss::entries() {
        for data in ["x=0,1,2,3&y=0,0,1,1", "x=-2,-1,0,1,2,3&y=1,0,1,0,0,0"] {
            falls(&format!("v=1&lab=descent&{data}&loss={}", loss.id));
        }
    }
}

#[test]
fn batches_of_five_five_and_two() {
    let steps = |link: &str, size: f64| {
        let (phi, sizes) = (path(link), column(link, "sgd", "batch_sizes"));
        let all = phi.windows(2).zip(sizes).filter(|(_, of)| *of == size);
        let lengths: Vec<f64> = all.map(|(pair, _)| distance(pair[0], pair[1])).collect();
        (lengths.len(), lengths.iter().sum::<f64>() / lengths.len() as f64)
    };
    let (fives, twos) =
        (steps(preset("descent/five-five-two"), 5.0), steps(preset("descent/five-five-two"), 2.0));
    assert_eq!((fives.0, twos.0), (40, 20));
    assert!(twos.1 < 0.5 * fives.1, "on average less than half as long: {twos:?} {fives:?}");
    let afresh = with("descent/five-five-two", &[["sampling", "independent"]]);
    assert_eq!(steps(&afresh, 5.0).0, 60, "afresh all have five");
}

#[test]
fn raw_and_centred() {
    let raw = losses(preset("descent/raw"));
    assert!(raw[10..].iter().all(|loss| format!("{loss:.2}") == "37.39"), "{} {}", raw[10], last(&raw));
    assert!(raw[10] - last(&raw) < 0.001);
    let by_rate = |part: u32| {
        let rate = 1.93e-5 * f64::from(part) / 40.0;
        last(&losses(&with("descent/raw", &[["lr", &format!("{rate:e}")]])))
    };
    let least = (1..=40).map(by_rate).fold(f64::INFINITY, f64::min);
    assert!(least > 37.38, "no rate does better: {least}");
    let centred = losses(preset("descent/centred"));
    assert_close("the best line", &[last(&centred)], &[0.107], 1e-9);
    assert_eq!(centred.iter().position(|loss| *loss < 0.11), Some(14));
    // The eigenvalues of Σ (1, x)(1, x)ᵀ.
    let ratio = |x: [f64; 5]| {
        let (a, b, d) = (5.0, x.iter().sum::<f64>(), x.iter().map(|x| x * x).sum::<f64>());
        let (half, root) = ((a + d) / 2.0, (((a - d) / 2.0) * ((a - d) / 2.0) + b * b).sqrt());
        (half + root) * (half + root) / (a * d - b * b)
    };
    assert_close("as steep", &[ratio([100.0, 101.0, 102.0, 103.0, 104.0])], &[5.4e7], 0.01);
    assert_close("centred", &[ratio([-2.0, -1.0, 0.0, 1.0, 2.0])], &[2.0], 1e-12);
}

#[test]
fn celsius_to_fahrenheit() {
    let phi = path(preset("descent/celsius"));
    let law = |phi: &[f64; 2]| (format!("{:.1}", phi[0]), format!("{:.3}", phi[1]));
    assert_eq!(law(&phi[500]), ("29.0".into(), "1.825".into()));
    let there = phi.iter().position(|phi| law(phi) == ("32.0".into(), "1.800".into()));
    assert_eq!(there, Some(959));
}

#[test]
fn first_steps_and_the_ridge() {
    let first = |method: &str, gamma: &str| {
        let phi = column(&with("descent/first-step", &[["gamma", gamma]]), method, "phi");
        [0, 1].map(|i| (phi[i + 2] - phi[i]).abs() / 0.02)
    };
    for (gamma, times) in [("0.9", 3.1623), ("0.99", 10.0), ("0.999", 31.623)] {
        assert_close("RMSProp", &first("rmsprop", gamma), &[times; 2], 1e-4);
        assert_close("Adam", &first("adam", gamma), &[1.0; 2], 1e-4);
    }
    let away = |start: &str, method: &str| {
        let link = with("descent/ridge", &[["start", start], ["steps", "1000"]]);
        column(&link, method, "phi").chunks(2).position(|phi| phi[1].abs() > 0.5)
    };
    let methods = ["sgd", "momentum", "adam"];
    assert_eq!(methods.map(|method| away("-1.2,0", method)), [None; 3]);
    for method in methods {
        let phi = column(preset("descent/ridge"), method, "phi");
        assert!(phi[phi.len() - 2].abs() < 0.01, "{method} stops on the saddle");
    }
    let nudged = methods.map(|method| away("-1.2,0.000001", method).expect("it leaves"));
    assert!(nudged[2] < 20 && nudged[0] > 120 && nudged[1] > 120, "{nudged:?}: two not within the run");
}

#[test]
fn how_the_first_runs_end() {
    let grad = column(preset("descent/line"), "sgd", "grad");
    let size = |t: usize| length([grad[2 * t], grad[2 * t + 1]]);
    assert!((1..40).any(|t| size(t) < size(0) / 100.0));
    let lengths = |link: &str| {
        let phi = path(link);
        phi[100..].windows(2).map(|pair| distance(pair[0], pair[1])).fold(0.0, f64::max)
    };
    assert!(lengths(preset("descent/decay")) < 0.05);
    assert!(lengths(&with("descent/decay", &[["schedule", "constant"]])) > 4.0);
    let ends = ["sgd", "momentum"].map(|run| last(&column(preset("descent/momentum"), run, "loss")));
    assert!(ends[1] < ends[0], "momentum ends lower: {ends:?}");
    let lowest = losses(preset("descent/nesterov-notes")).into_iter().fold(f64::INFINITY, f64::min);
    assert_close("it never comes below", &[lowest], &[0.0202], 1e-3);
    assert!(last(&losses(preset("descent/nesterov"))) < 1e-11);
    let near = path(preset("descent/valley-normalised"));
    let near = near.iter().map(|phi| distance(*phi, [0.7, 0.0])).fold(f64::INFINITY, f64::min);
    assert_close("about half of α", &[near], &[0.0447], 1e-3);
}

#[test]
fn what_a_batch_costs() {
    let [cheap, dear] = ["descent/cheap", "descent/dear"].map(preset);
    for (link, steps) in [(cheap, 60), (dear, 10)] {
        let csv = open(link).csv();
        let ends = csv.lines().last().expect("a line").ends_with(",300");
        assert!(ends && losses(link).len() == steps + 1, "{link}: 300 examples seen after {steps} steps");
    }
    let by_batches = last(&losses(cheap));
    let by_all =
        |rate: usize| last(&losses(&with("descent/dear", &[["lr", &format!("{}", 0.01 * rate as f64)]])));
    let best = (1..=200).map(by_all).fold(f64::INFINITY, f64::min);
    assert!(by_batches < last(&losses(dear)), "{by_batches} against {}", last(&losses(dear)));
    assert!(by_batches < best, "no rate comes lower: {by_batches} against {best}");
}

#[test]
fn what_momentum_remembers() {
    let csv = open(preset("descent/memory")).csv();
    let weights: Vec<f64> =
        csv.lines().skip(1).filter_map(|line| line.rsplit(',').next()?.parse().ok()).collect();
    assert_eq!(weights.len(), 80);
    let of = |k: usize| weights[79 - k];
    assert_close("this step's", &[of(0), of(1), of(7)], &[0.1, 0.09, 0.1 * pow(0.9, 7.0)], 1e-15);
    assert!(of(6) > 0.5 * of(0) && of(7) < 0.5 * of(0), "half after seven steps");
    assert_close("together", &[weights.iter().sum()], &[1.0 - pow(0.9, 80.0)], 1e-12);
    // The weighted sum of the gradients is m.
    for link in [preset("descent/memory").to_string(), with("descent/memory", &[["opt", "nesterov"]])] {
        let method = super::method(&link);
        let (g, m) = (column(&link, &method, "grad"), column(&link, &method, "m"));
        let sum = |axis: usize| -> f64 {
            weights.iter().zip(g.chunks(2)).map(|(weight, g)| weight * g[axis]).sum()
        };
        assert_close(&method, &[sum(0), sum(1)], &m[160..], 1e-12);
    }
}
