//! What drawing computes in each frame: polylines clipped and thinned, level lines traced.

pub mod contour;
pub mod path;
