//! What is said of how the losses of examples come together: the rate that gives the same run with another convention, and
//! what does the same in PyTorch.

use super::table::LR;
use crate::loss::Loss;
use crate::number::rounded;
use crate::optimizer::{Method, Optimizer};
use crate::param::{Kind, write_number};
use crate::reduction::{self, Reduction};
use crate::sampler::Batches;

/// The settings of a run that decide this.
pub struct Told<'a> {
    /// How its losses come together.
    pub reduction: Reduction,
    /// The method.
    pub method: &'static Method,
    /// The same with its settings.
    pub optimizer: &'a dyn Optimizer,
    /// The rate that is set.
    pub rate: f64,
    /// Whether a schedule changes it.
    pub varies: bool,
    /// Which examples its steps see.
    pub batches: &'a Batches,
}

impl Told<'_> {
    /// The N of the mean: how many examples a step averages over, or would.
    fn over(&self) -> usize {
        self.batches.size()
    }

    /// The learning rates that give the same run with the other reductions.
    pub fn same_run(&self) -> String {
        let others = reduction::ALL.into_iter().filter(|other| *other != self.reduction);
        if self.optimizer.searches().is_some() {
            return "The rate of each step is searched for, so it makes up for how the losses come together: for the same run with \
                    another convention only the maximum distance and the tolerance change, in inverse proportion to the gradient."
                .into();
        }
        if self.optimizer.rescales() {
            let [one, other] = [0, 1].map(|i| others.clone().nth(i).unwrap_or_default().words());
            let but =
                if self.method.params.iter().any(|param| param.key == "eps") { " but for ε" } else { "" };
            let uneven = if self.batches.uneven() {
                " and but for an epoch’s last batch, which has fewer examples: its mean weighs more beside the others than its sum"
            } else {
                ""
            };
            return format!(
                "With {one} or {other} of the losses the same α gives the same run{but}{uneven}: this method depends on \
                 how gradients compare with one another, not on how large they are."
            );
        }
        let each: Vec<String> =
            others.map(|other| format!("with {}, {}", other.words(), self.rate_for(other))).collect();
        let over = self.reduction.words();
        let what = match (self.batches.full(), self.over()) {
            (true, 1) => format!("The loss is {over} over the one example there is"),
            (true, n) => format!("The loss is {over} over all {n} examples"),
            (false, 1) => format!("The loss of a batch is {over} over its one example"),
            (false, n) => format!("The loss of a batch is {over} over its {n} examples"),
        };
        let uneven = if self.batches.uneven() {
            " The last batch of an epoch has fewer examples: at these rates its step would be longer with a mean than with the sum."
        } else {
            ""
        };
        format!("{what}. For the same run {}.{uneven}", each.join("; "),)
    }

    /// α = 0.02·2·12 = 0.48, which a press sets.
    fn rate_for(&self, other: Reduction) -> String {
        let (from, to) = (self.reduction, other);
        let n = self.over();
        let rate = self.rate / from.rate(n) * to.rate(n);
        let factor = match (from, to) {
            (Reduction::Sum, Reduction::Mean) => format!("·{n}"),
            (Reduction::Sum, _) => format!("·2·{n}"),
            (Reduction::Mean, Reduction::Sum) => format!("/{n}"),
            (Reduction::Mean, _) => "·2".into(),
            (_, Reduction::Sum) => format!("/(2·{n})"),
            (..) => "/2".into(),
        };
        let words = format!("α = {}{factor} = {}", crate::formula::plain(self.rate), figure(rate));
        let id = to.entry().id;
        if settable(rate) {
            let set = format!("reduce={id}&amp;lr={}", write_number(rate));
            format!("<button type=\"button\" class=\"inline\" data-set=\"{set}\">{words}</button>")
        } else {
            words
        }
    }

    /// What does the same in PyTorch at this rate, on a loss of so many outputs, if anything does; `loss` is none where a
    /// surface is descended.
    pub fn in_pytorch(&self, rate: f64, loss: Option<(&dyn Loss, usize)>) -> String {
        let none = || "PyTorch has no such form of this method.".to_string();
        let of_step = if self.varies {
            " The learning rate is that of this step: the schedule changes it."
        } else {
            ""
        };
        let Some((loss, outputs)) = loss else {
            let call = self.optimizer.in_pytorch(rate);
            return call.map_or_else(none, |[call, more]| said(&call, "", &more) + of_step);
        };
        // PyTorch's mean is over examples and, but for classes of which one is right, over outputs; and it knows no half.
        let (scaled, n) = (!self.optimizer.rescales(), self.over());
        let outputs = if loss.one_class() { 1 } else { outputs };
        let averaged = |rate: f64| if scaled { rate * outputs as f64 } else { rate };
        // What was computed goes without what rounding leaves of it.
        let called =
            |rate: f64| self.optimizer.in_pytorch(if rate == self.rate { rate } else { rounded(rate, 14) });
        let theirs = match self.reduction {
            Reduction::Sum => rate,
            _ if scaled => averaged(rate * self.reduction.each()),
            _ => rate,
        };
        let Some([call, more]) = called(theirs) else { return none() };
        let [this, that] = if self.reduction.averages() { ["mean", "sum"] } else { ["sum", "mean"] };
        let on = match loss.in_pytorch(this) {
            Some(name) => format!(" on <code>torch.nn.{name}</code>{}", loss.taken_of()),
            None => format!(" on the loss with <code>reduction=\"{this}\"</code>"),
        };
        let sum = rate / self.reduction.rate(n);
        let other = if self.reduction.averages() { sum } else { averaged(sum * n as f64) };
        let otherwise = match called(other) {
            Some([other, _]) if scaled => {
                let rate = other.split(['(', ',', ')']).nth(1).unwrap_or_default();
                let over = if self.batches.uneven() { format!(" for a batch of {n}") } else { String::new() };
                format!("; with <code>reduction=\"{that}\"</code> it is <code>{rate}</code>{over}")
            }
            _ if self.batches.uneven() => {
                format!("; <code>reduction=\"{that}\"</code> does as well but for an epoch’s last batch")
            }
            _ => format!("; <code>reduction=\"{that}\"</code> does as well"),
        };
        said(&call, &(on + &otherwise), &more) + of_step
    }
}

fn said(call: &str, on: &str, more: &str) -> String {
    let more = if more.is_empty() { String::new() } else { format!(" {more}") };
    format!("In PyTorch: <code>torch.optim.{call}</code>{on}.{more}")
}

/// Whether a rate can be set here.
fn settable(rate: f64) -> bool {
    matches!(LR.kind, Kind::Number { min, max, .. } if (min..=max).contains(&rate))
}

/// A rate with at most six digits.
fn figure(rate: f64) -> String {
    crate::formula::computed(rate).replace("<mn>", "").replace("</mn>", "")
}
