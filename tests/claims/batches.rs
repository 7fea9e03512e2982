//! Figure 6.6: what other batches would do.

use super::descent::{LOWEST, in_valley};
use super::{column, last, losses, open, panel, path, preset, with};

/// Of 100 batches of `size` at a place of the Gabor model, how many lead uphill and how many land higher, as the panel says.
fn of_hundred(start: &str, size: usize, rate: &str) -> (String, String) {
    let link = format!("v=1&lab=descent&problem=gabor&start={start}&batch={size}&lr={rate}&cloud=1&steps=1");
    let html = panel(&link, 0);
    let between = |from: &str, to: &str| {
        let rest = html.split_once(from).map(|(_, rest)| rest);
        rest.and_then(|rest| rest.split_once(to)).map(|(found, _)| found.to_string())
    };
    let lead = between("Of 100 such batches ", " lead uphill on the whole loss").expect("said");
    let land = between(&format!("At α = {rate}, "), " land higher").unwrap_or_else(|| lead.clone());
    (lead, land)
}

#[test]
fn batches_that_lead_uphill() {
    // Batches of three, as in figure 6.6. Which way they lead does not depend on the rate, where they land does.
    for (start, rate, lead, land) in [
        ("3,10", "0.1", "40", "40"),
        ("3,10", "0.001", "40", "40"),
        ("3,10", "0.5", "40", "30"),
        ("6.28,13.45", "0.1", "45", "93"),
        ("6.28,13.45", "0.001", "45", "45"),
    ] {
        assert_eq!(of_hundred(start, 3, rate), (lead.into(), land.into()), "{start}, α = {rate}");
    }
}

/// The losses of some examples alone, before and after the first step of a preset.
fn own_losses(id: &str, examples: &str) -> [f64; 2] {
    let data = open(preset(id)).examples().expect("a model");
    let of: Vec<usize> = examples.split(',').map(|i| i.parse().expect("an example")).collect();
    let phi = path(preset(id));
    [0, 1].map(|t| {
        let gabor = |x: f64| {
            let u = phi[t][0] + 0.06 * phi[t][1] * x;
            gradstep::math::sin(u) * gradstep::math::exp(-u * u / 32.0)
        };
        of.iter().map(|i| gabor(data.x(*i)[0]) - data.y(*i)[0]).map(|off| off * off).sum()
    })
}

fn first_batch(id: &str) -> Vec<f64> {
    let mut batch = column(preset(id), "sgd", "batches")[..3].to_vec();
    batch.sort_by(f64::total_cmp);
    batch
}

#[test]
fn figure_6_6() {
    // How many land higher, at the preset's rate and at 0.1.
    let html = panel(preset("descent/batches"), 0);
    assert!(html.contains("4060 batches of 3") && html.contains("At α = 0.5, 30 land higher"), "{html}");
    let html = panel(&with("descent/batches", &[["lr", "0.1"]]), 0);
    assert!(
        html.contains("At α = 0.1 as many land higher") && html.contains("batches 40 lead uphill"),
        "{html}"
    );
    // Three examples lower the whole loss by more than thirty do.
    let fall = |link: &str| {
        let all = losses(link);
        all[0] - all[1]
    };
    assert_eq!(first_batch("descent/batch-down"), [0.0, 3.0, 8.0]);
    let [before, after] = own_losses("descent/batch-down", "0,3,8");
    assert!(
        after < before
            && fall(preset("descent/batch-down")) > fall(&with("descent/batch-down", &[["batch", "0"]]))
    );
    // Another three lead the other way, over a crest.
    assert_eq!(first_batch("descent/batch-across"), [2.0, 6.0, 13.0]);
    let (one, other) = (path(preset("descent/batch-down")), path(preset("descent/batch-across")));
    assert!(one[1][0] > 3.0 && other[1][0] < 3.0 && one[0] == other[0]);
    assert!(
        in_valley(other[1], LOWEST) && !in_valley(other[0], LOWEST),
        "across a crest, to the lowest minimum"
    );
    // Downhill for three, uphill for thirty.
    assert_eq!(first_batch("descent/batch-uphill"), [10.0, 20.0, 28.0]);
    let [before, after] = own_losses("descent/batch-uphill", "10,20,28");
    let rise = -fall(preset("descent/batch-uphill"));
    assert!(
        after < before && (rise - 0.402).abs() < 5e-4,
        "{before} {after}, the whole loss rises by {rise}"
    );
    let end = last(&path(preset("descent/batch-uphill")));
    assert!(in_valley(end, LOWEST), "and the run ends in the deepest valley");
}
