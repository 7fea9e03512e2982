//! The kernel that trains against the plain passes: the same bits, whatever goes in.

use crate::support::*;
use gradstep::examples::Examples;
use gradstep::network::{Kernel, Network, Shape};
use gradstep::objective::Batch;
use gradstep::rng::Rng;
use gradstep::{activation, init};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Equal to the last bit; of a NaN, whose bits no standard fixes, that it is one.
fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}

/// Holds loss and gradient of a batch, from a kernel already used, to those of the passes.
fn holds(kernel: &mut Kernel, network: &Network, examples: &Examples, batch: Batch) -> Result<(), String> {
    let (want, slopes) = network.batch(examples, batch);
    let mut gradient = vec![f64::NAN; network.params.len()];
    let got = kernel.gradient(&network.params, examples, batch, &mut gradient);
    if !same(got, want) {
        return Err(format!("{batch:?}: loss {got:e}, by the passes {want:e}"));
    }
    let alone = kernel.loss(&network.params, examples, batch);
    if !same(alone, want) {
        return Err(format!("{batch:?}: loss alone {alone:e}, by the passes {want:e}"));
    }
    match (0..gradient.len()).find(|i| !same(gradient[*i], slopes[*i])) {
        None => Ok(()),
        Some(i) => {
            let place = network.shape.place(i);
            Err(format!("{batch:?}: {place:?} {:e}, by the passes {:e}", gradient[i], slopes[i]))
        }
    }
}

/// Holds the outputs for all examples, taken nine times, from a kernel already used, to those of the passes.
fn gives_outputs(kernel: &mut Kernel, network: &Network, examples: &Examples) -> Result<(), String> {
    let places = (0..9 * examples.len()).map(|i| i % examples.len());
    let x: Vec<f64> = places.clone().flat_map(|i| examples.x(i).to_vec()).collect();
    let want: Vec<f64> = places.flat_map(|i| network.output(examples.x(i))).collect();
    let got = kernel.outputs(&network.params, &x);
    match got.iter().zip(&want).position(|(got, want)| !same(*got, *want)) {
        None if got.len() == want.len() => Ok(()),
        at => Err(format!("outputs: {} for {}, apart at {at:?}", got.len(), want.len())),
    }
}

/// What a number that takes part may be: mostly an ordinary one, seldom one that overflows or is none.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        40 => -2.0..2.0,
        4 => select(vec![0.0, -0.0, 1.0, -1.0]),
        2 => -40.0..40.0,
        1 => select(vec![1e-310, 1e300, -1e300, f64::INFINITY, f64::NEG_INFINITY, f64::NAN]),
    ]
}

/// Sizes with one to five hidden layers, their parameters, the inputs and targets of 11 examples, and some batches.
type Case = (Vec<usize>, Vec<f64>, Vec<f64>, Vec<f64>, Vec<Vec<Index>>);

fn case() -> impl Strategy<Value = Case> {
    let sizes = prop::collection::vec(1..=13_usize, 3..=7);
    sizes.prop_flat_map(|sizes| {
        let shape = Shape::new(&sizes).unwrap();
        let (x, y) = (11 * shape.inputs(), 11 * shape.outputs());
        let many = |count: usize| prop::collection::vec(any_number(), count);
        let batches = prop::collection::vec(prop::collection::vec(any::<Index>(), 1..=11), 1..=4);
        (Just(sizes), many(shape.params()), many(x), many(y), batches)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_kernel_gives_the_bits_of_the_passes((sizes, params, x, y, batches) in case()) {
        let shape = Shape::new(&sizes).unwrap();
        let examples = Examples::new(shape.inputs(), shape.outputs(), x, y).unwrap();
        for activation in activation::ALL.iter() {
            for (name, loss) in losses() {
                let network = Network { shape: shape.clone(), activation, loss: loss.clone(), reduction: Default::default(), params: params.clone() };
                let mut kernel = Kernel::new(&shape, activation, loss.clone());
                for batch in &batches {
                    let batch: Vec<u32> = batch.iter().map(|place| place.index(11) as u32).collect();
                    let held = holds(&mut kernel, &network, &examples, Batch::Of(&batch));
                    prop_assert_eq!(held, Ok(()), "{}, {}", activation.entry().id, name);
                }
                prop_assert_eq!(holds(&mut kernel, &network, &examples, Batch::Full), Ok(()));
                prop_assert_eq!(gives_outputs(&mut kernel, &network, &examples), Ok(()));
            }
        }
    }
}

/// Examples of ordinary size.
fn examples(shape: &Shape, count: usize, rng: &mut Rng) -> Examples {
    let mut draw = |count: usize| (0..count).map(|_| 2.0 * rng.random_sample() - 1.0).collect();
    Examples::new(
        shape.inputs(),
        shape.outputs(),
        draw(count * shape.inputs()),
        draw(count * shape.outputs()),
    )
    .unwrap()
}

#[test]
fn every_width_and_every_batch_size_has_the_bits_of_the_passes() {
    // Ordinary numbers throughout, so that every sum is finite and each of its terms counts.
    let mut rng = Rng::new(7);
    for width in 1..=13 {
        for outputs in [1, 2, 3, 5] {
            let shape = Shape::new(&[1 + width % 3, width, 14 - width, width, outputs]).unwrap();
            let examples = examples(&shape, 11, &mut rng);
            let params = init::draw(init::find("notebook"), &shape, 0.4, width as u32);
            for (turn, activation) in activation::ALL.iter().enumerate() {
                let loss = losses().into_iter().cycle().nth(turn + outputs).unwrap().1;
                let network = Network {
                    shape: shape.clone(),
                    activation,
                    loss: loss.clone(),
                    reduction: Default::default(),
                    params: params.clone(),
                };
                let mut kernel = Kernel::new(&shape, activation, loss);
                for size in (1..=11).rev().chain([4, 11]) {
                    let batch: Vec<u32> = (0..size).map(|i| i * 7 % 11).collect();
                    let (total, gradient) = network.batch(&examples, Batch::Of(&batch));
                    assert!(total.is_finite() && gradient.iter().all(|g| g.is_finite()));
                    holds(&mut kernel, &network, &examples, Batch::Of(&batch)).unwrap();
                }
                gives_outputs(&mut kernel, &network, &examples).unwrap();
            }
        }
    }
}

#[test]
fn dead_units_pass_nothing_on_and_leave_no_trace() {
    let shape = Shape::new(&[2, 8, 8, 1]).unwrap();
    let examples = examples(&shape, 9, &mut Rng::new(3));
    let (relu, squared) = (activation::find("relu").unwrap(), squared());
    let alive = init::draw(init::find("he"), &shape, 1.0, 5);
    let mut dead = alive.clone();
    dead[shape.beta(1)].fill(-1e3);
    let mut kernel = Kernel::new(&shape, relu, squared.clone());
    // Alive, dead, then alive again: what one batch leaves in the buffers does not reach the next.
    for (params, zero) in [(&alive, false), (&dead, true), (&alive, false)] {
        let network = Network {
            shape: shape.clone(),
            activation: relu,
            loss: squared.clone(),
            reduction: Default::default(),
            params: params.clone(),
        };
        holds(&mut kernel, &network, &examples, Batch::Full).unwrap();
        let gradient = network.batch(&examples, Batch::Full).1;
        assert_eq!(gradient[..shape.beta(2).start].iter().all(|g| *g == 0.0), zero);
    }
}

#[test]
fn an_overflow_in_one_batch_does_not_reach_the_next() {
    let shape = Shape::new(&[1, 5, 3, 2]).unwrap();
    let (tanh, squared) = (activation::find("tanh").unwrap(), squared());
    let y = vec![0.5; 6];
    let examples = Examples::new(1, 2, vec![f64::NAN, 0.3, f64::INFINITY], y).unwrap();
    let params = init::draw(init::find("notebook"), &shape, 1.0, 2);
    let network =
        Network { shape, activation: tanh, loss: squared.clone(), reduction: Default::default(), params };
    let mut kernel = Kernel::new(&network.shape, tanh, squared);
    for batch in [&[0, 1, 2][..], &[1], &[0, 2], &[1, 1, 1], &[2, 1, 0], &[1]] {
        holds(&mut kernel, &network, &examples, Batch::Of(batch)).unwrap();
        let finite = network.batch(&examples, Batch::Of(batch)).0.is_finite();
        assert_eq!(finite, !batch.contains(&0), "a NaN is not hidden");
    }
}
