//! Sample figures of every kind, drawn as SVG. The files are left in cargo's `tmp` directory to be looked at.

mod samples;

use gradstep::figure::*;
use gradstep::plot::{Frame, Layer, Theme, render, same_back, svg};
use plotters::prelude::SVGBackend;
use samples::{bare, label, samples, surface};

#[test]
fn every_sample_is_a_small_complete_file_and_always_the_same() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, figure) in samples() {
        for (theme_name, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
            let sizes = if name == "chain" {
                [(1220.0, 300.0), (720.0, 300.0)]
            } else {
                [(780.0, 480.0), (358.0, 300.0)]
            };
            for (width, height) in sizes {
                let frame = Frame { width, height, ratio: 1.0 };
                let file = svg(&figure, &frame, &theme);
                assert!(
                    file.starts_with("<svg xmlns=") && file.ends_with("</svg>\n"),
                    "{name}: not complete"
                );
                assert!(file.contains(&format!("<title>{}</title>", figure.title)), "{name}: no title");
                assert!(file.contains("&lt;&amp;&gt;</desc>"), "{name}: the text alternative is not escaped");
                assert!(!file.contains("NaN") && !file.contains("inf"), "{name}: a number that is none");
                assert!(file.len() < 150_000, "{name} {width}: {} bytes", file.len());
                assert_eq!(file, svg(&figure.clone(), &frame, &theme), "{name}: not the same again");
                let path = folder.join(format!("{name}-{theme_name}-{width}.svg"));
                std::fs::write(path, file).expect("cargo's tmp directory takes files");
            }
        }
    }
}

/// Every coordinate and size in a drawing.
fn coordinates(drawing: &str) -> Vec<f64> {
    let mut found = Vec::new();
    for attribute in drawing.split_whitespace().filter(|a| !a.starts_with("stroke") && !a.starts_with("font"))
    {
        let value = attribute.rsplit_once("=\"").map_or(attribute, |(_, v)| v);
        found
            .extend(value.trim_end_matches(['"', '/', '>']).split(',').filter_map(|v| v.parse::<f64>().ok()));
    }
    found
}

#[test]
fn what_leaves_the_plot_is_left_out() {
    let span = Span::new(-1.0, 1.0);
    let mut figure = bare("", "", Axis::linear("x", span), Axis::linear("y", span));
    figure.marks.clear();
    let empty = svg(&figure, &Frame { width: 300.0, height: 200.0, ratio: 1.0 }, &Theme::Light);
    let far = [1e300, -1e300, 5.0, f64::INFINITY, f64::NAN];
    let ink = Role::Ink.ink();
    for v in far {
        let style = Style::plain(ink, Size::Normal);
        figure.marks.push(Mark::Points {
            points: vec![[v, 0.0]],
            ink,
            radius: 3.0,
            shape: Glyph::Disc,
            outline: None,
        });
        figure.marks.push(Mark::Node { at: [0.0, v], radius: 9.0, fill: ink, stroke: ink, width: 1.0 });
        figure.marks.push(Mark::Tile { at: [v, v], size: [9.0, 9.0], fill: ink, stroke: ink, width: 1.0 });
        figure.marks.push(Mark::Segments { segments: vec![[[v, 2.0], [v, 3.0]]], ink, width: 1.0 });
        figure.marks.push(label([v, 0.0], "outside", style, [0.0, 0.0]));
    }
    let drawn = svg(&figure, &Frame { width: 300.0, height: 200.0, ratio: 1.0 }, &Theme::Light);
    assert_eq!(drawn, empty);

    let points = vec![[-0.5, 0.0], [1e200, 1e200], [0.0, f64::NAN], [0.0, 0.5], [-1e300, 0.5], [0.0, 0.0]];
    figure.marks = vec![
        Mark::Line { points, ink, width: 2.0, dashed: true, outline: Some(ink) },
        Mark::Arrow {
            from: [0.0, 0.0],
            to: [1e100, 3e99],
            bend: 20.0,
            gap: 5.0,
            ink,
            width: 2.0,
            dashed: false,
            outline: None,
        },
    ];
    let drawn = svg(&figure, &Frame { width: 300.0, height: 200.0, ratio: 1.0 }, &Theme::Light);
    assert!(drawn.len() > empty.len(), "the parts inside are drawn");
    assert!(coordinates(&drawn).iter().all(|v| (-50.0..3300.0).contains(v)), "nothing lies outside the file");
}

#[test]
fn the_widest_and_the_narrowest_axes_are_drawn() {
    let spans =
        [(-1e12, 1e12), (0.0, 1e-9), (1.0, 1.0 + 1e-9), (1e12, 1e12), (f64::NEG_INFINITY, f64::INFINITY)];
    for scale in [Scale::Linear, Scale::Log] {
        for (lo, hi) in spans {
            let axis = Axis { scale, grid: true, ..Axis::linear("φ₀", Span::new(lo, hi)) };
            let mut figure = bare("extreme", "", axis.clone(), axis);
            figure.marks = surface(2).marks;
            for (width, height) in [(780.0, 480.0), (3.0, 2.0), (0.0, 0.0)] {
                let file = svg(&figure, &Frame { width, height, ratio: 2.0 }, &Theme::Dark);
                assert!(file.len() < 30_000, "{lo} {hi} {scale:?}: {} bytes", file.len());
            }
        }
    }
}

#[test]
fn the_layers_together_are_the_figure() {
    let figure = surface(33);
    let frame = Frame { width: 400.0, height: 300.0, ratio: 1.0 };
    let layer = |layer| {
        let mut text = String::new();
        let backend = SVGBackend::with_string(&mut text, (4000, 3000));
        let layout = render(&figure, &frame, &Theme::Light, layer, backend).expect("strings take everything");
        let body: Vec<String> = text.lines().filter(|l| !l.contains("svg")).map(String::from).collect();
        (body, layout)
    };
    let (back, front, both) = (layer(Layer::Back), layer(Layer::Front), layer(Layer::Both));
    assert_eq!([back.0, front.0].concat(), both.0);
    assert_eq!(back.1, front.1);

    let mut moved = figure.clone();
    moved.marks.pop();
    assert!(same_back(&figure, &moved), "marks are not part of the back");
    moved.x.span = Span::new(0.0, 1.0);
    assert!(!same_back(&figure, &moved));
    assert!(!same_back(&figure, &surface(33)), "another field, even with equal values");
}
