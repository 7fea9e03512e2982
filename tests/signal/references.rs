//! Against the numbers of tests/reference and of the notebook.

use super::*;

/// The network of init.json.
const REFERENCE: Deep = Deep { inputs: 100, depth: 50, width: 100 };

/// Holds every number to its reference, rounded to `digits` significant digits there.
fn assert_rounded(what: &str, got: &[f64], want: &[f64], digits: i32) {
    assert_eq!(got.len(), want.len(), "{what}: how many");
    for (k, (got, want)) in got.iter().zip(want).enumerate() {
        let first = math::log10(want.abs().max(1e-300)).floor() as i32;
        // Half a unit of the last digit, and what logarithms of up to 10³ lose to f64.
        let tolerance = 0.5 * math::pow(10.0, f64::from(first - digits + 1)) + 1e-12;
        assert!((got - want).abs() <= tolerance, "{what}[{k}]: {got}, in the reference {want}");
    }
}

#[test]
fn the_expectation_for_relu_is_the_references() {
    let file = reference("init");
    for case in list(&file, "sigmas") {
        let variance = number(case, "sigma2").unwrap();
        let got = expected(REFERENCE, relu(), |_| variance);
        // f_50, the output, is in the file's `backward` alone, as its 1.
        let of = |key: &str| numbers(&case["theory"][key]);
        let name = format!("σ² = {variance}");
        assert_rounded(&name, &got.forward[..50], &of("forward_log10_E_f2"), 8);
        assert_rounded(&name, &got.backward[..50], &of("backward_log10_E_df2_unit"), 8);
        assert_eq!(got.backward[50], 0.0);
    }
}

/// Single networks spread, and the mean of a logarithm lies below the logarithm of the mean, by as much as the file's
/// theory of ReLU networks says.
#[test]
fn networks_spread_around_the_expectation_as_the_reference_says() {
    const SEEDS: u32 = 20;
    let file = reference("init");
    let networks: Vec<Draws> = (0..SEEDS).map(|seed| Draws::new(REFERENCE, 1, seed)).collect();
    for case in list(&file, "sigmas") {
        let variance = number(case, "sigma2").unwrap();
        let signals: Vec<Signal> =
            networks.iter().map(|draws| measure(draws, relu(), |_| variance)).collect();
        let check = |what: &str, logs: fn(&Signal) -> &[f64], mean: &str, deviation: &str| {
            let [want, deviation] = [mean, deviation].map(|key| numbers(&case["theory"][key]));
            for (k, (want, deviation)) in want.iter().zip(&deviation).enumerate() {
                let sum: f64 = signals.iter().map(|signal| logs(signal)[k]).sum();
                let errors = (sum / f64::from(SEEDS) - want) / (deviation / f64::from(SEEDS).sqrt());
                // Of 300 numbers none of 20 seeds is likely to be further off.
                assert!(errors.abs() < 5.0, "σ² = {variance}, {what} {k}: {errors} standard errors");
            }
        };
        check("f", |s| &s.forward, "forward_E_log10_f2_single", "forward_SD_log10_f2_single");
        check("∂ℓ/∂f", |s| &s.backward, "backward_E_log10_df2_unit_single", "backward_SD_log10_df2_single");
    }
}

/// The standard deviation of `a[f]` over units and examples.
fn deviation_of_activations(f: &Scaled, activation: &dyn Activation) -> f64 {
    let h = f.mantissas.iter().map(|m| activation.value(math::ldexp(*m, f.exponent)));
    let h: Vec<f64> = h.collect();
    let mean = h.iter().sum::<f64>() / h.len() as f64;
    (h.iter().map(|h| (h - mean) * (h - mean)).sum::<f64>() / h.len() as f64).sqrt()
}

/// The notebook's forward pass. (Its derivatives are those of ℓ = f_K², with a factor 2 f_K for each example, of which
/// a `Signal` keeps no trace: it has the mean squares for ∂ℓ/∂f_K = 1.)
#[test]
fn notebook_7_3s_hidden_units_are_the_references() {
    let file = reference("udl");
    let notebook = &file["initialization_7_3"];
    let examples = number(notebook, "n_data_forward").unwrap() as usize;
    let cases = notebook["computed_here"].as_object().unwrap();
    assert_eq!(cases.len(), 6);
    for (name, case) in cases {
        let [depth, width, variance] = ["K=", "D=", "sigma_sq="].map(|key| {
            let (_, rest) = name.split_once(key).expect("K, D and sigma_sq in the case's name");
            rest.split(',').next().unwrap().parse::<f64>().unwrap()
        });
        let deep = Deep { inputs: 1, depth: depth as usize, width: width as usize };
        let signal = measure(&Draws::new(deep, examples, 0), relu(), |_| variance);
        let want = numbers(&case["std_hidden_units_layer_1..K"]);
        assert_eq!(want.len(), deep.depth);
        for (f, want) in signal.f.iter().zip(want) {
            let got = deviation_of_activations(f, relu());
            // Sums of 80 products, rounded in another order in each of 50 layers.
            assert!((got / want - 1.0).abs() < 1e-12, "{name}: {got}, in the reference {want}");
        }
    }
}
