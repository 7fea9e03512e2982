//! Axes: thin rules, few ticks, quiet numbers, the label at the end.

use super::layout::{LABEL, LINE, Layout, SMALL};
use super::pen::{Drawn, Pen, Type};
use crate::figure::{Anchor, Axis, Figure, Role};
use plotters::prelude::DrawingBackend;

/// Length of tick marks.
const MARK: f64 = 4.0;

/// Whether a label is a variable, set in italics (`φ₀`, `L`, `f[x]`), or a word (`step`, `log₁₀ σ²`).
pub fn is_variable(label: &str) -> bool {
    !label.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic())
}

/// The middle of the pixel: there a stroke of one pixel is sharp.
fn sharp(v: f64) -> f64 {
    v.floor() + 0.5
}

fn number(anchor: Anchor) -> Type {
    Type { ink: Role::Muted.ink(), size: SMALL, bold: false, variable: false, halo: None, anchor }
}

/// Draws grid, rules, ticks, numbers and labels of both axes.
pub fn draw_axes<DB: DrawingBackend>(pen: &Pen<DB>, layout: &Layout, figure: &Figure) -> Drawn<DB> {
    let plot = &layout.plot;
    let rule = Role::Rule.ink();
    let mark = Role::Muted.shade(0.6);
    let bare = figure.field.is_none();
    let column = |value: f64| sharp(layout.to_px([value, 0.0])[0]);
    let row = |value: f64| sharp(layout.to_px([0.0, value])[1]);
    let (left, bottom) = (sharp(plot.left), sharp(plot.bottom));

    if figure.x.grid {
        for x in layout.x_ticks.iter().map(|tick| column(tick.value)) {
            pen.line(&[[x, plot.top], [x, bottom]], rule, 1.0)?;
        }
    }
    if figure.y.grid {
        for y in layout.y_ticks.iter().map(|tick| row(tick.value)) {
            pen.line(&[[plot.left, y], [plot.right, y]], rule, 1.0)?;
        }
    }
    if figure.x.shown() {
        if bare {
            pen.line(&[[plot.left, bottom], [plot.right, bottom]], mark, 1.0)?;
        }
        for (i, tick) in layout.x_ticks.iter().enumerate() {
            let x = column(tick.value);
            let lower = (i % layout.x_lines) as f64 * LINE;
            if !figure.x.grid {
                pen.line(&[[x, bottom], [x, bottom + MARK + lower]], mark, 1.0)?;
            }
            pen.text([x, plot.bottom + 13.0 + lower], &tick.label, &number(Anchor::Middle))?;
        }
        for x in notches(layout, &figure.x) {
            pen.line(&[[x, bottom], [x, bottom + MARK]], mark, 1.0)?;
        }
        let lower = (layout.x_lines - 1) as f64 * LINE;
        label(pen, &figure.x.label, [plot.right, plot.bottom + 29.0 + lower], Anchor::End)?;
    }
    if figure.y.shown() {
        if bare && !figure.y.grid {
            pen.line(&[[left, plot.top], [left, bottom]], mark, 1.0)?;
        }
        for tick in &layout.y_ticks {
            let y = row(tick.value);
            if !figure.y.grid {
                pen.line(&[[left - MARK, y], [left, y]], mark, 1.0)?;
            }
            pen.text([plot.left - 7.0, y], &tick.label, &number(Anchor::End))?;
        }
        // Over the plot, not over the numbers: one of them may stand at the very top.
        label(pen, &figure.y.label, [plot.left, plot.top - 13.0], Anchor::Start)?;
    }
    Ok(())
}

/// The notches of the axis across that can be told apart; none if they would run together.
fn notches(layout: &Layout, axis: &Axis) -> Vec<f64> {
    let inside = axis.notches.iter().filter(|v| axis.span.contains(**v));
    let columns: Vec<f64> = inside.map(|v| sharp(layout.to_px([*v, 0.0])[0])).collect();
    let crowded = columns.len() as f64 * 3.0 > layout.plot.width();
    if crowded { Vec::new() } else { columns }
}

/// The label at an axis' end.
fn label<DB: DrawingBackend>(pen: &Pen<DB>, label: &str, at: [f64; 2], anchor: Anchor) -> Drawn<DB> {
    if label.is_empty() {
        return Ok(());
    }
    let variable = is_variable(label);
    pen.text(at, label, &Type { size: if variable { LABEL } else { SMALL }, variable, ..number(anchor) })
}

#[cfg(test)]
mod tests {
    use super::is_variable;

    #[test]
    fn variables_and_words_are_told_apart() {
        for variable in ["φ₀", "x", "L", "f[x, φ]", "σ²", "hₖ", ""] {
            assert!(is_variable(variable), "{variable}");
        }
        for word in ["step", "loss", "log₁₀ σ²", "layer k"] {
            assert!(!is_variable(word), "{word}");
        }
    }
}
