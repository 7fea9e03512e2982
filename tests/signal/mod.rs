//! Signals through deep networks at their start: to the references, to the theory, and far outside of f64.

mod expectations;
mod references;

use crate::support::*;
use gradstep::activation::{self, Activation};
use gradstep::network::{Deep, Draws, Network, Scaled, Shape, Signal, expected, measure};
use gradstep::rng::Rng;
use gradstep::{init, math};

fn relu() -> &'static dyn Activation {
    activation::find("relu").unwrap()
}

fn id(activation: &dyn Activation) -> &'static str {
    activation.entry().id
}

#[test]
fn a_network_has_the_sizes_and_the_draws_of_its_shape() {
    let deep = Deep { inputs: 3, depth: 2, width: 4 };
    let sizes: Vec<[usize; 2]> = (0..=2).map(|k| [deep.rows(k), deep.cols(k)]).collect();
    assert_eq!(sizes, [[4, 3], [4, 4], [1, 4]]);
    assert_eq!(deep.weights(), 12 + 16 + 4);
    let perceptron = Deep { depth: 0, ..deep };
    assert_eq!([perceptron.rows(0), perceptron.cols(0), perceptron.weights()], [1, 3, 3]);
    let signal = measure(&Draws::new(perceptron, 2, 1), relu(), |_| 1.0);
    assert_eq!((signal.f.len(), signal.forward.len(), &signal.backward[..]), (1, 1, &[0.0][..]));
    assert_eq!(expected(perceptron, relu(), |_| 1.0).backward, [0.0]);
}

/// More examples are drawn after the weights, and of a single input they come in order.
#[test]
fn weights_do_not_depend_on_the_number_of_examples() {
    let deep = Deep { inputs: 1, depth: 5, width: 6 };
    let tanh = activation::find("tanh").unwrap();
    let [one, four] = [1, 4].map(|examples| measure(&Draws::new(deep, examples, 9), tanh, |_| 0.5));
    for (one, four) in one.f.iter().zip(&four.f) {
        let first = |f: &Scaled, examples: usize| -> Vec<f64> {
            f.mantissas.iter().step_by(examples).map(|m| math::ldexp(*m, f.exponent)).collect()
        };
        assert_eq!(first(one, 1), first(four, 4));
    }
}

/// The network that `init::draw` makes of the same seed, and the inputs that come after its weights.
fn by_the_passes(
    deep: Deep,
    examples: usize,
    seed: u32,
    activation: &'static dyn Activation,
    variance: f64,
) -> (Network, Vec<Vec<f64>>) {
    let hidden = vec![deep.width; deep.depth];
    let shape = Shape::new(&[vec![deep.inputs], hidden, vec![1]].concat()).unwrap();
    let params = init::draw(init::find("normal"), &shape, variance, seed);
    let mut rng = Rng::new(seed);
    let mut draw = |count: usize| -> Vec<f64> { (0..count).map(|_| rng.normal()).collect() };
    let _weights = draw(deep.weights());
    let rows: Vec<Vec<f64>> = (0..deep.inputs).map(|_| draw(examples)).collect();
    let x = (0..examples).map(|i| rows.iter().map(|row| row[i]).collect()).collect();
    (Network { shape, activation, loss: squared(), reduction: Default::default(), params }, x)
}

/// Holds `measure` to the passes of a network whose numbers f64 holds: f relative to the largest of its layer.
fn agrees_with_the_passes(
    deep: Deep,
    examples: usize,
    seed: u32,
    activation: &'static dyn Activation,
    variance: f64,
    tolerance: f64,
) {
    let signal = measure(&Draws::new(deep, examples, seed), activation, |_| variance);
    let (network, x) = by_the_passes(deep, examples, seed, activation, variance);
    // Half a unit off the target, the squared error has slope 1, up to the rounding of the target.
    let passes: Vec<_> = x.iter().map(|x| network.pass(x, &[network.output(x)[0] - 0.5])).collect();
    let name = format!("{}, {deep:?}, {examples} examples, seed {seed}, σ² = {variance}", id(activation));
    let mean_square = |v: &[f64]| v.iter().map(|v| v * v).sum::<f64>() / v.len() as f64;
    for k in 0..=deep.depth {
        let units = 0..deep.rows(k);
        let want: Vec<f64> = units.flat_map(|unit| passes.iter().map(move |p| p.f[k][unit])).collect();
        let Scaled { mantissas, exponent } = &signal.f[k];
        let got: Vec<f64> = mantissas.iter().map(|m| math::ldexp(*m, *exponent)).collect();
        let largest = want.iter().fold(f64::MIN_POSITIVE, |most, f| most.max(f.abs()));
        let of_largest = |f: &[f64]| -> Vec<f64> { f.iter().map(|f| f / largest).collect() };
        assert_close(&format!("{name}: f_{k}"), &of_largest(&got), &of_largest(&want), tolerance);

        let df = passes.iter().flat_map(|p| p.dl_df[k].iter().map(|df| df / p.dl_df[deep.depth][0]));
        let df: Vec<f64> = df.collect();
        // Every weight's derivative for every example, one by one.
        let dweights = passes.iter().flat_map(|p| {
            p.dl_df[k].iter().flat_map(move |df| p.h[k].iter().map(move |h| df * h / p.dl_df[deep.depth][0]))
        });
        let dweights: Vec<f64> = dweights.collect();
        for (what, got, want) in [
            ("f", signal.forward[k], mean_square(&want)),
            ("∂ℓ/∂f", signal.backward[k], mean_square(&df)),
            ("∂ℓ/∂Ω", signal.weights[k], mean_square(&dweights)),
        ] {
            // 10 to the power −∞ is 0, as of a dead ReLU.
            assert_close(
                &format!("{name}: mean square of {what} {k}"),
                &[math::pow(10.0, got) / want.max(f64::MIN_POSITIVE)],
                &[f64::from(want > 0.0)],
                10.0 * tolerance,
            );
        }
    }
}

#[test]
fn every_activation_gives_what_the_passes_give() {
    for activation in activation::ALL.iter() {
        for (examples, variance) in [(1, 0.3), (5, 0.3), (4, 0.02), (3, 2.0)] {
            let deep = Deep { inputs: 3, depth: 6, width: 7 };
            agrees_with_the_passes(deep, examples, 5, activation, variance, 1e-12);
        }
    }
}

/// The powers of two taken out change nothing, whatever the sizes.
#[test]
fn exponents_change_no_result() {
    let mut rng = Rng::new(0);
    let activations: Vec<_> = activation::ALL.iter().collect();
    for seed in 0..300 {
        let mut any = |least: usize, most: usize| least + rng.interval((most - least) as u32) as usize;
        let deep = Deep { inputs: any(1, 9), depth: any(0, 6), width: any(1, 11) };
        let (examples, activation) = (any(1, 5), activations[any(0, activations.len() - 1)]);
        let variance = math::pow(10.0, 3.0 * rng.random_sample() - 3.0);
        // One unit alone may be the small difference of large products, and 1 − h² of tanh that of 1 and nearly 1.
        agrees_with_the_passes(deep, examples, seed, activation, variance, 1e-9);
    }
}

/// With the same draws, and an activation that is straight on either side of 0, f_k grows with σ^(k+1).
#[test]
fn signals_are_homogeneous_in_sigma() {
    for name in ["relu", "leaky"] {
        let activation = activation::find(name).unwrap();
        let deep = Deep { inputs: 20, depth: 100, width: 30 };
        let draws = Draws::new(deep, 3, 2);
        let at_one = measure(&draws, activation, |_| 1.0);
        for variance in [1e-6, 1e-5, 0.02, 3.7, 1e5, 1e6] {
            let signal = measure(&draws, activation, |_| variance);
            for k in 0..=deep.depth {
                let per_layer = math::log10(variance);
                let forward = at_one.forward[k] + (k + 1) as f64 * per_layer;
                let backward = at_one.backward[k] + (deep.depth - k) as f64 * per_layer;
                // All weights but those of layer k itself take part in its gradient.
                let weights = at_one.weights[k] + deep.depth as f64 * per_layer;
                let pairs = [
                    (signal.forward[k], forward),
                    (signal.backward[k], backward),
                    (signal.weights[k], weights),
                ];
                for (got, want) in pairs {
                    // Up to 800, where f64 has steps of 10⁻¹³.
                    assert!((got - want).abs() < 1e-12, "{name}, σ² = {variance}, {k}: {got}, {want}");
                }
            }
        }
    }
}

#[test]
fn nothing_overflows_or_is_no_number() {
    let sizes = [(1, 1, 1), (3, 2, 3), (20, 20, 2), (1, 200, 1)];
    for activation in activation::ALL.iter() {
        for (inputs, width, examples) in sizes {
            let deep = Deep { inputs, depth: 100, width };
            let draws = Draws::new(deep, examples, 4);
            for variance in [1e-6, 1e-3, 1.0, 1e3, 1e6] {
                let name = format!("{}, {deep:?}, σ² = {variance}", id(activation));
                let signal = measure(&draws, activation, |_| variance);
                let mut logs = signal.forward.iter().chain(&signal.backward).chain(&signal.weights);
                assert!(logs.all(|log| *log < f64::INFINITY), "{name}: {signal:?}");
                for (f, log) in signal.f.iter().zip(&signal.forward) {
                    let largest = f.mantissas.iter().fold(0.0_f64, |most, m| most.max(m.abs()));
                    assert!(f.mantissas.iter().all(|m| m.is_finite()), "{name}");
                    if *log == f64::NEG_INFINITY {
                        assert_eq!((largest, f.exponent), (0.0, 0), "{name}");
                    } else {
                        assert!((0.5..1.0).contains(&largest), "{name}: {largest}");
                    }
                }
                let theory = expected(deep, activation, |_| variance);
                let mut logs = theory.forward.iter().chain(&theory.backward).chain(&theory.weights);
                assert!(logs.all(|log| log.is_finite()), "{name}");
            }
        }
    }
}

/// With one unit to a layer, ReLU's signal is soon stopped for good.
#[test]
fn what_is_dead_stays_dead() {
    let deep = Deep { inputs: 1, depth: 100, width: 1 };
    for variance in [1e-6, 1.0, 1e6] {
        let signal = measure(&Draws::new(deep, 2, 1), relu(), |_| variance);
        let dead = signal.forward.iter().position(|log| *log == f64::NEG_INFINITY).expect("a dead layer");
        assert!(dead > 0 && signal.forward[..dead].iter().all(|log| log.is_finite()));
        assert!(signal.forward[dead..].iter().all(|log| *log == f64::NEG_INFINITY));
        assert!(signal.f[dead..].iter().all(|f| f.exponent == 0 && f.mantissas == [0.0; 2]));
        // Nothing comes back from f_K through a layer whose slopes are 0.
        assert!(signal.backward[..deep.depth].iter().all(|log| *log == f64::NEG_INFINITY));
        assert_eq!(signal.backward[deep.depth], 0.0);
        // So no weight has a derivative: either its h is 0 or nothing comes back to it.
        assert!(signal.weights.iter().all(|log| *log == f64::NEG_INFINITY), "{:?}", signal.weights);
    }
}

/// Where one example has a layer's signal and another its gradient, each product is far below what f64 has beside the
/// largest of both, and yet not lost.
#[test]
fn each_example_has_an_exponent_of_its_own() {
    let (gelu, deep) = (activation::find("gelu").unwrap(), Deep { inputs: 1, depth: 2, width: 1 });
    let at = |signal: &Signal, k: usize| {
        [0, 1].map(|i| math::ldexp(signal.f[k].mantissas[i], signal.f[k].exponent))
    };
    let mut seen = 0;
    for draws in (0..40).map(|seed| Draws::new(deep, 2, seed)) {
        let unit = at(&measure(&draws, gelu, |_| 1.0), 0);
        if unit[0] <= 0.0 || unit[1] >= 0.0 {
            continue;
        }
        // f_0 of the second example is −30: its h_1 is of 10^−196.
        let first = 900.0 / (unit[1] * unit[1]);
        let there = at(&measure(&draws, gelu, |k| if k == 0 { first } else { 1.0 }), 1)[0];
        if there >= 0.0 {
            continue;
        }
        // f_1 of the first example is −30: its slope is of 10^−196.
        let second = 900.0 / (there * there);
        let signal = measure(&draws, gelu, |k| [first, second, 1.0][k]);
        let [h, f, output] = [at(&signal, 0).map(|f| gelu.value(f)), at(&signal, 1), at(&signal, 2)];
        let last = output[1] / gelu.value(f[1]);
        let roots = [0, 1].map(|i| math::log10((h[i] * gelu.derivative(f[i]) * last).abs()));
        let want = 2.0 * roots[0] + math::log10(0.5 + 0.5 * math::pow(100.0, roots[1] - roots[0]));
        assert!(want < -300.0);
        // Logarithms of up to 400, where f64 has steps of 6 · 10⁻¹⁴.
        assert_close("∂ℓ/∂Ω_1", &[signal.weights[1]], &[want], 1e-12);
        seen += 1;
    }
    assert!(seen > 0);
}

/// Where every f is tiny or huge, an activation is known by its two straight sides.
#[test]
fn far_out_an_activation_is_its_straight_sides() {
    let deep = Deep { inputs: 10, depth: 100, width: 40 };
    let draws = Draws::new(deep, 3, 6);
    // The first layer takes f far out at once.
    let both = |name: &str, first: f64, then: f64| {
        let (activation, variance) =
            (activation::find(name).unwrap(), |k: usize| if k == 0 { first } else { then });
        let (measured, theory) =
            (measure(&draws, activation, variance), expected(deep, activation, variance));
        [[measured.forward, measured.backward], [theory.forward, theory.backward]]
    };
    // f is of 10^±10 in the first layer and further out in all others.
    let [huge, tiny] = [1e20, 1e-20];
    for name in ["gelu", "silu"] {
        let (got, want) = (both(name, huge, 1e6), both("relu", huge, 1e6));
        assert!(want[0][0][100] > 640.0);
        for (got, want) in got.as_flattened().iter().zip(want.as_flattened()) {
            assert_close(name, got, want, 1e-9);
        }
    }
    // Near 0, tanh f = f and a GELU or a SiLU half of it.
    let straight = both("tanh", tiny, 1e-6);
    assert!(straight[0][0][100] < -440.0);
    for name in ["gelu", "silu"] {
        let got = both(name, tiny, 1e-6);
        for (got, want) in got.iter().zip(&straight) {
            let halved = |(k, log): (usize, &f64)| log - k as f64 * math::log10(4.0);
            let forward: Vec<f64> = want[0].iter().enumerate().map(halved).collect();
            let mut backward: Vec<f64> = want[1].iter().rev().enumerate().map(halved).collect();
            backward.reverse();
            assert_close(name, &got[0], &forward, 1e-8);
            assert_close(name, &got[1], &backward, 1e-8);
        }
    }
    // The sigmoid is ½ there, whatever came before it, so that all later layers know nothing of the first.
    let sigmoids = [1e-300, tiny].map(|first| both("sigmoid", first, 1e-6));
    for (far, near) in sigmoids[0].iter().zip(&sigmoids[1]) {
        assert_close("sigmoid", &far[0][1..], &near[0][1..], 1e-9);
        assert_close("sigmoid", &far[1], &near[1], 1e-9);
    }
    // tanh is ±1 and stays, from 10¹⁰ on as from 10³⁰⁰ on.
    let tanhs = [1e300, huge].map(|first| both("tanh", first, 1.0));
    assert_close("tanh", &tanhs[0][0][0][1..], &tanhs[1][0][0][1..], 1e-12);
}

/// A GELU far on the left gives what is smaller than the normal numbers of f64, and at last 0.
#[test]
fn the_smallest_activations_lose_nothing() {
    let (gelu, deep) = (activation::find("gelu").unwrap(), Deep { inputs: 1, depth: 1, width: 1 });
    let first = |signal: &Signal| math::ldexp(signal.f[0].mantissas[0], signal.f[0].exponent);
    let networks = (0..).map(|seed| Draws::new(deep, 1, seed));
    let at_one = networks.map(|draws| (first(&measure(&draws, gelu, |_| 1.0)), draws));
    let (unit, draws) = at_one.into_iter().find(|(f, _)| *f < 0.0).expect("a negative f");
    let mut weights = Vec::new();
    let mut subnormal = 0;
    for tenth in 350..400 {
        let sigma = -f64::from(tenth) / 10.0 / unit;
        let signal = measure(&draws, gelu, |k| if k == 0 { sigma * sigma } else { 1.0 });
        let h = gelu.value(first(&signal));
        subnormal += u32::from(h.is_subnormal());
        if h == 0.0 {
            assert_eq!(signal.forward[1], f64::NEG_INFINITY);
        } else {
            weights.push(signal.forward[1] - 2.0 * math::log10(h.abs()));
        }
        assert!(signal.backward[0] < -500.0, "{}", signal.backward[0]);
    }
    assert!(subnormal > 5 && weights.len() < 50);
    // f_1 is the same weight times h, always; the logarithms are near 600, where f64 has steps of 10⁻¹³.
    assert_close("weights", &weights, &vec![weights[0]; weights.len()], 1e-12);
}
