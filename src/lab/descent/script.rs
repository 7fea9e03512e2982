//! A run of the descent lab as a script.

use super::settings;
use crate::lab::kit::script::{self, Batching, Language, Run, text};
use crate::lab::kit::task::Task;
use crate::problem::ProblemKind;
use crate::scenario::Scenario;

/// The script, or why there is none.
pub fn script(scenario: &Scenario, language: Language) -> Result<String, String> {
    let task = Task::new(scenario);
    let definitions = match task.problem.kind() {
        ProblemKind::Fit(model, _) => {
            let plane = model.python().ok_or_else(|| script::without(task.problem.entry().label))?;
            let [x, y] = &task.points.given;
            let mut examples = vec![language.array("x", &text::list(x)), language.array("y", &text::list(y))];
            for (name, unit) in ["x", "y"].iter().zip(task.points.units.iter().flatten()) {
                examples.extend(script::standardised(language, name, &[*unit], false)?);
            }
            let mut blocks = vec![
                examples.join("\n"),
                text::function("model(phi, x)", &[], &lines(plane.value, language)),
            ];
            if language == Language::NumPy {
                let about = ["The derivatives of the model by phi[0] and phi[1]."];
                blocks.push(text::function(
                    "derivatives(phi, x)",
                    &about,
                    &lines(plane.derivatives, language),
                ));
            }
            blocks.extend(script::loss(scenario, language)?);
            let over = script::divisor(scenario, "len(y[i])");
            let sum = format!("return {}.sum(loss(model(phi, x[i]), y[i])){over}", language.prefix());
            blocks.push(text::function(
                "L(phi, i=slice(None))",
                &["The loss of the examples i, or of all."],
                &[sum],
            ));
            if language == Language::NumPy {
                let sum =
                    format!("return derivatives(phi, x[i]) @ loss_derivative(model(phi, x[i]), y[i]){over}");
                blocks.push(text::function("gradient(phi, i=slice(None))", &[], &[sum]));
            }
            blocks
        }
        ProblemKind::Surface(surface) => {
            let plane = surface.python().ok_or_else(|| script::without(task.problem.entry().label))?;
            let with_parts = |body: &[&str]| {
                let first = std::iter::once("phi0, phi1 = phi".to_string());
                first.chain(lines(body, language)).collect::<Vec<_>>()
            };
            let mut blocks = vec![text::function("L(phi)", &[], &with_parts(plane.value))];
            if language == Language::NumPy {
                blocks.push(text::function("gradient(phi)", &[], &with_parts(plane.derivatives)));
            }
            blocks
        }
    };
    Run {
        scenario,
        language,
        title: settings::heading(scenario),
        definitions,
        start: language.array("phi", &text::list(&task.start)),
        batching: Batching::of(scenario, task.objective.examples()),
        held: Vec::new(),
        methods: script::methods(scenario),
    }
    .script()
}

fn lines(body: &[&str], language: Language) -> Vec<String> {
    body.iter().map(|line| language.formula(line)).collect()
}
