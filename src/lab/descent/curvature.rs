//! How the loss bends at the point shown, and what a step makes of each direction.

use super::{Descending, Run};
use crate::curvature::Hessian;
use crate::figure::Role;
use crate::formula::{
    bold, bracket, class, coloured, column, fraction, matrix, op, partial, plain, power, root, row, short,
    then, within,
};
use crate::lab::kit::words::uncapitalised;
use crate::objective::Batch;
use crate::panel::{Block, Row, Table, cell};
use crate::problem::ProblemKind;

/// The gradient of all examples with its length, the Hessian with its eigenvalues, and what gradient descent makes of both
/// directions.
pub fn blocks(lab: &Descending, run: &Run, t: usize) -> Vec<Block> {
    let t = t.min(run.last());
    let phi = run.track.phi(t);
    let (_, g) = lab.objective.gradient(phi, Batch::Full);
    let hessian = lab.objective.curvature(phi);
    if !hessian.0.iter().chain(&g).all(|v| v.is_finite()) {
        return Vec::new();
    }
    let [most, least] = hessian.eigenvalues();
    let mut blocks = vec![Block::Heading(format!("Curvature at step {t}")), gradient(g), second(hessian)];
    if most > 0.0 {
        blocks.push(limit(most));
        blocks.push(Block::Prose(meaning(lab, least)));
    } else {
        let text = "The loss bends up in no direction here, so its curvature sets no largest rate: steps go on downhill, and grow \
                    along directions in which it bends down.";
        blocks.push(Block::Prose(text.into()));
    }
    blocks.push(Block::TableBelow(directions(lab, run, t, g, hessian)));
    blocks.push(Block::Prose(match stands_aside(lab, run) {
        Some(why) => why,
        None => factors(lab),
    }));
    blocks
}

fn of(v: &str, role: Role) -> String {
    format!("<mn class=\"{}\">{v}</mn>", class(role))
}

/// ∂L/∂φ, and its length, which comes out as printed with the digits of both parts.
fn gradient(g: [f64; 2]) -> Block {
    let length = (g[0] * g[0] + g[1] * g[1]).sqrt();
    let (text, unit) = within(length, f64::INFINITY);
    let name = || partial("<mi>L</mi>", &bold("φ"));
    let digits = g.map(|v| within(v, 0.24 * unit * length / v.abs()).0);
    let vector = column(digits.iter().map(|v| format!("<mn>{v}</mn>")), Role::Derivative);
    let square = |v: &String| {
        let number = of(v, Role::Derivative);
        let base = if v.starts_with('−') { row(&[bracket("("), number, bracket(")")]) } else { number };
        power(&base, "<mn>2</mn>")
    };
    let under = row(&[square(&digits[0]), op("+"), square(&digits[1])]);
    let long = row(&[op("‖"), name(), op("‖")]);
    Block::Pieces(vec![
        row(&[name(), op("="), vector, op(","), "<mspace width=\"0.9em\"/>".into()]),
        row(&[long, op("="), of(&text, Role::Derivative)]),
        row(&[then("="), root(&under)]),
    ])
}

/// The Hessian in symbols and numbers.
fn second(Hessian([a, b, c]): Hessian) -> Block {
    let number = |v: f64| format!("<mn>{}</mn>", short(v));
    let above = row(&[power("<mi>∂</mi>", "<mn>2</mn>"), "<mi>L</mi>".into()]);
    let below = row(&["<mo>∂</mo>".into(), power(&bold("φ"), "<mn>2</mn>")]);
    Block::Math(row(&[
        coloured(Role::Derivative, &fraction(&above, &below)),
        op("="),
        matrix(&[vec![number(a), number(b)], vec![number(b), number(c)]], Role::Derivative),
    ]))
}

/// 2/λ_max, as printed.
fn limit(most: f64) -> Block {
    let limit = 2.0 / most;
    let (text, unit) = within(limit, 0.0005 * limit);
    let digits = within(most, 0.49 * unit * most * most / 2.0).0;
    let lambda = "<msub><mi>λ</mi><mi mathvariant=\"normal\">max</mi></msub>";
    Block::Pieces(vec![
        row(&[fraction("<mn>2</mn>", lambda), op("="), format!("<mn>{text}</mn>")]),
        row(&[then("="), fraction("<mn>2</mn>", &format!("<mn>{digits}</mn>"))]),
    ])
}

/// Whether the loss is a quadratic function, with one curvature everywhere.
fn quadratic(lab: &Descending) -> bool {
    match lab.problem.kind() {
        ProblemKind::Fit(model, _) => lab.loss.least_squares() && model.optimum(&lab.x, &lab.y).is_some(),
        ProblemKind::Surface(surface) => surface.quadratic(),
    }
}

/// What 2/λ_max says here.
fn meaning(lab: &Descending, least: f64) -> String {
    let limit = "2/λ<sub>max</sub>";
    match (quadratic(lab), least > 0.0) {
        (true, _) => format!(
            "The loss is a bowl with the same curvature everywhere: above this rate gradient descent{} diverges.",
            if lab.x.is_empty() { "" } else { " on all examples" }
        ),
        (false, true) => format!(
            "The loss bends up in all directions here. Into a minimum that bends like this, gradient descent settles at rates \
             below {limit}."
        ),
        (false, false) => format!(
            "The loss bends down in one direction here, as on a crest or a saddle: a step goes on down along it. Across it, steps \
             at rates above {limit} grow."
        ),
    }
}

/// Why 1 − αλ says nothing of this run's steps; nothing where it does.
fn stands_aside(lab: &Descending, run: &Run) -> Option<String> {
    if !run.optimizer.plain() {
        return Some(format!(
            "The factor 1 − α·λ holds for plain gradient descent alone: {} does not step by α times the gradient.",
            uncapitalised(run.method.entry.label)
        ));
    }
    (!lab.batches.full()).then(|| {
        "The factor 1 − α·λ does not hold for these steps: each uses a batch, whose own loss bends differently."
            .to_string()
    })
}

/// What the factors mean.
fn factors(lab: &Descending) -> String {
    let times = "A step multiplies the gradient’s part along each direction by";
    if quadratic(lab) {
        format!("{times} exactly 1 − α·λ.")
    } else {
        format!("{times} 1 − α·λ, as far as the curvature stays the same along the step.")
    }
}

/// A rate as it was set, or to some digits where it was found.
fn rate_of(alpha: f64) -> String {
    let set = plain(alpha);
    if set.chars().count() <= 8 { set } else { within(alpha, 1e-5 * alpha).0 }
}

/// What multiplying by q does.
fn becomes(q: f64) -> &'static str {
    const HARDLY: f64 = 0.0005;
    match q {
        q if q > 1.0 + 1e-9 => "grows",
        q if q >= 1.0 - 1e-9 => "stays",
        q if q > HARDLY => "shrinks",
        q if q >= -HARDLY => "is gone in a step",
        q if q > -1.0 + 1e-9 => "turns over, shrinks",
        q if q >= -1.0 - 1e-9 => "turns over",
        _ => "turns over, grows",
    }
}

/// A row for each of the directions of largest and smallest curvature.
fn directions(lab: &Descending, run: &Run, t: usize, g: [f64; 2], hessian: Hessian) -> Table {
    let alpha = run.going().iterations[lab.iteration(run, t)].alpha;
    let applies = stands_aside(lab, run).is_none();
    let row = |(lambda, [x, y]): (f64, [f64; 2])| {
        let q = 1.0 - alpha * lambda;
        let (factor, unit) = within(q, f64::INFINITY);
        let digits = if applies { within(lambda, 0.49 * unit / alpha).0 } else { short(lambda) };
        let along = g[0] * x + g[1] * y;
        let mut cells = vec![
            cell(format!("({}, {})", short(x), short(y)), Some(Role::Parameter)),
            cell(digits, None),
            cell(short(along), Some(Role::Derivative)),
        ];
        if applies {
            cells.extend([cell(factor, None), cell(becomes(q), None)]);
        }
        Row { cells, ..Row::default() }
    };
    let mut head =
        vec![cell("direction", None), cell("λ", None), cell("∂<var>L</var> along", Some(Role::Derivative))];
    if applies {
        head.extend([cell("1 − α·λ", None), cell("so it", None)]);
    }
    let rate = if applies {
        format!(", and what a step of α = {} makes of them", rate_of(alpha))
    } else {
        String::new()
    };
    Table {
        caption: format!(
            "The directions of largest and smallest curvature: eigenvectors and eigenvalues{rate}"
        ),
        head,
        rows: hessian.eigenvalues().into_iter().zip(hessian.directions()).map(row).collect(),
    }
}
