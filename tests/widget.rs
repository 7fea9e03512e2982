//! What a page asks of a lab, asked without a page.

use gradstep::figure::{Extent, Mark};
use gradstep::lab::{self, Remedy};
use gradstep::plot::{self, Frame};
use gradstep::widget::{Widget, schema};
use serde_json::Value;

const FRAME: Frame = Frame { width: 500.0, height: 400.0, ratio: 1.0 };

fn state(widget: &Widget) -> Value {
    serde_json::from_str(&widget.state()).expect("the state is JSON")
}

fn words(widget: &Widget) -> Vec<&str> {
    widget.warnings().iter().map(|w| w.text.as_str()).collect()
}

fn shown<'a>(state: &'a Value, key: &str) -> &'a Value {
    let all = state["shown"].as_array().expect("a list");
    all.iter().find(|one| one["key"] == key).unwrap_or(&Value::Null)
}

#[test]
fn a_setting_keeps_the_step_unless_there_is_no_such_step_any_more() {
    let mut widget = Widget::new("lab=descent&steps=30&t=20");
    widget.set("lr", "0.01");
    assert_eq!((widget.t(), widget.steps()), (20, 30));
    widget.set("steps", "8");
    assert_eq!((widget.t(), widget.link().as_str()), (8, "v=1&lab=descent&lr=0.01&steps=8&t=8"));
    widget.set("problem", "himmelblau"); // brings its own start, rate and length
    assert_eq!(widget.link(), "v=1&lab=descent&problem=himmelblau");
}

#[test]
fn a_step_beyond_the_end_is_warned_of() {
    let mut widget = Widget::new("lab=descent&steps=10&t=99");
    assert_eq!(widget.t(), 10);
    assert_eq!(words(&widget), ["There is no step 99; the last one, 10, is shown."]);
    widget.seek(4);
    assert_eq!(widget.link(), "v=1&lab=descent&steps=10&t=4");
    widget.seek(1_000_000);
    assert_eq!(widget.t(), 10);
}

#[test]
fn what_cannot_be_read_changes_nothing_but_is_said() {
    let mut widget = Widget::new("lab=descent&lr=0.02");
    let before = widget.link();
    widget.set("lr", "fast");
    assert_eq!(widget.link(), before);
    assert_eq!(widget.warnings().len(), 1);
    widget.set("nonsense", "1");
    assert_eq!(widget.link(), before);
    widget.reset("lr");
    assert_eq!((widget.link().as_str(), words(&widget).len()), ("v=1&lab=descent", 0));
}

#[test]
fn own_examples_come_and_go_as_text() {
    let mut widget = Widget::new("lab=descent");
    let given = shown(&state(&widget), "x")["text"].as_str().expect("text").to_string();
    assert_eq!(given.lines().count(), 12);
    widget.set_examples("x y\n1 2\n3 4.5\nfive 6\n");
    assert_eq!(widget.link(), "v=1&lab=descent&x=1,3&y=2,4.5");
    assert_eq!(
        words(&widget),
        ["Columns: x is “x”, y is “y”.", "Left out: line 4, “five 6”, because “five” is not a number."]
    );
    assert_eq!(shown(&state(&widget), "x")["text"], "1 2\n3 4.5\n");
    widget.set_examples("nothing");
    assert_eq!(widget.link(), "v=1&lab=descent&x=1,3&y=2,4.5");
    widget.set_examples(" ");
    assert_eq!(widget.link(), "v=1&lab=descent");
    assert_eq!(shown(&state(&widget), "x")["text"], given);
    assert!(
        state(&widget)["shown"].as_array().is_some_and(|all| all.iter().any(|one| one["isDefault"] == true))
    );
}

#[test]
fn own_examples_of_the_descent_lab_are_pairs() {
    let mut widget = Widget::new("lab=descent");
    widget.set_examples("just words");
    assert_eq!(widget.link(), "v=1&lab=descent");
    assert!(words(&widget).contains(&"The data stay as they were."));
    widget.set_examples("1 9 3\n4 9 6\n7 9 8");
    assert_eq!(widget.link(), "v=1&lab=descent&x=1,4,7&y=3,6,8");
    assert_eq!(words(&widget), ["Columns: x is column 1, y is column 3; left out: column 2."]);
    widget.set_examples("2 3");
    assert_eq!(
        words(&widget),
        ["There is one point alone, so many lines fit equally well: the lowest loss is a whole valley."]
    );
    let panel = widget.panel().concat();
    assert!(panel.contains("the gradient of the only example"), "{panel}");
    widget.set_examples("2001 5\n2002 6\n2003 8");
    assert!(widget.link().ends_with("&lr=4.2e-8"), "years ask for a small learning rate: {}", widget.link());
    assert_eq!(words(&widget), [""; 0]);
    widget.set("opt", "adam");
    assert!(!widget.link().contains("lr="), "Adam does not: {}", widget.link());
    assert_eq!(words(&widget), [""; 0]);
}

#[test]
fn a_batch_is_no_larger_than_the_data() {
    let mut widget = Widget::new("lab=descent&batch=13");
    assert_eq!(words(&widget), ["Batch size: there are only 12 examples; each step takes all of them."]);
    assert_eq!(widget.link(), "v=1&lab=descent");
    widget.set("batch", "12");
    assert_eq!((widget.link().as_str(), words(&widget).len()), ("v=1&lab=descent&batch=12", 0));
}

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
fn hidden_controls_are_not_offered() {
    let keys = |link: &str| {
        let state = state(&Widget::new(link));
        let all = state["shown"].as_array().expect("a list").clone();
        all.iter().map(|one| one["key"].as_str().unwrap_or("").to_string()).collect::<Vec<_>>()
    };
    let all = keys("lab=descent");
    assert!(all.contains(&"lr".into()) && all.contains(&"opt".into()));
    let fewer = keys("lab=descent&hide=lr");
    assert!(!fewer.contains(&"lr".into()) && fewer.len() == all.len() - 1);
    assert!(keys("lab=descent&hide=controls").is_empty());
}

#[test]
fn what_the_page_shows_of_a_lab_is_in_links_of_every_lab_and_changes_no_number() {
    for lab in lab::ALL {
        let plain = format!("v=1&lab={}", lab.schema().id);
        let same = |widget: &Widget| {
            let columns = widget.session().columns();
            columns
                .into_iter()
                .map(|c| (c.name.clone(), c.values().iter().map(|v| v.to_bits()).collect()))
                .collect()
        };
        let all: Vec<(String, Vec<u64>)> = same(&Widget::new(&plain));
        let shown = Widget::new(&plain);
        assert_eq!(
            [&state(&shown)["layout"], &state(&shown)["panel"], &state(&shown)["size"]],
            ["full", "all", "normal"]
        );
        for (key, value) in
            [("layout", "compact"), ("panel", "formula"), ("panel", "none"), ("size", "large")]
        {
            let link = format!("{plain}&{key}={value}");
            let widget = Widget::new(&link);
            assert_eq!((widget.link(), words(&widget)), (link, vec![""; 0]));
            assert_eq!(state(&widget)[key], value);
            assert_eq!(state(&widget)["shown"], state(&shown)["shown"], "{key} has no control of its own");
            assert!(same(&widget) == all, "{key}={value} changed a number");
        }
    }
    let widget = Widget::new("v=1&lab=descent&layout=huge");
    assert_eq!(words(&widget), ["Layout: there is no “huge”. The default is used."]);
}

#[test]
fn a_panel_is_as_full_as_its_link_asks() {
    for link in ["lab=descent&opt=adam&t=3", "lab=chain&t=4", "lab=network&t=4", "lab=init&t=4"] {
        let [said, tables] = Widget::new(link).panel();
        assert!(said.contains("<p>") && tables.contains("<table>"), "{link}");
        let [formula, nothing] = Widget::new(&format!("{link}&panel=formula")).panel();
        let steps = said.matches("<div class=\"this-step\">").count();
        assert!(
            steps > 0 && formula.matches("<div class=\"this-step\">").count() == steps,
            "{link}: {formula}"
        );
        assert!(
            !formula.contains("<p>") && !formula.contains("<h3>") && nothing.is_empty(),
            "{link}: {formula}"
        );
        assert_eq!(Widget::new(&format!("{link}&panel=none")).panel(), ["", ""]);
    }
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
fn every_example_is_known_by_its_link_at_its_step() {
    for lab in lab::ALL {
        for preset in lab.presets() {
            let mut widget = Widget::new(preset.link);
            assert_eq!(words(&widget), [""; 0], "{}", preset.id);
            assert_eq!(state(&widget)["preset"]["id"], preset.id);
            widget.set("hide", "steps");
            assert_eq!(state(&widget)["preset"]["id"], preset.id, "what is hidden makes no other example");
        }
    }
}

/// Whatever a reader types into any control, the lab stays whole and its link opens the same again.
#[test]
fn nonsense_in_any_control_does_no_harm() {
    let typed = ["", "0", "-1", "1e400", "NaN", "−inf", "1,2,3", "a:b", "😀", "1;2\n3", "999999999999"];
    for lab in lab::ALL {
        for param in lab.schema().params.iter() {
            let mut widget = Widget::new(&format!("lab={}&t=3", lab.schema().id));
            for text in typed {
                if param.key == "steps" && text.starts_with('9') {
                    continue; // ten thousand steps of every lab have tests of their own
                }
                widget.set(param.key, text);
                let again = Widget::new(&widget.link());
                assert_eq!(again.link(), widget.link(), "{} = {text:?}", param.key);
                assert_eq!(again.warnings(), [], "{} = {text:?}", param.key);
            }
        }
    }
}

#[test]
fn the_schema_holds_every_lab_with_its_controls() {
    let schema: Value = serde_json::from_str(&schema()).expect("the schema is JSON");
    let labs = schema["labs"].as_array().expect("a list");
    assert_eq!(labs.len(), lab::ALL.len());
    for (json, lab) in labs.iter().zip(lab::ALL) {
        assert_eq!(json["id"], lab.schema().id);
        assert_eq!(json["params"].as_array().map(Vec::len), Some(lab.schema().params.len()));
        assert_eq!(json["presets"].as_array().map(Vec::len), Some(lab.presets().len()));
        assert!(
            json["params"].as_array().is_some_and(|all| all.iter().all(|p| p["kind"]["type"].is_string()))
        );
    }
}

#[test]
fn a_weight_typed_over_is_in_the_link_and_goes_back() {
    let drawn = "v=1&lab=network&sizes=1,2,1&pick=0:1:0";
    let mut widget = Widget::new(drawn);
    let fields = |widget: &Widget| widget.panel().concat().matches("data-field=").count();
    assert_eq!(fields(&widget), 1);
    assert!(widget.panel().concat().contains("data-field=\"3\"")); // β₀ (2), Ω₀[0, 0], Ω₀[1, 0]
    widget.edit(3, " −1,5 ");
    let link = widget.link();
    let params = link.split("phi=").nth(1).and_then(|rest| rest.split('&').next()).unwrap_or_default();
    let list: Vec<&str> = params.split(',').collect();
    assert_eq!((list.len(), list[3]), (7, "-1.5"));
    assert_eq!(Widget::new(&link).link(), link);
    widget.edit(3, "-1.5");
    assert_eq!(widget.link(), link, "the same again changes nothing");
    for nonsense in ["", "one", "NaN", "1 2"] {
        widget.edit(3, nonsense);
        assert_eq!((widget.link(), widget.warnings().len()), (link.clone(), 1), "{nonsense}");
    }
    widget.edit(99, "1"); // there is no such number
    assert_eq!(widget.link(), link);
    widget.edit(3, "1e300");
    assert!(widget.warnings()[0].text.contains("out of range"));
    assert!(widget.panel().concat().contains("data-set=\"params=\""));
    widget.set("params", "");
    assert_eq!(widget.link(), drawn);
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
fn a_bias_is_the_weight_of_a_source_beyond_the_last() {
    let mut widget = Widget::new("lab=network&sizes=1,2,1&pick=1:0:9&t=99999");
    assert!(widget.link().contains("pick=1:0:2"));
    assert!(widget.panel().concat().contains("The bias β₁[0]"));
    let handle = widget.figure("matrices", 0.0, FRAME.width).handles[0].clone();
    assert_eq!(handle.name, "β₀[0]");
    let at = widget.spot("matrices", handle.id, &FRAME).expect("a place");
    widget.drag("matrices", handle.id, &FRAME, at);
    assert!(widget.link().contains("pick=0:0:1"));
}

fn set(widget: &mut Widget, remedy: Remedy) {
    let (key, value) = remedy.set.split_once('=').expect("key=value");
    widget.set(key, value);
    assert_eq!(words(widget), [""; 0], "{}", remedy.set);
}

#[test]
fn a_diverged_run_offers_the_axis_on_which_it_is_seen() {
    for (link, steps) in
        [("lab=descent&lr=0.9", 40), ("lab=network&lr=1", 9999), ("lab=chain&b=1,9,-3,0.4&w=0.1,9,2,3", 9999)]
    {
        let mut widget = Widget::new(link);
        assert_eq!(widget.remedies(), [], "{link}: not yet");
        widget.seek(steps);
        let offered = widget.remedies();
        assert_eq!(offered[0].words, "Logarithmic loss axis", "{link}");
        offered.into_iter().for_each(|remedy| set(&mut widget, remedy));
        assert_eq!(widget.remedies(), [], "{link}: done");
        assert!(!widget.session().alarm(widget.t()).is_empty());
    }
}

#[test]
fn a_run_that_leaves_the_surface_offers_to_draw_as_far_as_it_goes() {
    let inside = |widget: &Widget| {
        let figure = widget.figure("surface", widget.t() as f64, 500.0);
        let phi = widget.session().columns().into_iter().find(|c| c.name == "phi").expect("φ").values();
        let within = phi.chunks(2).filter(|p| figure.x.span.contains(p[0]) && figure.y.span.contains(p[1]));
        (within.count(), phi.len() / 2, figure.x.span)
    };
    // It stays finite: all of it is shown.
    let mut widget = Widget::new("lab=descent&problem=gabor&opt=momentum&lr=3&steps=40&start=3,10");
    assert_eq!(widget.remedies(), [], "it is where it began");
    widget.seek(9999);
    let (before, all, _) = inside(&widget);
    assert!(before < all, "{before} of {all}");
    let offered = widget.remedies();
    assert_eq!(offered.iter().map(|remedy| remedy.set).collect::<Vec<_>>(), ["plane=run"]);
    set(&mut widget, offered[0]);
    let (within, all, _) = inside(&widget);
    assert_eq!(within, all);
    assert_eq!(widget.remedies(), []);
    assert!(widget.link().contains("&plane=run"));
    // It diverges: how it begins is shown, and the plane is still to be made out.
    let mut widget = Widget::new("lab=descent&lr=0.045&start=1,0.9&steps=120&t=120");
    let (before, _, narrow) = inside(&widget);
    assert!(widget.remedies().iter().any(|remedy| remedy.set == "plane=run"));
    widget.set("plane", "run");
    let (after, all, wide) = inside(&widget);
    assert!(before < after && after < all, "{before} {after} {all}");
    assert!(wide.width() < 13.0 * narrow.width());
    // A run that stays has the surface it had.
    let plain = Widget::new("lab=descent&t=10");
    let whole = Widget::new("lab=descent&plane=run&t=10");
    assert_eq!(inside(&plain).2, inside(&whole).2);
    let alone = Widget::new("lab=descent&lr=0.045&start=1,0.9&steps=120&t=120&view=model");
    assert_eq!(alone.remedies(), [], "where there is no surface there is nothing to fit");
}

#[test]
fn a_data_set_that_is_chosen_brings_settings_with_which_it_is_learnt() {
    let last = |widget: &Widget| {
        let columns = widget.session().columns();
        let losses = columns.into_iter().find(|c| c.name == "training.loss").expect("losses").values();
        (losses[0], losses[losses.len() - 1])
    };
    for (problem, most) in
        [("gabor", 0.8), ("hill", 0.5), ("exclusive", 0.1), ("xor", 0.1), ("rings", 0.2), ("spirals", 0.1)]
    {
        let mut widget = Widget::new("lab=network");
        widget.set("problem", problem);
        let (first, learnt) = last(&widget);
        assert!(first > 5.0 && learnt < most, "{problem}: from {first} to {learnt}");
        assert_eq!(words(&widget), [""; 0]);
        let again = Widget::new(&widget.link());
        assert_eq!((again.link(), last(&again)), (widget.link(), (first, learnt)), "it stands in the link");
        // A link that says nothing of it means what it always has.
        let plain = Widget::new(&format!("lab=network&problem={problem}"));
        assert!(last(&plain).1 > 4.0 * most, "{problem}");
        widget.set("problem", "line");
        assert_eq!(widget.link(), "v=1&lab=network", "{problem}: another set has settings of its own");
    }
    let mut widget = Widget::new("lab=network");
    widget.set("act", "gelu");
    widget.set("problem", "rings");
    assert!(widget.link().contains("act=gelu") && widget.link().contains("init=xavier"), "{}", widget.link());
    widget.set("steps", "50");
    widget.reset("problem");
    assert_eq!(widget.link(), "v=1&lab=network&act=gelu&steps=50", "what the reader chose stays");
}

#[test]
fn a_heading_says_what_is_there_now() {
    let heading = |link: &str| state(&Widget::new(link))["heading"].as_str().expect("words").to_string();
    for (link, words) in [
        ("lab=descent", "Line, 12 points"),
        ("lab=descent&problem=gabor", "Gabor model, 30 points"),
        ("lab=descent&x=1&y=2", "Line, one point of your own"),
        ("lab=descent&x=1,2&y=2,3", "Line, 2 points of your own"),
        ("lab=descent&problem=himmelblau&opt=adam", "Himmelblau’s four pits"),
        ("lab=chain&chain=tanh", "Chain: tanh"),
        ("lab=network", "Network 1–3–3–3–1: Line"),
        ("lab=network&problem=rings&sizes=2,6,1", "Network 2–6–1: Rings, two classes"),
        ("lab=network&x=1,2&y=2,3&sizes=1,2,1", "Network 1–2–1: 2 examples of your own"),
        ("lab=init", "Initialisation"),
        ("lab=search", "Line: learning rate"),
        ("lab=search&up=beta&problem=gabor&opt=momentum", "Gabor model: learning rate and momentum"),
    ] {
        assert_eq!(heading(link), words, "{link}");
    }
    // The words of an example go on only for what it is about.
    assert_eq!(heading("lab=descent&lr=0.001"), heading("lab=descent"));
    let mut widget = Widget::new("lab=descent&x=1&y=2");
    assert_eq!(shown(&state(&widget), "problem")["note"], "Here: one point of your own.");
    widget.set_examples("");
    assert_eq!(shown(&state(&widget), "problem")["note"], "");
    let widget = Widget::new("lab=network&x=1,2&y=2,3&sizes=1,2,1");
    assert_eq!(shown(&state(&widget), "problem")["note"], "Here: 2 examples of your own.");
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for text in [
        "0.6,-0.2",
        "(0.6, -0.2)",
        "(0.6,−0.2)",
        "[0.6 -0.2]",
        "0.6; −0.2",
        " 0.6   -0.2 ",
        "0,6; -0,2",
        "{0.6;-0.2}",
        "(0.6, -0.2),",
    ] {
        let mut widget = Widget::new("lab=descent");
        widget.set("start", text);
        assert_eq!(widget.link(), "v=1&lab=descent&start=0.6,-0.2", "{text}");
        assert_eq!(words(&widget), [""; 0], "{text}");
    }
    let mut widget = Widget::new("lab=descent");
    for (text, t) in [("10", 10), (" 12 ", 12), ("99999", widget.steps())] {
        widget.set("t", text);
        assert_eq!(widget.t(), t, "{text}");
    }
    widget.set_examples("(1, 2)\n(3; 4.5)\n[5 6]");
    assert!(widget.link().contains("x=1,3,5&y=2,4.5,6"), "{}", widget.link());
}

#[test]
fn classes_are_drawn_with_equal_units_and_the_line_between_them() {
    let mut widget =
        Widget::new("lab=network&problem=rings&sizes=2,6,6,1&act=tanh&seed=2&opt=adam&batch=10&steps=400");
    widget.seek(9999);
    for frame in [(520.0, 480.0), (900.0, 300.0), (300.0, 600.0)] {
        let frame = Frame { width: frame.0, height: frame.1, ratio: 1.0 };
        let layout = plot::layout(&widget.figure("fit", 9999.0, frame.width), &frame);
        let ([x, y], [right, up]) = (layout.to_px([0.0, 0.0]), layout.to_px([1.0, 1.0]));
        assert!(((right - x) / (y - up) - 1.0).abs() < 0.01, "{frame:?}: {} {}", right - x, y - up);
        assert!(layout.plot.right <= frame.width && layout.plot.bottom <= frame.height);
    }
    let figure = widget.figure("fit", 9999.0, 500.0);
    let lines: Vec<Vec<[f64; 2]>> = figure
        .marks
        .into_iter()
        .filter_map(|mark| match mark {
            Mark::Line { points, .. } => Some(points),
            _ => None,
        })
        .collect();
    assert!(!lines.is_empty());
    let frame = Frame { width: 520.0, height: 480.0, ratio: 1.0 };
    let layout = plot::layout(&widget.figure("fit", 9999.0, frame.width), &frame);
    let mut told = 0;
    for point in lines.iter().flatten().filter(|p| p.iter().all(|v| v.abs() < 1.45)) {
        let words = widget.readout("fit", &frame, layout.to_px(*point));
        let output: f64 = words.split("output ").nth(1).and_then(|n| n.parse().ok()).expect("a number");
        assert!((output - 0.5).abs() < 0.06, "{words}");
        told += 1;
    }
    assert!(told > 20, "{told} points on the line");
    let plain = Widget::new("lab=network&problem=hill").figure("fit", 0.0, 500.0);
    assert!(!plain.marks.iter().any(|mark| matches!(mark, Mark::Line { .. })), "where there are no classes");
}

#[test]
fn at_the_last_step_every_number_is_of_that_step() {
    let sum = |panel: &str| {
        let total = panel.split("<tr class=\"total\">").nth(1).expect("a sum");
        let cell = total.split("<td class=\"loss\">").nth(1).expect("the sum of the losses");
        cell.split('<').next().unwrap_or_default().to_string()
    };
    for (link, last, loss) in [
        ("lab=descent&lr=0.04&start=1.73,-0.738&steps=3", 3, "4.919"),
        ("lab=descent&lr=0.04&steps=3&batch=5", 3, ""),
        ("lab=descent&opt=nesterov&steps=5&batch=3", 5, ""),
    ] {
        let mut widget = Widget::new(link);
        let early = widget.svg("model", 500.0, 300.0, &plot::Theme::Light);
        widget.seek(last);
        let status = widget.session().status(last);
        let said = status.split("class=\"loss\">").nth(1).and_then(|rest| rest.split('<').next()).expect("L");
        assert!(status.contains(loss), "{link}: {status}");
        let [_, tables] = widget.panel();
        assert_eq!(sum(&tables), said, "{link}: the examples' losses add up to the loss in the status line");
        assert_eq!(
            tables.matches("<i class=\"dot data\">").count(),
            12,
            "{link}: no batch is left, so all are shown"
        );
        assert!(tables.contains("What each example adds to the gradient, at this point"), "{link}");
        // The residuals end on the curve: the same as where a run begins at the last point.
        let phi = widget.session().columns().into_iter().find(|c| c.name == "phi").expect("φ").values();
        let end = Widget::new(&format!("lab=descent&start={},{}", phi[2 * last], phi[2 * last + 1]));
        let residuals = |widget: &Widget| {
            let marks = widget.figure("model", widget.t() as f64, 500.0).marks;
            let of = |mark| match mark {
                Mark::Segments { segments, .. } => segments,
                _ => Vec::new(),
            };
            marks.into_iter().flat_map(of).collect::<Vec<_>>()
        };
        assert_eq!(residuals(&widget).len(), 12);
        assert_eq!(residuals(&widget), residuals(&end), "{link}");
        assert!(early != widget.svg("model", 500.0, 300.0, &plot::Theme::Light));
    }
}

#[test]
fn training_goes_on_from_where_it_ended() {
    let link = |steps: usize| format!("v=1&lab=network&sizes=1,3,1&steps={steps}&t=9999");
    let mut widget = Widget::new(&link(30));
    let weights = |widget: &Widget| {
        let columns = widget.session().columns();
        columns.into_iter().find(|c| c.name == "training.params").expect("weights").values()
    };
    let offered = |widget: &Widget| {
        let panel = widget.panel().concat();
        let set = panel.split("data-set=\"params=").nth(1)?.split('"').next()?.to_string();
        (!set.is_empty()).then_some(set)
    };
    let params = offered(&widget).expect("a way to go on");
    widget.set("params", &params);
    assert_eq!(widget.t(), widget.steps(), "it stays at the end, where one may go on again");
    // Gradient descent remembers nothing: twice thirty steps are sixty.
    assert_eq!(weights(&widget), weights(&Widget::new(&link(60))));
    widget.seek(0);
    assert!(widget.go_on() && widget.t() == widget.steps());
    assert_eq!(weights(&widget), weights(&Widget::new(&link(90))));
    assert!(offered(&widget).is_some());
    widget.seek(widget.steps() - 1);
    assert_eq!(offered(&widget), None, "before the last step there is nothing to go on from");
    let mut diverged = Widget::new("v=1&lab=network&lr=0.5&steps=200&t=9999&init=normal&var=9");
    let before = diverged.link();
    assert!(offered(&diverged).is_none() && !diverged.go_on() && diverged.link() == before);
    let steep = Widget::new("v=1&lab=network&lr=0.5&steps=1&t=9999&init=normal&var=90");
    assert!(steep.session().outcome() == "ok" && weights(&steep).iter().any(|w| w.abs() > 1e6));
    assert!(offered(&steep).is_none(), "larger weights than a link holds");
    let twelve = "0,1,0,1,0,1,0,1,0,1,0,1";
    let sizes = "12,12,12,12,12,12,12";
    let large =
        Widget::new(&format!("v=1&lab=network&x={twelve}&y={twelve}&sizes={sizes}&steps=3&lr=1e-4&t=9999"));
    assert!(weights(&large).len() > 900 && offered(&large).is_none(), "more weights than a link holds");
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

#[test]
fn scenarios_are_the_same_by_their_values() {
    let read = |link: &str| gradstep::lab::parse(link).0;
    let same = |a: &str, b: &str| read(a).same_but(&read(b), &["t"]);
    assert!(same("v=1&lab=descent&t=3", "v=1&lab=descent&problem=line&lr=0.02"));
    assert!(!same("v=1&lab=descent", "v=1&lab=descent&lr=0.03"));
    assert!(!same("v=1&lab=descent&view=loss", "v=1&lab=descent"));
    assert!(!same("v=1&lab=descent", "v=1&lab=chain"));
    assert!(
        !same("v=1&lab=descent&opt=adam", "v=1&lab=descent"),
        "a default that depends on others differs, too"
    );
}

#[test]
fn a_line_is_fitted_to_large_x_without_diverging() {
    let houses = "size,price\n2104,399900\n1600,329900\n2400,369000\n1416,232000\n";
    let mut widget = Widget::new("v=1&lab=descent");
    widget.set_examples(houses);
    let said = words(&widget).join(" ");
    assert!(widget.link().contains("&lr=3.4e-8"), "{}", widget.link());
    assert!(!said.contains("so large"), "{said}");
    assert_eq!(widget.session().outcome(), "ok");
    widget.set_examples("21040,399900\n16000,329900\n");
    assert!(widget.link().contains("&lr=7.2e-10"), "{}", widget.link());
    widget.set_examples("1,2\n2,3\n");
    assert!(!widget.link().contains("&lr="), "{}", widget.link());
    widget.set_examples(houses);
    widget.set("lr", "0.001");
    assert!(words(&widget).join(" ").contains("3.4×10⁻⁸ is small enough"), "{:?}", words(&widget));
    assert_eq!(widget.session().outcome(), "diverged");
    // A link that names no rate goes on meaning what it did.
    let old = Widget::new("v=1&lab=descent&x=2104,1600,2400,1416&y=399900,329900,369000,232000");
    assert_eq!(old.session().outcome(), "diverged");
    assert!(words(&old).join(" ").contains("3.4×10⁻⁸ is small enough"));
}
