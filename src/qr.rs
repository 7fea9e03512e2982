//! QR codes: links to be scanned from paper and from a screen.

use qrcodegen::{QrCode, QrCodeEcc};

/// A text as a QR code, drawn as the path of an SVG: dark modules are unit squares, joined along rows, inside a square of
/// `size` units that leaves the quiet zone of four modules on each side.
#[derive(Debug, PartialEq, Eq)]
pub struct Qr {
    /// Width and height, quiet zone included.
    pub size: i32,
    /// The `d` of the path.
    pub path: String,
}

/// The quiet zone that readers of codes need (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The code of a text; nothing where it is too long for one (about 2,900 bytes).
pub fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                path += &format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some(Qr { size: code.size() + 2 * QUIET, path })
}
