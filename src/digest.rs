//! One number for all numbers of a run, to compare platforms by: native, wasm in Node, browsers.

use crate::lab::Session;

/// The 64-bit FNV-1a hash of a session's columns: their runs and names, and the bits of their numbers, of which all
/// that are not a number count as one.
pub fn digest(session: &dyn Session) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut take = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for column in session.columns() {
        take(column.run.as_bytes());
        take(column.name.as_bytes());
        for value in column.values() {
            take(&if value.is_nan() { f64::NAN.to_bits() } else { value.to_bits() }.to_le_bytes());
        }
    }
    hash
}
