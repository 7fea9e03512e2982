//! Every preset's figures as SVG files, kept in tests/golden. A figure that comes out differently is written
//! beside the old one as `*.new.svg`; `cargo xtask golden` takes the new ones over.

use crate::support::golden::Golden;
use gradstep::lab::{self, Moment, View};
use gradstep::plot::{self, Frame, Theme};
use gradstep::widget::Widget;

/// The sizes a view is drawn at: on a laptop, where a diagram that a phone shows taller is wide; and on a phone where the
/// shape differs.
fn frames(view: &View) -> Vec<(&'static str, Frame)> {
    let frame = |width: f64, aspect: f64| Frame { width, height: (width / aspect).round(), ratio: 1.0 };
    let laptop = frame(if view.narrow < view.aspect { 980.0 } else { 520.0 }, view.aspect);
    let phone = (view.aspect != view.narrow).then(|| ("-phone", frame(358.0, view.narrow)));
    [("", laptop)].into_iter().chain(phone).collect()
}

#[test]
fn every_presets_figures_come_out_as_they_were() {
    let mut golden = Golden::new("golden");
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
                    golden.same(&name, &plot::svg(&figure, &frame, &Theme::Light));
                }
            }
        }
    }
    let (_, frame) = frames(&View { id: "surface", aspect: 1.0, narrow: 1.0 })[0];
    let large = Widget::new("v=1&lab=descent&problem=gabor&start=3,10&steps=80&size=large&t=26");
    let drawn = large.svg("surface", frame.width, frame.height, &Theme::Light);
    golden.same("descent-gabor-surface-large.svg", &drawn);
    golden.finish("if not, a number or the drawing changed: is a platform's own sin or exp in it?");
}
