//! Files that a test compares with, and writes where GRADSTEP_GOLDEN=write.

use std::path::{Path, PathBuf};

/// A folder of such files, and what was found of them.
pub struct Golden {
    folder: PathBuf,
    known: Vec<String>,
    changed: Vec<String>,
}

fn writing() -> bool {
    std::env::var("GRADSTEP_GOLDEN").is_ok_and(|v| v == "write")
}

impl Golden {
    /// The folder of this name beside the tests; emptied where the files are written anew.
    pub fn new(folder: &str) -> Golden {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        if writing() {
            let _ = std::fs::remove_dir_all(&folder);
        }
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        Golden { folder, known: Vec::new(), changed: Vec::new() }
    }

    /// Compares a text with its file; one that differs is written beside it as `*.new.*`.
    pub fn same(&mut self, name: &str, got: &str) {
        let path = self.folder.join(name);
        self.known.push(name.into());
        if writing() {
            std::fs::write(path, got).expect("the golden file can be written");
        } else if !std::fs::read_to_string(&path).is_ok_and(|want| want == got) {
            std::fs::write(beside(&path), got).expect("the new file can be written");
            self.changed.push(name.into());
        }
    }

    /// Holds that all were the same, and that there is no other.
    pub fn finish(self, advice: &str) {
        let Golden { folder, known, changed } = self;
        assert!(
            changed.is_empty(),
            "{changed:?} differ from {}. If the change is meant, look at the *.new.* beside them and run `cargo xtask golden`; \
             {advice}",
            folder.display()
        );
        for file in std::fs::read_dir(&folder).expect("the folder can be read") {
            let name = file.expect("a file").file_name().into_string().expect("a plain name");
            assert!(known.contains(&name.replace(".new.", ".")), "{name} belongs to nothing that is tested");
        }
    }
}

fn beside(path: &Path) -> PathBuf {
    let end = path.extension().map_or(String::new(), |end| end.to_string_lossy().into_owned());
    path.with_extension(format!("new.{end}"))
}
