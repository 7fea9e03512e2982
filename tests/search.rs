//! The search over methods: its trials are runs of the descent lab, and its figures, words and numbers name the methods.

use gradstep::figure::Ticks;
use gradstep::lab::{self, Moment, Session};
use gradstep::optimizer;
use gradstep::scenario::Scenario;

/// The methods that links without a list of their own mean.
const METHODS: [&str; 8] =
    ["sgd", "momentum", "nesterov", "normalised", "adam", "rmsprop", "adagrad", "adamw"];

fn short(id: &str) -> &'static str {
    let (method, scenario) = (optimizer::find(id), lab::parse("").0);
    (method.with)(&scenario).short().unwrap_or(method.entry.label)
}

fn open(link: &str) -> (Scenario, Box<dyn Session>) {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    let session = lab::of(&scenario).open(&scenario, None);
    (scenario, session)
}

fn column(session: &dyn Session, name: &str) -> Vec<f64> {
    let found = session.columns().into_iter().find(|column| column.name == name);
    found.unwrap_or_else(|| panic!("there is a column {name}")).values()
}

/// The links of all trials, from the table for export.
fn trials(session: &dyn Session) -> Vec<Scenario> {
    let table = session.csv();
    table.lines().skip(1).map(|line| open(line.split('"').nth(1).expect("a link")).0).collect()
}

#[test]
fn each_trial_is_the_run_of_its_method() {
    for link in [
        "v=1&lab=search&problem=gabor&across=opt&steps=30",
        "v=1&lab=search&problem=gabor&across=opt&up=lr&budget=24&steps=30",
        "v=1&lab=search&problem=gabor&across=batch&up=opt&method=random&budget=9&steps=30",
    ] {
        let (_, session) = open(link);
        let session = session.as_ref();
        let (places, metric) = (column(session, "values.opt"), column(session, "metric"));
        assert_eq!(trials(session).len(), session.steps());
        for (i, trial) in trials(session).iter().enumerate() {
            let method = METHODS[places[i] as usize];
            assert_eq!(trial.word("opt"), method, "{link}, trial {i}");
            let run = lab::of(trial).open(trial, None);
            assert_eq!(
                column(run.as_ref(), "loss"),
                column(session, &format!("loss.{i}")),
                "{link}, trial {i}"
            );
            assert!(
                metric[i].is_infinite() || metric[i] == column(run.as_ref(), "loss")[30],
                "{link}, trial {i}"
            );
        }
    }
}

#[test]
fn a_method_goes_at_its_own_rate_unless_one_is_given() {
    let rates = |link: &str| {
        let (scenario, session) = open(link);
        let rates: Vec<f64> = trials(session.as_ref()).iter().map(|trial| trial.number("lr")).collect();
        (scenario.link(), lab::of(&scenario).hint(&scenario, "lr").note, rates)
    };
    let own = [0.1, 0.1, 0.1, 0.5, 0.5, 0.5, 0.5, 0.5].to_vec();
    let link = "v=1&lab=search&problem=gabor&across=opt";
    assert_eq!(rates(link), (link.into(), "(or 0.5)".into(), own.clone()));
    // What a link leaves out means the same when it is given.
    assert_eq!(rates(&format!("{link}&lr=0.1")), (link.into(), "(or 0.5)".into(), own));
    let given = format!("{link}&lr=0.5");
    assert_eq!(rates(&given), (given.clone(), String::new(), vec![0.5; 8]));
}

#[test]
fn settings_that_matter_to_any_method_are_shown() {
    let shown = |link: &str| {
        let (scenario, _) = open(link);
        lab::of(&scenario).shown(&scenario)
    };
    let alone = shown("v=1&lab=search&problem=gabor&across=opt");
    for key in ["lr", "beta", "gamma", "eps", "lambda", "form", "correct", "batch"] {
        assert!(alone.contains(&key), "{key}");
    }
    for key in ["opt", "xrange", "yrange"] {
        assert!(!alone.contains(&key), "{key}");
    }
    let both = shown("v=1&lab=search&problem=gabor&up=opt");
    assert!(both.contains(&"xrange") && both.contains(&"beta"));
    assert!(!both.contains(&"yrange") && !both.contains(&"lr") && !both.contains(&"opt"));
}

#[test]
fn methods_are_named_on_axes_and_in_words() {
    let moment = Moment { t: 20, progress: 1.0, width: 390.0, narrow: true };
    let names: Vec<&str> = METHODS.iter().map(|id| short(id)).collect();
    let (scenario, session) = open("v=1&lab=search&problem=gabor&up=opt&budget=16");
    let figure = session.figure("map", moment);
    assert_eq!(figure.y.ticks, Ticks::Names(names.clone()));
    assert_eq!((figure.y.span.lo(), figure.y.span.hi()), (-0.5, 7.5), "half a tile beyond both ends");
    assert!(figure.alt.contains("by Learning rate and Method. The best is α = "), "{}", figure.alt);
    assert_eq!(lab::of(&scenario).hint(&scenario, "budget").note, "(2 × 8)");
    assert_eq!(
        session.readout("map", moment, [0.003, 2.2]),
        "trial 5: α = 0.003, Nesterov momentum · 11.025"
    );
    assert!(session.csv().starts_with("trial,lr,opt,metric,link\n1,0.003,sgd,"));

    let (scenario, session) = open("v=1&lab=search&problem=gabor&across=opt");
    let figure = session.figure("map", moment);
    assert_eq!(figure.x.ticks, Ticks::Names(names));
    assert!(figure.alt.contains("The best is Adam: 0.650."), "{}", figure.alt);
    assert_eq!(lab::of(&scenario).hint(&scenario, "budget").note, "(all 8)");
}

/// The example of the gallery says so.
#[test]
fn momentum_and_adam_mind_the_rate_less_than_gradient_descent() {
    let (_, session) = open("v=1&lab=search&problem=gabor&up=opt&budget=144");
    let (rates, methods) = (column(session.as_ref(), "values.lr"), column(session.as_ref(), "values.opt"));
    let losses = column(session.as_ref(), "metric");
    let lowest = losses.iter().copied().fold(f64::INFINITY, f64::min);
    // The rates, by their places from the least, that end within a quarter of the lowest loss.
    let near = |id: &str| -> Vec<usize> {
        let row = (0..144).filter(|i| METHODS[methods[*i] as usize] == id);
        row.enumerate().filter(|(_, i)| losses[*i] < 1.25 * lowest).map(|(place, _)| place).collect()
    };
    assert_eq!(near("sgd").len(), 1);
    for id in ["momentum", "adam"] {
        let places = near(id);
        let [first, last] = [places[0], places[places.len() - 1]];
        assert_eq!(places, (first..=last).collect::<Vec<_>>(), "{id}: any rate in between");
        assert!(rates[last] / rates[first] > 10.0, "{id}: {} to {}", rates[first], rates[last]);
    }
}

#[test]
fn a_link_names_the_methods_that_it_compares() {
    let (scenario, session) =
        open("v=1&lab=search&problem=gabor&methods=adam,sgd,momentum&up=opt&budget=9&steps=10");
    let session = session.as_ref();
    assert!(lab::of(&scenario).shown(&scenario).contains(&"methods"));
    assert_eq!(column(session, "values.opt"), [0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0]);
    let [(name, ids)] = &session.words()[..] else { panic!("one column of words") };
    assert_eq!(name, "ids.opt");
    let want = ["adam", "adam", "adam", "sgd", "sgd", "sgd", "momentum", "momentum", "momentum"];
    assert_eq!(ids, &want);
    for (trial, id) in trials(session).iter().zip(want) {
        assert_eq!(trial.word("opt"), id);
    }
    assert!(session.csv().contains("\n9,") && session.csv().contains(",momentum,"));
    let names = Ticks::Names(vec!["Adam", "Gradient", "Momentum"]);
    assert_eq!(
        session.figure("map", Moment { t: 9, progress: 1.0, width: 390.0, narrow: true }).y.ticks,
        names
    );
    // The published list is the default, and is left out.
    let (scenario, _) = open(&format!("v=1&lab=search&up=opt&methods={}", METHODS.join(",")));
    assert_eq!(scenario.link(), "v=1&lab=search&up=opt");
    let (scenario, _) = open("v=1&lab=search");
    assert!(!lab::of(&scenario).shown(&scenario).contains(&"methods"));
}
