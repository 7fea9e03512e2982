//! Training of the network lab as a script.

use super::{Layers, settings};
use crate::examples::Examples;
use crate::lab::kit::script::{self, Batching, Language, Run, text};
use crate::network::Shape;
use crate::scenario::Scenario;

/// How the list of all parameters is taken apart.
const LAYERS: &[&str] = &[
    "beta, Omega, at = [], [], 0",
    "for d_in, d_out in zip(sizes, sizes[1:]):",
    "    beta.append(phi[at : at + d_out].reshape(d_out, 1))",
    "    at += d_out",
    "    Omega.append(phi[at : at + d_out * d_in].reshape(d_out, d_in))",
    "    at += d_out * d_in",
    "return beta, Omega",
];

/// The script, or why there is none.
pub fn script(scenario: &Scenario, language: Language) -> Result<String, String> {
    let lab = Layers::new(scenario);
    let activation = lab.network.activation;
    let python = activation.python().ok_or_else(|| script::without(activation.entry().label))?;
    let mut examples = vec![
        format!("sizes = {}", sizes(&lab.network.shape)),
        "# A column for each example.".into(),
        language.array("x", &columns(&lab.given, lab.given.inputs(), Examples::x)),
        language.array("y", &columns(&lab.given, lab.given.outputs(), Examples::y)),
    ];
    if let Some(units) = &lab.units {
        for (name, of) in [("x", &units.x), ("y", &units.y)] {
            examples.extend(script::standardised(language, name, of, true)?);
        }
    }
    let mut blocks = vec![examples.join("\n")];
    let numpy = language == Language::NumPy;
    if numpy && !python.before.is_empty() {
        blocks.push(python.before.join("\n"));
    }
    let value = if numpy { python.value } else { python.torch };
    let whole = |lines: &[&str]| lines.iter().map(|line| line.to_string()).collect::<Vec<_>>();
    blocks.push(text::function("a(f)", &[], &[format!("return {value}")]));
    if numpy {
        blocks.push(text::function("a_derivative(f, h)", &[], &[format!("return {}", python.derivative)]));
    }
    let outputs = lab.out.python();
    let of_classes = lab.network.loss.two_class();
    // Where the loss takes the outputs that a function makes of f.
    let behind = outputs.is_some() && !of_classes;
    let after = |f: &str| if behind { format!("outputs({f})") } else { f.to_string() };
    let classes = match outputs {
        Some(outputs) => {
            let lines = if numpy { whole(outputs.value) } else { vec![format!("return {}", outputs.torch)] };
            blocks.push(text::function("outputs(f)", &[], &lines));
            if numpy && !of_classes {
                let line = format!("return {}", outputs.back);
                blocks.push(text::function("outputs_back(o, dl_do)", &[], &[line]));
            }
            outputs.classes.filter(|_| of_classes)
        }
        None => None,
    };
    blocks.extend(match classes {
        Some(classes) => script::error(classes, language),
        None => script::loss(scenario, language)?,
    });
    let about = ["The biases beta[k] and the weights Omega[k] of all layers."];
    blocks.push(text::function("layers(phi)", &about, &whole(LAYERS)));
    let over = script::divisor(scenario, "y[:, i].shape[1]");
    let of = ["The loss of the examples i, or of all."];
    if numpy {
        let about = ["Forward pass: f[k] and h[k] of all layers; h[0] is x."];
        blocks.push(text::function("forward(phi, x)", &about, &whole(FORWARD)));
        let last = format!("return np.sum(loss({}, y[:, i])){over}", after("f[-1]"));
        let lines = ["f, h = forward(phi, x[:, i])".into(), last];
        blocks.push(text::function("L(phi, i=slice(None))", &of, &lines));
        let about = ["Backward pass: dl_df from the last layer to the first, and what follows from it."];
        let first = match behind {
            false => format!("dl_df = loss_derivative(f[-1], y[:, i]){over}"),
            true => {
                format!("o = outputs(f[-1])\n    dl_df = outputs_back(o, loss_derivative(o, y[:, i]){over})")
            }
        };
        let lines: Vec<String> = BACKWARD.iter().map(|line| line.replace("{first}", &first)).collect();
        blocks.push(text::function("gradient(phi, i=slice(None))", &about, &lines));
    } else {
        blocks.push(text::function("model(phi, x)", &["The output of the network."], &whole(TORCH)));
        let all = after("model(phi, x[:, i])");
        let line = format!("return torch.sum(loss({all}, y[:, i])){over}");
        blocks.push(text::function("L(phi, i=slice(None))", &of, &[line]));
    }
    Run {
        scenario,
        language,
        title: settings::heading(scenario),
        definitions: blocks,
        start: start(&lab, language),
        batching: Batching::of(scenario, lab.examples.len()),
        held: (0..lab.held.len()).filter(|i| lab.held[*i]).collect(),
        methods: script::methods(scenario),
    }
    .script()
}

const FORWARD: &[&str] = &[
    "beta, Omega = layers(phi)",
    "f, h = [], [x]",
    "for k in range(len(Omega)):",
    "    f.append(beta[k] + Omega[k] @ h[k])",
    "    h.append(a(f[k]))",
    "return f, h",
];

const BACKWARD: &[&str] = &[
    "beta, Omega = layers(phi)",
    "f, h = forward(phi, x[:, i])",
    "{first}",
    "parts = []",
    "for k in reversed(range(len(Omega))):",
    "    parts = [np.sum(dl_df, axis=1), np.ravel(dl_df @ h[k].T)] + parts",
    "    if k > 0:",
    "        dl_df = Omega[k].T @ dl_df * a_derivative(f[k - 1], h[k])",
    "return np.concatenate(parts)",
];

const TORCH: &[&str] = &[
    "beta, Omega = layers(phi)",
    "f = beta[0] + Omega[0] @ x",
    "for k in range(1, len(Omega)):",
    "    f = beta[k] + Omega[k] @ a(f)",
    "return f",
];

fn sizes(shape: &Shape) -> String {
    let sizes: Vec<f64> = shape.sizes().iter().map(|size| *size as f64).collect();
    text::list(&sizes)
}

/// A list for each input or output, of all examples.
fn columns<'a>(
    examples: &'a Examples,
    count: usize,
    of: impl Fn(&'a Examples, usize) -> &'a [f64],
) -> String {
    let row = |k: usize| (0..examples.len()).map(|i| of(examples, i)[k]).collect::<Vec<_>>();
    let rows: Vec<String> = (0..count).map(|k| text::list(&row(k))).collect();
    format!("[{}]", rows.join(", "))
}

/// All parameters in one list, a line for the biases and for each row of weights.
fn start(lab: &Layers, language: Language) -> String {
    let (shape, params) = (&lab.network.shape, &lab.network.params);
    let mut lines =
        vec!["# All parameters in one list, layer by layer: beta, then the rows of Omega.".to_string()];
    lines.push(format!("phi = {}([", language.maker()));
    let line = |numbers: &[f64]| {
        let list = text::list(numbers);
        text::wrapped("    ", list.trim_start_matches('[').trim_end_matches(']'), ",")
    };
    for k in 0..shape.layers() {
        lines.push(format!("{}  # beta[{k}]", line(&params[shape.beta(k)])));
        for (row, weights) in params[shape.omega(k)].chunks(shape.cols(k)).enumerate() {
            lines.push(format!("{}  # Omega[{k}], row {row}", line(weights)));
        }
    }
    lines.push(format!("]{}", language.closing()));
    lines.join("\n")
}
