//! The chain lab: backpropagation through a chain of three functions, one node a step; then training with the
//! same derivatives.
//!
//! Steps: 1 to 8 the forward pass, 9 to 15 the derivatives of the nodes from the end, 16 to 23 those of the
//! parameters, and from 24 on a step of gradient descent each.

mod answers;
mod askable;
mod blanks;
mod diagram;
mod layout;
mod node;
mod numbers;
mod plots;
mod presets;
mod rule;
mod saved;
mod script;
mod settings;
mod slips;
mod words;

use crate::chain::{Chain, FORWARD, PARAMETERS};
use crate::formula;
use crate::graph::{Id, Op};
use crate::lab::kit::beside::{self, Beside, Compared};
use crate::lab::kit::plot::{Plot, Plots, PlotsOf};
use crate::lab::kit::script::Language;
use crate::lab::kit::{csv, losses};
use crate::lab::{Answers, Askable, Blanking, Column, Lab, Remedy, Session, Tick, Veil, Way};
use crate::panel::Block;
use crate::scenario::{self, Preset, Scenario, Schema};
use std::any::Any;

/// The lab's plots, in the order of the page.
static PLOTS: &[&Plot<Passes>] = &[&diagram::PLOT, &plots::LOSS, &plots::PARAMETERS];

/// The lab.
pub struct ChainLab;

impl Lab for ChainLab {
    fn schema(&self) -> &'static Schema {
        &settings::SCHEMA
    }

    fn presets(&self) -> &'static [Preset] {
        presets::PRESETS
    }

    fn heading(&self, scenario: &Scenario) -> String {
        format!("Chain: {}", settings::kind(scenario).entry.label)
    }

    fn shown(&self, scenario: &Scenario) -> Vec<&'static str> {
        settings::shown(scenario)
    }

    fn resets(&self, key: &str) -> &'static [&'static str] {
        settings::resets(key)
    }

    fn ways<'a>(&self, scenario: &'a Scenario) -> Vec<Way<'a>> {
        slips::ways(scenario)
    }

    fn answers(&self, scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
        answers::answers(scenario, quantity, step)
    }

    fn askable(&self, scenario: &Scenario, t: usize) -> Vec<Askable> {
        askable::askable(scenario, t)
    }

    fn blanking(&self) -> Option<Blanking> {
        Some(blanks::BLANKING)
    }

    fn script(&self, scenario: &Scenario, language: Language) -> Option<Result<String, String>> {
        Some(Ok(script::script(scenario, language)))
    }

    fn open(&self, scenario: &Scenario, _before: Option<&dyn Session>) -> Box<dyn Session> {
        Box::new(Passes::compare(scenario, |scenario, _| Passes::new(scenario)))
    }
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing yet.
    Start,
    /// Computes node number i of [`FORWARD`].
    Forward(usize),
    /// Finds the derivative of node number i of [`FORWARD`], from 6 down to 0.
    Backward(usize),
    /// Finds the derivative of parameter number i of [`PARAMETERS`].
    Parameter(usize),
    /// Makes training step n, counted from 1.
    Train(usize),
}

/// The last step of each pass: of the nodes forward, of all but the last of them backward, of the parameters.
const FORWARD_END: usize = FORWARD.len();
const BACKWARD_END: usize = FORWARD_END + FORWARD.len() - 1;
const PARAMETERS_END: usize = BACKWARD_END + PARAMETERS.len();

/// The parameters in the order of the second backward pass: from the end, β before ω.
const PARAMETER_ORDER: [usize; 8] = [6, 7, 4, 5, 2, 3, 0, 1];

impl Phase {
    fn at(t: usize) -> Phase {
        match t {
            0 => Phase::Start,
            1..=FORWARD_END => Phase::Forward(t - 1),
            _ if t <= BACKWARD_END => Phase::Backward(BACKWARD_END - t),
            _ if t <= PARAMETERS_END => Phase::Parameter(PARAMETER_ORDER[t - BACKWARD_END - 1]),
            _ => Phase::Train(t - PARAMETERS_END),
        }
    }
}

/// A scenario of the chain lab, computed.
struct Passes {
    /// The chain before training and after each step of it.
    chains: Vec<Chain>,
    /// The number nudged, and by how much.
    nudge: (Id, f64),
    /// The learning rate.
    alpha: f64,
    log_loss: bool,
    views: Vec<String>,
    /// The last step that is to be seen, where something is asked of what follows.
    veil: Option<usize>,
    /// What of the step that follows is to be filled in.
    open: Option<Veil>,
    /// The chains beside this one.
    beside: Beside<Passes>,
}

impl Compared for Passes {
    fn beside(&self) -> &Beside<Passes> {
        &self.beside
    }

    fn beside_mut(&mut self) -> &mut Beside<Passes> {
        &mut self.beside
    }
}

impl Passes {
    /// A number of the chain before training and after each step of it.
    fn column<'a>(&'a self, run: &str, name: String, value: impl Fn(&Chain) -> f64 + 'a) -> Column<'a> {
        Column::new(run, name, move || self.chains.iter().map(&value).collect())
    }

    /// The columns of one chain.
    fn columns_of(&self, run: &str) -> Vec<Column<'_>> {
        let first = &self.chains[0];
        let mut columns = Vec::new();
        for (name, id) in FORWARD.iter().zip(first.forward) {
            let [value, grad] = self.seen(id);
            columns.push(self.found(run, format!("values.{name}"), value, move |c| c.graph.node(id).value));
            columns.push(self.found(run, format!("grads.{name}"), grad, move |c| c.graph.node(id).grad));
        }
        for (name, id) in PARAMETERS.iter().zip(first.parameters) {
            let [value, grad] = self.seen(id);
            columns.push(self.found(run, format!("params.{name}"), value, move |c| c.graph.node(id).value));
            columns.push(self.found(run, format!("grads.{name}"), grad, move |c| c.graph.node(id).grad));
        }
        let [loss, _] = self.seen(first.forward[7]);
        columns.push(self.found(run, "losses".into(), loss, Chain::loss));
        columns
    }

    /// The table of one chain.
    fn table(&self) -> String {
        let columns = self.columns_of("");
        let names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
        let values: Vec<Vec<f64>> = columns.iter().map(Column::values).collect();
        let mut text = format!("step,{}\n", names.join(","));
        for n in 0..self.chains.len() {
            let write = if self.veil.is_some() { csv::number } else { csv::exact };
            let row: Vec<String> = values.iter().map(|v| write(v[n])).collect();
            text.push_str(&format!("{n},{}\n", row.join(",")));
        }
        text
    }

    /// The same of a number that is found on the way: none where it is not to be seen yet.
    fn found<'a>(
        &'a self,
        run: &str,
        name: String,
        seen: bool,
        value: impl Fn(&Chain) -> f64 + 'a,
    ) -> Column<'a> {
        self.column(run, name, move |chain| if seen { value(chain) } else { f64::NAN })
    }

    /// Whether a node's value, and its derivative, may be seen at all.
    fn seen(&self, id: Id) -> [bool; 2] {
        self.veil.map_or([true; 2], |last| [self.value_known(id, last), self.grad_known(id, last)])
    }

    /// A number of the step that follows as it is to be written: a blank where it is to be filled in.
    fn written(&self, quantity: &str, v: f64) -> f64 {
        self.open.as_ref().map_or(v, |open| open.written(quantity, 0, v))
    }

    /// The chain before training.
    fn first(scenario: &Scenario) -> Chain {
        let [beta, omega] = ["b", "w"].map(|key| settings::four(scenario, key));
        let functions = settings::kind(scenario).functions;
        Chain::new(functions, beta, omega, scenario.number("x"), scenario.number("y"))
    }

    fn new(scenario: &Scenario) -> Passes {
        let first = Passes::first(scenario);
        let (name, amount) = scenario.amount("nudge");
        let nudged = first.graph.find(&name).unwrap_or(first.x);
        let alpha = scenario.number("lr");
        let mut chains = vec![first];
        for _ in 0..scenario.integer("steps") {
            let next = match chains.last() {
                Some(last) if last.sound() => last.descend(alpha),
                _ => break,
            };
            chains.push(next);
        }
        Passes {
            chains,
            nudge: (nudged, amount),
            alpha,
            log_loss: scenario.word("scale") == "log",
            views: scenario.words("view"),
            beside: Beside::default(),
            veil: None,
            open: None,
        }
    }

    /// The chain as it stands at step t.
    fn chain(&self, t: usize) -> &Chain {
        &self.chains[t.saturating_sub(PARAMETERS_END).min(self.chains.len() - 1)]
    }

    /// How many training steps there are.
    fn trained(&self) -> usize {
        self.chains.len() - 1
    }

    /// The most that any of the chains side by side makes.
    fn furthest(&self) -> usize {
        self.all().map(|(_, one)| one.trained()).max().unwrap_or(0)
    }

    /// The chain after training step n, or after the last.
    fn after(&self, n: usize) -> &Chain {
        &self.chains[n.min(self.trained())]
    }

    /// The training step shown at step t.
    fn step_of(&self, t: usize) -> usize {
        t.saturating_sub(PARAMETERS_END).min(self.trained())
    }

    /// Whether a node's value is known at step t.
    fn value_known(&self, id: Id, t: usize) -> bool {
        let graph = &self.chains[0].graph;
        graph.node(id).inputs.is_empty() || FORWARD.iter().take(t).any(|name| *name == graph.node(id).name)
    }

    /// Whether a node's derivative is known at step t; that of the input, which is no parameter, comes last.
    fn grad_known(&self, id: Id, t: usize) -> bool {
        if id == self.chains[0].x {
            return t >= PARAMETERS_END;
        }
        (1..=t.min(PARAMETERS_END)).any(|step| match Phase::at(step) {
            Phase::Backward(i) => self.chains[0].forward[i] == id,
            Phase::Parameter(i) => self.chains[0].parameters[i] == id,
            _ => false,
        })
    }

    /// The node that step t finds something of.
    fn current(&self, t: usize) -> Option<Id> {
        match Phase::at(t) {
            Phase::Forward(i) | Phase::Backward(i) => Some(self.chains[0].forward[i]),
            Phase::Parameter(i) => Some(self.chains[0].parameters[i]),
            Phase::Start | Phase::Train(_) => None,
        }
    }

    /// What a press on a number that can be nudged sets: it is chosen, with the amount there is or a small one; pressed
    /// once more, it is let go.
    fn pick(&self, id: Id) -> Vec<(&'static str, String)> {
        let first = &self.chains[0];
        if id != first.x && !first.parameters.contains(&id) {
            return Vec::new();
        }
        let amount = match self.nudge {
            (_, 0.0) => settings::PUSH,
            (chosen, _) if chosen == id => 0.0,
            (_, amount) => amount,
        };
        vec![("nudge", format!("{}:{}", first.graph.node(id).name, scenario::write_number(amount)))]
    }

    /// By how much the nudge moves a node whose value is known at step t; nothing for a nudge of 0.
    fn moved(&self, id: Id, t: usize) -> Option<f64> {
        let values = self.nudged(t).filter(|_| self.value_known(id, t))?;
        Some(values[id] - self.chain(t).graph.node(id).value)
    }

    /// What went wrong in this chain by step t.
    fn trouble(&self, t: usize) -> String {
        let chain = self.chain(t);
        let help = if t > PARAMETERS_END { "a smaller learning rate" } else { "smaller weights" };
        let broken = |id: &&Id| self.value_known(**id, t) && !chain.graph.node(**id).value.is_finite();
        match chain.forward.iter().find(broken) {
            Some(id) => {
                let node = chain.graph.node(*id);
                let what = if node.value.is_nan() { "is not a number" } else { "is too large for a number" };
                let made = match node.op {
                    Op::Function(function) => {
                        let x =
                            chain.graph.arguments(*id).iter().map(|x| formula::short(*x)).collect::<String>();
                        format!(" = {}({x})", function.name)
                    }
                    _ => String::new(),
                };
                format!("{}{made} {what}: {help} may help.", words::plain(&node.name))
            }
            None if !chain.finite() && t >= BACKWARD_END => {
                format!("A derivative is too large for a number: {help} may help.")
            }
            None if !chain.sound() => {
                let n = self.trained();
                format!("Training diverged at step {n}: a parameter left ±10⁹; {help} may help.")
            }
            None => String::new(),
        }
    }

    /// The values of all nodes at step t when the chosen number is nudged; nothing for a nudge of 0.
    fn nudged(&self, t: usize) -> Option<Vec<f64>> {
        let (id, amount) = self.nudge;
        (amount != 0.0).then(|| self.chain(t).graph.nudged(id, amount))
    }
}

impl Session for Passes {
    fn veil(&mut self, veil: &Veil) {
        if veil.last >= self.steps() {
            return;
        }
        self.chains.truncate(1 + veil.last.saturating_sub(PARAMETERS_END));
        if veil.last < PARAMETERS_END {
            self.nudge.1 = 0.0; // what a nudge does tells a derivative
        }
        self.veil = Some(veil.last);
        self.open = veil.open.is_some().then(|| veil.clone());
    }

    fn steps(&self) -> usize {
        self.veil.unwrap_or(PARAMETERS_END + self.furthest())
    }

    fn ticks(&self) -> Vec<Tick> {
        let tick = |t, label: &str| Tick { t, label: label.into() };
        vec![
            tick(0, "forward"),
            tick(FORWARD_END, "backward"),
            tick(BACKWARD_END, "parameters"),
            tick(PARAMETERS_END, "training"),
        ]
    }

    fn status(&self, t: usize) -> String {
        let place = match Phase::at(t) {
            Phase::Start => "forward <b>0 of 8</b>".to_string(),
            Phase::Forward(i) => format!("forward <b>{} of 8</b>", i + 1),
            Phase::Backward(i) => format!("forward ✓ · backward <b>{} of 7</b>", 7 - i),
            Phase::Parameter(_) => format!("backward ✓ · parameters <b>{} of 8</b>", t - BACKWARD_END),
            Phase::Train(n) => format!("training step <b>{n}</b> of {}", self.furthest()),
        };
        if t < FORWARD_END {
            return place;
        }
        format!("{place} · ℓ <b class=\"loss\">{}</b>", formula::short(self.chain(t).loss()))
    }

    fn alarm(&self, t: usize) -> String {
        beside::alarms(self, |one| one.trouble(t))
    }

    fn outcome(&self) -> &'static str {
        let mut chains = self.all().flat_map(|(_, one)| &one.chains);
        if chains.all(Chain::sound) { "ok" } else { "diverged" }
    }

    fn narrow(&self) -> f64 {
        layout::NARROW
    }

    fn remedies(&self, t: usize) -> Vec<Remedy> {
        losses::on_a_log_axis(self, losses::diverges(self, t), self.log_loss).into_iter().collect()
    }

    fn plots(&self) -> Box<dyn Plots + '_> {
        Box::new(PlotsOf { lab: self, plots: PLOTS, asked: &self.views })
    }

    fn panel(&self, t: usize) -> Vec<Block> {
        numbers::panel(self, t.min(self.steps()))
    }

    fn runs(&self) -> Vec<&str> {
        self.beside.names()
    }

    fn columns(&self) -> Vec<Column<'_>> {
        self.all().flat_map(|(place, one)| one.columns_of(self.beside.id(place))).collect()
    }

    fn weights(&self, t: usize) -> Option<String> {
        Some(saved::weights(self, t.min(self.steps())))
    }

    fn csv(&self) -> String {
        beside::texts(self, Passes::table)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
