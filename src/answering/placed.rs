//! An answer that was placed in a plot, held against where the truth lies and where slips lead.

use super::{Judged, Outcome, brief};
use crate::lab::{Answers, Place, Spot};
use crate::math;
use crate::reading::numbers;

/// Two slips lead to one place where they are this near to each other, in parts of the room that an answer has.
const ALIKE: f64 = 0.5;

/// The cosine of fifteen degrees: two ways nearer than that look alike.
const ALONG: f64 = 0.966;

/// More slips than this at one place are no help.
const MOST: usize = 3;

/// What is told of a place: the numbers of a spot as texts.
///
/// It is right within [`Spot::room`] of the truth, measured in parts of the axes: 2 % of them, or a quarter of the way from where it
/// was before, whichever is more (of minima, 6 %, and nearer than any other). A wrong one is told from the slip that leads as near.
pub fn told(answers: &Answers, typed: &[&str]) -> Judged {
    let Some(spot) = &answers.spot else { return Judged::new(Outcome::Unread, "") };
    if matches!(spot.place, Place::Choices(_)) {
        return super::told(answers, typed);
    }
    let at: Option<Vec<f64>> = typed.iter().map(|text| numbers::typed(text)).collect();
    let Some(at) = at.filter(|at| at.len() == spot.truth.len()) else {
        return Judged::new(Outcome::Unread, "Press on the plot first.");
    };
    if spot.is_right(&at) {
        return Judged::new(Outcome::Right, "Right.");
    }
    if !spot.others.is_empty() || answers.asks != crate::lab::Asks::Numbers {
        let other = spot.others.iter().any(|other| spot.apart(&at, other) <= spot.room);
        let said = match other {
            true => "There is a minimum here, but it is another one that the run ends in.",
            false => "The run does not end here.",
        };
        return Judged::new(Outcome::Other, said);
    }
    let slips = slips(answers, spot, &at);
    match slips[..] {
        [] => {
            let first = match &answers.first {
                first if first.is_empty() => String::new(),
                first => format!(" Compute {first} first."),
            };
            Judged::new(Outcome::Other, format!("{}{first}", off(spot, &at)))
        }
        [words] => {
            Judged { slips, ..Judged::new(Outcome::Slip, format!("It comes to lie here when {words}.")) }
        }
        _ => {
            let all: Vec<&str> = slips.iter().map(|words| brief(words)).collect();
            let said = format!("Either {}: which did you do?", all.join("; or "));
            Judged { slips, ..Judged::new(Outcome::Rivals, said) }
        }
    }
}

/// The slips that lead to a place: of those as near as the truth would have to be, the nearest and those that lie with it.
fn slips(answers: &Answers, spot: &Spot, at: &[f64]) -> Vec<&'static str> {
    let near = |words: &'static str, values: &[Vec<f64>]| {
        let far = values.iter().map(|values| spot.apart(at, values)).fold(f64::INFINITY, f64::min);
        (far <= spot.room).then_some((far, words))
    };
    let found: Vec<(f64, &'static str)> =
        answers.wrong.iter().filter_map(|wrong| near(wrong.words, &wrong.values)).collect();
    let nearest = math::order(&found.iter().map(|(far, _)| *far).collect::<Vec<_>>());
    let least = nearest.first().map_or(0.0, |i| found[*i].0);
    let alike = nearest.into_iter().take_while(|i| found[*i].0 <= least + ALIKE * spot.room);
    alike.map(|i| found[i].1).take(MOST).collect()
}

/// In what a wrong place differs from the right one, as the eye would say it.
fn off(spot: &Spot, at: &[f64]) -> String {
    match (spot.place.clone(), &spot.from[..], at, &spot.truth[..]) {
        (Place::Plane, [a, b], [x, y], [u, v]) => {
            let part = |to: f64, from: f64, i: usize| (to - from) / spot.lengths[i];
            let given = [part(*x, *a, 0), part(*y, *b, 1)];
            let right = [part(*u, *a, 0), part(*v, *b, 1)];
            let length = |way: [f64; 2]| (way[0] * way[0] + way[1] * way[1]).sqrt();
            let cosine = (given[0] * right[0] + given[1] * right[1]) / (length(given) * length(right));
            let ratio = length(right) / length(given);
            let than = if ratio < 1.0 { "shorter" } else { "longer" };
            if ratio > 7.0 {
                "It goes further from where it was.".into()
            } else if cosine > ALONG {
                format!("The direction is right; the step is {than}.")
            } else if cosine < -ALONG {
                "The step goes the other way.".into()
            } else if (0.85..1.18).contains(&ratio) {
                "The step is as long, but it goes in another direction.".into()
            } else {
                format!("The step goes in another direction, and it is {than}.")
            }
        }
        (Place::Across { .. }, _, [y], [v]) => if y > v { "It is smaller." } else { "It is larger." }.into(),
        (_, _, [y], [v]) => if y > v { "It lies lower." } else { "It lies higher." }.into(),
        _ => "It lies elsewhere.".into(),
    }
}

/// What a press cannot tell from the truth, in sentences.
pub fn cannot_tell(answers: &Answers) -> Vec<String> {
    let Some(spot) = answers.spot.as_ref().filter(|spot| !matches!(spot.place, Place::Choices(_))) else {
        return Vec::new();
    };
    let mut said = Vec::new();
    if spot.too_near() {
        said.push(
            "A press is right here, too, when it stays where the run was: the step is that short.".into(),
        );
    }
    let hidden = answers.wrong.iter().filter(|wrong| !wrong.values.is_empty());
    let hidden = hidden.filter(|wrong| wrong.values.iter().all(|values| spot.is_right(values)));
    let hidden: Vec<&str> = hidden.map(|wrong| brief(wrong.words)).collect();
    if !hidden.is_empty() {
        said.push(format!("A press is right here, too, when {}.", hidden.join("; or when ")));
    }
    said
}
