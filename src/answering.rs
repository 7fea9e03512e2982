//! An answer held against the truth and against what slips give: what a reader is told of it.

pub mod placed;
pub mod sketched;

use crate::lab::{self, Answers, Asks, Wrong};
use crate::math;
use crate::number;
use crate::reading::printed::{self, Printed};
use crate::scenario::Scenario;

/// What came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A number is missing, or has too few digits to tell: no try is lost.
    Unread,
    /// It is right.
    Right,
    /// It is what one known slip gives.
    Slip,
    /// It is what several known slips give.
    Rivals,
    /// It is wrong, and no known slip gives it.
    Other,
}

/// What is told of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// What came out.
    pub outcome: Outcome,
    /// Whether it is right.
    pub right: bool,
    /// What is said about it, which never has the truth's digits in it.
    pub sentence: String,
    /// The slips that give it, in the words of [`Wrong`].
    pub slips: Vec<&'static str>,
}

impl Judged {
    fn new(outcome: Outcome, sentence: impl Into<String>) -> Judged {
        Judged { outcome, right: outcome == Outcome::Right, sentence: sentence.into(), slips: Vec::new() }
    }
}

/// What is told of an answer, one text for each number that is asked for; nothing where the lab has no such quantity.
///
/// A number is right within half a unit of its last digit, and of as much more as the rounding of the printed inputs may bring
/// about (`slack`); two digits are asked for, or as many as the page prints. A wrong one is compared with what each slip
/// gives, all numbers of the answer together.
///
/// Where choices are asked for (see [`Asks`]), each text is the place of a choice in their list, from 0: one for a choice, those
/// that belong to it for a set (none where it is empty), all in their order for an order.
pub fn judge(scenario: &Scenario, quantity: &str, step: Option<usize>, typed: &[&str]) -> Option<Judged> {
    Some(told(&lab::of(scenario).answers(scenario, quantity, step)?, typed))
}

/// The same where what may be answered is known already.
pub fn told(answers: &Answers, typed: &[&str]) -> Judged {
    match answers.asks {
        Asks::Numbers => of_numbers(answers, typed),
        asks => of_choices(answers, asks, typed),
    }
}

/// At so many steps of a run it is looked whether a slip makes a difference there.
const LOOKED_AT: usize = 12;

/// The slips that this question cannot tell from the truth, nor from one another, in sentences: those that give the same
/// numbers here when three decimals are printed. Left out are those that hardly change the quantity at any step.
pub fn cannot_tell(scenario: &Scenario, quantity: &str, step: Option<usize>) -> Vec<String> {
    let lab = lab::of(scenario);
    let Some(answers) = lab.answers(scenario, quantity, step).filter(|asked| asked.asks == Asks::Numbers)
    else {
        return Vec::new();
    };
    let others: Vec<Answers> = match step {
        Some(_) => (0..=LOOKED_AT).filter_map(|other| lab.answers(scenario, quantity, Some(other))).collect(),
        None => Vec::new(),
    };
    let matters = |words: &str| {
        let there =
            |asked: &Answers| asked.wrong.iter().any(|wrong| wrong.words == words && differs(asked, wrong));
        there(&answers) || others.iter().any(there)
    };
    let mut said: Vec<String> = Vec::new();
    let hidden = answers.wrong.iter().filter(|wrong| !wrong.values.is_empty() && !tells(&answers, wrong));
    let hidden: Vec<&str> =
        hidden.filter(|wrong| matters(wrong.words)).map(|wrong| brief(wrong.words)).collect();
    if !hidden.is_empty() {
        said.push(format!("The right number comes out here, too, when {}.", hidden.join("; or when ")));
    }
    let mut groups: Vec<(Vec<String>, Vec<&str>)> = Vec::new();
    for wrong in answers.wrong.iter().filter(|wrong| tells(&answers, wrong)) {
        for values in wrong.values.iter().filter(|values| !passes(&answers, values)) {
            let printed: Vec<String> = values.iter().map(|v| number::short(*v)).collect();
            let words = brief(wrong.words);
            match groups.iter_mut().find(|(own, _)| *own == printed) {
                Some((_, all)) if !all.contains(&words) => all.push(words),
                Some(_) => {}
                None => groups.push((printed, vec![words])),
            }
        }
    }
    for (_, all) in groups.iter().filter(|(_, all)| all.len() > 1) {
        said.push(format!("The same wrong number comes out when {}.", all.join("; or when ")));
    }
    said
}

/// Whether a slip makes a difference at all, be it less than is printed.
fn differs(answers: &Answers, wrong: &Wrong) -> bool {
    let far = |(v, truth): (&f64, &f64)| (v - truth).abs() > 1e-5 * v.abs().max(truth.abs());
    wrong.values.iter().any(|values| values.iter().zip(&answers.truth).any(far))
}

/// Whether what a slip gives, printed with three decimals, is not taken for right.
fn tells(answers: &Answers, wrong: &Wrong) -> bool {
    wrong.values.iter().any(|values| !passes(answers, values))
}

/// Whether numbers, printed with three decimals, are taken for right.
fn passes(answers: &Answers, values: &[f64]) -> bool {
    let each = values.iter().zip(answers.truth.iter().zip(&answers.slack));
    values.len() == answers.truth.len()
        && each.into_iter().all(|(v, (truth, slack))| {
            let unit = number::within(*v, f64::INFINITY).1;
            let typed = Printed { value: (v / unit).round() * unit, half: 0.5 * unit };
            is_right(typed, *truth, *slack)
        })
}

/// Words of a slip without the rule that they end with.
fn brief(words: &str) -> &str {
    words.split(": ").next().unwrap_or(words)
}

fn of_choices(answers: &Answers, asks: Asks, typed: &[&str]) -> Judged {
    let places: Option<Vec<usize>> = typed.iter().map(|text| text.trim().parse().ok()).collect();
    let Some(mut places) = places.filter(|places| places.iter().all(|place| *place < answers.choices.len()))
    else {
        return Judged::new(Outcome::Unread, "Choose from the list.");
    };
    if asks == Asks::Set {
        places.sort_unstable();
        places.dedup();
    }
    let truth: Vec<usize> = answers.truth.iter().map(|place| *place as usize).collect();
    if places == truth && asks != Asks::Order {
        return Judged::new(Outcome::Right, "Right.");
    }
    if asks == Asks::Order {
        return of_order(answers, &places);
    }
    match asks {
        Asks::Choice if places.len() != 1 => Judged::new(Outcome::Unread, "Choose one of them."),
        Asks::Set => {
            let extra = places.iter().filter(|place| !truth.contains(place)).count();
            let missing = truth.iter().filter(|place| !places.contains(place)).count();
            let said = match (extra, missing) {
                (0, 1) => "All of these belong to it, and one more does.".into(),
                (0, n) => format!("All of these belong to it, and {n} more do."),
                (1, 0) => "None is missing, but one of these does not belong to it.".into(),
                (n, 0) => format!("None is missing, but {n} of these do not belong to it."),
                (extra, missing) => format!("{extra} too many, and {missing} missing."),
            };
            Judged::new(Outcome::Other, said)
        }
        _ => Judged::new(Outcome::Other, "It is another one."),
    }
}

/// The first two neighbours in an order that are the wrong way round, by their places among the choices. What ends alike may
/// stand either way.
pub fn wrong_way_round(answers: &Answers, places: &[usize]) -> Option<[usize; 2]> {
    let pairs = places.windows(2).map(|pair| [pair[0], pair[1]]);
    pairs.into_iter().find(|[first, next]| answers.by[*first] > answers.by[*next])
}

fn of_order(answers: &Answers, places: &[usize]) -> Judged {
    let mut all = places.to_vec();
    all.sort_unstable();
    if all != Vec::from_iter(0..answers.choices.len()) {
        return Judged::new(Outcome::Unread, "Put all of them in order.");
    }
    match wrong_way_round(answers, places) {
        None => Judged::new(Outcome::Right, "Right."),
        Some(pair) => {
            let [first, next] = pair.map(|place| &answers.choices[place]);
            let said = format!("The first two that are the wrong way round: “{first}” before “{next}”.");
            Judged::new(Outcome::Other, said)
        }
    }
}

/// How far off a number may be that is rounded as somebody typed it.
fn near(typed: Printed, number: f64, room: f64) -> bool {
    (typed.value - number).abs() <= room * (1.0 + 1e-9) + 1e-12 * number.abs()
}

/// Whether a number is right as far as its digits tell, and as far as it can be worked out from what the page prints.
fn is_right(typed: Printed, truth: f64, slack: f64) -> bool {
    near(typed, truth, typed.half + slack)
}

/// What three decimals leave open.
const DECIMALS: f64 = 0.5001e-3;

/// Whether a number has two digits, or as many as the page prints, or all there are.
fn has_digits(typed: Printed, truth: f64) -> bool {
    let printed = 0.5 * number::within(truth, f64::INFINITY).1;
    typed.value.abs() >= 19.999 * typed.half || typed.half <= 1.001 * printed || near(typed, truth, 0.0)
}

/// Numbers as somebody typed them: of those that can be read in two ways (1,234), the one that is nearer to the truth.
fn read(answers: &Answers, typed: &[&str]) -> Option<Vec<Printed>> {
    if typed.len() != answers.truth.len() {
        return None;
    }
    let nearest = |(text, truth): (&&str, &f64)| {
        let away = |one: &Printed| (one.value - truth).abs();
        printed::readings(text).into_iter().min_by(|a, b| away(a).total_cmp(&away(b)))
    };
    typed.iter().zip(&answers.truth).map(nearest).collect()
}

fn of_numbers(answers: &Answers, typed: &[&str]) -> Judged {
    let Some(mut typed) = read(answers, typed) else {
        return Judged::new(Outcome::Unread, "A number is missing.");
    };
    if answers.whole {
        typed.iter_mut().for_each(|typed| typed.half = 0.0);
    }
    let each = || typed.iter().zip(answers.truth.iter().zip(&answers.slack));
    let exact: Vec<bool> = each().map(|(typed, (truth, _))| has_digits(*typed, *truth)).collect();
    // Beside a number with digits, one that is small beside it needs but its decimals.
    let beside = exact.contains(&true) && typed.iter().all(|typed| typed.half <= DECIMALS);
    if !answers.whole && !beside && exact.contains(&false) {
        return Judged::new(Outcome::Unread, "Two digits at least are needed to tell.");
    }
    let right: Vec<bool> = each().map(|(typed, (truth, slack))| is_right(*typed, *truth, *slack)).collect();
    if right.iter().all(|right| *right) {
        return Judged::new(Outcome::Right, "Right.");
    }
    // Exactly what a slip gives, or what it gives to someone who computes with the printed digits; and at last in those numbers
    // alone that are wrong.
    let all = vec![true; typed.len()];
    let wrong: Vec<bool> = right.iter().map(|right| !right).collect();
    let looked = [(&all, false), (&all, true), (&wrong, false)];
    let found = looked.into_iter().map(|(of, slack)| slips(answers, &typed, of, slack));
    let slips = found.into_iter().find(|slips| !slips.is_empty()).unwrap_or_default();
    let one = typed.len() == 1;
    let what = if one { "This number comes" } else { "These numbers come" };
    let parts = parts(answers, &right);
    match slips[..] {
        [] if answers.whole => Judged::new(Outcome::Other, "It is another one."),
        [] if digits(answers, &typed, &all) < ENOUGH => {
            let said = format!("{parts}Not right; another digit would tell by which rule it came about.");
            Judged::new(Outcome::Other, said)
        }
        [] => {
            let gives = if one { "this number" } else { "these numbers" };
            let first = match &answers.first {
                first if first.is_empty() => String::new(),
                first => format!(" Compute {first} first."),
            };
            Judged::new(Outcome::Other, format!("{parts}No slip that is known here gives {gives}.{first}"))
        }
        [words] => Judged { slips, ..Judged::new(Outcome::Slip, format!("{parts}{what} out when {words}.")) },
        _ => {
            let all: Vec<&str> = slips.iter().map(|words| brief(words)).collect();
            let said = format!("{parts}Either {}: which did you do?", all.join("; or "));
            Judged { slips, ..Judged::new(Outcome::Rivals, said) }
        }
    }
}

/// Which numbers of several are right, as a sentence; nothing where none or all are.
fn parts(answers: &Answers, right: &[bool]) -> String {
    if right.iter().all(|one| *one == right[0]) {
        return String::new();
    }
    let of = |which: bool| {
        let names = answers.names.iter().zip(right).filter(|(_, right)| **right == which);
        names.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" and ")
    };
    format!("{} is right, {} is not. ", of(true), of(false))
}

/// A slip is named where the numbers have about two digits in all: fewer agree with something by chance.
const ENOUGH: f64 = 1.9;

/// How many digits those numbers that are looked at have in all. A small one tells as much as the large one that it stands for, with
/// as many decimals.
fn digits(answers: &Answers, typed: &[Printed], of: &[bool]) -> f64 {
    let told =
        |(one, truth): (&Printed, &f64)| math::log10((one.value.abs().max(truth.abs()) / one.half).max(1.0));
    let looked = typed.iter().zip(&answers.truth).zip(of).filter(|(_, of)| **of);
    looked.map(|(one, _)| told(one)).sum()
}

/// The slips that give those numbers that are looked at.
fn slips(answers: &Answers, typed: &[Printed], of: &[bool], slack: bool) -> Vec<&'static str> {
    if digits(answers, typed, of) < ENOUGH && !answers.whole {
        return Vec::new();
    }
    let gives = |values: &Vec<f64>| {
        let each = typed.iter().zip(values).zip(&answers.slack).zip(of).filter(|(_, of)| **of);
        values.len() == typed.len()
            && each.into_iter().all(|(((typed, value), own), _)| {
                near(*typed, *value, if slack { typed.half + *own } else { typed.half })
            })
    };
    let found = answers.wrong.iter().filter(|wrong| wrong.values.iter().any(gives));
    found.map(|wrong| wrong.words).collect()
}
