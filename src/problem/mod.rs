//! The problems of the descent lab: a model with data, or a surface without.
//!
//! To add one: a file here and a line in [`ALL`]. Its gradient is then checked against differences, its
//! figure is kept as a golden file and its link makes the round trip, without a test written for it.

mod averaged;
mod beale;
mod gabor;
mod gabor_grid;
mod himmelblau;
mod line;
mod measured;
mod model;
mod ravine;
mod rosenbrock;
mod saddle;
mod surface;
mod valley;

pub use averaged::Averaged;
pub use gabor_grid::gabor_loss_grid;
pub use line::Line;
pub use model::{Fit, Model};
pub use surface::Surface;

use crate::data::Data;
use crate::figure::Span;
use crate::loss::Loss;
use crate::param::Entry;
use crate::registry::Registry;
use crate::run::Descend;
use std::rc::Rc;

/// Something to descend.
pub trait Problem: Sync {
    /// Its name.
    fn entry(&self) -> Entry;

    /// What the two parameters are called (`intercept`, `slope`); empty where they have no name.
    fn names(&self) -> [&'static str; 2] {
        ["", ""]
    }

    /// The part of the (φ₀, φ₁) plane that is drawn.
    fn plane(&self) -> [Span; 2];

    /// Where a run starts unless told otherwise.
    fn start(&self) -> [f64; 2];

    /// A learning rate at which plain gradient descent makes good progress.
    fn rate(&self) -> f64;

    /// A number of steps that shows what happens.
    fn steps(&self) -> usize;

    /// The minima in the plane (with the problem's own data, by least squares), the lowest first.
    fn minima(&self) -> &'static [[f64; 2]];

    /// The exponent p of the contour levels lo + (hi − lo)·(k/n)^p: 1 for even levels, more for a finer look at the bottom.
    fn contour_power(&self) -> u32;

    /// How the problem is made.
    fn kind(&self) -> ProblemKind;
}

/// How a problem is made.
pub enum ProblemKind {
    /// A model fitted to examples, and the data it comes with.
    Fit(&'static dyn Model, &'static Data),
    /// A function of φ alone.
    Surface(&'static dyn Surface),
}

/// Every problem, in the page's order.
pub static ALL: Registry<dyn Problem> = Registry::new(
    &[
        &line::LineFit,
        &gabor::GaborFit,
        &valley::Valley,
        &rosenbrock::Rosenbrock,
        &himmelblau::Himmelblau,
        &beale::Beale,
        &saddle::Saddle,
        &ravine::Ravine,
    ],
    |problem| problem.entry(),
);

/// The entries of [`ALL`].
pub fn entries() -> Vec<Entry> {
    ALL.entries()
}

/// The problem of that id; the first when there is none.
pub fn find(id: &str) -> &'static dyn Problem {
    ALL.find(id).unwrap_or(ALL.first())
}

/// What a problem minimises, on its own data or on the examples given; a surface has no use for `loss`.
pub fn objective(
    problem: &dyn Problem,
    own: Option<(&[f64], &[f64])>,
    loss: Rc<dyn Loss>,
) -> Box<dyn Descend> {
    match problem.kind() {
        ProblemKind::Fit(model, data) => {
            let (x, y) = own.unwrap_or((data.x, data.y));
            model.fit(x.to_vec(), y.to_vec(), loss)
        }
        ProblemKind::Surface(surface) => surface.objective(),
    }
}
