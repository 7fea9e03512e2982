//! What follows the definitions of `L` and `gradient`: batches, rates, and the loop of each method.

use super::{Language, text, without};
use crate::lab::kit::table;
use crate::number::write_number;
use crate::optimizer::Optimizer;
use crate::python::Rate;
use crate::sampler::Sampling;
use crate::scenario::Scenario;

/// Batches that are some of the examples.
#[derive(Clone, Copy)]
pub struct Batching {
    /// How many examples there are.
    pub examples: usize,
    /// How many of them a batch has.
    pub size: usize,
    /// How they are drawn.
    pub sampling: Sampling,
}

impl Batching {
    /// What the scenario asks for; nothing where every batch has all examples.
    pub fn of(scenario: &Scenario, examples: usize) -> Option<Batching> {
        let size = scenario.integer("batch");
        let sampling = Sampling::find(&scenario.word("sampling"));
        (0 < size && size < examples).then_some(Batching { examples, size, sampling })
    }

    /// The batches one after another, by the generator that the lab draws with.
    fn python(self, seed: usize) -> String {
        let Batching { examples, size, sampling } = self;
        let (about, lines) = match sampling {
            Sampling::Epoch => (
                "Each epoch a new order of all examples, cut into batches.",
                vec![
                    "while True:".to_string(),
                    format!("    order = random.permutation({examples})"),
                    format!("    for k in range(0, {examples}, {size}):"),
                    format!("        yield order[k : k + {size}]"),
                ],
            ),
            Sampling::Independent => (
                "Each step draws from all examples.",
                vec!["while True:".to_string(), format!("    yield random.permutation({examples})[:{size}]")],
            ),
        };
        let first = format!("random = np.random.RandomState({seed})");
        text::function("batches()", &[about], &[vec![first], lines].concat())
    }
}

/// A run of one or more methods from one start.
pub struct Run<'a> {
    /// What the settings say.
    pub scenario: &'a Scenario,
    /// The language.
    pub language: Language,
    /// What it is, in a few words.
    pub title: String,
    /// What defines `L(phi)` and, in NumPy, `gradient(phi)`; of a batch `i` too, where there are batches.
    pub definitions: Vec<String>,
    /// The lines that set `phi` to the start.
    pub start: String,
    /// The batches, where they are not all examples.
    pub batching: Option<Batching>,
    /// The numbers of the parameters that stay as they are.
    pub held: Vec<usize>,
    /// The methods by name.
    pub methods: Vec<(&'static str, Box<dyn Optimizer>)>,
}

impl Run<'_> {
    /// The script, or why there is none.
    pub fn script(&self) -> Result<String, String> {
        let numpy = self.language == Language::NumPy;
        let rate = self.rate()?;
        let needs = match (self.language, self.batching) {
            (Language::NumPy, _) => "NumPy",
            (Language::PyTorch, None) => "PyTorch",
            (Language::PyTorch, Some(_)) => "PyTorch, and NumPy for the batches",
        };
        let loops = self.loops()?;
        let held: Vec<f64> = self.held.iter().map(|i| *i as f64).collect();
        let mut imports = String::new();
        let definitions = self.definitions.iter().map(String::as_str);
        if definitions.chain([rate.value]).any(|text| text.contains("math.")) {
            imports.push_str("import math\n\n");
        }
        if numpy || self.batching.is_some() {
            imports.push_str("import numpy as np\n");
        }
        if !numpy {
            imports.push_str("import torch\n");
        }
        let mut blocks =
            vec![text::heading(&self.title, &self.scenario.link(), needs), imports.trim_end().into()];
        blocks.extend(self.definitions.iter().cloned());
        if let Some(batching) = self.batching {
            blocks.push(batching.python(self.scenario.integer("seed")));
        }
        blocks.push(self.settings(&rate)?);
        if !self.held.is_empty() {
            let list = text::wrapped("held = ", &text::list(&held), "");
            blocks.push(format!("# The parameters that training leaves as they are.\n{list}"));
        }
        if self.varies() {
            blocks.push(text::function(
                "rate(t)",
                &["The learning rate of step t."],
                &[format!("return {}", rate.value)],
            ));
        }
        if numpy {
            let before = self.methods.iter().filter_map(|(_, method)| Some(method.python()?.before));
            blocks.extend(before.filter(|lines| !lines.is_empty()).map(|lines| lines.join("\n")));
        }
        blocks.extend(loops);
        Ok(text::blocks(&blocks))
    }

    fn varies(&self) -> bool {
        table::schedule(self.scenario).varies()
    }

    fn rate(&self) -> Result<Rate, String> {
        let label = crate::schedule::find(&self.scenario.word("schedule")).entry.label;
        table::schedule(self.scenario).python().ok_or_else(|| without(label))
    }

    /// α, T and what else has a letter.
    fn settings(&self, rate: &Rate) -> Result<String, String> {
        let steps = self.scenario.integer("steps");
        let alpha = write_number(self.scenario.number("lr"));
        let name = if self.varies() { "alpha0" } else { "alpha" };
        let mut lines = vec![format!("T = {steps}  # steps")];
        if self.varies() || self.methods.iter().any(|(_, method)| method.searches().is_none()) {
            lines.insert(0, format!("{name} = {alpha}  # learning rate"));
        }
        if rate.value.contains("per_epoch") {
            let per_epoch = self.batching.map_or(1, |b| b.examples.div_ceil(b.size));
            lines.push(format!("per_epoch = {per_epoch}  # steps of an epoch"));
        }
        let mut settings = rate.settings.clone();
        if self.language == Language::NumPy {
            for (label, method) in &self.methods {
                settings.extend(method.python().ok_or_else(|| without(label))?.settings);
            }
        }
        for (name, value) in settings {
            let line = format!("{name} = {}", write_number(value));
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        Ok(lines.join("\n"))
    }

    /// The loop of each method, under its name where there are several.
    fn loops(&self) -> Result<Vec<String>, String> {
        let several = self.methods.len() > 1;
        let mut blocks = Vec::new();
        let mut made = 0;
        for (label, method) in &self.methods {
            let lines = match self.language {
                Language::NumPy => Ok(self.numpy_loop(label, method.as_ref())?),
                Language::PyTorch => self.torch_loop(label, method.as_ref()),
            };
            match lines {
                Ok(lines) => {
                    made += 1;
                    let name = several.then(|| format!("print(\"{label}\")"));
                    blocks.push(name.into_iter().chain(lines).collect::<Vec<_>>().join("\n"));
                }
                Err(why) if several => blocks.push(format!("# {why}")),
                Err(why) => return Err(why),
            }
        }
        if made == 0 {
            return Err("PyTorch has none of these methods.".into());
        }
        Ok(blocks)
    }

    /// The head of the loop, and what `L` and `gradient` are asked about besides `phi`.
    fn head(&self) -> (&'static str, &'static str) {
        match self.batching {
            None => ("for t in range(T):", ""),
            Some(_) => ("for t, i in zip(range(T), batches()):", ", i"),
        }
    }

    fn numpy_loop(&self, label: &str, method: &dyn Optimizer) -> Result<Vec<String>, String> {
        let rule = method.python().ok_or_else(|| without(label))?;
        let (head, batch) = self.head();
        let mut lines = vec![self.start.clone()];
        lines.extend(method.state().iter().map(|name| format!("{name} = np.zeros_like(phi)")));
        lines.push("print(0, L(phi))".into());
        lines.push(head.into());
        if self.varies() {
            lines.push("    alpha = rate(t)".into());
        }
        lines.push(format!("    g = gradient({}{batch})", rule.measured));
        if !self.held.is_empty() {
            lines.push("    kept = phi[held]".into());
        }
        lines.extend(rule.lines.iter().map(|line| format!("    {}", line.replace("{batch}", batch))));
        if !self.held.is_empty() {
            lines.push("    phi[held] = kept".into());
            lines.extend(method.state().iter().map(|name| format!("    {name}[held] = 0")));
        }
        lines.push("    print(t + 1, L(phi))".into());
        lines.push("    if not np.all(np.abs(phi) <= 1e9):".into());
        lines.push("        break  # it has diverged".into());
        Ok(lines)
    }

    fn torch_loop(&self, label: &str, method: &dyn Optimizer) -> Result<Vec<String>, String> {
        let alpha = self.scenario.number("lr");
        let none = || format!("PyTorch has no such form of {label}.");
        let [call, _] = method.in_pytorch(alpha).ok_or_else(none)?;
        let place = method.pytorch_place(alpha);
        if place.is_some() && self.varies() {
            return Err(format!("PyTorch has no such form of {label} where the learning rate changes."));
        }
        let (head, batch) = self.head();
        let optimizer = call.replacen('(', "([phi], ", 1);
        let mut lines = vec![self.start.clone(), "phi.requires_grad_()".into()];
        lines.push(format!("optimizer = torch.optim.{optimizer}"));
        if self.varies() {
            // What PyTorch calls lr may be a multiple of α: the scheduler multiplies it by a ratio.
            lines.push(
                "scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda t: rate(t) / alpha0)".into(),
            );
        }
        lines.push("print(0, L(phi).item())".into());
        lines.push(head.into());
        lines.push("    optimizer.zero_grad()".into());
        lines.push(format!("    L(phi{batch}).backward()"));
        if self.held.is_empty() {
            lines.push("    optimizer.step()".into());
        } else {
            lines.push("    kept = phi.detach()[held]".into());
            lines.push("    phi.grad[held] = 0".into());
            lines.push("    optimizer.step()".into());
            lines.push("    with torch.no_grad():".into());
            lines.push("        phi[held] = kept".into());
        }
        if self.varies() {
            lines.push("    scheduler.step()".into());
        }
        match place {
            Some(place) => {
                lines.push("    # PyTorch's phi is the looked-ahead point.".into());
                lines.push(format!("    print(t + 1, L({place}).item())"));
            }
            None => lines.push("    print(t + 1, L(phi).item())".into()),
        }
        lines.push("    if not torch.all(torch.abs(phi) <= 1e9):".into());
        lines.push("        break  # it has diverged".into());
        Ok(lines)
    }
}
