//! Every preset's figures as SVG files, kept in tests/golden. A figure that comes out differently is written
//! beside the old one as `*.new.svg`; `cargo xtask golden` takes the new ones over.

use gradstep::lab::{self, Moment, View};
use gradstep::plot::{self, Frame, Theme};
use gradstep::widget::Widget;
use std::path::{Path, PathBuf};

/// The sizes a view is drawn at: on a laptop, where a diagram that a phone shows taller is wide; and on a phone where the
/// shape differs.
fn frames(view: &View) -> Vec<(&'static str, Frame)> {
    let frame = |width: f64, aspect: f64| Frame { width, height: (width / aspect).round(), ratio: 1.0 };
    let laptop = frame(if view.narrow < view.aspect { 980.0 } else { 520.0 }, view.aspect);
    let phone = (view.aspect != view.narrow).then(|| ("-phone", frame(358.0, view.narrow)));
    [("", laptop)].into_iter().chain(phone).collect()
}

fn writing() -> bool {
    std::env::var("GRADSTEP_GOLDEN").is_ok_and(|v| v == "write")
}

/// Compares a text with its golden file, or writes it where GRADSTEP_GOLDEN=write.
fn same(path: &Path, got: &str) -> bool {
    if writing() {
        std::fs::write(path, got).expect("the golden file can be written");
        return true;
    }
    let beside = path.with_extension("new.svg");
    if std::fs::read_to_string(path).is_ok_and(|want| want == got) {
        return true;
    }
    std::fs::write(beside, got).expect("the new file can be written");
    false
}

#[test]
fn every_presets_figures_come_out_as_they_were() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    if writing() {
        let _ = std::fs::remove_dir_all(&folder);
    }
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let (mut known, mut changed) = (Vec::new(), Vec::new());
    for lab in lab::ALL {
        for preset in lab.presets() {
            let (scenario, _) = lab::parse(preset.link);
            let session = lab.open(&scenario, None);
            let t = match scenario.integer("t") {
                0 => session.steps() / 3,
                t => t,
            };
            for view in session.views() {
                for (size, frame) in frames(&view) {
                    let figure = session.figure(
                        view.id,
                        Moment {
                            t,
                            progress: 1.0,
                            width: frame.width,
                            narrow: frame.width < session.narrow(),
                        },
                    );
                    let name = format!("{}-{}-{}{size}.svg", lab.schema().id, preset.id, view.id);
                    if !same(&folder.join(&name), &plot::svg(&figure, &frame, &Theme::Light)) {
                        changed.push(name.clone());
                    }
                    known.push(name);
                }
            }
        }
    }
    let (_, frame) = frames(&View { id: "surface", aspect: 1.0, narrow: 1.0 })[0];
    let large = Widget::new("v=1&lab=descent&problem=gabor&start=3,10&steps=80&size=large&t=26");
    let drawn = large.svg("surface", frame.width, frame.height, &Theme::Light);
    known.push("descent-gabor-surface-large.svg".into());
    if !same(&folder.join("descent-gabor-surface-large.svg"), &drawn) {
        changed.extend(known.last().cloned());
    }
    assert!(
        changed.is_empty(),
        "{changed:?} differ from tests/golden. If the change is meant, look at the *.new.svg beside them and run \
         `cargo xtask golden`; if not, a number or the drawing changed: is a platform's own sin or exp in it?"
    );
    for file in std::fs::read_dir(&folder).expect("the folder can be read") {
        let name = file.expect("a file").file_name().into_string().expect("a plain name");
        let name = name.replace(".new.svg", ".svg");
        assert!(known.contains(&name), "{name} belongs to no preset");
    }
}
