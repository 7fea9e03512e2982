//! With one more member in every family, every published link shows what it showed: nothing that a link means comes from
//! how many members a family has. The guests are registered here alone.

mod support;

use gradstep::activation::{self, Activation};
use gradstep::chain;
use gradstep::data;
use gradstep::init::{self, Initialiser};
use gradstep::lab;
use gradstep::loss::{self, Loss};
use gradstep::optimizer::{self, Equation, Method, Optimizer, Seen, State, Step};
use gradstep::param::{Entry, Kind, Param, Search, Spacing};
use gradstep::problem::{self, Problem};
use gradstep::registry::Member;
use gradstep::schedule::{self, Now, Schedule};
use support::{digest, released};
use wide::f64x2;

const GUEST: Entry = Entry { id: "guest", label: "Guest", help: "One more." };

struct Guest;

/// An optimizer with a parameter and a state of its own.
struct Heavy {
    weight: f64,
}

static HEAVY: Method = Member {
    entry: GUEST,
    params: &[WEIGHT],
    with: |given| Box::new(Heavy { weight: given.number(&WEIGHT) }),
};

const WEIGHT: Param = Param {
    key: "weight",
    label: "Weight",
    symbol: "w",
    help: "What the sum of gradients is multiplied by.",
    kind: Kind::Number { min: 0.0, max: 1.0, spacing: Spacing::Even },
    default: "0.25",
    search: Search::Even(0.1, 0.9),
};

impl Optimizer for Heavy {
    fn state(&self) -> &'static [&'static str] {
        &["sum"]
    }
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, [sum, ..]: &mut State) {
        *sum += g;
        *phi -= step.alpha * self.weight * *sum;
    }
    fn in_pytorch(&self, _alpha: f64) -> Option<[String; 2]> {
        None
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation> {
        vec![seen.descend(step, &seen.symbol("sum", 1), |i| seen.g[i], |room| seen.g_numbers(room))]
    }
}

/// A schedule that sees all that one can see, with a parameter of its own.
struct Late {
    from: f64,
}

static LATE: Member<dyn Schedule> =
    Member { entry: GUEST, params: &[FROM], with: |given| Box::new(Late { from: given.number(&FROM) }) };

const FROM: Param =
    Param { key: "from", label: "From", symbol: "", help: "The part of α it begins at.", ..WEIGHT };

impl Schedule for Late {
    fn rate(&self, alpha: f64, now: &Now) -> f64 {
        assert_eq!(now.epoch, now.step / now.per_epoch);
        alpha * (self.from + (1.0 - self.from) * now.step as f64 / now.steps as f64)
    }
}

/// A loss with a parameter of its own.
struct Tilted {
    tilt: f64,
}

static TILTED: Member<dyn Loss> =
    Member { entry: GUEST, params: &[TILT], with: |given| Box::new(Tilted { tilt: given.number(&TILT) }) };

const TILT: Param = Param { key: "tilt", label: "Tilt", symbol: "", help: "How steep it is.", ..WEIGHT };

impl Loss for Tilted {
    fn formula(&self, at: Option<(f64, f64)>) -> [String; 2] {
        loss::letters(at)
    }
    fn at(&self, f: f64, y: f64) -> (f64, f64) {
        (self.tilt * (f - y), self.tilt)
    }
    fn second(&self, _f: f64, _y: f64) -> f64 {
        0.0
    }

    fn in_pytorch(&self, _reduction: &str) -> Option<String> {
        None
    }
}

impl Activation for Guest {
    fn entry(&self) -> Entry {
        GUEST
    }
    fn formula(&self) -> [&'static str; 2] {
        ["2·f", "2"]
    }
    fn at(&self, f: f64) -> (f64, f64) {
        (2.0 * f, 2.0)
    }
}

impl Initialiser for Guest {
    fn entry(&self) -> Entry {
        GUEST
    }
    fn variance(&self, _inputs: usize, _outputs: usize, _given: f64) -> f64 {
        0.25
    }
}

impl Problem for Guest {
    fn entry(&self) -> Entry {
        GUEST
    }
    fn plane(&self) -> [gradstep::figure::Span; 2] {
        problem::find("line").plane()
    }
    fn start(&self) -> [f64; 2] {
        [0.5, 0.5]
    }
    fn rate(&self) -> f64 {
        0.01
    }
    fn steps(&self) -> usize {
        11
    }
    fn minima(&self) -> &'static [[f64; 2]] {
        &[]
    }
    fn contour_power(&self) -> u32 {
        1
    }
    fn kind(&self) -> problem::ProblemKind {
        problem::find("line").kind()
    }
}

/// A copy of a registered member under the guest's name, for the rest of the process.
fn renamed<T: Copy>(member: &T, rename: impl FnOnce(&mut T)) -> &'static T {
    let mut guest = *member;
    rename(&mut guest);
    Box::leak(Box::new(guest))
}

#[test]
fn one_more_member_in_every_family_changes_no_published_link() {
    optimizer::ALL.admit(&HEAVY);
    schedule::ALL.admit(&LATE);
    loss::ALL.admit(&TILTED);
    activation::ALL.admit(&Guest);
    init::ALL.admit(&Guest);
    problem::ALL.admit(&Guest);
    data::ALL.admit(renamed(data::find("hill"), |set| set.entry = GUEST));
    chain::ALL.admit(renamed(chain::find("tanh"), |kind| kind.entry = GUEST));

    for key in ["opt", "schedule", "problem"] {
        let (scenario, warnings) = lab::parse(&format!("v=1&lab=descent&{key}=guest"));
        assert!(warnings.is_empty() && scenario.word(key) == "guest", "{key}: {warnings:?}");
    }
    // A parameter of its own: in links, among the controls where it matters, and among what can be searched.
    let (scenario, warnings) =
        lab::parse("v=1&lab=descent&opt=guest&schedule=guest&weight=0.5&batch=5&steps=4");
    assert!(warnings.is_empty(), "{warnings:?}");
    let lab = lab::of(&scenario);
    for key in ["weight", "from"] {
        assert!(lab.shown(&scenario).contains(&key), "{key}");
        assert!(!lab.shown(&lab::parse("v=1&lab=descent").0).contains(&key), "{key}");
    }
    let session = lab.open(&scenario, None);
    let column = |name: &str| session.columns().into_iter().find(|c| c.name == name).expect(name).values();
    let (sums, g, phi, alpha) = (column("sum"), column("grad"), column("phi"), column("alpha"));
    assert_eq!(alpha[0], 0.25 * scenario.number("lr"));
    assert_eq!(sums[4], g[0] + g[2], "a state of its own");
    assert_eq!(phi[4], phi[2] - alpha[1] * 0.5 * sums[4]);
    assert!(
        session.csv().starts_with(
            "method,step,epoch,phi0,phi1,loss,alpha,gradient0,gradient1,m0,m1,v0,v1,sum0,sum1\n"
        )
    );
    assert!(!session.panel(2).is_empty());
    let (search, warnings) =
        lab::parse("v=1&lab=search&opt=guest&across=weight&up=from&schedule=guest&budget=4&steps=5");
    assert!(warnings.is_empty(), "{warnings:?}");
    assert_eq!(search.text("xrange"), "0.1,0.9");
    assert_eq!(lab::of(&search).open(&search, None).steps(), 4);

    // A loss likewise: in both labs that fit models, and a search tries its parameter.
    for (link, column, want) in [
        ("v=1&lab=network&loss=guest&tilt=0.75&steps=0", "dl_df.3", vec![0.75]),
        ("v=1&lab=descent&loss=guest&tilt=0.5&steps=1", "grad", vec![0.5 * 12.0, 0.5 * 11.41]),
    ] {
        let (scenario, warnings) = lab::parse(link);
        assert!(warnings.is_empty(), "{link}: {warnings:?}");
        assert!(lab::of(&scenario).shown(&scenario).contains(&"tilt"));
        let session = lab::of(&scenario).open(&scenario, None);
        let got = session.columns().into_iter().find(|c| c.name == column).expect(column).values();
        support::assert_close(link, &got, &want, 1e-12);
        assert!(!session.panel(0).is_empty());
    }
    let (search, warnings) = lab::parse("v=1&lab=search&loss=guest&across=tilt&budget=3&steps=5");
    assert!(warnings.is_empty(), "{warnings:?}");
    let session = lab::of(&search).open(&search, None);
    let tilts = session.columns().into_iter().find(|c| c.name == "values.tilt").expect("tilts").values();
    support::assert_close("tilts", &tilts, &[0.1, 0.5, 0.9], 1e-15);

    for line in released() {
        assert_eq!(digest(&line.link), line.digest, "{}", line.link);
    }
}
