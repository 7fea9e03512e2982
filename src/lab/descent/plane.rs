//! How far runs go in the plane that the surface is drawn over.

use super::Run;
use crate::figure::Span;
use crate::trajectory::Ending;

/// How many widths of the plane are shown of a run that diverges: enough to see how it begins.
const REACH: f64 = 5.0;

/// Whether a run has left the plane by step t.
pub fn leaves(run: &Run, plane: [Span; 2], t: usize) -> bool {
    let outside = |phi: [f64; 2]| (0..2).any(|i| !plane[i].contains(phi[i]));
    run.track.path().take(t + 1).any(outside)
}

/// The plane, widened to hold all runs; of one that diverges, the part that does not dwarf the plane.
pub fn around<'a>(runs: impl Iterator<Item = &'a Run>, plane: [Span; 2]) -> [Span; 2] {
    let far = |phi: &[f64; 2]| {
        (0..2).any(|i| {
            let middle = 0.5 * (plane[i].lo() + plane[i].hi());
            let off = (phi[i] - middle).abs();
            off.is_nan() || off > REACH * plane[i].width()
        })
    };
    let mut corners = [plane.map(Span::lo), plane.map(Span::hi)];
    for run in runs {
        let diverges = run.track.ending == Ending::Diverged;
        for phi in run.track.path().take_while(|phi| !(diverges && far(phi))) {
            for i in 0..2 {
                corners[0][i] = corners[0][i].min(phi[i]);
                corners[1][i] = corners[1][i].max(phi[i]);
            }
        }
    }
    [0, 1].map(|i| {
        let span = Span::new(corners[0][i], corners[1][i]);
        if span == plane[i] { span } else { span.padded(0.05) }
    })
}
