//! Figures with all that figures can have.

use gradstep::figure::*;
use gradstep::math::{cos, pow, sin};
use std::rc::Rc;

pub fn bare(title: &str, note: &str, x: Axis, y: Axis) -> Figure {
    Figure {
        title: title.into(),
        note: note.into(),
        x,
        y,
        field: None,
        marks: Vec::new(),
        handles: Vec::new(),
        anywhere: None,
        alt: format!("A sample: {title} <&>"),
    }
}

pub fn label(at: [f64; 2], text: &str, style: Style, offset: [f64; 2]) -> Mark {
    Mark::Text { at, offset, text: text.into(), style }
}

/// A bumpy surface with a valley, a path of 17 steps on it, and what else stands on surfaces.
pub fn surface(columns: usize) -> Figure {
    let (x, y) = (Span::new(-10.0, 10.0), Span::new(2.5, 22.5));
    let loss = |a: f64, b: f64| {
        let ripple = sin(1.1 * a + 0.02 * a * b) * pow(2.0, -0.02 * a * a);
        4.0 + 3.0 * ripple
            + 0.012 * (b - 14.0) * (b - 14.0) * (1.0 + 0.5 * cos(0.5 * a))
            + 0.4 * sin(0.6 * b + a)
    };
    let values = (0..columns * columns).map(|i| {
        let (c, r) = ((i % columns) as f64, (i / columns) as f64);
        let n = (columns - 1) as f64;
        loss(-10.0 + 20.0 * c / n, 2.5 + 20.0 * r / n)
    });
    let field = Field {
        columns,
        rows: columns,
        x,
        y,
        values: values.collect(),
        levels: (1..=20).map(|i| 0.5 * f64::from(i)).collect(),
        label: "L".into(),
    };
    let path: Vec<[f64; 2]> = (0..=17)
        .map(|t| [2.5 - 0.24 * f64::from(t), 12.0 + 0.1 * f64::from(t) + 0.7 * sin(1.9 * f64::from(t))])
        .collect();
    let (start, now) = (path[0], path[17]);
    let halo = Some(Role::Black.shade(0.8));
    let number =
        Style { bold: true, halo, anchor: Anchor::Start, ..Style::plain(Role::White.ink(), Size::Small) };
    let mut figure =
        bare("Loss L[φ]", "offset φ₀ across, frequency φ₁ up", Axis::linear("φ₀", x), Axis::linear("φ₁", y));
    figure.field = Some(Rc::new(field));
    figure.handles = vec![Handle { id: 0, at: start, name: "start point".into(), extent: Extent::Point }];
    figure.marks = vec![
        Mark::Line {
            points: path.clone(),
            ink: Role::White.ink(),
            width: 1.8,
            dashed: false,
            outline: Some(Role::Black.shade(0.7)),
        },
        Mark::Points {
            points: path[1..17].to_vec(),
            ink: Role::White.ink(),
            radius: 3.4,
            shape: Glyph::Disc,
            outline: Some(Role::Black.shade(0.7)),
        },
        Mark::Points {
            points: vec![start],
            ink: Role::White.ink(),
            radius: 6.0,
            shape: Glyph::Ring,
            outline: Some(Role::Black.shade(0.7)),
        },
        Mark::Points {
            points: vec![now],
            ink: Role::Paper.ink(),
            radius: 5.5,
            shape: Glyph::Disc,
            outline: Some(Role::Black.ink()),
        },
        Mark::Arrow {
            from: now,
            to: [now[0] + 1.5, now[1] + 2.8],
            bend: 0.0,
            gap: 0.0,
            ink: Role::Derivative.ink(),
            width: 2.5,
            dashed: false,
            outline: Some(Role::White.shade(0.8)),
        },
        Mark::Points {
            points: vec![[0.0, 16.0]],
            ink: Role::White.ink(),
            radius: 3.5,
            shape: Glyph::Cross,
            outline: None,
        },
        label([0.0, 16.0], "minimum", Style { bold: false, ..number }, [9.0, 0.0]),
    ];
    for t in [0, 5, 10, 17] {
        figure.marks.push(label(path[t], &t.to_string(), number, [7.0, -9.0]));
    }
    figure
}

pub fn data_plot() -> Figure {
    let model = |x: f64, shift: f64| sin(0.55 * x - shift) * pow(2.0, -0.02 * x * x);
    let curve = |shift: f64| -> Vec<[f64; 2]> {
        (0..=400).map(|i| -15.0 + 0.075 * f64::from(i)).map(|x| [x, model(x, shift)]).collect()
    };
    let line = |shift: f64, strength: f64| Mark::Line {
        points: curve(shift),
        ink: Role::Value.shade(strength),
        width: if strength == 1.0 { 2.2 } else { 1.4 },
        dashed: false,
        outline: None,
    };
    let data: Vec<[f64; 2]> = (0..30)
        .map(|i| -14.0 + 0.93 * f64::from(i))
        .map(|x| [x, model(x, 0.7) + 0.12 * sin(37.0 * x)])
        .collect();
    let batch: Vec<[f64; 2]> = [3, 11, 14, 18, 22].iter().map(|i| data[*i]).collect();
    let mut figure = bare(
        "Model f[x, φ]",
        "the five examples of this batch in gold",
        Axis::linear("x", Span::new(-15.0, 15.0)),
        Axis { grid: true, ..Axis::linear("y", Span::new(-1.2, 1.2)) },
    );
    figure.marks = vec![
        line(-1.0, 0.25),
        line(0.0, 0.45),
        Mark::Points {
            points: data,
            ink: Role::Data.shade(0.55),
            radius: 2.8,
            shape: Glyph::Disc,
            outline: None,
        },
        Mark::Segments {
            segments: batch.iter().map(|p| [*p, [p[0], model(p[0], 0.4)]]).collect(),
            ink: Role::Derivative.ink(),
            width: 1.6,
        },
        line(0.4, 1.0),
        Mark::Points {
            points: batch,
            ink: Role::Batch.ink(),
            radius: 4.5,
            shape: Glyph::Disc,
            outline: Some(Role::Ink.ink()),
        },
        Mark::Line {
            points: vec![[-15.0, 0.8], [15.0, 0.95]],
            ink: Role::Muted.ink(),
            width: 1.5,
            dashed: true,
            outline: None,
        },
    ];
    figure
}

pub fn loss_plot() -> Figure {
    let loss = |method: u8, t: i32| {
        3e3 * pow(0.8 - 0.05 * f64::from(method), f64::from(t)) + 1e-4 * f64::from(1 + t % 3)
    };
    let mut figure = bare(
        "Loss by step",
        "full loss, logarithmic",
        Axis {
            ticks: Ticks::Whole,
            notches: (0..=60).step_by(6).map(f64::from).collect(),
            ..Axis::linear("step", Span::new(0.0, 60.0))
        },
        Axis { scale: Scale::Log, grid: true, ..Axis::linear("L", Span::new(1e-5, 1e4)) },
    );
    for (method, shape) in [(0, Glyph::Disc), (1, Glyph::Square), (2, Glyph::Diamond), (3, Glyph::Triangle)] {
        let points: Vec<[f64; 2]> = (0..=60).map(|t| [f64::from(t), loss(method, t)]).collect();
        let role = Role::Method(method);
        figure.marks.push(Mark::Line {
            points: points.clone(),
            ink: role.ink(),
            width: 1.8,
            dashed: method == 3,
            outline: None,
        });
        figure.marks.push(Mark::Points {
            points: points.into_iter().step_by(10).collect(),
            ink: role.ink(),
            radius: 4.0,
            shape,
            outline: Some(Role::Paper.ink()),
        });
    }
    figure.marks.push(Mark::Line {
        points: (0..=60).map(|t| [f64::from(t), if t == 30 { f64::NAN } else { -1.0 }]).collect(),
        ink: Role::Loss.ink(),
        width: 2.0,
        dashed: false,
        outline: None,
    });
    figure
}

/// The nodes of a chain, as in the chain lab.
pub fn chain() -> Figure {
    let names = ["x", "f₀", "h₁", "f₁", "h₂", "f₂", "h₃", "f₃", "ℓ"];
    let values = ["2.300", "1.230", "0.942", "1.623", "5.068", "7.137", "0.657", "2.372", "0.139"];
    let above = [
        "",
        "β₀ + ω₀ x",
        "sin f₀",
        "β₁ + ω₁ h₁",
        "exp f₁",
        "β₂ + ω₂ h₂",
        "cos f₂",
        "β₃ + ω₃ h₃",
        "(f₃ − y)²",
    ];
    let mut figure = bare(
        "Backwards along the chain",
        "",
        Axis::hidden(Span::new(-0.5, 8.5)),
        Axis::hidden(Span::new(-3.0, 1.0)),
    );
    let mut marks = Vec::new();
    for k in 0..9 {
        let x = k as f64;
        let role = if k == 8 { Role::Loss } else { Role::Value };
        let current = k == 3;
        if k > 0 {
            marks.push(Mark::Arrow {
                from: [x - 1.0, 0.0],
                to: [x, 0.0],
                bend: 0.0,
                gap: 37.0,
                ink: Role::Muted.shade(0.6),
                width: 1.5,
                dashed: false,
                outline: None,
            });
        }
        if k > 3 {
            let latest = k == 4;
            marks.push(Mark::Arrow {
                from: [x, -0.1],
                to: [x - 1.0, -0.1],
                bend: 48.0,
                gap: 40.0,
                ink: Role::Derivative.shade(if latest { 1.0 } else { 0.45 }),
                width: if latest { 3.5 } else { 1.5 },
                dashed: false,
                outline: None,
            });
            let style = Style {
                bold: latest,
                ..Style::plain(Role::Derivative.shade(if latest { 1.0 } else { 0.7 }), Size::Small)
            };
            marks.push(label([x - 0.5, 0.0], "× 5.068", style, [0.0, 70.0]));
        }
        marks.push(Mark::Node {
            at: [x, 0.0],
            radius: 36.0,
            fill: Role::Paper.ink(),
            stroke: if current { Role::Derivative } else { role }.ink(),
            width: if current { 3.2 } else { 1.5 },
        });
        let variable = Style { variable: true, ..Style::plain(Role::Ink.ink(), Size::Large) };
        marks.push(label([x, 0.0], names[k], variable, [0.0, -12.0]));
        let number = Style { bold: true, ..Style::plain(role.ink(), Size::Normal) };
        marks.push(label([x, 0.0], values[k], number, [0.0, 10.0]));
        let formula = Style { variable: true, ..Style::plain(Role::Muted.ink(), Size::Normal) };
        marks.push(label([x, 0.0], above[k], formula, [0.0, -52.0]));
        if k % 2 == 1 {
            for (side, name) in [(-0.29, "β₁ 2.0"), (0.29, "ω₁ −0.4")] {
                marks.push(Mark::Line {
                    points: vec![[x + 0.35 * side, -0.4], [x + side, -1.5]],
                    ink: Role::Rule.ink(),
                    width: 1.5,
                    dashed: false,
                    outline: None,
                });
                let at = [x + side, -1.6];
                marks.push(Mark::Tile {
                    at,
                    size: [68.0, 30.0],
                    fill: Role::Paper.ink(),
                    stroke: Role::Parameter.shade(0.5),
                    width: 1.2,
                });
                marks.push(label(at, name, Style::plain(Role::Parameter.ink(), Size::Small), [0.0, 0.0]));
            }
        }
    }
    let large = Style { bold: true, ..Style::plain(Role::Derivative.ink(), Size::Large) };
    marks.push(label([3.0, -1.0], "−17.060", large, [0.0, 0.0]));
    figure.marks = marks;
    figure
}

pub fn samples() -> Vec<(&'static str, Figure)> {
    vec![("surface", surface(129)), ("data", data_plot()), ("loss", loss_plot()), ("chain", chain())]
}
