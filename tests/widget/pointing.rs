//! Handles, readouts and arrow keys.

use super::FRAME;
use gradstep::figure::{Extent, Mark};
use gradstep::plot::{self, Frame};
use gradstep::widget::Widget;

#[test]
fn a_handle_is_taken_where_it_is_and_goes_where_it_is_dragged() {
    let mut widget = Widget::new("lab=descent&start=1,0.5");
    let layout = plot::layout(&widget.figure("surface", 0.0, FRAME.width), &FRAME);
    let at = layout.to_px([1.0, 0.5]);
    let near = [at[0] + 5.0, at[1]];
    let far = layout.to_px([1.5, 1.0]);
    let handle = widget.grab("surface", &FRAME, near, 12.0, false).expect("a press near the ring takes it");
    assert_eq!(widget.grab("surface", &FRAME, far, 12.0, false), None);
    assert_eq!(widget.grab("surface", &FRAME, far, 12.0, true), Some(handle));
    assert_eq!(widget.grab("surface", &FRAME, [1.0, 1.0], 12.0, true), None, "outside the plot");
    widget.drag("surface", handle, &FRAME, far);
    assert_eq!(widget.link(), "v=1&lab=descent&start=1.5,1");
    widget.nudge("surface", handle, [0.02, 0.0]); // of an axis two wide
    assert_eq!(widget.link(), "v=1&lab=descent&start=1.54,1");
    widget.drag("surface", handle, &FRAME, [1e9, f64::NAN]);
    let link = widget.link();
    assert!(link.contains("start=2,"), "{link}: a drag stops at the edge of the plot");
}

#[test]
fn the_readout_speaks_inside_the_plot_alone() {
    let widget = Widget::new("lab=descent");
    assert!(widget.readout("surface", &FRAME, [250.0, 200.0]).contains("φ₀"));
    assert_eq!(widget.readout("surface", &FRAME, [1.0, 1.0]), "");
}

#[test]
fn a_large_plot_is_a_smaller_one_seen_from_nearer() {
    let small = Frame { width: 400.0, height: 300.0, ratio: 1.0 };
    let large = Frame { width: 600.0, height: 450.0, ratio: 1.0 };
    for (view, link) in [("surface", "lab=descent&t=3"), ("network", "lab=network")] {
        let mut widget = Widget::new(link);
        let near = Widget::new(&format!("{link}&size=large"));
        assert_eq!((widget.scale(), near.scale()), (1.0, 1.5));
        let drawn = [
            widget.svg(view, 400.0, 300.0, &plot::Theme::Light),
            near.svg(view, 600.0, 450.0, &plot::Theme::Light),
        ];
        let [a, b] = drawn.each_ref().map(|svg| svg.split_once(" viewBox").expect("a view box"));
        assert_eq!(a.1, b.1, "{view}");
        assert!(a.0 != b.0);
        let handle = near.figure(view, 3.0, 600.0).handles[0].id;
        let [x, y] = near.spot(view, handle, &large).expect("a place");
        let [sx, sy] = widget.spot(view, handle, &small).expect("a place");
        assert!((x - 1.5 * sx).abs() < 1e-9 && (y - 1.5 * sy).abs() < 1e-9);
        assert_eq!(near.grab(view, &large, [x + 4.0, y], 6.0, false), Some(handle));
        assert_eq!(near.readout(view, &large, [x, y]), widget.readout(view, &small, [sx, sy]));
        let next = [1.0, 0.0];
        assert_eq!(near.neighbour(view, handle, &large, next), widget.neighbour(view, handle, &small, next));
        widget.set_scale(Some(1.5));
        assert_eq!(widget.spot(view, handle, &large), Some([x, y]), "the page may ask for it as well");
        widget.set_scale(Some(f64::NAN));
        assert_eq!(widget.scale(), 1.0);
    }
    let mut widget = Widget::new("lab=descent&size=large");
    let layout = plot::layout(&widget.figure("surface", 0.0, 600.0), &small);
    let to = layout.to_px([1.5, 1.0]).map(|v| 1.5 * v);
    widget.drag("surface", 0, &large, to);
    assert_eq!(widget.link(), "v=1&lab=descent&start=1.5,1&size=large");
}

#[test]
fn every_weight_is_reached_by_arrow_keys_in_both_pictures() {
    for link in ["lab=network", "lab=network&sizes=1,1,1", "lab=network&sizes=2,12,4,1&problem=rings"] {
        for view in ["network", "matrices"] {
            let widget = Widget::new(link);
            let all = widget.figure(view, 0.0, FRAME.width).handles;
            let mut reached = vec![all[0].id];
            let mut next = 0;
            while let Some(from) = reached.get(next).copied() {
                for way in [[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]] {
                    let to = widget.neighbour(view, from, &FRAME, way);
                    if !reached.contains(&to) {
                        reached.push(to);
                    }
                }
                next += 1;
            }
            assert_eq!(reached.len(), all.len(), "{link}, {view}");
            let [x, y] = widget.spot(view, all[0].id, &FRAME).expect("a place");
            assert_eq!(widget.grab(view, &FRAME, [x, y], 1.0, false), Some(all[0].id));
            assert!(!widget.readout(view, &FRAME, [x, y]).is_empty(), "{link}, {view}");
        }
    }
    assert_eq!(Widget::new("lab=network").spot("network", 9999, &FRAME), None);
}

#[test]
fn a_weight_answers_on_all_of_its_line_and_a_unit_on_all_of_its_circle() {
    for link in ["lab=network", "lab=network&sizes=1,1,1", "lab=network&sizes=2,12,4,1&problem=rings"] {
        let widget = Widget::new(link);
        let frame = Frame { width: 900.0, height: 900.0 / widget.session().views()[0].aspect, ratio: 1.0 };
        let figure = widget.figure("network", 0.0, frame.width);
        let layout = plot::layout(&figure, &frame);
        let radius = figure.marks.iter().find_map(|mark| match mark {
            Mark::Node { radius, .. } => Some(*radius),
            _ => None,
        });
        let radius = radius.expect("a unit") - 5.0; // the ring around the source is so much larger
        let mut lines = 0;
        for handle in &figure.handles {
            let Extent::Line(ends) = handle.extent else {
                let [x, y] = layout.to_px(handle.at);
                for [dx, dy] in [[0.0, 0.0], [0.9, 0.0], [-0.9, 0.0], [0.0, 0.9], [0.6, -0.6]] {
                    let at = [x + dx * radius, y + dy * radius];
                    assert_eq!(
                        widget.grab("network", &frame, at, 12.0, false),
                        Some(handle.id),
                        "{link}: {}",
                        handle.name
                    );
                    let words = widget.readout("network", &frame, at);
                    assert!(words.contains(&format!("{} = ", handle.name)), "{link}: {words}");
                }
                continue;
            };
            lines += 1;
            let [a, b] = ends.map(|end| layout.to_px(end));
            let far = |at: [f64; 2], id: u32| {
                let other = figure.handles.iter().find(|h| h.id == id).expect("a handle");
                gradstep::geometry::near::from_handle(other, |at| layout.to_px(at), at)
            };
            for part in [0.0, 0.05, 0.2, 0.42, 0.5, 0.7, 0.95, 1.0] {
                let at = [0, 1].map(|i| a[i] + part * (b[i] - a[i]));
                let taken = widget.grab("network", &frame, at, 12.0, false).expect("the whole line answers");
                // Where lines cross or meet at a circle's rim, another is as near.
                assert!(taken == handle.id || far(at, taken) < 1e-6, "{link}: {} at {part}", handle.name);
                let alone = figure.handles.iter().filter(|h| far(at, h.id) < 0.5).count() == 1;
                if alone && (0.01..0.99).contains(&part) {
                    assert!(
                        widget.readout("network", &frame, at).starts_with(&format!("{} = ", handle.name)),
                        "{link}"
                    );
                }
            }
            let off = [0, 1].map(|i| a[i] + 0.42 * (b[i] - a[i])); // and a little beside
            assert!(widget.grab("network", &frame, [off[0], off[1] + 1.0], 12.0, false).is_some());
        }
        assert!(lines > 1);
    }
}

#[test]
fn a_cell_of_the_heat_maps_answers_wherever_it_is_pressed() {
    let widget = Widget::new("lab=network&sizes=1,2,1");
    let frame = Frame { width: 900.0, height: 470.0, ratio: 1.0 };
    let figure = widget.figure("matrices", 0.0, frame.width);
    let layout = plot::layout(&figure, &frame);
    for handle in &figure.handles {
        let Extent::Box(size) = handle.extent else { panic!("a cell is a box") };
        for [right, up] in [[0.45, 0.45], [-0.45, 0.45], [0.45, -0.45], [-0.45, -0.45]] {
            let at = layout.to_px([handle.at[0] + right * size[0], handle.at[1] + up * size[1]]);
            assert_eq!(widget.grab("matrices", &frame, at, 1.0, false), Some(handle.id));
        }
    }
}

#[test]
fn the_pointer_asks_the_layout_of_the_last_paint() {
    let mut widget = Widget::new("v=1&lab=descent&t=3");
    let ask = |widget: &Widget| widget.grab("surface", &FRAME, [5.0, 5.0], 4.0, false);
    assert_eq!(ask(&widget), None);
    // As if the start had been painted in that corner.
    let mut figure = widget.figure("surface", 3.0, FRAME.width);
    let layout = plot::layout(&figure, &FRAME);
    figure.handles[0].at = layout.to_data(5.0, 5.0);
    let figure = std::rc::Rc::new(figure);
    let painted = |widget: &Widget, position: f64| {
        widget.painted("surface", position, &FRAME, figure.clone(), std::rc::Rc::new(layout.clone()));
    };
    painted(&widget, 3.0);
    assert_eq!(ask(&widget), Some(0), "no figure is made anew");
    let other = Frame { width: FRAME.width + 1.0, ..FRAME };
    assert_eq!(widget.grab("surface", &other, [5.0, 5.0], 4.0, false), None, "another size is laid out anew");
    painted(&widget, 2.5);
    assert_eq!(ask(&widget), None, "what was painted on the way to a step is not that step");
    painted(&widget, 3.0);
    widget.seek(4);
    assert_eq!(ask(&widget), None, "and another step is another figure");
}
