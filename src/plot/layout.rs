//! Where a figure's parts lie in its frame, and back: from pixels to data.

use super::Frame;
use super::metrics::text_width;
use super::ticks::{Tick, positive, ticks};
use crate::figure::{Axis, Figure, Scale, Span, Ticks};
use crate::geometry::near::from_handle;
use crate::geometry::path::{Px, Rect};
use crate::math::{log10, pow};
use crate::number::scaled::significant;

/// Size of axis numbers.
pub(super) const SMALL: f64 = 11.0;
/// Size of the labels of axes.
pub(super) const LABEL: f64 = 14.0;
/// Height of a line of axis numbers.
pub(super) const LINE: f64 = 13.0;
/// Safety factor for the widest common font: words may be this many times as wide as [`text_width`] says.
const WORDS: f64 = 1.1;
/// The most lines in which names across take turns.
const MOST_LINES: usize = 3;
/// Width of the colour scale.
const SCALE: f64 = 9.0;
/// Free space left and right of the colour scale.
const SCALE_GAP: f64 = 14.0;

/// How one axis maps data to pixels.
#[derive(Clone, Debug, PartialEq)]
struct Map {
    scale: Scale,
    /// The ends of the axis, as logarithms if it is logarithmic.
    ends: [f64; 2],
    /// Their pixels.
    px: [f64; 2],
}

impl Map {
    fn new(span: Span, scale: Scale, px: [f64; 2]) -> Map {
        let ends = match scale {
            Scale::Linear => [span.lo(), span.hi()],
            Scale::Log => {
                let (lo, hi) = positive(span.lo(), span.hi());
                [log10(lo), log10(hi)]
            }
        };
        Map { scale, ends, px }
    }

    fn to_px(&self, value: f64) -> f64 {
        let value = match self.scale {
            Scale::Linear => value,
            Scale::Log if value > 0.0 => log10(value),
            Scale::Log => return f64::NAN,
        };
        let part = (value - self.ends[0]) / (self.ends[1] - self.ends[0]);
        self.px[0] + (self.px[1] - self.px[0]) * part
    }

    fn to_data(&self, px: f64) -> f64 {
        let part = (px - self.px[0]) / (self.px[1] - self.px[0]);
        let value = self.ends[0] + (self.ends[1] - self.ends[0]) * part;
        match self.scale {
            Scale::Linear => value,
            Scale::Log => pow(10.0, value),
        }
    }
}

/// Where a figure's parts lie, in CSS pixels from the frame's upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The whole frame.
    pub frame: Rect,
    /// The box that data are drawn in.
    pub plot: Rect,
    /// The colour scale beside it, if the figure has a field.
    pub scale: Option<Rect>,
    /// Ticks across.
    pub(super) x_ticks: Vec<Tick>,
    /// How many lines they take turns in, so that long ones stand apart.
    pub(super) x_lines: usize,
    /// Ticks up.
    pub(super) y_ticks: Vec<Tick>,
    x: Map,
    y: Map,
}

impl Layout {
    /// The pixel of a position in data units; not finite where a logarithmic axis has no place for it.
    pub fn to_px(&self, [x, y]: [f64; 2]) -> Px {
        [self.x.to_px(x), self.y.to_px(y)]
    }

    /// The position in data units under a pixel.
    pub fn to_data(&self, px: f64, py: f64) -> [f64; 2] {
        [self.x.to_data(px), self.y.to_data(py)]
    }

    /// The handle a press takes: the nearest within `reach` pixels, of equally near ones the first, or else, inside the
    /// plot, the one that any press there takes.
    pub fn handle_at(&self, figure: &Figure, at: [f64; 2], reach: f64, anywhere: bool) -> Option<u32> {
        let mut nearest: Option<(f64, u32)> = None;
        for handle in &figure.handles {
            let far = from_handle(handle, |at| self.to_px(at), at);
            if far <= reach && nearest.is_none_or(|(least, _)| far < least) {
                nearest = Some((far, handle.id));
            }
        }
        match nearest {
            Some((_, id)) => Some(id),
            None if anywhere && self.plot.contains(at) => figure.anywhere,
            None => None,
        }
    }
}

/// Lays a figure out in a frame. Pure: the same figure and frame give the same layout everywhere.
pub fn layout(figure: &Figure, frame: &Frame) -> Layout {
    let sane = |v: f64| if v.is_finite() { v.clamp(1.0, 20_000.0) } else { 1.0 };
    let (width, height) = (sane(frame.width), sane(frame.height));
    let labelled = |axis: &Axis| axis.shown() && !axis.label.is_empty();
    let field = figure.field.as_deref();

    let strip = labelled(&figure.y) || field.is_some_and(|f| !f.label.is_empty());
    let top: f64 = match (strip, figure.y.shown() || figure.x.shown()) {
        (true, _) => 22.0,
        (false, true) => 8.0,
        (false, false) => 0.0,
    };
    let bottom =
        if figure.x.shown() { 22.0 } else { top.min(8.0) } + if labelled(&figure.x) { 15.0 } else { 0.0 };
    let bottom_edge = (height - bottom).max(top + 1.0).round();

    let overhang = if figure.x.shown() { 14.0 } else { 0.0 };
    let beside = field.map_or(overhang, |f| {
        let numbers = widest(f.levels.iter().map(|v| text_width(&significant(*v), SMALL)));
        SCALE_GAP + SCALE + 5.0 + numbers.max(12.0)
    });
    let y_ticks = ticks_up(&figure.y, bottom_edge - top);
    let left = room_for(&figure.y, &y_ticks, overhang).min(0.4 * width).round();
    let right = (width - beside.min(0.3 * width)).max(left + 1.0).round();

    let across = Map::new(figure.x.span, figure.x.scale, [left, right]);
    let (x_ticks, x_lines) = ticks_that_fit(&figure.x, &across, right - left);
    let more_lines = (x_lines - 1) as f64 * LINE;
    let room = Rect { left, top, right, bottom: (bottom_edge - more_lines).max(top + 1.0) };
    let plot = if figure.x.like_other { alike(&room, &figure.x, &figure.y) } else { room };
    let (x_ticks, y_ticks) = if plot == room {
        (x_ticks, y_ticks)
    } else {
        let across = Map::new(figure.x.span, figure.x.scale, [plot.left, plot.right]);
        (ticks_that_fit(&figure.x, &across, plot.width()).0, ticks_up(&figure.y, plot.height()))
    };
    let x = Map::new(figure.x.span, figure.x.scale, [plot.left, plot.right]);
    let y = Map::new(figure.y.span, figure.y.scale, [plot.bottom, plot.top]);
    let bar = [plot.right + SCALE_GAP, plot.right + SCALE_GAP + SCALE];
    let scale = field.map(|_| Rect { left: bar[0], right: bar[1], ..plot });
    let frame = Rect { left: 0.0, top: 0.0, right: width, bottom: height };
    Layout { frame, plot, scale, x_ticks, x_lines, y_ticks, x, y }
}

/// The ticks of the axis up, where there is so much room.
fn ticks_up(axis: &Axis, height: f64) -> Vec<Tick> {
    let apart = if matches!(axis.ticks, Ticks::Names(_)) { LINE } else { 44.0 };
    ticks(axis, (height / apart) as usize)
}

/// How much room the numbers of the axis up take at its left, where half of the first number across stands, too.
fn room_for(axis: &Axis, ticks: &[Tick], overhang: f64) -> f64 {
    let wider = if matches!(axis.ticks, Ticks::Names(_)) { WORDS } else { 1.0 };
    let numbers = wider * widest(ticks.iter().map(|t| text_width(&t.label, SMALL)));
    if axis.shown() { (numbers + 9.0).max(overhang) } else { overhang }
}

fn widest(widths: impl Iterator<Item = f64>) -> f64 {
    widths.fold(0.0, f64::max)
}

/// The largest box in which units across and up are equally long: at the top, in the middle.
fn alike(room: &Rect, x: &Axis, y: &Axis) -> Rect {
    let unit = (room.width() / x.span.width()).min(room.height() / y.span.width());
    let (width, height) = (unit * x.span.width(), unit * y.span.width());
    let left = (room.left + 0.5 * (room.width() - width)).round();
    Rect { left, right: left + width.max(1.0), bottom: room.top + height.max(1.0), ..*room }
}

/// As many ticks across as stand apart from each other, and in how many lines they take turns: names in several, numbers
/// in one.
fn ticks_that_fit(axis: &Axis, map: &Map, width: f64) -> (Vec<Tick>, usize) {
    let (most, most_lines) = match &axis.ticks {
        Ticks::Names(names) => (names.len(), MOST_LINES),
        _ => ((width / 56.0) as usize, 1),
    };
    let mut most = most.max(1);
    loop {
        let ticks = ticks(axis, most);
        let apart = |a: &Tick, b: &Tick| {
            let half = |t: &Tick| 0.5 * text_width(&t.label, SMALL);
            map.to_px(b.value) - map.to_px(a.value) >= half(a) + half(b) + 14.0
        };
        let fit = |lines: &usize| ticks.iter().zip(ticks.iter().skip(*lines)).all(|(a, b)| apart(a, b));
        match (1..=most_lines).find(fit) {
            Some(lines) => return (ticks, lines),
            None if most == 1 => return (ticks, 1),
            None => most -= 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Extent, Handle};

    fn figure(x: Axis, y: Axis) -> Figure {
        Figure {
            title: String::new(),
            note: String::new(),
            x,
            y,
            field: None,
            marks: Vec::new(),
            handles: vec![
                Handle { id: 7, at: [0.0, 0.0], name: "start".into(), extent: Extent::Point },
                Handle { id: 8, at: [0.1, 0.0], name: "end".into(), extent: Extent::Point },
            ],
            anywhere: Some(3),
            alt: String::new(),
        }
    }

    fn frame(width: f64, height: f64) -> Frame {
        Frame { width, height, ratio: 1.0 }
    }

    #[test]
    fn pixels_and_data_round_trip() {
        let log = Axis { scale: Scale::Log, ..Axis::linear("L", Span::new(1e-3, 50.0)) };
        let layout = layout(&figure(Axis::linear("x", Span::new(-3.0, 7.0)), log), &frame(480.0, 300.0));
        for at in [[-3.0, 1e-3], [0.3, 1.0], [7.0, 50.0], [2.0, 0.07]] {
            let [px, py] = layout.to_px(at);
            assert!(layout.plot.contains([px, py]), "{at:?}");
            let [x, y] = layout.to_data(px, py);
            assert!(
                (x - at[0]).abs() < 1e-12 && (y / at[1] - 1.0).abs() < 1e-12,
                "{at:?} came back as {x}, {y}"
            );
        }
        assert!(layout.to_px([0.0, -1.0])[1].is_nan(), "a logarithmic axis has no place for −1");
    }

    #[test]
    fn the_plot_stays_in_any_frame() {
        let axis = || Axis::linear("φ₀", Span::new(-1e12, 1e12));
        for size in [0.0, 1.0, 40.0, 358.0, 5000.0, f64::NAN, f64::INFINITY] {
            let layout = layout(&figure(axis(), axis()), &frame(size, size));
            assert!(layout.plot.width() >= 1.0 && layout.plot.height() >= 1.0, "{size}: {layout:?}");
            assert!(layout.plot.left >= 0.0 && layout.plot.right.is_finite());
        }
    }

    #[test]
    fn numbers_across_stand_apart() {
        for width in [120.0, 358.0, 780.0, 1600.0] {
            let axis = Axis::linear("x", Span::new(0.0, 123_456.0));
            let layout = layout(&figure(axis.clone(), axis), &frame(width, 300.0));
            let mut end = f64::NEG_INFINITY;
            for tick in &layout.x_ticks {
                let middle = layout.to_px([tick.value, 0.0])[0];
                let half = 0.5 * text_width(&tick.label, SMALL);
                assert!(middle - half > end || layout.x_ticks.len() <= 3, "{width}: {}", tick.label);
                end = middle + half;
            }
        }
    }

    #[test]
    fn names_across_take_turns_in_lines_where_they_are_long() {
        let names = ["Gradient", "Momentum", "Nesterov", "Normalised", "Adam", "RMSProp", "AdaGrad", "AdamW"];
        let axis =
            Axis { ticks: Ticks::Names(names.to_vec()), ..Axis::linear("Method", Span::new(-0.5, 7.5)) };
        let figure = figure(axis.clone(), Axis::linear("L", Span::new(0.0, 1.0)));
        for (width, lines) in [(900.0, 1), (520.0, 2), (358.0, 2), (240.0, 3)] {
            let layout = layout(&figure, &frame(width, 300.0));
            assert_eq!((layout.x_ticks.len(), layout.x_lines), (8, lines), "{width}");
            assert_eq!(layout.plot.bottom, 263.0 - LINE * (lines - 1) as f64, "{width}");
            let [px, py] = layout.to_px([3.0, 0.25]);
            assert_eq!(layout.to_data(px, py), [3.0, 0.25]);
        }
        let narrow = layout(&figure, &frame(150.0, 300.0));
        assert!(narrow.x_ticks.len() < 8, "where there is no room, some are left out");
    }

    #[test]
    fn a_press_takes_the_nearest_handle() {
        let figure = figure(Axis::linear("x", Span::new(-1.0, 1.0)), Axis::linear("y", Span::new(-1.0, 1.0)));
        let layout = layout(&figure, &frame(400.0, 300.0));
        let [px, py] = layout.to_px([0.09, 0.0]);
        assert_eq!(layout.handle_at(&figure, [px, py], 30.0, true), Some(8));
        assert_eq!(layout.handle_at(&figure, [px, py + 60.0], 30.0, true), Some(3), "anywhere in the plot");
        assert_eq!(layout.handle_at(&figure, [px, py + 60.0], 30.0, false), None, "near handles alone");
        assert_eq!(layout.handle_at(&figure, [1.0, 299.0], 30.0, true), None, "outside the plot");
    }
}
