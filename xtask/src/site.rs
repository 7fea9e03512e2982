//! Which file answers which address, and of what type it is.

use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};

/// The part of the project that is served.
pub struct Site {
    root: PathBuf,
    open: &'static [&'static str],
}

impl Site {
    /// The page alone.
    pub fn page(root: PathBuf) -> Site {
        Site { root, open: &["index.html", "www"] }
    }

    /// The page, as it is and as `cargo xtask dist` makes it, the benchmarks and the packages they compare it with.
    pub fn bench(root: PathBuf) -> Site {
        Site { root, open: &["index.html", "www", "dist", "benches", "node_modules"] }
    }

    /// The file behind an address like `/www/style.css?x#y`, if it is one that is served.
    ///
    /// A path can't leave the open files and folders: neither by `..` in any spelling nor by a symbolic link.
    pub fn find(&self, address: &str) -> Option<PathBuf> {
        let path = address.split(['?', '#']).next()?.strip_prefix('/')?;
        let path = percent_decode_str(path).decode_utf8().ok()?;
        let path = if path.is_empty() { "index.html" } else { &*path };
        let plain =
            |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(['\\', ':', '\0']);
        if !path.split('/').all(plain) {
            return None;
        }
        let top = self.open.iter().find(|open| path.split('/').next() == Some(**open))?;
        let file = self.root.join(path).canonicalize().ok()?;
        (file.is_file() && file.starts_with(self.root.join(top).canonicalize().ok()?)).then_some(file)
    }
}

/// The media type of a file, text in UTF-8.
pub fn media_type(path: &Path) -> String {
    let guess = mime_guess::from_path(path).first_or_octet_stream();
    if guess.type_() == "text" { format!("{guess}; charset=utf-8") } else { guess.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;

    fn site() -> (Folder, Site) {
        let folder = Folder::new();
        for file in
            ["index.html", "Cargo.toml", "www/a b.js", "www/pkg/x.wasm", "www/.secret", "target/x", ".git/x"]
        {
            folder.write(file, "x");
        }
        let site = Site::page(folder.path().to_path_buf());
        (folder, site)
    }

    #[test]
    fn serves_the_page() {
        let (folder, site) = site();
        let root = folder.path();
        for (address, file) in [
            ("/", "index.html"),
            ("/?x=1", "index.html"),
            ("/index.html#v=1", "index.html"),
            ("/www/a%20b.js", "www/a b.js"),
            ("/www/pkg/x.wasm?3", "www/pkg/x.wasm"),
        ] {
            assert_eq!(site.find(address), Some(root.join(file)), "{address}");
        }
    }

    #[test]
    fn serves_nothing_else() {
        let (_folder, site) = site();
        for address in [
            "",
            "index.html",
            "/Cargo.toml",
            "/target/x",
            "/.git/x",
            "/www",
            "/www/",
            "/www/missing.js",
            "/www/.secret",
            "/www/../Cargo.toml",
            "/www/%2e%2e/Cargo.toml",
            "/www/..%2fCargo.toml",
            "/www/..%5cCargo.toml",
            "/../Cargo.toml",
            "//Cargo.toml",
            "/www//a b.js",
            "/www/%00",
            "/www/%ff",
            "/C:/Cargo.toml",
            "/index.html/x",
            "/index.htmlx",
        ] {
            assert_eq!(site.find(address), None, "{address}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out() {
        let (folder, site) = site();
        std::os::unix::fs::symlink(folder.path().join("Cargo.toml"), folder.path().join("www/out")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("www/a b.js"), folder.path().join("www/in")).unwrap();
        assert_eq!(site.find("/www/out"), None);
        assert!(site.find("/www/in").is_some());
    }

    #[test]
    fn types_are_those_that_browsers_demand() {
        for (file, expected) in [
            ("index.html", "text/html; charset=utf-8"),
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.mjs", "application/javascript"),
            ("a.css", "text/css; charset=utf-8"),
            ("a_bg.wasm", "application/wasm"),
            ("a.svg", "image/svg+xml"),
            ("a.json", "application/json"),
            ("a.png", "image/png"),
            ("a.unheard-of", "application/octet-stream"),
        ] {
            assert_eq!(media_type(Path::new(file)), expected, "{file}");
        }
    }
}
