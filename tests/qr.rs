//! QR codes are read back by another library.

use gradstep::qr::qr;
use rqrr::PreparedImage;

/// Reads the code as a phone would: from its pixels, three to a module.
fn scanned(text: &str) -> String {
    let code = qr(text).expect("it fits");
    let size = code.size as usize;
    let mut dark = vec![false; size * size];
    for run in code.path.split('M').skip(1) {
        let (x, rest) = run.split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let (long, _) = rest.split_once('v').unwrap();
        let [x, y, long] = [x, y, long].map(|n| n.parse::<usize>().unwrap());
        dark[y * size + x..][..long].fill(true);
    }
    let pixel = |x, y| if dark[y / 3 * size + x / 3] { 0 } else { 255 };
    let mut image = PreparedImage::prepare_from_greyscale(3 * size, 3 * size, pixel);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[test]
fn links_are_read_back() {
    let long = format!("https://example.org/#v=1&lab=descent&x={}", "0.125,".repeat(200));
    for text in
        ["#v=1", "https://example.org/gradstep/#v=1&lab=descent&problem=gabor&opt=sgd,adam&t=17", &long]
    {
        assert_eq!(scanned(text), text);
    }
}

#[test]
fn what_is_too_long_has_none() {
    assert_eq!(qr(&"a".repeat(4000)), None);
}
