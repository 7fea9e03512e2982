//! A hyperparameter that is searched: from where to where, and its values in between.

use super::bases::rates;
use crate::figure::Scale;
use crate::lab::kit::fitted;
use crate::lab::kit::words::uncapitalised;
use crate::math::log10;
use crate::number::{self, rounded};
use crate::optimizer;
use crate::param::{Entry, Kind, Param, Search};
use crate::scenario::{Scenario, write_number};

/// What values an axis has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    Real,
    Whole,
    /// These names, by their places in this list.
    Names(Vec<Name>),
}

/// A value that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// As a link has it.
    pub id: &'static str,
    /// In words.
    pub label: &'static str,
    /// In words where there is little room.
    pub short: &'static str,
}

impl Name {
    fn of_method(scenario: &Scenario) -> Name {
        let method = optimizer::find(&scenario.word("opt"));
        let entry = method.entry;
        let short = (method.with)(scenario).short().unwrap_or(entry.label);
        Name { id: entry.id, label: entry.label, short }
    }

    fn of_choices(kind: Kind) -> Vec<Name> {
        match kind {
            Kind::Choice { of, .. } => {
                of().iter().map(|Entry { id, label, .. }| Name { id, label, short: id }).collect()
            }
            _ => [("0", "off"), ("1", "on")].map(|(id, label)| Name { id, label, short: label }).to_vec(),
        }
    }
}

/// One hyperparameter and its range.
#[derive(Clone, Debug)]
pub struct Axis {
    /// Its row of the table.
    pub param: &'static Param,
    pub from: f64,
    pub to: f64,
    /// Equal ratios or equal differences.
    pub scale: Scale,
    pub values: Values,
    /// The least and the greatest value it may have.
    limits: [f64; 2],
}

/// No greater learning rate is searched.
const GREATEST_RATE: f64 = 10.0;

impl Axis {
    /// A hyperparameter with its usual range, which depends on the problem and the method; `bases` are those that
    /// [`bases`](super::bases::bases) gives.
    pub fn new(bases: &[Scenario], key: &str) -> Option<Axis> {
        let base = bases.first()?;
        let param = base.schema().params.iter().find(|param| param.key == key)?;
        let examples = fitted::examples(base).unwrap_or(2).max(2) as f64;
        let limits = match param.kind {
            // No batch is empty, and none has more examples than there are.
            Kind::Integer { .. } if key == "batch" => [1.0, examples],
            Kind::Integer { min, max } => [min, max].map(f64::from),
            Kind::Number { min, .. } if key == "lr" => [min, GREATEST_RATE],
            Kind::Number { min, max, .. } => [min, max],
            _ => [0.0, bases.len() as f64 - 1.0],
        };
        let axis =
            |[from, to]: [f64; 2], scale, values| Some(Axis { param, from, to, scale, values, limits });
        let numbers =
            || if matches!(param.kind, Kind::Integer { .. }) { Values::Whole } else { Values::Real };
        match (param.search, key) {
            (Search::Even(from, to), _) => axis([from, to], Scale::Linear, numbers()),
            (Search::Log(from, to), _) => axis([from, to], Scale::Log, numbers()),
            (Search::Each, _) => {
                let names = Name::of_choices(param.kind);
                axis([0.0, names.len() as f64 - 1.0], Scale::Linear, Values::Names(names))
            }
            (Search::Derived, "opt") => {
                let methods = bases.iter().map(Name::of_method).collect();
                axis(limits, Scale::Linear, Values::Names(methods))
            }
            // 0.03 to 30 times the suggested rate; for several methods, from the smallest such range to the largest. No
            // further than searches go.
            (Search::Derived, "lr") => {
                let rates = rates(bases);
                let ends = [0.03 * rates[0], (30.0 * rates[rates.len() - 1]).min(limits[1])];
                axis(ends.map(|end| rounded(end, DIGITS)), Scale::Log, Values::Real)
            }
            (Search::Derived, "batch") => axis([1.0, examples], Scale::Log, Values::Whole),
            (Search::Derived | Search::No, _) => None,
        }
    }

    /// The names that it searches, where its values are no numbers.
    pub fn names(&self) -> Option<&[Name]> {
        if let Values::Names(names) = &self.values { Some(names) } else { None }
    }

    fn named(&self, value: &str) -> Option<(usize, Name)> {
        self.names()?.iter().copied().enumerate().find(|(_, name)| name.id == value)
    }

    /// The same with a range of the reader's own, as [`Axis::put_right`] leaves it.
    pub fn between(self, range: &[f64]) -> Axis {
        match *range {
            [from, to] => Axis { from, to, ..self },
            _ => self,
        }
    }

    /// Its range as it stands in a link.
    pub fn range(&self) -> String {
        format!("{},{}", write_number(self.from), write_number(self.to))
    }

    /// The axis with a range that a reader gave, or with its own where that is empty; and what had to be put right, in
    /// plain words.
    pub fn put_right(self, given: &[f64]) -> (Axis, Vec<String>) {
        let mut problems = Vec::new();
        let mut ends = self.clone().between(given);
        for end in [&mut ends.from, &mut ends.to] {
            let [least, most] = self.limits;
            let whole = (*end + 0.5).floor();
            let (given, text) = (*end, write_number(*end));
            if given < least {
                *end = least;
                problems.push(format!("{text} is out of range; {} is the least.", write_number(least)));
            } else if given > most {
                *end = most;
                problems.push(format!("{text} is out of range; {} is the most.", write_number(most)));
            } else if self.values == Values::Whole && whole != given {
                *end = whole;
                problems.push(format!("{text} is not a whole number; {} is used.", write_number(whole)));
            }
        }
        if ends.from > ends.to {
            (ends.from, ends.to) = (ends.to, ends.from);
            problems.push("The lower end comes first.".into());
        }
        if ends.from < ends.to {
            return (ends, problems);
        }
        problems.push("It ends where it begins, so the usual range is used.".into());
        (self, problems)
    }

    /// Its symbol, or else its name.
    pub fn name(&self) -> &'static str {
        if self.param.symbol.is_empty() { self.param.label } else { self.param.symbol }
    }

    /// The value at a part of the range, 0 to 1, as a link has it.
    pub fn value(&self, part: f64) -> String {
        let value = self.at(part);
        let nearest = (value + 0.5).floor();
        match &self.values {
            Values::Real => {
                // A narrow range takes more digits to tell its values apart.
                let narrow = log10(self.to / (self.to - self.from)).clamp(0.0, 12.0);
                write_number(rounded(value, DIGITS + narrow as usize))
            }
            Values::Whole => write_number(nearest),
            Values::Names(names) => names[nearest as usize].id.into(),
        }
    }

    /// A value, as a link has it, as a number: a name by its place among those searched, from 0.
    pub fn number(&self, value: &str) -> f64 {
        let number = self.named(value).map(|(place, _)| place as f64).or_else(|| number::read(value));
        number.unwrap_or(f64::NAN)
    }

    /// A value, as a link has it, in words: a method by its name.
    pub fn words(&self, value: &str) -> String {
        self.named(value).map_or(value, |(_, name)| name.label).into()
    }

    /// Says that it has a value, given in words: `α = 0.1`, but of methods the name alone.
    pub fn has(&self, words: &str) -> String {
        if self.param.key == "opt" {
            words.into()
        } else {
            format!("{} = {words}", uncapitalised(self.name()))
        }
    }

    /// The part of the range of the nearest value that can be taken.
    pub fn snapped(&self, part: f64) -> f64 {
        if self.values == Values::Real { part } else { self.part((self.at(part) + 0.5).floor()) }
    }

    /// The part of the range that a number drawn from 0 to 1 stands for; one name is as likely as another.
    pub fn drawn(&self, draw: f64) -> f64 {
        if self.names().is_some() { self.part((draw * (self.to + 1.0)).floor()) } else { self.snapped(draw) }
    }

    /// The place on the axis of a part of the range, also outside of it.
    pub fn at(&self, part: f64) -> f64 {
        self.scale.at(self.from, self.to, part)
    }

    /// The part of the range at a place on the axis.
    pub fn part(&self, at: f64) -> f64 {
        self.scale.part(self.from, self.to, at)
    }
}

/// Digits that a value has after its first.
const DIGITS: usize = 2;

#[cfg(test)]
mod tests {
    use super::super::{bases::bases, settings};
    use super::*;

    fn axis(key: &str) -> Axis {
        let mut scenario = Scenario::new(&settings::SCHEMA);
        scenario.set("across", key);
        Axis::new(&bases(&scenario), key).expect("every key has a range")
    }

    #[test]
    fn parts_and_places_are_inverse() {
        for param in settings::SCHEMA.params.iter().filter(|param| param.search != Search::No) {
            let key = param.key;
            let axis = axis(key);
            assert!(axis.from < axis.to, "{key}");
            for part in [0.0, 0.25, 1.0] {
                assert!((axis.part(axis.at(part)) - part).abs() < 1e-12, "{key}");
            }
            assert_eq!(axis.number(&axis.value(0.0)), axis.from, "{key}");
            assert_eq!(axis.number(&axis.value(1.0)), axis.to, "{key}");
        }
    }

    #[test]
    fn ranges_are_put_right() {
        let put_right = |key: &str, given: [f64; 2]| {
            let (axis, problems) = axis(key).put_right(&given);
            (axis.range(), problems.join(" "))
        };
        let sound = |key: &str, given: [f64; 2]| {
            let (range, problems) = put_right(key, given);
            assert_eq!(problems, "", "{key} {given:?}");
            range
        };
        let warned = |key: &str, given: [f64; 2], words: &str| {
            let (range, problems) = put_right(key, given);
            assert!(problems.contains(words), "{key} {given:?}: {problems}");
            range
        };
        assert_eq!(sound("lr", [1e-4, 1.0]), "0.0001,1");
        assert_eq!(sound("beta", [0.0, 0.999]), "0,0.999");
        assert_eq!(sound("batch", [2.0, 12.0]), "2,12");
        assert_eq!(warned("lr", [0.0, 20.0], "20 is out of range; 10 is the most."), "1e-12,10");
        assert_eq!(warned("lr", [1.0, 1e-4], "The lower end comes first."), "0.0001,1");
        assert_eq!(warned("batch", [0.0, 40.0], "40 is out of range; 12 is the most."), "1,12");
        assert_eq!(warned("seed", [1.5, 9.0], "1.5 is not a whole number; 2 is used."), "2,9");
        for [from, to] in [[0.1, 0.1], [20.0, 30.0]] {
            assert_eq!(warned("lr", [from, to], "the usual range is used"), axis("lr").range());
        }
    }

    #[test]
    fn values_of_a_narrow_range_differ() {
        let axis = axis("gamma").between(&[0.99, 0.999]);
        let values: Vec<String> = (0..=40).map(|i| axis.value(f64::from(i) / 40.0)).collect();
        assert_eq!((&*values[0], &*values[40]), ("0.99", "0.999"));
        assert!(values.windows(2).all(|two| two[0] < two[1]), "{values:?}");
    }
}
