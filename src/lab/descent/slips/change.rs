//! Changes instead of places.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "what is printed is the change of φ in each step, not φ itself",
    runs: |case| {
        let mut run = case.run();
        for series in
            run.iter_mut().filter(|series| series.name.starts_with('φ') && !series.name.contains('̃'))
        {
            series.values = series.values.windows(2).map(|pair| pair[1] - pair[0]).collect();
        }
        vec![run]
    },
};
