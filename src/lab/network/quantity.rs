//! Numbers of a network by their names in links: those of the passes, and those of a training step.

use super::site::Which;
use super::{Layers, Phase, weight};
use crate::network::{Pass, Place, Shape};
use crate::number::subscript;

/// What comes after a parameter's name in a training step's names: the parameter itself, its gradient, or what the method keeps.
pub struct OfStep<'a> {
    /// `g`, a name of what the method keeps, or nothing for the parameter itself.
    pub kept: &'a str,
    /// The parameter.
    pub place: Place,
}

/// A parameter's place by its name, `Omega.k.u.v` or `beta.k.u`.
fn place(letter: &str, places: &[usize]) -> Option<Place> {
    match (letter, places) {
        ("Omega", [k, row, col]) => Some(weight::place([*k, *row, *col])),
        ("beta", [k, row]) => Some(super::bias(*k, *row)),
        _ => None,
    }
}

/// A parameter's name in links.
pub fn of_place(place: Place) -> String {
    match place {
        Place::Bias { layer, row } => format!("beta.{layer}.{row}"),
        Place::Weight { layer, row, col } => format!("Omega.{layer}.{row}.{col}"),
    }
}

/// The letter of a name, and its layers and units.
fn parts(name: &str) -> Option<(&str, Vec<usize>)> {
    let mut parts = name.split('.');
    let letter = parts.next()?;
    Some((letter, parts.map(|place| place.parse().ok()).collect::<Option<_>>()?))
}

impl OfStep<'_> {
    /// Of a name such as `Omega.0.1.2`, `g.Omega.0.1.2` or `m.beta.0.1`.
    pub fn parse(name: &str) -> Option<OfStep<'_>> {
        let (kept, name) = match name.split_once('.') {
            Some((kept, rest)) if !["Omega", "beta"].contains(&kept) => (kept, rest),
            _ => ("", name),
        };
        let (letter, places) = parts(name)?;
        Some(OfStep { kept, place: place(letter, &places)? })
    }

    /// The name in links.
    pub fn name(&self) -> String {
        let place = of_place(self.place);
        if self.kept.is_empty() { place } else { format!("{}.{place}", self.kept) }
    }

    /// What it is called on the page.
    pub fn called(&self) -> String {
        let name = weight::name(self.place);
        match self.kept {
            "" => name,
            "g" => format!("∂L/∂{name}"),
            kept => format!("{kept} of {name}"),
        }
    }
}

impl Which {
    /// The number of a name such as `f.0.1`, `d.h.1.0`, `d.Omega.0.1.2`, `o.0`, `slope.0.1` or `loss`.
    pub fn parse(name: &str) -> Option<Which> {
        let (derivative, name) = match name.strip_prefix("d.") {
            Some(name) => (true, name),
            None => (false, name),
        };
        let (letter, places) = parts(name)?;
        Some(match (letter, derivative, &places[..]) {
            ("loss", false, []) => Which::Loss,
            ("f", false, [k, u]) => Which::F(*k, *u),
            ("f", true, [k, u]) => Which::DF(*k, *u),
            ("h", false, [k, u]) => Which::H(*k, *u),
            ("h", true, [k, u]) => Which::DH(*k, *u),
            ("o", false, [u]) => Which::O(*u),
            ("o", true, [u]) => Which::DO(*u),
            ("slope", false, [k, u]) => Which::Local(*k, *u),
            (_, true, _) => match place(letter, &places)? {
                Place::Bias { layer, row } => Which::DBeta(layer, row),
                Place::Weight { layer, row, col } => Which::DOmega(layer, row, col),
            },
            _ => return None,
        })
    }

    /// Its name in links.
    pub fn name(self) -> String {
        match self {
            Which::F(k, u) => format!("f.{k}.{u}"),
            Which::H(k, u) => format!("h.{k}.{u}"),
            Which::O(u) => format!("o.{u}"),
            Which::DF(k, u) => format!("d.f.{k}.{u}"),
            Which::DH(k, u) => format!("d.h.{k}.{u}"),
            Which::DO(u) => format!("d.o.{u}"),
            Which::Local(k, u) => format!("slope.{k}.{u}"),
            Which::DBeta(k, u) => format!("d.{}", of_place(super::bias(k, u))),
            Which::DOmega(k, u, v) => format!("d.{}", of_place(weight::place([k, u, v]))),
            Which::Loss => "loss".into(),
        }
    }

    /// What it is called on the page.
    pub fn called(self, shape: &Shape) -> String {
        let indexed =
            |letter: &str, k: usize, u: usize| format!("{letter}{}[{u}]", subscript(&k.to_string()));
        match self {
            Which::H(0, 0) if shape.inputs() == 1 => "x".into(),
            Which::F(k, u) => indexed("f", k, u),
            Which::H(k, u) => indexed("h", k, u),
            Which::O(u) => format!("o[{u}]"),
            Which::Local(k, u) => format!("a′ at {}", indexed("f", k, u)),
            Which::Loss => "ℓ".into(),
            Which::DF(k, u) => format!("∂ℓ/∂{}", indexed("f", k, u)),
            Which::DH(k, u) => format!("∂ℓ/∂{}", indexed("h", k, u)),
            Which::DO(u) => format!("∂ℓ/∂o[{u}]"),
            Which::DBeta(k, u) => format!("∂ℓ/∂{}", weight::name(super::bias(k, u))),
            Which::DOmega(k, u, v) => format!("∂ℓ/∂{}", weight::name(weight::place([k, u, v]))),
        }
    }

    /// The step that finds it first; nothing for what is given, and for what is not there.
    pub fn found(self, lab: &Layers) -> Option<usize> {
        let last = lab.network.shape.layers() - 1;
        let first = |like: &dyn Fn(&Phase) -> bool| Some(lab.plan.first(like)).filter(|step| *step > 0);
        let forward = |k: usize, u: usize| {
            first(&|phase| matches!(phase, Phase::Forward { k: own, rows } if *own == k && rows.contains(&u)))
        };
        let backward = |k: usize, u: usize| {
            first(
                &|phase| matches!(phase, Phase::Backward { k: own, rows } if *own == k && rows.contains(&u)),
            )
        };
        match self {
            // What enters is given, and its derivative is no step's.
            Which::H(0, _) | Which::DH(0, _) => None,
            Which::F(k, u) => forward(k, u),
            Which::H(k, u) => forward(k - 1, u),
            Which::DF(k, u) => backward(k, u),
            Which::DH(k, u) => backward(k - 1, u),
            Which::Local(k, u) => backward(k, u).filter(|_| k < last),
            Which::O(u) => forward(last, u).filter(|_| !lab.out.is_linear()),
            Which::DO(u) => backward(last, u).filter(|_| !lab.out.is_linear()),
            Which::DBeta(k, _) | Which::DOmega(k, ..) => {
                first(&|phase| matches!(phase, Phase::Parameters { k: own } if *own == k))
            }
            Which::Loss => first(&|phase| *phase == Phase::Loss),
        }
    }

    /// Its place in both passes; nothing for what is computed from these, and for what is not there.
    pub fn of_pass<'a>(self, pass: &'a mut Pass, shape: &Shape) -> Option<&'a mut f64> {
        match self {
            Which::F(k, u) => pass.f.get_mut(k)?.get_mut(u),
            Which::H(k, u) => pass.h.get_mut(k)?.get_mut(u),
            Which::DF(k, u) => pass.dl_df.get_mut(k)?.get_mut(u),
            Which::DH(k, u) => pass.dl_dh.get_mut(k)?.get_mut(u),
            Which::DBeta(k, u) => pass.gradient.get_mut(shape.index(super::bias(k, u))?),
            Which::DOmega(k, u, v) => pass.gradient.get_mut(shape.index(weight::place([k, u, v]))?),
            Which::Loss => Some(&mut pass.loss),
            Which::O(_) | Which::DO(_) | Which::Local(..) => None,
        }
    }
}
