//! Functions of a network's outputs before the loss: derivatives by differences, the kernel to the last bit, several targets;
//! and parameters that are held.

use crate::support::{assert_close, losses};
use gradstep::examples::Examples;
use gradstep::figure::Mark;
use gradstep::lab::{self, Session};
use gradstep::network::{Kernel, Network, Shape, train};
use gradstep::objective::Batch;
use gradstep::sampler::{Batches, Sampling};
use gradstep::widget::Widget;
use gradstep::{activation, init, optimizer, output};

/// Networks of three outputs with every function of outputs and every loss, and a target of one class.
fn networks() -> Vec<(String, Network)> {
    let shape = Shape::new(&[2, 4, 3]).expect("a shape");
    let params = init::draw(init::find("normal"), &shape, 1.0, 3);
    let tanh = activation::find("tanh").expect("it");
    let mut all = Vec::new();
    for out in output::ALL.iter() {
        for (id, loss) in losses() {
            let loss = output::before(out, loss);
            let network = Network {
                shape: shape.clone(),
                activation: tanh,
                loss,
                params: params.clone(),
                reduction: Default::default(),
            };
            all.push((format!("{} {id}", out.entry().id), network));
        }
    }
    all
}

const X: [f64; 2] = [0.7, -1.3];
const Y: [f64; 3] = [0.0, 1.0, 0.0];

#[test]
fn derivatives_agree_with_differences() {
    let all = networks();
    assert!(all.len() >= 12);
    for (name, network) in all {
        let pass = network.pass(&X, &Y);
        assert!(pass.gradient.iter().any(|g| g.abs() > 1e-3), "{name}");
        for (index, got) in pass.gradient.iter().enumerate() {
            let want = network.difference(index, &X, &Y);
            assert!((got - want).abs() <= 1e-6 * want.abs().max(1.0), "{name} {index}: {got}, {want}");
        }
    }
}

#[test]
fn the_kernel_gives_the_same_bits() {
    let x: Vec<f64> = (0..10).map(|i| f64::from(i * 7 % 10) / 5.0 - 1.0).collect();
    let y: Vec<f64> = (0..5).flat_map(|i| [0, 1, 2].map(|class| f64::from(i % 3 == class))).collect();
    let examples = Examples::new(2, 3, x, y).expect("five examples");
    for (name, network) in networks() {
        let mut kernel = Kernel::new(&network.shape, network.activation, network.loss.clone());
        for batch in [Batch::Full, Batch::Of(&[3]), Batch::Of(&[4, 0, 2])] {
            let (loss, want) = network.batch(&examples, batch);
            let mut got = vec![0.0; want.len()];
            assert_eq!(kernel.gradient(&network.params, &examples, batch, &mut got), loss, "{name}");
            assert_eq!(got, want, "{name}");
        }
    }
}

#[test]
fn softmax_makes_probabilities_and_does_not_overflow() {
    let softmax = output::find("softmax");
    let (_, cross_entropy) = losses().into_iter().find(|(id, _)| *id == "crossentropy").expect("it");
    let loss = output::before(softmax, cross_entropy);
    let o = loss.outputs(&[1.0, 2.0, 3.0]);
    // 1/(1 + e + e²) and its multiples.
    assert_close("o", &o, &[0.090_030_573_170_38, 0.244_728_471_054_798, 0.665_240_955_774_822], 1e-14);
    let mut f = [1.0, 2.0, 3.0];
    assert_close("ℓ", &[loss.one(&mut f, &[1.0, 0.0, 0.0])], &[2.407_605_964_444_38], 1e-14);
    assert_close("o − y", &f, &[o[0] - 1.0, o[1], o[2]], 1e-15);
    let mut far = [1000.0, -1000.0, 0.0];
    assert_eq!(loss.one(&mut far, &[0.0, 1.0, 0.0]), 2000.0);
    assert_eq!(far, [1.0, -1.0, 0.0]);
    let mut none = [f64::NAN, 0.0, 0.0];
    assert!(loss.one(&mut none, &[0.0, 1.0, 0.0]).is_nan());
}

#[test]
fn second_derivatives_of_one_output_agree_with_differences() {
    for out in output::ALL.iter() {
        for (id, loss) in losses() {
            let loss = output::before(out, loss);
            for (f, y) in [(0.3, 1.0), (-1.7, 0.0), (0.6, 0.0)] {
                let slope = |f: f64| loss.at(f, y).1;
                let want = (slope(f + 1e-5) - slope(f - 1e-5)) / 2e-5;
                // One output of a softmax is 1 for certain: there are no two classes.
                if (out.entry().id, id) != ("softmax", "crossentropy") {
                    assert_close(
                        &format!("{} {id} {f}", out.entry().id),
                        &[loss.second(f, y)],
                        &[want],
                        1e-8,
                    );
                }
            }
        }
    }
}

fn column(session: &dyn Session, name: &str) -> Vec<f64> {
    session.columns().into_iter().find(|c| c.name == name).unwrap_or_else(|| panic!("no {name}")).values()
}

#[test]
fn what_is_held_stays_with_every_method() {
    let shape = Shape::new(&[2, 4, 3]).expect("a shape");
    let network = networks().remove(0).1;
    let examples = Examples::new(2, 3, X.to_vec(), Y.to_vec()).expect("one example");
    let batches = Batches::draw(1, 0, Sampling::Epoch, 0, 5);
    let scenario = gradstep::scenario::Scenario::new(lab::find("descent").schema());
    // An odd one whose pair learns, and a pair.
    let held = [3, 8, 9];
    for method in optimizer::ALL.iter() {
        let optimizer = (method.with)(&scenario);
        let run =
            |held: &[usize]| train(&network, &examples, &batches, optimizer.as_ref(), &[0.1; 5], 3, held);
        let (free, run) = (run(&[]), run(&held));
        for (i, start) in network.params.iter().enumerate() {
            let moved = run.params[5][i] != *start;
            assert_eq!(moved, !held.contains(&i), "{} parameter {i}", method.entry.id);
        }
        assert_eq!(run.watched[0].g, free.watched[0].g, "its derivative is still measured");
        assert_eq!(run.watched[4].state, [[0.0; 2]; 3], "and nothing is kept of it");
    }
    assert_eq!(shape.params(), network.params.len());
}

#[test]
fn links_hold_groups_and_single_parameters() {
    let start = "v=1&lab=network&sizes=1,3,1&steps=3";
    let moved = |hold: &str| -> Vec<usize> {
        let (scenario, warnings) = lab::parse(&format!("{start}&hold={hold}"));
        assert!(warnings.is_empty(), "{hold}: {warnings:?}");
        assert!(lab::parse(&scenario.link()).0 == scenario, "{hold}");
        let session = lab::of(&scenario).open(&scenario, None);
        let (before, after) =
            (column(session.as_ref(), "params"), column(session.as_ref(), "training.params"));
        (0..before.len()).filter(|i| before[*i] != after[*i]).collect()
    };
    // β₀, Ω₀, β₁, Ω₁.
    let free = moved("");
    assert!(free.len() >= 6, "{free:?}");
    let but =
        |held: std::ops::Range<usize>| Vec::from_iter(free.iter().copied().filter(|i| !held.contains(i)));
    assert_eq!(moved("weights"), Vec::from_iter(free.iter().copied().filter(|i| *i < 3 || *i == 6)));
    assert_eq!(moved("1:0:3"), but(6..7), "the source after the last is the bias");
    assert!(moved("biases,1:0:0,1:0:1,1:0:2,weights").is_empty());
    assert_eq!(moved("1:0:0,1:0:1,1:0:2"), but(7..10));
    let (scenario, warnings) = lab::parse(&format!("{start}&hold=biases,4:0:0"));
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert_eq!(scenario.text("hold"), "biases");
    for wrong in ["1:2", "all", "1:0:x", "1:0:0:0"] {
        assert_eq!(lab::parse(&format!("{start}&hold={wrong}")).1.len(), 1, "{wrong}");
    }
}

#[test]
fn a_button_holds_the_parameter_looked_at_and_lets_it_go() {
    let button = |hold: &str| {
        let (scenario, _) =
            lab::parse(&format!("v=1&lab=network&sizes=1,2,1&steps=3&pick=0:1:1&hold={hold}"));
        let session = lab::of(&scenario).open(&scenario, None);
        let html = gradstep::panel::html(&session.panel(0)).concat();
        let at = html.find("data-set=\"hold=").expect("a button");
        html[at + 10..].split('"').next().expect("its end").to_string()
    };
    assert_eq!(button(""), "hold=0:1:1");
    assert_eq!(button("0:1:1"), "hold=");
    assert_eq!(button("biases"), "hold=0:0:1,1:0:2", "the others stay held");
    assert_eq!(button("0:0:1,1:0:2"), "hold=biases");
}

#[test]
fn what_does_not_suit_the_outputs_is_said() {
    for (settings, warned) in [
        ("out=softmax", vec!["out"]),
        ("out=softmax&sizes=1,3,2&x=1,2&y=0,1,1,0", vec![]),
        ("out=softmax&loss=crossentropy&sizes=1,3,2&x=1,2&y=0,1,1,1", vec!["loss"]),
        ("out=sigmoid&loss=crossentropy&sizes=1,3,2&x=1,2&y=0,1,1,1", vec![]),
        ("out=sigmoid&loss=crossentropy&sizes=1,3,2&x=1,2&y=0,1,1,0.5", vec!["loss"]),
    ] {
        let (scenario, warnings) = lab::parse(&format!("v=1&lab=network&{settings}"));
        let keys: Vec<&str> = warnings.iter().map(|w| w.key.as_str()).collect();
        assert_eq!(keys, warned, "{settings}: {warnings:?}");
        assert!(lab::of(&scenario).open(&scenario, None).steps() > 0);
    }
    let loss = |settings: &str| lab::parse(&format!("v=1&lab=network&{settings}")).0.word("loss");
    assert_eq!(loss("out=softmax&sizes=1,3,2&x=1,2&y=0,1,1,0"), "crossentropy");
    assert_eq!(loss("out=sigmoid&sizes=2,2,2&x=0.05,0.1&y=0.01,0.99"), "squared");
    assert_eq!(loss("sizes=1,3,2&x=1,2&y=0,1,1,0"), "squared", "as links without a function always meant");
}

#[test]
fn several_outputs_of_one_input_are_drawn_as_curves() {
    let link = "v=1&lab=network&x=-1,0,1&y=1,0,0,1,0,0&sizes=1,3,2&act=tanh&out=softmax&loss=crossentropy&steps=30&t=40";
    let widget = Widget::new(link);
    assert!(widget.session().views().iter().any(|view| view.id == "fit"), "it has the plot");
    let figure = widget.figure("fit", widget.steps() as f64, 500.0);
    assert!(figure.alt.contains("3 examples: 2 outputs"), "{}", figure.alt);
    let curves: Vec<&Vec<[f64; 2]>> = figure
        .marks
        .iter()
        .filter_map(|mark| if let Mark::Line { points, .. } = mark { Some(points) } else { None })
        .collect();
    assert_eq!(curves.len(), 2);
    for (one, other) in curves[0].iter().zip(curves[1]) {
        assert!(one[0] == other[0] && (one[1] + other[1] - 1.0).abs() < 1e-12, "softmax: they add up to 1");
    }
    // In the middle stands the example x = 0, and the outputs there are those that the passes compute.
    let last =
        widget.session().columns().into_iter().find(|c| c.name == "training.params").expect("them").values();
    let shape = Shape::new(&[1, 3, 2]).expect("a shape");
    let entropy = losses().into_iter().find(|(id, _)| *id == "crossentropy").expect("it").1;
    let loss = output::before(output::find("softmax"), entropy);
    let activation = activation::find("tanh").expect("it");
    let network = Network { shape, activation, loss, params: last, reduction: Default::default() };
    let pass = network.pass(&[0.0], &[0.0, 1.0]);
    let computed = network.loss.outputs(&pass.f[1]);
    for (k, curve) in curves.iter().enumerate() {
        assert!(curve[80][0].abs() < 1e-12);
        assert_close("at x = 0", &[curve[80][1]], &[computed[k]], 1e-12);
    }
}
