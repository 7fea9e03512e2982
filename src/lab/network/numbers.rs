//! The numbers of a step: the formulas of a unit or a layer, of the loss, of training.

use super::as_shown::AsShown;
use super::products::{sum_of_products, two};
use super::symbols::{activation, partial, pre};
use super::{Layers, Phase, layers, outputs, standard, tables, weight};
use crate::figure::Role;
use crate::formula::{
    bracket, exact, exact_factor, exactly, function, indexed, number, op, operands, row, short, then, var,
};
use crate::lab::Session;
use crate::lab::kit::beside::{self, Compared};
use crate::lab::kit::reduce::Told;
use crate::lab::kit::rule::update;
use crate::optimizer::Seen;
use crate::panel::{self, Block, Tab, Table, cell};

/// The panel at step t.
pub fn panel(lab: &Layers, t: usize) -> Vec<Block> {
    let pass = lab.pass(t);
    let mut blocks = if lab.alone() { Vec::new() } else { beside::blocks(runs(lab, t), compared(lab, t)) };
    blocks.push(parts(lab, t));
    // Where the next step is asked about, it is shown without its results.
    let step = t + usize::from(lab.asked(t));
    let shown = lab.as_shown(t, &pass);
    let of_step = match lab.plan.at(step) {
        Phase::Start => start(lab),
        Phase::Forward { k, rows } => forward(lab, &shown, k, rows.start, rows.len()),
        Phase::Loss => outputs::loss(lab, &shown),
        Phase::Backward { k, rows } => backward(lab, &shown, k, rows.start, rows.len()),
        Phase::Parameters { k } => parameters(lab, &shown, k),
        Phase::Train(n) => training(lab, n.min(lab.trained() + usize::from(lab.asked(t)))),
    };
    blocks.extend(if lab.asked(t) { next(of_step) } else { of_step });
    blocks.extend(standard::blocks(lab, &pass));
    blocks.extend(weight::blocks(lab, t, &pass));
    let k = match lab.plan.at(step) {
        Phase::Forward { k, .. } | Phase::Backward { k, .. } | Phase::Parameters { k } => k,
        Phase::Start => 0,
        Phase::Loss => lab.network.shape.layers() - 1,
        Phase::Train(_) => weight::ends(lab.pick).0,
    };
    blocks.push(Block::Table(tables::units(lab, &pass, t, k)));
    blocks.push(Block::Table(tables::matrix(lab, &pass, t, k)));
    blocks.push(Block::Table(weight::into_target(lab, &pass, t)));
    blocks
}

/// The networks side by side: the loss of all examples, and that of the example shown once it is known.
fn runs(lab: &Layers, t: usize) -> Table {
    let done = lab.plan.first(|p| *p == Phase::Loss);
    let numbers = |one: &Layers| {
        let t = lab.same_step(one, t);
        let own = if t >= done { short(one.pass(t).loss) } else { "?".into() };
        [short(one.loss(one.step_of(t))), own].map(|text| cell(text, Some(Role::Loss))).to_vec()
    };
    let example = format!("ℓ of example {}", lab.example);
    Table {
        caption: "The runs side by side; press one for its numbers".into(),
        head: ["run", "L", &example].map(|text| cell(text, None)).to_vec(),
        rows: beside::rows(lab, numbers),
    }
}

/// In what networks side by side differ, and the loss of each.
pub fn compared(lab: &Layers, t: usize) -> Vec<String> {
    let when = match t.saturating_sub(lab.plan.end()) {
        0 => "before training".to_string(),
        n => format!("after training step {n}"),
    };
    let loss = |one: &Layers| Some(short(one.loss(one.step_of(lab.same_step(one, t)))));
    beside::sentences(lab, "the first’s", [&when, "loss of all examples"], loss)
}

/// What a step does, as that of the next one: what is said of its results would tell them.
fn next(blocks: Vec<Block>) -> Vec<Block> {
    let heading = |block| match block {
        Block::Heading(text) => Block::Heading(text.replacen("Last step", "Next step", 1)),
        block => block,
    };
    blocks.into_iter().filter(|block| !matches!(block, Block::Prose(_))).map(heading).collect()
}

/// The parts of the steps, each a button that goes to its first.
fn parts(lab: &Layers, t: usize) -> Block {
    let backward = lab.plan.first(|p| matches!(p, Phase::Backward { .. }));
    let parameters = lab.plan.first(|p| matches!(p, Phase::Parameters { .. }));
    let training = lab.plan.end() + 1;
    let all = [
        ("Forward", 0, Role::Value),
        ("Backward", backward, Role::Derivative),
        ("Parameters", parameters, Role::Parameter),
        ("Train", training, Role::Loss),
    ];
    let there = if lab.trained() > 0 { &all[..] } else { &all[..3] };
    let now = there.iter().rposition(|(_, first, _)| *first <= t);
    let tab = |(i, (label, first, role)): (usize, &(&str, usize, Role))| Tab {
        label: (*label).into(),
        set: format!("t={first}"),
        chosen: Some(i) == now,
        role: *role,
    };
    Block::Tabs(there.iter().enumerate().map(tab).collect())
}

fn start(lab: &Layers) -> Vec<Block> {
    let x: Vec<String> = lab.examples.x(lab.example).iter().map(|v| short(*v)).collect();
    let mut blocks = vec![
        Block::Heading("Before the forward pass".into()),
        Block::Prose(format!(
            "Example {} enters: <var>x</var> = <span class=\"value\">{}</span>. Press <b>Step</b>: each unit adds up what the layer \
             before sends it.",
            lab.example,
            x.join(", ")
        )),
    ];
    blocks.extend(layers::equations(lab));
    blocks
}

/// The note that the other units of the step go the same way.
fn likewise(rows: usize) -> Option<Block> {
    let words = match rows {
        0 | 1 => return None,
        2 => "The other unit of the layer goes the same way; the table has both.".to_string(),
        _ => {
            format!("The other {} units of the layer go the same way; the table has them all.", rows - 1)
        }
    };
    Some(Block::Prose(words))
}

/// A unit's pre-activation as a sum, and its activation.
fn forward(lab: &Layers, pass: &AsShown, k: usize, unit: usize, rows: usize) -> Vec<Block> {
    let shape = &lab.network.shape;
    let at = |place| lab.network.value(place);
    let pairs: Vec<[f64; 2]> =
        (0..shape.cols(k)).map(|col| [at(weight::place([k, unit, col])), pass.h[k][col]]).collect();
    let (bias, pairs) = sum_of_products(Some(at(super::bias(k, unit))), &pairs, pass.f[k][unit]);
    let bias = exact_factor(bias.unwrap_or(0.0), Role::Parameter);
    let mut terms = vec![row(&[number(pass.f[k][unit], Role::Value), op("="), bias])];
    for [weight, h] in pairs {
        let weight = exact_factor(weight, Role::Parameter);
        terms.push(row(&[then("+"), weight, op("·"), exact_factor(h, Role::Value)]));
    }
    let symbol = |name: &str, index: String| indexed(name, &index);
    let index = format!("{k},{unit}");
    let (omega, h) = (symbol("Ω", format!("{k},{unit},j")), activation_of(k));
    let sum = row(&[
        pre(k, unit),
        op("="),
        symbol("β", index),
        op("+"),
        "<munder><mo>∑</mo><mi>j</mi></munder>".to_string(),
        omega,
        op("·"),
        h,
    ]);
    let mut blocks = if rows > 1 { layers::forward(lab, pass, k) } else { Vec::new() };
    blocks.extend([
        Block::Heading(format!("Last step: forward pass, {}, unit {unit}", lab.layer(k + 1))),
        Block::Math(sum),
        Block::Pieces(terms).of_step(),
    ]);
    if k + 1 < shape.layers() {
        let name = lab.network.activation.entry().label;
        let (f, h) = (pass.f[k][unit], pass.h[k + 1][unit]);
        let printed = operands(&[f], &[h], |f| vec![lab.network.activation.value(f[0])]);
        let value = [
            activation(k + 1, unit),
            op("="),
            function(name),
            bracket("("),
            exactly(printed[0], Role::Value),
            bracket(")"),
            op("="),
            number(h, Role::Value),
        ];
        blocks.push(Block::Math(row(&value)).of_step());
        let [formula, _] = lab.network.activation.formula();
        blocks.push(Block::Prose(format!(
            "{name}(<var>f</var>) = {}. The activation is stored: the derivative of every weight that leaves this unit will be \
             multiplied by it.",
            variables(formula)
        )));
    } else {
        blocks.extend(outputs::forward(lab, pass, unit, rows));
    }
    blocks.extend(likewise(rows));
    blocks
}

/// h_j of a layer, with j as a symbol.
fn activation_of(k: usize) -> String {
    if k == 0 { indexed("x", "j") } else { indexed("h", &format!("{k},j")) }
}

/// A formula of f and h in plain text, its variables set as such.
fn variables(formula: &str) -> String {
    let mut text = String::new();
    let between = |c: char| !c.is_ascii_alphabetic();
    for word in formula.split_inclusive(between) {
        let name = word.trim_end_matches(between);
        match name {
            "f" | "h" => text.push_str(&format!("<var>{name}</var>{}", panel::text(&word[name.len()..]))),
            _ => text.push_str(&panel::text(word)),
        }
    }
    text
}

/// A unit's derivatives from those of the layer behind it.
fn backward(lab: &Layers, pass: &AsShown, k: usize, unit: usize, rows: usize) -> Vec<Block> {
    let shape = &lab.network.shape;
    let mut blocks =
        if rows > 1 && k + 1 < shape.layers() { layers::backward(lab, pass, k) } else { Vec::new() };
    blocks.push(Block::Heading(format!("Last step: backward pass, {}, unit {unit}", lab.layer(k + 1))));
    if k + 1 == shape.layers() {
        blocks.extend(outputs::backward(lab, pass, unit));
        return blocks;
    }
    let own = number(pass.dl_df[k][unit], Role::Derivative);
    let h = activation(k + 1, unit);
    let omega = indexed("Ω", &format!("{},j,{unit}", k + 1));
    blocks.push(Block::Math(row(&[
        partial(&h),
        op("="),
        "<munder><mo>∑</mo><mi>j</mi></munder>".to_string(),
        omega,
        op("·"),
        partial(&indexed("f", &format!("{},j", k + 1))),
    ])));
    let mut terms = Vec::new();
    let pair = |target| [lab.network.value(weight::place([k + 1, target, unit])), pass.dl_df[k + 1][target]];
    let pairs: Vec<[f64; 2]> = (0..shape.rows(k + 1)).map(pair).collect();
    let (_, pairs) = sum_of_products(None, &pairs, pass.dl_dh[k + 1][unit]);
    for (target, [weight, derivative]) in pairs.into_iter().enumerate() {
        let weight = exact_factor(weight, Role::Parameter);
        let product = row(&[weight, op("·"), exact_factor(derivative, Role::Derivative)]);
        terms.push(match target {
            0 => row(&[number(pass.dl_dh[k + 1][unit], Role::Derivative), op("="), product]),
            _ => row(&[then("+"), product]),
        });
    }
    blocks.push(Block::Pieces(terms).of_step());
    let derivative = pass.local_derivatives[k][unit];
    let argument = [bracket("["), number(pass.f[k][unit], Role::Value), bracket("]")];
    let [factor, behind] = two(derivative, pass.dl_dh[k + 1][unit]);
    let pieces = vec![
        row(&[partial(&pre(k, unit)), op("="), function("a′"), row(&argument), op("·"), partial(&h)]),
        row(&[then("="), exact_factor(factor, Role::Value), op("·"), exact_factor(behind, Role::Derivative)]),
        row(&[then("="), own]),
    ];
    blocks.push(Block::Pieces(pieces).of_step());
    let [_, formula] = lab.network.activation.formula();
    let act = lab.network.activation;
    let h = pass.h[k + 1][unit];
    let with_numbers = act.derivative_from(h).map_or_else(String::new, |_| {
        // 1 − h² and h·(1 − h), at the h that was stored.
        let printed = operands(&[h], &[derivative], |h| act.derivative_from(h[0]).into_iter().collect())[0];
        let h = if printed < 0.0 { format!("({})", exact(printed)) } else { exact(printed) };
        format!(", here {} = {}", panel::text(&formula.replace('h', &h)), short(derivative))
    });
    let mut words = format!(
        "The derivative of the activation is a′[<var>f</var>] = {}{with_numbers}.",
        variables(formula)
    );
    if derivative == 0.0 {
        let here = if pass.f[k][unit] == 0.0 { "At exactly 0 it counts as 0" } else { "Here it is 0" };
        words.push_str(&format!(" {here}: the unit is off, and nothing passes it backwards."));
    }
    blocks.push(Block::Prose(words));
    blocks.extend(likewise(rows));
    blocks
}

fn parameters(lab: &Layers, pass: &AsShown, k: usize) -> Vec<Block> {
    let index = k.to_string();
    let (beta, omega, f) = (indexed("β", &index), indexed("Ω", &index), indexed("f", &index));
    let h = if k == 0 { var("x") } else { indexed("h", &index) };
    let transposed = format!("<msup>{h}<mi>T</mi></msup>");
    let name = lab.layer(k + 1);
    let [known, sent] = two(pass.dl_df[k][0], pass.h[k][0]);
    vec![
        Block::Heading(format!("Derivatives of the parameters into {name}")),
        Block::Pieces(vec![
            row(&[partial(&beta), op("="), partial(&f), op(","), "<mspace width=\"0.9em\"/>".into()]),
            row(&[partial(&omega), op("="), partial(&f), op("·"), transposed]),
        ]),
        Block::Prose(
            "Every weight’s derivative is the product of what its target is worth, ∂ℓ/∂f, and what its source sends, the stored \
             activation."
                .into(),
        ),
        Block::Pieces(vec![
            row(&[partial(&indexed("Ω", &format!("{k},0,0"))), op("="), exact_factor(known, Role::Derivative)]),
            row(&[then("·"), exact_factor(sent, Role::Value)]),
            row(&[then("="), number(weight::derivative(lab, pass, weight::place([k, 0, 0])), Role::Derivative)]),
        ])
        .of_step(),
    ]
}

/// A training step: its batch, its loss, and the rule for the weight looked at.
fn training(lab: &Layers, n: usize) -> Vec<Block> {
    if n == 0 {
        return vec![Block::Heading("Training".into())];
    }
    let t = n - 1;
    let members = lab.batches.members(t);
    let which = match (lab.batches.full(), members.len()) {
        (true, 1) => "the one example".to_string(),
        (true, n) => format!("all {n} examples"),
        (false, 1) => "the batch of one example".to_string(),
        (false, n) => format!("the batch of {n} examples"),
    };
    // Of a step that is asked about, what it goes by is known alone.
    let made = n <= lab.trained();
    let losses = if made { lab.losses(&[t, n]) } else { vec![lab.loss(t), f64::NAN] };
    let reduction = lab.network.reduction;
    let sum = reduction.sum(Some(t), members.len());
    let mut blocks = vec![
        Block::Heading(match made {
            true => format!("Last step: training, {n} of {}", lab.trained()),
            false => format!("Last step: training, {n}"),
        }),
        Block::Prose(format!(
            "Both passes are made for {which}{}, and every parameter{} takes a step. The loss of all examples goes from \
             <b class=\"loss\">{}</b> to <b class=\"loss\">{}</b>. For {}:",
            match members.len() {
                1 => String::new(),
                _ => format!(", the gradients are {}", reduction.participle()),
            },
            if lab.held.contains(&true) { " that is not held" } else { "" },
            short(losses[0]),
            short(losses[1]),
            weight::name(lab.pick)
        )),
    ];
    let index = lab.picked();
    let hidden = lab.veil.as_ref();
    let ahead = || hidden.and_then(|veil| veil.ahead);
    let Some(watched) = lab.training.watched.get(t).copied().or_else(ahead) else { return blocks };
    let after = if made { lab.training.params[n][index] } else { hidden.map_or(f64::NAN, |veil| veil.after) };
    let phi = [lab.training.params[t][index], after];
    let seen = Seen {
        t,
        name: Some(&weight::symbol(lab.pick)),
        phi: [&phi[..1], &phi[1..]],
        g: &[watched.g],
        batch: (!lab.batches.full()).then_some(sum.as_str()),
        state: &watched.state.each_ref().map(|both| [&both[..1], &both[1..]]),
    };
    if lab.held[index] {
        blocks.push(Block::Prose(format!(
            "It is held and stays at <span class=\"parameter\">{}</span>; ∂L/∂{} = <span class=\"derivative\">{}</span> does not \
             move it.",
            short(phi[0]),
            weight::name(lab.pick),
            short(watched.g)
        )));
    } else {
        blocks.extend(update(lab.optimizer.rule(&watched.step, &seen)));
    }
    blocks.push(Block::Prose(format!(
        "To nine digits: {} from {} to {}, L from {} to {}.",
        weight::name(lab.pick),
        outputs::nine(phi[0]),
        outputs::nine(phi[1]),
        outputs::nine(losses[0]),
        outputs::nine(losses[1])
    )));
    blocks.push(Block::Prose(format!(
        "{} at step {t} is before this step, at step {n} after it. The derivative here is the {} over {which}, before the step; \
         the one in the diagram and below is that of example {} alone, after it.",
        weight::name(lab.pick),
        if reduction.averages() { "mean" } else { "sum" },
        lab.example
    )));
    let told = Told {
        reduction,
        method: lab.method,
        optimizer: lab.optimizer.as_ref(),
        rate: lab.rate,
        varies: lab.scheduled,
        batches: &lab.batches,
    };
    blocks.push(Block::Prose(told.same_run()));
    let loss = Some((lab.network.loss.as_ref(), lab.examples.outputs()));
    blocks.push(Block::Prose(told.in_pytorch(watched.step.alpha, loss)));
    blocks.extend((n == lab.trained()).then(|| on(lab)).flatten());
    blocks
}

/// After the last step, a button to train on from its weights.
fn on(lab: &Layers) -> Option<Block> {
    let (key, text) = lab.onward().into_iter().next()?;
    Some(Block::Prose(format!(
        "<button type=\"button\" class=\"inline\" data-set=\"{key}={text}\">Train on from these weights</button>: they become \
         the weights it starts at, and the method begins afresh."
    )))
}
