//! Steps by a student's own hand, right or wrong.

/// A rule of a step gone wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    Nothing,
    Added,
    OtherSign,
    NoRate,
    Change,
    Mean,
    HalfMean,
    AllExamples,
    TwoLost,
    Stale,
    SwappedGradient,
    SwappedPhi,
    Unweighted,
    UnweightedSquares,
    SwappedBeta,
    SwappedGamma,
    OldMomentum,
    AtPhi,
    OtherForm,
    NoCorrection,
    NoCorrectionOfM,
    Exponent,
    Betas,
    NoRoot,
    EpsInside,
    SquareOfSum,
}
use Wrong::*;

/// Words of the slip that is to be named.
pub fn words(wrong: Wrong) -> &'static str {
    match wrong {
        Nothing => "",
        Added => "is added",
        OtherSign => "y − f",
        NoRate => "learning rate is forgotten",
        Change => "the change of φ",
        Mean | HalfMean => "the mean over the examples is taken",
        AllExamples => "by all examples",
        TwoLost => "the 2 is lost",
        Stale => "of the step before",
        SwappedGradient => "components of the gradient",
        SwappedPhi => "each other’s place",
        Unweighted | UnweightedSquares => "without the factor 1 − β",
        SwappedBeta | SwappedGamma => "β and 1 − β",
        OldMomentum => "m of before",
        AtPhi => "measured at φ",
        OtherForm => "other printed form",
        NoCorrection | NoCorrectionOfM => "not corrected",
        Exponent => "exponent t",
        Betas => "β and γ are exchanged",
        NoRoot => "root is forgotten",
        EpsInside => "under the root",
        SquareOfSum => "(Σ g)²",
    }
}

/// What can go wrong with a method.
pub fn offered(method: &str, batches: bool) -> Vec<Wrong> {
    let mut all =
        vec![Added, OtherSign, NoRate, Change, Mean, HalfMean, TwoLost, Stale, SwappedGradient, SwappedPhi];
    if batches {
        all.push(AllExamples);
    }
    all.extend_from_slice(match method {
        "momentum" => &[Unweighted, SwappedBeta, OldMomentum],
        "nesterov" => &[Unweighted, SwappedBeta, OldMomentum, AtPhi, OtherForm],
        "adam" => &[
            Unweighted,
            UnweightedSquares,
            SwappedBeta,
            SwappedGamma,
            OldMomentum,
            NoCorrection,
            NoCorrectionOfM,
            Exponent,
            Betas,
            NoRoot,
            EpsInside,
        ],
        "rmsprop" => &[UnweightedSquares, SwappedGamma, NoRoot, EpsInside],
        "adagrad" => &[NoRoot, EpsInside, SquareOfSum],
        _ => &[],
    });
    all
}

pub type Pair = [f64; 2];

/// A loss of a model on examples, written down plainly.
pub struct Fit {
    pub gabor: bool,
    pub x: Vec<f64>,
    pub y: Vec<f64>,
}

impl Fit {
    /// f and ∂f/∂φ.
    pub fn model(&self, phi: Pair, x: f64) -> (f64, Pair) {
        if !self.gabor {
            return (phi[0] + phi[1] * x, [1.0, x]);
        }
        let u = phi[0] + 0.06 * phi[1] * x;
        let bell = (-u * u / 32.0).exp();
        let slope = bell * (u.cos() - u.sin() * u / 16.0);
        (u.sin() * bell, [slope, 0.06 * x * slope])
    }

    pub fn loss(&self, phi: Pair) -> f64 {
        self.x.iter().zip(&self.y).map(|(x, y)| (self.model(phi, *x).0 - y).powi(2)).sum()
    }

    pub fn gradient(&self, phi: Pair, of: &[usize]) -> Pair {
        let mut sum = [0.0; 2];
        for i in of {
            let (f, df) = self.model(phi, self.x[*i]);
            let error = 2.0 * (f - self.y[*i]);
            sum = [sum[0] + error * df[0], sum[1] + error * df[1]];
        }
        sum
    }
}

/// Where a run is before a step.
#[derive(Clone)]
pub struct State {
    pub phi: Pair,
    pub m: Pair,
    pub v: Pair,
    pub sum: Pair,
    pub before: Option<Pair>,
}

/// The settings of a run.
pub struct Run {
    pub method: &'static str,
    pub errata: bool,
    pub alpha: f64,
    pub fit: Fit,
}

/// What a step gives.
pub struct Given {
    pub next: State,
    pub gradient: Pair,
    pub answer: Pair,
}

impl Given {
    /// A quantity of it by the engine's name.
    pub fn number(&self, quantity: &str) -> Pair {
        match quantity {
            "grad" => self.gradient,
            "m" => self.next.m,
            "v" => self.next.v,
            _ => self.answer,
        }
    }
}

impl Run {
    /// Step t, made rightly or wrongly.
    pub fn step(&self, from: &State, t: usize, batch: &[usize], wrong: Wrong) -> Given {
        let is = |one| wrong == one;
        let (beta, gamma, eps) = (0.9, 0.99, 1e-8);
        let all: Vec<usize> = (0..self.fit.x.len()).collect();
        let used = if is(AllExamples) { &all } else { batch };
        let long = if self.errata != is(OtherForm) { self.alpha * beta } else { self.alpha };
        let ahead = if self.method == "nesterov" && !is(AtPhi) { long } else { 0.0 };
        let at = [0, 1].map(|i| from.phi[i] - ahead * from.m[i]);
        let right = self.fit.gradient(at, batch);
        let mut g = self.fit.gradient(at, used);
        let n = batch.len() as f64;
        let times = match wrong {
            OtherSign => -1.0,
            Mean => 1.0 / n,
            HalfMean => 0.5 / n,
            TwoLost => 0.5,
            _ => 1.0,
        };
        g = g.map(|g| times * g);
        if is(SwappedGradient) {
            g.swap(0, 1);
        }
        if is(Stale) {
            g = from.before.unwrap_or(g);
        }
        let mut next = from.clone();
        let alpha = if is(NoRate) { 1.0 } else { self.alpha };
        let [b, c] = match wrong {
            SwappedBeta => [1.0 - beta, gamma],
            SwappedGamma => [beta, 1.0 - gamma],
            Betas => [gamma, beta],
            _ => [beta, gamma],
        };
        for (i, g) in g.into_iter().enumerate() {
            next.sum[i] += g;
            next.m[i] = b * from.m[i] + if is(Unweighted) { 1.0 } else { 1.0 - b } * g;
            next.v[i] = match self.method {
                "adagrad" if is(SquareOfSum) => next.sum[i] * next.sum[i],
                "adagrad" => from.v[i] + g * g,
                _ => c * from.v[i] + if is(UnweightedSquares) { 1.0 } else { 1.0 - c } * g * g,
            };
            let m = if is(OldMomentum) { from.m[i] } else { next.m[i] };
            let below = |v: f64| match wrong {
                NoRoot => v + eps,
                EpsInside => (v + eps).sqrt(),
                _ => v.sqrt() + eps,
            };
            let exponent = if is(Exponent) { t } else { t + 1 } as i32;
            let corrected = |of: f64, free: bool| if free { 1.0 } else { 1.0 - of.powi(exponent) };
            let step = match self.method {
                "sgd" => g,
                "momentum" | "nesterov" => m,
                "rmsprop" | "adagrad" => g / below(next.v[i]),
                _ => {
                    let m = m / corrected(b, is(NoCorrection) || is(NoCorrectionOfM));
                    m / below(next.v[i] / corrected(c, is(NoCorrection)))
                }
            };
            next.phi[i] = from.phi[i] + if is(Added) { alpha } else { -alpha } * step;
        }
        let answer = match wrong {
            Change => [0, 1].map(|i| next.phi[i] - from.phi[i]),
            SwappedPhi => [next.phi[1], next.phi[0]],
            _ => next.phi,
        };
        next.before = Some(right);
        Given { next, gradient: g, answer }
    }
}
