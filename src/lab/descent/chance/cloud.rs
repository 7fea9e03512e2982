//! All next points on the surface: those that are lower on the whole loss, and those that are higher.

use super::super::Descending;
use super::{Look, lists, params};
use crate::cloud::Point;
use crate::figure::{Extent, Glyph, Handle, Ink, Mark, Role, Span};
use crate::lab::{Changes, Moment};
use std::collections::BTreeSet;

/// The handle of the cloud of iteration `t` is this and `t`: what a press on it means depends on the step.
const FIRST: u32 = 1;

/// The iteration that a handle of the cloud is for.
pub fn of_handle(lab: &Descending, handle: u32) -> Option<Look<'_>> {
    Look::of(lab, handle.checked_sub(FIRST)? as usize)
}

/// A press on the surface's cloud.
pub fn drag(lab: &Descending, handle: u32, to: [f64; 2]) -> Changes {
    of_handle(lab, handle).map_or_else(Vec::new, |look| choose(&look, to, &whole(lab)))
}

/// Where points are drawn: in a window of the plane so many pixels wide and high, told from an origin.
pub struct Window {
    /// The position that is (0, 0).
    pub origin: [f64; 2],
    /// What is across and up.
    pub spans: [Span; 2],
    /// Its approximate width in pixels.
    pub pixels: f64,
    /// How large points are, in pixels, how far apart those are of which one alone is drawn, and what is around them.
    pub dots: Dots,
}

/// How points are drawn.
#[derive(Clone, Copy)]
pub struct Dots {
    radius: f64,
    apart: f64,
    outline: Option<Ink>,
}

/// On paper.
pub const ON_PAPER: Dots = Dots { radius: 1.9, apart: 3.0, outline: None };

/// On the colours of a surface, where they are told from it by what is around them.
const ON_SURFACE: Dots =
    Dots { radius: 2.3, apart: 5.0, outline: Some(Ink { role: Role::Paper, strength: 0.9 }) };

impl Window {
    fn place(&self, at: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|i| at[i] - self.origin[i])
    }

    /// The squared distance of two positions, as fractions of the window's sides.
    fn far(&self, a: [f64; 2], b: [f64; 2]) -> f64 {
        let part = |i: usize| (a[i] - b[i]) / self.spans[i].width();
        part(0) * part(0) + part(1) * part(1)
    }
}

/// The points of the cloud: discs where the whole loss is lower, triangles where it is higher; the batch drawn in a ring, and
/// another that is looked at on a diamond. Of points that lie as good as on each other one is drawn.
pub fn points(look: &Look, window: &Window) -> Vec<Mark> {
    let Dots { radius, apart, outline } = window.dots;
    let cloud = look.cloud();
    let pixels = if window.pixels.is_finite() { window.pixels.max(100.0) } else { 500.0 };
    let cell = window.spans.map(|span| span.width() * apart / pixels);
    let mut taken = BTreeSet::new();
    let [mut lower, mut higher] = [Vec::new(), Vec::new()];
    for point in &cloud.points {
        let at = window.place(point.next);
        let inside = (0..2).all(|i| window.spans[i].contains(at[i]));
        let up = cloud.higher(point);
        let place = [0, 1].map(|i| (at[i] / cell[i]).floor() as i64);
        if inside && taken.insert((place, up)) {
            if up { higher.push(at) } else { lower.push(at) }
        }
    }
    let mut marks = vec![
        Mark::points(lower, Role::Value.ink(), radius, Glyph::Disc).outlined(outline),
        Mark::points(higher, Role::Loss.ink(), radius + 0.4, Glyph::Triangle).outlined(outline),
    ];
    let drawn = window.place(look.lab.focused().track.phi(look.t + 1));
    marks.push(Mark::points(vec![drawn], Role::Batch.ink(), 6.5, Glyph::Ring).outlined(Role::Black.ink()));
    if look.picked() {
        let at = window.place(look.next);
        marks
            .push(Mark::points(vec![at], Role::Batch.ink(), 4.5, Glyph::Diamond).outlined(Role::Black.ink()));
    }
    marks
}

/// The whole plane.
fn whole(lab: &Descending) -> Window {
    Window { origin: [0.0; 2], spans: lab.plane, pixels: 0.0, dots: ON_SURFACE }
}

/// The cloud on the surface.
pub fn marks(lab: &Descending, at: Moment) -> Vec<Mark> {
    let Some(look) = Look::at(lab, at).filter(|_| lab.chance.cloud) else { return Vec::new() };
    let window = Window { pixels: 0.85 * at.width, ..whole(lab) };
    points(&look, &window)
}

/// The cloud as a handle of the surface: a press in it looks at the batch whose point is nearest.
pub fn handle(lab: &Descending, at: Moment) -> Option<Handle> {
    let look = Look::at(lab, at).filter(|_| lab.chance.cloud)?;
    let cloud = look.cloud();
    let finite = || cloud.points.iter().map(|point| point.next).filter(|at| at.iter().all(|v| v.is_finite()));
    let unit = Span::new(0.0, 1.0);
    let [x, y] = [0, 1].map(|i| Span::of(finite().map(|at| at[i]), unit));
    let reach = [(0, x), (1, y)].map(|(i, span): (usize, Span)| {
        2.0 * (span.hi() - look.next[i]).abs().max((span.lo() - look.next[i]).abs())
    });
    Some(named(&look, look.next, reach))
}

/// The handle of a cloud at a position, so wide and high.
pub fn named(look: &Look, at: [f64; 2], size: [f64; 2]) -> Handle {
    let name = format!("batch looked at, {}", lists::examples(&look.members));
    Handle { id: FIRST + look.t as u32, at, name, extent: Extent::Goes(size) }
}

/// The batch whose point is nearest to a position; from the point looked at straight along one axis, as an arrow key goes, the
/// next one that way.
pub fn choose(look: &Look, to: [f64; 2], window: &Window) -> Changes {
    let cloud = look.cloud();
    let near = |point: &Point| Some(window.far(window.place(point.next), to));
    let found = cloud.nearest(near).filter(|found| look.subsets().get(*found) != look.members);
    let from = window.place(look.next);
    let found = found.or_else(|| cloud.nearest(|point| onwards(window, from, to, window.place(point.next))));
    let Some(found) = found else { return Vec::new() };
    let subsets = look.subsets();
    let members = subsets.get(found);
    let text = if members == look.drawn { String::new() } else { params::written(members) };
    vec![(params::PICK.key, text)]
}

/// How far a point is in the direction of an arrow key, one aside of it further; nothing where it does not lie that way.
fn onwards(window: &Window, from: [f64; 2], to: [f64; 2], at: [f64; 2]) -> Option<f64> {
    let part = |i: usize, to: [f64; 2]| (to[i] - from[i]) / window.spans[i].width();
    let way = [part(0, to), part(1, to)];
    let axis = match way {
        [x, 0.0] if x != 0.0 => 0,
        [0.0, y] if y != 0.0 => 1,
        _ => return None,
    };
    let (along, aside) = (part(axis, at) * way[axis].signum(), part(1 - axis, at).abs());
    (along > 1e-6).then_some(along + 3.0 * aside)
}
