//! What is expected of random networks, against integrals and against networks.

use super::*;

/// E of a function of normal f with variance q, by small steps of f up to nine deviations.
fn mean(q: f64, g: impl Fn(f64) -> f64) -> f64 {
    let deviation = q.sqrt();
    let step = deviation.min(1.0) / 16.0;
    let density = |f: f64| math::exp(-0.5 * f * f / q) / (2.0 * std::f64::consts::PI * q).sqrt();
    let steps = (9.0 * deviation / step).ceil() as u32;
    let points = (0..steps).map(|j| (f64::from(j) + 0.5) * step);
    points.map(|f| (g(f) + g(-f)) * density(f)).sum::<f64>() * step
}

#[test]
fn expectations_are_integrals_over_normal_pre_activations() {
    for activation in activation::ALL.iter() {
        for q in [1e-4, 0.3, 1.0, 25.0, 1e6] {
            // Of one input with weights of variance q, through one layer of units with weights of variance 1.
            let deep = Deep { inputs: 1, depth: 1, width: 1 };
            let got = expected(deep, activation, |k| if k == 0 { q } else { 1.0 });
            let value = mean(q, |f| activation.value(f) * activation.value(f));
            let slope = mean(q, |f| activation.derivative(f) * activation.derivative(f));
            let name = format!("{}, q = {q}", id(activation));
            let want = [value, slope].map(math::log10);
            assert_close(&name, &[got.forward[1], got.backward[0]], &want, 1e-11);
        }
    }
    for (name, value) in [("relu", 0.5), ("leaky", 0.505)] {
        for q in [1e-60, 1e-9, 1.0, 7.0, 1e9, 1e60] {
            let activation = activation::find(name).unwrap();
            let deep = Deep { inputs: 1, depth: 1, width: 1 };
            let got = expected(deep, activation, |k| if k == 0 { q } else { 1.0 });
            let want = [math::log10(value) + math::log10(q), math::log10(value)];
            assert_close(name, &[got.forward[1], got.backward[0]], &want, 1e-13);
        }
    }
}

/// Where the width is large, one network is what mean-field theory says, with every activation.
#[test]
fn wide_networks_are_near_their_expectation() {
    let deep = Deep { inputs: 200, depth: 10, width: 200 };
    let draws = Draws::new(deep, 20, 3);
    for activation in activation::ALL.iter() {
        for variance in [0.002, 0.01, 0.02, 1.0] {
            let got = measure(&draws, activation, |_| variance);
            let want = expected(deep, activation, |_| variance);
            let name = format!("{}, σ² = {variance}", id(activation));
            // A step of a ReLU network has a standard deviation of √(5/D) = 0.16, which is 0.07 decades, and ten steps of
            // 0.22; three times that. Factors left out or doubled would be off by 3 decades. (The output is one unit.)
            assert_close(&name, &got.forward[..10], &want.forward[..10], 0.66);
            assert_close(&name, &got.backward, &want.backward, 0.66);
        }
    }
}

/// On average over networks, ∂ℓ/∂Ω is what mean-field theory says, with every activation.
#[test]
fn weights_gradients_are_as_expected_on_average() {
    const SEEDS: u32 = 100;
    let deep = Deep { inputs: 100, depth: 3, width: 100 };
    let networks: Vec<Draws> = (0..SEEDS).map(|seed| Draws::new(deep, 4, seed)).collect();
    for activation in activation::ALL.iter() {
        for variance in [0.01, 0.02] {
            let want = expected(deep, activation, |_| variance).weights;
            let all: Vec<Signal> =
                networks.iter().map(|draws| measure(draws, activation, |_| variance)).collect();
            for (k, want) in want.iter().enumerate() {
                let ratios = all.iter().map(|signal| math::pow(10.0, signal.weights[k] - want));
                let ratio = ratios.sum::<f64>() / f64::from(SEEDS);
                // A ReLU network of three such layers has a standard deviation of √(3 · 5/D) = 0.39, a hundred of them
                // one of 0.04; what theory leaves out is of the order 1/D a layer. No factor of ½ would pass.
                assert!((ratio - 1.0).abs() < 0.2, "{}, σ² = {variance}, {k}: {ratio}", id(activation));
            }
        }
    }
}

/// What signal and gradient lose or gain on their ways makes up for each other: with ReLU and D σ² the same in every
/// layer, so is ∂ℓ/∂Ω; the output's, a single unit, is D times as large, as each of its weights stands for D.
#[test]
fn with_relu_the_gradient_of_the_weights_is_the_same_in_every_layer() {
    for (depth, width) in [(50, 100), (100, 30), (7, 1)] {
        let deep = Deep { inputs: width, depth, width };
        for variance in [1e-6, 1e-5, 0.01, 0.02, 1.0, 1e5, 1e6] {
            let weights = expected(deep, relu(), |_| variance).weights;
            // The logarithms added are of up to 800, where f64 has steps of 10⁻¹³.
            assert_close("∂ℓ/∂Ω", &weights[..depth], &vec![weights[0]; depth], 1e-12);
            assert_close(
                "of the output",
                &[weights[depth]],
                &[weights[0] + math::log10(width as f64)],
                1e-12,
            );
        }
    }
    // He’s variance takes the inputs' number into account: their layer is like the others.
    let deep = Deep { inputs: 7, depth: 20, width: 50 };
    let weights = expected(deep, relu(), |k| 2.0 / deep.cols(k) as f64).weights;
    assert_close("He", &weights[..20], &[math::log10(1.0 / 50.0); 20], 1e-12);
}
