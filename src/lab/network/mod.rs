//! The network lab: both passes through a network, layer by layer and unit by unit; any weight looked at
//! closely; then training with the same derivatives.

mod answers;
mod as_shown;
mod askable;
mod blanks;
mod diagram;
mod export;
mod fit;
mod held;
mod hint;
mod known;
mod layers;
mod matrices;
mod numbers;
mod outputs;
mod phase;
mod plots;
mod pointing;
mod positions;
mod presets;
mod products;
mod quantity;
mod saved;
mod script;
mod settings;
mod side;
mod site;
mod slips;
mod standard;
mod symbols;
mod tables;
mod units;
mod veil;
mod weight;

use crate::figure::Field;
use crate::formula::short;
use crate::lab::kit::across::{Across, EXAMPLES};
use crate::lab::kit::beside::{self, Beside, Compared};
use crate::lab::kit::plot::{Plot, Plots, PlotsOf};
use crate::lab::kit::script::Language;
use crate::lab::kit::{losses, table};
use crate::lab::{Answers, Askable, Blanking, Column, Hint, Lab, Remedy, Session, Tick, Veil, Way};
use crate::loss::Loss;
use crate::network::{Network, Pass, Place, Training, train};
use crate::optimizer::{self, Method, Optimizer};
use crate::output::{self, Output};
use crate::panel::Block;
use crate::sampler::{Batches, Sampling};
use crate::scenario::{Preset, Scenario, Schema, Warning, write_number};
use crate::{activation, data::Set, examples::Examples, init};
use phase::{Phase, Plan};
use standard::Units;
use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use veil::Hidden;

/// The lab's plots, in the order of the page.
static PLOTS: &[&Plot<Layers>] = &[&diagram::PLOT, &fit::PLOT, &plots::LOSS, &plots::LAYERS, &matrices::PLOT];

/// The lab.
pub struct NetworkLab;

impl Lab for NetworkLab {
    fn schema(&self) -> &'static Schema {
        &settings::SCHEMA
    }

    fn presets(&self) -> &'static [Preset] {
        presets::PRESETS
    }

    fn heading(&self, scenario: &Scenario) -> String {
        settings::heading(scenario)
    }

    fn shown(&self, scenario: &Scenario) -> Vec<&'static str> {
        settings::shown(scenario)
    }

    fn resets(&self, key: &str) -> &'static [&'static str] {
        settings::resets(key)
    }

    fn suits(&self, scenario: &Scenario, key: &str) -> &'static [(&'static str, &'static str)] {
        if key == "problem" { settings::set(scenario).suits } else { &[] }
    }

    fn suits_data(&self, scenario: &Scenario) -> Vec<(&'static str, String)> {
        settings::suits_data(scenario)
    }

    fn says_of_data(&self, scenario: &Scenario) -> Vec<Warning> {
        settings::says_of_data(scenario).into_iter().collect()
    }

    fn hint(&self, scenario: &Scenario, key: &str) -> Hint {
        hint::hint(scenario, key)
    }

    fn ways<'a>(&self, scenario: &'a Scenario) -> Vec<Way<'a>> {
        slips::ways(scenario)
    }

    fn script(&self, scenario: &Scenario, language: Language) -> Option<Result<String, String>> {
        (scenario.integer("steps") > 0).then(|| script::script(scenario, language))
    }

    fn answers(&self, scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
        answers::answers(scenario, quantity, step)
    }

    fn sketch(&self, scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
        let last = step.filter(|_| quantity == "loss")?;
        plots::sketch(&Layers::new(scenario), last)
    }

    fn blanking(&self) -> Option<Blanking> {
        Some(blanks::BLANKING)
    }

    fn askable(&self, scenario: &Scenario, t: usize) -> Vec<Askable> {
        askable::askable(scenario, t)
    }

    fn open(&self, scenario: &Scenario, _before: Option<&dyn Session>) -> Box<dyn Session> {
        Box::new(Layers::compare(scenario, |scenario, _| Layers::new(scenario)))
    }
}

/// A scenario of the network lab, computed.
struct Layers {
    network: Network,
    /// What becomes of the last layer's pre-activations; it is part of the network's loss.
    out: &'static dyn Output,
    /// The loss of the outputs alone.
    loss: Rc<dyn Loss>,
    /// Of each parameter, whether training leaves it as it is.
    held: Vec<bool>,
    set: &'static Set,
    own: bool,
    /// The examples in the units they came in.
    given: Examples,
    /// The examples as the network sees them.
    examples: Examples,
    /// Their standard units, where these are used.
    units: Option<Units>,
    /// Whether standard units would help.
    hard: bool,
    /// Which example goes through the passes.
    example: usize,
    batches: Batches,
    plan: Plan,
    training: Training,
    method: &'static Method,
    optimizer: Box<dyn Optimizer>,
    /// The rate that is set.
    rate: f64,
    /// Whether a schedule changes it.
    scheduled: bool,
    /// Whether the parameters at the start are the reader's own.
    from_link: bool,
    /// The parameter looked at.
    pick: Place,
    nudge: f64,
    gain: f64,
    log_loss: bool,
    /// Whether the loss goes by examples seen, and not by steps.
    by_examples: bool,
    views: Vec<String>,
    curve: OnceCell<Vec<[f64; 2]>>,
    surface: RefCell<Option<(usize, Rc<Field>)>>,
    /// The networks beside this one.
    beside: Beside<Layers>,
    /// What is not to be seen.
    veil: Option<Hidden>,
}

impl Layers {
    fn new(scenario: &Scenario) -> Layers {
        let shape = settings::shape(scenario);
        let set = settings::set(scenario);
        let given = settings::examples(scenario);
        let own = settings::is_own(scenario);
        let units = Units::of(scenario, &given);
        let hard = standard::hard(scenario, own.then_some(&given));
        let examples = units.as_ref().map_or_else(|| given.clone(), |units| units.standard(&given));
        let seed = u32::try_from(scenario.integer("seed")).unwrap_or(0);
        let own_params = scenario.numbers("params");
        let from_link = own_params.len() == shape.params();
        let params = if from_link {
            own_params
        } else {
            init::draw(init::find(&scenario.word("init")), &shape, scenario.number("var"), seed)
        };
        let (out, loss) = (settings::out(scenario), table::loss(scenario));
        let network = Network {
            activation: activation::find(&scenario.word("act")).unwrap_or(activation::ALL.first()),
            loss: output::before(out, loss.clone()),
            reduction: table::reduction(scenario),
            params,
            shape,
        };
        let steps = scenario.integer("steps");
        let sampling = Sampling::find(&scenario.word("sampling"));
        let batches = Batches::draw(examples.len(), scenario.integer("batch"), sampling, seed, steps);
        let method = optimizer::find(&scenario.word("opt"));
        let optimizer = (method.with)(scenario);
        let place = scenario.place("pick");
        let pick = weight::picked(&network.shape, [place[0], place[1], place[2]]);
        let watch = network.shape.index(pick).unwrap_or(0);
        let rates = table::rates(scenario, steps, batches.per_epoch());
        let held = held::held(scenario, &network.shape);
        let fixed: Vec<usize> = (0..held.len()).filter(|i| held[*i]).collect();
        let training = train(&network, &examples, &batches, optimizer.as_ref(), &rates, watch, &fixed);
        Layers {
            out,
            loss,
            held,
            plan: Plan::new(&network.shape, scenario.word("by") == "layer"),
            example: scenario.integer("example"),
            set,
            own,
            from_link,
            given,
            units,
            hard,
            examples,
            batches,
            training,
            method,
            optimizer,
            rate: scenario.number("lr"),
            scheduled: table::schedule(scenario).varies(),
            pick,
            nudge: scenario.number("nudge"),
            gain: scenario.number("gain"),
            by_examples: scenario.word("axis") == EXAMPLES,
            log_loss: scenario.word("scale") == "log",
            views: scenario.words("view"),
            curve: OnceCell::new(),
            surface: RefCell::new(None),
            beside: Beside::default(),
            veil: None,
            network,
        }
    }

    /// What is across in the plot of the loss.
    fn across(&self) -> Across<'_> {
        Across::new(self.by_examples, &self.batches)
    }

    /// The number of the parameter looked at.
    fn picked(&self) -> usize {
        self.network.shape.index(self.pick).unwrap_or(0)
    }

    /// How many training steps were made.
    fn trained(&self) -> usize {
        self.training.batch_loss.len()
    }

    /// The training step shown at step t of the lab.
    fn step_of(&self, t: usize) -> usize {
        t.saturating_sub(self.plan.end()).min(self.trained())
    }

    /// The network as it stands at step t.
    fn network(&self, t: usize) -> Network {
        self.network.with(&self.training.params[self.step_of(t)])
    }

    /// Both passes of the example shown, through the network as it stands at step t.
    fn pass(&self, t: usize) -> Pass {
        let pass = self.network(t).pass(self.examples.x(self.example), self.examples.y(self.example));
        self.seen(pass)
    }

    /// The loss of all examples after each of those numbers of training steps.
    fn losses(&self, steps: &[usize]) -> Vec<f64> {
        self.training.losses(&self.network, &self.examples, steps)
    }

    /// The loss of all examples before training and after each step.
    fn all_losses(&self) -> Vec<f64> {
        self.losses(&Vec::from_iter(0..=self.trained()))
    }

    /// The same, as far as they may be seen: the loss of one example may be all there is.
    fn seen_losses(&self) -> Vec<f64> {
        if self.within_passes() { vec![f64::NAN] } else { self.all_losses() }
    }

    /// The loss of all examples after `n` training steps.
    fn loss(&self, n: usize) -> f64 {
        self.losses(&[n])[0]
    }

    /// The stride at which the curve of losses shows steps.
    fn curve_every(&self) -> usize {
        losses::every_of_all(self.trained(), self.examples.len())
    }

    /// Steps and losses of the plot: every step, or so many as its width shows, and the last.
    fn curve(&self) -> &[[f64; 2]] {
        self.curve.get_or_init(|| {
            let last = self.trained();
            let before = (0..last).step_by(self.curve_every());
            let steps: Vec<usize> = before.chain([last]).collect();
            steps.iter().zip(self.losses(&steps)).map(|(n, loss)| [*n as f64, loss]).collect()
        })
    }

    /// Where h_{k} of unit `unit` counts from the inputs (layer 0).
    fn units(&self) -> &[usize] {
        self.network.shape.sizes()
    }
}

impl Session for Layers {
    fn veil(&mut self, veil: &Veil) {
        self.hide(veil);
    }

    fn steps(&self) -> usize {
        self.veil.as_ref().map_or(self.plan.end() + self.furthest(), |veil| veil.last)
    }

    fn ticks(&self) -> Vec<Tick> {
        let tick = |t, label: &str| Tick { t, label: label.into() };
        vec![
            tick(0, "forward pass"),
            tick(self.plan.first(|p| *p == Phase::Loss), "backward pass"),
            tick(
                self.plan.first(|p| matches!(p, Phase::Parameters { .. })) - 1,
                "derivatives of the parameters",
            ),
            tick(self.plan.end(), "training"),
        ]
    }

    fn status(&self, t: usize) -> String {
        let layers = self.network.shape.layers();
        let of = |k: usize| format!("layer <b>{}</b> of {layers}", k + 1);
        match self.plan.at(t) {
            Phase::Start => "forward pass".into(),
            Phase::Forward { k, .. } => format!("forward · {}", of(k)),
            Phase::Loss => format!("forward ✓ · ℓ <b class=\"loss\">{}</b>", short(self.pass(t).loss)),
            Phase::Backward { k, .. } => format!("backward · {}", of(k)),
            Phase::Parameters { k } => format!("parameters · {}", of(k)),
            Phase::Train(n) => format!(
                "training <b>{n}</b> of {} · epoch <b>{}</b> · L <b class=\"loss\">{}</b>",
                self.furthest(),
                self.batches.epoch(n.min(self.trained()).saturating_sub(1)),
                short(self.loss(n.min(self.trained())))
            ),
        }
    }

    fn alarm(&self, t: usize) -> String {
        beside::alarms(self, |one| one.trouble(self.same_step(one, t)))
    }

    fn outcome(&self) -> &'static str {
        if self.all().any(|(_, one)| one.training.diverged) { "diverged" } else { "ok" }
    }

    fn remedies(&self, t: usize) -> Vec<Remedy> {
        let axis = losses::on_a_log_axis(self, losses::diverges(self, t), self.log_loss);
        axis.into_iter().chain(self.hard.then(table::standardise)).collect()
    }

    fn plots(&self) -> Box<dyn Plots + '_> {
        Box::new(PlotsOf { lab: self, plots: PLOTS, asked: &self.views })
    }

    fn panel(&self, t: usize) -> Vec<Block> {
        numbers::panel(self, t.min(self.steps()))
    }

    fn edit(&self, field: usize, value: f64) -> Vec<(&'static str, String)> {
        let mut params = self.network.params.clone();
        match params.get_mut(field) {
            Some(param) if *param != value => *param = value,
            _ => return Vec::new(),
        }
        let text = params.iter().map(|v| write_number(*v)).collect::<Vec<_>>().join(",");
        vec![self.beside.sets("params", text, true)]
    }

    fn examples(&self) -> Option<Examples> {
        Some(self.given.clone())
    }

    /// Makes the weights after training those it starts at, where a link can hold them.
    fn onward(&self) -> Vec<(&'static str, String)> {
        let params = &self.training.params[self.trained()];
        let held = params.len() <= settings::MOST_PARAMS
            && params.iter().all(|v| v.abs() <= settings::LARGEST_PARAM);
        if self.trained() == 0 || !held {
            return Vec::new();
        }
        let text = params.iter().map(|v| write_number(*v)).collect::<Vec<_>>().join(",");
        vec![self.beside.sets("params", text, true)]
    }

    fn runs(&self) -> Vec<&str> {
        self.beside.names()
    }

    fn columns(&self) -> Vec<Column<'_>> {
        self.all().flat_map(|(place, one)| export::columns(one, self.beside.id(place))).collect()
    }

    fn weights(&self, t: usize) -> Option<String> {
        Some(saved::weights(self, t.min(self.steps())))
    }

    fn csv(&self) -> String {
        beside::texts(self, export::csv)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A bias or a weight as a place.
fn bias(layer: usize, row: usize) -> Place {
    Place::Bias { layer, row }
}
