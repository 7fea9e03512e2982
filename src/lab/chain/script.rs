//! Training of a chain as a script, each derivative written out by itself.

use super::settings;
use crate::lab::kit::script::{Language, text};
use crate::number::write_number;
use crate::scenario::Scenario;

/// The script.
pub fn script(scenario: &Scenario, language: Language) -> String {
    let kind = settings::kind(scenario);
    let numpy = language == Language::NumPy;
    let of = |key: &str| text::list(&settings::four(scenario, key));
    let functions = kind.functions.map(|function| function.python);
    let mut blocks = vec![text::heading(
        &format!("Training of the chain {}", kind.entry.label),
        &scenario.link(),
        language.name(),
    )];
    let import = if numpy { "import numpy as np" } else { "import torch" };
    blocks.push(import.into());
    let [x, y, alpha] = ["x", "y", "lr"].map(|key| write_number(scenario.number(key)));
    blocks.push(
        [
            format!("x, y = {x}, {y}"),
            language.array("beta", &of("b")),
            language.array("omega", &of("w")),
            format!("alpha = {alpha}  # learning rate"),
            format!("T = {}  # steps", scenario.integer("steps")),
        ]
        .join("\n"),
    );
    // Each function by its place, with the names of what goes in and what comes out.
    let written = |formula: &str, k: usize| {
        let names = formula.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.');
        let named = |part: &str| {
            let word = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            match word {
                "f" => part.replacen('f', &format!("f{}", k - 1), 1),
                "h" => part.replacen('h', &format!("h{k}"), 1),
                _ => part.to_string(),
            }
        };
        names.map(named).collect::<String>()
    };
    let mut forward = vec!["f0 = beta[0] + omega[0] * x".to_string()];
    for (i, function) in functions.iter().enumerate() {
        let k = i + 1;
        forward.push(format!("h{k} = {}", written(if numpy { function.value } else { function.torch }, k)));
        forward.push(format!("f{k} = beta[{k}] + omega[{k}] * h{k}"));
    }
    forward.push("loss = (f3 - y) ** 2".into());
    let mut lines: Vec<String>;
    if numpy {
        lines = vec!["for t in range(T + 1):".into(), "    # Forward pass.".into()];
        lines.extend(forward.iter().map(|line| format!("    {line}")));
        lines.push("    print(t, loss)".into());
        lines.push("    # Backward pass.".into());
        lines.push("    dl_df3 = 2 * (f3 - y)".into());
        for k in (1..4).rev() {
            lines.push(format!("    dl_dh{k} = omega[{k}] * dl_df{k}"));
            lines.push(format!(
                "    dl_df{} = ({}) * dl_dh{k}",
                k - 1,
                written(functions[k - 1].derivative, k)
            ));
        }
        lines.push("    # A step of gradient descent.".into());
        lines.push("    beta = beta - alpha * np.array([dl_df0, dl_df1, dl_df2, dl_df3])".into());
        lines.push(
            "    omega = omega - alpha * np.array([x * dl_df0, h1 * dl_df1, h2 * dl_df2, h3 * dl_df3])"
                .into(),
        );
        lines.push("    if not (np.isfinite(loss) and np.all(np.abs([beta, omega]) <= 1e9)):".into());
        lines.push("        break  # it has diverged".into());
    } else {
        lines = vec![
            "optimizer = torch.optim.SGD([beta.requires_grad_(), omega.requires_grad_()], lr=alpha)".into(),
            "for t in range(T + 1):".into(),
        ];
        lines.extend(forward.iter().map(|line| format!("    {line}")));
        lines.push("    print(t, loss.item())".into());
        lines.push("    optimizer.zero_grad()".into());
        lines.push("    loss.backward()".into());
        lines.push("    optimizer.step()".into());
        lines.push(
            "    if not (torch.isfinite(loss) and max(beta.abs().max(), omega.abs().max()) <= 1e9):".into(),
        );
        lines.push("        break  # it has diverged".into());
    }
    blocks.push(lines.join("\n"));
    text::blocks(&blocks)
}
