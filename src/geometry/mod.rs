//! What drawing computes in each frame: polylines clipped and thinned, level lines traced; and how near a
//! press is to what can be taken.

pub mod contour;
pub mod near;
pub mod path;
