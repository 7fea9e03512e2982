//! Node, npm and the packages of a package-lock.json.

use crate::project::{find, program, root, run};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;

const NODE: &str = "Node 20 or newer (https://nodejs.org)";
const OLDEST: u32 = 20;

/// A script run by Node, for instance a tool in `node_modules`.
pub fn node(script: &str) -> Result<Command> {
    let mut command = program(find("node", NODE)?);
    command.arg(script);
    Ok(command)
}

/// Checks Node's version, and installs the project's packages where they are missing or old.
pub fn need_packages() -> Result<()> {
    need_packages_of(&root())
}

/// [`need_packages`] for a folder with a package.json of its own.
pub fn need_packages_of(folder: &Path) -> Result<()> {
    let version = program(find("node", NODE)?).arg("--version").output().context("`node` does not start")?;
    let version = String::from_utf8_lossy(&version.stdout).trim().to_string();
    if major(&version).is_none_or(|major| major < OLDEST) {
        bail!("Node {version} is too old: install {NODE}");
    }
    let npm = find("npm", "npm, which comes with Node (https://nodejs.org)")?;
    if current(folder) {
        return Ok(());
    }
    run(program(npm).arg("ci").current_dir(folder))
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Whether npm's own note of what it installed is as new as the files that say what to install.
fn current(root: &Path) -> bool {
    let changed = |path: &str| root.join(path).metadata().and_then(|m| m.modified()).ok();
    let installed = changed("node_modules/.package-lock.json");
    installed.is_some() && installed >= changed("package-lock.json") && installed >= changed("package.json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;

    #[test]
    fn reads_the_major_version() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v9.1.0"), Some(9));
        assert_eq!(major("nonsense"), None);
    }

    #[test]
    fn packages_are_old_when_none_are_there_or_the_lock_is_newer() {
        let folder = Folder::new();
        let root = folder.path();
        let write = |path: &str, seconds: u64| {
            let file = std::fs::File::create(root.join(path)).unwrap();
            file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds)).unwrap();
        };
        write("package.json", 1_000);
        write("package-lock.json", 1_000);
        assert!(!current(root));
        std::fs::create_dir(root.join("node_modules")).unwrap();
        write("node_modules/.package-lock.json", 2_000);
        assert!(current(root));
        write("package-lock.json", 3_000);
        assert!(!current(root));
    }
}
