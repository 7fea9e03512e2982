//! The weight or bias looked at: its two factors, its paths to the loss, and what a nudge does.

use super::held::toggled;
use super::known::show;
use super::products::two;
use super::symbols::partial;
use super::{Layers, settings};
use crate::figure::Role;
use crate::formula::{
    constant, exact, exact_factor, function, indexed, number, op, operands, plain, row, short, subscript,
    then, var,
};
use crate::network::{Pass, Place, Shape};
use crate::panel::{Block, NumberBox, Row, RowKind, Table, cell};

/// A weight's place.
pub fn place([layer, row, col]: [usize; 3]) -> Place {
    Place::Weight { layer, row, col }
}

/// What a pick (layer, target, source) names: the source after the last one is the bias, a weight on a source that is
/// always 1.
pub fn picked(shape: &Shape, [layer, row, col]: [usize; 3]) -> Place {
    if col < shape.cols(layer) { place([layer, row, col]) } else { Place::Bias { layer, row } }
}

/// Layer, target and source; a bias has no source.
pub fn ends(place: Place) -> (usize, usize, Option<usize>) {
    match place {
        Place::Bias { layer, row } => (layer, row, None),
        Place::Weight { layer, row, col } => (layer, row, Some(col)),
    }
}

/// Its layer, target and source as links name them.
fn numbered(shape: &Shape, place: Place) -> String {
    let (k, r, c) = ends(place);
    format!("{k}:{r}:{}", c.unwrap_or(shape.cols(k)))
}

/// What picks it, as `key=value`.
pub fn pick(shape: &Shape, place: Place) -> String {
    format!("pick={}", numbered(shape, place))
}

/// What choosing a parameter by its number sets.
pub fn choose(lab: &Layers, index: usize) -> Vec<(&'static str, String)> {
    let shape = &lab.network.shape;
    shape.place(index).map(|place| ("pick", numbered(shape, place))).into_iter().collect()
}

/// Its name in plain words: Ω₁[0, 2] or β₁[0].
pub fn name(place: Place) -> String {
    match ends(place) {
        (k, r, Some(c)) => format!("Ω{}[{r}, {c}]", subscript(&k.to_string())),
        (k, r, None) => format!("β{}[{r}]", subscript(&k.to_string())),
    }
}

/// Its name in formulas.
pub fn symbol(place: Place) -> String {
    match ends(place) {
        (k, r, Some(c)) => indexed("Ω", &format!("{k},{r},{c}")),
        (k, r, None) => indexed("β", &format!("{k},{r}")),
    }
}

/// The value of its source: an input, an activation, or for a bias always 1.
pub fn source(pass: &Pass, place: Place) -> f64 {
    match ends(place) {
        (k, _, Some(c)) => pass.h[k][c],
        _ => 1.0,
    }
}

/// Whether that is known at step t.
fn source_known(lab: &Layers, t: usize, place: Place) -> bool {
    match ends(place) {
        (k, _, Some(c)) => k == 0 || lab.plan.forward_known(t, k - 1, c),
        _ => true,
    }
}

/// How many paths lead from the weight's target to the output layer, and how many of them are open: no unit on them, the
/// target included, has the derivative 0 for this example.
pub fn paths(lab: &Layers, pass: &Pass) -> [usize; 2] {
    let (k, row, _) = ends(lab.pick);
    let units = lab.units();
    let open = |layer: usize| (0..units[layer]).filter(|unit| !closed(lab, pass, layer, *unit)).count();
    let target = usize::from(!closed(lab, pass, k + 1, row));
    [units[k + 2..].iter().product(), (k + 2..units.len()).map(open).product::<usize>() * target]
}

/// Whether unit `unit` of layer `layer` (0 are the inputs) lets nothing pass backwards for this example: its derivative is 0.
pub fn closed(lab: &Layers, pass: &Pass, layer: usize, unit: usize) -> bool {
    let network = &lab.network;
    let hidden = layer > 0 && layer < network.shape.layers();
    hidden && network.activation.derivative(pass.f[layer - 1][unit]) == 0.0
}

fn delta(of: &str) -> String {
    row(&[function("Δ"), of.into()])
}

/// The panel's sentences about it at step t.
pub fn blocks(lab: &Layers, t: usize, pass: &Pass) -> Vec<Block> {
    let (k, r, c) = ends(lab.pick);
    let what = if c.is_some() { "weight" } else { "bias" };
    let mut blocks = vec![Block::Heading(format!("The {what} {}", name(lab.pick)))];
    blocks.extend(start(lab));
    blocks.extend(hold(lab));
    if !source_known(lab, t, lab.pick) {
        return blocks;
    }
    let sent = source(pass, lab.pick);
    let from = match c {
        Some(c) if k == 0 => format!("input {c}, which is <b class=\"value\">{}</b>,", short(sent)),
        Some(c) => {
            format!("unit {c} of {}, which sends <b class=\"value\">{}</b>,", lab.layer(k), short(sent))
        }
        None => "a source that always sends <b class=\"value\">1</b>".into(),
    };
    let target = lab.layer(k + 1);
    let times = if c.is_some() { format!("{} times as much", short(sent)) } else { "just as much".into() };
    blocks.push(Block::Prose(format!(
        "It leads from {from} to unit {r} of {target}: when the {what} changes, <var>f</var> of that unit changes {times}."
    )));
    let weight = symbol(lab.pick);
    let activation = match (k, c) {
        (_, None) => constant(1.0),
        (0, Some(c)) => indexed("x", &c.to_string()),
        (k, Some(c)) => indexed("h", &format!("{k},{c}")),
    };
    let pre = indexed("f", &format!("{k},{r}"));
    let equals = |parts: &[String]| row(&[&[then("=")], parts].concat());
    let [source, change] = two(sent, lab.nudge);
    blocks.push(Block::Pieces(vec![
        delta(&pre),
        equals(&[activation.clone(), op("·"), delta(&weight)]),
        equals(&[exact_factor(source, Role::Value), op("·"), exact_factor(change, Role::Parameter)]),
        equals(&[number(sent * lab.nudge, Role::Value)]),
    ]));
    if lab.gain != 1.0 && c.is_some() {
        let scaled = lab.gain * sent;
        let derivative = if lab.plan.backward_known(t, k, r) {
            let derivative = short(pass.dl_df[k][r] * scaled);
            format!(" With the same ∂ℓ/∂f, its derivative is <b class=\"derivative\">{derivative}</b>.")
        } else {
            String::new()
        };
        blocks.push(Block::Prose(format!(
            "A source {0} times as active sends <b class=\"value\">{1}</b>, and the same change does {0} times as much: \
             <b class=\"value\">{2}</b>.{derivative}",
            plain(lab.gain),
            short(scaled),
            short(scaled * lab.nudge)
        )));
    }
    if !lab.plan.backward_known(t, k, r) {
        return blocks;
    }
    let (known, derivative) = (pass.dl_df[k][r], derivative(lab, pass, lab.pick));
    let [worth, source] = two(known, sent);
    blocks.push(Block::Pieces(vec![
        partial(&weight),
        equals(&[partial(&pre), op("·"), activation]),
        equals(&[exact_factor(worth, Role::Derivative), op("·"), exact_factor(source, Role::Value)]),
        equals(&[number(derivative, Role::Derivative)]),
    ]));
    if derivative.is_finite() || !lab.within_passes() {
        blocks.push(Block::Prose(check(lab, t, pass, derivative)));
    }
    blocks.extend(nudge(lab, t, pass, derivative));
    blocks
}

/// What its target is worth times what its source sends; blank or no number where that is not to be seen.
pub fn derivative(lab: &Layers, pass: &Pass, place: Place) -> f64 {
    let (k, r, _) = ends(place);
    let hidden = lab.network.shape.index(place).map(|index| pass.gradient[index]).filter(|v| v.is_nan());
    hidden.unwrap_or_else(|| pass.dl_df[k][r] * source(pass, place))
}

/// Whether training leaves it as it is, and a way to change that.
fn hold(lab: &Layers) -> Option<Block> {
    let index = lab.picked();
    if lab.trained() == 0 && !lab.held[index] {
        return None;
    }
    let (key, words) = lab.beside.sets("hold", toggled(&lab.held, &lab.network.shape, index), true);
    let button = |text: &str| {
        format!("<button type=\"button\" class=\"inline\" data-set=\"{key}={words}\">{text}</button>")
    };
    Some(Block::Prose(match lab.held[index] {
        true => format!("It is held: training leaves it as it is. {}", button("Let it learn")),
        false => format!("Training changes it. {}", button("Hold it")),
    }))
}

/// Its value before training, to be typed over.
fn start(lab: &Layers) -> Vec<Block> {
    let count = lab.network.shape.params();
    if count > settings::MOST_PARAMS {
        return vec![Block::Prose(format!(
            "This network has {count} parameters, more than a link can hold ({}): its weights are as they were drawn.",
            settings::MOST_PARAMS
        ))];
    }
    let mut blocks = vec![Block::Fields(vec![NumberBox {
        label: if lab.trained() > 0 { "Starts at" } else { "Is" }.into(),
        name: format!("Value of {} before training", name(lab.pick)),
        id: lab.picked(),
        value: lab.network.value(lab.pick),
    }])];
    if lab.from_link {
        blocks.push(Block::Prose(
            "The weights are given, not drawn. <button type=\"button\" class=\"inline\" data-set=\"params=\">Back to the drawn \
             weights</button>"
                .into(),
        ));
    }
    blocks
}

/// Whether the derivative by finite differences agrees.
fn agrees(difference: f64, derivative: f64) -> bool {
    (difference - derivative).abs() <= 1e-5 * derivative.abs().max(1.0)
}

/// The number of paths, and the derivative checked by differences.
fn check(lab: &Layers, t: usize, pass: &Pass, derivative: f64) -> String {
    let difference = difference(lab, t, lab.pick);
    let paths = match paths(lab, pass) {
        [1, 1] => "One path leads from its target to the loss".to_string(),
        [1, _] => {
            "The one path from its target to the loss is closed: a unit on it is off for this example".into()
        }
        [n, open] if n == open => {
            format!("{n} paths lead from its target to the loss; the backward pass has added them up")
        }
        [n, 0] => format!(
            "All {n} paths from its target to the loss are closed: units on them are off for this example"
        ),
        [n, open] => format!(
            "{n} paths lead from its target to the loss, {} of them closed by units that are off for this example; the backward \
             pass has added them up",
            n - open
        ),
    };
    format!(
        "{paths}. By nudging: {}{}.",
        short(difference),
        if agrees(difference, derivative) {
            " ✓"
        } else {
            ", not the same: the nudge crosses a kink of the activation"
        }
    )
}

fn difference(lab: &Layers, t: usize, place: Place) -> f64 {
    let network = lab.network(t);
    let index = network.shape.index(place).unwrap_or(0);
    network.difference(index, lab.examples.x(lab.example), lab.examples.y(lab.example))
}

/// What the derivative predicts for a nudge, and what happens.
fn nudge(lab: &Layers, t: usize, pass: &Pass, derivative: f64) -> Vec<Block> {
    if lab.nudge == 0.0 {
        return Vec::new();
    }
    let (x, y) = (lab.examples.x(lab.example), lab.examples.y(lab.example));
    let [slope, change] = two(derivative, lab.nudge);
    let actual = lab.network(t).nudged(lab.picked(), lab.nudge, x, y) - pass.loss;
    vec![
        Block::Pieces(vec![
            row(&[
                delta(&var("ℓ")),
                op("≈"),
                exact_factor(slope, Role::Derivative),
                op("·"),
                exact_factor(change, Role::Parameter),
            ]),
            row(&[then("="), number(derivative * lab.nudge, Role::Loss)]),
        ]),
        Block::Prose(format!(
            "Predicted change of the loss <b class=\"loss\">{}</b>, actual change <b class=\"loss\">{}</b>.",
            short(derivative * lab.nudge),
            short(actual)
        )),
    ]
}

/// Every parameter into the target of the one looked at: its source times ∂ℓ/∂f of the target, checked by nudging.
pub fn into_target(lab: &Layers, pass: &Pass, t: usize) -> Table {
    let (k, r, _) = ends(lab.pick);
    let network = lab.network(t);
    let shape = &network.shape;
    let known = lab.plan.backward_known(t, k, r);
    let weights = (0..shape.cols(k)).map(|col| place([k, r, col]));
    let places: Vec<Place> = std::iter::once(Place::Bias { layer: k, row: r }).chain(weights).collect();
    // What the target is worth, and each source, as they are printed for their products.
    let worth = pass.dl_df[k][r];
    let sources = places.iter().map(|place| source(pass, *place));
    let values: Vec<f64> = std::iter::once(worth).chain(sources).collect();
    let products: Vec<f64> = values[1..].iter().map(|sent| worth * sent).collect();
    let printed = operands(&values, &products, |v| v[1..].iter().map(|sent| v[0] * sent).collect());
    let line = |(place, sent): (Place, &f64)| {
        let derivative = derivative(lab, pass, place);
        let checked = || {
            let difference = difference(lab, t, place);
            format!("{}{}", short(difference), if agrees(difference, derivative) { " ✓" } else { "" })
        };
        let when = |known: bool, text: String| if known { text } else { "?".into() };
        Row {
            cells: vec![
                cell(name(place), None),
                cell(short(network.value(place)), Some(Role::Parameter)),
                cell(
                    when(source_known(lab, t, place), if known { exact(*sent) } else { short(*sent) }),
                    Some(Role::Value),
                ),
                cell(show(known, derivative), Some(Role::Derivative)),
                cell(if known && !derivative.is_nan() { checked() } else { String::new() }, None),
            ],
            kind: if place == lab.pick { RowKind::Current } else { RowKind::Plain },
            set: pick(shape, place),
        }
    };
    let target = format!("unit {r} of {}", lab.layer(k + 1));
    let worth = if known {
        format!(": ∂ℓ/∂f = {} times each source", exact(printed[0]))
    } else {
        String::new()
    };
    Table {
        caption: format!("Into {target}{worth}"),
        head: ["", "value", "source", "∂ℓ/∂Ω", "by nudging"].map(|text| cell(text, None)).to_vec(),
        rows: places.into_iter().zip(&printed[1..]).map(line).collect(),
    }
}
