//! Runs beside the first one, each a scenario that differs in a few settings: `versus=lr:0.05`, `versus=batch:5;seed:3`, and
//! several with `~` between them, `versus=lr:0.05~lr:0.2`.
//!
//! Of the signs that a link may hold unescaped these are the ones that no value has and nothing on a link's way changes.

use super::{Scenario, Warning, value};
use crate::param::{Kind, Param, Value};

/// The key under which they stand.
const KEY: &str = "versus";

/// Between runs.
const RUNS: char = '~';

/// Between the settings of a run, and between a key and its value.
const SETTINGS: char = ';';
const VALUE: char = ':';

/// The most settings in which a run differs.
const MOST_SETTINGS: usize = 8;

/// The parameters that stand in place of drawn ones, and what these are drawn by: a run that differs in that draws them.
const DRAWN: (&str, [&str; 4]) = ("params", ["init", "var", "seed", "sizes"]);

/// What is shown of a run, or asked about it, and changes none.
const SHOWING: [&str; 8] = ["focus", "view", "layout", "panel", "size", "t", "tries", "blank"];

/// A run beside the first.
#[derive(Clone, Debug)]
pub struct Other {
    /// Its name in links, in columns and in files: `lr:0.05`.
    pub id: String,
    /// The keys in which it is told to differ.
    pub keys: Vec<&'static str>,
    /// All of its settings: a scenario of its own, without others.
    pub scenario: Scenario,
}

/// The text of a run.
fn write_one(settings: &[(String, String)]) -> String {
    let texts: Vec<String> = settings.iter().map(|(key, value)| format!("{key}{VALUE}{value}")).collect();
    texts.join(&SETTINGS.to_string())
}

/// The text of runs.
pub(super) fn write(runs: &[Vec<(String, String)>]) -> String {
    let texts: Vec<String> = runs.iter().map(|settings| write_one(settings)).collect();
    texts.join(&RUNS.to_string())
}

/// Reads the text of runs; what the keys and values are worth is seen by [`check`].
pub(super) fn read(param: &Param, text: &str) -> (Option<Value>, Option<String>) {
    let mut problem = None;
    let mut runs = Vec::new();
    for run in text.split(RUNS).filter(|run| !run.trim().is_empty()).take(16) {
        let mut settings: Vec<(String, String)> = Vec::new();
        for setting in run.split(SETTINGS).filter(|setting| !setting.trim().is_empty()) {
            match setting.split_once(VALUE) {
                Some((key, given)) => {
                    let key = super::link::parameter(value::id(key).as_str()).to_string();
                    settings.push((key, given.trim().to_string()));
                }
                None => {
                    let what = value::cut(setting.trim());
                    problem = Some(format!("{}: “{what}” is no setting such as lr:0.05.", param.label));
                }
            }
        }
        runs.push(settings);
    }
    runs.retain(|settings| !settings.is_empty());
    (Some(Value::Others(runs)), problem)
}

/// Leaves out what cannot be read or compared, and says so; writes values as links have them.
pub(super) fn check(scenario: &mut Scenario, warnings: &mut Vec<Warning>) {
    let Some(Kind::Others { except, most }) = scenario.param(KEY).map(|param| param.kind) else { return };
    let given = scenario.settings_of_others();
    if !given.is_empty() {
        keep(scenario, given, except, most, warnings);
    }
    if scenario.word("focus").starts_with(KEY) && scenario.focus_on_other() == 0 {
        scenario.reset("focus");
    }
}

/// Keeps of the runs `given` what can be compared.
fn keep(
    scenario: &mut Scenario,
    given: Vec<Vec<(String, String)>>,
    except: &[&str],
    most: usize,
    warnings: &mut Vec<Warning>,
) {
    let first = scenario.first();
    let mut kept: Vec<Vec<(String, String)>> = Vec::new();
    let known: Vec<String> = warnings.iter().map(|warning| warning.text.clone()).collect();
    let mut warn = |text: String| warnings.push(Warning { key: KEY.into(), text });
    let beside = (most + 1).saturating_sub(scenario.methods());
    for settings in &given {
        let mut run: Vec<(String, String)> = Vec::new();
        for (key, text) in settings {
            match one(&first, except, key, text) {
                _ if run.iter().any(|(before, _)| before == key) => {
                    warn(format!(
                        "Compare: “{}” is given twice for one run; the first is used.",
                        value::cut(key)
                    ));
                }
                _ if run.len() == MOST_SETTINGS => {
                    warn(format!("Compare: a run differs in {MOST_SETTINGS} settings at most."));
                }
                (Some(text), problem) => {
                    if let Some(problem) = problem {
                        warn(format!("Compare: {problem}"));
                    }
                    run.push((key.clone(), text));
                }
                (None, problem) => {
                    warn(format!("Compare: {} It is left out.", problem.unwrap_or_default()));
                }
            }
        }
        if run.is_empty() || kept.contains(&run) {
            continue;
        }
        if kept.len() == beside {
            warn(format!("Compare: {} runs at most are shown together.", most + 1));
            break;
        }
        kept.push(run);
    }
    for settings in &mut kept {
        let mut other = apart(&first, settings);
        let mut problems = Vec::new();
        (scenario.schema.check)(&mut other, &mut problems);
        for problem in problems.into_iter().filter(|problem| !known.contains(&problem.text)) {
            warn(format!("The run with {}: {}", write_one(settings), problem.text));
        }
        for (key, text) in settings {
            *text = other.text(key);
        }
    }
    if kept != given {
        let index = scenario.index(KEY).unwrap_or_default();
        scenario.values[index] = (!kept.is_empty()).then_some(Value::Others(kept));
    }
}

/// The value of a setting as links have it, and what the reader should know of it.
fn one(first: &Scenario, except: &[&str], key: &str, text: &str) -> (Option<String>, Option<String>) {
    let Some(param) = first.param(key) else {
        return (None, Some(format!("there is no setting “{}” here.", value::cut(key))));
    };
    if except.contains(&key) || !first.differs(param) {
        return (None, Some(format!("runs side by side do not differ in “{key}” ({}).", param.label)));
    }
    match value::read(param, text) {
        (Some(value), problem) if !matches!(&value, Value::Numbers(none) if none.is_empty()) => {
            (Some(value::write(&value)), problem)
        }
        (_, problem) => (None, Some(problem.unwrap_or_else(|| format!("{} has no value.", param.label)))),
    }
}

/// The scenario of a run beside the first: what follows from other settings unless it is set is as in the first, so that the two
/// differ in nothing else.
fn apart(first: &Scenario, settings: &[(String, String)]) -> Scenario {
    let mut other = first.clone();
    other.reset("focus");
    if first.param("opt").is_some() {
        other.set("opt", &first.word("opt")); // the first of several methods
    }
    if settings.iter().any(|(key, _)| DRAWN.1.contains(&key.as_str())) {
        other.reset(DRAWN.0);
    }
    for (key, text) in settings {
        other.set(key, text);
    }
    for param in first.schema.params.iter().filter(|param| param.default.is_empty()) {
        let free = !other.gives(param.key) && !first.gives(param.key) && first.differs(param);
        if free && other.value(param.key) != first.value(param.key) {
            other.set(param.key, &first.text(param.key));
        }
    }
    other
}

impl Scenario {
    /// The scenario without runs beside it.
    pub fn first(&self) -> Scenario {
        let mut first = self.clone();
        first.reset(KEY);
        if self.focus_on_other() > 0 {
            first.reset("focus");
        }
        first
    }

    /// The runs beside the first.
    pub fn others(&self) -> Vec<Other> {
        let settings = self.settings_of_others();
        if settings.is_empty() {
            return Vec::new();
        }
        let first = self.first();
        let other = |settings: &Vec<(String, String)>| {
            let mut scenario = apart(&first, settings);
            (self.schema.check)(&mut scenario, &mut Vec::new());
            let keys = settings.iter().filter_map(|(key, _)| Some(self.param(key)?.key)).collect();
            Other { id: write_one(settings), keys, scenario }
        };
        settings.iter().map(other).collect()
    }

    /// The scenario whose numbers are shown: the first, or that of a run beside it.
    pub fn focused(&self) -> Scenario {
        let place = self.focus_on_other();
        place
            .checked_sub(1)
            .and_then(|i| self.others().into_iter().nth(i))
            .map_or_else(|| self.first(), |other| other.scenario)
    }

    /// Which run beside the first is in focus, counted from 1; 0 for the first, or for a method of it.
    pub fn focus_on_other(&self) -> usize {
        if self.param("focus").is_none() || !self.gives("focus") {
            return 0;
        }
        let place = self.word("focus").strip_prefix(KEY).and_then(|place| place.parse().ok()).unwrap_or(0);
        if place > self.settings_of_others().len() { 0 } else { place }
    }

    /// How many runs there are side by side, each method of the first counted.
    pub fn count_of_runs(&self) -> usize {
        self.settings_of_others().len() + self.methods()
    }

    /// Whether there may be one more run beside the first.
    pub fn has_room(&self) -> bool {
        let Some(Kind::Others { most, .. }) = self.param(KEY).map(|param| param.kind) else { return false };
        self.count_of_runs() < most + 1
    }

    /// Whether runs side by side may differ in a setting.
    pub fn may_differ(&self, param: &Param) -> bool {
        let Some(Kind::Others { except, .. }) = self.param(KEY).map(|param| param.kind) else { return false };
        self.differs(param) && !except.contains(&param.key)
    }

    fn settings_of_others(&self) -> Vec<Vec<(String, String)>> {
        match self.index(KEY).and_then(|index| self.values[index].clone()) {
            Some(Value::Others(runs)) => runs,
            _ => Vec::new(),
        }
    }

    fn methods(&self) -> usize {
        match self.param("opt") {
            Some(Param { kind: Kind::Choice { most, .. }, .. }) if *most > 1 => self.words("opt").len(),
            _ => 1,
        }
    }

    /// Whether runs may differ in a parameter, as far as its kind tells.
    fn differs(&self, param: &Param) -> bool {
        !SHOWING.contains(&param.key)
            && !matches!(
                param.kind,
                Kind::Others { .. } | Kind::Keys | Kind::Place { .. } | Kind::Text { .. }
            )
    }
}
