//! Linear warm-up, then cosine decay: αₜ = α·(t + 1)/W for t < W, then α·½·(1 + cos(π·(t − W)/(T − W))).

use super::cosine::falling;
use super::{Now, Schedule};
use crate::param::{Entry, Kind, Param, Search};
use crate::python::Rate;
use crate::registry::Member;

/// The learning rate climbs in W equal parts to α, and falls along half a wave over what is left of the T steps.
///
/// Convention: step 0 uses α/W and step W − 1 the whole of α (Hugging Face's `get_cosine_schedule_with_warmup` begins with 0
/// and has t in place of t + 1). A run of W steps or fewer only climbs. Sources: P. Goyal et al., Accurate, large minibatch SGD
/// (2017), section 2.2, for the warm-up; [`super::cosine`] for the fall.
pub struct WarmUp {
    steps: usize,
}

/// What the registry says of it.
pub static SCHEDULE: Member<dyn Schedule> = Member {
    entry: Entry {
        id: "warmup",
        label: "Warm-up and cosine",
        help: "α climbs for some steps, then falls along half a wave.",
    },
    params: &[WARM],
    with: |given| Box::new(WarmUp { steps: given.integer(&WARM) }),
};

/// W.
const WARM: Param = Param {
    key: "warm",
    label: "Steps of warm-up",
    symbol: "W",
    help: "For how many steps the learning rate climbs.",
    kind: Kind::Integer { min: 0, max: 1000 },
    default: "10",
    search: Search::Even(0.0, 50.0),
};

impl Schedule for WarmUp {
    fn rate(&self, alpha: f64, now: &Now) -> f64 {
        if now.step < self.steps {
            alpha * ((now.step + 1) as f64 / self.steps as f64)
        } else {
            falling(alpha, (now.step - self.steps) as f64, (now.steps - self.steps) as f64)
        }
    }

    fn python(&self) -> Option<Rate> {
        let value =
            "alpha0 * (t + 1) / W if t < W else alpha0 * 0.5 * (1 + math.cos(math.pi * (t - W) / (T - W)))";
        Some(Rate { settings: vec![("W", self.steps as f64)], value })
    }
}
