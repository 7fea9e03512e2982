//! What every preset says at chosen steps, kept in tests/panels as text: the status, the numbers of the panel, what is under the
//! pointer, what a drag sets, and the lines of its file of numbers. `cargo xtask golden` takes changes over.

use crate::support::golden::Golden;
use gradstep::lab;
use gradstep::plot::Frame;
use gradstep::widget::Widget;
use std::fmt::Write;

/// The text of markup: a line for a block or a row, spaces between elements.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for part in html.split_inclusive(['<', '>']) {
        let (words, end) = part.split_at(part.len() - part.ends_with(['<', '>']) as usize);
        if inside {
            let tag = words.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
            let apart =
                ["p", "h3", "h4", "tr", "table", "math", "div", "caption", "details", "summary", "li"]
                    .contains(&tag);
            text.push_str(match (apart, words.starts_with('/')) {
                (true, true) => "\n",
                (true, false) => "",
                _ => " ",
            });
        } else {
            text.push_str(words);
        }
        inside = end == "<" || (inside && end != ">");
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).map(|line| format!("  {line}\n")).collect()
}

/// What is under the pointer at nine places of each view, and what dragging its handles sets.
fn hands(out: &mut String, link: &str) {
    let widget = Widget::new(link);
    let frame = Frame { width: 520.0, height: 300.0, ratio: 1.0 };
    for view in widget.session().views() {
        let _ = writeln!(out, "  {}", view.id);
        let mut before = String::new();
        for at in 0..9 {
            let at = [[120.0, 260.0, 440.0][at % 3], [50.0, 150.0, 240.0][at / 3]];
            let words = widget.readout(view.id, &frame, at);
            if words != before {
                let _ = writeln!(out, "    at {} {}: {words}", at[0], at[1]);
            }
            before = words;
        }
        for handle in widget.figure(view.id, widget.t() as f64, 520.0).handles.iter().take(3) {
            let mut dragged = Widget::new(link);
            dragged.drag(view.id, handle.id, &frame, [300.0, 120.0]);
            let _ = writeln!(out, "    {} dragged: {}", handle.name, dragged.link());
        }
    }
}

#[test]
fn every_preset_says_what_it_said() {
    let mut golden = Golden::new("panels");
    for lab in lab::ALL {
        for preset in lab.presets() {
            let mut widget = Widget::new(preset.link);
            let (steps, shown) = (widget.steps(), widget.t());
            let mut out = format!("{}\n{}\n{}\n", preset.link, preset.title, preset.text);
            let mut times = vec![0, 1, shown, steps / 3, steps];
            times.sort();
            times.dedup();
            for t in times {
                widget.seek(t);
                let session = widget.session();
                let _ = writeln!(out, "\nstep {t}: {}", session.status(t));
                let alarm = session.alarm(t);
                if !alarm.is_empty() {
                    let _ = writeln!(out, "  ! {alarm}");
                }
                widget.panel().iter().for_each(|column| out.push_str(&text(column)));
            }
            out.push_str("\nunder the hand\n");
            widget.seek(if shown == 0 { steps / 3 } else { shown });
            hands(&mut out, &widget.link());
            out.push_str("\nfile of numbers\n");
            let csv = widget.session().csv();
            let lines: Vec<&str> = csv.lines().collect();
            for (i, line) in lines.iter().enumerate().filter(|(i, _)| *i < 4 || i + 1 == lines.len()) {
                let _ = writeln!(out, "  {i}: {line}");
            }
            golden.same(&format!("{}-{}.txt", lab.schema().id, preset.id), &out);
        }
    }
    golden.finish("if not, a number or a sentence is no longer what it was");
}
