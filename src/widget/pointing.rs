//! What the pointer and the arrow keys do on a view: handles taken and moved, and what lies at a pixel.

use super::Widget;
use crate::figure::{Figure, Scale};
use crate::plot::{self, Frame, Layout};
use std::rc::Rc;

/// A view at the step shown, and where its parts lie in the units of [`Widget::units`].
#[derive(Clone)]
pub(super) struct LaidOut {
    view: String,
    frame: Frame,
    figure: Rc<Figure>,
    layout: Rc<Layout>,
}

impl Widget {
    /// Takes note of how a view was painted, so that the pointer asks that layout and no figure is made anew.
    pub fn painted(&self, view: &str, position: f64, frame: &Frame, figure: Rc<Figure>, layout: Rc<Layout>) {
        let frame = Frame { ratio: 1.0, ..*frame };
        let mut all = self.laid_out.borrow_mut();
        all.retain(|one| one.view != view);
        if position == self.t() as f64 {
            all.push(LaidOut { view: view.into(), frame, figure, layout });
        }
    }

    /// A view at the step shown as it was last painted or asked for, or else laid out now.
    fn laid_out(&self, view: &str, frame: &Frame) -> (Rc<Figure>, Rc<Layout>) {
        let same = |one: &&LaidOut| one.view == view && one.frame == Frame { ratio: 1.0, ..*frame };
        if let Some(one) = self.laid_out.borrow().iter().find(same) {
            return (one.figure.clone(), one.layout.clone());
        }
        let figure = Rc::new(self.figure(view, self.t() as f64, frame.width));
        let layout = Rc::new(plot::layout(&figure, &self.units(frame)));
        self.painted(view, self.t() as f64, frame, figure.clone(), layout.clone());
        (figure, layout)
    }

    /// The handle that a press at a pixel of a view takes: one within `reach` pixels, or else the one that
    /// any press in the plot takes, where `anywhere` allows it.
    pub fn grab(&self, view: &str, frame: &Frame, at: [f64; 2], reach: f64, anywhere: bool) -> Option<u32> {
        let (figure, layout) = self.laid_out(view, frame);
        let [x, y] = at.map(|v| v / self.scale());
        let near = layout.handle_at(&figure, [x, y], reach / self.scale(), false);
        near.or_else(|| {
            let taken = layout.handle_at(&figure, [x, y], 0.0, anywhere)?;
            self.nearest_across(view, &figure, layout.to_data(x, y)[0]).or(Some(taken))
        })
    }

    /// Moves a handle to a pixel of its view, or to the nearest the plot holds.
    pub fn drag(&mut self, view: &str, handle: u32, frame: &Frame, at: [f64; 2]) {
        let (_, layout) = self.laid_out(view, frame);
        let [x, y] = at.map(|v| v / self.scale());
        let inside = |v: f64, from: f64, to: f64| if v.is_nan() { from } else { v.max(from).min(to) };
        let x = inside(x, layout.plot.left, layout.plot.right);
        let y = inside(y, layout.plot.top, layout.plot.bottom);
        self.drop_at(view, handle, layout.to_data(x, y));
    }

    /// What is at a pixel of a view, in words; empty outside the plot.
    pub fn readout(&self, view: &str, frame: &Frame, at: [f64; 2]) -> String {
        let (_, layout) = self.laid_out(view, frame);
        let [x, y] = at.map(|v| v / self.scale());
        if layout.plot.contains([x, y]) {
            let now = self.moment(self.t() as f64, self.units(frame).width);
            self.blanked(self.session.readout(view, now, layout.to_data(x, y)))
        } else {
            String::new()
        }
    }

    /// The step whose place on a surface is nearest to a pixel, and no further than `reach` pixels.
    pub fn step_at(&self, view: &str, frame: &Frame, at: [f64; 2], reach: f64) -> Option<usize> {
        let (_, layout) = self.laid_out(view, frame);
        let runs =
            self.session.columns().into_iter().filter(|column| view == "surface" && column.name == "phi");
        let away = |place: &[f64]| {
            let [x, y] = layout.to_px([place[0], place[1]]).map(|v| v * self.scale());
            ((x - at[0]) * (x - at[0]) + (y - at[1]) * (y - at[1])).sqrt()
        };
        let steps =
            runs.flat_map(|run| run.values().chunks_exact(2).map(away).enumerate().collect::<Vec<_>>());
        let near = steps.filter(|(_, away)| *away <= reach).min_by(|a, b| a.1.total_cmp(&b.1));
        near.map(|(step, _)| step)
    }

    fn drop_at(&mut self, view: &str, handle: u32, to: [f64; 2]) {
        if self.draft_at(view, handle, to) {
            return;
        }
        let changes = self.session.drag(view, handle, to);
        self.set_all(&changes);
    }

    /// Moves a handle by fractions of its view's axes.
    pub fn nudge(&mut self, view: &str, handle: u32, by: [f64; 2]) {
        if !by.iter().all(|v| v.is_finite()) {
            return;
        }
        let figure = self.figure(view, self.t() as f64, f64::INFINITY);
        let Some(handle) = figure.handles.iter().find(|h| h.id == handle) else { return };
        let mut to = handle.at;
        for ((to, by), axis) in to.iter_mut().zip(by).zip([&figure.x, &figure.y]) {
            *to = match axis.scale {
                Scale::Linear => *to + by * axis.span.width(),
                Scale::Log => axis.scale.at(axis.span.lo(), axis.span.hi(), axis.part(*to) + by),
            };
        }
        self.drop_at(view, handle.id, to);
    }

    /// Where a handle of a view is, in pixels.
    pub fn spot(&self, view: &str, handle: u32, frame: &Frame) -> Option<[f64; 2]> {
        let (figure, layout) = self.laid_out(view, frame);
        let handle = figure.handles.iter().find(|h| h.id == handle)?;
        Some(layout.to_px(handle.at).map(|v| v * self.scale()))
    }

    /// The handle next to another in a direction (pixels right and down), or itself where there is none: near, and
    /// before all in line.
    pub fn neighbour(&self, view: &str, handle: u32, frame: &Frame, [right, down]: [f64; 2]) -> u32 {
        let (figure, layout) = self.laid_out(view, frame);
        let Some(from) = figure.handles.iter().find(|h| h.id == handle) else { return handle };
        let [x, y] = layout.to_px(from.at);
        let far = |at: [f64; 2]| {
            let [dx, dy] = layout.to_px(at);
            let (dx, dy) = (dx - x, dy - y);
            let (along, aside) = (right * dx + down * dy, (right * dy - down * dx).abs());
            (along > 0.5).then_some(along + 3.0 * aside)
        };
        let found = figure.handles.iter().filter_map(|h| far(h.at).map(|far| (far, h.id)));
        found.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(handle, |(_, id)| id)
    }
}
