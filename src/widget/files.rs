//! What a reader saves: which files there are, what they are called, and what is in them.

use super::{Widget, json};
use crate::lab::Language;
use crate::lab::kit::csv;
use serde::Serialize;

/// All there is to save beside a plot, or of the lab as a whole.
#[derive(Serialize)]
struct Files {
    /// The name of a picture of the plot, without what its kind adds.
    picture: String,
    files: Vec<File>,
}

/// A file that can be saved.
#[derive(Serialize)]
struct File {
    id: &'static str,
    /// What a menu says.
    words: String,
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    /// Why there is none, or empty.
    refused: String,
}

const CSV: &str = "text/csv";
const PYTHON: &str = "text/x-python";

impl Widget {
    /// The files that can be saved from where a view is shown, as JSON; those of the whole lab alone without a view.
    pub fn files(&self, view: &str) -> String {
        let about = self.about();
        let step = format!("step-{}", self.t());
        let file = |id, words: &str, name, kind| File {
            id,
            words: words.into(),
            name,
            kind,
            refused: String::new(),
        };
        // Of runs side by side some files are of the one whose numbers are shown.
        let of = match self.focus_called() {
            "" => String::new(),
            name => format!(", {name}"),
        };
        let mut files = Vec::new();
        if !view.is_empty() && self.plot_csv(view).is_some() {
            files.push(file("plot", "Numbers of this plot (CSV)", format!("{about}-{view}-{step}.csv"), CSV));
        }
        files.push(file("run", "All numbers of the run (CSV)", format!("{about}-run.csv"), CSV));
        if self.session().examples().is_some() {
            files.push(file("examples", "Examples (CSV)", format!("{about}-examples.csv"), CSV));
        }
        if self.session().weights(self.t()).is_some() {
            let name = format!("{about}-weights-{step}.json");
            let words = format!("Weights and derivatives (JSON{of})");
            files.push(file("weights", &words, name, "application/json"));
        }
        let scripts = [
            ("numpy", "Run as a NumPy script", Language::NumPy),
            ("pytorch", "Run as a PyTorch script", Language::PyTorch),
        ];
        for (id, words, language) in scripts {
            if let Some(script) = self.script(language) {
                let refused = script.err().unwrap_or_default();
                let words = if of.is_empty() { words.into() } else { format!("{words} ({})", &of[2..]) };
                files.push(File { refused, ..file(id, &words, format!("{about}-{id}.py"), PYTHON) });
            }
        }
        json(&Files { picture: format!("{about}-{view}-{step}"), files })
    }

    /// One of these as text; empty where there is none.
    pub fn file(&self, id: &str, view: &str) -> String {
        let script = |language| self.script(language).and_then(Result::ok);
        let text = match id {
            "plot" => self.plot_csv(view),
            "run" => Some(self.session().csv()),
            "examples" => {
                let session = self.session();
                session.examples().map(|all| csv::examples(&all))
            }
            "weights" => self.session().weights(self.t()),
            "numpy" => script(Language::NumPy),
            "pytorch" => script(Language::PyTorch),
            _ => None,
        };
        text.unwrap_or_default()
    }

    /// The numbers of a view at the step shown as comma-separated values; nothing where there is no such view.
    pub fn plot_csv(&self, view: &str) -> Option<String> {
        self.session().numbers(view, self.moment(self.t() as f64, f64::INFINITY))
    }

    fn script(&self, language: Language) -> Option<Result<String, String>> {
        // A script is the whole run.
        if self.veil().is_some() { None } else { self.lab.script(&self.scenario.focused(), language) }
    }

    /// What files are named after: the lab, and the example shown or what it is about.
    fn about(&self) -> String {
        let lab = self.scenario.schema().id;
        let example = self.reached(&self.alike()).map(|preset| preset.id.to_string());
        let subject = || {
            let key = ["problem", "chain", "act"].into_iter().find(|key| self.scenario.param(key).is_some());
            key.map(|key| self.scenario.word(key)).unwrap_or_default()
        };
        format!("{lab}-{}", example.unwrap_or_else(subject))
    }
}
